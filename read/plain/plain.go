// Package plain labels the lines of plain text and Markdown. The text itself
// stays exactly as it was stored; labels are spans of it.
//
// The Phnom Penh article as pasted text gives, from top to bottom:
//
//	headline | headline | headline |     three ticker items
//	PM Says There Was No Discussion ...  title
//	PHNOM PENH: Prime Minister ...       body (the dateline is its opening)
//	Related News                         related: the tail starts here
//
// A text may have no title: the first line is one only if it is short, does not
// end like a sentence and something longer follows, or if it is the title that
// the gatherer of the document wrote down.
package plain

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord"
	"onrecord/read/lines"
	"onrecord/read/transcript"
	"onrecord/text"
)

// Lines labels every line of t that is not blank. title is the title as the
// gatherer gave it, or empty.
func Lines(t *text.Text, title string, places func(name string) bool) []onrecord.Line {
	l := labeller{t: t, title: fold(title), places: places}
	blocks := Blocks(t.String())
	for i, b := range blocks {
		l.add(b, blocks[i+1:])
	}
	return l.out
}

// Blocks returns the paragraphs of s without the white space around them: runs
// of lines between blank lines. A run whose lines do not look hard-wrapped gives
// one paragraph a line.
func Blocks(s string) []text.Span {
	var out []text.Span
	for at := 0; at < len(s); {
		end, next := paragraph(s, at)
		if rows := rows(s, at, end); wrapped(s, rows) {
			out = append(out, text.Hull(rows))
		} else {
			out = append(out, rows...)
		}
		at = next
	}
	return out
}

// paragraph returns where the run of lines at ends and where the next may start.
func paragraph(s string, at int) (end, next int) {
	for i := at; ; {
		nl := strings.IndexByte(s[i:], '\n')
		if nl < 0 {
			return len(s), len(s)
		}
		if strings.TrimSpace(s[i:i+nl]) == "" {
			return i, i + nl + 1
		}
		i += nl + 1
	}
}

// rows are the trimmed lines of s[at:end] that are not blank.
func rows(s string, at, end int) []text.Span {
	var out []text.Span
	for at < end {
		stop := end
		if nl := strings.IndexByte(s[at:end], '\n'); nl >= 0 {
			stop = at + nl
		}
		if row := trim(s, at, stop); !row.Empty() {
			out = append(out, row)
		}
		at = stop + 1
	}
	return out
}

func trim(s string, start, end int) text.Span {
	part := s[start:end]
	start += len(part) - len(strings.TrimLeftFunc(part, space))
	return text.Span{Start: start, End: start + len(strings.TrimFunc(part, space))}
}

func space(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' }

// wrapped reports whether lines are one paragraph that a program broke: of
// about one length, and few that end like a sentence.
func wrapped(s string, rows []text.Span) bool {
	if len(rows) < 2 {
		return false
	}
	longest, ended := 0, 0
	for _, r := range rows[:len(rows)-1] {
		longest = max(longest, r.Len())
		if EndsSentence(s[r.Start:r.End]) {
			ended++
		}
	}
	for _, r := range rows[:len(rows)-1] {
		if r.Len()*2 < longest {
			return false
		}
	}
	return longest <= 100 && longest >= 40 && ended*2 < len(rows)
}

// EndsSentence reports whether s ends as a sentence does.
func EndsSentence(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`"'”’»)]`, r) })
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:;,。！？", r)
}

// labeller walks down the page.
type labeller struct {
	t      *text.Text
	title  string // folded
	places func(name string) bool
	out    []onrecord.Line
	seen   struct{ title, body, tail bool }
}

func (l *labeller) add(b text.Span, rest []text.Span) {
	s := l.t.Slice(b)
	if !l.seen.body && !l.seen.title {
		if items := lines.Ticker(s); items != nil {
			l.ticker(b, items)
			return
		}
	}
	kind := l.kind(s, rest)
	switch kind {
	case onrecord.LineTitle:
		l.seen.title = true
		b = heading(l.t, b)
	case onrecord.LineHeading:
		b = heading(l.t, b)
	case onrecord.LineBody:
		l.seen.body = true
	}
	l.out = append(l.out, onrecord.Line{Kind: kind, Span: b})
}

