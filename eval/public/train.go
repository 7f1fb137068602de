package public

import (
	"runtime"
	"slices"
	"sync"

	"onrecord"
	"onrecord/compare"
	"onrecord/eval/boost"
	"onrecord/internal/trees"
)

// growth is how the trees of the pair model are grown, which are the mean of
// runs that differ by the rows and features that they were shown.
var growth = boost.Config{Trees: 120, Depth: 5, Rate: 0.1}

const runs = 3

// networks is of how many the network of the pair model is the mean.
const networks = 4

// Rows are lessons with what models see of them.
type Rows struct {
	Lessons []Lesson
	Views   []compare.PairView
}

// Describe looks at lessons.
func Describe(ls []Lesson) Rows {
	r := Rows{ls, make([]compare.PairView, len(ls))}
	var wg sync.WaitGroup
	n := runtime.GOMAXPROCS(0)
	for k := range n {
		wg.Go(func() {
			for i := k; i < len(ls); i += n {
				r.Views[i] = compare.ViewPair(ls[i].A, ls[i].B)
			}
		})
	}
	wg.Wait()
	return r
}

// Train fits the pair model to the rows of which keep is true.
func (r Rows) Train(keep func(Lesson) bool) compare.PairModel {
	var c class
	for i, l := range r.Lessons {
		if keep(l) {
			c.views = append(c.views, r.Views[i])
			c.answers = append(c.answers, slices.Index(compare.Relations[:], l.Want))
			c.weights = append(c.weights, l.Weight)
		}
	}
	return compare.PairModel{Net: c.taught(school, networks), Follows: c.grown(onrecord.Agreed), Against: c.grown(onrecord.Contradicted)}
}

// grown learns to tell one relation from the others by trees.
func (c class) grown(relation onrecord.Relation) trees.Model {
	xs, ys := make([][]float64, len(c.views)), make([]bool, len(c.views))
	for i, v := range c.views {
		xs[i], ys[i] = v.Facts, compare.Relations[c.answers[i]] == relation
	}
	var mean trees.Model
	for run := range runs {
		g := growth
		g.Seed = uint64(run)
		for _, t := range boost.Train(xs, ys, c.weights, g).Trees {
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
