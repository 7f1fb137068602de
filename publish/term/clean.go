package term

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// Clean makes a document's words safe to print on one line: white space runs
// become one space; other control characters and the marks that reorder text,
// with which a document could rewrite what stands around it, become U+FFFD.
func Clean(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		if unicode.IsSpace(r) {
			space = b.Len() > 0
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			r = unicode.ReplacementChar
		}
		b.WriteRune(r)
	}
	return b.String()
}

// clip shortens s to at most n columns, with an ellipsis.
func clip(s string, n int) string {
	if uniseg.StringWidth(s) <= n {
		return s
	}
	var b strings.Builder
	used := 0
	for g := uniseg.NewGraphemes(s); g.Next(); {
		if used += g.Width(); used > n-1 {
			break
		}
		b.WriteString(g.Str())
	}
	return strings.TrimRight(b.String(), " ") + "…"
}

// pad fills s with spaces to n columns.
func pad(s string, n int) string { return s + strings.Repeat(" ", max(0, n-uniseg.StringWidth(s))) }

// wrap breaks s at spaces into lines of at most n columns. A longer word is cut
// between characters, so that no line is ever wider.
func wrap(s string, n int) []string {
	n = max(n, 8)
	var lines []string
	line, used := "", 0
	for _, word := range strings.Fields(s) {
		for _, piece := range pieces(word, n) {
			w := uniseg.StringWidth(piece)
			switch {
			case line == "":
				line, used = piece, w
			case used+1+w <= n:
				line, used = line+" "+piece, used+1+w
			default:
				lines = append(lines, line)
				line, used = piece, w
			}
		}
	}
	return append(lines, line)
}

func pieces(word string, n int) []string {
	if uniseg.StringWidth(word) <= n {
		return []string{word}
	}
	var out []string
	start, used := 0, 0
	for g := uniseg.NewGraphemes(word); g.Next(); {
		from, _ := g.Positions()
		if used+g.Width() > n && from > start {
			out = append(out, word[start:from])
			start, used = from, 0
		}
		used += g.Width()
	}
	return append(out, word[start:])
}
