package web

import (
	"cmp"
	"fmt"

	"onrecord"
	"onrecord/publish"
)

// shown is how many passages one cell's popover holds; the proposition's own
// page holds all.
const shown = 4

type group struct {
	Mark publish.Mark
	Rows []row
}

// row is one proposition.
type row struct {
	publish.Row
	ID, Href    string
	Mark, Shade publish.Mark
	Machine     publish.Mark // what the rule said, where a person corrected it
	When        string       // of the review
	Done        string       // what the review did: "confirmed"
	Moved       bool         // the rules find other stances now than then
	Then        publish.Mark // what the rule said to the person, where it says something else now
	Second      []publish.SecondOpinion
	Cells       []cell
}

// cell is what one side does with a proposition.
type cell struct {
	onrecord.Position
	Name        string
	Mark, Shade publish.Mark
	Machine     publish.Mark // what the rule said, where a person corrected it
	Missing     bool
	Silent      bool
	Searched    int
	Best        *publish.Passage // nil where there is no evidence
	Excerpt     string
	Peek        *peek
	More        int // passages that only the proposition's page shows
}

// past is what the same side's words say against the cell's stance.
type past struct {
	Word, Why, Rule string
	Mark            publish.Mark
	Excerpt         string
	Notes           []note
}

// peek is the popover behind one cell, and the endnotes of the printed page.
type peek struct {
	ID, Title, About, Why, Rule string
	Notes                       []note
	Past                        []past
}

// Refs names the endnotes of a cell: "1" or "1-3".
func (p *peek) Refs() string {
	first, last := p.Notes[0].Number, p.Notes[len(p.Notes)-1].Number
	for _, s := range p.Past {
		last = max(last, s.Notes[len(s.Notes)-1].Number)
	}
	if first == last {
		return fmt.Sprint(first)
	}
	return fmt.Sprintf("%d-%d", first, last)
}

// note is one passage under its number.
type note struct {
	publish.Passage
	Number   int
	Archived string // its place on the document's page; "" if lost
	Carried  []source
}

// peeks numbers the passages of a page in the order of its rows.
type peeks struct {
	place
	edition *publish.Edition
	number  int
	all     []peek
}

func groupOf(pk *peeks, g publish.Group) group {
	v := group{Mark: publish.RelationMark(g.Relation)}
	for _, r := range g.Rows {
		v.Rows = append(v.Rows, rowOf(pk, r, shown))
	}
	return v
}

func rowOf(pk *peeks, r publish.Row, most int) row {
	v := row{
		Row: r, ID: Slug(r.Proposition.ID), Href: pk.Proposition(pk.edition.Board.Event.ID, r.Proposition.ID),
		Mark: publish.RelationMark(r.Relation), Shade: publish.ShadeMark(r.Shade), Second: pk.edition.Opinions(r.Finding),
	}
	if r.Review != nil {
		v.When, v.Done = publish.Minute(r.Review.At), publish.Past(r.Review.Act)
		switch {
		case r.Outdated && r.Review.Was == r.Machine:
			v.Moved = true
		case r.Outdated:
			v.Then = publish.RelationMark(r.Review.Was)
		case r.Machine != r.Relation:
			v.Machine = publish.RelationMark(r.Machine)
		}
	}
	for _, a := range pk.edition.Board.Accounts {
		v.Cells = append(v.Cells, pk.cell(r, a.Side, most))
	}
	return v
}

func (pk *peeks) cell(r publish.Row, side onrecord.Side, most int) cell {
	pos := r.Position(side.ID)
	c := cell{
		Position: pos, Name: cmp.Or(side.Name, string(side.ID)),
		Mark: publish.StanceMark(pos.Stance), Shade: publish.ShadeMark(pos.Shade),
		Missing: pos.Stance == onrecord.Missing, Silent: pos.Stance == onrecord.Silent, Searched: len(pos.Searched),
		More: max(0, len(pos.Evidence)-most),
	}
	if was, ok := r.Machines[side.ID]; ok {
		c.Machine = publish.StanceMark(was)
	}
	if len(pos.Evidence) == 0 {
		return c
	}
	p := peek{
		ID:    "e-" + Slug(r.Proposition.ID) + "-" + Slug(string(side.ID)),
		Title: c.Name, About: r.Proposition.ID + " " + r.Proposition.Text, Why: pos.Why, Rule: pos.Rule,
	}
	for _, ev := range pos.Evidence[:len(pos.Evidence)-c.More] {
		p.Notes = append(p.Notes, pk.note(ev))
	}
	for _, s := range pos.History {
		if len(s.Evidence) > 0 {
			p.Past = append(p.Past, pk.past(s, most))
		}
	}
	pk.all = append(pk.all, p)
	c.Best, c.Peek = &p.Notes[0].Passage, &p
	c.Excerpt = c.Best.Excerpt(pos.Triggers, pk.room())
	return c
}

// room is how many characters of an excerpt fit a cell: fewer for more sides.
func (pk *peeks) room() int { return max(80, 240/max(1, len(pk.edition.Board.Accounts)-1)) }

// past shows the words of another stance of the same side like those of its own.
func (pk *peeks) past(s onrecord.Said, most int) past {
	v := past{Word: publish.PastWord(s), Why: s.Why, Rule: s.Rule, Mark: publish.StanceMark(s.Stance)}
	for _, ev := range s.Evidence[:min(most, len(s.Evidence))] {
		v.Notes = append(v.Notes, pk.note(ev))
	}
	v.Excerpt = v.Notes[0].Excerpt(nil, pk.room())
	return v
}

func (pk *peeks) note(ev onrecord.Evidence) note {
	pk.number++
	n := note{Passage: pk.edition.Passage(ev), Number: pk.number}
	if !n.Lost {
		n.Archived = pk.Document(pk.edition.Document(ev.Doc)) + "#" + mark(ev.Anchor)
	}
	for _, id := range ev.Carriers {
		n.Carried = append(n.Carried, sourceOf(pk.place, pk.edition, id))
	}
	return n
}
