package compare

import (
	"slices"

	"onrecord"
)

// cleftRule (R7): "it was Y that left the talks" leaves no room for "X left the
// talks": the sentence is made to say who alone did it.
func cleftRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	c := p.facts.cleft.get(func() cleft { return cleftIn(p.words) })
	if c.from == 0 {
		return objection{}, false
	}
	a := m.deed(q)
	who, said := contentWords(p.words[c.from:c.to]), p.words[c.to+1:clauseEnd(p.words, c.to+1)]
	if len(a.doer) == 0 || len(who) == 0 || coverage(a.doer, who) >= near || coverage(who, q.words) >= near || a.doneBy(m.sidesOf(who)) {
		return objection{}, false
	}
	d := rival("implied/swapped-roles", "The side says that it was another who did it.", p.words[c.from], 0.65)
	return d, a.within(said) >= 0.7 && coverage(a.object, slices.Concat(said, antecedent(p))) >= 0.6 || a.within(said) >= near && len(a.object) > 0 && coverage(a.object, said) >= 0.8
}

// doneBy reports whether sides hold one by whom the deed was done.
func (d deed) doneBy(sides []string) bool {
	return slices.ContainsFunc(sides, func(s string) bool { return slices.Contains(d.sides, s) })
}

// A cleft is where the words stand that "it was ... that" brings out; to is the
// place of "that" or "who".
type cleft struct{ from, to int }

// passes reports whether w is no name or noun that a cleft could bring out: "it
// was noted that", "it is clear that".
func passes(w word) bool {
	return !w.upper && (deedLike(w) || adverb(w.low) || strongest.of(w.stem) != otherAct || containsAny([]word{w}, "clear", "true", "possible", "likely", "certain", "obvious", "important", "known", "good", "sad"))
}

func cleftIn(ws []word) cleft {
	for i := 0; i+3 < len(ws); i++ {
		if ws[i].low != "it" || !containsAny(ws[i+1:i+2], "was", "is", "were") {
			continue
		}
		for k := i + 3; k < min(len(ws), i+10) && ws[k].kind != mark; k++ {
			if negates(ws[k-1]) {
				break
			}
			if containsAny(ws[k:k+1], "that", "who", "which") && !verbOfSaying(ws, k-1) && !deciding.has(ws[k-1].low) && !passes(ws[k-1]) {
				return cleft{i + 2, k}
			}
		}
	}
	return cleft{}
}
