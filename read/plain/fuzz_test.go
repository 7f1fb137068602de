package plain_test

import (
	"strings"
	"testing"

	"onrecord/read/plain"
	"onrecord/text"
)

// FuzzLines: whatever the text, its lines are stretches of it in order, and
// what no line holds is white space, ticker bars or marks of a heading.
func FuzzLines(f *testing.F) {
	for _, s := range []string{
		"A man said it | Two more said it | Nobody denied it |\n\nTitle of It\n\nPHNOM PENH: He said so.\n\nRelated News\n\nOther", "# Title #\n\n## Part\n\nBody.\n", "\ufeffBy A B\r\n\r\nx",
		"Sokha Hotel, Cambodia\n\n4:52 P.M.\n\nQ Why?\n", strings.Repeat("a line that a program broke somewhere about here\n", 4), "#\n##\n\xff\n\u2028",
	} {
		f.Add(s, "Title of It")
	}
	f.Fuzz(func(t *testing.T, s, title string) {
		s = strings.ToValidUTF8(s, "\ufffd") // as decode leaves it
		all, end := text.New(s), 0
		for _, l := range plain.Lines(all, title, func(name string) bool { return name == "Cambodia" }) {
			if l.Kind == "" || l.Span.Empty() || !all.Valid(l.Span) || l.Span.Start < end {
				t.Fatalf("%q: line %+v after %d", s, l, end)
			}
			between(t, s[end:l.Span.Start])
			end = l.Span.End
		}
		between(t, s[end:])
	})
}

func between(t *testing.T, gap string) {
	t.Helper()
	if rest := strings.Trim(strings.TrimSpace(strings.ReplaceAll(gap, "\ufeff", "")), "#| \t\r\n\v\f\u0085\u00a0"); strings.TrimSpace(rest) != "" {
		t.Errorf("%q is in no line", rest)
	}
}
