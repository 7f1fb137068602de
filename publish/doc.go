// Package publish prepares an event for its readers: terminal, page and feed.
//
// It takes an [Edition], the board of one event with the readings its evidence
// points into, and gives what all faces of the product share:
//
//   - [Mark]: the word and the glyph for each relation, stance and record, so
//     that no face ever relies on colour and all say the same thing;
//   - [Passage]: evidence as a reader can check it, with the sentences around
//     it, the verbatim part, editorial brackets, who says that who said it, the
//     address of the live page with a text fragment, and a citation;
//   - [Rows]: the findings with a person's reviews applied, conflicts first.
//
// In the Phnom Penh case the ministry's cell rests on words of an EAC News
// article. Its passage shows them inside their paragraph, with the chain
// "EAC News › Ministry of Foreign Affairs" and an anchor such as
// kh-article.txt:1890-1937. An anchor that does not fit its document is never
// repaired: the passage is marked [Passage.Lost] and shows no words at all.
//
// The sub-packages write: wire the JSON, term the terminal's board, web the
// pages, feed what machines subscribe to. Nothing here stores or computes a
// finding. Text fragments follow the WICG draft "URL Fragment Text Directives".
package publish
