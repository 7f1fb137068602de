package lang

import (
	"slices"

	"onrecord/internal/linear"
)

// memory is what a document's other sentences say about the words that it has
// with a capital: how often they stand so inside a sentence, and how often
// without.
type memory struct {
	slots []memorySlot
	mask  uint64
}

type memorySlot struct {
	lower         uint64
	capital, bare uint8
	before, after [2]uint32 // words beside it at its first places
}

func newMemory(l *Layer) *memory {
	size := 16
	for size < 2*capitals(l.Lexemes) {
		size *= 2
	}
	m := &memory{slots: resized(l.memory, size), mask: uint64(size - 1)}
	clear(m.slots)
	l.memory = m.slots
	for _, r := range l.Sentences {
		for i := r.Start; i < r.End; i++ {
			if l.Lexemes[i].Shape&Capital != 0 {
				m.noteCapital(l, r, i)
			}
		}
	}
	for i := range l.Lexemes {
		m.noteBare(&l.Lexemes[i])
	}
	return m
}

func capitals(words []Lexeme) int {
	n := 0
	for i := range words {
		if words[i].Shape&Capital != 0 {
			n++
		}
	}
	return n
}

// of returns the slot of a word, which is empty if it was never noted.
func (m *memory) of(lower uint64) *memorySlot {
	for k := lower >> 17 & m.mask; ; k = (k + 1) & m.mask {
		if s := &m.slots[k]; s.lower == lower || s.lower == 0 {
			return s
		}
	}
}

func (m *memory) noteCapital(l *Layer, r Range, i int) {
	s := m.of(l.Lexemes[i].Lower)
	s.lower = l.Lexemes[i].Lower
	if i == r.Start {
		return
	}
	if k := s.capital; int(k) < len(s.before) {
		s.before[k] = uint32(at(l.Lexemes, i-1).Lower)
		s.after[k] = uint32(at(l.Lexemes, i+1).Lower)
	}
	s.capital = min(s.capital+1, 3)
}

func (m *memory) noteBare(w *Lexeme) {
	if w.Shape&(Capital|IsMark) != 0 {
		return
	}
	if s := m.of(w.Lower); s.lower != 0 {
		s.bare = min(s.bare+1, 3)
	}
}

// nameFeatures appends the features of token i in sentence r of l.
func nameFeatures(dst []uint32, l *Layer, m *memory, r Range, i int) []uint32 {
	words := l.Lexemes[r.Start:r.End]
	k := i - r.Start
	w, l1, l2, r1, r2 := at(words, k), at(words, k-1), at(words, k-2), at(words, k+1), at(words, k+2)
	t, tl, tr := uint64(l.Tags[i]), tagAt(l.Tags[r.Start:r.End], k-1), uint64(TagCount)
	if k+1 < len(words) {
		tr = uint64(l.Tags[i+1])
	}
	dst, room := linear.Room(dst)
	n := 0
	add := func(a, b uint64) {
		room[n] = linear.Feature(101+uint32(n), a, b)
		n++
	}
	first := uint64(0)
	if k == 0 {
		first = 1
	}
	add(0, 0)
	add(w.Lower, 0)
	add(w.Word, 0)
	add(l1.Lower, 0)
	add(l2.Lower, 0)
	add(r1.Lower, 0)
	add(r2.Lower, 0)
	add(l1.Lower, w.Lower)
	add(w.Lower, r1.Lower)
	for s := range w.Suffix {
		add(uint64(w.Suffix[s]), uint64(s))
	}
	add(uint64(w.Prefix), 0)
	add(uint64(w.Shape), first)
	add(uint64(w.Shape), uint64(l1.Shape))
	add(uint64(w.Shape), uint64(r1.Shape))
	add(uint64(w.Shape), uint64(l1.Shape)<<16|uint64(r1.Shape))
	add(uint64(l2.Shape), uint64(l1.Shape)<<16|uint64(w.Shape))
	add(uint64(r2.Shape), uint64(r1.Shape)<<16|uint64(w.Shape))
	add(t, 0)
	add(t<<8|tl, 0)
	add(t<<8|tr, 1)
	add(t<<16|tl<<8|tr, 2)
	add(uint64(w.Fine), 0)
	add(uint64(l1.Fine), 0)
	add(uint64(r1.Fine), 0)
	add(uint64(l2.Fine), 0)
	add(uint64(r2.Fine), 0)
	add(uint64(w.Coarse)<<8|uint64(l1.Coarse), uint64(w.Shape))
	add(uint64(w.Coarse)<<8|uint64(r1.Coarse), uint64(w.Shape))
	add(uint64(w.Shape), l1.Lower)
	add(uint64(w.Shape), r1.Lower)
	add(uint64(w.Fine), uint64(w.Shape))
	if w.Shape&Capital == 0 {
		return dst[:len(dst)+n]
	}
	s := m.of(w.Lower)
	add(uint64(s.capital)<<8|uint64(s.bare), first)
	dst = dst[:len(dst)+n]
	for j := range min(int(s.capital), len(s.before)) {
		dst = append(dst, linear.Feature(180, uint64(s.before[j]), 0), linear.Feature(181, uint64(s.after[j]), 0))
	}
	dst = append(dst, linear.Feature(182, uint64(headNoun(l, r, i)), uint64(w.Shape)))
	return dst
}

// headNoun returns the last word of the run of capitalised words that i is in:
// "Ministry of Foreign Affairs and International Cooperation" is a Cooperation.
func headNoun(l *Layer, r Range, i int) uint32 {
	for i+1 < r.End && l.Lexemes[i+1].Shape&Capital != 0 {
		i++
	}
	return uint32(l.Lexemes[i].Lower)
}

// NameFeatures returns the features of each token of sentence r; lexemes and
// tags of l have to be filled. It is what training uses.
func NameFeatures(l *Layer, r Range) [][]uint32 {
	m := newMemory(l)
	out := make([][]uint32, r.Len())
	for i := range out {
		l.features = nameFeatures(l.features[:0], l, m, r, r.Start+i)
		out[i] = slices.Clone(l.features)
	}
	return out
}
