package compare

import (
	"cmp"
	"slices"
	"strings"

	"onrecord"
	"onrecord/text"
)

// Discrepancies are values that should be one and are not. Each finder looks
// at all passages of the case; none says which value is right.

type finder func(m *material) []onrecord.Discrepancy

var finders = []finder{dateDiscrepancies, timeOfDayDiscrepancies, clockDiscrepancies, weekdayDiscrepancies, olderTexts, nameDiscrepancies, quoteVariants, scopeVariants,
	numberDiscrepancies, placeDiscrepancies, featureDiscrepancies, initiatorDiscrepancies, headlineDiscrepancies, distancedWordings, titleDiscrepancies,
	participantDiscrepancies}

func (m *material) discrepancies() []onrecord.Discrepancy {
	var out []onrecord.Discrepancy
	for _, find := range finders {
		for _, d := range find(m) {
			if !slices.ContainsFunc(out, func(o onrecord.Discrepancy) bool { return o.Type == d.Type && sameValues(o, d) }) {
				out = append(out, d)
			}
		}
	}
	return out
}

// sameValues reports whether every value of b stands inside one of a.
func sameValues(a, b onrecord.Discrepancy) bool {
	for _, v := range b.Values {
		if !slices.ContainsFunc(a.Values, func(w onrecord.Value) bool { return w.Doc == v.Doc && w.Span.Overlaps(v.Span) }) {
			return false
		}
	}
	return true
}

// value points at words of a passage.
func (m *material) value(p *passage, s text.Span, v string) onrecord.Value {
	return onrecord.Value{Anchor: onrecord.Anchor{Doc: m.docs[p.doc].ID, Span: s}, Side: p.side, Value: v}
}

// distinct counts the different values.
func distinct(vs []onrecord.Value) int {
	seen := map[string]bool{}
	for _, v := range vs {
		seen[v.Value] = true
	}
	return len(seen)
}

// ordered sorts values by document and place, and drops doubles.
func ordered(vs []onrecord.Value) []onrecord.Value {
	slices.SortStableFunc(vs, func(a, b onrecord.Value) int {
		return cmp.Or(strings.Compare(string(a.Doc), string(b.Doc)), text.Compare(a.Span, b.Span))
	})
	return slices.CompactFunc(vs, func(a, b onrecord.Value) bool { return a.Anchor == b.Anchor })
}

// phrase returns the span of ws[from:to].
func phrase(ws []word, from, to int) text.Span {
	return text.Span{Start: ws[from].span.Start, End: ws[to-1].span.End}
}
