// Package ask measures compare on cases whose answers are known. It takes
// folders with a gold.json and gives the figures of ../shared/scorers/score_ask.py:
// stance accuracy by kind of document, precision and recall of denials and
// contradictions, evidence hits, discrepancies.
//
// In the Phnom Penh case the gold says that the White House asserts "Biden
// called for the release of detained activists" in the readout; the answer
// scores if the stance agrees, and its evidence if one of the first three
// shown sentences overlaps those words.
package ask

import (
	"context"
	"fmt"
	"path/filepath"

	"onrecord"
	"onrecord/compare"
)

// A Loader reads the case in a folder.
type Loader func(ctx context.Context, dir string) (compare.Case, []onrecord.Problem, error)

// An Answerer answers propositions about a case, as [compare.Ask] does. It is
// given the case's name, so that leaving one case out can leave out this one.
type Answerer func(name string, c compare.Case, ps []onrecord.Proposition) onrecord.Board

// A Result is the figures, and what they are made of.
type Result struct {
	Score  Score
	Misses []Miss
	Boards map[string]onrecord.Board
}

// Run answers every case under dir and scores the answers.
func Run(ctx context.Context, dir string, load Loader, answer Answerer) (Result, error) {
	cases, err := Cases(dir)
	if err != nil {
		return Result{}, err
	}
	r, t := Result{Boards: map[string]onrecord.Board{}}, tally{}
	for _, folder := range cases {
		g, err := LoadGold(folder)
		if err != nil {
			return Result{}, err
		}
		c, _, err := load(ctx, folder)
		if err != nil {
			return Result{}, fmt.Errorf("%s: %w", folder, err)
		}
		name := filepath.Base(folder)
		b := answer(name, c, g.Questions())
		r.Boards[name] = b
		t.add(name, c, g, b)
	}
	r.Score, r.Misses = t.score(), t.misses
	return r, nil
}
