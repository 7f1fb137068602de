package public

import (
	"fmt"
	"io/fs"

	"onrecord/compare"
)

// A Row is one figure of one set, in per cent, beside the lexical baseline of
// the design notes.
type Row struct {
	Set      string  `json:"set"`
	Figure   string  `json:"figure"`
	N        int     `json:"n"`
	Baseline float64 `json:"baseline"`
	Ours     float64 `json:"ours"`
}

// Measure scores all sets.
func Measure(corpus fs.FS) ([]Row, error) {
	as, err := PropSegment(corpus)
	if err != nil {
		return nil, err
	}
	sick, err := Sick(corpus, "test")
	if err != nil {
		return nil, err
	}
	m := compare.DefaultPairModel()
	rows := []Row{{"PropSegmEnt dev", "AUC", len(as), 88.6, AUC(as, compare.Says)}}
	rows = append(rows, judged("SICK test", Weigh(sick, m), 76, 80, 84)...)
	for _, b := range []struct {
		name        string
		right, p, r float64
	}{{"MNLI", 57, 59, 66}, {"SNLI", 60, 47, 64}, {"RTE", 76, 0, 0}} {
		ps, err := Negation(corpus, b.name)
		if err != nil {
			return nil, err
		}
		rows = append(rows, judged("negated "+b.name, Weigh(ps, m), b.right, b.p, b.r)...)
	}
	return rows, nil
}

// judged gives the figures of a set of pairs with the baselines of accuracy,
// precision and recall, and the precision at the baseline's recall.
func judged(set string, ws []Weighed, right, p, r float64) []Row {
	s := Judge(ws)
	rows := []Row{{set, "accuracy", s.N, right, s.Accuracy()}}
	if s.Gold > 0 {
		rows = append(rows, Row{set, "contradiction P", s.Found, p, s.P()}, Row{set, "contradiction R", s.Gold, r, s.R()},
			Row{set, fmt.Sprintf("its P at R %.0f", r), s.Gold, p, AtRecall(Curve(ws), r).P})
	}
	return rows
}

// Figures names the scores for their pins.
func Figures(rows []Row) map[string]float64 {
	out := map[string]float64{}
	for _, r := range rows {
		out[r.Set+" "+r.Figure] = r.Ours
	}
	return out
}
