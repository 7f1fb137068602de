package web

import (
	"fmt"
	"io"
	"slices"

	"onrecord"
	"onrecord/publish"
	"onrecord/text"
)

// Document writes one document with its statements beside the text, for the
// live site. key is as [Key] gives it. It returns an error that wraps
// [onrecord.ErrNotFound] if no edition holds the document.
func (s Site) Document(w io.Writer, es []publish.Edition, key string) error {
	for i := range es {
		for _, r := range es[i].Readings {
			if Key(r.Document) == key {
				return s.document(w, live, &es[i], r)
			}
		}
	}
	return fmt.Errorf("document %q: %w", key, onrecord.ErrNotFound)
}

// documentView is the text line by line, each line with the statements that
// begin in it, so that both stay side by side without a script.
type documentView struct {
	source
	Document *onrecord.Document
	Capture  *onrecord.Capture
	Clocks   []clocks
	More     int // captures that Clocks leaves out
	Lines    []line
	Tension  []discrepancy // headline against body
}

type line struct {
	Kind       onrecord.LineKind
	Segments   []segment
	Statements []statement
}

// statement is the card beside the text.
type statement struct {
	onrecord.Statement
	N           int // its number in the line; see maxMarks
	Speaker     string
	SpeakerHref string
	Said, Cue   string
	Mode        string
	Uses        []use
}

// use is the propositions of one relation that rest on a statement.
type use struct {
	Mark  publish.Mark
	Props []proposition
}

type proposition struct{ ID, Text, Href string }

func (s Site) document(w io.Writer, p place, e *publish.Edition, r onrecord.Reading) error {
	d := r.Document
	v := documentView{source: sourceOf(p, e, d.ID), Document: d, Lines: lines(p, e, r)}
	if c, ok := e.Captures[d.Capture]; ok {
		v.Capture = &c
	}
	v.Clocks, v.More = clocksOf(p, e, d)
	for _, dis := range discrepancies(p, e) {
		here := slices.ContainsFunc(dis.Values, func(val onrecord.Value) bool { return val.Doc == d.ID })
		if dis.Type == "headline" && here {
			v.Tension = append(v.Tension, dis)
		}
	}
	return s.write(w, p, "document", page{Title: v.Title, Section: "sources", Self: p.Document(d), Body: v})
}

func lines(p place, e *publish.Edition, r onrecord.Reading) []line {
	d := r.Document
	kinds := slices.Clone(d.Lines)
	kinds = slices.DeleteFunc(kinds, func(l onrecord.Line) bool { return !d.Text.Valid(l.Span) || l.Span.Empty() })
	if len(kinds) == 0 {
		kinds = []onrecord.Line{{Kind: onrecord.LineBody, Span: d.Text.All()}}
	}
	slices.SortStableFunc(kinds, func(a, b onrecord.Line) int { return text.Compare(a.Span, b.Span) })
	layers := layersOf(r, anchorsIn(e, d.ID))
	out := make([]line, len(kinds))
	home := homes(kinds, r.Statements)
	for i, l := range kinds {
		out[i].Kind = l.Kind
		var marks []numbered
		for j, st := range r.Statements {
			if home[j] != i {
				continue
			}
			card := statementOf(p, e, d, st, len(marks)+1)
			out[i].Statements = append(out[i].Statements, card)
			marks = append(marks, numbered{N: card.N, spans: st.Content.Spans})
		}
		out[i].Segments = segments(d.Text, l.Span, layers, marks)
	}
	return out
}

// homes gives each statement the line it begins in: the last line that starts
// at or before its first word.
func homes(kinds []onrecord.Line, ss []onrecord.Statement) []int {
	out := make([]int, len(ss))
	for i, s := range ss {
		at := s.Content.Hull().Start
		if len(s.Cue.Spans) > 0 {
			at = min(at, s.Cue.Spans[0].Start)
		}
		for j, l := range kinds {
			if l.Span.Start <= at {
				out[i] = j
			}
		}
	}
	return out
}

