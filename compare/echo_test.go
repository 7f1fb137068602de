package compare

import (
	"testing"

	"onrecord"
	"onrecord/text"
)

// TestEcho: how far a sentence of France's says what is asked was done, and by
// whom, beside how many of the words it shares.
func TestEcho(t *testing.T) {
	for _, c := range []struct {
		question, said string
		deed, other    bool
	}{
		{"Brazil repainted the lighthouse", "The lighthouse was repainted by Brazil.", true, false},
		{"Brazil repainted the lighthouse", "France repainted the lighthouse.", true, true},
		{"Brazil repainted the lighthouse", "We repainted the lighthouse ourselves.", true, true},
		{"Brazil repainted the lighthouse", "The lighthouse can be seen from Brazil.", false, false},
		{"The lighthouse is to be repainted", "The lighthouse will be repainted in May.", true, false},
		{"Sailors repainted the lighthouse", "A painter of lighthouses spoke with the sailors.", false, false},
	} {
		m := prepare(Case{
			Dossier:  onrecord.Dossier{Sides: []onrecord.Side{{ID: "fr", Name: "France"}, {ID: "br", Name: "Brazil"}}},
			Readings: []onrecord.Reading{{Document: &onrecord.Document{ID: "d.txt", Text: text.New(c.said), SpeaksFor: "fr"}}},
		})
		e := m.echoOf(m.query(onrecord.Proposition{Text: c.question}), m.passages[0])
		if (e.deed >= 0.7) != c.deed || (e.other > 0) != c.other {
			t.Errorf("%q, said %q: %+v", c.question, c.said, e)
		}
	}
}
