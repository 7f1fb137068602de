// Package model finds who said what with trained weights: spans of source, cue
// and content in a tagged text.
//
// It reads a paragraph twice. The first pass is a chain over the tokens that
// labels sources, cues and contents all at once, from words, tags, names,
// quotation marks and the reporting words nearby. Every stretch that may be a
// cue is then asked for its own source and content by a second chain, whose
// features are measured from that cue and see the first pass's labels: this
// links the three roles by learning rather than by nearness. Answers that
// claim the same words are settled by their confidence.
//
//	l := lang.Analyse("“We did not discuss such issues,” Mr. Hun Sen said.")
//	l.FillNames()
//	model.Default().Find(l, model.Paragraphs(l))
//	// source "Mr. Hun Sen", cue "said", content "“We did not discuss such issues,”"
//
// The idea of seeing earlier labels follows CofeNet (Wang et al., COLING 2022),
// that of one labelling a predicate is common in semantic role labelling.
// Trained on PolNeAR and the project's own world set; one statement a cue, no
// nesting (a second run inside contents finds that), English only.
package model
