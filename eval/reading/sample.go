package reading

import (
	"hash/fnv"
	"strings"
	"unicode"

	"onrecord/eval/boost"
	"onrecord/internal/trees"
	"onrecord/read/html"
)

// A Sample is a page with features of its blocks and the answers that follow
// from the gold body.
type Sample struct {
	Page Page
	Doc  *html.Page
	Both [][]float64 // features with both extractors' votes
	Fast [][]float64 // with readability's vote only
	Kept []bool
	Fold int // by publisher, so that a fold's pages come from unseen sites

	weight []float64
}

// Folds is the number of folds of the cross-validation.
const Folds = 5

// Samples prepares pages for training and measuring.
func Samples(pages []Page) []*Sample {
	out := make([]*Sample, len(pages))
	for i, p := range pages {
		out[i] = sample(p)
	}
	return out
}

func sample(p Page) *Sample {
	h := fnv.New32a()
	h.Write([]byte(p.Publisher))
	s := &Sample{Page: p, Doc: html.Parse(string(p.HTML)), Fold: int(h.Sum32() % Folds)}
	votes := s.Doc.Candidates(p.URL)
	s.Both, s.Fast = s.Doc.Features(votes), s.Doc.Features(votes[:min(1, len(votes))])
	s.Kept = goldBlocks(s.Doc, p.Body)
	gold := float64(max(150, len(Words(p.Body))))
	for _, b := range s.Doc.Blocks {
		s.weight = append(s.weight, min(20, 0.05+100*float64(len(Words(b.Text)))/gold))
	}
	return s
}

// goldBlocks finds the blocks whose words are in the gold body: whole lines of
// it, or seven tenths of a longer block in pieces of 24 bytes.
func goldBlocks(p *html.Page, body string) []bool {
	whole := map[string]bool{}
	for line := range strings.Lines(body) {
		whole[letters(line)] = true
	}
	all := letters(body)
	kept := make([]bool, len(p.Blocks))
	for i, b := range p.Blocks {
		w := letters(b.Text)
		kept[i] = whole[w] || len(w) >= 24 && contained(w, all)
	}
	return p.Once(kept)
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

func contained(w, body string) bool {
	const size = 24
	found, all := 0, 0
	for at := 0; at+size <= len(w); at += size {
		all++
		if strings.Contains(body, w[at:at+size]) {
			found++
		}
	}
	return strings.Contains(body, w) || found*10 >= all*7
}

// Train fits the judge to samples, each once with both votes and once with one.
func Train(samples []*Sample) trees.Model {
	var x [][]float64
	var y []bool
	var w []float64
	for _, s := range samples {
		for _, rows := range [][][]float64{s.Both, s.Fast} {
			x, y, w = append(x, rows...), append(y, s.Kept...), append(w, s.weight...)
		}
	}
	return boost.Train(x, y, w, Config)
}
