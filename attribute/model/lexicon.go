package model

import (
	"encoding/binary"
	"fmt"
	"slices"

	"onrecord/internal/linear"
	"onrecord/lang"
)

// A Lexicon says how often a word, in one class of use, was part of a cue in
// the training texts: 1 for seldom to 7 for nearly always. It is an
// open-addressing table, four bytes fingerprint and one byte strength a slot.
type Lexicon struct{ slots []byte }

const (
	lexiconBits = 13
	lexiconSlot = 5
)

// classOf groups tags for the lexicon.
func classOf(t lang.Tag) uint64 {
	switch {
	case t.Verb():
		return 1
	case t.Noun():
		return 2
	}
	return 3
}

func lexiconKey(lower, class uint64) uint64 {
	return uint64(linear.Feature(900, lower, class))<<32 | uint64(linear.Feature(901, lower, class))
}

func (x *Lexicon) slot(key uint64) []byte {
	want := uint32(key) | 1
	for i := key >> (64 - lexiconBits); ; i = (i + 1) & (1<<lexiconBits - 1) {
		s := x.slots[i*lexiconSlot : i*lexiconSlot+lexiconSlot]
		if have := binary.LittleEndian.Uint32(s); have == want || have == 0 {
			return s
		}
	}
}

// Strength returns the strength of a word, 0 if it is not listed.
func (x *Lexicon) Strength(lower, class uint64) uint8 { return x.slot(lexiconKey(lower, class))[4] }

// LoadLexicon reads the table that Bytes wrote.
func LoadLexicon(b []byte) (*Lexicon, error) {
	if len(b) != lexiconSlot<<lexiconBits {
		return nil, fmt.Errorf("lexicon of %d bytes", len(b))
	}
	return &Lexicon{b}, nil
}

// Bytes returns the table.
func (x *Lexicon) Bytes() []byte { return x.slots }

// bounds are the shares of uses inside a cue at which strength grows.
var bounds = [7]float64{.04, .09, .17, .3, .5, .7, .85}

// minimum is how often a word has to occur to be listed.
const minimum = 4

// A Tally counts words in and out of cues, to make a lexicon.
type Tally struct {
	in, all map[uint64]float64
}

// NewTally returns an empty tally.
func NewTally() *Tally { return &Tally{map[uint64]float64{}, map[uint64]float64{}} }

// Add counts one token.
func (t *Tally) Add(x lang.Lexeme, tag lang.Tag, inCue bool, weight float64) {
	k := lexiconKey(x.Lower, classOf(tag))
	t.all[k] += weight
	if inCue {
		t.in[k] += weight
	}
}

// Lexicon returns the words that are listed.
func (t *Tally) Lexicon() *Lexicon {
	var keys []uint64
	for k, n := range t.in {
		if t.all[k] >= minimum && n/t.all[k] >= bounds[0] {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	x := &Lexicon{make([]byte, lexiconSlot<<lexiconBits)}
	for _, k := range keys[:min(len(keys), 1<<lexiconBits*3/4)] {
		s := x.slot(k)
		binary.LittleEndian.PutUint32(s, uint32(k)|1)
		share := t.in[k] / t.all[k]
		for b, low := range bounds {
			if share >= low {
				s[4] = uint8(b + 1)
			}
		}
	}
	return x
}
