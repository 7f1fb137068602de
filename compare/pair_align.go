package compare

import (
	"math"
	"slices"

	"onrecord/lang"
)

// A bare is a bare sentence with its clauses and with what it negates.
type bare struct {
	words     []word
	content   []word
	tags      []lang.Tag // of content
	clauses   []predicate
	negations []negation
	reversed  map[int]bool // the words, by where they start, that stand in the reach of a negation
}

func bareOf(s string) bare {
	b := bare{words: wordsIn(s, spanOf(s)), reversed: map[int]bool{}}
	tags := tagsOf(s, 0, b.words)
	b.clauses = predicatesIn(b.words, tags)
	b.negations = negations(b.words)
	for _, n := range b.negations {
		for _, w := range n.scope(b.words) {
			b.reversed[w.span.Start] = true
		}
	}
	for i, w := range b.words {
		if w.heft > 0 && !negates(w) && !hasStem(b.content, w.stem) {
			b.content, b.tags = append(b.content, w), append(b.tags, tags[i])
		}
	}
	return b
}

// How a word of one sentence may stand to one of another, the best first.
const (
	sameStem = iota
	sameSense
	moreNarrow // the other's word is a kind of it
	clashing
	moreWide // it is a kind of the other's word
	usedLike
	unmet
	standings
)

// standOf says how w stands to v.
func standOf(w, v word) int {
	switch s := similar(w, v); {
	case s == sameWord:
		return sameStem
	case kindOf(v, w):
		return moreNarrow
	case contrary(w, v) || exclude(w, v):
		return clashing
	case s >= kindred:
		return sameSense
	case kindOf(w, v):
		return moreWide
	case s >= near:
		return usedLike
	}
	return unmet
}

// bestStand returns how w stands to the word of vs that comes nearest to it, and
// where that is, -1 for none.
func bestStand(w word, vs []word) (kind, at int) {
	kind, at = unmet, -1
	for i, v := range vs {
		if v.heft > 0 && !negates(v) {
			if k := standOf(w, v); k < kind {
				kind, at = k, i
			}
		}
	}
	return kind, at
}

// bears is how far each standing makes one word hold where the other does.
var bears = [standings]float64{1, 0.9, 0.9, 0, 0.5, 0.3, 0}

// holds is how much of ws, by heft, holds where vs do.
func holds(ws, vs []word) float64 {
	sum, total := 0.0, 0.0
	for _, w := range ws {
		if w.heft == 0 || negates(w) {
			continue
		}
		k, _ := bestStand(w, vs)
		sum, total = sum+w.heft*bears[k], total+w.heft
	}
	if total == 0 {
		return 0
	}
	return sum / total
}

// aligned describes how the words of a find their match in b.
func aligned(a, b bare) []float64 {
	var share [standings]float64
	var byTag, lost [3]float64
	total, heaviest, n, figures, names := 0.0, 0.0, 0.0, 0.0, 0.0
	for i, w := range a.content {
		k, _ := bestStand(w, b.content)
		share[k] += w.heft
		total += w.heft
		class := tagClass(a.tags[i])
		byTag[class] += w.heft
		if k < usedLike && k != clashing {
			continue
		}
		lost[class] += w.heft
		heaviest = max(heaviest, w.heft)
		n++
		figures += truth(w.kind == number)
		names += truth(w.upper && i > 0)
	}
	x := make([]float64, 0, 20)
	for _, s := range share {
		x = append(x, s/max(total, 0.01))
	}
	for i, l := range lost {
		x = append(x, l/max(byTag[i], 0.5))
	}
	return append(x, heaviest, min(1, n/6), min(1, figures), min(1, names/2), a.head(b))
}

// tagClass tells verbs, nouns and the rest.
func tagClass(t lang.Tag) int {
	switch {
	case t.Verb():
		return 0
	case t.Noun():
		return 1
	}
	return 2
}

// head is how far the first thing that a says was done is said by b.
func (a bare) head(b bare) float64 {
	if len(a.clauses) == 0 {
		return 0.5
	}
	return holds(a.clauses[0].heads, b.words)
}

// reversal describes what a negates and how b meets it.
func reversal(a, b bare) []float64 {
	x := make([]float64, 14)
	if len(a.negations) == 0 {
		return x
	}
	n := a.negations[0]
	scope := n.scope(a.words)
	outside := slices.Concat(a.words[:n.from], a.words[n.to:])
	low := a.words[n.at].low
	x[0] = 1
	x[1] = truth(low == "no")
	x[2] = truth(onwards.has(low) && low != "no")
	x[3] = truth(containsAny(a.words[n.from:n.at], "there"))
	x[4] = truth(len(a.negations) > 1)
	x[5] = holds(scope, b.words)
	x[6] = holds(b.content, scope)
	x[7] = holds(b.content, outside)
	x[8] = truth(len(contentWords(outside)) > 0) * holds(outside, b.words)
	x[9] = float64(len(contentWords(scope))) / math.Max(1, float64(len(a.content)))
	x[10] = truth(len(a.clauses) > 0 && a.clauses[0].negated)
	for _, w := range a.words[n.at+1 : n.to] {
		if w.heft == 0 {
			continue
		}
		k, at := bestStand(w, b.words)
		x[11] = bears[k]
		x[12] = truth(k == clashing)
		x[13] = truth(at >= 0 && b.reversed[b.words[at].span.Start])
		break
	}
	return x
}

// deeds describes the best pair of clauses that say the same deed with one
// sign, and with opposite signs.
func deedPairs(a, b bare) []float64 {
	x := make([]float64, 12)
	top := [2]float64{-1, -1}
	for _, p := range a.clauses {
		for _, q := range b.clauses {
			if !p.same(q) {
				continue
			}
			k := int(truth(p.negated != q.negated))
			f := []float64{holds(q.doer, p.doer), holds(p.doer, q.doer), holds(q.rest, p.rest), holds(p.rest, q.rest)}
			if sum := f[0] + f[1] + f[2] + f[3]; sum > top[k] {
				top[k] = sum
				x[6*k] = 1
				copy(x[6*k+1:], f)
				x[6*k+5] = truth(p.exchanged(q))
			}
		}
	}
	return x
}

// modal words leave open whether something is so; universal ones say it of all.
var modal = setOf("may might could can would should must will likely probably perhaps possibly seems appears want wants wanted try tries tried hope hopes hoped if")
var universal = setOf("all every each everyone everybody everything always both only most")

// tone describes what else may set sentences apart.
func (b bare) tone() []float64 {
	return []float64{truth(hasAny(b.words, modal)), truth(hasAny(b.words, universal)), min(1, float64(len(b.content))/20), min(1, float64(len(b.clauses))/5)}
}

// beside describes two bare sentences by how their words, negations and clauses
// meet.
func beside(s, t string) []float64 {
	a, b := bareOf(s), bareOf(t)
	return slices.Concat(aligned(a, b), aligned(b, a), reversal(a, b), reversal(b, a), deedPairs(a, b), a.tone(), b.tone(),
		[]float64{vectorOf(a.content).cosine(vectorOf(b.content)), truth(turnedAway(a.words, b.words))})
}
