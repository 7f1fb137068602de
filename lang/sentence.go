package lang

import "strings"

// Sentences groups tokens of s into sentences, in order; every token belongs
// to exactly one. A sentence ends at final punctuation with the closing marks
// after it, at a blank line, and at a line end unless s looks like prose
// wrapped to a fixed width.
func Sentences(s string, tokens []Token) []Range {
	return AppendSentences(make([]Range, 0, len(tokens)/20+1), s, tokens)
}

// AppendSentences is [Sentences] that appends to dst.
func AppendSentences(dst []Range, s string, tokens []Token) []Range {
	b := breaker{s: s, tok: tokens, wrapped: isWrapped(s)}
	start := 0
	for i := range tokens {
		if i+1 == len(tokens) || b.after(i) {
			dst = append(dst, Range{start, i + 1})
			start = i + 1
		}
	}
	return dst
}

type breaker struct {
	s       string
	tok     []Token
	wrapped bool
}

func (b *breaker) word(i int) string { return b.s[b.tok[i].Start:b.tok[i].End] }

// after reports whether a sentence ends after token i; i+1 exists.
func (b *breaker) after(i int) bool {
	gap := b.s[b.tok[i].End:b.tok[i+1].Start]
	if b.credit(i + 1) {
		return true
	}
	if gap == " " || gap == "" {
		return b.final(i, gap)
	}
	switch strings.Count(gap, "\n") {
	case 0:
		return strings.Contains(gap, "\u2029") || b.final(i, gap)
	case 1:
		return !b.wrapped || b.final(i, gap)
	}
	return true
}

// credit reports whether a picture credit ("Image: ...") starts at token j;
// captions often have no full stop before it.
func (b *breaker) credit(j int) bool {
	if j+1 >= len(b.tok) || b.s[b.tok[j+1].Start] != ':' {
		return false
	}
	switch b.word(j) {
	case "Image", "Photo", "Photograph", "Picture", "Credit":
		return true
	}
	return false
}

// mostMarks bounds how many quotation marks and brackets in a row are looked
// through.
const mostMarks = 16

// final reports whether token i, or the mark that it closes over, ends a
// sentence by punctuation and the next token can open one.
func (b *breaker) final(i int, gap string) bool {
	if gap == "" && isCloser(b.word(i+1)) {
		return false
	}
	last := i
	for last > 0 && i-last < mostMarks && b.closes(last, gap) {
		last--
	}
	stop := b.word(last)
	next := b.word(i + 1)
	switch {
	case gap == "" && last == i && !opensQuote(next):
		return false
	case isStop(stop):
		return b.opens(i+1, last < i, stop)
	case len(stop) > 1 && stop[len(stop)-1] == '.' && last == i:
		return b.afterAbbreviation(stop, i+1)
	case len(stop) > 1 && stop[len(stop)-1] == '.':
		return b.opens(i+1, true, ".")
	}
	return false
}

// closes reports whether token i is a mark that closes over the token before
// it; an opening mark set in the wrong place ("decision.“ However") counts.
func (b *breaker) closes(i int, gap string) bool {
	w := b.word(i)
	return b.tok[i-1].End == b.tok[i].Start && (isCloser(w) || gap != "" && opensQuote(w))
}

// opens reports whether token j can be the first of a sentence after stop.
// quoted says that a quotation closed in between: "Why?" he asked.
func (b *breaker) opens(j int, quoted bool, stop string) bool {
	w, first := b.word(j), j
	for j-first < mostMarks && isOpener(w) && j+1 < len(b.tok) && b.tok[j].End == b.tok[j+1].Start {
		j++
		w = b.word(j)
	}
	r, _ := runeAt(w, 0)
	switch {
	case lowerLetter(w[0]):
		return false
	case w == "," || w == ";" || w == ")" || w == "]":
		return false
	case stop == "…" || strings.HasPrefix(stop, ".."):
		return isWordRune(r) && !isDigit(w[0]) && w != "I"
	case quoted && (w == "—" || w == "–" || w == "--" || w == "-"):
		return false
	}
	return true
}

// afterAbbreviation decides for a token that keeps its own full stop.
func (b *breaker) afterAbbreviation(abbr string, j int) bool {
	base := abbr[:len(abbr)-1]
	if titleAbbreviations[base] || len(base) == 1 || !otherAbbreviations[base] && !initials(base) {
		return false
	}
	next := b.word(j)
	if isOpener(next) && j+1 < len(b.tok) {
		return j+1 < len(b.tok) && upper(b.word(j + 1)[0]) && !strings.HasPrefix(next, "(")
	}
	return starters[next]
}

// starters are words that, capitalised after an abbreviation, open a sentence
// rather than go on with a name ("the U.S. He", but "the U.S. Senate").
var starters = set(`The A An He She It They We I You This That These Those There In On At But And Or So If When While After Before As
	For From By With Although However Meanwhile Since Because Mr. Mrs. Ms. His Her Its Their Our My What Who Why How Where Not No Yes
	Also Both Each Some Many Most One Two Then Now Still Yet Even Once During Despite Under Over According Asked`)

func isStop(w string) bool {
	switch w[0] {
	case '.', '!', '?':
		return true
	}
	return w == "…" || w == "。"
}

func isCloser(w string) bool {
	switch w {
	case `"`, "”", "'", "’", "''", ")", "]", "»", "}":
		return true
	}
	return false
}

func isOpener(w string) bool {
	switch w {
	case `"`, "“", "'", "‘", "``", "(", "[", "«", "{", "*", "•":
		return true
	}
	return false
}

func opensQuote(w string) bool { return w == "“" || w == "‘" || w == "«" || w == "``" }

// isWrapped reports whether s is prose broken into lines of a fixed width:
// most of its longer lines stop in the middle of a sentence, none is long.
func isWrapped(s string) bool {
	const narrowest, widest = 45, 100
	broken, whole := 0, 0
	for len(s) > 0 {
		line, rest, found := strings.Cut(s, "\n")
		s = rest
		if len(line) > widest*2 {
			return false
		}
		if len(line) < narrowest || !found || rest == "" {
			continue
		}
		if lowerLetter(rest[0]) && !isStop(line[len(line)-1:]) {
			broken++
		} else if rest[0] != '\n' {
			whole++
		}
	}
	return broken >= 2 && broken*2 >= whole
}
