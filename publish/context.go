package publish

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord"
	"onrecord/text"
)

// maxContext bounds, in bytes, what is shown on each side of the words.
const maxContext = 400

// around returns the words with the sentence before and the sentence after, as
// far as they stand in the same line of the document. It only chooses what is
// shown, so a sentence that ends at an abbreviation costs a reader some context
// and nothing else.
func around(d *onrecord.Document, s text.Span) text.Span {
	line := text.Span{Start: s.Start, End: s.End}
	for _, l := range d.Lines {
		if l.Span.Overlaps(s) && d.Text.Valid(l.Span) {
			line = line.Cover(l.Span)
		}
	}
	all := d.Text.String()
	return text.Span{
		Start: s.Start - before(all[line.Start:s.Start]),
		End:   s.End + after(all[s.Start:s.End], all[s.End:line.End]),
	}
}

// before returns how many bytes at the end of head belong to the sentence that
// the words stand in and the one before it.
func before(head string) int {
	ends := sentenceEnds(head)
	start := 0
	if len(ends) >= 2 {
		start = ends[len(ends)-2]
	}
	if len(head)-start > maxContext {
		start = wordStart(head, len(head)-maxContext)
	}
	return len(head) - start
}

// after returns how many bytes at the start of tail finish the sentence of the
// words and hold the next one.
func after(words, tail string) int {
	end := len(tail)
	if ends := sentenceEnds(words + tail); len(ends) > 0 {
		behind := ends[sort.SearchInts(ends, len(words)+1):] // white space may follow the words at once
		if len(behind) >= 2 {
			end = behind[1] - len(words)
		}
	}
	if end > maxContext {
		end = wordStart(tail, maxContext)
	}
	return len(strings.TrimRightFunc(tail[:end], unicode.IsSpace))
}

// sentenceEnds returns the offsets behind each full stop, question or
// exclamation mark (with closing quotes) that white space follows; the white
// space belongs to the sentence before.
func sentenceEnds(s string) []int {
	var ends []int
	stop := false
	for i, r := range s {
		switch {
		case strings.ContainsRune(".?!។。", r):
			stop = true
		case unicode.IsSpace(r):
			if stop {
				ends = append(ends, i+utf8.RuneLen(r))
			}
			stop = false
		case !strings.ContainsRune("\"'”’»)]", r):
			stop = false
		}
	}
	return ends
}

// wordStart returns the first offset at or after at where a word starts, or the
// next character boundary in a script without spaces.
func wordStart(s string, at int) int {
	for at < len(s) && !utf8.RuneStart(s[at]) {
		at++
	}
	if i := strings.IndexFunc(s[at:], unicode.IsSpace); i >= 0 && i < 40 {
		_, width := utf8.DecodeRuneInString(s[at+i:])
		return at + i + width
	}
	return at
}
