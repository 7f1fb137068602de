package desk

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"

	"onrecord"
)

// A Suggestion is documents that look like one event, with the reason. Nothing
// is stored: a person accepts it or not.
type Suggestion struct {
	Title     string                `json:"title"` // of the document that fits best
	Documents []onrecord.DocumentID `json:"documents"`
	Shared    []string              `json:"shared"` // names that most of them have in common
}

// alike is the likeness from which two documents are taken to be about one
// event, and apart the number of days beyond which they are not. Both were
// chosen on the public cases, all put into one home folder; see the test.
const (
	alike = 0.15
	apart = 14
)

// atOnce bounds how many documents are grouped, the latest first: every pair is
// looked at.
const atOnce = 300

// Suggest groups the documents that stand in no event yet by the words
// and names they share: cosine, weighted by how rare they are, joined where a document
// is alike to the group on average. Groups of one are left out.
func (d *Desk) Suggest(ctx context.Context) ([]Suggestion, error) {
	lines, err := d.Documents(ctx)
	if err != nil {
		return nil, err
	}
	var docs []*profiled
	for _, l := range lines {
		if len(docs) == atOnce {
			break
		}
		if len(l.Events) > 0 {
			continue
		}
		r, err := d.index.Reading(ctx, l.ID)
		if err != nil {
			continue // no document
		}
		docs = append(docs, &profiled{line: l, counts: features(r.Document)})
	}
	weigh(docs)
	var out []Suggestion
	for _, g := range group(docs) {
		if len(g) > 1 {
			out = append(out, suggestion(g))
		}
	}
	return out, nil
}

// profiled is a document with its words: how often, then how much they weigh
// (the weights' length is one).
type profiled struct {
	line   DocumentLine
	words  []string
	counts map[string]float64
}

// features counts a text's longer words, and apart from them the words that
// look like names: capital letter, not first in their sentence.
func features(d *onrecord.Document) map[string]float64 {
	out := map[string]float64{}
	for _, kind := range []onrecord.LineKind{onrecord.LineTitle, onrecord.LineBody} {
		for _, s := range d.Spans(kind) {
			first := true
			for _, w := range strings.Fields(d.Text.Slice(s)) {
				word := strings.TrimFunc(strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s"), func(r rune) bool { return !unicode.IsLetter(r) })
				if len(word) >= 4 {
					out[stem(strings.ToLower(word))]++
				}
				if !first && word != "" && unicode.IsUpper([]rune(word)[0]) {
					out[word]++
				}
				first = strings.ContainsAny(w[len(w)-1:], ".?!:")
			}
		}
	}
	return out
}

// stem cuts a word to what its forms mostly share.
func stem(word string) string {
	if r := []rune(word); len(r) > 7 {
		return string(r[:7])
	}
	return word
}

// weigh turns counts into weights in the order of the words: one that few
// documents have says more.
func weigh(docs []*profiled) {
	in := map[string]int{}
	for _, d := range docs {
		for word := range d.counts {
			in[word]++
		}
	}
	for _, d := range docs {
		sum := 0.0
		d.words = slices.Sorted(maps.Keys(d.counts))
		for _, word := range d.words {
			w := (1 + math.Log(d.counts[word])) * math.Log(1.5*float64(len(docs))/float64(in[word]))
			d.counts[word] = w
			sum += w * w
		}
		for _, word := range d.words {
			d.counts[word] /= math.Sqrt(sum)
		}
	}
}

// likeness is 0 to 1, and 0 where the dates are too far apart.
func likeness(a, b *profiled) float64 {
	from, to := a.line.Published.Date, b.line.Published.Date
	if !from.IsZero() && !to.IsZero() && math.Abs(from.Time.Sub(to.Time).Hours()) > 24*apart {
		return 0
	}
	sum := 0.0
	for _, word := range a.words {
		sum += a.counts[word] * b.counts[word]
	}
	return sum
}

// group joins the two likest groups, by the average likeness of their pairs,
// for as long as that is enough.
func group(docs []*profiled) [][]*profiled {
	groups, sums := make([][]*profiled, len(docs)), make([][]float64, len(docs))
	for i, d := range docs {
		groups[i], sums[i] = []*profiled{d}, make([]float64, len(docs))
		for j := range docs {
			sums[i][j] = likeness(d, docs[j])
		}
	}
	for {
		i, j := likest(groups, sums)
		if i < 0 {
			return slices.DeleteFunc(groups, func(g []*profiled) bool { return g == nil })
		}
		groups[i], groups[j] = append(groups[i], groups[j]...), nil
		for k := range groups {
			sums[i][k] += sums[j][k]
			sums[k][i] += sums[k][j]
		}
	}
}

// likest returns the two groups that are most alike, -1 where none are enough.
// Sums are of the likenesses of all pairs; a joined group is nil.
func likest(groups [][]*profiled, sums [][]float64) (i, j int) {
	best := alike
	i, j = -1, -1
	for a := range groups {
		for b := a + 1; b < len(groups); b++ {
			if groups[a] == nil || groups[b] == nil {
				continue
			}
			if l := sums[a][b] / float64(len(groups[a])*len(groups[b])); l > best {
				best, i, j = l, a, b
			}
		}
	}
	return i, j
}

// suggestion says what a group has in common.
func suggestion(g []*profiled) Suggestion {
	s := Suggestion{}
	shared := map[string]float64{}
	for _, d := range g {
		s.Documents = append(s.Documents, d.line.ID)
		for _, word := range d.words {
			if unicode.IsUpper([]rune(word)[0]) {
				shared[word] += d.counts[word]
			}
		}
	}
	for name := range shared {
		if n := holders(g, name); 2*n <= len(g) || n < 2 {
			delete(shared, name)
		}
	}
	for name := range shared {
		s.Shared = append(s.Shared, name)
	}
	slices.SortFunc(s.Shared, func(a, b string) int {
		return cmp.Or(cmp.Compare(shared[b], shared[a]), strings.Compare(a, b))
	})
	s.Shared = s.Shared[:min(len(s.Shared), 6)]
	central := slices.MaxFunc(g, func(a, b *profiled) int { return cmp.Compare(likenessTo(a, g), likenessTo(b, g)) })
	s.Title = central.line.Title
	return s
}

func likenessTo(d *profiled, g []*profiled) (sum float64) {
	for _, other := range g {
		sum += likeness(d, other)
	}
	return sum
}

func holders(g []*profiled, name string) (n int) {
	for _, d := range g {
		if d.counts[name] > 0 {
			n++
		}
	}
	return n
}
