package model

import (
	"slices"

	"onrecord/lang"
)

// A Lesson is what a teacher says of the tokens of a stretch: the features that a
// lighter model sees, and how likely each label is.
type Lesson struct {
	Features [][]uint32
	Soft     [][]float32
}

// FirstLesson runs the first pass over p, of a text that was read.
func (m *Model) FirstLesson(r *Reading, p lang.Range) Lesson {
	m.First(r, p)
	return r.lesson(p, func(i int) []uint32 { return r.firstFeatures(nil, p, i) })
}

// SecondLesson runs the second pass for one cue in p, after First.
func (m *Model) SecondLesson(r *Reading, cue, p lang.Range) Lesson {
	var a ask
	r.prepare(&a, cue, r.window(cue, p), p)
	m.label(r, &a)
	return r.lesson(a.window, func(i int) []uint32 { return r.secondFeatures(nil, &a, i) })
}

// lesson pairs the features of the tokens of p with what was just found out about
// them.
func (r *Reading) lesson(p lang.Range, features func(int) []uint32) (out Lesson) {
	r.thorough = false
	for i := p.Start; i < p.End; i++ {
		out.Features = append(out.Features, features(i))
		out.Soft = append(out.Soft, slices.Clone(r.places.Prob[i-p.Start][:labelCount]))
	}
	return out
}
