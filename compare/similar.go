package compare

import (
	"strings"

	"onrecord/compare/sense"
)

// similar compares two words: same stem, spelling variant, known kin, another
// script, one field, or near in vector space. [correlation.row] gives the same
// for many words at once.
func similar(w, v word) float64 {
	if w.stem == v.stem {
		return sameWord
	}
	if !w.comparable() || !v.comparable() {
		return 0
	}
	switch {
	case w.upper && v.upper && nearName(w.low, v.low):
		return spelling
	case crossScript(w, v):
		return translated
	case sameField(w.stem, v.stem):
		return oneField
	case sense.Same(w.low, v.low) || sense.Same(w.stem, v.low) || sense.Same(w.low, v.stem) || sense.Kin(w.base(), v.base()):
		return kindred
	case tailOf(w, v) || tailOf(v, w):
		return kindred
	}
	return usedTogether(sense.Cosine(w.low, v.low), w.upper != v.upper)
}

// How alike words are that are related in a way that can be named.
const (
	sameWord   = 1
	spelling   = 0.9
	translated = 0.8
	kindred    = 0.8
	oneField   = 0.7
)

// comparable reports whether w can be like another word: it is no number, mark,
// function word or name of a country.
func (w word) comparable() bool {
	return w.kind == plainWord && w.heft != 0 && len(w.stem) > 0 && w.stem[0] != '<'
}

// usedTogether is how alike two words are by their vectors; differ says that
// only one of them has a capital.
func usedTogether(cosine float64, differ bool) float64 {
	if differ {
		cosine -= 0.1
	}
	if cosine < 0.45 {
		return 0
	}
	return min(0.75, (cosine-0.2)*1.1)
}

// tailOf reports whether a is a compound that ends in b: counternarcotics and
// narcotics, cyberattacks and attackers.
func tailOf(a, b word) bool {
	return len(b.stem) > 4 && len(a.stem) > len(b.stem)+2 && strings.HasSuffix(a.stem, b.stem)
}

// A correlation finds of many words those that are similar to one, by looking
// up what can make them so.
type correlation struct {
	words     []word
	shelf     sense.Shelf
	byLow     map[string][]int
	byStem    map[string][]int
	byBase    map[string][]int
	bases     []string // by word: the dictionary form
	byField   map[int][]int
	byInitial map[byte][]int // those with a capital
	byScript  map[bool][]int // whether they are in Cyrillic letters
	kin       [][]int        // by word: the kindred
}

func correlate(ws []word) correlation {
	c := correlation{words: ws, byLow: map[string][]int{}, byStem: map[string][]int{}, byBase: map[string][]int{}, bases: make([]string, len(ws)), byField: map[int][]int{},
		byInitial: map[byte][]int{}, byScript: map[bool][]int{}, kin: make([][]int, len(ws))}
	for i, w := range ws {
		c.byStem[w.stem] = append(c.byStem[w.stem], i)
		if !w.comparable() {
			continue
		}
		c.shelf.Put(i, w.low)
		c.byLow[w.low] = append(c.byLow[w.low], i)
		base := w.base()
		c.bases[i] = base
		c.byBase[base] = append(c.byBase[base], i)
		for _, f := range fieldOf[w.stem] {
			c.byField[f] = append(c.byField[f], i)
		}
		if w.upper {
			c.byInitial[w.low[0]] = append(c.byInitial[w.low[0]], i)
		}
		c.byScript[cyrillic(w.low)] = append(c.byScript[cyrillic(w.low)], i)
	}
	for i, w := range ws {
		if w.comparable() {
			c.join(i, w)
		}
	}
	return c
}

// join makes kindred of the word at i and those that it leads to: the other way
// round they are alike too.
func (c *correlation) join(i int, w word) {
	for _, list := range [][]string{sense.Synonyms(w.low), sense.Derived(w.low)} {
		for _, low := range list {
			c.link(i, c.byLow[low])
			c.link(i, c.byStem[low])
		}
	}
	for _, list := range [][]string{sense.Synonyms(w.stem), sense.Derived(w.stem)} {
		for _, low := range list {
			c.link(i, c.byLow[low])
		}
	}
	c.link(i, c.byBase[c.bases[i]])
	for _, low := range sense.Derived(c.bases[i]) {
		c.link(i, c.byBase[low])
	}
	for k := range w.stem {
		if tail := w.stem[k:]; k > 2 && len(tail) > 4 {
			c.link(i, c.byStem[tail])
		}
	}
}

func (c *correlation) link(i int, to []int) {
	for _, k := range to {
		if c.words[k].comparable() {
			c.kin[i] = append(c.kin[i], k)
			c.kin[k] = append(c.kin[k], i)
		}
	}
}

// find returns the place of w, with or without its capital, -1 for none.
func (c *correlation) find(w word) int {
	for _, i := range c.byLow[w.low] {
		if c.words[i].stem == w.stem {
			return i
		}
	}
	return -1
}

// row returns how similar each word is to w. What is found later counts more,
// as in [similar].
func (c *correlation) row(w word) []float32 {
	row := make([]float32, len(c.words))
	id := c.find(w)
	if id < 0 {
		for i, v := range c.words {
			row[i] = float32(similar(w, v))
		}
		return row
	}
	put := func(list []int, s float32) {
		for _, i := range list {
			row[i] = s
		}
	}
	if w.comparable() {
		c.shelf.Each(w.low, func(i int, cosine float64) { row[i] = float32(usedTogether(cosine, w.upper != c.words[i].upper)) })
		put(c.kin[id], kindred)
		for _, f := range fieldOf[w.stem] {
			put(c.byField[f], oneField)
		}
		for _, i := range c.byScript[!cyrillic(w.low)] {
			if crossScript(w, c.words[i]) {
				row[i] = translated
			}
		}
		if w.upper {
			for _, i := range c.byInitial[w.low[0]] {
				if nearName(w.low, c.words[i].low) {
					row[i] = spelling
				}
			}
		}
	}
	put(c.byStem[w.stem], sameWord)
	return row
}
