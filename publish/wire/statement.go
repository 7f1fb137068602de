package wire

import "onrecord"

// Statement is one line of "onrecord statements --json".
type Statement struct {
	Doc        onrecord.DocumentID   `json:"doc"`
	ID         onrecord.StatementID  `json:"id"`
	Kind       onrecord.Kind         `json:"kind"`
	In         *onrecord.StatementID `json:"in"` // null at the top level
	Confidence float64               `json:"confidence"`
	Cue        Cue                   `json:"cue"`
	Source     *Source               `json:"source"` // null when the text names none
	Content    Content               `json:"content"`
	Headline   bool                  `json:"headline,omitempty"`
	Narrated   bool                  `json:"narrated,omitempty"`
	By         string                `json:"by"`
}

// Cue is the reporting words.
type Cue struct {
	Class   onrecord.CueClass `json:"class"`
	Negated bool              `json:"negated"`
	Hedged  bool              `json:"hedged"`
	Spans   []Span            `json:"spans"`
}

// Source is the words that name who spoke, and who that is.
type Source struct {
	Spans      []Span              `json:"spans"`
	Form       onrecord.SourceForm `json:"form"`
	Party      string              `json:"party"` // "" when it could not be told
	PartyID    onrecord.PartyID    `json:"partyId,omitempty"`
	Antecedent *Span               `json:"antecedent,omitempty"`
}

// Content is the words said.
type Content struct {
	Spans      []Span `json:"spans"`
	Verbatim   []Span `json:"verbatim,omitempty"`
	Insertions []Span `json:"insertions,omitempty"`
}

// StatementOf writes s, a statement of d.
func StatementOf(d *onrecord.Document, s onrecord.Statement) Statement {
	t := d.Text
	w := Statement{
		Doc: s.Doc, ID: s.ID, Kind: s.Kind, Confidence: s.Confidence,
		Cue: Cue{s.Cue.Class, s.Cue.Negated, s.Cue.Hedged, SpansOf(t, s.Cue.Spans)},
		Content: Content{
			Spans:      SpansOf(t, s.Content.Spans),
			Verbatim:   SpansOf(t, s.Content.Verbatim),
			Insertions: SpansOf(t, s.Content.Insertions),
		},
		Headline: s.Headline, Narrated: s.Narrated, By: s.By,
	}
	if s.In != "" {
		w.In = &s.In
	}
	if src := s.Source; src != nil {
		w.Source = &Source{SpansOf(t, src.Spans), src.Form, src.Speaker, src.Party, optional(t, src.Antecedent)}
	}
	return w
}

// Time is one line of "onrecord times --json".
type Time struct {
	Doc onrecord.DocumentID `json:"doc"`
	Span
	Type         string   `json:"type"`
	Value        string   `json:"value"`
	Anchor       string   `json:"anchor"`
	Alternatives []string `json:"alternatives,omitempty"`
	By           string   `json:"by,omitempty"`
}

// TimeOf writes e, a time expression of d.
func TimeOf(d *onrecord.Document, e onrecord.TimeExpr) Time {
	return Time{d.ID, SpanOf(d.Text, e.Span), e.Type, e.Value, e.Anchor, e.Alternatives, e.By}
}
