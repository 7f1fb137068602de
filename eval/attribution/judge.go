package attribution

import (
	"io/fs"

	"onrecord/attribute/corpus"
	"onrecord/attribute/model"
	"onrecord/attribute/train"
	"onrecord/lang"
	"onrecord/text"
)

// Judge says which of the attributions that the model found in d are right
// pairs, and how many top-level ones were marked. Training fits its decision
// with it.
func Judge(d corpus.Document, l *lang.Layer, found []model.Found) (right []bool, marked int) {
	said := FromModel(l, found)
	s := newScorer(Article{Text: d.Text, Marked: Marks(d)}, false)
	right = make([]bool, len(said))
	for i := range said {
		said[i].Content, said[i].Source = disjoint(said[i].Content), disjoint(said[i].Source)
	}
	for _, x := range s.match(s.marked, said, func(r Roles) []text.Span { return r.Content }) {
		right[x.f] = x.j >= .5 && s.l.jaccard(s.marked[x.m].Source, said[x.f].Source) >= .5
	}
	return right, len(s.marked)
}

// Marks returns the attributions of a corpus document as roles.
func Marks(d corpus.Document) []Roles {
	out := make([]Roles, len(d.Attributions))
	for i, a := range d.Attributions {
		out[i] = Roles{Content: a.Content, Source: a.Source, Cue: a.Cue, Nested: a.Nested, Class: a.Class}
	}
	return out
}

// FromModel returns what the model found as roles.
func FromModel(l *lang.Layer, found []model.Found) []Roles {
	spans := func(rs []lang.Range) (out []text.Span) {
		for _, r := range rs {
			out = append(out, l.Span(r))
		}
		return out
	}
	out := make([]Roles, len(found))
	for i, f := range found {
		out[i] = Roles{Content: spans(f.Content), Source: spans(f.Source), Cue: spans(f.Cue), Confidence: f.Confidence}
	}
	return out
}

// Material returns what the model is trained and fitted on, but for the texts
// that nobody marked.
func Material(polnear, world fs.FS) (m train.Material, err error) {
	if m.Train, err = corpus.PolNeAR(polnear, corpus.Train); err != nil {
		return m, err
	}
	dev, err := corpus.PolNeAR(polnear, corpus.Dev)
	if err != nil {
		return m, err
	}
	m.Dev = mainReader(dev)
	m.World, err = corpus.World(world)
	return m, err
}
