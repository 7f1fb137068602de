package transcript

import (
	"maps"
	"regexp"
	"strings"

	"onrecord"
	"onrecord/lang"
	"onrecord/text"
)

// named is a name before a colon as foreign ministries print it: "Sergei
// Ivanov:", "President of Moldova Ana Rusu:"; and as newspapers do: "Ivanov:".
var named = regexp.MustCompile(`^\s*(\p{Lu}[\p{L}.’'\-]*(?:\s+(?:of|the|de|da|von|van|al|bin|\p{Lu}[\p{L}.’'\-]*)){0,8})(?:\s*\([^()\n]{1,60}\))?\s*:\s`)

// labels counts how often each name stands before a colon at the start of a
// paragraph. Such a name is a label only beside questions or if it comes back:
// once alone it may be a kicker or the opening of a list. A single word may be
// so many times ("Food:", "Monday:"), so there it takes more; see [labels.talk].
type labels struct {
	times map[string]int
	asks  map[string]int // how often what follows is a question
	asked bool           // questions stand beside them
	brief bool           // single words are labels
}

func recurring(t *text.Text, body []Paragraph) labels {
	l := labels{times: map[string]int{}, asks: map[string]int{}}
	prompts := 0
	for i, p := range body {
		s := opening(t, p.Span)
		if m := named.FindStringSubmatch(s); m != nil {
			l.times[m[1]]++
			l.asks[m[1]] += count(asks(t.Slice(p.Span)))
			prompts += count(i > 0 && prompt(t, body[i-1]))
		}
		l.asked = l.asked || Question(s)
	}
	l.asked = l.asked || prompts >= few
	if l.brief = l.talk(t, body); !l.brief {
		maps.DeleteFunc(l.times, func(name string, _ int) bool { return single(name) })
	}
	return l
}

// prompt reports whether p is a question under no label.
func prompt(t *text.Text, p Paragraph) bool {
	return asks(t.Slice(p.Span)) && !named.MatchString(opening(t, p.Span))
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
	if m == nil {
		return onrecord.Turn{}, false
	}
	name := s[m[2]:m[3]]
	if !l.comesBack(name) && (single(name) || !asked) {
		return onrecord.Turn{}, false
	}
	return turn(p, m, l.asker(name)), true
}

func single(name string) bool { return !strings.ContainsAny(name, " \t\n") }

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

// asker reports whether what stands behind a label of one word is mostly
// questions: an outlet's or a reporter's.
func (l labels) asker(name string) bool {
	return single(name) && (hosts[name] || l.asks[name]*3 >= l.times[name]*2)
}

var hosts = set("Host Moderator Interviewer Presenter")

// interrupts reports whether p opens with a word and a colon where such words are
// labels, though this one is none: what follows is not the last speaker's.
func (l labels) interrupts(t *text.Text, p text.Span) bool {
	return l.brief && named.MatchString(opening(t, p))
}

// talk reports whether single words before colons are who speaks. Two of them
// come back, or one beside questions; each of those that does not ask is the last
// word of somebody's full name in the text; what follows them is sentences; and a
// third of it asks or says "I", "we" or "you". So a list of days, prices or
// results is none, though it names people.
func (l labels) talk(t *text.Text, body []Paragraph) bool {
	back := map[string]bool{}
	for name, n := range l.times {
		if n > 1 && single(name) {
			back[name] = true
		}
	}
	if len(back) == 0 || len(back) == 1 && !l.asked {
		return false
	}
	said, spoken, sentences := 0, 0, 0
	for _, p := range body {
		m := named.FindStringSubmatchIndex(opening(t, p.Span))
		if m == nil || !back[opening(t, p.Span)[m[2]:m[3]]] {
			continue
		}
		s := strings.TrimSpace(t.Slice(p.Span)[m[1]:])
		said, spoken, sentences = said+1, spoken+count(talks.MatchString(s)), sentences+count(sentence.MatchString(s))
	}
	maps.DeleteFunc(back, func(name string, _ bool) bool { return l.asker(name) })
	return len(back) > 0 && spoken*3 >= said && sentences*10 >= said*9 && l.born(t, body, back)
}

var (
	talks    = regexp.MustCompile(`\?|\bI\b|\b(?:[Ww]e|[Oo]ur|us|[Mm]y|[Mm]e|[Yy]ou|[Yy]our)\b`)
	sentence = regexp.MustCompile(`^[^\p{L}]*\p{Lu}(?s:.*)[.?!…]["”’»)]*$`)
)

// born reports whether each of words is the last of somebody's full name in the
// text, or follows a title there.
func (l labels) born(t *text.Text, body []Paragraph, words map[string]bool) bool {
	left := maps.Clone(words)
	for _, p := range body {
		for _, n := range persons(t, p.Span) {
			before := strings.Fields(t.String()[max(p.Start, n.Start-40):n.Start])
			if name := t.Slice(n); !single(name) || len(before) > 0 && lang.IsTitle(before[len(before)-1]) {
				delete(left, lastWord(name))
			}
		}
	}
	return len(left) == 0
}
