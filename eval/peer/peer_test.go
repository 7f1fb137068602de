package peer

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jdkato/prose/v3"

	"onrecord/internal/shared"
	"onrecord/lang"
	"onrecord/lang/corpus"
	"onrecord/lang/train"
	"onrecord/text"
)

// TestMain says where the material lies: beside the checkout, not beside this
// module.
func TestMain(m *testing.M) {
	if os.Getenv("ONRECORD_SHARED") == "" {
		os.Setenv("ONRECORD_SHARED", filepath.Join("..", "..", "..", "shared"))
	}
	os.Exit(m.Run())
}

// A reading is what one system found in one text.
type reading struct {
	ends  map[int]bool // where sentences end
	names map[name]bool
}

type name struct {
	span text.Span
	kind string
}

var kinds = map[string]string{
	"Person": "person", "Location": "place", "Organization": "organisation",
	"PERSON": "person", "GPE": "place", "LOC": "place", "LOCATION": "place", "ORG": "organisation", "ORGANIZATION": "organisation",
}

func ours(s string) reading {
	l := lang.Analyse(s)
	l.FillNames()
	r := reading{map[int]bool{}, map[name]bool{}}
	for _, x := range l.Sentences {
		r.ends[l.Span(x).End] = true
	}
	for _, n := range l.Names {
		if k := kinds[n.Kind.String()]; k != "" {
			r.names[name{l.Span(n.Range), k}] = true
		}
	}
	return r
}

func theirs(s string) reading {
	d, err := prose.NewDocument(s)
	r := reading{map[int]bool{}, map[name]bool{}}
	if err != nil {
		return r
	}
	for _, x := range d.Sentences() {
		r.ends[x.Start+len(strings.TrimRight(x.Text, " \n"))] = true
	}
	for _, e := range d.Entities() {
		if k := kinds[e.Label]; k != "" {
			r.names[name{text.Span{Start: e.Start, End: e.End()}, k}] = true
		}
	}
	return r
}

func marked(d *corpus.Document) reading {
	r := reading{map[int]bool{}, map[name]bool{}}
	for _, x := range d.Sentences {
		r.ends[int(d.Tokens[x.End-1].End)] = true
	}
	if d.Names == nil {
		return r
	}
	for _, n := range train.GoldNames(d) {
		if k := kinds[n.Kind.String()]; k != "" {
			span := text.Span{Start: int(d.Tokens[n.Start].Start), End: int(d.Tokens[n.End-1].End)}
			r.names[name{span, k}] = true
		}
	}
	return r
}

// f1 compares sets over documents, in percent.
func f1[K comparable](docs []*corpus.Document, read func(string) reading, of func(reading) map[K]bool) float64 {
	right, all := 0, 0
	for _, d := range docs {
		found, want := of(read(d.Text)), of(marked(d))
		for k := range found {
			if want[k] {
				right++
			}
		}
		all += len(found) + len(want)
	}
	return 200 * float64(right) / float64(max(1, all))
}

func TestSideBySide(t *testing.T) {
	nlp := shared.NeedCorpus(t, "nlp")
	news, err := corpus.GUMNews(nlp)
	if err != nil {
		t.Fatal(err)
	}
	world, err := corpus.WorldNames(nlp, corpus.Test)
	if err != nil {
		t.Fatal(err)
	}
	ends := func(r reading) map[int]bool { return r.ends }
	names := func(r reading) map[name]bool { return r.names }
	a, b := f1(news, ours, ends), f1(news, theirs, ends)
	t.Logf("sentence ends, GUM news:              ours %.1f  prose %.1f", a, b)
	if a < b {
		t.Errorf("prose is better at sentences: %.1f against %.1f", b, a)
	}
	a, b = f1(world, ours, names), f1(world, theirs, names)
	t.Logf("person, place, organisation, newswire: ours %.1f  prose %.1f", a, b)
	if a < b {
		t.Errorf("prose is better at names: %.1f against %.1f", b, a)
	}
}

func BenchmarkNames(b *testing.B) {
	docs, err := corpus.WorldNames(shared.NeedCorpus(b, "nlp"), corpus.Test)
	if err != nil {
		b.Fatal(err)
	}
	for _, s := range []struct {
		name string
		read func(string) reading
	}{{"ours", ours}, {"prose", theirs}} {
		b.Run(s.name, func(b *testing.B) {
			words := 0
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				d := docs[i%len(docs)]
				s.read(d.Text)
				words += len(d.Tokens)
			}
			b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
		})
	}
}
