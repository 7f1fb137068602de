package main

import (
	"encoding/binary"
	"encoding/json"
	"math"
	"slices"
	"testing"
)

// TestSplit: pieces are as long as can be, those within a word are marked, and a
// word of which no piece is known has none.
func TestSplit(t *testing.T) {
	m := model{pieces: map[string]int{"un": 0, "under": 1, "##stand": 2, "##s": 3, "-": 4, "stand": 5, "##tand": 6}}
	for word, want := range map[string][]int{"understands": {1, 2, 3}, "un-stand": {0, 4, 5}, "understood": nil, "stands": {5, 3}} {
		if got := m.split(word); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", word, got, want)
		}
	}
}

func TestReadTensor(t *testing.T) {
	header, err := json.Marshal(map[string]any{
		"a": map[string]any{"dtype": "F32", "shape": []int{2, 1}, "data_offsets": []int{4, 12}},
		"b": map[string]any{"dtype": "I64", "shape": []int{1}, "data_offsets": []int{0, 8}}})
	if err != nil {
		t.Fatal(err)
	}
	file := append(binary.LittleEndian.AppendUint64(nil, uint64(len(header))), header...)
	for _, x := range []float32{1, 2, 3} {
		file = binary.LittleEndian.AppendUint32(file, math.Float32bits(x))
	}
	if got, err := readTensor(file, "a"); err != nil || got.row(1)[0] != 3 {
		t.Errorf("second row %v, %v", got, err)
	}
	for _, name := range []string{"b", "c"} {
		if _, err := readTensor(file, name); err == nil {
			t.Errorf("%s: whole numbers, or nothing, were read", name)
		}
	}
}

// TestMainAxes: a matrix that was put together from axes at right angles comes
// apart into them, the widest first.
func TestMainAxes(t *testing.T) {
	axes := [][]float64{unit([]float64{1, 2, 2}), unit([]float64{2, 1, -2}), unit([]float64{2, -2, 1})}
	widths := []float64{5, 3, 0.5}
	s := make([][]float64, 3)
	for k := range s {
		s[k] = make([]float64, 3)
		for l := range s[k] {
			for i, a := range axes {
				s[k][l] += widths[i] * a[k] * a[l]
			}
		}
	}
	for i, got := range mainAxes(s) {
		if along := math.Abs(dot(got, axes[i])); math.Abs(along-1) > 1e-9 {
			t.Errorf("axis %d: %v, want %v", i, got, axes[i])
		}
	}
}

// TestAlongMainAxes: what all words share is taken off, and one coordinate keeps
// what tells them apart.
func TestAlongMainAxes(t *testing.T) {
	got := alongMainAxes([][]float64{{7, 3, 1}, {7, -3, -1}}, []int{0, 0}, 1)
	if want := math.Sqrt(10); math.Abs(math.Abs(got[0][0])-want) > 1e-9 || math.Abs(got[0][0]+got[1][0]) > 1e-9 {
		t.Errorf("%v, want ±%v", got, want)
	}
}
