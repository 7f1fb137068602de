// Package publishtest makes editions for the tests of everything that shows
// one: [PhnomPenh], the worked example told in our own words; [Hostile], whose
// every word tries to break a page; [Long], a board of any number of rows.
//
// The editions are put together by hand. They say how a board is shown and
// nothing about how well one is made.
package publishtest

import (
	"strings"
	"time"

	"onrecord"
	"onrecord/publish"
	"onrecord/text"
)

// builder finds quoted words in its documents, so that fixtures read like the
// material and no offset is written by hand.
type builder struct{ e *publish.Edition }

// add stores a document of blank-line separated blocks, each "kind| words".
func (b builder) add(d onrecord.Document, blocks ...string) *onrecord.Document {
	var all strings.Builder
	for i, block := range blocks {
		kind, words, _ := strings.Cut(block, "| ")
		if i > 0 {
			all.WriteString("\n\n")
		}
		start := all.Len()
		all.WriteString(words)
		d.Lines = append(d.Lines, onrecord.Line{Kind: onrecord.LineKind(kind), Span: text.Span{Start: start, End: all.Len()}})
	}
	d.Text = text.New(all.String())
	d.Capture = onrecord.IDOf([]byte(all.String()))
	b.e.Captures[d.Capture] = onrecord.Capture{
		ID: d.Capture, Size: int64(all.Len()), URL: d.URL,
		Started: time.Date(2022, 11, 23, 8, 0, 0, 0, time.UTC), Ended: time.Date(2022, 11, 23, 8, 0, 1, 0, time.UTC),
	}
	b.e.Readings = append(b.e.Readings, onrecord.Reading{Document: &d})
	return &d
}

// span finds words in a document; it panics if they are not there, so that a
// fixture cannot lie about its evidence.
func (b builder) span(doc onrecord.DocumentID, words string) text.Span {
	all := b.e.Document(doc).Text.String()
	i := strings.Index(all, words)
	if i < 0 {
		panic("publishtest: " + string(doc) + " does not say: " + words)
	}
	return text.Span{Start: i, End: i + len(words)}
}

// near finds the occurrence of words that starts closest to an offset.
func (b builder) near(doc onrecord.DocumentID, words string, at int) text.Span {
	best := b.span(doc, words)
	all := b.e.Document(doc).Text.String()
	for i := range all {
		if strings.HasPrefix(all[i:], words) && abs(i-at) < abs(best.Start-at) {
			best = text.Span{Start: i, End: i + len(words)}
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }

func (b builder) anchor(doc onrecord.DocumentID, words string) onrecord.Anchor {
	return onrecord.Anchor{Doc: doc, Span: b.span(doc, words)}
}

// say adds a statement: content, cue and source are words of the document, the
// last two may be empty.
func (b builder) say(doc onrecord.DocumentID, s onrecord.Statement, source, cue, content string) {
	s.Doc, s.By = doc, "fixture.v1"
	if s.Confidence == 0 {
		s.Confidence = 0.9
	}
	s.Content.Spans = []text.Span{b.span(doc, content)}
	at := s.Content.Spans[0].Start
	if cue != "" {
		s.Cue.Spans = []text.Span{b.near(doc, cue, at)}
	}
	if source != "" {
		if s.Source == nil {
			s.Source = &onrecord.Source{Form: onrecord.Named}
		}
		s.Source.Spans = []text.Span{b.near(doc, source, at)}
	}
	for i := range b.e.Readings {
		if b.e.Readings[i].Document.ID == doc {
			b.e.Readings[i].Statements = append(b.e.Readings[i].Statements, s)
		}
	}
}

func (b builder) evidence(doc onrecord.DocumentID, s onrecord.StatementID, words string) onrecord.Evidence {
	return onrecord.Evidence{Anchor: b.anchor(doc, words), Statement: s, Score: 0.9}
}
