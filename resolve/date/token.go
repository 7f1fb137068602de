package date

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/lang"
	"onrecord/text"
)

// A class is a set of things that one token may be.
type class uint64

// A token is a word, a number or a mark, with what it may mean.
type token struct {
	span  text.Span
	lower string // without the dots of "a.m." and "Aug."
	is    class
	n     float64 // the number, month, weekday, unit ... that it stands for
	upper bool    // starts with a capital
	ends  bool    // a sentence ends here
	glued bool    // no space before
	opens bool    // an expression may start here
}

// tokenize splits s, whose first byte is at offset base of the document.
func tokenize(s string, base int) []token {
	l := lexer{s: s, base: base}
	for l.at < len(l.s) {
		l.next()
	}
	l.markEnds()
	ts := l.mergeNumbers()
	for i := range ts {
		ts[i].opens = ts[i].is != 0 || openers[ts[i].lower]
	}
	for i := range ts { // most articles open nothing
		if articles[ts[i].lower] && (i+1 == len(ts) || !ts[i+1].opens && !afterArticle[ts[i+1].lower]) {
			ts[i].opens = false
		}
	}
	return ts
}

// markEnds marks the last token of each sentence.
func (l *lexer) markEnds() {
	words := lang.Tokens(l.s)
	i := 0
	for _, r := range lang.Sentences(l.s, words) {
		if r.End <= r.Start {
			continue
		}
		end := l.base + int(words[r.End-1].End)
		for i < len(l.out) && l.out[i].span.End <= end {
			i++
		}
		if i > 0 {
			l.out[i-1].ends = true
		}
	}
}

type lexer struct {
	s    string
	base int
	at   int
	out  []token
}

func (l *lexer) next() {
	r, size := utf8.DecodeRuneInString(l.s[l.at:])
	switch {
	case unicode.IsSpace(r):
		l.at += size
	case r >= '0' && r <= '9':
		l.digits()
	case unicode.IsLetter(r):
		l.word()
	default:
		l.mark(size)
	}
}

func (l *lexer) emit(end int, lower string) *token {
	l.out = append(l.out, token{
		span:  text.Span{Start: l.base + l.at, End: l.base + end},
		lower: lower,
		glued: l.at > 0 && !isSpaceBefore(l.s, l.at),
	})
	l.at = end
	return &l.out[len(l.out)-1]
}

func isSpaceBefore(s string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:at])
	return unicode.IsSpace(r)
}

func (l *lexer) mark(size int) {
	end := l.at + size
	l.emit(end, straight(l.s[l.at:end]))
}

func straight(mark string) string {
	switch mark {
	case "’", "‘":
		return "'"
	case "–", "—", "−":
		return "-"
	}
	return mark
}

// word emits a run of letters. "a.m." and "U.S." are one word; so is "Aug.".
func (l *lexer) word() {
	end := letters(l.s, l.at)
	if dotted := dottedEnd(l.s, l.at); dotted > end {
		l.emitWord(dotted, strings.ReplaceAll(strings.ToLower(l.s[l.at:dotted]), ".", ""))
		return
	}
	lower := strings.ToLower(l.s[l.at:end])
	if short[lower] && strings.HasPrefix(l.s[end:], ".") {
		end++
	}
	l.emitWord(end, lower)
}

func (l *lexer) emitWord(end int, lower string) {
	r, _ := utf8.DecodeRuneInString(l.s[l.at:])
	t := l.emit(end, lower)
	t.upper = unicode.IsUpper(r)
	if m, ok := lexicon[lower]; ok && (t.upper || !m.capital) {
		t.is, t.n = m.is, m.n
	}
}

func letters(s string, at int) int {
	for at < len(s) {
		r, size := utf8.DecodeRuneInString(s[at:])
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
			break
		}
		at += size
	}
	return at
}

// dottedEnd returns the end of single letters with dots from at: "p.m.".
func dottedEnd(s string, at int) int {
	end, pairs := at, 0
	for end+1 < len(s) && isASCIILetter(s[end]) && s[end+1] == '.' {
		end += 2
		pairs++
	}
	if pairs == 1 && end < len(s) && isASCIILetter(s[end]) && letters(s, end) == end+1 { // "p.m" at the end of a sentence
		return end + 1
	}
	if pairs < 2 {
		return at
	}
	return end
}

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
