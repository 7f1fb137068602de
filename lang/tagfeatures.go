package lang

import "onrecord/internal/linear"

// edge stands in for a word before the first or after the last.
var edge = Lexeme{Word: 1, Lower: 1, Shape: 1}

func at(words []Lexeme, i int) *Lexeme {
	if i < 0 || i >= len(words) {
		return &edge
	}
	return &words[i]
}

func tagAt(tags []Tag, i int) uint64 {
	if i < 0 {
		return uint64(TagCount)
	}
	return uint64(tags[i])
}

// StyleOf says how a sentence uses capitals: 0 to 4 fifths of its words have
// one. In a headline or a shouted line they say little.
func StyleOf(words []Lexeme) uint64 {
	capitals, all := 0, 1
	for i := range words {
		if words[i].Shape&IsMark == 0 {
			all++
			if words[i].Shape&Capital != 0 {
				capitals++
			}
		}
	}
	return uint64(5 * capitals / all)
}

// A Window is the words of one sentence seen from one of them, with what it
// and the next two can be.
type Window struct {
	words    []Lexeme
	readings *Readings
	style    uint64 // see [StyleOf]
	at       int
	class    [3]uint16
	sets     [3]TagSet
}

// NewWindow looks at the first of words.
func NewWindow(words []Lexeme, readings *Readings) Window {
	w := Window{words: words, readings: readings, style: StyleOf(words)}
	for k := range w.sets {
		w.class[k], w.sets[k] = w.reading(k)
	}
	return w
}

// More reports whether there is a word to look at.
func (w *Window) More() bool { return w.at < len(w.words) }

// Set returns the tags that the word can have.
func (w *Window) Set() TagSet { return w.sets[0] }

// Likely is Set without the closed classes for a word that is not known: a slip
// of the pen may make one of them, but scoring them all is not worth it.
func (w *Window) Likely() TagSet {
	set := w.sets[0]
	if open := set & openTags; int(w.class[0]) < ShapeKinds && open != 0 && w.words[w.at].Shape&IsMark == 0 {
		return open
	}
	return set
}

// Next looks at the next word.
func (w *Window) Next() {
	w.at++
	w.class[0], w.class[1] = w.class[1], w.class[2]
	w.sets[0], w.sets[1] = w.sets[1], w.sets[2]
	w.class[2], w.sets[2] = w.reading(w.at + 2)
}

// noClass stands in for the class of a word after the last.
const noClass = 1<<16 - 1

func (w *Window) reading(i int) (uint16, TagSet) {
	if i >= len(w.words) {
		return noClass, 0
	}
	return w.readings.Class(&w.words[i])
}

// TagFeatures appends the features of the word that win looks at to dst; tags
// holds the tags of the words before it.
func TagFeatures(dst []uint32, win *Window, tags []Tag) []uint32 {
	words, i, style := win.words, win.at, win.style
	w, l1, l2, r1, r2 := at(words, i), at(words, i-1), at(words, i-2), at(words, i+1), at(words, i+2)
	t1, t2 := tagAt(tags, i-1), tagAt(tags, i-2)
	c, cr, cr2 := uint64(win.class[0]), uint64(win.class[1]), uint64(win.class[2])
	dst, room := linear.Room(dst)
	n := 0
	add := func(a, b uint64) {
		room[n] = linear.Feature(1+uint32(n), a, b)
		n++
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
	for k := range w.Suffix {
		add(uint64(w.Suffix[k]), uint64(k))
	}
	add(uint64(w.Prefix), 0)
	add(uint64(w.Shape), 0)
	add(uint64(w.Shape), uint64(l1.Shape))
	add(uint64(w.Shape), uint64(r1.Shape))
	add(uint64(w.Suffix[2]), uint64(w.Shape))
	add(uint64(l1.Suffix[2]), t1)
	add(uint64(r1.Suffix[2]), 0)
	add(t1, 0)
	add(t1<<8|t2, 0)
	add(t1, w.Lower)
	add(t1<<8|t2, w.Lower)
	add(t1, r1.Lower)
	add(t1, uint64(w.Suffix[2]))
	add(t1, uint64(w.Shape))
	add(uint64(w.Fine), 0)
	add(uint64(l1.Fine), 0)
	add(uint64(r1.Fine), 0)
	add(uint64(w.Fine), t1)
	add(t1<<16|uint64(w.Coarse)<<8|uint64(r1.Coarse), 0)
	add(uint64(r1.Coarse)<<8|uint64(r2.Coarse), t1)
	add(uint64(w.Shape), style)
	add(uint64(w.Shape)<<16|uint64(l1.Shape), uint64(r1.Shape))
	add(uint64(w.Coarse)<<8|uint64(w.Shape), t1<<8|style)
	add(uint64(w.Suffix[2]), uint64(w.Shape)<<8|style)
	add(uint64(l1.Fine), uint64(r1.Fine))
	add(uint64(l1.Fine), uint64(w.Fine))
	add(uint64(w.Fine), uint64(r1.Fine))
	add(uint64(l2.Fine), 0)
	add(uint64(r2.Fine), 0)
	add(uint64(r1.Suffix[1]), uint64(w.Suffix[2]))
	add(uint64(r1.Fine), t1)
	add(c, 0)
	add(cr, 0)
	add(cr2, 0)
	add(c, t1)
	add(c, cr)
	add(cr, t1)
	add(cr, w.Lower)
	add(c<<16|cr, t1)
	return dst[:len(dst)+n]
}
