package attribution_test

import (
	"encoding/json"
	"io/fs"
	"math"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"sync"
	"testing"

	"onrecord/attribute/corpus"
	"onrecord/attribute/model"
	"onrecord/eval"
	"onrecord/eval/attribution"
	"onrecord/internal/shared"
	"onrecord/text"
)

var once sync.Once
var report attribution.Report

// measured runs the program over both corpora, once for all tests.
func measured(t *testing.T) attribution.Report {
	t.Helper()
	polnear, world := shared.NeedCorpus(t, "attribution"), shared.NeedCorpus(t, "world")
	once.Do(func() {
		var err error
		if report, err = attribution.Measure(model.Default(), polnear, world); err != nil {
			t.Fatal(err)
		}
	})
	return report
}

// TestScoresHold measures the program and holds every pinned score.
func TestScoresHold(t *testing.T) {
	if testing.Short() {
		t.Skip("measures two corpora")
	}
	r := measured(t)
	drops, err := eval.Drops("attribution", r.Figures())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range drops {
		t.Errorf("score dropped: %s", d)
	}
}

// TestAgreesWithTheScorers runs the scorers beside the checkout on the
// program's own output and compares what both count.
func TestAgreesWithTheScorers(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("skipped: needs python3 to run ../shared/scorers")
	}
	polnear, world := shared.NeedCorpus(t, "attribution"), shared.NeedCorpus(t, "world")
	dev, err := corpus.PolNeAR(polnear, corpus.Dev)
	if err != nil {
		t.Fatal(err)
	}
	marked, err := corpus.World(world)
	if err != nil {
		t.Fatal(err)
	}
	r := measured(t)

	var theirs struct {
		Pair    struct{ F1 float64 }
		Speaker float64              `json:"speaker_given_content"`
		Content struct{ F1 float64 } `json:"content_exact"`
		Cue     struct{ F1 float64 } `json:"cue_j50"`
		Mixed   struct{ F1 float64 } `json:"pair_mixed"`
	}
	dir := copyTree(t, polnear, "attribution/polnear/data/dev")
	run(t, &theirs, python, shared.Need(t, "scorers", "score_attribution.py"), dir, write(t, dev))
	near(t, "pair", r.Dev.Pair.F1(), theirs.Pair.F1)
	near(t, "speaker", r.Dev.Speaker, theirs.Speaker)
	near(t, "content exact", r.Dev.Content.Exact.F1(), theirs.Content.F1)
	near(t, "cue .5", r.Dev.Cue.J50.F1(), theirs.Cue.F1)
	near(t, "mixed", r.Dev.Kind["mixed"].F1(), theirs.Mixed.F1)

	type level struct {
		Pair    float64 `json:"pair_f1"`
		Speaker float64
		Class   float64 `json:"cue_class"`
	}
	var worldTheirs struct{ Top, Nested level }
	run(t, &worldTheirs, python, shared.Need(t, "scorers", "score_world.py"), copyTree(t, world, "world"), write(t, marked))
	near(t, "world pair", r.World.Pair.F1(), worldTheirs.Top.Pair)
	near(t, "world class", r.World.Classes, worldTheirs.Top.Class)
	near(t, "world nested pair", r.Nested.Pair.F1(), worldTheirs.Nested.Pair)
}

func near(t *testing.T, what string, ours, theirs float64) {
	t.Helper()
	if math.Abs(ours-theirs) > .1 {
		t.Errorf("%s: %.2f here, %.2f by the scorer", what, ours, theirs)
	}
}

func run(t *testing.T, into any, command string, args ...string) {
	t.Helper()
	out, err := exec.Command(command, args...).Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(out, into); err != nil {
		t.Fatal(err)
	}
}

// copyTree writes one folder of a corpus to disk, for a program of its own.
func copyTree(t *testing.T, fsys fs.FS, root string) string {
	t.Helper()
	dir := t.TempDir()
	err := fs.WalkDir(fsys, root, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		to := filepath.Join(dir, filepath.FromSlash(name[len(root):]))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		return os.WriteFile(to, b, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

type span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

type role struct {
	Spans []span `json:"spans"`
	Class string `json:"class,omitempty"`
}

// write writes the program's statements in docs in the contract's form.
func write(t *testing.T, docs []corpus.Document) string {
	t.Helper()
	f, err := os.Create(filepath.Join(t.TempDir(), "statements.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	enc := json.NewEncoder(f)
	for _, d := range docs {
		if !d.Main {
			continue
		}
		said, err := attribution.Statements(model.Default(), d)
		if err != nil {
			t.Fatal(err)
		}
		points := func(in []text.Span) role {
			r := role{Spans: []span{}}
			for _, s := range in {
				r.Spans = append(r.Spans, span{d.Text.Points(s.Start), d.Text.Points(s.End), d.Text.Slice(s)})
			}
			return r
		}
		for _, s := range said {
			cue := points(s.Cue)
			cue.Class = s.Class
			o := map[string]any{"doc": path.Base(d.Name), "content": points(s.Content), "source": points(s.Source), "cue": cue}
			if s.Nested {
				o["in"] = "outer"
			}
			if err := enc.Encode(o); err != nil {
				t.Fatal(err)
			}
		}
	}
	return f.Name()
}
