package compare

import (
	"strings"
	"unicode"

	"onrecord/lang"
	"onrecord/text"
)

// sentencesIn cuts t[within] into sentences, without the white space around
// them.
func sentencesIn(t string, within text.Span) []text.Span {
	l := lang.Analyse(t[within.Start:within.End])
	out := make([]text.Span, 0, len(l.Sentences))
	for _, r := range l.Sentences {
		s := l.Span(r)
		s.Start, s.End = s.Start+within.Start, s.End+within.Start
		if s = trimmed(t, s); !s.Empty() {
			out = append(out, s)
		}
	}
	return out
}

func trimmed(t string, s text.Span) text.Span {
	raw := t[s.Start:s.End]
	s.Start += len(raw) - len(strings.TrimLeftFunc(raw, unicode.IsSpace))
	s.End -= len(raw) - len(strings.TrimRightFunc(raw, unicode.IsSpace))
	return text.Span{Start: s.Start, End: max(s.Start, s.End)}
}
