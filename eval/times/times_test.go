package times_test

import (
	"io/fs"
	"testing"

	"onrecord"
	"onrecord/eval/times"
	"onrecord/internal/shared"
	"onrecord/resolve/date"
	"onrecord/text"
)

// Floors are measured F1 values; they only go up. The halves are the documents
// that rules were written on (dev) and those they were not (test).
func TestFloors(t *testing.T) {
	fsys := shared.NeedCorpus(t, "temporal")
	for _, c := range []struct {
		name                string
		read                func(fs.FS) ([]times.Doc, error)
		docs, gold          int
		strict, value, test float64
	}{
		{"AQUAINT", times.Aquaint, 73, 579, 0.854, 0.771, 0.761},
		{"MEANTIME", times.Meantime, 120, 368, 0.873, 0.834, 0.833},
	} {
		t.Run(c.name, func(t *testing.T) {
			docs, err := c.read(fsys)
			if err != nil {
				t.Fatal(err)
			}
			all := times.Evaluate(docs, date.Find)
			dev, test := times.Halves(docs)
			held := times.Evaluate(test, date.Find)
			t.Logf("all  %v\ndev  %v\ntest %v", all, times.Evaluate(dev, date.Find), held)
			if len(docs) != c.docs || all.Gold != c.gold {
				t.Errorf("read %d documents with %d expressions, want %d and %d", len(docs), all.Gold, c.docs, c.gold)
			}
			for _, m := range []struct {
				name       string
				got, floor float64
			}{{"strict", all.F1(all.Strict), c.strict}, {"value", all.F1(all.Value), c.value}, {"value on test", held.F1(held.Value), c.test}} {
				if m.got < m.floor {
					t.Errorf("%s F1 %.4f fell under its floor %.3f", m.name, m.got, m.floor)
				}
			}
		})
	}
}

// The matching of TempEval-3: exact spans first, each expression once.
func TestMatch(t *testing.T) {
	span := func(a, b int) text.Span { return text.Span{Start: a, End: b} }
	gold := []times.Timex{{Span: span(0, 10)}, {Span: span(12, 20)}, {Span: span(30, 40)}}
	found := []onrecord.TimeExpr{{Span: span(5, 14)}, {Span: span(12, 20)}, {Span: span(50, 60)}}
	want := []int{0, 1, -1}
	for g, f := range times.Match(gold, found) {
		if f != want[g] {
			t.Errorf("gold %d is matched to %d, want %d", g, f, want[g])
		}
	}
}

func TestScore(t *testing.T) {
	docs := []times.Doc{{
		Document: &onrecord.Document{Text: text.New("on Friday and 1998")},
		Gold: []times.Timex{
			{Span: text.Span{Start: 3, End: 9}, Type: "DATE", Value: "2022-11-18"},
			{Span: text.Span{Start: 14, End: 18}, Type: "DATE", Value: "1998"},
		},
	}}
	find := func(*onrecord.Document) []onrecord.TimeExpr {
		return []onrecord.TimeExpr{
			{Span: text.Span{Start: 0, End: 9}, Type: "DATE", Value: "2022-11-18"},
			{Span: text.Span{Start: 14, End: 18}, Type: "DATE", Value: "1999"},
			{Span: text.Span{Start: 10, End: 13}, Type: "DATE"},
		}
	}
	s := times.Evaluate(docs, find)
	if want := (times.Score{Gold: 2, Found: 3, Strict: 1, Relaxed: 2, Type: 2, Value: 1}); s != want {
		t.Errorf("got %+v, want %+v", s, want)
	}
	if got := s.F1(s.Value); got != 0.4 {
		t.Errorf("value F1 = %v, want 0.4", got)
	}
	if got := len(times.Misses(docs, find)); got != 2 {
		t.Errorf("%d misses, want 2", got)
	}
}

// BenchmarkAquaint reports documents a second.
func BenchmarkAquaint(b *testing.B) {
	docs, err := times.Aquaint(shared.NeedCorpus(b, "temporal"))
	if err != nil {
		b.Fatal(err)
	}
	n := 0
	for b.Loop() {
		date.Find(docs[n%len(docs)].Document)
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "docs/s")
}
