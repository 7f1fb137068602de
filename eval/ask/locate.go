package ask

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/text"
)

// locate finds quoted in t with runs of white space taken as one space, and
// reports whether it is there.
func locate(t, quoted string) (text.Span, bool) {
	folded, at := foldSpace(t)
	want, _ := foldSpace(quoted)
	want = strings.TrimSuffix(want, " ")
	i := strings.Index(folded, want)
	if i < 0 || want == "" {
		return text.Span{}, false
	}
	last := at[i+len(want)-1]
	_, n := utf8.DecodeRuneInString(t[last:])
	return text.Span{Start: at[i], End: last + n}, true
}

// foldSpace returns t with each run of white space made one space, none at the
// start, and where each byte of the result came from (the start of its rune).
func foldSpace(t string) (string, []int) {
	var b strings.Builder
	var at []int
	space := true
	for i, r := range t {
		if unicode.IsSpace(r) {
			if !space {
				b.WriteByte(' ')
				at = append(at, i)
			}
			space = true
			continue
		}
		space = false
		for range utf8.RuneLen(r) {
			at = append(at, i)
		}
		b.WriteRune(r)
	}
	return b.String(), at
}
