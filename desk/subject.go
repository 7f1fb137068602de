package desk

import (
	"slices"
	"strings"

	"onrecord"
)

// A Subject is what a review is about: the words of a row and the words that it
// rests on. After a re-run the row with the same words is meant, or else the one
// that rests on the same passages and is worded nearly so.
type Subject struct {
	Proposition onrecord.Proposition `json:"proposition"`
	Ground      []Ground             `json:"ground,omitempty"` // the first of each side
}

// A Ground is a passage that one side's position rests on, in its words.
type Ground struct {
	Side onrecord.SideID     `json:"side"`
	Doc  onrecord.DocumentID `json:"doc"`
	Text string              `json:"text"`
}

// subject describes a row so that it is found again.
func (h *Holding) subject(f *onrecord.Finding) Subject {
	return Subject{Proposition: f.Proposition, Ground: h.ground(f)}
}

func (h *Holding) ground(f *onrecord.Finding) []Ground {
	var out []Ground
	for _, p := range f.Positions {
		if len(p.Evidence) == 0 {
			continue
		}
		e := p.Evidence[0]
		if r := h.Reading(e.Doc); r != nil && r.Document.Text.Valid(e.Span) {
			out = append(out, Ground{p.Side, e.Doc, r.Document.Text.Slice(e.Span)})
		}
	}
	return out
}

// place returns the row of the board that s means now, -1 for none.
func (h *Holding) place(s Subject) int {
	fs := h.Board.Findings
	if i := slices.IndexFunc(fs, func(f onrecord.Finding) bool { return f.Proposition.Text == s.Proposition.Text }); i >= 0 {
		return i
	}
	best, at := 0.0, -1
	for i := range fs {
		worded := sameWords(s.Proposition.Text, fs[i].Proposition.Text)
		if worded < leastWorded || 2*shared(s.Ground, h.ground(&fs[i])) < len(s.Ground) || len(s.Ground) == 0 {
			continue
		}
		if worded > best {
			best, at = worded, i
		}
	}
	return at
}

// leastWorded is which share of their words two wordings of one row have in
// common.
const leastWorded = 0.5

// shared counts the passages that both rest on. The document may be another
// copy; the words may not.
func shared(a, b []Ground) int {
	n := 0
	for _, g := range a {
		if slices.ContainsFunc(b, func(o Ground) bool { return o.Side == g.Side && o.Text == g.Text }) {
			n++
		}
	}
	return n
}

// sameWords returns the share of words that two texts have in common.
func sameWords(a, b string) float64 {
	x, y := strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))
	n := 0
	for _, w := range x {
		if slices.Contains(y, w) {
			n++
		}
	}
	return float64(n) / float64(max(1, len(x), len(y)))
}
