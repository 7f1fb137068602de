package public

import (
	"runtime"
	"sync"

	"onrecord"
	"onrecord/compare"
	"onrecord/eval/ask"
	"onrecord/eval/boost"
	"onrecord/internal/trees"
)

// growth is how the trees of the pair model are grown, which are the mean of
// runs that differ by the rows and features that they were shown.
var growth = boost.Config{Trees: 120, Depth: 5, Rate: 0.1}

const runs = 3

// Rows are lessons with their features.
type Rows struct {
	Lessons  []Lesson
	Features [][]float64
}

// Describe finds the features of lessons.
func Describe(ls []Lesson) Rows {
	r := Rows{ls, make([][]float64, len(ls))}
	var wg sync.WaitGroup
	n := runtime.GOMAXPROCS(0)
	for k := range n {
		wg.Go(func() {
			for i := k; i < len(ls); i += n {
				r.Features[i] = compare.PairFeatures(ls[i].A, ls[i].B)
			}
		})
	}
	wg.Wait()
	return r
}

// Train fits the pair model to the rows of which keep is true.
func (r Rows) Train(keep func(Lesson) bool) compare.PairModel {
	var p pupil
	for i, l := range r.Lessons {
		if keep(l) {
			p.xs, p.lessons = append(p.xs, r.Features[i]), append(p.lessons, l)
		}
	}
	return compare.PairModel{Follows: p.scorer(onrecord.Agreed), Against: p.scorer(onrecord.Contradicted)}
}

type pupil struct {
	xs      [][]float64
	lessons []Lesson
}

// scorer learns to tell one relation from the others. What cannot hold is
// weighed by natural pairs alone: those by construction are too regular for a
// model that only adds up. Of what follows they teach the direction in which
// negations turn it, which no natural pair does.
func (p pupil) scorer(relation onrecord.Relation) compare.PairScorer {
	var ys []bool
	var ws []float64
	var shown [][]float64
	var answers, trusted []float64
	for i, l := range p.lessons {
		yes := l.Want == relation
		ys, ws = append(ys, yes), append(ws, l.Weight)
		if relation == onrecord.Agreed || l.Set == sickSet || l.Set == writtenSet {
			shown, answers, trusted = append(shown, p.xs[i]), append(answers, is(yes)), append(trusted, trust*l.Weight)
		}
	}
	return compare.PairScorer{Linear: ask.Logistic(shown, answers, trusted), Trees: grown(p.xs, ys, ws)}
}

// trust is how much a pair weighs against the wish for small weights.
const trust = 10

func grown(xs [][]float64, ys []bool, ws []float64) trees.Model {
	var mean trees.Model
	for run := range runs {
		c := growth
		c.Seed = uint64(run)
		for _, t := range boost.Train(xs, ys, ws, c).Trees {
			for i := range t {
				t[i].Value /= runs
			}
			mean.Trees = append(mean.Trees, t)
		}
	}
	return mean
}

// Everything keeps all lessons.
func Everything(Lesson) bool { return true }

func is(x bool) float64 {
	if x {
		return 1
	}
	return 0
}
