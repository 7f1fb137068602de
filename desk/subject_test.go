package desk

import (
	"testing"

	"onrecord"
	"onrecord/compare"
	"onrecord/text"
)

// TestPlace: a review finds its row by its words, else by the passages under
// it with nearly the same words, else not at all.
func TestPlace(t *testing.T) {
	words := "The minister raised the ferry and the price of salt."
	doc := &onrecord.Document{ID: "d", Text: text.New(words)}
	at := onrecord.Evidence{Anchor: onrecord.Anchor{Doc: "d", Span: text.Span{End: len(words)}}}
	row := func(words string, ev ...onrecord.Evidence) onrecord.Finding {
		return onrecord.Finding{Proposition: onrecord.Proposition{Text: words}, Positions: []onrecord.Position{{Side: "a", Evidence: ev}}}
	}
	h := &Holding{Case: compare.Case{Readings: []onrecord.Reading{{Document: doc}}}}
	h.Board.Findings = []onrecord.Finding{row("The bridge was discussed"), row("The minister raised the ferry", at), row("The price of salt", at)}
	ground := h.ground(&h.Board.Findings[1])
	for _, c := range []struct {
		name    string
		subject Subject
		want    int
	}{
		{"the same words", Subject{Proposition: onrecord.Proposition{Text: "The price of salt"}, Ground: ground}, 2},
		{"nearly, on the same passage", Subject{Proposition: onrecord.Proposition{Text: "The minister raised the ferry and more"}, Ground: ground}, 1},
		{"nearly, on another passage", Subject{Proposition: onrecord.Proposition{Text: "The minister raised the ferry and more"}, Ground: []Ground{{"a", "d", "Other words."}}}, -1},
		{"other words on the same passage", Subject{Proposition: onrecord.Proposition{Text: "Nobody knows the way"}, Ground: ground}, -1},
		{"nearly, from before passages were kept", Subject{Proposition: onrecord.Proposition{Text: "The minister raised the ferry and more"}}, -1},
	} {
		if got := h.place(c.subject); got != c.want {
			t.Errorf("%s: row %d, want %d", c.name, got, c.want)
		}
	}
}
