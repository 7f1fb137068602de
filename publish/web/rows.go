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
	Second      []publish.SecondOpinion
	Cells       []cell
}

// cell is what one side does with a proposition.
type cell struct {
	onrecord.Position
	Name        string
	Mark, Shade publish.Mark
	Missing     bool
	Silent      bool
	Searched    int
	Best        *publish.Passage // nil where there is no evidence
	Excerpt     string
	Peek        *peek
	More        int // passages that only the proposition's page shows
	Past        []past
}

// past is what the same side's words say against the cell's stance.
type past struct {
	Word  string
	Mark  publish.Mark
	Words []sourced
}

// peek is the popover behind one cell, and the endnotes of the printed page.
type peek struct {
	ID, Title, About, Why, Rule string
	Notes                       []note
}

// Refs names the endnotes of a cell: "1" or "1-3".
func (p *peek) Refs() string {
	first, last := p.Notes[0].Number, p.Notes[len(p.Notes)-1].Number
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
		v.When = r.Review.At.UTC().Format("2006-01-02 15:04 UTC")
		if r.Machine != r.Relation {
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
	for _, s := range pos.History {
		v := past{Word: publish.PastWord(s), Mark: publish.StanceMark(s.Stance)}
		for _, ev := range s.Evidence {
			v.Words = append(v.Words, words(pk.place, pk.edition, ev.Anchor))
		}
		c.Past = append(c.Past, v)
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
	pk.all = append(pk.all, p)
	c.Best, c.Peek = &p.Notes[0].Passage, &p
	c.Excerpt = c.Best.Excerpt(pos.Triggers, pk.room())
	return c
}

// room is how many characters of an excerpt fit a cell: fewer for more sides.
func (pk *peeks) room() int { return max(80, 240/max(1, len(pk.edition.Board.Accounts)-1)) }

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
