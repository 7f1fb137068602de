package reading_test

import (
	"math"
	"os"
	"testing"

	"onrecord/eval/reading"
	"onrecord/internal/shared"
)

// floor fails when a measured score drops below what was reached. Floors only go up.
func floor(t *testing.T, what string, got, least float64) {
	t.Helper()
	t.Logf("%-28s %.4f (floor %.3f)", what, got, least)
	if got < least {
		t.Errorf("%s is %.4f, below its floor %.3f", what, got, least)
	}
}

func TestScores(t *testing.T) {
	zyte, fundus, err := reading.Load(shared.NeedCorpus(t, "extraction"))
	if err != nil {
		t.Fatal(err)
	}
	if testing.Short() {
		zyte, fundus = zyte[:20], fundus[:20]
	}
	z, f := reading.Measure(zyte), reading.Measure(fundus)
	for _, page := range append(z.Refused, f.Refused...) {
		t.Errorf("%s is an article and was refused", page)
	}
	if testing.Short() {
		return
	}
	floor(t, "zyte F1", z.Body.F1, 0.984)
	floor(t, "zyte exact", z.Body.Exact, 0.56)
	floor(t, "fundus mean page F1", f.Body.MeanF, 0.987)
	floor(t, "fundus pages from half up", float64(f.Body.Pages-f.Body.Under), 131)
	floor(t, "fundus title exact", f.Title, 0.85)
	floor(t, "fundus all authors", f.Authors, 0.93)
	floor(t, "fundus day", f.Day, 0.99)
	floor(t, "fundus datelines", float64(f.Datelines), 9) // nine, all true by eye
}

// TestUnseenPublishers is the honest figure; it trains five judges.
func TestUnseenPublishers(t *testing.T) {
	if os.Getenv("ONRECORD_LONG") == "" {
		t.Skip("skipped: trains five judges, some minutes; set ONRECORD_LONG=1")
	}
	zyte, fundus, err := reading.Load(shared.NeedCorpus(t, "extraction"))
	if err != nil {
		t.Fatal(err)
	}
	tables := reading.CrossValidate(reading.Samples(zyte), reading.Samples(fundus))
	floor(t, "zyte F1, unseen", tables[0].F1, 0.968)
	floor(t, "zyte exact, unseen", tables[0].Exact, 0.40)
	floor(t, "fundus mean F1, unseen", tables[1].MeanF, 0.960)
	floor(t, "fundus from half up, unseen", float64(tables[1].Pages-tables[1].Under), 130)
}

// TestMeasure holds the measure against counts made by hand.
func TestMeasure(t *testing.T) {
	for _, c := range []struct {
		gold, got string
		p, r      float64
	}{
		{"", "", 1, 1},
		{"a b c d", "a b c d", 1, 1},
		{"a b c d", "", 0, 0},
		{"a b c d e", "a b c d", 1, 0.5}, // one of two shingles
		{"a b c d", "a b c d e", 0.5, 1},
		{"It's a b c", "It s a, b – c", 1, 1}, // words only
	} {
		o := reading.Compare(c.gold, c.got)
		if math.Abs(o.Precision()-c.p) > 1e-9 || math.Abs(o.Recall()-c.r) > 1e-9 {
			t.Errorf("%q against %q: P %.2f R %.2f, want %.2f %.2f", c.got, c.gold, o.Precision(), o.Recall(), c.p, c.r)
		}
	}
}

// TestPublishedRow scores another system's published output and compares it
// with the row that the benchmark prints for it.
func TestPublishedRow(t *testing.T) {
	corpus := shared.NeedCorpus(t, "extraction")
	for system, want := range map[string][2]float64{"go_trafilatura": {0.960, 0.287}, "trafilatura": {0.958, 0.293}, "go_readability": {0.934, 0.188}, "readability_js": {0.947, 0.166}} {
		table, err := reading.Published(corpus, system)
		if err != nil {
			t.Fatal(err)
		}
		if math.Abs(table.F1-want[0]) > 0.0006 || math.Abs(table.Exact-want[1]) > 0.0006 {
			t.Errorf("%s: F1 %.4f exact %.4f, published %.3f %.3f", system, table.F1, table.Exact, want[0], want[1])
		}
	}
}
