package desk_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord"
	"onrecord/compare"
	"onrecord/desk"
	"onrecord/internal/shared"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestSourceCase holds the last two stages on the case of the source article:
// who was resolved to whom, the event's dates, and where each side stands on
// the given propositions. The goldens keep places in the texts, not the texts.
// The first two stages have goldens of their own in read and attribute.
func TestSourceCase(t *testing.T) {
	dir := shared.Need(t, "cases", "kh-us-2022-biden-hunsen")
	c, _, err := desk.LoadCase(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/phnom-penh.resolve", resolved(c))
	golden(t, "testdata/phnom-penh.compare", compared(t, c, filepath.Join(dir, "propositions.json")))
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s: got\n%s\nwant\n%s", file, got, want)
	}
}

func at(a onrecord.Anchor) string { return string(a.Doc) + a.Span.String() }

func resolved(c compare.Case) string {
	var b strings.Builder
	for _, p := range c.Parties {
		fmt.Fprintf(&b, "party %s %s side=%s\n", p.ID, p.Kind, p.Side)
		for _, a := range p.Aliases {
			fmt.Fprintf(&b, "\talias by=%s", a.By)
			for _, m := range a.Mentions {
				fmt.Fprintf(&b, " %s", at(m))
			}
			if a.Hedge != nil {
				fmt.Fprintf(&b, " hedged %s voice=%q", at(a.Hedge.Words), a.Hedge.Voice)
			}
			b.WriteString("\n")
		}
	}
	for _, d := range c.Event.Dates {
		fmt.Fprintf(&b, "date %s %s %s %q\n", d.Date, at(d.Source), d.Anchor, d.Note)
	}
	for _, p := range c.Event.Places {
		fmt.Fprintf(&b, "place %s %s\n", p.Place, at(p.Source))
	}
	return b.String()
}

func compared(t *testing.T, c compare.Case, propositions string) string {
	raw, err := os.ReadFile(propositions)
	if err != nil {
		t.Fatal(err)
	}
	var ps []onrecord.Proposition
	if err := json.Unmarshal(raw, &ps); err != nil {
		t.Fatal(err)
	}
	board := compare.Ask(c, ps)
	var b strings.Builder
	for _, f := range board.Findings {
		fmt.Fprintf(&b, "%s %s %s\n", f.Proposition.ID, f.Relation, f.Shade)
		for _, p := range f.Positions {
			fmt.Fprintf(&b, "\t%s %s %s %s", p.Side, p.Stance, p.Shade, p.Rule)
			for _, e := range p.Evidence {
				fmt.Fprintf(&b, " %s", at(e.Anchor))
			}
			b.WriteString("\n")
		}
	}
	for _, d := range board.Discrepancies {
		fmt.Fprintf(&b, "differs %s %s:", d.Type, d.Slot)
		for _, v := range d.Values {
			fmt.Fprintf(&b, " %s", at(v.Anchor))
		}
		b.WriteString("\n")
	}
	return b.String()
}