func statementOf(p place, e *publish.Edition, d *onrecord.Document, s onrecord.Statement, n int) statement {
	v := statement{
		Statement: s, N: n, Speaker: publish.Speaker(d, s), Cue: publish.Slices(d.Text, s.Cue.Spans), Mode: publish.Mode(s),
	}
	v.Said = said(s.Cue, v.Cue)
	if s.Source != nil && s.Source.Party != "" && e.Party(s.Source.Party) != nil {
		v.SpeakerHref = p.Person(s.Source.Party)
	}
	v.Uses = usesOf(p, e, d.ID, s.ID)
	return v
}

// usesOf finds the propositions that rest on a statement, conflicts first.
func usesOf(p place, e *publish.Edition, doc onrecord.DocumentID, id onrecord.StatementID) []use {
	if id == "" {
		return nil
	}
	rests := func(pos onrecord.Position) bool {
		return slices.ContainsFunc(pos.Evidence, func(ev onrecord.Evidence) bool { return ev.Doc == doc && ev.Statement == id })
	}
	var out []use
	groups, _ := publish.Rows(e.Board)
	for _, g := range groups {
		u := use{Mark: publish.RelationMark(g.Relation)}
		for _, r := range g.Rows {
			if slices.ContainsFunc(r.Positions, rests) {
				pr := r.Proposition
				u.Props = append(u.Props, proposition{pr.ID, pr.Text, p.Proposition(e.Board.Event.ID, pr.ID)})
			}
		}
		if u.Props != nil {
			out = append(out, u)
		}
	}
	return out
}

var acts = map[onrecord.CueClass]string{
	onrecord.Assert: "says", onrecord.Deny: "denies", onrecord.Confirm: "confirms", onrecord.Ask: "asks",
	onrecord.Request: "requests", onrecord.Promise: "promises", onrecord.Warn: "warns", onrecord.Decree: "orders",
	onrecord.Believe: "believes", onrecord.Intend: "intends", onrecord.Perceive: "perceives",
	onrecord.Decline: "declines", onrecord.Agree: "agrees", onrecord.Accuse: "accuses",
}

// said names what the reporting words do; where that has no name here, the
// words stand for themselves.
func said(c onrecord.Cue, words string) string {
	word := acts[c.Class]
	if word == "" {
		return "“" + words + "”"
	}
	if c.Negated {
		word += ", negated"
	}
	if c.Hedged {
		word += ", hedged"
	}
	return word
}

// anchorsIn collects every stretch of one document that the board points at.
func anchorsIn(e *publish.Edition, id onrecord.DocumentID) []text.Span {
	var out []text.Span
	d := e.Document(id)
	add := func(a onrecord.Anchor) {
		if a.Doc == id && d.Text.Valid(a.Span) && !a.Span.Empty() {
			out = append(out, a.Span)
		}
	}
	for _, f := range e.Board.Findings {
		for _, pos := range f.Positions {
			for _, ev := range pos.Evidence {
				add(ev.Anchor)
			}
			for _, a := range pos.Triggers {
				add(a)
			}
		}
	}
	for _, dis := range e.Board.Discrepancies {
		for _, v := range dis.Values {
			add(v.Anchor)
		}
	}
	for _, v := range e.Board.Event.Dates {
		add(v.Source)
	}
	for _, v := range e.Board.Event.Places {
		add(v.Source)
	}
	for _, party := range e.Board.Parties {
		for _, alias := range party.Aliases {
			for _, a := range alias.Mentions {
				add(a)
			}
			if alias.Hedge != nil {
				add(alias.Hedge.Words)
			}
		}
	}
	for _, s := range d.Spans(onrecord.LineTicker) {
		add(onrecord.Anchor{Doc: id, Span: s})
	}
	text.Sort(out)
	return slices.Compact(out)
}
