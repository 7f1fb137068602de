// Package reading scores the reading of pages against gold text, and trains the
// judge of read/html.
//
// Two sets, both beside the checkout and never in it: the article extraction
// benchmark (181 pages, body only; its own measure, shingles of four words) and
// the open half of the Fundus parser tests (131 pages of 91 publishers, with
// title, authors and date).
//
//	go test ./eval/reading -v -run Scores
//	zyte    F1 .98 exact .57 ...
//	fundus  mean F .98 title .82 authors .88 day .98 ...
//
// The judge is trained on these pages, so those figures are the program's on
// pages it knows. [CrossValidate] gives the figure for unseen publishers: it
// trains five times and measures each fifth of the publishers with a judge that
// never saw them. Quote that one.
//
// Follows K. Lopukhin, "Evaluating quality of article body extraction" (2019)
// for the measure, and Dallabetta et al., "Fundus" (ACL 2024) for the gold.
package reading
