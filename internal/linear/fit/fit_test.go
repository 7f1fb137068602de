package fit_test

import (
	"bytes"
	"testing"

	"onrecord/internal/linear"
	"onrecord/internal/linear/fit"
)

// toy is a language in which a place's label is its feature, except that label
// 2 always follows label 1.
func toy() []fit.Sequence {
	var data []fit.Sequence
	for k := range 60 {
		var s fit.Sequence
		for i := range 6 {
			y := uint8((k + i*i) % 2)
			if i > 0 && s.Gold[i-1] == 1 {
				y = 2
			}
			seen := min(uint64(y), 1) // 1 and 2 look alike
			s.Features = append(s.Features, []uint32{linear.Feature(1, seen, 0), linear.Feature(2, 0, 0)})
			s.Gold = append(s.Gold, y)
		}
		data = append(data, s)
	}
	return data
}

func options() fit.Options {
	return fit.Options{Bits: 8, Labels: 3, Epochs: 20, Seed: 3, Rate: .1, Damp: .1, Dropout: .1,
		Impossible: func(a, b int) bool { return b == 2 && a != 1 }}
}

// chain returns w as it runs.
func chain(t *testing.T, w *fit.Weights) *linear.Chain {
	t.Helper()
	rows, scale := w.Quantise()
	table, err := linear.NewTable(w.Bits, w.Labels, rows)
	if err != nil {
		t.Fatal(err)
	}
	return linear.NewChain(table, scale, w.Labels, w.Next)
}

func TestFieldsLearnLabelPairs(t *testing.T) {
	data := toy()
	w := fit.Fields(data, options())
	c := chain(t, w)
	var l linear.Lattice
	for _, s := range data {
		l.Reset(len(s.Gold), 3)
		for i, f := range s.Features {
			c.Fill(&l, i, f)
		}
		c.Best(&l, len(s.Gold))
		if !bytes.Equal(l.Path, s.Gold) {
			t.Fatalf("labels %v, want %v", l.Path, s.Gold)
		}
	}
}

func TestTrainingGivesTheSameBytes(t *testing.T) {
	a, _ := fit.Fields(toy(), options()).Quantise()
	b, _ := fit.Fields(toy(), options()).Quantise()
	if !bytes.Equal(a, b) {
		t.Error("two runs differ")
	}
}

func TestRunsGiveTheirMean(t *testing.T) {
	o := options()
	a := fit.Fields(toy(), o)
	o.Seed++
	b := fit.Fields(toy(), o)
	o.Seed, o.Runs = o.Seed-1, 2
	for i, x := range fit.Fields(toy(), o).Row {
		if want := (a.Row[i] + b.Row[i]) / 2; x-want > 1e-5 || want-x > 1e-5 {
			t.Fatalf("weight %d is %v, want %v", i, x, want)
		}
	}
}

func TestLocalLearns(t *testing.T) {
	l := fit.NewLocal(8, 10, .3)
	wrong := 0
	for range 20 {
		wrong = 0
		for k, y := range []int{0, 9} {
			if l.Learn([]uint32{linear.Feature(1, uint64(k), 0), linear.Feature(2, 0, 0)}, y, []int{0, 1, 9}, 1) != y {
				wrong++
			}
		}
	}
	if wrong > 0 {
		t.Errorf("%d of 2 wrong after twenty rounds", wrong)
	}
	rows, _ := l.Average().Quantise()
	table, err := linear.NewFolded(8, rows)
	if err != nil {
		t.Fatal(err)
	}
	var first, second [8]int32
	f := []uint32{linear.Feature(1, 1, 0), linear.Feature(2, 0, 0)}
	table.Add(0, &first, f)
	table.Add(1, &second, f)
	if second[1] <= first[0] || second[1] <= first[1] {
		t.Errorf("scores %v and %v, want label 9 on top", first, second)
	}
}
