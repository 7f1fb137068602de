package date

import (
	"strconv"
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

// digits emits what starts with a digit: a number, an ISO date, a clock time, an
// ordinal, a decade.
func (l *lexer) digits() {
	rest := l.s[l.at:]
	for _, f := range []func(string) (int, token){isoDate, slashDate, clock, decade, ordinal} {
		if n, t := f(rest); n > 0 {
			out := l.emit(l.at+n, rest[:n])
			out.is, out.n = t.is, t.n
			if t.lower != "" {
				out.lower = t.lower
			}
			return
		}
	}
	n := numberEnd(rest)
	out := l.emit(l.at+n, rest[:n])
	out.n, _ = strconv.ParseFloat(strings.ReplaceAll(rest[:n], ",", ""), 64)
	out.is = numeral(rest[:n], out.n)
}

func run(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// numberEnd returns the end of "40", "1,200" or "2.5".
func numberEnd(s string) int {
	n := run(s)
	for n+3 < len(s) && s[n] == ',' && run(s[n+1:]) == 3 {
		n += 4
	}
	if n+1 < len(s) && s[n] == '.' && run(s[n+1:]) > 0 && run(s[n+1:]) < 3 {
		n += 1 + run(s[n+1:])
	}
	return min(n, len(s))
}

func numeral(s string, n float64) class {
	c := classNum
	whole := run(s) == len(s)
	if whole && len(s) <= 2 && n >= 1 && n <= 31 {
		c |= classDay
	}
	if whole && len(s) <= 2 && n < 25 {
		c |= classHour
	}
	if whole && len(s) == 4 && n >= 1400 && n < 2200 {
		c |= classYear
	}
	if whole && len(s) == 4 && n < 2400 && int(n)%100 < 60 {
		c |= classMilitary
	}
	if whole && len(s) == 2 {
		c |= classShortYear
	}
	return c
}

// ordinal reads "1st", "22nd".
func ordinal(s string) (int, token) {
	n := run(s)
	if n == 0 || n > 3 || letters(s, n) != n+2 {
		return 0, token{}
	}
	switch strings.ToLower(s[n : n+2]) {
	case "st", "nd", "rd", "th":
	default:
		return 0, token{}
	}
	v, _ := strconv.Atoi(s[:n])
	is := classOrdinal
	if v >= 1 && v <= 31 {
		is |= classDay
	}
	return n + 2, token{is: is, n: float64(v)}
}

// decade reads "1980s" and "80s" and "1980's".
func decade(s string) (int, token) {
	n := run(s)
	if n != 4 && n != 2 || s[n-1] != '0' {
		return 0, token{}
	}
	end := n
	if strings.HasPrefix(s[end:], "'") {
		end++
	} else if strings.HasPrefix(s[end:], "’") {
		end += len("’")
	}
	if end >= len(s) || s[end] != 's' || letters(s, end) != end+1 {
		return 0, token{}
	}
	v, _ := strconv.Atoi(s[:n])
	if n == 4 && (v < 1400 || v > 2200) {
		return 0, token{}
	}
	return end + 1, token{is: classDecade, n: float64(v)}
}
