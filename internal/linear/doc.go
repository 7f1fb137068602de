// Package linear holds hashed linear models: how they score, how they decode a
// sequence of labels, and the file format they are kept in.
//
// A feature is 32 hashed bits; the top bits choose a row of a [Table], and a
// row is one signed byte a label. Rows lie in the cache: a tagger with 2^16
// rows of 7 labels takes 512 KB. Scoring adds whole rows, eight labels at a
// time:
//
//	f := linear.Feature(template, word, tag)
//	table.Score(scores, []uint32{f, ...})   // one score a label
//
// A [Chain] adds a score for each pair of neighbouring labels and finds the
// best sequence (Viterbi) or the probability of each label (forward-backward),
// as in Lafferty, McCallum and Pereira 2001. An [Octet] is a chain of up to
// three roles that runs some four times as fast.
//
// Weights are trained by package fit, from the same features. A model file
// names its format, its feature templates, its training material and its
// scores; see [Artefact].
package linear
