package desk_test

import (
	"os"
	"path/filepath"
	"testing"

	"onrecord"
	"onrecord/desk"
	"onrecord/internal/shared"
	"onrecord/text"
)

// TestEverySpanOfThePublicCasesIsVerbatim runs all stages over the cases and
// looks at every span that comes out: none may leave its document or cut a
// character, and no evidence may be empty.
func TestEverySpanOfThePublicCasesIsVerbatim(t *testing.T) {
	root := shared.Need(t, "cases")
	dirs, err := filepath.Glob(filepath.Join(root, "*", "dossier.toml"))
	if err != nil || len(dirs) == 0 {
		t.Fatal("no cases: ", err)
	}
	spans := 0
	for _, name := range dirs {
		dir := filepath.Dir(name)
		f, err := desk.OpenFolder(t.Context(), dir)
		if err != nil {
			t.Errorf("%s: %v", filepath.Base(dir), err)
			continue
		}
		h, err := f.Holding(t.Context(), f.ID())
		if err != nil {
			t.Fatal(err)
		}
		check := spanCheck{t, h, filepath.Base(dir), &spans}
		check.readings(dir)
		check.board()
		if len(h.Problems) > 0 {
			t.Errorf("%s: %v", filepath.Base(dir), h.Problems)
		}
	}
	t.Logf("%d cases, %d spans", len(dirs), spans)
}

type spanCheck struct {
	t     *testing.T
	h     *desk.Holding
	name  string
	spans *int
}

func (c spanCheck) all(what string, d *onrecord.Document, spans ...text.Span) {
	for _, s := range spans {
		if *c.spans++; d == nil || !d.Text.Valid(s) || s.Empty() {
			c.t.Errorf("%s: %s has span %v", c.name, what, s)
		}
	}
}

// readings also holds plain text to its file: it is the input itself.
func (c spanCheck) readings(dir string) {
	for _, r := range c.h.Case.Readings {
		d := r.Document
		b, err := os.ReadFile(filepath.Join(dir, string(d.ID)))
		if err != nil || string(b) != d.Text.String() {
			c.t.Errorf("%s: %s is not its file: %v", c.name, d.ID, err)
		}
		for _, l := range d.Lines {
			c.all("a line", d, l.Span)
		}
		c.all("a byline", d, d.Byline...)
		for _, e := range r.Times {
			c.all("a date", d, e.Span)
		}
		for _, s := range r.Statements {
			c.all("a cue", d, s.Cue.Spans...)
			c.all("a content", d, s.Content.Spans...)
			c.all("verbatim words", d, s.Content.Verbatim...)
			c.all("an insertion", d, s.Content.Insertions...)
			if s.Source != nil {
				c.all("a source", d, s.Source.Spans...)
			}
		}
	}
}

func (c spanCheck) board() {
	at := func(what string, a onrecord.Anchor) {
		r := c.h.Reading(a.Doc)
		if r == nil {
			c.t.Errorf("%s: %s stands in %s, which is not held", c.name, what, a.Doc)
			return
		}
		c.all(what, r.Document, a.Span)
	}
	for _, f := range c.h.Board.Findings {
		for _, p := range f.Positions {
			for _, e := range p.Evidence {
				at("evidence of "+f.Proposition.ID, e.Anchor)
			}
			for _, trigger := range p.Triggers {
				at("a trigger of "+f.Proposition.ID, trigger)
			}
		}
	}
	for _, d := range c.h.Board.Discrepancies {
		for _, v := range d.Values {
			at("a value of "+d.Slot, v.Anchor)
		}
	}
	for _, e := range c.h.Board.Event.Dates {
		at("a date of the event", e.Source)
	}
	for _, p := range c.h.Board.Parties {
		for _, alias := range p.Aliases {
			for _, m := range alias.Mentions {
				at("a mention of "+p.Name, m)
			}
		}
	}
}
