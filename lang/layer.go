package lang

import "onrecord/text"

// A Layer is one text with what was read in it. The lists are parallel to the
// text or to Tokens; a list that no function has filled is nil.
type Layer struct {
	Text      string
	Tokens    []Token
	Sentences []Range // cover all tokens
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
}

// Word returns the characters of token i.
func (l *Layer) Word(i int) string { return l.Text[l.Tokens[i].Start:l.Tokens[i].End] }

// Span returns the bytes from the first to the last token of r, which is not empty.
func (l *Layer) Span(r Range) text.Span {
	return text.Span{Start: int(l.Tokens[r.Start].Start), End: int(l.Tokens[r.End-1].End)}
}
