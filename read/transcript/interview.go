package transcript

import (
	"regexp"
	"slices"
	"strings"

	"onrecord"
	"onrecord/text"
)

// interview returns the turns of an interview that prints no name before an
// answer, one turn a paragraph, or none where there is any doubt. All of this
// must hold:
//
//   - After an opening of few paragraphs, prompts and answers take turns. Prompts
//     are what is set in bold type or as headings; where nothing is marked, they
//     are the short paragraphs that end in a question mark, with one paragraph
//     between two of them. Three where all else is strict are answer, prompt and
//     answer ("The ministry says that it was agreed.").
//   - Three prompts and two thirds of them are questions; two call somebody by a
//     title or say "you".
//   - Half of the answers are in the first person, a third and at least two in
//     its singular, and none names the person.
//   - A prompt calls one person of the opening by name, or title or opening say
//     that he or she is spoken to, or the opening is about him or her alone, in
//     each of its sentences, and two prompts ask after what he or she did, or the
//     opening tells of the talk; see [layout.guest].
//
// What is between two questions and neither plainly an answer nor a prompt is
// nobody's. The speaker of an answer is the name in the opening; that of a
// prompt is empty.
func interview(t *text.Text, page Page) []onrecord.Turn {
	l := layoutOf(t, page)
	if len(l.exchanges) == 0 || !l.regular() || !l.conversation() {
		return nil
	}
	who, ok := l.guest(page)
	if !ok || l.speaksOf(t.Slice(who)) {
		return nil
	}
	var turns []onrecord.Turn
	for _, x := range l.exchanges {
		for _, p := range x.prompts {
			turns = append(turns, onrecord.Turn{Speaker: text.Span{Start: p.Start, End: p.Start}, Span: p, Question: true})
		}
		for _, p := range x.answer {
			turns = append(turns, onrecord.Turn{Speaker: who, Span: p})
		}
	}
	return turns
}

// An exchange is what is asked at one time, and what is answered.
type exchange struct {
	prompts, answer []text.Span
	rest            []text.Span // of which it is not known whose it is
}

// layout is a page cut at its questions.
type layout struct {
	t         *text.Text
	opening   []text.Span
	exchanges []exchange
	marked    bool // prompts are told by type, not by their question marks
}

// longestOpening is how many paragraphs may stand before the first question.
const longestOpening = 5

func layoutOf(t *text.Text, page Page) layout {
	l := layout{t: t}
	marked, plain := l.questions(page)
	if marked+plain < fewQuestions {
		return l
	}
	l.marked = marked >= fewQuestions && plain*4 <= marked
	for _, p := range page.Paragraphs {
		l.add(p)
	}
	if len(l.opening) > longestOpening || slices.ContainsFunc(l.opening, func(p text.Span) bool { return p.Len() > longest }) {
		l.exchanges = nil
	}
	l.settle()
	return l
}

// fewQuestions is how many questions make an interview.
const fewQuestions = 3

// questions counts the paragraphs that ask, those marked as prompts and others.
func (l *layout) questions(page Page) (marked, plain int) {
	for _, p := range page.Paragraphs {
		switch {
		case !l.asks(p.Span):
		case l.marks(p):
			marked++
		default:
			plain++
		}
	}
	return marked, plain
}

// add takes the next paragraph.
func (l *layout) add(p Paragraph) {
	s, opened := l.t.Slice(p.Span), len(l.exchanges) > 0
	asks, marks := l.asks(p.Span), l.marks(p)
	switch {
	case aside(s) || opened && !ends(s): // a laugh, a heading in between
	case asks && (marks || !l.marked), opened && l.marked && marks:
		l.prompt(p.Span)
	case !opened:
		l.opening = append(l.opening, p.Span)
	case asks: // like a prompt, but not marked as the others are
	default:
		last := &l.exchanges[len(l.exchanges)-1]
		last.answer = append(last.answer, p.Span)
	}
}

// prompt opens an exchange, or goes on with what is asked.
func (l *layout) prompt(p text.Span) {
	if n := len(l.exchanges); n > 0 && len(l.exchanges[n-1].answer) == 0 {
		l.exchanges[n-1].prompts = append(l.exchanges[n-1].prompts, p)
		return
	}
	l.exchanges = append(l.exchanges, exchange{prompts: []text.Span{p}})
}

func (l *layout) marks(p Paragraph) bool {
	return p.Marked || bold.MatchString(l.t.Slice(p.Span))
}

// bold is a paragraph in bold type as Markdown writes it.
var bold = regexp.MustCompile(`^(?s:\*\*[^*]+\*\*|__[^_]+__)$`)

// settle decides whose the paragraphs between two questions are. Behind the
// last answer may stand whatever closes a page.
func (l *layout) settle() {
	strict := !l.marked
	for i, x := range l.exchanges {
		strict = strict && (len(x.answer)%2 == 1 || i == len(l.exchanges)-1)
	}
	var out []exchange
	for i, x := range l.exchanges {
		last := i == len(l.exchanges)-1
		switch {
		case strict && len(x.answer)%2 == 1 && l.alternates(x.answer):
			out = append(out, exchange{prompts: x.prompts, answer: x.answer[:1]})
			for k := 1; k < len(x.answer); k += 2 {
				out = append(out, exchange{prompts: x.answer[k : k+1], answer: x.answer[k+1 : k+2]})
			}
			continue
		case len(x.answer) > 1 && (last || !l.marked):
			x.answer, x.rest = x.answer[:1], x.answer[1:]
		}
		out = append(out, x)
	}
	l.exchanges = out
}

