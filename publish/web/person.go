package web

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"onrecord"
	"onrecord/publish"
)

// person is a party in a list.
type person struct {
	onrecord.Party
	SideName   string
	Href       string
	Statements int
	Event      string
}

// Person writes what one party said, event by event, for the live site. The
// same ID in two events is shown under each, without a claim that it is the
// same party. It returns an error that wraps [onrecord.ErrNotFound] if no board
// names the party.
func (s Site) Person(w io.Writer, es []publish.Edition, id string) error {
	return s.person(w, live, es, id)
}

type personView struct {
	Name string
	In   []appearance
}

// appearance is a party in one event.
type appearance struct {
	person
	EventHref string
	Names     []name
	Said      []utterances
}

// name is an alias with the words that use it.
type name struct {
	onrecord.Alias
	Where []sourced
	Hedge *sourced // the words that make it uncertain
	Voice string
}

// utterances are the party's statements in one document.
type utterances struct {
	Document   source
	Statements []statement
	Passages   []publish.Passage // beside Statements, one each
}

func (s Site) person(w io.Writer, p place, es []publish.Edition, id string) error {
	var v personView
	for i := range es {
		for _, party := range es[i].Board.Parties {
			if Slug(string(party.ID)) == id {
				v.In = append(v.In, appearanceOf(p, &es[i], party))
			}
		}
	}
	if len(v.In) == 0 {
		return fmt.Errorf("person %q: %w", id, onrecord.ErrNotFound)
	}
	v.Name = v.In[0].Party.Name
	return s.write(w, p, "person", page{Title: v.Name, Section: "people", Self: v.In[0].Href, Body: v})
}

func appearanceOf(p place, e *publish.Edition, party onrecord.Party) appearance {
	a := appearance{person: personOf(p, e, party), EventHref: p.Event(e.Board.Event.ID)}
	for _, alias := range party.Aliases {
		n := name{Alias: alias}
		for _, m := range alias.Mentions[:min(len(alias.Mentions), 6)] {
			n.Where = append(n.Where, words(p, e, m))
		}
		if h := alias.Hedge; h != nil {
			hedge := words(p, e, h.Words)
			n.Hedge, n.Voice = &hedge, h.Voice
		}
		a.Names = append(a.Names, n)
	}
	for _, r := range e.Readings {
		u := utterances{Document: sourceOf(p, e, r.Document.ID)}
		for _, st := range r.Statements {
			if st.Source != nil && st.Source.Party == party.ID {
				u.Statements = append(u.Statements, statementOf(p, e, r.Document, st, 0))
				u.Passages = append(u.Passages, e.Passage(onrecord.Evidence{
					Anchor: onrecord.Anchor{Doc: r.Document.ID, Span: st.Content.Hull()}, Statement: st.ID,
				}))
			}
		}
		if len(u.Statements) > 0 {
			a.Said = append(a.Said, u)
		}
	}
	return a
}

func personOf(p place, e *publish.Edition, party onrecord.Party) person {
	v := person{Party: party, Href: p.Person(party.ID), Event: e.Name()}
	if party.Side != "" {
		v.SideName = e.SideName(party.Side)
	}
	for _, r := range e.Readings {
		for _, s := range r.Statements {
			if s.Source != nil && s.Source.Party == party.ID {
				v.Statements++
			}
		}
	}
	return v
}

// A Named party is one line of the list of people.
type Named struct {
	ID         onrecord.PartyID
	Kind       onrecord.PartyKind
	Name       string
	Statements int
	Events     []EventName
	href       string
}

// Href is where the party's page is.
func (n Named) Href() string { return n.href }

// People writes the list of parties for the live site, in the order given.
func (s Site) People(w io.Writer, all []Named, pg Pager) error { return s.people(w, live, all, pg) }

type namedView struct {
	Pager
	Lines []Named
}

func (s Site) people(w io.Writer, p place, all []Named, pg Pager) error {
	v := namedView{Pager: pg, Lines: slices.Clone(all)}
	for i, n := range v.Lines {
		v.Lines[i].href = p.Person(n.ID)
		v.Lines[i].Events = addressed(p, n.Events)
	}
	return s.write(w, p, "people", page{Title: "People and bodies", Section: "people", Self: p.root + "w", Body: v})
}

// ListParties lists the parties of editions by name. One ID in two events is
// one line.
func ListParties(es []publish.Edition) []Named {
	var all []Named
	for i := range es {
		e := &es[i]
		for _, party := range e.Board.Parties {
			v := personOf(live, e, party)
			event := EventName{ID: e.Board.Event.ID, Title: e.Name()}
			if j := slices.IndexFunc(all, func(n Named) bool { return n.ID == party.ID }); j >= 0 {
				all[j].Statements += v.Statements
				all[j].Events = append(all[j].Events, event)
				continue
			}
			all = append(all, Named{ID: party.ID, Kind: party.Kind, Name: party.Name, Statements: v.Statements, Events: []EventName{event}})
		}
	}
	slices.SortStableFunc(all, func(a, b Named) int { return cmp.Compare(a.Name, b.Name) })
	return all
}
