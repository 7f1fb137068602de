// Package wire writes the nouns as the JSON that other programs rely on.
//
// Inside Onrecord a span is a pair of byte offsets into a document's text. On
// the wire it carries both countings and the words themselves, so that a reader
// in any language can check it:
//
//	{"start":1104,"end":1152,"byteStart":1106,"byteEnd":1154,"text":"the two leaders ..."}
//
// start and end are Unicode code points, as in W3C TextPositionSelector;
// byteStart and byteEnd are UTF-8 bytes; both ends exclusive. For plain text
// they count in the file as stored; for HTML and PDF, in the text that
// "onrecord read" prints. The shapes are described in spec/json.md: fields may
// be added, none is renamed or removed.
package wire

import (
	"onrecord"
	"onrecord/text"
)

// Span is a stretch of a document's text with its own words.
type Span struct {
	Start     int    `json:"start"`
	End       int    `json:"end"`
	ByteStart int    `json:"byteStart"`
	ByteEnd   int    `json:"byteEnd"`
	Text      string `json:"text"`
}

// SpanOf writes s of t. The span must lie inside the text.
func SpanOf(t *text.Text, s text.Span) Span {
	return Span{Start: t.Points(s.Start), End: t.Points(s.End), ByteStart: s.Start, ByteEnd: s.End, Text: t.Slice(s)}
}

// SpansOf writes each of spans; never nil, so that JSON shows [] for none.
func SpansOf(t *text.Text, spans []text.Span) []Span {
	out := make([]Span, len(spans))
	for i, s := range spans {
		out[i] = SpanOf(t, s)
	}
	return out
}

// Anchored is a span that names its document.
type Anchored struct {
	Doc onrecord.DocumentID `json:"doc"`
	Span
}

// Texts finds the text of a document, nil if it is not held.
type Texts func(onrecord.DocumentID) *text.Text

func (texts Texts) anchor(a onrecord.Anchor) (Anchored, bool) {
	t := texts(a.Doc)
	if t == nil || !t.Valid(a.Span) {
		return Anchored{}, false
	}
	return Anchored{a.Doc, SpanOf(t, a.Span)}, true
}

func (texts Texts) anchors(as []onrecord.Anchor) []Anchored {
	out := make([]Anchored, 0, len(as))
	for _, a := range as {
		if w, ok := texts.anchor(a); ok {
			out = append(out, w)
		}
	}
	return out
}
