package onrecord

import "onrecord/text"

// PartyID names a party inside a dossier or store: a readable slug.
type PartyID string

// PartyKind is what sort of thing speaks or acts.
type PartyKind string

// Kinds of party. A Group is unnamed people ("several analysts"); two groups
// are never merged without a person saying so.
const (
	Person PartyKind = "person"
	Office PartyKind = "office" // a post, whoever holds it
	Body   PartyKind = "body"   // a ministry, a government, a company
	Group  PartyKind = "group"
	Media  PartyKind = "media"
)

// A Party is a person, office, body or unnamed group across documents.
type Party struct {
	ID      PartyID   `json:"id"`
	Kind    PartyKind `json:"kind"`
	Name    string    `json:"name"` // fullest form seen
	Aliases []Alias   `json:"aliases,omitempty"`
	Side    SideID    `json:"side,omitempty"`
}

// An Alias is a name that some text uses for a party.
type Alias struct {
	Name     string   `json:"name"`
	Mentions []Anchor `json:"mentions,omitempty"`
	// Hedge holds the words that make the identity uncertain ("is likely
	// referring to") and who made it; empty when the text is plain about it.
	Hedge *Hedge `json:"hedge,omitempty"`
	By    string `json:"by"` // "same-name", "name-order", "role", "dossier" ...
}

// A Hedge is an identity that somebody offered with reserve.
type Hedge struct {
	Words Anchor `json:"words"`
	Voice string `json:"voice"` // who made the link: an outlet or a speaker
}

// An Anchor is a stretch of a document's text.
type Anchor struct {
	Doc  DocumentID `json:"doc"`
	Span text.Span  `json:"span"`
}