// alternates reports whether every other paragraph, from the second on, may be
// a prompt that is no question.
func (l *layout) alternates(ps []text.Span) bool {
	for k := 1; k < len(ps); k += 2 {
		if s := l.t.Slice(ps[k]); len(strings.Fields(s)) > shortPrompt || alone.MatchString(s) {
			return false
		}
	}
	return true
}

// How many words a prompt has at most, with a question mark and without one.
const (
	longPrompt  = 60
	shortPrompt = 30
)

func (l *layout) asks(p text.Span) bool { return asks(l.t.Slice(p)) }

// asks reports whether a paragraph is a question and little else.
func asks(s string) bool {
	return len(s) <= longPrompt*10 && strings.HasSuffix(strings.TrimRight(s, " *_"), "?") && len(strings.Fields(s)) <= longPrompt
}

// regular reports whether questions and answers take turns as in an interview.
func (l *layout) regular() bool {
	prompts, questions, odd := 0, 0, 0
	for i, x := range l.exchanges {
		if len(x.answer) == 0 || !l.marked && len(x.prompts) > 1 {
			return false
		}
		for _, p := range x.prompts {
			prompts++
			if l.asks(p) {
				questions++
			}
		}
		if len(x.rest) > 0 && i+1 < len(l.exchanges) {
			odd++
		}
	}
	return questions >= fewQuestions && questions*3 >= prompts*2 && odd*5 <= len(l.exchanges)
}

// conversation reports whether prompts speak to somebody, and answers are his or
// hers: in the first person, and no quotations.
func (l *layout) conversation() bool {
	you, me, first, single := 0, 0, 0, 0
	for _, x := range l.exchanges {
		for _, p := range x.prompts {
			s := l.t.Slice(p)
			you, me = you+count(address.MatchString(s) || calling(s)), me+count(alone.MatchString(s))
		}
		s := l.unquoted(x.answer)
		first, single = first+count(firstPerson.MatchString(s)), single+count(alone.MatchString(s))
		if opensQuoted(l.t.Slice(x.prompts[0])) || opensQuoted(l.t.Slice(x.answer[0])) {
			return false
		}
	}
	n := len(l.exchanges)
	return you >= 2 && me*2 <= you && first*2 >= n && single >= 2 && single*3 >= n
}

// unquoted is the text of ps without what stands in quotation marks.
func (l *layout) unquoted(ps []text.Span) string {
	var b strings.Builder
	for _, p := range ps {
		b.WriteString(quotation.ReplaceAllString(l.t.Slice(p), " "))
		b.WriteByte(' ')
	}
	return b.String()
}

// speaksOf reports whether name is spoken of where the person should be asked or
// answer: by name in an answer, or in a prompt that says no "you" and calls
// nobody; or as the only one whom "he" or "she" in a prompt can be.
func (l *layout) speaksOf(name string) bool {
	met := false // somebody else was mentioned
	for _, x := range l.exchanges {
		for _, p := range x.prompts {
			s := l.t.Slice(p)
			met = met || others(s)
			if mentions(s, name) && !address.MatchString(s) && !calls(s, name) || third.MatchString(s) && !met {
				return true
			}
		}
		answer := l.unquoted(x.answer)
		met = met || others(answer)
		if mentions(answer, name) {
			return true
		}
	}
	return false
}

// others reports whether s holds words for somebody, such as "he" may mean.
func others(s string) bool {
	return noun.MatchString(s) || slices.ContainsFunc(word.FindAllString(s, -1), anybody) || len(persons(text.New(s), text.Span{End: len(s)})) > 0
}

var third = regexp.MustCompile(`\b(?:[Hh]e|[Ss]he|[Hh]im|[Hh]is|[Hh]er)\b`)

var (
	address     = regexp.MustCompile(`(?i)\byou(?:r|rs|rself)?\b`)
	alone       = regexp.MustCompile(`\bI\b|\b(?:[Mm]e|[Mm]y|[Mm]ine|[Mm]yself)\b`)
	firstPerson = regexp.MustCompile(`\bI\b|\b(?:[Mm]e|[Mm]y|[Mm]ine|[Mm]yself|[Ww]e|us|[Oo]urs?|[Oo]urselves)\b`)
	quotation   = regexp.MustCompile(`“[^”]*”|"[^"]*"|«[^»]*»|„[^“”]*[“”]`)
)

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func opensQuoted(s string) bool { return strings.IndexAny(s, `"“«„`) == 0 }

// aside reports whether s is no speech but something in brackets, or a cut.
func aside(s string) bool {
	return stage(s) || strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") || strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]")
}

// ends reports whether s ends like a sentence; headings do not.
func ends(s string) bool {
	s = strings.TrimRight(s, " *_\"”’»)")
	return s != "" && strings.ContainsAny(s[len(s)-1:], ".?!") || strings.HasSuffix(s, "…")
}
