package variant

import (
	"slices"
	"strings"

	"onrecord/compare/sense"
	"onrecord/lang"
)

// A tie is what a sentence makes of its variant.
type tie int

const (
	wider   tie = iota // the variant follows from it
	equal              // each follows from the other
	against            // both cannot hold
	apart              // neither follows from the other
)

type variant struct {
	Sentence
	tie tie
}

// variants returns what can be made of p by one change.
func (p Sentence) variants() []variant {
	var out []variant
	for i := range p.words {
		if q, ok := p.undescribed(i); ok {
			out = append(out, variant{q, wider})
		}
		out = append(out, p.swaps(i)...)
	}
	if q, ok := p.unplaced(); ok {
		out = append(out, variant{q, wider})
	}
	return out
}

var privative = strings.Fields("fake former alleged potential possible likely only few many much more most other same own first last next least such no")

// undescribed drops the adjective or adverb at i.
func (p Sentence) undescribed(i int) (Sentence, bool) {
	low := p.low(i)
	adjective := p.tags[i] == lang.JJ && i > 0 && i+1 < len(p.tags) && p.tags[i+1].Noun()
	adverb := p.tags[i] == lang.RB && strings.HasSuffix(low, "ly") && i > 0
	if !adjective && !adverb || slices.Contains(privative, low) {
		return p, false
	}
	return p.put(i, i+1), true
}

// unplaced drops the last prepositional phrase.
func (p Sentence) unplaced() (Sentence, bool) {
	end, verb := p.end(), p.main()
	for i := end - 2; i > verb+2 && verb >= 0 && i > end-7; i-- {
		switch t := p.tags[i]; {
		case t == lang.IN && p.low(i) != "of" && p.low(i) != "that" && p.low(i) != "if":
			if p.tags[i-1].Noun() || p.tags[i-1] == lang.VBG {
				return p.put(i, end), true
			}
			return p, false
		case t.Verb() || t == lang.CC || t == lang.Comma || t == lang.TO:
			return p, false
		}
	}
	return p, false
}

// swaps puts other words for the word at i.
func (p Sentence) swaps(i int) []variant {
	var out []variant
	low := p.low(i)
	put := func(w string, k tie) { out = append(out, variant{p.put(i, i+1, w), k}) }
	switch p.tags[i] {
	case lang.NN:
		for _, k := range sense.Kinds(low) {
			if c := sense.Cosine(low, k); c > 0.35 && sense.Rank(k) < 8000 && !sense.KindOf(k, low) {
				put(k, wider)
			}
		}
		for _, s := range sense.Synonyms(low) {
			if sense.Cosine(low, s) > 0.6 && sense.Rank(s) < 8000 {
				put(s, equal)
			}
		}
	case lang.JJ, lang.RB, lang.IN, lang.VB:
		for _, o := range sense.Antonyms(low) {
			if sense.Cosine(low, o) > 0.4 && sense.Rank(o) < 8000 {
				put(o, against)
			}
		}
	}
	return out
}

// exchanged puts another noun of the same form for one of p's: "A cat" for "A dog".
func (p Sentence) exchanged(nouns []string, from int) (Sentence, bool) {
	for i, t := range p.tags {
		if t != lang.NN || sense.Rank(p.low(i)) == sense.Unknown || slices.Contains(days, p.low(i)) {
			continue
		}
		for k := range nouns {
			other := nouns[(from+k)%len(nouns)]
			if c := sense.Cosine(p.low(i), other); c > 0.25 && c < 0.55 && !kin(p.low(i), other) {
				return p.put(i, i+1, other), true
			}
		}
	}
	return p, false
}

// days are tagged as nouns and stand where adverbs do.
var days = strings.Fields("today yesterday tomorrow tonight")

func kin(a, b string) bool {
	return sense.Same(a, b) || sense.Opposed(a, b) || sense.KindOf(a, b) || sense.KindOf(b, a)
}

// halves splits "X did A and did B" into the first half and the second with the
// subject of the first.
func (p Sentence) halves() (first, second Sentence, ok bool) {
	verb, end := p.main(), p.end()
	if verb < 1 || verb > 12 {
		return p, p, false
	}
	for i := verb + 2; i+2 < end; i++ {
		if p.low(i) != "and" || p.tags[i+1] != p.tags[verb] || p.tags[verb] == lang.MD {
			continue
		}
		cut := i
		if p.tags[i-1] == lang.Comma {
			cut--
		}
		return p.put(cut, end), p.put(verb, i+1), true
	}
	return p, p, false
}
