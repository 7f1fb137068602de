package compare

import (
	"slices"

	"onrecord"
	"onrecord/compare/sense"
)

// PairFeatures describes two bare sentences: how each meets the other, and what
// may set them against each other. Where one of the two negates, what counts is
// whether the other says what it negates; what else the other says does not.
func PairFeatures(a, b string) []float64 {
	there, back := oneWay(a, b), oneWay(b, a)
	odd := truth(there.negated != back.negated)
	both := truth(there.negated && back.negated)
	x := []float64{1, odd, both, odd * truth(there.opposed || back.opposed)}
	for i, v := range there.alike {
		x = append(x, (1-odd)*v, (1-odd)*back.alike[i], both*v, both*back.alike[i])
	}
	x = append(x, against(there, back, odd)...)
	x = append(x, denied(there, back, odd)...)
	return append(x, beside(a, b)...)
}

// denied describes how what one sentence negates is said by the other; zeros
// unless one of two negates.
func denied(there, back oneView, odd float64) []float64 {
	v := back
	if there.negated {
		v = there
	}
	alike := make([]float64, len(v.alike))
	if v.reversed != nil {
		copy(alike, v.reversed)
	}
	least := min(alike[1], alike[5])
	x := []float64{odd * truth(v.exists), odd * least * least, odd * v.rest, odd * alike[1] * v.rest}
	for _, f := range alike {
		x = append(x, odd*f, odd*f*f)
	}
	return x
}

// against describes what sets two sentences of one sign against each other.
func against(there, back oneView, odd float64) []float64 {
	even := 1 - odd
	least := even * min(there.alike[1], back.alike[1])
	x := []float64{least, there.swapped * even * there.alike[2], even * truth(there.people)}
	for _, found := range []bool{there.opposed, there.turned || back.turned, there.apart} {
		x = append(x, even*truth(found), even*truth(found)*there.remaining, even*truth(found)*back.remaining)
	}
	return x
}

func truth(x bool) float64 {
	if x {
		return 1
	}
	return 0
}

// A oneView is how a passage meets a query.
type oneView struct {
	alike           []float64
	reversed        []float64 // the same for what alone the query negates
	rest            float64   // of the query, besides what it negates, found in the passage
	negated, exists bool      // of the query: "there is no"
	opposed         bool      // by a pair of opposites
	turned          bool      // by a pair of particles
	apart           bool      // by doings that exclude each other
	people          bool      // it names other people
	remaining       float64   // of the query without what is opposed
	swapped         float64
}

func oneWay(text, claim string) oneView {
	m := plain([]string{text})
	q, p := m.query(onrecord.Proposition{Text: claim}), m.passages[0]
	v := oneView{alike: m.alike(q, p), negated: q.negated, swapped: swapped(q, p), rest: 1}
	clashing := clashes(q, p)
	v.opposed, v.turned, v.apart, v.people = clashing.opposed, clashing.turned, clashing.apart, clashing.people
	v.remaining = coverage(slices.DeleteFunc(slices.Clone(q.content), func(w word) bool { return slices.Contains(clashing.stems, w.stem) }), p.words)
	if ns := negations(q.words); len(ns) > 0 {
		n := ns[0]
		v.exists = containsAny(q.words[:n.at], "there") || n.from == n.at
		scope := n.scope(q.words)
		only := *q
		only.words, only.nearest = scope, nil
		only.holds(m.contentOf(scope))
		v.reversed = m.alike(&only, p)
		v.rest = coverage(m.contentOf(slices.Concat(q.words[:n.from], q.words[n.to:])), p.words)
	}
	return v
}

// alike describes how well p says what q says, its sign apart.
func (m *material) alike(q *query, p *passage) []float64 {
	f := m.fit(q, p)
	return []float64{kinds(q, p, f), f.cover, f.strict, f.near, f.salient, weakest(q.content, f.met), neighbours(q, p), m.heaviestMissed(q, f),
		missed(q.content, f.met, func(w word) bool { return w.kind == number })}
}

// kinds is how much of q the passage says where a kind of a thing, in it,
// stands for the thing: a kitten for a cat, dicing for cutting.
func kinds(q *query, p *passage, f fit) float64 {
	sum, total := 0.0, 0.0
	for i, w := range q.content {
		total += w.heft
		met := f.met[i]
		if slices.ContainsFunc(p.words, func(v word) bool { return kindOf(v, w) }) {
			met = 1
		}
		sum += w.heft * met
	}
	return sum / max(total, 0.01)
}

func kindOf(a, b word) bool {
	return sense.KindOf(a.low, b.low) || sense.KindOf(a.stem, b.stem) || sense.KindOf(a.stem, b.low) || sense.KindOf(a.low, b.stem)
}

