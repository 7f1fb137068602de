package desk

import (
	"testing"

	"onrecord"
)

// TestJoined: rows put into one keep what a side says against its own stance.
func TestJoined(t *testing.T) {
	words := func(at int) []onrecord.Evidence {
		e := onrecord.Evidence{}
		e.Doc, e.Span.Start, e.Span.End = "a.txt", at, at+5
		return []onrecord.Evidence{e}
	}
	row := func(text string, s onrecord.Stance, at int) *onrecord.Finding {
		return &onrecord.Finding{Proposition: onrecord.Proposition{Text: text}, Positions: []onrecord.Position{{Side: "pe", Stance: s, Evidence: words(at)}}}
	}
	const said, negated = "Peru raised the quotas", "Peru did not raise the quotas"
	for _, c := range []struct {
		name     string
		a, b     *onrecord.Finding
		want     onrecord.Stance
		past     onrecord.Stance // "" for none
		evidence int
	}{
		{"the same stance", row(said, onrecord.Asserts, 0), row(said, onrecord.Asserts, 10), onrecord.Asserts, "", 2},
		{"the opposite", row(said, onrecord.Asserts, 0), row(said, onrecord.Denies, 10), onrecord.Asserts, onrecord.Denies, 1},
		{"the negation, asserted", row(said, onrecord.Denies, 0), row(negated, onrecord.Asserts, 10), onrecord.Denies, "", 2},
		{"the negation, against itself", row(said, onrecord.Asserts, 0), row(negated, onrecord.Asserts, 10), onrecord.Asserts, onrecord.Denies, 1},
		{"nothing, and the negation", row(said, onrecord.Silent, 0), row(negated, onrecord.Asserts, 10), onrecord.Denies, "", 1},
	} {
		p := joined(c.a, c.b)[0]
		past := onrecord.Stance("")
		if len(p.History) > 0 {
			past = p.History[0].Stance
		}
		if p.Stance != c.want || past != c.past || len(p.Evidence) != c.evidence || (past != "") != (p.Shade == onrecord.SelfContradiction) {
			t.Errorf("%s: %s, beside it %q, %d words, shade %q", c.name, p.Stance, past, len(p.Evidence), p.Shade)
		}
	}
}
