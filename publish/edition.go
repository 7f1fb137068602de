package publish

import (
	"cmp"

	"onrecord"
	"onrecord/text"
)

// An Edition is one event as it goes out: what was found, and the material it
// was found in.
type Edition struct {
	Board    onrecord.Board
	Dossier  onrecord.Dossier
	Readings []onrecord.Reading
	// Captures says when and where from the bytes came, by their ID. A capture
	// that is missing here is shown as unknown.
	Captures map[onrecord.CaptureID]onrecord.Capture
	// Clocks says what three clocks say of each capture of some bytes, earliest
	// first. Where it holds nothing, what Captures says is shown.
	Clocks   map[onrecord.CaptureID][]Clocks
	Problems []onrecord.Problem
}

// Name returns what the event is called, never "".
func (e *Edition) Name() string {
	return cmp.Or(e.Board.Event.Title, e.Dossier.Title, string(e.Board.Event.ID), "Untitled event")
}

// Reading returns what was read in one document, or nil if it is not held.
func (e *Edition) Reading(id onrecord.DocumentID) *onrecord.Reading {
	for i := range e.Readings {
		if d := e.Readings[i].Document; d != nil && d.ID == id {
			return &e.Readings[i]
		}
	}
	return nil
}

// Document returns a document, or nil if it is not held.
func (e *Edition) Document(id onrecord.DocumentID) *onrecord.Document {
	if r := e.Reading(id); r != nil {
		return r.Document
	}
	return nil
}

// Text returns the text of a document, or nil if it is not held.
func (e *Edition) Text(id onrecord.DocumentID) *text.Text {
	if d := e.Document(id); d != nil {
		return d.Text
	}
	return nil
}

// Title returns the title that a document prints, else what its gatherer calls
// it, else its ID.
func (e *Edition) Title(id onrecord.DocumentID) string {
	d := e.Document(id)
	if d != nil {
		if s, ok := d.Title(); ok && d.Text.Valid(s) && !s.Empty() {
			return d.Text.Slice(s)
		}
	}
	return cmp.Or(e.item(id).Title, string(id))
}

// Outlet returns who published a document, "" if nobody said.
func (e *Edition) Outlet(id onrecord.DocumentID) string {
	if d := e.Document(id); d != nil && d.Outlet != "" {
		return d.Outlet
	}
	return e.item(id).Outlet
}

// Address returns where a document was published, "" if nobody said.
func (e *Edition) Address(id onrecord.DocumentID) string {
	if d := e.Document(id); d != nil && isWeb(d.URL) {
		return d.URL
	}
	if u := e.item(id).URL; isWeb(u) {
		return u
	}
	return ""
}

func (e *Edition) item(id onrecord.DocumentID) onrecord.Item {
	for _, it := range e.Dossier.Documents {
		if it.File == string(id) {
			return it
		}
	}
	return onrecord.Item{}
}

// SideName returns the name of a side, or its ID if the board has none.
func (e *Edition) SideName(id onrecord.SideID) string {
	for _, a := range e.Board.Accounts {
		if a.Side.ID == id {
			return cmp.Or(a.Side.Name, string(id))
		}
	}
	return string(id)
}

// Party returns a party of the board, or nil.
func (e *Edition) Party(id onrecord.PartyID) *onrecord.Party {
	for i := range e.Board.Parties {
		if e.Board.Parties[i].ID == id {
			return &e.Board.Parties[i]
		}
	}
	return nil
}

// Statement returns one statement of a document, or nil.
func (e *Edition) Statement(doc onrecord.DocumentID, id onrecord.StatementID) *onrecord.Statement {
	r := e.Reading(doc)
	if r == nil || id == "" {
		return nil
	}
	for i := range r.Statements {
		if r.Statements[i].ID == id {
			return &r.Statements[i]
		}
	}
	return nil
}
