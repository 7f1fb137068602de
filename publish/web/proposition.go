package web

import (
	"fmt"
	"io"

	"onrecord"
	"onrecord/publish"
)

// Proposition writes the page of one proposition for the live site. It returns
// an error that wraps [onrecord.ErrNotFound] if the board has none of that ID.
func (s Site) Proposition(w io.Writer, e publish.Edition, id string) error {
	for _, f := range e.Board.Findings {
		if Slug(f.Proposition.ID) == id {
			return s.proposition(w, live, &e, f)
		}
	}
	return fmt.Errorf("proposition %q of %s: %w", id, e.Board.Event.ID, onrecord.ErrNotFound)
}

// propositionView shows all evidence open, side by side.
type propositionView struct {
	row
	Event     string
	EventHref string
	Peeks     []peek
	Triggers  []trigger
	Looked    []looked
}

// trigger is the words that fired a side's rule.
type trigger struct {
	Side  string
	Words []sourced
}

// looked is what was searched for a silent side.
type looked struct {
	Side      string
	Documents []source
}

func (s Site) proposition(w io.Writer, p place, e *publish.Edition, f onrecord.Finding) error {
	pk := peeks{place: p, edition: e}
	v := propositionView{
		row: rowOf(&pk, publish.RowOf(f), len(e.Readings)*1000), Event: e.Name(), EventHref: p.Event(e.Board.Event.ID),
	}
	v.Peeks = pk.all
	for _, c := range v.Cells {
		if len(c.Triggers) > 0 {
			t := trigger{Side: c.Name}
			for _, a := range c.Triggers {
				t.Words = append(t.Words, words(p, e, a))
			}
			v.Triggers = append(v.Triggers, t)
		}
		if c.Silent && c.Searched > 0 {
			l := looked{Side: c.Name}
			for _, id := range c.Position.Searched {
				l.Documents = append(l.Documents, sourceOf(p, e, id))
			}
			v.Looked = append(v.Looked, l)
		}
	}
	return s.write(w, p, "proposition", page{Title: f.Proposition.Text, Section: "today", Self: v.Href, Body: v})
}
