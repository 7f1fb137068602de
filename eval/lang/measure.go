package lang

import (
	"io/fs"

	"onrecord/lang"
	"onrecord/lang/corpus"
	"onrecord/lang/train"
)

// Measure scores all layers on the test sets of the nlp corpus and returns the
// figures by name, in percent.
func Measure(nlp fs.FS) (map[string]float64, error) {
	sets := map[string]func() ([]*corpus.Document, error){
		"EWT test":           func() ([]*corpus.Document, error) { return corpus.EWT(nlp, corpus.Test) },
		"GUM test":           func() ([]*corpus.Document, error) { return corpus.GUM(nlp, corpus.Test) },
		"PUD":                func() ([]*corpus.Document, error) { return corpus.PUD(nlp) },
		"GUM news":           func() ([]*corpus.Document, error) { return corpus.GUMNews(nlp) },
		"worldwide newswire": func() ([]*corpus.Document, error) { return corpus.WorldNames(nlp, corpus.Test) },
	}
	figures := map[string]float64{}
	for name, open := range sets {
		docs, err := open()
		if err != nil {
			return nil, err
		}
		switch name {
		case "GUM news":
			figures["sentences "+name], figures["tokens "+name] = sentences(docs), tokens(docs)
		case "worldwide newswire":
			nameFigures(figures, name, docs)
		default:
			figures["tags "+name] = tags(docs)
			figures["sentences "+name] = sentences(docs)
		}
	}
	return figures, nil
}

// gold returns the layer of d with the corpus's own tokens and sentences.
func gold(d *corpus.Document) *lang.Layer {
	l := &lang.Layer{Text: d.Text, Tokens: d.Tokens, Sentences: d.Sentences}
	l.FillTags()
	return l
}

// tags is the share of words with the right tag, given the words.
func tags(docs []*corpus.Document) float64 {
	right, all := 0, 0
	for _, d := range docs {
		for i, t := range gold(d).Tags {
			all++
			if t.String() == d.Tags[i] {
				right++
			}
		}
	}
	return 100 * float64(right) / float64(max(1, all))
}

// nameFigures adds the F1 of names, over all kinds and by kind.
func nameFigures(figures map[string]float64, set string, docs []*corpus.Document) {
	var all counts
	by := map[lang.NameKind]*counts{}
	for k := lang.Person; k <= lang.Misc; k++ {
		by[k] = &counts{}
	}
	for _, d := range docs {
		l := gold(d)
		l.FillNames()
		want := train.GoldNames(d)
		add(&all, l.Names, want)
		for k, c := range by {
			add(c, only(l.Names, k), only(want, k))
		}
	}
	figures["names "+set] = all.f1()
	for k, c := range by {
		figures["names "+set+" "+k.String()] = c.f1()
	}
}

func only(names []lang.Name, k lang.NameKind) (out []lang.Name) {
	for _, n := range names {
		if n.Kind == k {
			out = append(out, n)
		}
	}
	return out
}
