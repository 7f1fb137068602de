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
	for range 2 { // which ones clash, and so which points there are, depends on the weights
		points, _ := gather(m.WithDecision(d), dev, o)
		d.Platt = platt(points)
	}
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

const (
	newtonSteps = 12
	ridge       = 2 // pull of each weight towards zero, in points
)

// platt fits a logistic regression by Newton's method.
func platt(points []point) model.Weights {
	const n = len(model.Weights{})
	var w model.Weights
	for range newtonSteps {
		var a [n][n + 1]float64 // the second derivatives, and the gradient beside them
		for i := range n - 1 {
			a[i][i], a[i][n] = ridge, ridge*w[i]
		}
		a[n-1][n-1] = 1e-6
		for _, p := range points {
			var x [n]float64
			copy(x[:], p.evidence[:])
			x[n-1] = 1
			s := 0.0
			for i := range n {
				s += w[i] * x[i]
			}
			q := 1 / (1 + math.Exp(-s))
			slope := q * (1 - q)
			if p.right {
				q--
			}
			for i := range n {
				for j := range n {
					a[i][j] += slope * x[i] * x[j]
				}
				a[i][n] += q * x[i]
			}
		}
		for i, step := range solve(&a) {
			w[i] -= step
		}
	}
	return w
}

// solve solves a system of equations, right sides in the last column, by
// elimination.
func solve(a *[len(model.Weights{})][len(model.Weights{}) + 1]float64) model.Weights {
	const n = len(model.Weights{})
	for k := range n {
		top := k
		for i := k + 1; i < n; i++ {
			if math.Abs(a[i][k]) > math.Abs(a[top][k]) {
				top = i
			}
		}
		a[k], a[top] = a[top], a[k]
		for i := k + 1; i < n; i++ {
			f := a[i][k] / a[k][k]
			for j := k; j <= n; j++ {
				a[i][j] -= f * a[k][j]
			}
		}
	}
	var x model.Weights
	for i := n - 1; i >= 0; i-- {
		x[i] = a[i][n]
		for j := i + 1; j < n; j++ {
			x[i] -= a[i][j] * x[j]
		}
		x[i] /= a[i][i]
	}
	return x
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
