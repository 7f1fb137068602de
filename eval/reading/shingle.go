package reading

import (
	"strings"
	"unicode"
)

// size is the number of words in a shingle, as the article extraction benchmark
// has it (scrapinghub/article-extraction-benchmark, evaluate.py).
const size = 4

// Overlap is how the shingles of a reading meet those of the gold text, scaled
// to sum to one so that long texts do not weigh more.
type Overlap struct{ TP, FP, FN float64 }

// Words splits s as Python's \w+ does: letters, numbers and the underscore.
func Words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_' })
}

func shingles(s string) map[string]float64 {
	words := Words(s)
	out := map[string]float64{}
	for i := 0; i < max(1, len(words)-size+1); i++ {
		if part := words[i:min(i+size, len(words))]; len(part) > 0 {
			out[strings.Join(part, " ")]++
		}
	}
	return out
}

// Compare counts the shingles of gold and got.
func Compare(gold, got string) Overlap {
	g, p := shingles(gold), shingles(got)
	var o Overlap
	for key, n := range p {
		o.TP += min(n, g[key])
		o.FP += max(0, n-g[key])
	}
	for key, n := range g {
		o.FN += max(0, n-p[key])
	}
	if sum := o.TP + o.FP + o.FN; sum > 0 {
		o.TP, o.FP, o.FN = o.TP/sum, o.FP/sum, o.FN/sum
	}
	return o
}

// Precision is the share of shingles read that are in the gold text.
func (o Overlap) Precision() float64 { return share(o.TP, o.FP, o.FN) }

// Recall is the share of gold shingles that were read.
func (o Overlap) Recall() float64 { return share(o.TP, o.FN, o.FP) }

func share(tp, missed, other float64) float64 {
	switch {
	case missed == 0 && other == 0:
		return 1
	case tp == 0:
		return 0
	}
	return tp / (tp + missed)
}

// F1 is the harmonic mean of precision and recall of one page.
func (o Overlap) F1() float64 { return harmonic(o.Precision(), o.Recall()) }

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// Table is the score of a set of pages: mean precision and recall, their
// harmonic mean (which is what the benchmark calls F1), the mean of the pages'
// own F1, and the share of pages read exactly.
type Table struct {
	Pages                               int
	F1, Precision, Recall, Exact, MeanF float64
	Under                               int // pages whose own F1 is below one half
}

// Add counts one page. Call Close after the last.
func (t *Table) Add(gold, got string) Overlap {
	o := Compare(gold, got)
	t.Pages++
	t.Precision += o.Precision()
	t.Recall += o.Recall()
	t.MeanF += o.F1()
	if o.F1() < 0.5 {
		t.Under++
	}
	if strings.Join(Words(gold), " ") == strings.Join(Words(got), " ") {
		t.Exact++
	}
	return o
}

// Close turns sums into means.
func (t *Table) Close() {
	n := float64(max(1, t.Pages))
	t.Precision, t.Recall, t.MeanF, t.Exact = t.Precision/n, t.Recall/n, t.MeanF/n, t.Exact/n
	t.F1 = harmonic(t.Precision, t.Recall)
}
