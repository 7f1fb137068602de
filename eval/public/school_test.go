package public

import (
	"bytes"
	"reflect"
	"slices"
	"testing"

	"onrecord/compare"
)

// riddle is about two facts that only count together, and about one word.
func riddle() class {
	var c class
	for i := range 400 {
		a, b, word := i&1, i>>1&1, uint32(i>>2&1)
		c.views = append(c.views, compare.PairView{Facts: []float64{float64(a)}, Sense: []float64{float64(b)}, Words: []uint32{5 + word}})
		answer := a ^ b
		if word == 1 {
			answer = 2
		}
		c.answers, c.weights = append(c.answers, answer), append(c.weights, 1)
	}
	return c
}

// TestSchool: a network learns what no sum of its inputs tells, and the same on
// every run.
func TestSchool(t *testing.T) {
	c, s := riddle(), school
	s.units, s.epochs, s.rate, s.dropped, s.sense = 16, 60, 0.02, 0, 1
	n := c.taught(s, 2)
	for i, v := range c.views {
		if p := n.Probabilities(v); p[c.answers[i]] < 0.8 {
			t.Fatalf("%v, %v: %v, want answer %d", v.Facts, v, p, c.answers[i])
		}
	}
	if !reflect.DeepEqual(n, c.taught(s, 2)) {
		t.Error("a second run learned something else")
	}
}

// TestWritten: the file of written lessons is as its reader takes it to be.
func TestWritten(t *testing.T) {
	for i, line := range bytes.Split(bytes.TrimSpace([]byte(writtenFile)), []byte("\n")) {
		f := bytes.Split(line, []byte("\t"))
		claim := len(f) == 3 && len(f[0]) == 0 && len(f[1]) == 4 && len(bytes.Trim(f[1], "ECN")) == 0 && len(f[2]) > 0
		if !claim && (len(f) != 1 || len(f[0]) == 0) {
			t.Errorf("line %d: %q is neither a premise nor a claim", i+1, line)
		}
	}
	var c course
	c.written()
	for _, want := range compare.Relations {
		if !slices.ContainsFunc(c.lessons, func(l Lesson) bool { return l.Want == want }) {
			t.Errorf("no lesson is %s", want)
		}
	}
}
