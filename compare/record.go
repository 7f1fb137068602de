package compare

import (
	"slices"

	"onrecord"
)

// Whether a side has a record of a talk of its own: minutes, notes, a diary.

var (
	records = stems("record diary minutes transcript notes recording memorandum protocol tape")
	kept    = setOf("have has had keep keeps kept hold holds held exists exist made took taken")
	ours    = setOf("i we our my")
)

// saysRecord reports whether a passage says that the side has a record of what
// the query asks the record of: "we kept minutes of the talk". A query that
// names a party is about that party's record.
func (m *material) saysRecord(q *query, p *passage) bool {
	if q.negated || !q.record {
		return false
	}
	at := p.facts.record.get(func() int { return recordIn(p.words) })
	if at < 0 || !hasAny(p.words, ours) ||
		slices.ContainsFunc(p.negations(), func(n negation) bool { return n.at <= at && at < n.to }) {
		return false
	}
	for i := range q.words {
		if who := m.actorAt(q.words, i); who != "" && !m.isOf(p.side, who) {
			return false
		}
	}
	return slices.ContainsFunc(q.words, func(w word) bool { return talkNouns.has(w.low) && meet(w, p.words) >= 0.9 })
}

// isOf reports whether a side is an actor or of its state. A side whose state
// is not known may be.
func (m *material) isOf(side onrecord.SideID, actor string) bool {
	return slices.ContainsFunc(m.sides, func(v sideView) bool {
		return v.ID == side && (v.state == actor || v.state == "" || string(v.ID) == actor)
	})
}

// recordIn returns the place of a record that ws says is kept or exists, -1 for
// none.
func recordIn(ws []word) int {
	for i, w := range ws {
		if records.has(w.stem) && (hasAny(ws[max(0, i-8):i], kept) || hasAny(ws[i:], kept)) {
			return i
		}
	}
	return -1
}
