package lang

import "unicode/utf8"

// A Token is one word or mark: byte offsets into the text, end exclusive.
type Token struct{ Start, End int32 }

// A Range is a stretch of tokens: token numbers, end exclusive.
type Range struct{ Start, End int }

// Len returns the number of tokens in r.
func (r Range) Len() int { return r.End - r.Start }

// Tokens splits s into words and marks. White space belongs to no token;
// every other byte belongs to exactly one. Cost is linear in len(s).
func Tokens(s string) []Token { return AppendTokens(make([]Token, 0, len(s)/5+8), s) }

// AppendTokens is [Tokens] that appends to dst.
func AppendTokens(dst []Token, s string) []Token {
	sc := scanner{s: s, out: dst}
	for sc.at < len(s) {
		if n := spaceLen(s, sc.at); n > 0 {
			sc.at += n
			continue
		}
		if end := addressEnd(s, sc.at); end > sc.at {
			sc.emit(end)
			continue
		}
		sc.next()
	}
	return sc.out
}

type scanner struct {
	s   string
	at  int
	out []Token
}

func (sc *scanner) emit(end int) {
	sc.out = append(sc.out, Token{int32(sc.at), int32(end)})
	sc.at = end
}

// next emits the token at sc.at, which is not white space, and what hangs on it.
func (sc *scanner) next() {
	r, n := runeAt(sc.s, sc.at)
	switch {
	case isWordRune(r):
		sc.word()
	case r == '\'' || r == '’':
		sc.apostrophe(n)
	case isRun(r):
		end := sc.at + n
		for end < len(sc.s) && sameRun(r, sc.s[end:]) {
			_, m := runeAt(sc.s, end)
			end += m
		}
		sc.emit(end)
	default:
		sc.emit(sc.at + n)
	}
}

// apostrophe emits a quotation mark, or the clitic that stands alone after a
// closing mark or a split word ("the 'Post”s editor").
func (sc *scanner) apostrophe(n int) {
	if k := len(sc.out); k > 0 && int(sc.out[k-1].End) == sc.at {
		if c := cliticLen(sc.s[sc.at:]); c > 0 {
			sc.emit(sc.at + c)
			return
		}
	}
	sc.emit(sc.at + n)
}

func (sc *scanner) word() {
	start, end := sc.at, wordEnd(sc.s, sc.at)
	if end < len(sc.s) && sc.s[end] == '.' && keepsStop(sc.s[start:end], sc.s[end+1:]) {
		sc.emit(end + 1)
		return
	}
	if cut := cliticAt(sc.s[start:end]); cut > 0 {
		sc.emit(start + cut)
	}
	sc.emit(end)
}

// wordEnd returns where the word that starts at i ends: letters and digits,
// and the marks that join them.
func wordEnd(s string, i int) int {
	start, seg := i, i // seg is where the part after the last joiner starts
	for i < len(s) {
		r, n := runeAt(s, i)
		if isWordRune(r) {
			i += n
			continue
		}
		if i == start || i+n >= len(s) || !joins(s, start, seg, i, r, i+n) {
			return i
		}
		i += n
		seg = i
	}
	return i
}

// joins reports whether the mark r at s[at:after] holds the word s[start:at]
// and what follows together. seg is where the word's last part starts.
func joins(s string, start, seg, at int, r rune, after int) bool {
	prev, next := s[at-1], s[after]
	digits := isDigit(prev) && isDigit(next)
	switch r {
	case '.':
		return digits || isLetterAt(s, after) && (at-seg <= 2 || lowerLetter(next) && !lowerAfterStop(s[after:]))
	case ',', ':', '/':
		return digits && (r != ',' || thousands(s[after:]))
	case '\'', '’':
		return isLetterAt(s, after)
	case '&':
		return upper(prev) && upper(next)
	case '-':
		return isLetterAt(s, after) && staysHyphenated(s[seg:at], s[after:])
	}
	return false
}

// thousands reports whether s goes on like the digits after a comma in a number.
func thousands(s string) bool {
	return len(s) >= 3 && isDigit(s[0]) && isDigit(s[1]) && isDigit(s[2]) && (len(s) == 3 || !isDigit(s[3]))
}

// lowerAfterStop reports whether s reads on as prose rather than as the end of
// a host name, so that "talks.the" is two words and "example.com" one.
func lowerAfterStop(s string) bool {
	n := 0
	for n < len(s) && lowerLetter(s[n]) {
		n++
	}
	return n > 4
}

func staysHyphenated(head, tail string) bool {
	return len(head) <= 8 && prefixes[lowerASCII(head)] || len(head) <= 4 && len(tail) > 0 && upper(head[0]) && lowerLetter(tail[0]) && !commonHead[head]
}

// spaceLen returns the length of the white space character at s[i:], or 0.
func spaceLen(s string, i int) int {
	switch c := s[i]; {
	case c == ' ' || c >= '\t' && c <= '\r':
		return 1
	case c < utf8.RuneSelf:
		return 0
	}
	switch r, n := utf8.DecodeRuneInString(s[i:]); r {
	case '\u00a0', '\u2028', '\u2029', '\u3000', '\u200b', '\ufeff', '\u0085', '\u202f':
		return n
	default:
		if r >= '\u2000' && r <= '\u200a' {
			return n
		}
	}
	return 0
}

func runeAt(s string, i int) (rune, int) {
	if c := s[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s[i:])
}
