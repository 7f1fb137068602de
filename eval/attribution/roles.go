package attribution

import (
	"strings"
	"unicode"

	"onrecord/text"
)

// Roles are the three parts of one attribution, found or marked, as byte spans.
type Roles struct {
	Content, Source, Cue []text.Span
	Nested               bool
	Class                string
	Confidence           float64
}

// An Article is one text with what was marked and what was found in it.
type Article struct {
	Text         *text.Text
	Marked, Said []Roles
}

// letters counts letters and digits: before[i] is how many start before byte i.
type letters struct{ before []int32 }

func lettersOf(s string) letters {
	l := letters{make([]int32, len(s)+1)}
	n, next := int32(0), 0
	for i, r := range s {
		for ; next <= i; next++ {
			l.before[next] = n
		}
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			n++
		}
	}
	for ; next <= len(s); next++ {
		l.before[next] = n
	}
	return l
}

func (l letters) in(s text.Span) int { return int(l.before[s.End] - l.before[s.Start]) }

// count returns the letters in disjoint spans.
func (l letters) count(spans []text.Span) int {
	n := 0
	for _, s := range spans {
		n += l.in(s)
	}
	return n
}

// shared returns the letters in both of two lists of disjoint spans.
func (l letters) shared(a, b []text.Span) int {
	n := 0
	for _, s := range a {
		for _, t := range b {
			if s.Overlaps(t) {
				n += l.in(text.Span{Start: max(s.Start, t.Start), End: min(s.End, t.End)})
			}
		}
	}
	return n
}

// jaccard returns the share of letters in a or b that are in both.
func (l letters) jaccard(a, b []text.Span) float64 {
	both := l.shared(a, b)
	all := l.count(a) + l.count(b) - both
	if all == 0 {
		return 1
	}
	return float64(both) / float64(all)
}

// disjoint sorts spans and merges those that overlap or touch.
func disjoint(spans []text.Span) []text.Span {
	sorted := append([]text.Span(nil), spans...)
	text.Sort(sorted)
	var out []text.Span
	for _, s := range sorted {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1] = out[n-1].Cover(s)
		} else if !s.Empty() {
			out = append(out, s)
		}
	}
	return out
}

// quoted returns the stretches inside double quotation marks, paragraph by
// paragraph; one that is never closed ends with its paragraph.
func quoted(s string) []text.Span {
	var out []text.Span
	at := 0
	for para := range strings.SplitSeq(s, "\n") {
		open := -1
		for i, r := range para {
			switch {
			case open < 0 && (r == '"' || r == '“' || r == '‟'):
				open = i
			case open >= 0 && (r == '"' || r == '”'):
				out = append(out, text.Span{Start: at + open, End: at + i})
				open = -1
			}
		}
		if open >= 0 {
			out = append(out, text.Span{Start: at + open, End: at + len(para)})
		}
		at += len(para) + 1
	}
	return out
}

// kind is direct, mixed or indirect by the share of letters inside marks.
func (l letters) kind(content, marks []text.Span) string {
	switch in := l.shared(content, marks); {
	case float64(in) >= .9*float64(l.count(content)):
		return "direct"
	case in > 0:
		return "mixed"
	}
	return "indirect"
}
