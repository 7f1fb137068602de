package plain_test

import (
	"strings"
	"testing"

	"onrecord"
	"onrecord/read/plain"
	"onrecord/text"
)

// TestBodyIsNoHeading: paragraphs of speech that end without a stop stay body.
func TestBodyIsNoHeading(t *testing.T) {
	opening := "The two harbour masters met on Tuesday and spoke for an hour about the cutters, the quay and the price of timber in both ports."
	for _, p := range []string{
		`She had asked for nothing. Teixeira laughed it off: "What would she ask for?"`,
		"Question: Will the quay be ready next year?",
		`He said it twice, then shouted: "Enough!"`,
	} {
		if kind := kindOf(opening, p); kind != onrecord.LineBody {
			t.Errorf("%q is %s, want body", p, kind)
		}
	}
	for _, p := range []string{"What comes next?", "A quay for Gov. Diaz"} {
		if kind := kindOf(opening, p); kind != onrecord.LineHeading {
			t.Errorf("%q is %s, want a heading", p, kind)
		}
	}
}

// kindOf labels p in the middle of a page.
func kindOf(opening, p string) onrecord.LineKind {
	page := text.New(strings.Join([]string{"Harbour masters meet", opening, p, opening}, "\n\n"))
	for _, l := range plain.Lines(page, "", func(string) bool { return false }) {
		if page.Slice(l.Span) == p {
			return l.Kind
		}
	}
	return ""
}

// TestLetterhead: the name of the office over a release is no title where one
// follows, and is where none does.
func TestLetterhead(t *testing.T) {
	body := "\n\nThe two harbour masters met on Tuesday and spoke for an hour about the cutters, the quay and the price of timber in both ports."
	for in, want := range map[string]string{
		"MINISTRY OF PORTS\n\nPRESS RELEASE\n\nHarbour masters meet again" + body: "Harbour masters meet again",
		"MINISTRY OF PORTS" + body: "MINISTRY OF PORTS",
	} {
		all, got := text.New(in), ""
		for _, l := range plain.Lines(all, "", func(string) bool { return false }) {
			if l.Kind == onrecord.LineTitle {
				got += all.Slice(l.Span)
			}
		}
		if got != want {
			t.Errorf("title %q, want %q", got, want)
		}
	}
}
