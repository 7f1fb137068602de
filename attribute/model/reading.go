package model

import (
	"strings"

	"onrecord/internal/linear"
	"onrecord/lang"
)

// A Reading is a text made ready for both passes: what each token stands in
// and near. Reuse it for many texts.
type Reading struct {
	l          *lang.Layer
	thorough   bool // tokens are looked at with all features
	paragraphs []lang.Range
	mark       []uint8 // quotation state of each token
	strength   []uint8 // how much a token looks like a reporting word, 0 to 7
	left       []int32 // nearest reporting word at or before each token in its sentence, or -1
	right      []int32 // nearest at or after
	sentence   []int32 // number of each token's sentence
	last       []int32 // nearest punctuation before each token in its sentence, or the token before the sentence
	next       []int32 // nearest after, or the token after the sentence
	style      []uint8 // capitals in each token's sentence
	comma      []int32 // commas before each token in the text
	verbs      []int32 // verbs before each token in the text

	hint   []uint8 // label that the rules give each token
	hints  []hinted
	hintOf []int32 // one more than the number of the hint whose cue a token is in

	first   []uint8        // first-pass label of each token
	prob    []linear.Eight // first-pass probabilities
	places  linear.Places
	feature []uint32
}

// Quotation states.
const (
	inQuote = 1 << iota
	opens
	closes
	marksLine // a quotation mark stands somewhere in the paragraph
)

// strong is the strength from which a token counts as a reporting word.
const strong = 3

// Paragraphs returns the paragraphs of l as token ranges: what lies between
// line ends at which a sentence ends too.
func Paragraphs(l *lang.Layer) []lang.Range {
	var out []lang.Range
	start := 0
	for i, s := range l.Sentences {
		if i+1 == len(l.Sentences) || strings.Contains(l.Text[l.Tokens[s.End-1].End:l.Tokens[s.End].Start], "\n") {
			out = append(out, lang.Range{Start: start, End: s.End})
			start = s.End
		}
	}
	return out
}

// Joined puts paragraphs together that are read as one: a line that ends in a
// colon with the quotation after it ("He said:"), and a quotation that goes on
// over paragraphs, each opened anew. A paragraph that opens with the label of who
// speaks (“SOK: ...”) is read by itself.
func Joined(l *lang.Layer, paragraphs []lang.Range) []lang.Range {
	out := make([]lang.Range, 0, len(paragraphs))
	for _, p := range paragraphs {
		if n := len(out); n > 0 && p.Len() > 0 && out[n-1].End == p.Start && opensWith(l, p) && (l.Word(p.Start-1) == ":" || leftOpen(l, out[n-1])) {
			out[n-1].End = p.End
			continue
		}
		out = append(out, p)
	}
	return out
}

func opensWith(l *lang.Layer, p lang.Range) bool {
	switch l.Word(p.Start) {
	case "“", `"`, "«", "„", "``":
		return !labelled(l, lang.Range{Start: p.Start + 1, End: p.End})
	}
	return paired(l, p.Start)
}

// paired reports whether tokens i and i+1 are two single marks that stand for a
// double one.
func paired(l *lang.Layer, i int) bool {
	return i+1 < len(l.Tokens) && l.Tokens[i].End == l.Tokens[i+1].Start && l.Word(i) == "'" && l.Word(i+1) == "'"
}

// labelled reports whether p starts with a word or two in capitals and a colon.
func labelled(l *lang.Layer, p lang.Range) bool {
	for i := p.Start; i < min(p.End, p.Start+4); i++ {
		w := l.Word(i)
		if w == ":" {
			return i > p.Start
		}
		if w != strings.ToUpper(w) {
			return false
		}
	}
	return false
}

// leftOpen reports whether p has an opening double mark without a closing one
// after it.
func leftOpen(l *lang.Layer, p lang.Range) bool {
	open := false
	for i := p.Start; i < p.End; i++ {
		switch l.Word(i) {
		case "“", "„", "«", "``":
			open = true
		case "”", "»", "''":
			open = false
		case `"`:
			open = !open
		case "'":
			if paired(l, i) {
				open = !open
				i++
			}
		}
	}
	return open
}

