package lang

import (
	"onrecord/lang"
	"onrecord/lang/corpus"
)

// sentences scores where sentences end in whole documents, from their raw text.
func sentences(docs []*corpus.Document) float64 {
	var c counts
	for _, d := range docs {
		l := lang.Analyse(d.Text)
		add(&c, ends(l.Tokens, l.Sentences), ends(d.Tokens, d.Sentences))
	}
	return c.f1()
}

func ends(tokens []lang.Token, rs []lang.Range) []int32 {
	out := make([]int32, len(rs))
	for i, r := range rs {
		out[i] = tokens[r.End-1].End
	}
	return out
}

// tokens scores token spans of whole documents against syntactic words.
func tokens(docs []*corpus.Document) float64 {
	var c counts
	for _, d := range docs {
		add(&c, lang.Tokens(d.Text), d.Tokens)
	}
	return c.f1()
}
