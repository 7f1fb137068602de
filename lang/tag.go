package lang

import (
	"encoding/binary"
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
	for i := range l.Lexemes {
		l.Lexemes[i] = LexemeOf(l.Word(i))
	}
}

func resized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

// A Tagger gives each token of a sentence the tag of the highest score, from
// left to right (averaged perceptron, Collins 2002). Words that had one tag
// only in training take it without scoring.
type Tagger struct {
	table *linear.Table
	sure  []byte // open-addressing: four bytes fingerprint, one byte tag
}

// SureBits is the size of the table of words with one tag only.
const (
	SureBits = 13
	sureSlot = 5
)

// SureWords encodes words with one tag for [NewTagger]; keys are hashes of the
// words as written.
func SureWords(words map[uint64]Tag, order []uint64) []byte {
	b := make([]byte, sureSlot<<SureBits)
	for _, h := range order {
		s := sureSlotOf(b, h)
		binary.LittleEndian.PutUint32(s, fingerprint(h))
		s[4] = byte(words[h])
	}
	return b
}

func sureSlotOf(b []byte, h uint64) []byte {
	for i := h >> (64 - SureBits); ; i = (i + 1) & (1<<SureBits - 1) {
		s := b[i*sureSlot : i*sureSlot+sureSlot]
		if have := binary.LittleEndian.Uint32(s); have == fingerprint(h) || have == 0 {
			return s
		}
	}
}

// NewTagger returns a tagger with these weights.
func NewTagger(table *linear.Table, sure []byte) *Tagger { return &Tagger{table, sure} }

// Tag fills tags, which is as long as words, for one sentence.
func (t *Tagger) Tag(words []Lexeme, tags []Tag) {
	var features [64]uint32
	var scores [64]int32
	style := StyleOf(words)
	for i := range words {
		if s := sureSlotOf(t.sure, words[i].Word); binary.LittleEndian.Uint32(s) != 0 {
			tags[i] = Tag(s[4])
			continue
		}
		t.table.Score(scores[:], TagFeatures(features[:0], words, i, tags, style))
		best := 0
		for y := 1; y < int(TagCount); y++ {
			if scores[y] > scores[best] {
				best = y
			}
		}
		tags[i] = Tag(best)
	}
}
