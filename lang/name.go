package lang

import (
	"strings"

	"onrecord/internal/linear"
)

// NameKind is what a name or expression names.
type NameKind uint8

// The kinds of name, as the worldwide newswire corpus draws them.
const (
	NoName NameKind = iota
	Person
	Location
	Organization
	Norp // nationalities, religious and political groups
	Date
	Money
	Facility
	Product
	Misc
	kindCount
)

var kindNames = strings.Fields("O Person Location Organization NORP Date Money Facility Product Misc")

// String returns the kind as the corpus writes it; "O" for no name.
func (k NameKind) String() string {
	if k < kindCount {
		return kindNames[k]
	}
	return "?"
}

// ParseNameKind reads String's form.
func ParseNameKind(s string) (NameKind, bool) {
	for i, n := range kindNames {
		if n == s {
			return NameKind(i), true
		}
	}
	return NoName, false
}

// A Name is a stretch of tokens that name something.
type Name struct {
	Range
	Kind NameKind
}

// A label of the names chain is 0 for no name, 2k-1 for the first and 2k for
// any other token of a name of kind k.
const nameLabels = 2*int(kindCount) - 1

// NameLabels returns the number of labels of the names chain.
func NameLabels() int { return nameLabels }

// NameLabel returns the label of a token of a name.
func NameLabel(k NameKind, first bool) uint8 {
	switch {
	case k == NoName:
		return 0
	case first:
		return uint8(2*k - 1)
	}
	return uint8(2 * k)
}

// NamePair reports whether label after can follow before; before the first
// label stands [NameLabels].
func NamePair(before, after int) bool {
	return after%2 == 1 || after == 0 || before == after || before == after-1
}

// FillNames finds the names in l, filling Names and NameOf; tags are needed.
func (l *Layer) FillNames() {
	if len(l.Tags) != len(l.Tokens) {
		l.FillTags()
	}
	names().Find(l)
}

// Names finds names by a chain over each sentence. Words without a capital or
// a digit that were never part of a name in training are taken for outside
// without scoring; they cut a sentence into short stretches.
type Names struct {
	chain *linear.Chain
	never Words
}

// NewNames returns a finder with this chain.
func NewNames(chain *linear.Chain, never Words) *Names { return &Names{chain, never} }

// Words is a set of words without capitals, as bits under their hashes. A word
// outside may pass for one inside, about one in fifty.
type Words []byte

const wordsBits = 19

// NewWords returns an empty set.
func NewWords() Words { return make(Words, 1<<wordsBits/8) }

// Add puts a word, given by the hash of its lowered form, into the set.
func (w Words) Add(lower uint64) { w[bitOf(lower)>>3] |= 1 << (bitOf(lower) & 7) }

func (w Words) has(lower uint64) bool { return w[bitOf(lower)>>3]&(1<<(bitOf(lower)&7)) != 0 }

// bitOf hashes again, since the upper bits of short words' hashes differ little.
func bitOf(lower uint64) uint32 { return linear.Feature(190, lower, 0) >> (32 - wordsBits) }

// Plain reports whether a word has neither a capital nor a digit.
func (x *Lexeme) Plain() bool { return x.Shape&(Capital|HasDigit) == 0 }

// Find fills l.Names and l.NameOf.
func (n *Names) Find(l *Layer) {
	l.Names = l.Names[:0]
	l.NameOf = resized(l.NameOf, len(l.Tokens))
	clear(l.NameOf)
	m := newMemory(l)
	for _, r := range l.Sentences {
		before := nameLabels
		for i := r.Start; i < r.End; {
			if n.outside(l, i) {
				before = 0
				i++
				continue
			}
			end := i + 1
			for end < r.End && !n.outside(l, end) {
				end++
			}
			after := 0
			if end == r.End {
				after = nameLabels
			}
			n.stretch(l, m, r, Range{i, end}, before, after)
			i = end
		}
	}
}

func (n *Names) outside(l *Layer, i int) bool {
	return l.Lexemes[i].Plain() && n.never.has(l.Lexemes[i].Lower)
}

// stretch labels the tokens of part, inside sentence r, between known labels.
func (n *Names) stretch(l *Layer, m *memory, r, part Range, before, after int) {
	lat := &l.lattice
	lat.Reset(part.Len(), nameLabels)
	for i := part.Start; i < part.End; i++ {
		l.features = nameFeatures(l.features[:0], l, m, r, i)
		n.chain.Fill(lat, i-part.Start, l.features)
	}
	n.chain.BestBetween(lat, part.Len(), before, after)
	for i := part.Start; i < part.End; i++ {
		y := lat.Path[i-part.Start]
		l.NameOf[i] = y
		switch {
		case y == 0:
		case y%2 == 1:
			l.Names = append(l.Names, Name{Range{i, i + 1}, NameKind(y+1) / 2})
		default:
			l.Names[len(l.Names)-1].End = i + 1
		}
	}
}
