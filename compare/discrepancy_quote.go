package compare

import (
	"cmp"
	"slices"
	"strings"

	"onrecord"
	"onrecord/text"
)

// A quotation is words inside quotation marks.
type quotation struct {
	p        *passage
	from, to int // words of p
	said     []word
}

func (q quotation) words() []word { return q.said }

// plainWords leaves out punctuation.
func plainWords(ws []word) []word {
	var out []word
	for _, w := range ws {
		if w.kind != mark || w.stem == "&" {
			out = append(out, w)
		}
	}
	return out
}

// quotations lists what reports put in quotation marks, one a sentence.
func (m *material) quotations() []quotation {
	var out []quotation
	for _, p := range m.passages {
		if p.question || p.title {
			continue
		}
		quoted := p.quoted
		for i := 0; i < len(p.words); i++ {
			if !quoted[i] {
				continue
			}
			j := i
			for j < len(p.words) && quoted[j] {
				j++
			}
			out = append(out, quotation{p, i, j, plainWords(p.words[i:j])})
			i = j
		}
	}
	return out
}

// quoteVariants finds one utterance quoted in other words by another document:
// a translation or an edited text. A quotation that is only shorter is none.
func quoteVariants(m *material) []onrecord.Discrepancy {
	qs := m.quotations()
	used := make([]bool, len(qs))
	var out []onrecord.Discrepancy
	for i, a := range qs {
		if used[i] || len(a.words()) < 5 {
			continue
		}
		vs := []onrecord.Value{m.quoteValue(a)}
		differ := false
		for _, j := range versions(qs, used, i) {
			used[j] = true
			vs = append(vs, m.quoteValue(qs[j]))
			differ = differ || m.reworded(a.words(), qs[j].words())
		}
		if differ {
			out = append(out, onrecord.Discrepancy{Type: "quote-variant", Slot: "one utterance", Values: ordered(vs), Rule: "discrepancy/quote-variant",
				Note: "All stand in quotation marks and differ: a translation or an edit."})
		}
	}
	return out
}

// versions returns, for each other document, the quotation that is nearest to
// qs[i] and can be the same utterance.
func versions(qs []quotation, used []bool, i int) []int {
	best := map[int]int{}
	common := map[int]int{}
	var docs []int
	a := qs[i].words()
	for j := i + 1; j < len(qs); j++ {
		b := qs[j].words()
		if used[j] || qs[j].p.doc == qs[i].p.doc || !oneUtterance(a, b) {
			continue
		}
		n, doc := commonWords(a, b), qs[j].p.doc
		if _, ok := best[doc]; !ok {
			docs = append(docs, doc)
		}
		if n > common[doc] {
			best[doc], common[doc] = j, n
		}
	}
	out := make([]int, len(docs))
	for k, doc := range docs {
		out[k] = best[doc]
	}
	return out
}

// reworded reports whether two versions differ in more than names, titles and
// small words: each has words of its own, or one has some inside what both
// hold. What only goes on longer is a trimming.
func (m *material) reworded(a, b []word) bool {
	ownA, insideA := m.unmatched(a, b)
	ownB, insideB := m.unmatched(b, a)
	return insideA || insideB || ownA && ownB
}

// unmatched reports whether a has words that count and that an alignment with
// b leaves over, and whether some stand between aligned words.
func (m *material) unmatched(a, b []word) (any, inside bool) {
	aligned := alignment(a, b)
	first, last := -1, -1
	for i, ok := range aligned {
		if ok {
			last = i
			if first < 0 {
				first = i
			}
		}
	}
	for i, w := range a {
		if aligned[i] {
			continue
		}
		between := i > first && i < last
		content := w.heft > 0.3 && !w.upper && !m.actors[w.stem] && w.kind == plainWord
		any = any || content
		inside = inside || between && (content && !misspelt(w, b) || containsAny(a[i:i+1], "and", "all", "not", "no", "only") && !amongst(b, "&"))
	}
	return any, inside
}

