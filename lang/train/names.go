package train

import (
	"io/fs"
	"strings"

	"onrecord/internal/linear"
	"onrecord/internal/linear/fit"
	"onrecord/lang"
	"onrecord/lang/corpus"
)

// Settings of the names chain.
const (
	nameBits   = 17
	nameEpochs = 5
)

// Names trains the names chain on the training part of the worldwide newswire.
// tagger gives the tags that its features need.
func Names(nlp fs.FS, tagger *lang.Tagger, o Options) ([]byte, error) {
	docs, err := corpus.WorldNames(nlp, corpus.Train)
	if err != nil {
		return nil, err
	}
	var data []fit.Sequence
	for _, d := range docs {
		data = append(data, nameSequences(d, tagger)...)
	}
	o.Log("names: %d sentences", len(data))
	w := fit.Fields(data, fit.Options{
		Bits: nameBits, Labels: lang.NameLabels(), Epochs: nameEpochs, Seed: o.Seed, Rate: .05, L2: 1e-6, Dropout: .25, Damp: 1,
		Impossible: func(a, b int) bool { return !lang.NamePair(a, b) },
		Log:        func(e int, loss float64) { o.Log("names: epoch %d, loss %.3f", e, loss) },
	})
	a := linear.New(linear.Card{
		Name: "names", Templates: lang.NameTemplates(), Seed: o.Seed, Epochs: nameEpochs,
		Corpora: []linear.Corpus{corpus.Material("en-worldwide-newswire, eight tenths by document", "none stated; weights only, no text", docs)},
	})
	rows, scale := w.Quantise()
	linear.AddChain(a, "names", rows, scale, w.Next)
	never, later := plainWords(docs)
	a.Add("never", never)
	a.Add("later", later)
	return withNameScore(a, nlp, tagger, o)
}

// plainCount is how often a word without a capital has to stand somewhere, and
// never elsewhere, to be known for it. One in strayOpening may open a name.
const (
	plainCount   = 3
	strayOpening = 50
)

// plainWords returns the words that are in no name, and those that open none.
func plainWords(docs []*corpus.Document) (never, later lang.Words) {
	type count struct{ all, inside, opening int }
	counts := map[uint64]count{}
	for _, d := range docs {
		opens := map[int]bool{}
		for _, n := range GoldNames(d) {
			opens[n.Start] = true
		}
		for i, label := range d.Names {
			x := lang.LexemeOf(d.Word(i))
			c := counts[x.Lower]
			if x.Plain() {
				c.all++
			}
			if label != "O" {
				c.inside++
			}
			if opens[i] && x.Plain() {
				c.opening++
			}
			counts[x.Lower] = c
		}
	}
	never, later = lang.NewWords(), lang.NewWords()
	for h, c := range counts {
		if c.all >= plainCount && c.inside == 0 {
			never.Add(h)
		}
		if c.all >= plainCount && c.opening*strayOpening <= c.all {
			later.Add(h)
		}
	}
	return never, later
}

// withNameScore encodes a with its score on the development part.
func withNameScore(a *linear.Artefact, nlp fs.FS, tagger *lang.Tagger, o Options) ([]byte, error) {
	chain, err := linear.ChainOf(a, "names", lang.NameLabels())
	if err != nil {
		return nil, err
	}
	dev, err := corpus.WorldNames(nlp, corpus.Dev)
	if err != nil {
		return nil, err
	}
	right, found, wanted := 0, 0, 0
	finder := lang.NewNames(chain, a.Bytes("never"), a.Bytes("later"))
	for _, d := range dev {
		l := layerOf(d, tagger)
		finder.Find(l)
		gold := map[lang.Name]bool{}
		for _, n := range GoldNames(d) {
			gold[n] = true
		}
		for _, n := range l.Names {
			if gold[n] {
				right++
			}
		}
		found, wanted = found+len(l.Names), wanted+len(gold)
	}
	a.Card.Scores = map[string]float64{"worldwide newswire dev F1": 200 * float64(right) / float64(max(1, found+wanted))}
	o.Log("names: %v", a.Card.Scores)
	return a.Encode()
}

// layerOf returns the layer of d with the corpus's own tokens and sentences.
func layerOf(d *corpus.Document, tagger *lang.Tagger) *lang.Layer {
	l := &lang.Layer{Text: d.Text, Tokens: d.Tokens, Sentences: d.Sentences}
	l.TagWith(tagger)
	return l
}

func nameSequences(d *corpus.Document, tagger *lang.Tagger) []fit.Sequence {
	l := layerOf(d, tagger)
	gold := make([]uint8, len(d.Tokens))
	for _, n := range GoldNames(d) {
		for i := n.Start; i < n.End; i++ {
			gold[i] = lang.NameLabel(n.Kind, i == n.Start)
		}
	}
	var out []fit.Sequence
	for _, r := range d.Sentences {
		out = append(out, fit.Sequence{Features: lang.NameFeatures(l, r), Gold: gold[r.Start:r.End]})
	}
	return out
}

// GoldNames reads the BIO labels of d. A label inside a name of another kind,
// or after none, starts a new name.
func GoldNames(d *corpus.Document) []lang.Name {
	var out []lang.Name
	for _, r := range d.Sentences {
		open := lang.NoName
		for i := r.Start; i < r.End; i++ {
			part, name, _ := strings.Cut(d.Names[i], "-")
			kind, _ := lang.ParseNameKind(name)
			switch {
			case kind == lang.NoName:
			case part == "I" && kind == open:
				out[len(out)-1].End = i + 1
			default:
				out = append(out, lang.Name{Range: lang.Range{Start: i, End: i + 1}, Kind: kind})
			}
			open = kind
		}
	}
	return out
}
