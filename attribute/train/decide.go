package train

import (
	"cmp"
	"math"
	"slices"

	"onrecord/attribute/model"
)

// decide fits the decision on development texts: the weights of the evidence,
// then the threshold of the best F1. It returns that F1 in percent.
func decide(m *model.Model, dev []example, o Options) (model.Decision, float64) {
	var d model.Decision
	if o.Judge == nil {
		return d, 0
	}
	points, _ := gather(m.WithDecision(d), dev, o)
	d.Platt = platt(points)
	points, marked := gather(m.WithDecision(d), dev, o)
	f1, threshold := bestThreshold(points, marked)
	d.Threshold = threshold
	o.Log("decision: threshold %.2f, dev pair F1 %.2f", threshold, 100*f1)
	return d, 100 * f1
}

type point struct {
	evidence   model.Evidence
	confidence float64
	right      bool
}

func gather(m *model.Model, dev []example, o Options) (points []point, marked int) {
	var r model.Reading
	for _, x := range dev {
		found := m.FindWith(&r, x.layer, x.paragraphs, x.hints)
		right, n := o.Judge(x.doc, x.layer, found)
		marked += n
		for i, f := range found {
			points = append(points, point{f.Evidence, f.Confidence, right[i]})
		}
	}
	return points, marked
}

// platt fits a logistic regression by gradient descent.
func platt(points []point) model.Weights {
	var w model.Weights
	for range 3000 {
		var g model.Weights
		for _, p := range points {
			s := w[len(p.evidence)]
			for i, x := range p.evidence {
				s += w[i] * x
			}
			err := 1 / (1 + math.Exp(-s))
			if p.right {
				err--
			}
			for i, x := range p.evidence {
				g[i] += err * x
			}
			g[len(p.evidence)] += err
		}
		for i := range w {
			w[i] -= .05 * g[i] / float64(max(1, len(points)))
		}
	}
	return w
}

// bestThreshold returns the highest F1 that a threshold on confidence gives.
func bestThreshold(points []point, marked int) (f1, threshold float64) {
	slices.SortFunc(points, func(a, b point) int { return cmp.Compare(b.confidence, a.confidence) })
	right := 0
	for i, p := range points {
		if p.right {
			right++
		}
		if f := 2 * float64(right) / float64(i+1+marked); f > f1 {
			f1, threshold = f, p.confidence
		}
	}
	return f1, threshold
}