// Read prepares l, whose tags and names are filled.
func (r *Reading) Read(l *lang.Layer, paragraphs []lang.Range, hints []Hint, lex *Lexicon) {
	n := len(l.Tokens)
	r.l, r.paragraphs = l, paragraphs
	r.take(hints)
	r.mark, r.strength, r.style = sized(r.mark, n), sized(r.strength, n), sized(r.style, n)
	r.left, r.right, r.sentence = sized(r.left, n), sized(r.right, n), sized(r.sentence, n)
	r.last, r.next = sized(r.last, n), sized(r.next, n)
	r.comma, r.verbs = sized(r.comma, n+1), sized(r.verbs, n+1)
	r.first, r.prob = sized(r.first, n), sized(r.prob, n)
	clear(r.mark)
	clear(r.first)
	clear(r.prob)
	for _, p := range paragraphs {
		r.quotes(p)
	}
	r.words(lex)
	for k, s := range l.Sentences {
		r.near(k, s)
		r.clauses(s)
	}
}

func sized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

// words scores each token as a reporting word and counts commas and verbs.
func (r *Reading) words(lex *Lexicon) {
	commas, verbs := int32(0), int32(0)
	for i := range r.l.Tokens {
		r.comma[i], r.verbs[i] = commas, verbs
		t := r.l.Tags[i]
		if t == lang.Comma {
			commas++
		}
		if t.Verb() {
			verbs++
		}
		r.strength[i] = lex.Strength(r.l.Lexemes[i].Lower, classOf(t))
	}
	n := len(r.l.Tokens)
	r.comma[n], r.verbs[n] = commas, verbs
}

// near fills in, for sentence k, where the nearest reporting words are.
func (r *Reading) near(k int, s lang.Range) {
	last, style := int32(-1), uint8(lang.StyleOf(r.l.Lexemes[s.Start:s.End]))
	for i := s.Start; i < s.End; i++ {
		if r.strength[i] >= strong {
			last = int32(i)
		}
		r.left[i], r.sentence[i], r.style[i] = last, int32(k), style
	}
	last = -1
	for i := s.End - 1; i >= s.Start; i-- {
		if r.strength[i] >= strong {
			last = int32(i)
		}
		r.right[i] = last
	}
}

// clauses fills in, for sentence s, where the nearest punctuation is.
func (r *Reading) clauses(s lang.Range) {
	last, next := int32(s.Start-1), int32(s.End)
	for i := s.Start; i < s.End; i++ {
		r.last[i] = last
		if breaks(r.l.Tags[i]) {
			last = int32(i)
		}
	}
	for i := s.End - 1; i >= s.Start; i-- {
		r.next[i] = next
		if breaks(r.l.Tags[i]) {
			next = int32(i)
		}
	}
}

// quotes marks what stands inside double quotation marks in paragraph p. A
// quotation that is not closed runs to the paragraph's end.
func (r *Reading) quotes(p lang.Range) {
	open, any := false, false
	for i := p.Start; i < p.End; i++ {
		if open {
			r.mark[i] |= inQuote
		}
		switch r.l.Word(i) {
		case "“", "„", "«", "``":
			r.mark[i] |= opens
			open, any = true, true
		case "”", "»", "''":
			if open {
				r.mark[i] |= closes
			}
			open, any = false, true
		case `"`:
			if open {
				r.mark[i] |= closes
			} else {
				r.mark[i] |= opens
			}
			open, any = !open, true
		case "'":
			if !paired(r.l, i) {
				break
			}
			if i++; open {
				r.mark[i] |= inQuote | closes
			} else {
				r.mark[i-1] |= opens
				r.mark[i] |= inQuote
			}
			open, any = !open, true
		}
	}
	if any {
		for i := p.Start; i < p.End; i++ {
			r.mark[i] |= marksLine
		}
	}
}
