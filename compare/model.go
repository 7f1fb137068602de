package compare

import (
	_ "embed"
	"encoding/json"
	"math"
	"sync"

	"onrecord"
)

// A Model says how likely it is that a passage says what a proposition says:
// logistic regression over the features of [FeatureNames]. Weights are fitted
// by "onrecord eval ask --train" on the open cases and most of the invented
// ones; the same command with --leave-one-out measures them on cases that they
// were not fitted on.
type Model struct {
	Features  []string  `json:"features"`
	Weights   []float64 `json:"weights"`
	Threshold float64   `json:"threshold"` // from here on a side is said to assert
}

//go:embed weights.json
var weightFile []byte

var defaultModel = sync.OnceValue(func() Model {
	var m Model
	if err := json.Unmarshal(weightFile, &m); err != nil || len(m.Weights) != len(featureNames) {
		panic("compare: embedded weights do not fit the features; run onrecord eval ask --train")
	}
	return m
})

// Ask answers as [Ask] does, with this model's weights.
func (w Model) Ask(c Case, ps []onrecord.Proposition) onrecord.Board {
	m := prepare(c)
	m.model = w
	b := m.board()
	b.Findings = m.findings(ps)
	return b
}

// Probability applies the model to features.
func (w Model) Probability(features []float64) float64 {
	z := 0.0
	for i, x := range features {
		z += w.Weights[i] * x
	}
	return 1 / (1 + math.Exp(-z))
}
