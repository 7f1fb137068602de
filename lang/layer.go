package lang

import (
	"sort"

	"onrecord/internal/linear"
	"onrecord/text"
)

// A Layer is one text with what was read in it. The lists are parallel to the
// text or to Tokens; a list that no function has filled is nil.
type Layer struct {
	Text      string
	Tokens    []Token
	Sentences []Range // cover all tokens
	Lexemes   []Lexeme
	Tags      []Tag
	Names     []Name  // in text order, not overlapping
	NameOf    []uint8 // label of each token, see NameLabel

	lattice  linear.Lattice
	features []uint32
	memory   []memorySlot
	recent   *recent
}

// Analyse splits s into tokens and sentences.
func Analyse(s string) *Layer {
	l := &Layer{}
	l.Reset(s)
	return l
}

// Reset makes l the layer of s, keeping what was allocated.
func (l *Layer) Reset(s string) {
	l.Text = s
	l.Tokens = AppendTokens(l.Tokens[:0], s)
	l.Sentences = AppendSentences(l.Sentences[:0], s, l.Tokens)
	l.Lexemes, l.Tags, l.Names, l.NameOf = l.Lexemes[:0], l.Tags[:0], l.Names[:0], l.NameOf[:0]
}

// Word returns the characters of token i.
func (l *Layer) Word(i int) string { return l.Text[l.Tokens[i].Start:l.Tokens[i].End] }

// Span returns the bytes from the first to the last token of r, which is not empty.
func (l *Layer) Span(r Range) text.Span {
	return text.Span{Start: int(l.Tokens[r.Start].Start), End: int(l.Tokens[r.End-1].End)}
}

// Within returns the tokens that share a byte with s; an empty range if none does.
func (l *Layer) Within(s text.Span) Range {
	first := sort.Search(len(l.Tokens), func(i int) bool { return int(l.Tokens[i].End) > s.Start })
	last := first
	for last < len(l.Tokens) && int(l.Tokens[last].Start) < s.End {
		last++
	}
	return Range{first, last}
}
