package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

func isDigit(c byte) bool     { return c >= '0' && c <= '9' }
func upper(c byte) bool       { return c >= 'A' && c <= 'Z' }
func lowerLetter(c byte) bool { return c >= 'a' && c <= 'z' }

// isWordRune reports whether r is part of a word by itself.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		c := byte(r)
		return lowerLetter(c) || upper(c) || isDigit(c) || c == '_'
	}
	return r >= 0xc0 && r < 0x2000 && r != '×' && r != '÷' || unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
}

func isLetterAt(s string, i int) bool {
	r, _ := runeAt(s, i)
	return isWordRune(r) && !(r >= '0' && r <= '9')
}

// isRun reports whether repetitions of r make one token: dots, dashes, rows of
// exclamation marks, rules drawn with signs.
func isRun(r rune) bool {
	switch r {
	case '.', '-', '!', '?', '=', '*', '#', '~', '<', '>', '`', '–', '—':
		return true
	}
	return false
}

func sameRun(r rune, rest string) bool {
	q, _ := runeAt(rest, 0)
	return q == r || r == '!' && q == '?' || r == '?' && q == '!'
}

// lowerASCII lowers the ASCII letters of s; it allocates only if there are
// upper-case ones.
func lowerASCII(s string) string { return strings.ToLower(s) }

// longestAddress bounds how far an address is looked for, so that a long run
// without a blank costs linear time.
const longestAddress = 2048

// addressEnd returns the end of the web address, e-mail address or handle that
// starts at i, or i.
func addressEnd(s string, i int) int {
	c := s[i]
	if c == '@' || c == '#' {
		return handleEnd(s, i)
	}
	if !lowerLetter(c|0x20) && !isDigit(c) {
		return i
	}
	end, at, scheme := i, 0, strings.HasPrefix(s[i:], "www.")
	for limit := min(len(s), i+longestAddress); end < limit && inAddress[s[end]]; {
		switch {
		case lowerLetter(s[end] | 0x20):
		case s[end] == '@':
			at = end
		case s[end] == ':':
			if !strings.HasPrefix(s[end:], "://") {
				return mailEnd(s, i, at, end, scheme)
			}
			scheme, end = true, end+2
		case !scheme && at == 0 && s[end] == '/':
			return i
		}
		end++
	}
	return mailEnd(s, i, at, end, scheme)
}

func mailEnd(s string, i, at, end int, scheme bool) int {
	if !scheme && at <= i {
		return i
	}
	end = i + len(strings.TrimRight(s[i:end], ".,;:!?)'"))
	if scheme || strings.ContainsRune(s[at:max(at, end)], '.') {
		return end
	}
	return i
}

// inAddress are the bytes that an address can have.
var inAddress = func() (in [256]bool) {
	for c := range in {
		in[c] = lowerLetter(byte(c)|0x20) || isDigit(byte(c)) || strings.IndexByte("@:/._-+~%?&=#,;()!'", byte(c)) >= 0
	}
	return in
}()

func handleEnd(s string, i int) int {
	end := i + 1
	for end < len(s) && (lowerLetter(s[end]|0x20) || isDigit(s[end]) || s[end] == '_') {
		end++
	}
	if end == i+1 {
		return i
	}
	return end
}
