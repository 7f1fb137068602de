package onrecord

import "onrecord/text"

// StatementID names a statement inside its document: "s1", "s2" ... in text order.
type StatementID string

// Kind says how much of a content stands inside quotation marks.
type Kind string

// Kinds of content: nine tenths of it or more quoted, some of it, none.
const (
	Direct   Kind = "direct"
	Mixed    Kind = "mixed"
	Indirect Kind = "indirect"
)

// A Statement records that somebody said something here.
type Statement struct {
	ID  StatementID `json:"id"`
	Doc DocumentID  `json:"doc"`
	In  StatementID `json:"in,omitempty"` // the statement whose content holds this one

	Kind    Kind    `json:"kind"`
	Cue     Cue     `json:"cue"`
	Source  *Source `json:"source,omitempty"` // nil when the text names none
	Content Content `json:"content"`

	// Headline marks a statement in a title or ticker: the outlet's wording.
	Headline bool `json:"headline,omitempty"`
	// Narrated marks unattributed text of a document that speaks for a side:
	// the document is the source and there are no cue spans.
	Narrated bool `json:"narrated,omitempty"`

	Confidence float64 `json:"confidence"` // calibrated, 0 to 1
	By         string  `json:"by"`         // rule or model and its version
}

// CueClass is what the reporting words do.
type CueClass string

// Cue classes. A negated assertion ("did not say that") is Assert with
// Cue.Negated; Deny is for words that deny by themselves.
const (
	Assert   CueClass = "assert"
	Deny     CueClass = "deny"
	Confirm  CueClass = "confirm"
	Ask      CueClass = "ask"
	Request  CueClass = "request"
	Promise  CueClass = "promise"
	Warn     CueClass = "warn"
	Decree   CueClass = "decree"
	Believe  CueClass = "believe"
	Intend   CueClass = "intend"
	Perceive CueClass = "perceive"
	Decline  CueClass = "decline"
	Agree    CueClass = "agree"
	Accuse   CueClass = "accuse"
	Want     CueClass = "want"   // hopes, plans, seeks
	Report   CueClass = "report" // a report, data or a medium says
	Other    CueClass = "other"  // welcomes, condemns, discusses, perceives
)

// A Cue is the words that report: "has said that", "according to".
type Cue struct {
	Class   CueClass    `json:"class"`
	Negated bool        `json:"negated,omitempty"` // "did not say"
	Hedged  bool        `json:"hedged,omitempty"`  // "reportedly said", "is likely referring to"
	Spans   []text.Span `json:"spans,omitempty"`
}

// SourceForm is how the text names who spoke.
type SourceForm string

// Source forms.
const (
	Named    SourceForm = "name"
	Role     SourceForm = "role"
	Pronoun  SourceForm = "pronoun"
	Unnamed  SourceForm = "unnamed"  // "several analysts"
	Artefact SourceForm = "document" // "a press release", or the document itself
)

// A Source is the words that name who spoke, and who that is in this document.
type Source struct {
	Spans []text.Span `json:"spans,omitempty"` // empty for a document that speaks
	Form  SourceForm  `json:"form"`
	// Speaker is the fullest naming of the speaker in this document, such as
	// "Prime Minister Hun Sen" where the source is "he"; never guessed.
	Speaker string `json:"speaker,omitempty"`
	// Antecedent is where that naming stands, if not at the source itself.
	Antecedent *text.Span `json:"antecedent,omitempty"`
	// Party is filled in by resolve.
	Party PartyID `json:"party,omitempty"`
}

// Content is the words said.
type Content struct {
	Spans []text.Span `json:"spans"`
	// Verbatim are the parts of Spans inside quotation marks, marks excluded.
	Verbatim []text.Span `json:"verbatim,omitempty"`
	// Insertions are editorial brackets inside Verbatim: not the speaker's words.
	Insertions []text.Span `json:"insertions,omitempty"`
}

// Hull returns the smallest span that holds the whole content.
func (c Content) Hull() text.Span { return text.Hull(c.Spans) }
