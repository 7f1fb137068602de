package compare

import (
	"slices"
	"strings"
)

// learnGiven keeps the first word of a person's full name, by which a document may
// go on to call them: "Kang" for Kang Chol, "Shafiqul" for Shafiqul Alam.
func (n *namer) learnGiven(name []word, v *sideView) {
	if len(name) != 2 || slices.ContainsFunc(name, func(w word) bool {
		return !w.upper || w.kind != plainWord || institutions.has(w.low) || organs.has(w.low) || strings.HasPrefix(w.stem, "<")
	}) {
		return
	}
	first := name[0].low
	if other, ok := n.given[first]; ok && other != v {
		v = nil
	}
	n.given[first] = v
}

// givenAt finds such a word where it stands alone.
func (n *namer) givenAt(ws []word, i int) *sideView {
	alone := func(k int) bool { return k < 0 || k >= len(ws) || !ws[k].upper || ws[k].kind != plainWord || k == 0 }
	if !ws[i].upper || !alone(i-1) || !alone(i+1) {
		return nil
	}
	return n.given[ws[i].low]
}