func (l *labeller) ticker(b text.Span, items []text.Span) {
	for _, it := range items {
		span := text.Span{Start: b.Start + it.Start, End: b.Start + it.End}
		l.out = append(l.out, onrecord.Line{Kind: onrecord.LineTicker, Span: span})
	}
}

func (l *labeller) kind(s string, rest []text.Span) onrecord.LineKind {
	if l.seen.tail {
		return onrecord.LineRelated
	}
	if k := lines.Kind(s); k != "" {
		l.seen.tail = l.seen.body && lines.EndsArticle(s)
		return k
	}
	switch {
	case transcript.Clock(s) || lines.OnlyDate(s):
		return onrecord.LineDate
	case picture(s):
		return onrecord.LineCaption
	case !l.seen.title && !l.seen.body && lines.Letterhead(s) && l.titled(rest):
		return onrecord.LineFurniture
	case !l.seen.title && !l.seen.body && l.isTitle(s, rest):
		return onrecord.LineTitle
	case strings.HasPrefix(s, "#"):
		return onrecord.LineHeading
	case !l.seen.body && lines.Byline(s) != nil:
		return onrecord.LineByline
	case !l.seen.body && l.scene(s):
		return onrecord.LineSubtitle
	case l.seen.title && !l.seen.body && short(s) && !prose(s) && len(rest) > 0:
		return onrecord.LineSubtitle
	case l.seen.body && short(s) && !prose(s) && len(rest) > 0 && !strings.HasPrefix(s, "["):
		return onrecord.LineHeading
	}
	return onrecord.LineBody
}

// picture reports whether s is a picture in Markdown, of which only the caption
// can be read.
func picture(s string) bool {
	return strings.HasPrefix(s, "![") && strings.Contains(s, "](") && strings.HasSuffix(s, ")") && !strings.ContainsRune(s, '\n')
}

// isTitle reports whether the first line is the title.
func (l *labeller) isTitle(s string, rest []text.Span) bool {
	if l.title != "" && fold(s) == l.title || strings.HasPrefix(s, "# ") {
		return true
	}
	if !short(s) || len(rest) == 0 || l.scene(s) {
		return false
	}
	longest := 0
	for _, r := range rest[:min(4, len(rest))] {
		longest = max(longest, r.Len())
	}
	return longest > max(100, len(s))
}

// titled reports whether the next line but other letterheads may be a title.
func (l *labeller) titled(rest []text.Span) bool {
	for i, r := range rest {
		if s := l.t.Slice(r); !lines.Letterhead(s) && !lines.OnlyDate(s) {
			return l.isTitle(s, rest[i+1:])
		}
	}
	return false
}

// short reports whether s has the shape of a heading: three to thirty words
// that do not end like a sentence, and that are not speech.
func short(s string) bool {
	if len(s) > 220 {
		return false
	}
	n := len(strings.Fields(s))
	if n < 2 || n > 30 || strings.ContainsRune(s, '\n') {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, ` "”’»'`))
	return !strings.ContainsRune(".:;,…。", r) && !lines.Speech(s) && !transcript.Question(s)
}

// prose reports whether s holds several sentences, or ends in somebody's
// question or cry: no heading, whatever mark it ends with.
func prose(s string) bool { return sentences.MatchString(s) }

// sentences finds the end of one sentence and the start of the next, or
// `he asked: "What for?"`. Short words are likelier abbreviations ("Gov. Diaz").
var sentences = regexp.MustCompile(`\p{Ll}{4}[.!?]["”’»]?\s+["“‘«]?\p{Lu}|\p{Ll}.*[!?]["”]\s*$`)

// scene reports whether s names a place as transcripts and releases open with:
// "Sokha Hotel Phnom Penh, Cambodia".
func (l *labeller) scene(s string) bool {
	comma := strings.LastIndexByte(s, ',')
	if comma < 0 || len(strings.Fields(s)) > 8 {
		return false
	}
	return l.places(strings.TrimSpace(s[comma+1:]))
}

// heading leaves the marks of a Markdown heading out of its span.
func heading(t *text.Text, b text.Span) text.Span {
	s := t.Slice(b)
	body := strings.TrimLeft(s, "#")
	if len(body) == len(s) {
		return b
	}
	return trim(t.String(), b.Start+len(s)-len(body), b.Start+len(strings.TrimRight(s, "# ")))
}

// fold makes two ways to print one title equal.
func fold(s string) string {
	return strings.ToLower(strings.Join(strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " "))
}
