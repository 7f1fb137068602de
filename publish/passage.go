package publish

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"onrecord"
	"onrecord/text"
)

// A Passage is evidence as a reader can check it.
type Passage struct {
	onrecord.Anchor
	Title    string
	Outlet   string
	Date     string // of publication; "" if unknown
	Language string
	Mode     string   // how the words stand there; see Mode
	Chain    []string // who says that who said it, outermost first
	Parts    []Part   // the sentences around the words, and the words
	Exact    string   // the anchored words alone
	Live     string   // address of the live page with a text fragment; "" if none
	Capture  onrecord.CaptureID
	Captured time.Time // zero if unknown
	Carriers []onrecord.DocumentID
	// Lost is set when the document is not held or the anchor does not fit it.
	// Nothing is shown in place of the words.
	Lost bool
}

// A Part is a run of characters that share their marks.
type Part struct {
	Text     string
	Evidence bool // the anchored words
	Verbatim bool // inside quotation marks
	Inserted bool // an editor's bracket: not the speaker's words
}

// Ref writes where the words stand, in bytes: "kh-article.txt:120-181".
func (p Passage) Ref() string { return fmt.Sprintf("%s:%d-%d", p.Doc, p.Span.Start, p.Span.End) }

// Passage prepares one piece of evidence.
func (e *Edition) Passage(ev onrecord.Evidence) Passage {
	p := Passage{
		Anchor: ev.Anchor, Title: e.Title(ev.Doc), Outlet: e.Outlet(ev.Doc),
		Carriers: ev.Carriers, Mode: ModeText, Lost: true,
	}
	d := e.Document(ev.Doc)
	if d == nil || !d.Text.Valid(ev.Span) || ev.Span.Empty() {
		return p
	}
	p.Lost = false
	p.Date, p.Language, p.Capture = d.Published.Date.String(), d.Language, d.Capture
	p.Captured = e.Captures[d.Capture].Started
	p.Exact = d.Text.Slice(ev.Span)
	s := e.Statement(ev.Doc, ev.Statement)
	p.Chain = e.chain(d, s)
	window := around(d, ev.Span)
	p.Parts = parts(d.Text, window, ev.Span, s)
	p.Live = liveURL(e.Address(ev.Doc), d.Text, ev.Span)
	switch {
	case s != nil:
		p.Mode = Mode(*s)
	case d.SpeaksFor != "":
		p.Mode = ModeOwn
	}
	return p
}

// Quoted writes words between quotation marks, unless they bring both of their
// own.
func Quoted(words string) string {
	if _, n := utf8.DecodeRuneInString(words); BringsMarks(words) && strings.ContainsAny(words[n:], "\"”“»") {
		return words
	}
	return "“" + words + "”"
}

// BringsMarks reports whether words begin with a quotation mark of their own.
func BringsMarks(words string) bool {
	r, _ := utf8.DecodeRuneInString(words)
	return strings.ContainsRune("\"“„«", r)
}

// At prepares the words of an anchor that no statement is known for.
func (e *Edition) At(a onrecord.Anchor) Passage { return e.Passage(onrecord.Evidence{Anchor: a}) }

// Modes: how words stand in a document.
const (
	ModeText     = "text"
	ModeHeadline = "headline"
	ModeOwn      = "own text"
	ModeVerbatim = "verbatim"
	ModePart     = "part verbatim"
	ModeReported = "reported"
)

// Mode says how a statement's words stand in its document: in a headline, as
// the document's own narration, quoted, partly quoted, or reported.
func Mode(s onrecord.Statement) string {
	switch {
	case s.Headline:
		return ModeHeadline
	case s.Narrated:
		return ModeOwn
	case s.Kind == onrecord.Direct:
		return ModeVerbatim
	case s.Kind == onrecord.Mixed:
		return ModePart
	}
	return ModeReported
}

// Speaker names who a statement comes from, or says that the text does not.
func Speaker(d *onrecord.Document, s onrecord.Statement) string {
	switch {
	case s.Source == nil && s.Narrated, s.Source != nil && len(s.Source.Spans) == 0 && s.Source.Speaker == "":
		return "this document"
	case s.Source == nil:
		return "source not named"
	case s.Source.Speaker != "":
		return s.Source.Speaker
	}
	return Slices(d.Text, s.Source.Spans)
}

// Slices writes several spans of a text as one line, with an ellipsis between.
func Slices(t *text.Text, spans []text.Span) string {
	var words []string
	for _, s := range spans {
		if t.Valid(s) {
			words = append(words, t.Slice(s))
		}
	}
	return strings.Join(words, " … ")
}

// chain names the document's outlet and then each speaker down to s.
func (e *Edition) chain(d *onrecord.Document, s *onrecord.Statement) []string {
	var names []string
	for depth := 0; s != nil && depth < 8; depth++ { // a cycle in hostile data ends
		if !s.Narrated || s.Source != nil && s.Source.Speaker != "" {
			names = append(names, Speaker(d, *s))
		}
		s = e.Statement(d.ID, s.In)
	}
	if outlet := e.Outlet(d.ID); outlet != "" {
		names = append(names, outlet)
	}
	slices.Reverse(names)
	return slices.Compact(names)
}

// parts cuts the window at every edge of a mark.
func parts(t *text.Text, window, evidence text.Span, s *onrecord.Statement) []Part {
	var verbatim, inserted []text.Span
	if s != nil {
		verbatim, inserted = s.Content.Verbatim, s.Content.Insertions
	}
	cuts := []int{window.Start, window.End}
	for _, span := range slices.Concat([]text.Span{evidence}, verbatim, inserted) {
		for _, at := range []int{span.Start, span.End} {
			if at > window.Start && at < window.End {
				cuts = append(cuts, at)
			}
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []Part
	for i := 1; i < len(cuts); i++ {
		run := text.Span{Start: cuts[i-1], End: cuts[i]}
		if !t.Valid(run) {
			continue
		}
		out = append(out, Part{t.Slice(run), evidence.Contains(run), within(run, verbatim), within(run, inserted)})
	}
	return out
}

func within(s text.Span, spans []text.Span) bool {
	return slices.ContainsFunc(spans, func(o text.Span) bool { return o.Contains(s) })
}
