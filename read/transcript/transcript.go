// Package transcript finds who speaks in the record of a press conference,
// briefing or interview.
//
//	Q Was there movement of any kind?              a question; the asker is unnamed
//	MR. SULLIVAN: Again, I’m not going to ...      label, then what he said
//	Question: What came of it?                     a label in mixed case counts where questions stand
//	Farhad Karimi: Nothing yet.                    beside it, or where it comes back
//	(Laughter.)                                    part of the turn it interrupts
//
//	Lindqvist: The port was open.                  one word, where it is the end of a full name in the text
//
// A turn runs over all paragraphs until the next label. A reporter's words are
// marked as a question: they are not the answering side's.
//
// Newspapers print interviews without labels: an opening about one person, then
// question and answer by turns, told apart by bold type or by nothing.
//
//	Ana Rusu, the mayor of Balti, received us at noon.
//	Were you told?                                 a question, by nobody named
//	No. I was in bed.                              Ana Rusu's
//
// Limits: such an interview is read only where all that [interview] lists holds,
// and only in English, by "I" and "you"; in doubt its answers are nobody's. Bold
// type is known from HTML and Markdown alone.
package transcript

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"onrecord"
	"onrecord/text"
)

// label is a name in capitals before a colon, with an optional title in mixed
// case and a remark in brackets: "SENIOR ADMINISTRATION OFFICIAL:", "MS.
// JEAN-PIERRE:", "PRIME MINISTER HUN SEN (as interpreted):".
var label = regexp.MustCompile(`^\s*((?:[\p{Lu}][\p{Lu}.’'\-]*[,]?\s+|(?:Mc|Mac|De|von|van|de)\p{Lu}*\s*){0,5}(?:Mc|Mac|De)?[\p{Lu}][\p{Lu}.’'\-]*)(?:\s*\([^()\n]{1,60}\))?\s*:(?:\s|$)`)

// question is the label of an asking reporter: the letter Q by itself, or a word
// before a colon. What follows the letter is looked at by [asked].
var question = regexp.MustCompile(`^\s*(Q\.?|(?:QUESTION|REPORTER|JOURNALIST|Question|Reporter|Journalist))(?:\s*\([^()\n]{1,60}\))?(?:\s*:\s*|\.\s+|\s{1,8})`)

var answer = regexp.MustCompile(`^\s*(A\.?|ANSWER|Answer)\s*:?\s{1,8}`)

// head is how far into a paragraph a label may reach, in bytes.
const head = 200

// few is how many labelled paragraphs make a text a transcript: fewer may be
// a dateline or a kicker.
const few = 2

// A Page is a text with what its layout says beside the words.
type Page struct {
	Head       []text.Span // title and lines under it
	Paragraphs []Paragraph // body and headings, in order
	Authors    []text.Span // who wrote it, and so is not spoken to
}

// A Paragraph is one of the body, or a heading in it.
type Paragraph struct {
	text.Span
	Heading bool
	Marked  bool // set in bold type, or as a heading by the page's own markup
}

// Turns returns the turns of a transcript in text order, or none if page does
// not look like one.
func Turns(t *text.Text, page Page) []onrecord.Turn {
	if turns := labelled(t, page.Paragraphs); turns != nil {
		return turns
	}
	return interview(t, page)
}

// labelled returns the turns of a text that says who speaks before the words. A
// heading that asks may be a turn; others say nothing.
func labelled(t *text.Text, all []Paragraph) []onrecord.Turn {
	body := slices.DeleteFunc(slices.Clone(all), func(p Paragraph) bool { return p.Heading && !asks(t.Slice(p.Span)) && !Question(opening(t, p.Span)) })
	f := floor{t: t, names: recurring(t, body), known: map[string]bool{}}
	for _, p := range body {
		f.add(p)
	}
	if len(f.turns) < few || len(f.known) == 1 && f.asked == 0 && len(f.turns)*3 < len(body) {
		return nil
	}
	return f.turns
}

// floor is who has it, paragraph by paragraph.
type floor struct {
	t     *text.Text
	names labels
	turns []onrecord.Turn
	known map[string]bool
	asked int
	free  bool      // nobody has it: a label that names no speaker took it
	said  text.Span // the last turn without the paragraph before this one
	last  Paragraph // the one before this one, if it has no label
}

