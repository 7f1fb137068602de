// Package corpus reads the annotated English texts that the language models
// are trained and measured on: treebanks in CoNLL-U and names in BIO columns.
//
// A document comes back as one text with byte spans, the way the program
// itself sees it:
//
//	docs, err := corpus.GUM(fsys, corpus.Dev)
//	docs[0].Text[docs[0].Tokens[0].Start:docs[0].Tokens[0].End]   // the first word
//
// Which files are training, development and test material is decided here and
// nowhere else. The texts themselves lie beside a checkout (internal/shared)
// and are never part of it. Genres of GUM whose licence forbids commercial use
// are left out of training.
package corpus

import (
	"bufio"
	"io"
	"strings"

	"onrecord/lang"
	"onrecord/text"
)

// A Document is one annotated text.
type Document struct {
	Name      string
	Text      string
	Tokens    []lang.Token // syntactic words
	Tags      []string     // Penn tag of each token; nil in a names corpus
	Names     []string     // BIO label of each token; nil in a treebank
	Sentences []lang.Range // over Tokens
	Surface   []text.Span  // words as written: "don't" is one
}

// Word returns the characters of token i.
func (d *Document) Word(i int) string { return d.Text[d.Tokens[i].Start:d.Tokens[i].End] }

// builder puts a text together word by word.
type builder struct {
	doc   *Document
	text  strings.Builder
	first int // first token of the open sentence
	gap   string
}

func newBuilder(name string) *builder { return &builder{doc: &Document{Name: name}} }

// surface writes a word as it stands in the text.
func (b *builder) surface(word, after string) text.Span {
	if b.text.Len() > 0 {
		b.text.WriteString(b.gap)
	}
	start := b.text.Len()
	b.text.WriteString(word)
	b.gap = after
	s := text.Span{Start: start, End: b.text.Len()}
	b.doc.Surface = append(b.doc.Surface, s)
	return s
}

func (b *builder) token(s text.Span) {
	b.doc.Tokens = append(b.doc.Tokens, lang.Token{Start: int32(s.Start), End: int32(s.End)})
}

func (b *builder) endSentence() {
	if n := len(b.doc.Tokens); n > b.first {
		b.doc.Sentences = append(b.doc.Sentences, lang.Range{Start: b.first, End: n})
		b.first = n
	}
}

func (b *builder) finish() *Document {
	b.endSentence()
	b.doc.Text = b.text.String()
	return b.doc
}

// eachLine calls f with every line of r, without its end.
func eachLine(r io.Reader, f func(string)) error {
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		f(sc.Text())
	}
	return sc.Err()
}
