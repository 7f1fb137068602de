package ask

import "math"

// strength weighs the data against the wish for small weights, as C does in
// other libraries.
const strength = 0.3

// Logistic fits weights to minimise half their squares plus strength times the
// weighted log loss, by Newton's method from zero.
func Logistic(xs [][]float64, ys, ws []float64) []float64 {
	n := len(xs[0])
	w := make([]float64, n)
	for range 30 {
		gradient, hessian := make([]float64, n), identity(n)
		copy(gradient, w)
		for i, x := range xs {
			p := 1 / (1 + math.Exp(-dot(w, x)))
			g, h := strength*ws[i]*(p-ys[i]), strength*ws[i]*p*(1-p)
			for a := range n {
				gradient[a] += g * x[a]
				for b := range n {
					hessian[a][b] += h * x[a] * x[b]
				}
			}
		}
		step := solve(hessian, gradient)
		largest := 0.0
		for a := range n {
			w[a] -= step[a]
			largest = max(largest, math.Abs(step[a]))
		}
		if largest < 1e-9 {
			break
		}
	}
	for a := range w {
		w[a] = math.Round(w[a]*1e4) / 1e4
	}
	return w
}

func identity(n int) [][]float64 {
	m := make([][]float64, n)
	for i := range m {
		m[i] = make([]float64, n)
		m[i][i] = 1
	}
	return m
}

func dot(a, b []float64) float64 {
	s := 0.0
	for i := range a {
		s += a[i] * b[i]
	}
	return s
}

// solve returns x with a x = b for a positive definite a, by elimination. It
// overwrites both.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	for i := range n {
		for r := i + 1; r < n; r++ {
			f := a[r][i] / a[i][i]
			for c := i; c < n; c++ {
				a[r][c] -= f * a[i][c]
			}
			b[r] -= f * b[i]
		}
	}
	x := make([]float64, n)
	for i := n - 1; i >= 0; i-- {
		s := b[i]
		for c := i + 1; c < n; c++ {
			s -= a[i][c] * x[c]
		}
		x[i] = s / a[i][i]
	}
	return x
}
