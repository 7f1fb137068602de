package variant

import (
	"strings"
)

// Negations makes of a labelled pair, none of whose sentences negates, those
// whose relation follows when one or both are negated: what follows from a
// contradicts a where it is negated.
func Negations(p Pair) []Pair {
	a, b := Parse(p.A), Parse(p.B)
	na, oka := a.Negated()
	nb, okb := b.Negated()
	if !oka || !okb {
		return nil
	}
	switch p.Want {
	case follows:
		return []Pair{{p.A, nb.String(), clashes}, {nb.String(), p.A, clashes}, {nb.String(), na.String(), follows}}
	case clashes:
		return []Pair{{p.A, nb.String(), follows}, {na.String(), p.B, open}, {na.String(), nb.String(), open}}
	case open:
		if !within(a, b) { // else b may hold only where a does
			return []Pair{{p.A, nb.String(), open}, {na.String(), p.B, open}, {na.String(), nb.String(), open}}
		}
	}
	return nil
}

// within reports whether all long words of a stand in b.
func within(a, b Sentence) bool {
	text := " " + strings.ToLower(b.String()) + " "
	for i, w := range a.words {
		if len(w) > 3 && !strings.Contains(text, a.low(i)) {
			return false
		}
	}
	return true
}
