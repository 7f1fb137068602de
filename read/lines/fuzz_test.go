package lines_test

import (
	"strings"
	"testing"

	"onrecord/read/lines"
	"onrecord/text"
)

// FuzzLine asks a line everything. Items of a ticker and names of a byline are
// stretches of the line, in order, without white space around them.
func FuzzLine(f *testing.F) {
	for _, s := range []string{
		"PM Encourages More Trade | Protests Getting Out of Hand | Rice Harvest Is Good |", "By Anna Giulia Fink and Jan Marchart, Vienna", "Share on Facebook Tweet",
		"Related News", "Published: Sun, 13 November 2022 | 10:05 a.m. GMT+7", "Q Why? — “So,” he said.", "Von A B, C D und E F", "|\u00a0|\xff|",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for what, spans := range map[string][]text.Span{"ticker": lines.Ticker(s), "byline": lines.Byline(s)} {
			end := 0
			for _, sp := range spans {
				if sp.Start < end || sp.End > len(s) || sp.Empty() || strings.TrimSpace(s[sp.Start:sp.End]) != s[sp.Start:sp.End] {
					t.Errorf("%s %v of %q", what, spans, s)
				}
				end = max(end, sp.End)
			}
		}
		if lines.EndsArticle(s) && lines.Kind(s) == "" {
			t.Errorf("%q ends an article and has no kind", s)
		}
		lines.OnlyDate(s)
		lines.Speech(s)
		lines.PersonLike(s)
	})
}
