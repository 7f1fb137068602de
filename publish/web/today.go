package web

import (
	"io"

	"onrecord"
	"onrecord/publish"
)

// Today writes the first page for the live site: the events, their conflicts,
// and the material that a person should look at.
func (s Site) Today(w io.Writer, es []publish.Edition) error { return s.today(w, live, es) }

// headline is one line of the running strip, as an outlet printed it.
type headline struct{ Text, Outlet, Href string }

type todayView struct {
	Events    []eventLine
	Conflicts []conflict
	Look      []source // documents with problems
}

type eventLine struct {
	Title, Href string
	Dates       []string
	Strip       []count
	Accounts    []account
	Documents   int
}

type conflict struct {
	Text, Href, Event, EventHref string
	Mark                         publish.Mark
	Human                        bool
}

func (s Site) today(w io.Writer, p place, es []publish.Edition) error {
	var v todayView
	var heads []headline
	for i := range es {
		e := &es[i]
		groups, _ := publish.Rows(e.Board)
		v.Events = append(v.Events, eventLineOf(p, e, groups))
		v.Conflicts = append(v.Conflicts, conflicts(p, e, groups)...)
		for _, src := range sources(p, e) {
			if len(src.Problems) > 0 {
				v.Look = append(v.Look, src)
			}
		}
		heads = append(heads, headlines(p, e)...)
	}
	return s.write(w, p, "today", page{Title: "Today", Section: "today", Self: p.root + "index", Headings: heads, Body: v})
}

func eventLineOf(p place, e *publish.Edition, groups []publish.Group) eventLine {
	l := eventLine{Title: e.Name(), Href: p.Event(e.Board.Event.ID), Documents: len(e.Readings)}
	seen := map[string]bool{}
	for _, d := range e.Board.Event.Dates {
		if day := d.Date.Civil().String(); !seen[day] {
			seen[day] = true
			l.Dates = append(l.Dates, day)
		}
	}
	for _, g := range groups {
		m := publish.RelationMark(g.Relation)
		l.Strip = append(l.Strip, count{m, len(g.Rows), l.Href + "#" + m.Class})
	}
	for _, a := range e.Board.Accounts {
		l.Accounts = append(l.Accounts, accountOf(p, e, a))
	}
	return l
}

func conflicts(p place, e *publish.Edition, groups []publish.Group) []conflict {
	var out []conflict
	for _, g := range groups {
		if !publish.IsConflict(g.Relation) {
			continue
		}
		for _, r := range g.Rows {
			out = append(out, conflict{
				r.Proposition.Text, p.Proposition(e.Board.Event.ID, r.Proposition.ID),
				e.Name(), p.Event(e.Board.Event.ID), publish.RelationMark(r.Relation), r.Human,
			})
		}
	}
	return out
}

// headlines are the running strips that the documents carried.
func headlines(p place, e *publish.Edition) []headline {
	var out []headline
	for _, r := range e.Readings {
		d := r.Document
		for _, s := range d.Spans(onrecord.LineTicker) {
			if d.Text.Valid(s) {
				out = append(out, headline{d.Text.Slice(s), e.Outlet(d.ID), p.Document(d) + "#" + mark(onrecord.Anchor{Doc: d.ID, Span: s})})
			}
		}
	}
	return out
}
