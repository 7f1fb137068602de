package lang

import (
	"math"
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
// without scoring; so are those that never opened one, after a word outside, and
// words that open no name by the features that tell most. All cut a sentence into
// short stretches.
type Names struct {
	chain *linear.Chain
	never Words
	later Words              // never the first word of a name
	opens [kindCount]float32 // score of a name of each kind that opens after a word outside, less that of none
}

// NewNames returns a finder with this chain, words that are in no name, and words
// that open none.
func NewNames(chain *linear.Chain, never, later Words) *Names {
	n := &Names{chain: chain, never: never, later: later}
	for k := Person; k < kindCount; k++ {
		n.opens[k] = chain.Pair(0, int(NameLabel(k, true))) - chain.Pair(0, 0)
	}
	return n
}

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
		n.sentence(l, m, r)
	}
}

// sentence labels the stretches of r between words that are plainly outside.
func (n *Names) sentence(l *Layer, m *memory, r Range) {
	l.lattice.Reset(r.Len(), nameLabels)
	start, before := r.Start, nameLabels
	for i := r.Start; i < r.End; i++ {
		if !n.score(l, m, r, i, i-start) {
			n.label(l, Range{start, i}, before, 0)
			start, before = i+1, 0
		}
	}
	n.label(l, Range{start, r.End}, before, nameLabels)
}

// score fills in place k of the lattice for token i, or reports that it is
// plainly outside.
func (n *Names) score(l *Layer, m *memory, r Range, i, k int) bool {
	if x := &l.Lexemes[i]; x.Plain() && (n.never.has(x.Lower) || k == 0 && n.later.has(x.Lower)) {
		return false
	}
	l.features = nameFeatures(l.features[:0], l, m, r, i)
	if k == 0 && n.opensNone(&l.lattice, l.features) {
		return false
	}
	n.chain.Fill(&l.lattice, k, l.features)
	return true
}

// opensNone reports whether, by a few of its features, a word after one outside
// is far from opening a name.
func (n *Names) opensNone(lat *linear.Lattice, features []uint32) bool {
	var few [len(tellingOpen)]uint32
	for k, f := range tellingOpen {
		few[k] = features[f]
	}
	n.chain.Fill(lat, 0, few[:])
	best := float32(math.Inf(-1))
	for k := Person; k < kindCount; k++ {
		best = max(best, lat.Score[NameLabel(k, true)]+n.opens[k])
	}
	return lat.Score[0]-best > farFromName
}

// tellingOpen are the features, shapes and tags most of them, that part words
// outside from first words of names furthest; each is the best after those
// before it.
var tellingOpen = [...]uint8{14, 15, 18, 24, 20, 17, 29, 33, 13, 21, 16, 11}

// farFromName is a lead from which one word in ten thousand is taken for
// outside wrongly.
const farFromName = 4

// label labels the tokens of part, whose scores are in the lattice, between
// known labels.
func (n *Names) label(l *Layer, part Range, before, after int) {
	lat := &l.lattice
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
