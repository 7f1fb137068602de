package attribution

import (
	"io/fs"

	"onrecord"
	"onrecord/attribute"
	"onrecord/attribute/corpus"
	"onrecord/attribute/model"
	"onrecord/read"
)

// Read runs the program with model m over corpus documents, from raw text to
// statements, one article for each document.
func Read(m *model.Model, docs []corpus.Document) ([]Article, error) {
	out := make([]Article, len(docs))
	said := map[string][]Roles{}
	for i, d := range docs {
		s, seen := said[d.Name]
		if !seen {
			var err error
			if s, err = Statements(m, d); err != nil {
				return nil, err
			}
			said[d.Name] = s
		}
		out[i] = Article{Text: d.Text, Marked: Marks(d), Said: s}
	}
	return out, nil
}

// Statements runs the program with model m over one text and returns its
// statements as roles.
func Statements(m *model.Model, d corpus.Document) ([]Roles, error) {
	doc, err := read.Read(onrecord.Capture{URL: "file:" + d.Name}, []byte(d.Text.String()), read.Options{})
	if err != nil {
		return nil, err
	}
	var out []Roles
	for _, s := range attribute.With(m, doc) {
		r := Roles{Content: s.Content.Spans, Cue: s.Cue.Spans, Nested: s.In != "", Class: string(s.Cue.Class), Confidence: s.Confidence}
		if s.Source != nil {
			r.Source = s.Source.Spans
		}
		out = append(out, r)
	}
	return out, nil
}

// mainReader keeps one document an article: the first reader's.
func mainReader(docs []corpus.Document) []corpus.Document {
	var out []corpus.Document
	for _, d := range docs {
		if d.Main {
			out = append(out, d)
		}
	}
	return out
}

// A Report is the scores of the program as it is.
type Report struct {
	Dev       Result               // PolNeAR dev
	Published map[string]Fragments // the same, counted as published
	World     Result               // world set, top level; the model has seen it
	Nested    Result               // world set, nested
}

// Measure scores the program, with model m in place of its own, on both corpora.
func Measure(m *model.Model, attributionFS, worldFS fs.FS) (Report, error) {
	var r Report
	dev, err := corpus.PolNeAR(attributionFS, corpus.Dev)
	if err != nil {
		return r, err
	}
	all, err := Read(m, dev)
	if err != nil {
		return r, err
	}
	r.Published = Published(all)
	main, err := Read(m, mainReader(dev))
	if err != nil {
		return r, err
	}
	r.Dev = Score(main)
	marked, err := corpus.World(worldFS)
	if err != nil {
		return r, err
	}
	world, err := Read(m, marked)
	if err != nil {
		return r, err
	}
	r.World, r.Nested = Score(world), Nested(world)
	return r, nil
}

// WorldFigures are the scores of the world set by name, in percent.
func WorldFigures(top, nested Result) map[string]float64 {
	return map[string]float64{
		"world pair": top.Pair.F1(), "world speaker": top.Speaker, "world class": top.Classes,
		"world nested pair": nested.Pair.F1(), "world nested class": nested.Classes, "world nested speaker": nested.Speaker,
	}
}

// Figures are the scores by name, in percent, as they are pinned.
func (r Report) Figures() map[string]float64 {
	f := WorldFigures(r.World, r.Nested)
	f["pair"], f["speaker"], f["recall at 90"], f["recall at 95"] = r.Dev.Pair.F1(), r.Dev.Speaker, r.Dev.At90, r.Dev.At95
	for name, o := range map[string]Overlap{"content": r.Dev.Content, "source": r.Dev.Source, "cue": r.Dev.Cue} {
		f[name+" exact"], f[name+" .8"], f[name+" .5"] = o.Exact.F1(), o.J80.F1(), o.J50.F1()
	}
	for _, kind := range []string{"direct", "mixed", "indirect"} {
		f["pair "+kind] = r.Dev.Kind[kind].F1()
	}
	for role, p := range r.Published {
		f["published "+role+" exact"], f["published "+role+" begin"], f["published "+role+" J"] = p.Exact.F1(), p.Begin.F1(), p.Jaccard()
	}
	return f
}
