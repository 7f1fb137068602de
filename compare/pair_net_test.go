package compare

import (
	"bytes"
	"math"
	"slices"
	"testing"
)

// small is a network of two inputs that has learned a little.
func small() *PairNet {
	n := NewPairNet(2, 1)
	n.Scale[0], n.Scale[1] = 1, 2
	copy(n.Hidden[0], []float32{1, -1, 0.5})
	copy(n.Out[1], []float32{2, -1})
	n.Grain = 0.5
	n.Words[0], n.Words[7], n.Words[DictionSize-1] = ByAnswer{1, -2, 3}, ByAnswer{0, 4, 0}, ByAnswer{-127, 0, 127}
	return n
}

// TestPairNet works one example by hand: the hidden unit is 3 - 2 + 0.5, the second answer
// twice that less one, and a word gives it 4 halves.
func TestPairNet(t *testing.T) {
	got := small().Probabilities(PairView{Facts: []float64{3}, Sense: []float64{1}, Words: []uint32{7}})
	if want := math.Exp(4) / (math.Exp(4) + 2); math.Abs(got[1]-want) > 1e-6 {
		t.Errorf("second answer %v, want %v", got[1], want)
	}
}

func TestPairNetFile(t *testing.T) {
	var file bytes.Buffer
	if err := small().write(&file); err != nil {
		t.Fatal(err)
	}
	got, err := readPairNet(bytes.NewReader(file.Bytes()), 2)
	if err != nil {
		t.Fatal(err)
	}
	var again bytes.Buffer
	if err := got.write(&again); err != nil || !bytes.Equal(file.Bytes(), again.Bytes()) {
		t.Error("what was read is not what was written", err)
	}
	if _, err := readPairNet(bytes.NewReader(file.Bytes()), 3); err == nil {
		t.Error("a network of two inputs was taken for one of three")
	}
	for n := range file.Len() {
		if cut, err := readPairNet(bytes.NewReader(file.Bytes()[:n]), 2); err == nil {
			t.Fatalf("%d of %d bytes were read as %v", n, file.Len(), cut.Hidden)
		}
	}
}

// TestEmbeddedPairModel: the model in the tree is what the program would write.
func TestEmbeddedPairModel(t *testing.T) {
	var file bytes.Buffer
	if err := DefaultPairModel().Write(&file); err != nil || !bytes.Equal(file.Bytes(), pairFile) {
		t.Error("pair.bin is not as the program writes it", err)
	}
}

func TestDiction(t *testing.T) {
	of := func(a, b string) []uint32 { return diction(bareOf(a), bareOf(b)) }
	sits, stands := of("A man is sitting", "A man is standing"), of("A man is standing", "A man is sitting")
	if slices.Equal(sits, stands) {
		t.Error("which sentence has the word makes no difference")
	}
	if !slices.ContainsFunc(sits, func(f uint32) bool { return slices.Contains(stands, f) }) {
		t.Error("nothing is the same either way round")
	}
	if slices.Equal(of("A man is sitting", "A man is sitting"), of("A man is sitting", "A man is not sitting")) {
		t.Error("a negation makes no difference")
	}
	for _, f := range append(sits, stands...) {
		if f >= DictionSize {
			t.Errorf("number %d is out of bounds", f)
		}
	}
}

func FuzzReadPairNet(f *testing.F) {
	var file bytes.Buffer
	if err := small().write(&file); err != nil {
		f.Fatal(err)
	}
	f.Add(file.Bytes())
	f.Fuzz(func(t *testing.T, b []byte) {
		if n, err := readPairNet(bytes.NewReader(b), 2); err == nil {
			n.Probabilities(PairView{Facts: []float64{1}, Sense: []float64{1}, Words: []uint32{0, DictionSize - 1}})
		}
	})
}
