package compare

import (
	"math"
	"slices"

	"onrecord/compare/sense"
)

// A PairView is what models see of two bare sentences.
type PairView struct {
	Facts []float64 // [PairFeatures]
	Sense []float64 // the vectors of their words, face to face
	Words []uint32  // what each word does, numbers under [DictionSize]
}

// ViewPair describes two bare sentences.
func ViewPair(a, b string) PairView {
	x, y := bareOf(a), bareOf(b)
	return PairView{Facts: PairFeatures(a, b), Sense: slices.Concat(faced(x.content, y.content), faced(y.content, x.content)), Words: diction(x, y)}
}

// sharpness of a word's choice which words of the other sentence to face.
const sharpness = 8

// faced sums, over the words of ws, the product of a word's vector and of what it
// faces in vs (Parikh and others, 2016), and both vectors, the more the less
// alike they are.
func faced(ws, vs []word) []float64 {
	vectors := sense.Paired()
	x := make([]float64, 3*sense.Dim)
	product, own, others := x[:sense.Dim], x[sense.Dim:2*sense.Dim], x[2*sense.Dim:]
	for _, w := range ws {
		mine := make([]float64, sense.Dim)
		vectors.AddTo(mine, w.low, 1)
		facing, alike := mostlyLike(w, vs, vectors)
		for i := range mine {
			product[i] += mine[i] * facing[i]
			own[i] += (1 - alike) * mine[i]
			others[i] += (1 - alike) * facing[i]
		}
	}
	return x
}

// mostlyLike is the mean of the vectors of vs, in which those like w count most,
// and how like w the most like of them is.
func mostlyLike(w word, vs []word, vectors *sense.Table) (mean []float64, alike float64) {
	mean = make([]float64, sense.Dim)
	total := 0.0
	for _, v := range vs {
		c := vectors.Cosine(w.low, v.low)
		alike = max(alike, c)
		if weight := math.Exp(sharpness * c); vectors.AddTo(mean, v.low, weight) {
			total += weight
		}
	}
	for i := range mean {
		mean[i] /= max(total, 1)
	}
	return mean, alike
}
