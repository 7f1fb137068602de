package onrecord

// EventID names an event: a readable slug.
type EventID string

// An Event is something that happened in the world, as its sources give it.
// Where sources differ, all that they say is kept.
type Event struct {
	ID     EventID      `json:"id"`
	Title  string       `json:"title"`
	Dates  []EventDate  `json:"dates,omitempty"`  // one for each source that gives one
	Places []EventPlace `json:"places,omitempty"` // likewise
	Who    []PartyID    `json:"who,omitempty"`
}

// An EventDate is a date that one source gives for the event.
type EventDate struct {
	Date   Date   `json:"date"`
	Source Anchor `json:"source"`         // the words
	Anchor string `json:"anchor"`         // as TimeExpr.Anchor
	Note   string `json:"note,omitempty"` // "outlier: 1 of 4"
}

// An EventPlace is a place that one source gives for the event.
type EventPlace struct {
	Place  string `json:"place"`
	Source Anchor `json:"source"`
}

// SideID names a side inside a dossier: "us", "kh_mfa".
type SideID string

// A Side is parties lined up about an event.
type Side struct {
	ID       SideID   `json:"id"`
	Name     string   `json:"name"`
	Speakers []string `json:"speakers,omitempty"` // names, offices and bodies that speak for it
}

// Record says what is held of a side's own words.
type Record string

// Records. NoRecord is not silence: nothing of that side's own is held, so its
// silence means nothing.
const (
	Primary    Record = "primary"     // at least one document that speaks for it
	SecondHand Record = "second-hand" // only what others report
	NoRecord   Record = "no-record"
)

// An Account is what one side says of an event across documents.
type Account struct {
	Side       Side               `json:"side"`
	Record     Record             `json:"record"`
	Documents  []DocumentID       `json:"documents,omitempty"` // that speak for it
	Statements []AttributedAnchor `json:"statements,omitempty"`
}

// An AttributedAnchor points at a statement of a document.
type AttributedAnchor struct {
	Doc       DocumentID  `json:"doc"`
	Statement StatementID `json:"statement"`
}
