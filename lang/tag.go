package lang

import (
	"math"
	"strings"

	"onrecord/internal/linear"
)

// A Tag is a Penn part-of-speech tag with the additions of the English Web
// Treebank.
type Tag uint8

// The tags.
const (
	CC Tag = iota
	CD
	DT
	EX
	FW
	IN
	JJ
	JJR
	JJS
	MD
	NN
	NNS
	NNP
	NNPS
	PDT
	POS
	PRP
	PRPS
	RB
	RBR
	RBS
	RP
	TO
	UH
	VB
	VBD
	VBG
	VBN
	VBP
	VBZ
	WDT
	WP
	WPS
	WRB
	SYM
	Dollar
	HYPH
	Comma
	Stop
	Colon
	OpenQuote
	CloseQuote
	OpenBracket
	CloseBracket
	NFP
	ADD
	AFX
	GW
	LS
	TagCount
)

var tagNames = strings.Fields("CC CD DT EX FW IN JJ JJR JJS MD NN NNS NNP NNPS PDT POS PRP PRP$ RB RBR RBS RP TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB SYM $ HYPH , . : `` '' -LRB- -RRB- NFP ADD AFX GW LS")

// String returns the tag as treebanks write it.
func (t Tag) String() string {
	if int(t) < len(tagNames) {
		return tagNames[t]
	}
	return "?"
}

// ParseTag reads String's form.
func ParseTag(s string) (Tag, bool) {
	for i, n := range tagNames {
		if n == s {
			return Tag(i), true
		}
	}
	return 0, false
}

// Verb reports whether t is a verb form or a modal.
func (t Tag) Verb() bool { return t >= VB && t <= VBZ || t == MD }

// Noun reports whether t is a common or proper noun.
func (t Tag) Noun() bool { return t >= NN && t <= NNPS }

// Proper reports whether t is a proper noun.
func (t Tag) Proper() bool { return t == NNP || t == NNPS }

// FillTags tags all tokens of l, filling Lexemes and Tags.
func (l *Layer) FillTags() { l.TagWith(tagger()) }

// TagWith is FillTags with another tagger than the program's own.
func (l *Layer) TagWith(t *Tagger) {
	l.FillLexemes()
	l.Tags = resized(l.Tags, len(l.Tokens))
	for _, r := range l.Sentences {
		t.Tag(l.Lexemes[r.Start:r.End], l.Tags[r.Start:r.End])
	}
}

// FillLexemes fills Lexemes alone; FillTags does it too.
func (l *Layer) FillLexemes() {
	l.Lexemes = resized(l.Lexemes, len(l.Tokens))
	if len(l.Tokens) < len(l.recent)/2 {
		for i := range l.Lexemes {
			l.Lexemes[i] = LexemeOf(l.Word(i))
		}
		return
	}
	if l.recent == nil {
		l.recent = new(recent)
	}
	for i := range l.Lexemes {
		l.Lexemes[i] = l.recent.of(l.Word(i))
	}
}

// recent are lexemes of words that were read lately, by their hash: most words
// of a text are among them.
type recent [512]Lexeme

func (r *recent) of(word string) Lexeme {
	h := linear.Hash(word)
	x := &r[(h^h>>32)%uint64(len(r))]
	if x.Word != h {
		*x = LexemeOf(word)
	}
	return *x
}

func resized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

// A Tagger gives each token of a sentence the tag of the highest score among
// those that the word can have, from left to right (logistic regression over its own earlier tags). A word with one tag takes it without scoring.
type Tagger struct {
	table    *linear.Folded
	readings *Readings
}

// NewTagger returns a tagger with these weights; the table's columns stand in
// the order of [Column].
func NewTagger(table *linear.Folded, readings *Readings) *Tagger { return &Tagger{table, readings} }

// Tag fills tags, which is as long as words, for one sentence.
func (t *Tagger) Tag(words []Lexeme, tags []Tag) {
	var buffer [64]uint32
	for w := NewWindow(words, t.readings); w.More(); w.Next() {
		if set := w.Likely(); set.Len() == 1 {
			tags[w.at] = set.first()
		} else {
			tags[w.at] = t.best(TagFeatures(buffer[:0], &w, tags), set)
		}
	}
}

// best returns the tag of the highest score in set. Features are looked up in
// parts, those that tell most first, and tags that fall behind are given up: most
// look-ups are spared so, and one word in a thousand gets another tag.
func (t *Tagger) best(features []uint32, set TagSet) Tag {
	var scores columnScores
	var few [part]uint32
	for rest := tellingOrder[:]; len(rest) > 0 && set.Len() > 1; {
		n := min(part, len(rest))
		for k, f := range rest[:n] {
			few[k] = features[f]
		}
		t.add(&scores, few[:n], set)
		set, rest = scores.near(set, margin), rest[n:]
	}
	return scores.near(set, 0).first()
}

const (
	part   = 8   // features looked up at a time
	margin = 225 // how far behind the best a tag is given up
)

// tellingOrder is the order in which features are looked up: each is the one of
// those left that brings the right tags of news furthest ahead.
var tellingOrder = [...]uint8{
	47, 17, 48, 26, 12, 45, 10, 20, 27, 3, 2, 34, 21, 49, 1, 19, 9, 30,
	16, 50, 25, 15, 13, 46, 18, 36, 51, 38, 42, 43, 4, 33, 31, 5, 11, 44,
	28, 39, 22, 14, 6, 35, 29, 40, 24, 7, 8, 23, 37, 41, 32, 0,
}

// columnScores are sums of weights by column.
type columnScores [64]int32

// of returns the score of t.
func (s *columnScores) of(t Tag) int32 { return s[columnAt[t%64]%64] }

// columnAt is [Column] in a form that needs no checks.
var columnAt = func() (c [64]uint8) {
	for t, k := range Column {
		c[t] = uint8(k)
	}
	return c
}()

// add adds the weights of features for the blocks that hold a tag of set.
func (t *Tagger) add(scores *columnScores, features []uint32, set TagSet) {
	for b := range columnBlocks {
		if set&columnBlocks[b] != 0 {
			t.table.Add(b, (*[8]int32)(scores[8*b:]), features)
		}
	}
}

// near returns the tags in set whose score is at most that much below the best.
func (s *columnScores) near(set TagSet, margin int32) TagSet {
	best := int32(math.MinInt32)
	for in := set; in != 0; in &= in - 1 {
		best = max(best, s.of(in.first()))
	}
	for in := set; in != 0; in &= in - 1 {
		if s.of(in.first()) < best-margin {
			set &^= in & -in
		}
	}
	return set
}
