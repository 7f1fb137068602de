package compare

import (
	"time"

	"onrecord"
	"onrecord/resolve/date"
	"onrecord/resolve/place"
)

// clockDiscrepancies finds a time that one document gives in two zones and that
// is not one moment (R12): "7.35am (12.35 GMT)" where no clock of a place that
// the document names is five hours behind GMT.
func clockDiscrepancies(m *material) []onrecord.Discrepancy {
	var out []onrecord.Discrepancy
	for i, d := range m.docs {
		for _, c := range date.Clocks(d, m.c.Readings[i].Times, func() []*time.Location { return zonesOf(d) }) {
			out = append(out, m.selfContradiction(i, c, "time", "one time in two zones", "discrepancy/clock", c.Printed+" there was "))
		}
	}
	return out
}

// weekdayDiscrepancies finds a full date with a weekday that it did not have.
func weekdayDiscrepancies(m *material) []onrecord.Discrepancy {
	var out []onrecord.Discrepancy
	for i, d := range m.docs {
		for _, c := range date.Weekdays(d) {
			out = append(out, m.selfContradiction(i, c, "date", "a date and its weekday", "discrepancy/weekday", "That day was a "))
		}
	}
	return out
}

// selfContradiction is what is wrong within one document's own words.
func (m *material) selfContradiction(doc int, c date.Clash, kind, slot, rule, note string) onrecord.Discrepancy {
	v := onrecord.Value{Anchor: onrecord.Anchor{Doc: m.docs[doc].ID, Span: c.Span}, Value: c.Printed}
	for _, p := range m.passages {
		if p.doc == doc && p.span.Overlaps(c.Span) {
			v.Side = p.side
			break
		}
	}
	implied := v
	implied.Value = c.Implied
	if !c.Beside.Empty() {
		implied.Span, implied.Value = c.Beside, m.docs[doc].Text.Slice(c.Beside)
	}
	return onrecord.Discrepancy{Type: kind, Slot: slot, Values: []onrecord.Value{v, implied}, Rule: rule, Note: note + c.Implied + "."}
}

// zonesOf returns the zones of the places that d names.
func zonesOf(d *onrecord.Document) []*time.Location {
	var out []*time.Location
	seen := map[string]bool{}
	for _, p := range place.Find(d) {
		if p.Place.Zone == "" || seen[p.Place.Zone] {
			continue
		}
		seen[p.Place.Zone] = true
		if zone, err := time.LoadLocation(p.Place.Zone); err == nil {
			out = append(out, zone)
		}
	}
	return out
}
