package lang

import (
	"encoding/binary"
	"errors"
	"math/bits"
	"slices"

	"onrecord/internal/linear"
)

// Readings says which tags a word can have: those that it had in training, if
// it was common enough there to have shown them all. Words with the same tags
// form a class, which tells their neighbours more than the word itself does.
// The first classes are those of all other words, by their kind of shape.
//
// The file is an open-addressing table, four bytes fingerprint and two bytes
// class a slot, then eight bytes for the tags of each class.
type Readings struct {
	slots []byte
	sets  []TagSet
}

// A TagSet has a bit for each tag.
type TagSet uint64

// Has reports whether t is in s.
func (s TagSet) Has(t Tag) bool { return s>>t&1 != 0 }

// With returns s and t.
func (s TagSet) With(t Tag) TagSet { return s | 1<<t }

// Len returns the number of tags in s.
func (s TagSet) Len() int { return bits.OnesCount64(uint64(s)) }

func (s TagSet) first() Tag { return Tag(bits.TrailingZeros64(uint64(s))) }

// Column is the place of each tag in the tagger's table. Tags that one word
// often has stand in one block of eight, so that few blocks are scored.
var Column = func() (c [TagCount]int) {
	for i, t := range [...]Tag{
		NN, NNP, VB, VBP, JJ, VBN, VBD, VBG,
		NNS, VBZ, NNPS, RB, JJR, RBR, JJS, RBS,
		IN, RP, DT, WDT, TO, CC, PDT, EX,
		CD, FW, UH, LS, ADD, GW, NFP, SYM,
		PRP, PRPS, WP, WPS, WRB, MD, POS, HYPH,
		Comma, Stop, Colon, OpenQuote, CloseQuote, OpenBracket, CloseBracket, Dollar,
		AFX,
	} {
		c[t] = i
	}
	return c
}()

// columnBlocks are the tags of each block of columns.
var columnBlocks = func() (b [(TagCount + 7) / 8]TagSet) {
	for t, c := range Column {
		b[c/8] = b[c/8].With(Tag(t))
	}
	return b
}()

// openTags are those of words that new ones come to: the blocks of nouns and
// verbs, of their other forms, and of numbers, foreign words and cries.
var openTags = columnBlocks[0] | columnBlocks[1] | columnBlocks[3]

const (
	readingBits = 15
	readingSlot = 6
)

// ShapeKinds is the number of kinds of words that [Lexeme.ShapeKind] tells apart.
const ShapeKinds = 4

// ShapeKind says what can be seen of an unknown word: marks, digits, a capital
// or none of these.
func (x *Lexeme) ShapeKind() int {
	switch {
	case x.Shape&IsMark != 0:
		return 3
	case x.Shape&HasDigit != 0:
		return 2
	case x.Shape&Capital != 0:
		return 1
	}
	return 0
}

// NewReadings makes the table of these words, given by the hashes of their
// characters; others is what words of each kind of shape can be besides.
func NewReadings(words map[uint64]TagSet, others [ShapeKinds]TagSet) *Readings {
	r := &Readings{slots: make([]byte, readingSlot<<readingBits), sets: others[:]}
	class := map[TagSet]int{}
	order := make([]uint64, 0, len(words))
	for h := range words {
		order = append(order, h)
	}
	slices.Sort(order)
	for _, h := range order[:min(len(order), 1<<readingBits*3/4)] {
		set := words[h]
		if class[set] == 0 {
			class[set] = len(r.sets)
			r.sets = append(r.sets, set)
		}
		s := r.find(h)
		binary.LittleEndian.PutUint32(s, fingerprint(h))
		binary.LittleEndian.PutUint16(s[4:], uint16(class[set]))
	}
	return r
}

// Bytes returns the file.
func (r *Readings) Bytes() []byte {
	b := slices.Clone(r.slots)
	for _, s := range r.sets {
		b = binary.LittleEndian.AppendUint64(b, uint64(s))
	}
	return b
}

// LoadReadings reads what Bytes wrote; it keeps b.
func LoadReadings(b []byte) (*Readings, error) {
	cut := readingSlot << readingBits
	if len(b) < cut+8*ShapeKinds || (len(b)-cut)%8 != 0 {
		return nil, errors.New("table of readings is cut off")
	}
	r := &Readings{slots: b[:cut], sets: make([]TagSet, (len(b)-cut)/8)}
	for i := range r.sets {
		r.sets[i] = TagSet(binary.LittleEndian.Uint64(b[cut+8*i:]))
		if r.sets[i] == 0 || r.sets[i]>>TagCount != 0 {
			return nil, errors.New("table of readings has a class of no tags")
		}
	}
	for i := 4; i < cut; i += readingSlot {
		if int(binary.LittleEndian.Uint16(b[i:])) >= len(r.sets) {
			return nil, errors.New("table of readings names a class that is not there")
		}
	}
	return r, nil
}

func (r *Readings) find(h uint64) []byte {
	want := fingerprint(h)
	for i := linear.Feature(191, h, 0) >> (32 - readingBits); ; i = (i + 1) & (1<<readingBits - 1) {
		s := r.slots[i*readingSlot : i*readingSlot+readingSlot]
		if have := binary.LittleEndian.Uint32(s); have == want || have == 0 {
			return s
		}
	}
}

// Class returns the class of a word, and the tags that it can have. A word
// with a capital that is known without one only may be that word or a name.
func (r *Readings) Class(x *Lexeme) (uint16, TagSet) {
	class := binary.LittleEndian.Uint16(r.find(x.Word)[4:])
	if class == 0 && x.Word != x.Lower {
		if class = binary.LittleEndian.Uint16(r.find(x.Lower)[4:]); class > 0 {
			return class, r.sets[class].With(NNP).With(NNPS)
		}
	}
	if class == 0 {
		class = uint16(x.ShapeKind())
	}
	return class, r.sets[class]
}
