package train

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"onrecord/attribute/corpus"
	"onrecord/attribute/model"
	"onrecord/internal/linear"
)

// File trains on m and returns the model file.
func File(m Material, o Options) ([]byte, error) { return Fit(m, o).File(m, o.Seed) }

// File returns the model file of p, which learned from m.
func (p Parts) File(m Material, seed uint64) ([]byte, error) {
	a := linear.New(linear.Card{
		Name: "attribution", Templates: model.Templates(), Seed: seed, Epochs: firstEpochs,
		Corpora: []linear.Corpus{
			describe("PolNeAR 1.0.0, training part", "none stated; weights only, no text", m.Train),
			describe("world set, top level", "the project's own marks on news texts; weights only, no text", m.World),
			describe("texts of FNC-1, as the teacher reads them", "none given; weights only, no text", m.Texts),
			describe("PolNeAR 1.0.0, development part (decision only)", "none stated; weights only, no text", m.Dev),
		},
		Scores: map[string]float64{"PolNeAR dev pair F1, model alone": p.DevF1},
	})
	rows, scale := p.First.Quantise()
	linear.AddChain(a, "first", rows, scale, p.First.Next)
	rows, scale = p.Second.Quantise()
	linear.AddChain(a, "second", rows, scale, p.Second.Next)
	a.Add("lexicon", p.Lexicon.Bytes())
	a.Add("decision", p.Decision.Bytes())
	return a.Encode()
}

// describe digests names, readers, texts and marks.
func describe(name, licence string, docs []corpus.Document) linear.Corpus {
	h := sha256.New()
	for _, d := range docs {
		io.WriteString(h, d.Name+"\x00"+d.Reader+"\x00"+d.Text.String()+"\x00")
		for _, a := range d.Attributions {
			fmt.Fprintf(h, "%v%v%v%v\x00", a.Source, a.Cue, a.Content, a.Nested)
		}
	}
	return linear.Corpus{Name: name, Digest: hex.EncodeToString(h.Sum(nil)), Licence: licence}
}
