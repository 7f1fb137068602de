package wire

import (
	"onrecord"
	"onrecord/text"
)

// Document is what "onrecord read --json" prints for one input.
type Document struct {
	Doc       onrecord.DocumentID `json:"doc"`
	Capture   string              `json:"capture,omitempty"` // SHA-256 of the captured bytes, hex
	URL       string              `json:"url,omitempty"`
	Outlet    string              `json:"outlet,omitempty"`
	Title     *Span               `json:"title"`
	Ticker    []Span              `json:"ticker"`
	Dateline  *Dateline           `json:"dateline"`
	Byline    []Span              `json:"byline"`
	Published Published           `json:"published"`
	Body      []Span              `json:"body"`
	Related   []Span              `json:"related"`
	Lines     []Line              `json:"lines"`
	Turns     []Turn              `json:"turns,omitempty"`
	Language  string              `json:"language"`
	SpeaksFor onrecord.SideID     `json:"speaksFor,omitempty"`
	Complete  bool                `json:"complete"`
	Witnesses []onrecord.Witness  `json:"witnesses,omitempty"`
	Warnings  []Problem           `json:"warnings"`
	Text      string              `json:"text"`
}

// Dateline is the opening place and date of a story.
type Dateline struct {
	Span
	Place string        `json:"place"`
	Date  onrecord.Date `json:"date,omitzero"`
	Wire  string        `json:"wire,omitempty"`
}

// Published is a publication date and its witness, or bounds and their reason.
type Published struct {
	Value     string             `json:"value,omitempty"`
	Precision onrecord.Precision `json:"precision,omitempty"`
	From      string             `json:"from,omitempty"`
	NotBefore string             `json:"notBefore,omitempty"`
	NotAfter  string             `json:"notAfter,omitempty"`
	Why       string             `json:"why,omitempty"`
}

// Line is one labelled line or block.
type Line struct {
	Kind onrecord.LineKind `json:"kind"`
	Span
}

// Turn is one speaker's stretch of a transcript.
type Turn struct {
	Speaker  Span `json:"speaker"`
	Said     Span `json:"said"`
	Question bool `json:"question,omitempty"`
}

// Problem is something odd in the material.
type Problem struct {
	Code string `json:"code"`
	Text string `json:"text"`
	Span *Span  `json:"span,omitempty"`
}

// DocumentOf writes d.
func DocumentOf(d *onrecord.Document) Document {
	t := d.Text
	w := Document{
		Doc: d.ID, URL: d.URL, Outlet: d.Outlet,
		Ticker: SpansOf(t, d.Spans(onrecord.LineTicker)), Byline: SpansOf(t, d.Byline),
		Body: SpansOf(t, d.Spans(onrecord.LineBody)), Related: SpansOf(t, d.Spans(onrecord.LineRelated)),
		Lines: make([]Line, len(d.Lines)), Published: publishedOf(d.Published),
		Language: d.Language, SpeaksFor: d.SpeaksFor, Complete: d.Complete, Witnesses: d.Witnesses,
		Warnings: make([]Problem, len(d.Problems)), Text: t.String(),
	}
	if d.Capture != (onrecord.CaptureID{}) {
		w.Capture = d.Capture.String()
	}
	if s, ok := d.Title(); ok {
		w.Title = optional(t, &s)
	}
	if l := d.Dateline; l != nil {
		w.Dateline = &Dateline{SpanOf(t, l.Span), l.Place, l.Date, l.Wire}
	}
	for i, l := range d.Lines {
		w.Lines[i] = Line{l.Kind, SpanOf(t, l.Span)}
	}
	for _, turn := range d.Turns {
		w.Turns = append(w.Turns, Turn{SpanOf(t, turn.Speaker), SpanOf(t, turn.Span), turn.Question})
	}
	for i, p := range d.Problems {
		w.Warnings[i] = Problem{p.Code, p.Text, optional(t, p.Span)}
	}
	return w
}

func publishedOf(p onrecord.Published) Published {
	return Published{p.Date.String(), p.Date.Precision, p.From, p.NotBefore.String(), p.NotAfter.String(), p.Why}
}

func optional(t *text.Text, s *text.Span) *Span {
	if s == nil {
		return nil
	}
	w := SpanOf(t, *s)
	return &w
}
