package compare

import (
	"slices"

	"onrecord/internal/linear"
)

// What a number of diction says of a word.
const (
	whichNegate = iota // of no word: which of the sentences negate
	onlyFirst
	onlyFirstSigned
	onlySecond
	onlySecondSigned
	exchanged
	shared
	smallWord
	negator
)

// DictionSize is one more than the highest number of diction.
const DictionSize = 1 << dictionBits

const dictionBits = 18

// mostExchanges is how many pairs of lone words are looked at; with more, the
// sentences are about different things.
const mostExchanges = 60

// diction numbers what each word does: which stand in one of two sentences
// alone, which in both, and which could have been exchanged for each other,
// mostly in the light of which sentence negates. What people take to be
// incompatible, as sitting and standing, is learned word by word.
func diction(a, b bare) []uint32 {
	signs := uint64(truth(a.negates())) + 2*uint64(truth(b.negates()))
	var out []uint32
	add := func(what uint32, x, y uint64) {
		out = append(out, linear.Feature(what, x, y)>>(32-dictionBits))
	}
	add(whichNegate, signs, 0)
	first, second := lone(a.content, b.content), lone(b.content, a.content)
	for _, w := range first {
		add(onlyFirst, linear.Hash(w.stem), 0)
		add(onlyFirstSigned, linear.Hash(w.stem), signs)
	}
	for _, w := range second {
		add(onlySecond, linear.Hash(w.stem), 0)
		add(onlySecondSigned, linear.Hash(w.stem), signs)
	}
	if len(first)*len(second) <= mostExchanges {
		for _, w := range first {
			for _, v := range second {
				add(exchanged, linear.Hash(min(w.stem, v.stem))+signs%3, linear.Hash(max(w.stem, v.stem))) // either way round, and either negated
			}
		}
	}
	for _, w := range a.content {
		if hasStem(b.content, w.stem) {
			add(shared, linear.Hash(w.stem), signs)
		}
	}
	for k, ws := range [][]word{lone(a.small(), b.small()), lone(b.small(), a.small())} {
		for _, w := range ws {
			what := uint32(smallWord)
			if negates(w) {
				what = negator
			}
			add(what, linear.Hash(w.low), 4*signs+uint64(k))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (b bare) negates() bool { return slices.ContainsFunc(b.words, negates) }

// small returns the words without content, each once.
func (b bare) small() []word {
	var out []word
	for _, w := range b.words {
		if (w.heft == 0 || negates(w)) && !hasStem(out, w.stem) {
			out = append(out, w)
		}
	}
	return out
}

// lone returns the words of ws that vs has not.
func lone(ws, vs []word) []word {
	return slices.DeleteFunc(slices.Clone(ws), func(w word) bool { return hasStem(vs, w.stem) })
}
