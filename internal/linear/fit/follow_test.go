package fit_test

import (
	"math"
	"testing"

	"onrecord/internal/linear"
	"onrecord/internal/linear/fit"
)

// likelihoods returns what a field takes each label of s to be.
func likelihoods(t *testing.T, w *fit.Weights, s fit.Sequence) [][]float32 {
	t.Helper()
	c := chain(t, w)
	var l linear.Lattice
	l.Reset(len(s.Features), w.Labels)
	for i, f := range s.Features {
		c.Fill(&l, i, f)
	}
	c.Marginals(&l, len(s.Features))
	var out [][]float32
	for i := range s.Features {
		out = append(out, append([]float32(nil), l.Prob[i*w.Labels:(i+1)*w.Labels]...))
	}
	return out
}

// A student sees other features than its teacher, in a smaller table, and no
// labels.
func TestStudentsSayWhatTheirTeacherSays(t *testing.T) {
	lessons, teacher := toy(), fit.Fields(toy(), options())
	for k := range lessons {
		s := &lessons[k]
		s.Soft = likelihoods(t, teacher, *s)
		for i := range s.Features {
			seen := uint64(min(s.Gold[i], 1))
			s.Features[i] = []uint32{linear.Quick(9, seen, 0), linear.Quick(10, seen, 0)}
		}
		s.Gold = nil
	}
	o := options()
	o.Bits, o.Epochs, o.Dropout, o.Start = 6, 100, 0, &fit.Weights{Next: teacher.Next}
	student := fit.Fields(lessons, o)
	for i, v := range student.Next {
		if v != teacher.Next[i] {
			t.Fatalf("pair score %d moved from %v to %v", i, teacher.Next[i], v)
		}
	}
	for _, s := range lessons[:10] {
		for i, have := range likelihoods(t, student, s) {
			for y, p := range have {
				if math.Abs(float64(p-s.Soft[i][y])) > .05 {
					t.Fatalf("place %d, label %d: %v, the teacher says %v", i, y, p, s.Soft[i][y])
				}
			}
		}
	}
}
