package variant

import (
	"math/rand/v2"
	"slices"

	"onrecord"
	"onrecord/lang"
)

// A Pair is two sentences and what the first makes of the second: Agreed,
// Contradicted or Unaddressed.
type Pair struct {
	A, B string
	Want onrecord.Relation
}

const (
	follows = onrecord.Agreed
	clashes = onrecord.Contradicted
	open    = onrecord.Unaddressed
)

// labels are, for each tie of X and V, the relations of (X,V), (V,X), (X,not V),
// (not V,X), (V,not X), (not X,V), (not X,not V), (not V,not X).
var labels = map[tie][8]onrecord.Relation{
	wider:   {follows, open, clashes, clashes, open, open, open, follows},
	equal:   {follows, follows, clashes, clashes, clashes, clashes, follows, follows},
	against: {clashes, clashes, follows, open, follows, open, open, open},
	apart:   {open, open, open, open, open, open, open, open},
}

// Pairs makes pairs of sentences: of each, a few at random by seed, in the
// order of the sentences.
func Pairs(sentences []string, seed uint64) []Pair {
	m := maker{draw: rand.New(rand.NewPCG(seed, 0))}
	for _, s := range sentences {
		p := Parse(s)
		m.all = append(m.all, p)
		for i, t := range p.tags {
			if t == lang.NN && !slices.Contains(m.nouns, p.low(i)) {
				m.nouns = append(m.nouns, p.low(i))
			}
		}
	}
	for i := range m.all {
		m.vary(i)
	}
	return m.out
}

type maker struct {
	draw  *rand.Rand
	all   []Sentence
	nouns []string
	out   []Pair
}

func (m *maker) vary(i int) {
	p := m.all[i]
	m.relate(p, p, equal, 1)
	vs := p.variants()
	m.draw.Shuffle(len(vs), func(a, b int) { vs[a], vs[b] = vs[b], vs[a] })
	for _, v := range vs[:min(3, len(vs))] {
		m.relate(p, v.Sentence, v.tie, 3)
	}
	if q, ok := p.exchanged(m.nouns, m.draw.IntN(len(m.nouns))); ok {
		m.relate(p, q, apart, 2)
	}
	m.relate(p, m.all[m.draw.IntN(len(m.all))], apart, 1)
	if i > 0 {
		m.relate(p, m.all[i-1], apart, 1)
	}
	m.split(p)
}

// relate adds some of the pairs that x and v and their negations make.
func (m *maker) relate(x, v Sentence, t tie, some int) {
	xs, vs := x.String(), v.String()
	nx, okx := m.negated(x)
	nv, okv := m.negated(v)
	if !okx || !okv || xs == vs && t != equal {
		return
	}
	forms := [8][2]string{{xs, vs}, {vs, xs}, {xs, nv}, {nv, xs}, {vs, nx}, {nx, vs}, {nx, nv}, {nv, nx}}
	for _, k := range m.draw.Perm(len(forms))[:some] {
		if f := forms[k]; f[0] != f[1] {
			m.out = append(m.out, Pair{f[0], f[1], labels[t][k]})
		}
	}
}

func (m *maker) negated(p Sentence) (string, bool) {
	for _, form := range []func() (Sentence, bool){p.Nowhere, p.Absent} {
		if q, ok := form(); ok && m.draw.IntN(3) == 0 {
			return q.String(), true
		}
	}
	q, ok := p.Negated()
	return q.String(), ok
}

// split adds pairs of "X did A and did B" and its halves: negating the first
// half leaves the second standing.
func (m *maker) split(p Sentence) {
	first, second, ok := p.halves()
	if !ok {
		return
	}
	n, ok := p.Negated()
	nf, okf := first.Negated()
	ns, oks := second.Negated()
	if !ok || !okf || !oks {
		return
	}
	x, f, s := p.String(), first.String(), second.String()
	for _, q := range []Pair{{x, f, follows}, {x, s, follows}, {f, x, open}, {f, s, open}, {n.String(), f, clashes}, {n.String(), s, follows},
		{n.String(), nf.String(), follows}, {x, nf.String(), clashes}, {x, ns.String(), clashes}, {nf.String(), x, clashes}, {f, ns.String(), open}, {nf.String(), s, open}} {
		if m.draw.IntN(2) == 0 {
			m.out = append(m.out, q)
		}
	}
}
