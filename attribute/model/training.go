package model

import (
	"slices"

	"onrecord/lang"
)

// What training needs of the passes; see package attribute/train.

// FirstFeatures returns a thorough first pass's features of each token of p.
func (r *Reading) FirstFeatures(p lang.Range) [][]uint32 {
	r.thorough = true
	out := make([][]uint32, p.Len())
	for k := range out {
		r.feature = r.firstFeatures(r.feature[:0], p, p.Start+k)
		out[k] = slices.Clone(r.feature)
	}
	return out
}

// FirstLabels returns the labels of p for these attributions; of two that
// claim a token the later one has it.
func FirstLabels(p lang.Range, gold []Found) []uint8 {
	labels := make([]uint8, p.Len())
	for _, g := range gold {
		paint(labels, p.Start, g.Content, contentB)
	}
	for _, g := range gold {
		paint(labels, p.Start, g.Source, sourceB)
		paint(labels, p.Start, g.Cue, cueB)
	}
	return labels
}

// Cues returns the stretches of p that the second pass is asked for, after First.
func (r *Reading) Cues(p lang.Range) []lang.Range { return r.cues(p) }

// SecondFeatures returns the window of one cue in p and its tokens' features for
// a thorough second pass.
func (r *Reading) SecondFeatures(cue, p lang.Range) (window lang.Range, features [][]uint32) {
	r.thorough = true
	window = r.window(cue, p)
	return window, r.askFeatures(cue, window, p)
}

func (r *Reading) askFeatures(cue, window, p lang.Range) [][]uint32 {
	var a ask
	r.prepare(&a, cue, window, p)
	features := make([][]uint32, window.Len())
	for k := range features {
		r.feature = r.secondFeatures(r.feature[:0], &a, window.Start+k)
		features[k] = slices.Clone(r.feature)
	}
	return features
}

// SecondLabels returns the labels of a window for one attribution; nil for a
// stretch that is no cue.
func SecondLabels(window lang.Range, gold *Found) []uint8 {
	labels := make([]uint8, window.Len())
	if gold != nil {
		paint(labels, window.Start, gold.Content, contentB)
		paint(labels, window.Start, gold.Source, sourceB)
		paint(labels, window.Start, gold.Cue, cueB)
	}
	return labels
}

// Answer runs the second pass for one cue in p, after First.
func (m *Model) Answer(r *Reading, cue, p lang.Range) (Found, bool) {
	var a ask
	r.prepare(&a, cue, r.window(cue, p), p)
	return m.answer(r, &a)
}
