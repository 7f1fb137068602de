package ask_test

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"onrecord"
	"onrecord/compare"
	"onrecord/desk"
	"onrecord/eval/ask"
	"onrecord/internal/shared"
)

// TestLeaveOneOut holds the figures on cases that the weights were not fitted
// on. The floors only ever go up.
func TestLeaveOneOut(t *testing.T) {
	dir := shared.Need(t, "cases")
	var invented []string // the eighth, ninth and tenth measure the weights
	for _, set := range []string{"fifth", "first", "fourth", "second", "seventh", "sixth", "third"} {
		invented = append(invented, filepath.Join("testdata", set))
	}
	course, err := ask.NewCourse(context.Background(), dir, desk.LoadCase, invented...)
	if err != nil {
		t.Fatal(err)
	}
	r, err := ask.Run(context.Background(), dir, desk.LoadCase, func(name string, c compare.Case, ps []onrecord.Proposition) onrecord.Board {
		return course.Fit(name).Ask(c, ps)
	})
	if err != nil {
		t.Fatal(err)
	}
	s := r.Score
	for _, f := range []struct {
		name  string
		got   *float64
		floor float64
	}{
		{"stance accuracy, all", s.Stances["all"].Accuracy, 91.5},
		{"stance accuracy, own documents", s.Stances["own"].Accuracy, 93},
		{"stance accuracy, reports", s.Stances["mixed"].Accuracy, 90.5},
		{"denials, precision", s.Stances["all"].Denies.P, 95},
		{"denials, recall", s.Stances["all"].Denies.R, 95},
		{"contradicted, precision", s.Contradicted.P, 95},
		{"contradicted, recall", s.Contradicted.R, 86},
		{"evidence hit at 1", s.Hit1, 72},
		{"evidence hit at 3", s.Hit3, 88.4},
		{"discrepancies, precision", s.Discrepancies.P, 85},
		{"discrepancies, recall", s.Discrepancies.R, 55},
	} {
		if f.got == nil || *f.got < f.floor {
			t.Errorf("%s is under %.1f: %v", f.name, f.floor, value(f.got))
		}
	}
	if s.NotVerbatim != 0 || s.SilentDenied != 0 || s.Flips > 2 {
		t.Errorf("%d spans not verbatim, %d silent sides made to deny, %d flips; want 0, 0, at most 2", s.NotVerbatim, s.SilentDenied, s.Flips)
	}
}

func value(p *float64) any {
	if p == nil {
		return "nothing to count"
	}
	return *p
}

// TestBoards holds how many gold contradictions boards show by themselves with
// the words of both sides. doc/board-judgements.md judges their conflicts.
func TestBoards(t *testing.T) {
	u, err := ask.Boards(context.Background(), shared.Need(t, "cases"), desk.LoadCase)
	if err != nil {
		t.Fatal(err)
	}
	if u.Pairs == 0 || float64(u.Found) < 0.8*float64(u.Pairs) {
		t.Errorf("%d of %d gold contradictions are shown, missed %q", u.Found, u.Pairs, u.Missed)
	}
}

// TestAgreesWithScorer compares the figures with those of the independent
// scorer on the same answers.
func TestAgreesWithScorer(t *testing.T) {
	dir := shared.Need(t, "cases")
	scorer := shared.Need(t, "scorers", "score_ask.py")
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("skipped: needs python3")
	}
	answers := t.TempDir()
	texts := map[string]compare.Case{}
	r, err := ask.Run(context.Background(), dir, desk.LoadCase, func(name string, c compare.Case, ps []onrecord.Proposition) onrecord.Board {
		texts[name] = c
		return compare.Ask(c, ps)
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range r.Boards {
		writeAnswer(t, filepath.Join(answers, name+".json"), texts[name], b)
	}
	out, err := exec.Command("python3", scorer, dir, answers).Output()
	if err != nil {
		t.Fatal(err)
	}
	var theirs ask.Score
	if err := json.Unmarshal(out, &theirs); err != nil {
		t.Fatal(err)
	}
	theirs.Problems, r.Score.Problems = nil, nil // theirs lists no-record as an unknown stance
	a, _ := json.MarshalIndent(theirs, "", " ")
	b, _ := json.MarshalIndent(r.Score, "", " ")
	if string(a) != string(b) {
		t.Errorf("the scorer says\n%s\nwe say\n%s", a, b)
	}
}

type span struct {
	Doc        onrecord.DocumentID `json:"doc"`
	Start, End int
	Text       string
}

func (s span) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]any{"doc": s.Doc, "start": s.Start, "end": s.End, "text": s.Text})
}

// writeAnswer writes what the scorer reads: offsets in code points.
func writeAnswer(t *testing.T, name string, c compare.Case, b onrecord.Board) {
	t.Helper()
	at := func(a onrecord.Anchor) span {
		for _, r := range c.Readings {
			if d := r.Document; d.ID == a.Doc {
				return span{a.Doc, d.Text.Points(a.Span.Start), d.Text.Points(a.Span.End), d.Text.Slice(a.Span)}
			}
		}
		return span{}
	}
	type side struct {
		Stance   onrecord.Stance `json:"stance"`
		Evidence []span          `json:"evidence"`
	}
	var w struct {
		Propositions []map[string]any `json:"propositions"`
		Discs        []map[string]any `json:"discrepancies"`
	}
	w.Discs = []map[string]any{}
	for _, f := range b.Findings {
		sides := map[onrecord.SideID]side{}
		for _, p := range f.Positions {
			s := side{Stance: p.Stance}
			for _, e := range p.Evidence {
				s.Evidence = append(s.Evidence, at(e.Anchor))
			}
			if s.Evidence == nil {
				s.Evidence = []span{}
			}
			sides[p.Side] = s
		}
		w.Propositions = append(w.Propositions, map[string]any{"id": f.Proposition.ID, "relation": f.Relation, "sides": sides})
	}
	for _, d := range b.Discrepancies {
		var vs []span
		for _, v := range d.Values {
			vs = append(vs, at(v.Anchor))
		}
		w.Discs = append(w.Discs, map[string]any{"type": d.Type, "values": vs})
	}
	j, err := json.Marshal(w)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, j, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestMissesInOrder: the list of misses is the same in each run, so that two
// trees can be compared by it.
func TestMissesInOrder(t *testing.T) {
	var first []ask.Miss
	for range 4 {
		r, err := ask.Run(context.Background(), filepath.Join("testdata", "sixth"), desk.LoadCase,
			func(_ string, _ compare.Case, _ []onrecord.Proposition) onrecord.Board { return onrecord.Board{} })
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = r.Misses
		}
		if len(r.Misses) < 50 || !slices.Equal(first, r.Misses) {
			t.Fatalf("%d misses, then %d, in another order", len(first), len(r.Misses))
		}
	}
}
