package corpus_test

import (
	"testing"
	"testing/fstest"

	"onrecord/attribute/corpus"
	"onrecord/internal/shared"
)

func TestPolNeARMarks(t *testing.T) {
	const (
		text = "Título\nLa señora X said “no” to all.\n"
		ann  = "T1\tSource 7 18\tLa señora X\nT2\tCue 19 23\tsaid\nT3\tContent 29 35;24 28\t\nT9\tbroken\n" +
			"T4\tAttribution 19 23\t\nE1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\nE2\tAttribution:T4 Cue:T2\n"
	)
	root := "attribution/polnear/data/dev/"
	docs, err := corpus.PolNeAR(fstest.MapFS{
		root + "text/a.txt":            {Data: []byte(text)},
		root + "attributions/a_r1.ann": {Data: []byte(ann)},
		root + "attributions/a_r2.ann": {Data: []byte(ann)},
	}, corpus.Dev)
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 2 || !docs[0].Main || docs[1].Main || docs[0].Weight != .5 {
		t.Fatalf("documents %+v", docs)
	}
	d := docs[0]
	if len(d.Attributions) != 1 {
		t.Fatalf("%d attributions, want the one with cue and content", len(d.Attributions))
	}
	a := d.Attributions[0]
	if got := d.Text.Slice(a.Source[0]); got != "La señora X" {
		t.Errorf("source %q", got)
	}
	if len(a.Content) != 2 || d.Text.Slice(a.Content[0]) != "“no”" || d.Text.Slice(a.Content[1]) != "to all" {
		t.Errorf("content %v", a.Content)
	}
}

func TestCountsOfTheCorpora(t *testing.T) {
	dev, err := corpus.PolNeAR(shared.NeedCorpus(t, "attribution"), corpus.Dev)
	if err != nil {
		t.Fatal(err)
	}
	articles, marked := 0, 0
	for _, d := range dev {
		if d.Main {
			articles++
			marked += len(d.Attributions)
		}
	}
	if articles != 84 || marked != 2192 {
		t.Errorf("PolNeAR dev: %d articles with %d attributions, want 84 with 2192", articles, marked)
	}
	world, err := corpus.World(shared.NeedCorpus(t, "world"))
	if err != nil {
		t.Fatal(err)
	}
	top, nested := 0, 0
	for _, d := range world {
		for _, a := range d.Attributions {
			if a.Nested {
				nested++
			} else {
				top++
			}
		}
	}
	if top != 947 || nested != 263 {
		t.Errorf("world: %d top-level and %d nested, want 947 and 263", top, nested)
	}
}

func TestUnmarkedArticles(t *testing.T) {
	docs, err := corpus.Unmarked(fstest.MapFS{
		"comparison/fnc1/b_bodies.csv":  {Data: []byte("Body ID,articleBody\n7,\"Ana said “no”.\n\nShe left.\"\n")},
		"comparison/fnc1/b_stances.csv": {Data: []byte("Headline,Body ID,Stance\nNo,7,agree\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 1 || docs[0].Text.String() != "Ana said “no”.\n\nShe left." || !docs[0].Main || len(docs[0].Attributions) != 0 {
		t.Errorf("documents %+v", docs)
	}
	if _, err := corpus.Unmarked(fstest.MapFS{"comparison/fnc1/b_bodies.csv": {Data: []byte("Body ID,articleBody\n7\n")}}); err == nil {
		t.Error("a line without a text was read")
	}
}
