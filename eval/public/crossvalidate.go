package public

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"

	"onrecord"
	"onrecord/compare"
)

// A Weighed is a pair with what the model makes of it.
type Weighed struct {
	Pair
	Follows, Against float64
}

// folds is how many parts a cross-validation has.
const folds = 5

// CrossValidate weighs the lessons of a set with models that were fitted
// without their group.
func (r Rows) CrossValidate(sets ...string) map[string][]Weighed {
	out := map[string][]Weighed{}
	for k := range folds {
		m := r.Train(func(l Lesson) bool { return l.Group%folds != k })
		for i, l := range r.Lessons {
			if l.Group%folds == k && slices.Contains(sets, l.Set) {
				follows, against := m.WeighView(r.Views[i])
				out[l.Set] = append(out[l.Set], Weighed{l.Pair, follows, against})
			}
		}
	}
	return out
}

// HeldOut scores the pair model on what it was not fitted on: the folds of SICK
// train and of the written pairs, and sets of which it learns nothing (MoNLI and
// MED have no contradictions: accuracy counts what follows).
func HeldOut(corpus fs.FS) ([]Row, error) {
	lessons, err := Lessons(corpus)
	if err != nil {
		return nil, err
	}
	r := Describe(lessons)
	var rows []Row
	held := r.CrossValidate(sickSet, writtenSet)
	for _, set := range []string{sickSet, writtenSet} {
		curve := Curve(held[set])
		b := Balanced(curve)
		rows = append(rows, judged(set, held[set], 0, 0, 85)...)
		rows = append(rows, Row{set, fmt.Sprintf("P = R at %.2f", b.Cut), len(held[set]), 0, min(b.P, b.R)})
	}
	m := r.Train(Everything)
	for name, read := range map[string]func(fs.FS) ([]Pair, error){"MoNLI": Monli, "MED": Med} {
		ps, err := read(corpus)
		if err != nil {
			return nil, err
		}
		rows = append(rows, judged(name, Weigh(ps, m), 0, 0, 0)...) // nothing of them was learned
	}
	slices.SortStableFunc(rows, func(a, b Row) int { return cmp.Compare(b.Set, a.Set) })
	return rows, nil
}

// Weigh weighs pairs with a model.
func Weigh(ps []Pair, m compare.PairModel) []Weighed {
	out := make([]Weighed, len(ps))
	for i, p := range ps {
		out[i].Pair = p
		out[i].Follows, out[i].Against = m.Weigh(p.A, p.B)
	}
	return out
}

// A Point is a cut on the weight against, with the precision and recall of
// contradictions there, in per cent.
type Point struct{ Cut, P, R float64 }

// Curve returns the points at which a contradiction is found, the highest cut
// first.
func Curve(ws []Weighed) []Point {
	sorted := slices.SortedStableFunc(slices.Values(ws), func(a, b Weighed) int { return cmp.Compare(b.Against, a.Against) })
	gold := 0
	for _, w := range ws {
		gold += int(is(w.Want == onrecord.Contradicted))
	}
	var out []Point
	agree := 0
	for i, w := range sorted {
		if w.Want == onrecord.Contradicted {
			agree++
			out = append(out, Point{w.Against, share(agree, i+1), share(agree, gold)})
		}
	}
	return out
}

// Balanced returns the point at which the lesser of precision and recall is
// highest.
func Balanced(curve []Point) Point {
	best := Point{}
	for _, p := range curve {
		if min(p.P, p.R) > min(best.P, best.R) {
			best = p
		}
	}
	return best
}

// AtRecall returns the first point that reaches a recall.
func AtRecall(curve []Point, r float64) Point {
	for _, p := range curve {
		if p.R >= r {
			return p
		}
	}
	return Point{}
}
