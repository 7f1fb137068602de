package compare

import (
	"slices"

	"onrecord"
)

// wonderedRule (R3): who wonders why others say something holds it off, and
// denies it no further.
func wonderedRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	if !p.wonders {
		return objection{}, false
	}
	claim := wonderedAt(p.words)
	forward := coverage(q.content, claim)
	return objection{stance: onrecord.HedgedDenial, rule: "denied/wondered", trigger: p.words[0].span, strength: 0.7 * forward,
		why: "The side wonders that others say so, which is less than a denial."}, forward >= 0.6 && q.covers(m.heavy(claim)) >= 0.5 && q.sameSign(claim)
}

// spokenOfRule: that there was no discussion of a thing is denied by who tells
// that it was raised, or asked for.
func spokenOfRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	if q.unspoken == nil || !p.act().talking() || q.act.strongerThan(p.act()) {
		return objection{}, false
	}
	c := coverage(q.unspoken, p.words)
	return objection{stance: onrecord.Denies, rule: "denied/spoken-of", trigger: p.words[0].span, strength: 0.8 * c,
		why: "The side says that it was spoken of."}, c >= 0.85
}

// untalked returns what q says was not talked about, nil where it says no such
// thing.
func (m *material) untalked(q *query) []word {
	if ns := negations(q.words); len(ns) == 1 {
		if scope := ns[0].scope(q.words); actOf(scope).talking() {
			if topic := m.heavy(scope); len(topic) > 0 {
				return topic
			}
			return slices.DeleteFunc(slices.Clone(scope), func(w word) bool { return !m.actors[w.stem] || !w.upper }) // a side is the topic
		}
	}
	return nil
}
