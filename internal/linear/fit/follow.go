package fit

import "math"

// follow takes one step towards what a teacher says of s and returns how far the
// field is from it: the mean over places of what the likelihoods of labels differ by.
// The step is that of cross-entropy between the sequences that both find likely,
// which needs nothing of the teacher but the likelihoods at each place (Hinton,
// Vinyals and Dean 2015, for a field).
func (f *field) follow(s *Sequence) (far float64) {
	n := f.labels
	for i, soft := range s.Soft {
		f.active = f.active[:0]
		for y, p := range f.lattice.Prob[i*n : i*n+n] {
			g := p - soft[y]
			far += math.Abs(float64(g))
			f.gradient[y] = g
			if g >= negligible || g <= -negligible {
				f.active = append(f.active, uint8(y))
			}
		}
		if len(f.active) > 0 {
			f.steps(f.kept[i])
		}
	}
	return far / float64(len(s.Soft))
}
