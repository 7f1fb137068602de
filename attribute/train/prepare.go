package train

import (
	"onrecord"
	"onrecord/attribute"
	"onrecord/attribute/corpus"
	"onrecord/attribute/model"
	"onrecord/lang"
	"onrecord/text"
)

// An example is one marked text, read into layers.
type example struct {
	doc        corpus.Document
	layer      *lang.Layer
	paragraphs []lang.Range
	hints      []model.Hint
	gold       []model.Found
	weight     float32
	article    int // number of its article: readers of one article share it
}

func examples(docs []corpus.Document, weight float32) []example {
	out := make([]example, len(docs))
	article := 0
	for i, d := range docs {
		if i > 0 && docs[i-1].Name != d.Name {
			article++
		}
		l := lang.Analyse(d.Text.String())
		l.FillNames()
		out[i] = example{d, l, model.Joined(l, model.Paragraphs(l)), hints(d), goldOf(d, l), weight * d.Weight, article}
	}
	return out
}

func hints(d corpus.Document) []model.Hint {
	return attribute.Hints(&onrecord.Document{Text: d.Text, Language: "en"})
}

// goldOf maps the marked spans of d to tokens. Nested attributions are left
// out: the model finds one layer.
func goldOf(d corpus.Document, l *lang.Layer) []model.Found {
	var out []model.Found
	for _, a := range d.Attributions {
		f := model.Found{Source: ranges(l, a.Source), Cue: ranges(l, a.Cue), Content: ranges(l, a.Content)}
		if !a.Nested && len(f.Cue) > 0 && len(f.Content) > 0 {
			out = append(out, f)
		}
	}
	return out
}

func ranges(l *lang.Layer, spans []text.Span) []lang.Range {
	var out []lang.Range
	for _, s := range spans {
		if r := l.Within(s); r.Len() > 0 {
			out = append(out, r)
		}
	}
	return out
}

// inside keeps the attributions that have their cue in p.
func inside(gold []model.Found, p lang.Range) []model.Found {
	var out []model.Found
	for _, g := range gold {
		if g.Cue[0].Start >= p.Start && g.Cue[0].Start < p.End {
			out = append(out, g)
		}
	}
	return out
}

// An Example is a marked text with its layers.
type Example struct {
	Doc   corpus.Document
	Layer *lang.Layer
	Hints []model.Hint
}

// Examples reads texts into layers.
func Examples(docs []corpus.Document) []Example {
	var out []Example
	for _, x := range examples(docs, 1) {
		out = append(out, Example{x.doc, x.layer, x.hints})
	}
	return out
}
