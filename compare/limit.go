package compare

import (
	"strconv"
	"strings"

	"onrecord"
)

// A limit is a number that ws say was not reached, or was passed: "fewer than
// 900", "at least 40".
type limit struct {
	at    int // of the number
	value float64
	upper bool // it was not passed
}

var (
	upperLimits = [][]string{{"fewer", "than"}, {"less", "than"}, {"no", "more", "than"}, {"not", "more", "than"}, {"at", "most"}, {"under"}, {"below"}}
	lowerLimits = [][]string{{"more", "than"}, {"at", "least"}, {"no", "fewer", "than"}, {"no", "less", "than"}, {"over"}, {"above"}}
)

// limitIn returns the first limit in ws on a count; at is -1 for none.
func limitIn(ws []word) limit {
	for i := range ws {
		if i == 0 || !counts(ws, i) {
			continue
		}
		value, ok := countOf(ws[i])
		if !ok {
			continue
		}
		switch { // "no more than" ends in "more than"
		case endsIn(ws[:i], upperLimits):
			return limit{i, value, true}
		case endsIn(ws[:i], lowerLimits):
			return limit{i, value, endsIn(ws[:i], [][]string{{"not", "more", "than"}})}
		}
	}
	return limit{at: -1}
}

func endsIn(ws []word, endings [][]string) bool {
	for _, e := range endings {
		if len(ws) >= len(e) && lows(ws[len(ws)-len(e):], e) {
			return true
		}
	}
	return false
}

// countOf returns the value of a number.
func countOf(w word) (float64, bool) {
	n, err := strconv.ParseFloat(strings.TrimPrefix(w.stem, "#"), 64)
	return n, err == nil
}

// limitRule: a count outside the bounds that the side gives for the same.
func limitRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	if q.count == "" {
		return objection{}, false
	}
	b := p.facts.limit.get(func() limit { return limitIn(p.words) })
	if b.at < 0 {
		return objection{}, false
	}
	value, ok := countOf(q.words[q.countAt])
	if !ok || b.upper && value <= b.value || !b.upper && value >= b.value {
		return objection{}, false
	}
	noun, other := q.words[nounAfter(q.words, q.countAt)], p.words[nounAfter(p.words, b.at)]
	rest := m.contentOf(without(q.words, q.words[q.countAt]))
	same := similar(noun, other) >= 0.6 && toll(q.words, q.countAt) == toll(p.words, b.at) && coverage(rest, p.words) >= 0.5
	return rival("implied/other-number", "The side gives another number.", p.words[b.at], 0.6), same || q.otherToll(p.words, b.at) && coverage(rest, p.words) >= 0.4
}
