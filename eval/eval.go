// Package eval pins the scores of the stages: baseline.json holds, stage by
// stage, what was measured last, and a score that falls below it by more than
// [Tolerance] is a fault.
//
//	drops, err := eval.Drops("attribution", figures)
//	for _, d := range drops { fmt.Println(d) }   // pair: 66.1, was 66.9
//
// Pinned scores only go up: Pin keeps the larger of old and new. The packages
// below measure one stage each.
package eval

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
)

//go:embed baseline.json
var baseline []byte

// Tolerance is how far, in points, a score may fall below its pin.
const Tolerance = 0.3

// Drops names the figures of a stage that fell, or are missing.
func Drops(stage string, figures map[string]float64) ([]string, error) {
	pins, err := read()
	if err != nil {
		return nil, err
	}
	var out []string
	for _, name := range slices.Sorted(maps.Keys(pins[stage])) {
		was := pins[stage][name]
		switch got, measured := figures[name]; {
		case !measured:
			out = append(out, fmt.Sprintf("%s: not measured, was %.2f", name, was))
		case got < was-Tolerance:
			out = append(out, fmt.Sprintf("%s: %.2f, was %.2f", name, got, was))
		}
	}
	return out, nil
}

// Pin returns the baseline file with the figures of a stage put in where they
// are higher than what was pinned.
func Pin(stage string, figures map[string]float64) ([]byte, error) {
	pins, err := read()
	if err != nil {
		return nil, err
	}
	if pins[stage] == nil {
		pins[stage] = map[string]float64{}
	}
	for name, got := range figures {
		if rounded := math.Round(got*100) / 100; rounded > pins[stage][name] {
			pins[stage][name] = rounded
		}
	}
	b, err := json.MarshalIndent(pins, "", "  ")
	return append(b, '\n'), err
}

func read() (map[string]map[string]float64, error) {
	pins := map[string]map[string]float64{}
	if err := json.Unmarshal(baseline, &pins); err != nil {
		return nil, fmt.Errorf("eval/baseline.json: %w", err)
	}
	return pins, nil
}
