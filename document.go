package onrecord

import "onrecord/text"

// DocumentID names a document inside one dossier or store: a file's base name,
// or the short capture ID for what was added to a store.
type DocumentID string

// A Document is the structured reading of one capture.
type Document struct {
	ID      DocumentID `json:"id"`
	Capture CaptureID  `json:"capture"`
	URL     string     `json:"url,omitempty"`
	Outlet  string     `json:"outlet,omitempty"` // who published it

	// Text is all that was read, in reading order. For plain text it is the
	// input itself. Raw says which captured bytes each part came from.
	Text     *text.Text     `json:"text"`
	Raw      text.Alignment `json:"raw,omitempty"`
	Language string         `json:"language,omitempty"` // BCP 47; empty if undecided

	// Lines labels the text: every printed line or block has one kind.
	Lines []Line `json:"lines"`

	Byline    []text.Span `json:"byline,omitempty"` // one span an author
	Dateline  *Dateline   `json:"dateline,omitempty"`
	Published Published   `json:"published"`
	Turns     []Turn      `json:"turns,omitempty"` // of a transcript, in order
	Pages     []Page      `json:"pages,omitempty"` // of a PDF, those with text

	// SpeaksFor is the side whose own text this is; empty for a document that
	// reports on sides. A person or a dossier says it, never a guess.
	SpeaksFor SideID `json:"speaks_for,omitempty"`
	// Complete is false when the stored text is known to be a part only, so
	// that silence in it means nothing.
	Complete bool `json:"complete"`

	Witnesses []Witness `json:"witnesses,omitempty"`
	Problems  []Problem `json:"problems,omitempty"`
}

// LineKind says what a line or block of a document is.
type LineKind string

// The kinds of line. Body paragraphs are what statements are looked for in;
// titles too, as the outlet's voice.
const (
	LineTicker     LineKind = "ticker" // one headline of a running strip
	LineTitle      LineKind = "title"
	LineSubtitle   LineKind = "subtitle"
	LineByline     LineKind = "byline"
	LineDate       LineKind = "date"
	LineBody       LineKind = "body"
	LineHeading    LineKind = "heading" // inside the body
	LineCaption    LineKind = "caption"
	LinePullQuote  LineKind = "pull-quote"
	LineCorrection LineKind = "correction"
	LineRelated    LineKind = "related" // heading or item of the related-news tail
	LineFurniture  LineKind = "furniture"
)

// A Line is one labelled stretch of the text.
type Line struct {
	Kind LineKind  `json:"kind"`
	Span text.Span `json:"span"`
}

// Spans returns the spans of all lines of one kind, in text order.
func (d *Document) Spans(kind LineKind) []text.Span {
	var out []text.Span
	for _, l := range d.Lines {
		if l.Kind == kind {
			out = append(out, l.Span)
		}
	}
	return out
}

// Title returns the span of the title and whether there is one.
func (d *Document) Title() (text.Span, bool) {
	for _, l := range d.Lines {
		if l.Kind == LineTitle {
			return l.Span, true
		}
	}
	return text.Span{}, false
}

// A Dateline is the opening "PHNOM PENH, 13 November (Reuters) -" of a story.
type Dateline struct {
	Span  text.Span `json:"span"`
	Place string    `json:"place"`          // as the gazetteer writes it
	Date  Date      `json:"date,omitzero"`  // zero if none is printed
	Wire  string    `json:"wire,omitempty"` // agency named in it
}

// Published says when a document was published, or only within which bounds.
type Published struct {
	Date Date   `json:"date,omitzero"`  // zero if unknown
	From string `json:"from,omitempty"` // the witness that was believed: "json-ld", "dossier", "dateline" ...

	// For an undated page: bounds with the reason for them, never a guess.
	NotBefore Date   `json:"not_before,omitzero"`
	NotAfter  Date   `json:"not_after,omitzero"`
	Why       string `json:"why,omitempty"`
}

// A Witness is one place on the page that names a title, an author or a date.
// All are kept, so that disagreement shows.
type Witness struct {
	Field string `json:"field"` // "title", "author", "published", "modified", "site"
	From  string `json:"from"`  // "json-ld", "og", "time", "h1", "url", "header", "feed" ...
	Value string `json:"value"`
}

// A Page is one page of a PDF. A character is anchored by the page's number and
// its distance from the start of Span; the captured bytes are compressed and have
// no place for it.
type Page struct {
	Number int       `json:"number"` // from 1
	Span   text.Span `json:"span"`
}

// A Turn is one speaker's stretch of a transcript.
type Turn struct {
	// Speaker is "MR. SULLIVAN" before the words, or the name in the opening of
	// an interview whose answers have none before them; empty if nobody is named,
	// as who asks there.
	Speaker text.Span `json:"speaker"`
	Span    text.Span `json:"span"` // what was said, without the label
	// Question is set for the turn of an asking reporter, whose words are not
	// the answering side's.
	Question bool `json:"question,omitempty"`
}

// A Problem is something odd in the material. Work goes on.
type Problem struct {
	Code string     `json:"code"` // stable, for machines: "no-date", "odd-quotes" ...
	Text string     `json:"text"`
	Span *text.Span `json:"span,omitempty"`
}

// own are the kinds of line that belong to the document's own story.
var own = map[LineKind]bool{
	LineTitle: true, LineSubtitle: true, LineDate: true, LineBody: true, LineHeading: true,
	LineCaption: true, LinePullQuote: true, LineCorrection: true,
}

// Own returns the spans of the document's own story, without other stories'
// headlines and furniture; the whole text where no line is labelled.
func (d *Document) Own() []text.Span {
	if len(d.Lines) == 0 {
		return []text.Span{d.Text.All()}
	}
	var out []text.Span
	for _, l := range d.Lines {
		if own[l.Kind] {
			out = append(out, l.Span)
		}
	}
	return out
}