func (f *floor) add(p Paragraph) {
	turn, ok := open(f.t, p.Span)
	if !ok {
		turn, ok = f.names.open(f.t, p.Span, len(f.turns) > 0 && f.turns[len(f.turns)-1].Question)
	}
	switch {
	case ok:
		f.give(turn)
		p = Paragraph{}
	case f.names.interrupts(f.t, p.Span):
		f.free = true
	case len(f.turns) > 0 && !f.free && !stage(f.t.Slice(p.Span)):
		last := &f.turns[len(f.turns)-1]
		if f.said = last.Span; !p.Heading {
			last.Span = last.Span.Cover(p.Span)
		}
	}
	f.last = p
}

// give opens a turn. Nobody is labelled twice running unless somebody else spoke
// in between: a question there is that one's.
func (f *floor) give(turn onrecord.Turn) {
	if n := len(f.turns); n > 0 && !turn.Question && !f.free && asks(f.t.Slice(f.last.Span)) && f.t.Slice(f.turns[n-1].Speaker) == f.t.Slice(turn.Speaker) {
		f.turns[n-1].Span = f.said
		f.turns = append(f.turns, onrecord.Turn{Speaker: text.Span{Start: f.last.Start, End: f.last.Start}, Span: f.last.Span, Question: true})
		f.asked++
	}
	f.turns, f.free = append(f.turns, turn), false
	f.known[f.t.Slice(turn.Speaker)] = true
	if turn.Question {
		f.asked++
	}
}

// open reads a paragraph that starts with a label.
func open(t *text.Text, p text.Span) (onrecord.Turn, bool) {
	s := t.Slice(p)
	if len(s) > head { // a label stands at the start
		s = s[:head]
	}
	if m := asked(s); m != nil {
		return turn(p, m, true), true
	}
	if m := answer.FindStringSubmatchIndex(s); m != nil && (s[m[2]:m[3]] == "A." || strings.Contains(s[m[3]:m[1]], ":")) {
		return turn(p, m, false), true
	}
	if m := label.FindStringSubmatchIndex(s); m != nil && speakerLike(s[m[2]:m[3]]) {
		return turn(p, m, false), true
	}
	return onrecord.Turn{}, false
}

// asked finds the label of somebody who asks at the start of s: where all of it
// and its name stand, nil if there is none. A word without a mark goes on as a
// sentence ("Question time in the House"), and so does Q before a digit ("Q4").
func asked(s string) []int {
	m := question.FindStringSubmatchIndex(s)
	if m == nil {
		return nil
	}
	mark, rest := strings.TrimSpace(s[m[3]:m[1]]), strings.TrimLeft(s[m[3]:], " ")
	marked := strings.HasSuffix(mark, ":") || strings.HasSuffix(mark, ".")
	letter := m[3]-m[2] <= len("Q.")
	if !letter && !marked || letter && (rest == "" || unicode.IsDigit(rune(rest[0]))) {
		return nil
	}
	return m
}

// Question reports whether a line starts with the label of somebody who asks.
func Question(s string) bool { return asked(s) != nil }

func turn(p text.Span, m []int, question bool) onrecord.Turn {
	return onrecord.Turn{
		Speaker:  text.Span{Start: p.Start + m[2], End: p.Start + m[3]},
		Span:     text.Span{Start: p.Start + m[1], End: p.End},
		Question: question,
	}
}

// speakerLike keeps kickers out ("WATCH:", "UPDATE:").
func speakerLike(name string) bool { return len(name) > 2 && !kickers[name] }

var kickers = map[string]bool{
	"WATCH": true, "UPDATE": true, "CORRECTION": true, "NOTE": true, "BREAKING": true, "READ": true, "LIVE": true,
	"VIDEO": true, "PHOTOS": true, "OPINION": true, "EXCLUSIVE": true, "WARNING": true, "FACT": true, "SOURCE": true, "CONTACT": true,
}

// stage reports whether a paragraph is no speech: the clock at the end, a cut.
func stage(s string) bool {
	return clock.MatchString(s) || strings.Trim(s, " \n\t[](){}.…*-–—_#") == "" || s == "END" || s == "###"
}

var clock = regexp.MustCompile(`^\s*(?:END\s+)?\d{1,2}[:.]\d{2}\s*(?:[AaPp]\.?\s?[Mm]\.?)?\s*(?:[A-Z]{2,5})?\s*$`)

// Clock reports whether a line is only a time of day, as transcripts open and
// close with.
func Clock(s string) bool { return clock.MatchString(s) }