func misspelt(w word, ws []word) bool {
	return slices.ContainsFunc(ws, func(o word) bool { return nearName(w.low, o.low) })
}

func amongst(ws []word, stem string) bool { return hasStem(ws, stem) }

// alignment marks the words of a that a longest common subsequence with b
// uses.
func alignment(a, b []word) []bool {
	table := make([][]int, len(a)+1)
	for i := range table {
		table[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i].stem == b[j].stem {
				table[i][j] = table[i+1][j+1] + 1
			} else {
				table[i][j] = max(table[i+1][j], table[i][j+1])
			}
		}
	}
	out := make([]bool, len(a))
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].stem == b[j].stem:
			out[i] = true
			i, j = i+1, j+1
		case table[i+1][j] >= table[i][j+1]:
			i++
		default:
			j++
		}
	}
	return out
}

func (m *material) quoteValue(q quotation) onrecord.Value {
	s := phrase(q.p.words, q.from, q.to)
	return m.value(q.p, s, m.docs[q.p.doc].Text.Slice(s))
}

// oneUtterance reports whether two quotations are versions of one: a long
// common subsequence with some difference.
func oneUtterance(a, b []word) bool {
	if len(a) < 5 || len(b) < 5 {
		return false
	}
	short := min(len(a), len(b))
	if 2*short < max(len(a), len(b)) || sharedHeavy(a, b) == 0 || len(negations(a)) > 0 != (len(negations(b)) > 0) {
		return false
	}
	common := commonWords(a, b)
	return common >= 4 && float64(common) >= 0.55*float64(short)
}

// sharedHeavy counts the content words that both hold.
func sharedHeavy(a, b []word) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			if x.heft > 0.4 && x.id == y.id {
				n++
				break
			}
		}
	}
	return n
}

// commonWords is the length of the longest common subsequence of stems.
func commonWords(a, b []word) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			above := row[j+1]
			if x.stem == y.stem {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}

// scopeVariants finds "A and B" in one place against "A B" in another: "energy
// and infrastructure" is wider than "energy infrastructure".
func scopeVariants(m *material) []onrecord.Discrepancy {
	type pair struct{ a, b string }
	joined, compound := map[pair][]onrecord.Value{}, map[pair][]onrecord.Value{}
	for _, p := range m.passages {
		for i := 0; i+1 < len(p.words); i++ {
			a, b := p.words[i], p.words[i+1]
			if !topicWord(a) {
				continue
			}
			if topicWord(b) {
				k := pair{a.stem, b.stem}
				compound[k] = append(compound[k], m.value(p, phrase(p.words, i, i+2), "compound"))
			}
			if b.low == "and" && i+2 < len(p.words) && topicWord(p.words[i+2]) {
				k := pair{a.stem, p.words[i+2].stem}
				joined[k] = append(joined[k], m.value(p, phrase(p.words, i, i+3), "both"))
			}
		}
	}
	var out []onrecord.Discrepancy
	for k, wide := range joined {
		if saidApart(wide, compound[k]) {
			out = append(out, onrecord.Discrepancy{Type: "wording", Slot: "scope", Values: ordered(slices.Concat(wide, compound[k])), Rule: "discrepancy/scope",
				Note: "“and” makes the one wider than the other."})
		}
	}
	slices.SortFunc(out, func(a, b onrecord.Discrepancy) int {
		x, y := a.Values[0], b.Values[0]
		return cmp.Or(strings.Compare(string(x.Doc), string(y.Doc)), text.Compare(x.Span, y.Span))
	})
	return out
}

// saidApart reports whether some value of a and some of b stand in documents and
// accounts of their own.
func saidApart(a, b []onrecord.Value) bool {
	return slices.ContainsFunc(a, func(x onrecord.Value) bool {
		return slices.ContainsFunc(b, func(y onrecord.Value) bool { return x.Doc != y.Doc && x.Side != y.Side })
	})
}

func topicWord(w word) bool {
	return w.kind == plainWord && w.heft > 0.4 && !strings.HasPrefix(w.stem, "<")
}
