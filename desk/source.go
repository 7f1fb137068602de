package desk

import (
	"context"
	"time"

	"onrecord"
	"onrecord/compare"
)

// A Source answers what pages and exports ask. Its methods may be called at
// once from many goroutines. What they return is shared: read it, never write
// into it. IDs that are not held give onrecord.ErrNotFound.
type Source interface {
	// Events lists all events, the latest first.
	Events(ctx context.Context) ([]EventLine, error)
	// Holding returns everything held about one event.
	Holding(ctx context.Context, id onrecord.EventID) (*Holding, error)
	// Documents lists all documents, the latest captured first.
	Documents(ctx context.Context) ([]DocumentLine, error)
	// Part lists n documents of that list, from the given place on, and says how
	// many there are in all.
	Part(ctx context.Context, from, n int) ([]DocumentLine, int, error)
	// Line returns the line of one document, by its ID or its capture's short ID.
	Line(ctx context.Context, key string) (DocumentLine, error)
	// Reading returns a document with what was found in it, apart from any event.
	Reading(ctx context.Context, id onrecord.DocumentID) (onrecord.Reading, error)
	// Captures lists when and where from a document's bytes came, earliest first.
	Captures(ctx context.Context, id onrecord.DocumentID) ([]onrecord.Capture, error)
	// Payload returns captured bytes, hashed again: onrecord.ErrTampered if damaged.
	Payload(ctx context.Context, id onrecord.CaptureID) ([]byte, error)
	// Parties lists who speaks in the events, by name.
	Parties(ctx context.Context) ([]PartyLine, error)
	// Profile returns one party with what it said in every event.
	Profile(ctx context.Context, id onrecord.PartyID) (*Profile, error)
}

// An EventLine is one event in a list.
type EventLine struct {
	ID        onrecord.EventID `json:"id"`
	Title     string           `json:"title"`
	Sides     []onrecord.Side  `json:"sides"`
	Documents int              `json:"documents"`
	Changed   time.Time        `json:"changed,omitzero"` // zero for a folder
}

// A Holding is everything held about one event.
type Holding struct {
	Case     compare.Case
	Board    onrecord.Board // with reviews applied
	Captures map[onrecord.CaptureID]onrecord.Capture
	Problems []onrecord.Problem // of gathering; those of one document are in it
}

// Reading returns one document's reading, or nil.
func (h *Holding) Reading(id onrecord.DocumentID) *onrecord.Reading {
	for i := range h.Case.Readings {
		if h.Case.Readings[i].Document.ID == id {
			return &h.Case.Readings[i]
		}
	}
	return nil
}

// A DocumentLine is one document in a list.
type DocumentLine struct {
	ID         onrecord.DocumentID `json:"id"`
	Capture    onrecord.CaptureID  `json:"capture"`
	Title      string              `json:"title"`
	Outlet     string              `json:"outlet,omitempty"`
	URL        string              `json:"url,omitempty"`
	Language   string              `json:"language,omitempty"`
	Published  onrecord.Published  `json:"published"`
	Captured   time.Time           `json:"captured,omitzero"`
	Statements int                 `json:"statements"`
	Problems   int                 `json:"problems"`
	Events     []onrecord.EventID  `json:"events,omitempty"`
}

// A PartyLine is one party in a list.
type PartyLine struct {
	ID         onrecord.PartyID   `json:"id"`
	Kind       onrecord.PartyKind `json:"kind"`
	Name       string             `json:"name"`
	Statements int                `json:"statements"`
	Events     []onrecord.EventID `json:"events"`
}

// A Profile is one party across events.
type Profile struct {
	Party onrecord.Party `json:"party"` // aliases of all events together
	Said  []Saying       `json:"said"`  // by event, in text order
}

// A Saying is a statement of a party with where it stands.
type Saying struct {
	Event     onrecord.EventID    `json:"event"`
	Document  *onrecord.Document  `json:"-"`
	Statement *onrecord.Statement `json:"statement"`
}
