// Package web writes editions as pages that need no script.
//
// It takes [publish.Edition] values and gives HTML: Today, an event's board, one
// proposition, one document with its statements, one person, the people, the
// sources. The same templates serve a live site, whose addresses begin with
// "/", and a folder that opens from a disk ([Site.Export]), whose addresses are
// relative and whose style sheet is inside each page.
//
// On the Phnom Penh board the ministry's cell for "The President called for the
// release of Seng Theary" reads "⊘ denies", then the words, then a button
// "“ 1". The button opens a native popover with the sentences around the words.
// In print the same popovers are the numbered endnotes.
//
// What the pages hold to, each with a test here or in api:
//
//   - no sentence without an anchor, and no words in place of a lost anchor;
//   - relation, stance and record are a glyph and a word, colour only repeats;
//   - machine-made is dotted and says so, confirmed is solid and names who;
//   - silent and no-record look different and read differently;
//   - all text is escaped by html/template; only http and https are linked;
//   - data tables keep their explicit ARIA roles, since at 320 px CSS turns
//     rows into cards, and that would take the roles away.
//
// Limits: document text is shown as text, never as its own HTML; the language
// of the pages is English, passages carry their own lang and direction.
// The accessibility rules are WCAG 2.2 AA.
package web
