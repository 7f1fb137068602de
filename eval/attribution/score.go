package attribution

import (
	"cmp"
	"slices"

	"onrecord/text"
)

// A Count is what precision and recall are made of.
type Count struct{ Right, Found, Marked int }

// P, R and F1 are percentages.
func (c Count) P() float64 { return percent(c.Right, c.Found) }

// R returns the recall.
func (c Count) R() float64 { return percent(c.Right, c.Marked) }

// F1 returns the harmonic mean of both.
func (c Count) F1() float64 { return percent(2*c.Right, c.Found+c.Marked) }

func (c *Count) add(o Count) {
	c.Right, c.Found, c.Marked = c.Right+o.Right, c.Found+o.Found, c.Marked+o.Marked
}

func percent(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return 100 * float64(n) / float64(of)
}

// A Result is the whole table for one set of articles.
type Result struct {
	Articles int
	Pair     Count
	Interval [2]float64 // 95 % of pair F1, by drawing articles
	Matched  int        // contents matched by a half or more
	Speaker  float64    // percent of those with the right source
	Classes  float64    // percent of those with the right cue class
	Content  Overlap
	Source   Overlap
	Cue      Overlap
	Kind     map[string]KindCount
	At90     float64 // recall where pair precision is 90 %
	At95     float64 // recall where pair precision is 95 %
}

// Overlap counts one role at three strengths of agreement.
type Overlap struct{ Exact, J80, J50 Count }

// KindCount keeps found and marked apart, since their kinds can differ.
type KindCount struct{ RightFound, Found, RightMarked, Marked int }

// F1 returns the harmonic mean of precision and recall in percent.
func (k KindCount) F1() float64 {
	p, r := percent(k.RightFound, k.Found), percent(k.RightMarked, k.Marked)
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// Score compares what was said with what was marked. Nested attributions are
// left out of both; see [Nested].
func Score(articles []Article) Result { return scoreWhere(articles, false) }

// Nested is [Score] for the attributions inside others' contents alone.
func Nested(articles []Article) Result { return scoreWhere(articles, true) }

func scoreWhere(articles []Article, nested bool) Result {
	r := Result{Articles: len(articles), Kind: map[string]KindCount{}}
	var per []Count
	var ranked []rankedPair
	speaker, class := 0, 0
	for _, a := range articles {
		s := newScorer(a, nested)
		s.overlap(&r.Content, func(x Roles) []text.Span { return x.Content })
		s.overlap(&r.Source, func(x Roles) []text.Span { return x.Source })
		s.overlap(&r.Cue, func(x Roles) []text.Span { return x.Cue })
		c := s.pairs(&r, &speaker, &class)
		ranked = append(ranked, s.ranked...)
		r.Pair.add(c)
		per = append(per, c)
	}
	r.Speaker, r.Classes = percent(speaker, r.Matched), percent(class, r.Matched)
	r.Interval = bootstrap(per)
	r.At90, r.At95 = recallAt(ranked, r.Pair.Marked, .90), recallAt(ranked, r.Pair.Marked, .95)
	return r
}

type rankedPair struct {
	confidence float64
	right      bool
}

type scorer struct {
	l            letters
	marks        []text.Span
	marked, said []Roles
	ranked       []rankedPair
}

func newScorer(a Article, nested bool) *scorer {
	s := &scorer{l: lettersOf(a.Text.String()), marks: quoted(a.Text.String())}
	keep := func(in []Roles) (out []Roles) {
		for _, x := range in {
			x.Content, x.Source, x.Cue = disjoint(x.Content), disjoint(x.Source), disjoint(x.Cue)
			if x.Nested == nested {
				out = append(out, x)
			}
		}
		return out
	}
	s.marked = keep(a.Marked)
	s.said = slices.DeleteFunc(keep(a.Said), func(x Roles) bool { return s.l.count(x.Content) == 0 })
	return s
}

type match struct {
	j    float64
	m, f int
}

// match pairs marked and found one-to-one, best Jaccard index first.
func (s *scorer) match(marked, found []Roles, of func(Roles) []text.Span) []match {
	var all []match
	for m, x := range marked {
		for f, y := range found {
			if s.l.shared(of(x), of(y)) > 0 {
				all = append(all, match{s.l.jaccard(of(x), of(y)), m, f})
			}
		}
	}
	slices.SortFunc(all, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.j, a.j), cmp.Compare(a.m, b.m), cmp.Compare(a.f, b.f))
	})
	usedM, usedF := make([]bool, len(marked)), make([]bool, len(found))
	return slices.DeleteFunc(all, func(x match) bool {
		if usedM[x.m] || usedF[x.f] {
			return true
		}
		usedM[x.m], usedF[x.f] = true, true
		return false
	})
}

func (s *scorer) overlap(o *Overlap, of func(Roles) []text.Span) {
	some := func(in []Roles) []Roles {
		return slices.DeleteFunc(slices.Clone(in), func(x Roles) bool { return s.l.count(of(x)) == 0 })
	}
	marked, found := some(s.marked), some(s.said)
	base := Count{Found: len(found), Marked: len(marked)}
	exact, j80, j50 := base, base, base
	for _, x := range s.match(marked, found, of) {
		if x.j >= .5 {
			j50.Right++
		}
		if x.j >= .8 {
			j80.Right++
		}
		if x.j >= 1 {
			exact.Right++
		}
	}
	o.Exact.add(exact)
	o.J80.add(j80)
	o.J50.add(j50)
}

// pairs counts right pairs, overall and by kind.
func (s *scorer) pairs(r *Result, speaker, class *int) Count {
	c := Count{Found: len(s.said), Marked: len(s.marked)}
	right := make([]bool, len(s.said))
	kindOf := func(x Roles) string { return s.l.kind(x.Content, s.marks) }
	bump := func(kind string, by KindCount) {
		k := r.Kind[kind]
		r.Kind[kind] = KindCount{k.RightFound + by.RightFound, k.Found + by.Found, k.RightMarked + by.RightMarked, k.Marked + by.Marked}
	}
	for _, x := range s.match(s.marked, s.said, func(x Roles) []text.Span { return x.Content }) {
		if x.j < .5 {
			continue
		}
		m, f := s.marked[x.m], s.said[x.f]
		r.Matched++
		if m.Class == f.Class {
			*class++
		}
		if s.l.jaccard(m.Source, f.Source) < .5 {
			continue
		}
		*speaker++
		c.Right++
		right[x.f] = true
		bump(kindOf(m), KindCount{RightMarked: 1})
		bump(kindOf(f), KindCount{RightFound: 1})
	}
	for _, m := range s.marked {
		bump(kindOf(m), KindCount{Marked: 1})
	}
	for i, f := range s.said {
		bump(kindOf(f), KindCount{Found: 1})
		s.ranked = append(s.ranked, rankedPair{f.Confidence, right[i]})
	}
	return c
}
