package transcript

import (
	"regexp"
	"strings"

	"onrecord"
	"onrecord/text"
)

// named is a name before a colon as foreign ministries print it: "Sergei
// Ivanov:", "President of Moldova Ana Rusu:".
var named = regexp.MustCompile(`^\s*(\p{Lu}[\p{L}.’'\-]*(?:\s+(?:of|the|de|da|von|van|al|bin|\p{Lu}[\p{L}.’'\-]*)){1,8})(?:\s*\([^()\n]{1,60}\))?\s*:\s`)

// labels counts how often each name stands before a colon at the start of a
// paragraph. Such a name is a label only beside questions or if it comes back:
// once alone it may be a kicker or the opening of a list.
type labels struct {
	times map[string]int
	asked bool
}

func recurring(t *text.Text, body []text.Span) labels {
	l := labels{times: map[string]int{}}
	for _, p := range body {
		s := opening(t, p)
		if m := named.FindStringSubmatch(s); m != nil {
			l.times[m[1]]++
		}
		l.asked = l.asked || Question(s)
	}
	return l
}

func opening(t *text.Text, p text.Span) string {
	s := t.Slice(p)
	return s[:min(len(s), head)]
}

// open reads a paragraph that starts with a name and a colon; asked says that
// it follows a question.
func (l labels) open(t *text.Text, p text.Span, asked bool) (onrecord.Turn, bool) {
	s := opening(t, p)
	m := named.FindStringSubmatchIndex(s)
	if m == nil || !asked && !l.comesBack(s[m[2]:m[3]]) {
		return onrecord.Turn{}, false
	}
	return turn(p, m, false), true
}

// comesBack reports whether name labels several paragraphs, in full or as the
// end of a longer label that gives the office too.
func (l labels) comesBack(name string) bool {
	for other, n := range l.times {
		if n > 1 && (l.asked || len(l.times) > 1) && (other == name || strings.HasSuffix(name, " "+other)) {
			return true
		}
	}
	return false
}
