package publish_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord"
	"onrecord/publish"
	"onrecord/text"
)

// FuzzPassage holds for any text, line and span: the marked words are the
// anchored ones, all parts together are a stretch of the text around them, and
// an anchor that does not fit shows nothing.
func FuzzPassage(f *testing.F) {
	f.Add("One. Two “is” it! Three?\u3000Four.", 5, 9, 0, 30)
	f.Add(strings.Repeat("ភ្នំពេញ\u00a0", 200), 900, 921, 0, 4000)
	f.Add(strings.Repeat("word ", 400), 1000, 1004, 10, 1990)
	f.Add("a", -1, 7, 3, 2)
	f.Fuzz(func(t *testing.T, all string, start, end, from, to int) {
		if !utf8.ValidString(all) {
			t.Skip()
		}
		d := &onrecord.Document{ID: "d", Text: text.New(all), Lines: []onrecord.Line{{Kind: onrecord.LineBody, Span: text.Span{Start: from, End: to}}}}
		e := publish.Edition{Readings: []onrecord.Reading{{Document: d}}}
		span := text.Span{Start: start, End: end}
		p := e.At(onrecord.Anchor{Doc: "d", Span: span})
		if fits := d.Text.Valid(span) && !span.Empty(); p.Lost == fits {
			t.Fatalf("lost is %v for %v of %q", p.Lost, span, all)
		}
		if p.Lost {
			return
		}
		var marked, around strings.Builder
		for _, part := range p.Parts {
			around.WriteString(part.Text)
			if part.Evidence {
				marked.WriteString(part.Text)
			}
		}
		if marked.String() != all[start:end] || !strings.Contains(all, around.String()) {
			t.Errorf("%v of %q: marked %q inside %q", span, all, marked.String(), around.String())
		}
		if got := p.Excerpt(nil, 40); utf8.RuneCountInString(got) > 44 {
			t.Errorf("excerpt %q", got)
		}
	})
}
