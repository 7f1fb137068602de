package web

import (
	"cmp"
	"io"
	"slices"

	"onrecord"
	"onrecord/publish"
)

// Board writes an event's board for the live site.
func (s Site) Board(w io.Writer, e publish.Edition) error { return s.board(w, live, &e) }

func (s Site) board(w io.Writer, p place, e *publish.Edition) error {
	v := boardOf(p, e)
	return s.write(w, p, "board", page{
		Title: e.Name(), Section: "today", Self: p.Event(e.Board.Event.ID), Headings: headlines(p, e), Body: v,
	})
}

// boardView is what the board template shows, top to bottom.
type boardView struct {
	Name          string
	Dates, Places []sourced
	DatesDiffer   bool
	Who           []person
	Accounts      []account
	Strip         []count
	Groups        []group
	Rejected      []publish.Row
	Legend        []publish.Entry
	Discrepancies []discrepancy
	Timeline      timeline
	Documents     []source
	Carriers      []carrier
	Peeks         []peek
	Problems      []onrecord.Problem
}

// sourced is a value with the words that give it.
type sourced struct {
	Value, Note string
	Side        string
	At          publish.Passage
	Href        string // of the words on their document's page; "" if lost
}

type account struct {
	Name      string
	Mark      publish.Mark
	Documents []source
	Through   []source // second-hand: documents that report this side
	Ask       string   // the draft of a question for a record; "" where one is held
}

type count struct {
	Mark publish.Mark
	N    int
	Href string
}

type discrepancy struct {
	onrecord.Discrepancy
	Rows []sourced
}

type carrier struct {
	Record, Copy source
	Percent      int
}

func boardOf(p place, e *publish.Edition) boardView {
	b := e.Board
	groups, rejected := publish.Rows(b)
	v := boardView{
		Name: e.Name(), Rejected: rejected, Legend: publish.Legend(groups), Timeline: timelineOf(p, e),
		Documents: sources(p, e), Problems: e.Problems,
	}
	for _, d := range b.Event.Dates {
		s := words(p, e, d.Source)
		s.Value, s.Note = d.Date.String(), d.Note
		v.DatesDiffer = v.DatesDiffer || d.Date.Civil().String() != b.Event.Dates[0].Date.Civil().String()
		v.Dates = append(v.Dates, s)
	}
	for _, l := range b.Event.Places {
		s := words(p, e, l.Source)
		s.Value = l.Place
		v.Places = append(v.Places, s)
	}
	for _, id := range b.Event.Who {
		if party := e.Party(id); party != nil {
			v.Who = append(v.Who, person{Party: *party, Href: p.Person(id)})
		}
	}
	for _, a := range b.Accounts {
		v.Accounts = append(v.Accounts, accountOf(p, e, a))
	}
	pk := peeks{place: p, edition: e}
	for _, g := range groups {
		v.Groups = append(v.Groups, groupOf(&pk, g))
	}
	v.Peeks = pk.all
	v.Strip = strip(v, b)
	v.Discrepancies = discrepancies(p, e)
	v.Carriers = carriers(p, e)
	return v
}

// strip counts what is on the board; each number leads to its rows.
func strip(v boardView, b onrecord.Board) []count {
	out := []count{{publish.Mark{Glyph: "☰", Word: "all propositions", Class: "all"}, len(b.Findings) - len(v.Rejected), "#board"}}
	for _, g := range v.Groups {
		out = append(out, count{g.Mark, len(g.Rows), "#" + g.Mark.Class})
	}
	if n := len(b.Discrepancies); n > 0 {
		out = append(out, count{publish.Mark{Glyph: "△", Word: "differs between sources", Class: "value"}, n, "#differs"})
	}
	return append(out, count{publish.Mark{Glyph: "¶", Word: "documents", Class: "documents"}, len(v.Documents), "#documents"})
}

// words finds what an anchor says and where a reader sees it.
func words(p place, e *publish.Edition, a onrecord.Anchor) sourced {
	s := sourced{At: e.At(a)}
	if !s.At.Lost {
		s.Href = p.Document(e.Document(a.Doc)) + "#" + mark(a)
	}
	return s
}

func discrepancies(p place, e *publish.Edition) []discrepancy {
	var out []discrepancy
	for _, d := range e.Board.Discrepancies {
		v := discrepancy{Discrepancy: d}
		for _, val := range d.Values {
			s := words(p, e, val.Anchor)
			s.Value = val.Value
			if val.Side != "" {
				s.Side = e.SideName(val.Side)
			}
			v.Rows = append(v.Rows, s)
		}
		v.Slot = cmp.Or(v.Slot, v.Type)
		out = append(out, v)
	}
	return out
}

func carriers(p place, e *publish.Edition) []carrier {
	var out []carrier
	for _, d := range e.Board.Derivations {
		for _, c := range d.Carriers {
			out = append(out, carrier{sourceOf(p, e, d.Record), sourceOf(p, e, c.Doc), int(100*c.Shared + 0.5)})
		}
	}
	return out
}

func accountOf(p place, e *publish.Edition, a onrecord.Account) account {
	v := account{Name: cmp.Or(a.Side.Name, string(a.Side.ID)), Mark: publish.RecordMark(a.Record)}
	for _, id := range a.Documents {
		v.Documents = append(v.Documents, sourceOf(p, e, id))
	}
	if a.Record == onrecord.Primary {
		return v
	}
	for _, id := range reporting(e, a.Side.ID) {
		v.Through = append(v.Through, sourceOf(p, e, id))
	}
	v.Ask = question(e, v.Name)
	return v
}

// reporting lists the documents that a side's evidence stands in.
func reporting(e *publish.Edition, side onrecord.SideID) []onrecord.DocumentID {
	var out []onrecord.DocumentID
	for _, f := range e.Board.Findings {
		for _, ev := range f.Position(side).Evidence {
			if !slices.Contains(out, ev.Doc) {
				out = append(out, ev.Doc)
			}
		}
	}
	slices.Sort(out)
	return out
}

// question drafts the letter that asks a side for its own record.
func question(e *publish.Edition, side string) string {
	when := ""
	if dates := e.Board.Event.Dates; len(dates) > 0 {
		when = " (" + dates[0].Date.String() + ")"
	}
	return "To: " + side + "\n\nWe are setting out what each side says of “" + e.Name() + "”" + when +
		". We hold no record of your own. Would you send us the readout, transcript or statement that you published, or tell us that there is none? " +
		"We will show it beside the others, in your words, and note when it reached us."
}
