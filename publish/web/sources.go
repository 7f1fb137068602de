package web

import (
	"cmp"
	"io"
	"slices"

	"onrecord"
	"onrecord/publish"
)

// source is a document in a list.
type source struct {
	ID                          onrecord.DocumentID
	Title, Outlet, Href         string // Href "" if the document is not held
	Address, Published, Bounds  string
	SpeaksFor, Language, Digest string
	Complete                    bool
	Statements                  int
	Problems                    []onrecord.Problem
	Event, EventHref            string
}

func sources(p place, e *publish.Edition) []source {
	var out []source
	for _, r := range e.Readings {
		out = append(out, sourceOf(p, e, r.Document.ID))
	}
	return out
}

func sourceOf(p place, e *publish.Edition, id onrecord.DocumentID) source {
	s := source{ID: id, Title: e.Title(id), Outlet: e.Outlet(id), Address: e.Address(id)}
	r := e.Reading(id)
	if r == nil {
		return s
	}
	d := r.Document
	s.Href, s.Complete, s.Language = p.Document(d), d.Complete, d.Language
	s.Published, s.Bounds = d.Published.Date.String(), bounds(d.Published)
	s.Statements, s.Problems = len(r.Statements), d.Problems
	if d.SpeaksFor != "" {
		s.SpeaksFor = e.SideName(d.SpeaksFor)
	}
	if d.Capture != (onrecord.CaptureID{}) {
		s.Digest = d.Capture.String()
	}
	s.Event, s.EventHref = e.Name(), p.Event(e.Board.Event.ID)
	return s
}

// bounds says within what an undated document lies, and why.
func bounds(pub onrecord.Published) string {
	if !pub.Date.IsZero() {
		return ""
	}
	from, to := pub.NotBefore.String(), pub.NotAfter.String()
	out := "undated"
	if from != "" {
		out += ", not before " + from
	}
	if to != "" {
		out += ", not after " + to
	}
	if pub.Why != "" {
		out += " (" + pub.Why + ")"
	}
	return out
}

// A Listed document is one line of the list of sources.
type Listed struct {
	Key                  string // as [Key] gives it
	Title, Outlet        string
	Published            onrecord.Published
	Language             string
	Statements, Problems int
	Events               []EventName
	href, when           string
}

// An EventName is an event that something belongs to.
type EventName struct {
	ID    onrecord.EventID
	Title string
	Href  string // filled in by the page
}

// A Pager says which part of a long list a page shows. The zero value is all.
type Pager struct{ Page, Pages int }

// Prev and Next are the neighbouring page numbers, 0 for none.
func (p Pager) Prev() int { return max(0, p.Page-1) }

// Next is 0 on the last page.
func (p Pager) Next() int {
	if p.Page >= p.Pages {
		return 0
	}
	return p.Page + 1
}

// Sources writes the list of documents for the live site, in the order given.
func (s Site) Sources(w io.Writer, all []Listed, pg Pager) error { return s.sources(w, live, all, pg) }

type listedView struct {
	Pager
	Lines []Listed
}

// Href is where the document's page is.
func (l Listed) Href() string { return l.href }

// When is the date of publication, or the bounds.
func (l Listed) When() string { return l.when }

func (s Site) sources(w io.Writer, p place, all []Listed, pg Pager) error {
	v := listedView{Pager: pg, Lines: slices.Clone(all)}
	for i, l := range v.Lines {
		v.Lines[i].href = p.root + "d/" + l.Key + p.ext
		v.Lines[i].when = cmp.Or(l.Published.Date.String(), bounds(l.Published))
		v.Lines[i].Events = addressed(p, l.Events)
	}
	return s.write(w, p, "sources", page{Title: "Sources", Section: "sources", Self: p.root + "sources", Body: v})
}

func addressed(p place, events []EventName) []EventName {
	out := slices.Clone(events)
	for i := range out {
		out[i].Href = p.Event(out[i].ID)
	}
	return out
}

// ListDocuments lists the documents of editions, by outlet and date.
func ListDocuments(es []publish.Edition) []Listed {
	var all []Listed
	for i := range es {
		e := &es[i]
		for _, r := range e.Readings {
			d := r.Document
			all = append(all, Listed{
				Key: Key(d), Title: e.Title(d.ID), Outlet: e.Outlet(d.ID), Published: d.Published, Language: d.Language,
				Statements: len(r.Statements), Problems: len(d.Problems), Events: []EventName{{ID: e.Board.Event.ID, Title: e.Name()}},
			})
		}
	}
	slices.SortStableFunc(all, func(a, b Listed) int {
		return cmp.Or(cmp.Compare(a.Outlet, b.Outlet), cmp.Compare(a.Published.Date.String(), b.Published.Date.String()), cmp.Compare(a.Title, b.Title))
	})
	return all
}