// A clash is what sets the words of two sentences against each other.
type clash struct {
	opposed, turned, apart bool
	people                 bool     // a woman and a man: two people, no contradiction
	stems                  []string // of the first sentence's words that clash
}

func clashes(q *query, p *passage) clash {
	var c clash
	for _, w := range q.content {
		if hasStem(p.words, w.stem) {
			continue
		}
		for _, v := range p.words {
			if v.heft == 0 || hasStem(q.words, v.stem) {
				continue
			}
			against, apart := contrary(w, v), exclude(w, v)
			switch {
			case against && person(w) && person(v):
				c.people = true
			case against || apart:
				c.opposed, c.apart = c.opposed || against, c.apart || apart
				c.stems = append(c.stems, w.stem)
			}
		}
	}
	c.turned = turnedAway(q.words, p.words)
	return c
}

// contrary reports whether two words are opposites: by the dictionary, by a
// prefix ("fold", "unfold"), or because a synonym of one is the other's
// opposite ("big", "small").
func contrary(a, b word) bool {
	if sense.Opposed(a.low, b.low) || sense.Opposed(a.stem, b.stem) || unmade(a.stem, b.stem) || unmade(b.stem, a.stem) {
		return true
	}
	return slices.ContainsFunc(sense.Antonyms(a.low), func(o string) bool { return slices.Contains(sense.Synonyms(o), b.low) }) ||
		slices.ContainsFunc(sense.Antonyms(b.low), func(o string) bool { return slices.Contains(sense.Synonyms(o), a.low) })
}

func person(w word) bool { return sense.KindOf(w.low, "person") || sense.KindOf(w.stem, "person") }

// unmade reports whether b is a with a prefix that reverses it.
func unmade(a, b string) bool {
	return len(a) > 2 && (b == "un"+a || b == "dis"+a || b == "non"+a || b == "in"+a)
}

// exclusive doings: nobody does two of one line at a time.
var exclusive = fieldsOf(`
sit stand lie walk run jump swim kneel ride sleep fly climb rest wade crawl
speak talk sing silent quiet scream shout
put add pour insert place remove take withdraw
build demolish destroy
catch miss drop throw
follow chase ignore shun lead
open close shut
play rest sleep
full empty
naked dressed clothed wear
start stop pause continue halt
morning evening night noon afternoon
`)

func exclude(a, b word) bool {
	if a.stem == b.stem {
		return false
	}
	for _, i := range exclusive[a.stem] {
		if slices.Contains(exclusive[b.stem], i) {
			return true
		}
	}
	return false
}

// particles turn a verb or put a thing in opposite places.
var particles = map[string][]string{"on": {"off"}, "onto": {"off"}, "into": {"out"}, "in": {"out", "outside"}, "up": {"down"}, "above": {"below", "under", "beneath"},
	"over": {"under"}, "inside": {"outside", "out"}, "near": {"far"}, "close": {"far"}, "before": {"after"}, "with": {"without"}, "for": {"against"}, "indoors": {"outdoors", "outside"}}

// turnedAway reports whether ws and vs have opposite particles at a word that
// they share.
func turnedAway(ws, vs []word) bool {
	for low, others := range particles {
		for _, other := range others {
			if turnedAt(ws, low, vs, other) || turnedAt(vs, low, ws, other) {
				return true
			}
		}
	}
	return false
}

func turnedAt(ws []word, low string, vs []word, other string) bool {
	i, k := indexLow(ws, low), indexLow(vs, other)
	if i < 0 || k < 0 || indexLow(ws, other) >= 0 || indexLow(vs, low) >= 0 {
		return false
	}
	around := func(ws []word, i int) []word { return ws[max(0, i-3):min(len(ws), i+4)] }
	return slices.ContainsFunc(around(ws, i), func(w word) bool { return w.heft > 0 && hasStem(around(vs, k), w.stem) })
}

func indexLow(ws []word, low string) int {
	return slices.IndexFunc(ws, func(w word) bool { return w.low == low })
}

// swapped returns the share of pairs of words of q that stand the other way
// round in p: who did it and to whom it was done.
func swapped(q *query, p *passage) float64 {
	var at []int
	for _, c := range q.content {
		if i := slices.IndexFunc(p.words, func(w word) bool { return w.stem == c.stem }); i >= 0 {
			at = append(at, i)
		}
	}
	n, turned := 0.0, 0.0
	for i := range at {
		for k := range i {
			n++
			turned += truth(at[k] > at[i])
		}
	}
	if n == 0 {
		return 0
	}
	return turned / n
}
