package pdf

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/lang"
)

// clean is how PDFium's marks are written. What is left of U+FFFE and U+0002,
// a hyphen at the end of a line, after broken has been through is a hyphen.
var clean = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\ufffe", "-", "\x02", "-", "\x00", "", "\u00ad", "")

// broken is a word cut by a hyphen at the end of a line, as PDFium marks it or
// as it stands.
var broken = regexp.MustCompile(`(\p{L}+|\d+)(?:[\x02\x{fffe}]|-\r?\n)(\p{Ll}+)`)

// mend joins a cut word, "govern-" and "ment", unless the first part is a number
// or both parts are words and the joined one is none, as in "well-" and "known".
func mend(s string) string {
	return broken.ReplaceAllStringFunc(s, func(cut string) string {
		m := broken.FindStringSubmatch(cut)
		joined := m[1] + m[2]
		if number := unicode.IsDigit(rune(m[1][0])); number || !known(joined) && known(m[1]) && known(m[2]) {
			return m[1] + "-" + m[2]
		}
		return joined
	})
}

// known reports whether w is one of the frequent English words.
func known(w string) bool { return lang.LexemeOf(w).Fine != 0 }

// paragraphs puts a blank line where a paragraph ends: after a line clearly
// shorter than the page's lines that ends a sentence or a heading.
func paragraphs(s string) string {
	lines := strings.Split(clean.Replace(mend(s)), "\n")
	width := full(lines)
	var b strings.Builder
	for i, l := range lines {
		l = strings.TrimRightFunc(l, unicode.IsSpace)
		b.WriteString(l)
		if i == len(lines)-1 {
			break
		}
		b.WriteByte('\n')
		if l != "" && ends(l, strings.TrimSpace(lines[i+1]), width) {
			b.WriteByte('\n')
		}
	}
	return strings.TrimSpace(b.String())
}

// full is the length that nine tenths of the lines stay under: a set line.
func full(lines []string) int {
	var lengths [256]int
	n := 0
	for _, l := range lines {
		if c := utf8.RuneCountInString(strings.TrimSpace(l)); c > 0 {
			lengths[min(c, 255)]++
			n++
		}
	}
	seen := 0
	for i, c := range lengths {
		if seen += c; seen*10 >= n*9 {
			return i
		}
	}
	return 255
}

func ends(line, next string, width int) bool {
	if next == "" {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, `"”’)»`))
	first, _ := utf8.DecodeRuneInString(next)
	short := utf8.RuneCountInString(line)*10 < width*8
	switch {
	case strings.ContainsRune(".!?:", last):
		return short || utf8.RuneCountInString(line)*20 < width*19 && unicode.IsUpper(first)
	default:
		return short && !unicode.IsLower(first) && last != ',' && last != '-'
	}
}
