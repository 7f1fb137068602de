package read_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"onrecord"
	"onrecord/internal/shared"
	"onrecord/read"
	"onrecord/text"
)

// capturedAt is when the tests' files were captured.
var capturedAt = time.Date(2022, 11, 24, 9, 0, 0, 0, time.UTC)

func capture(name string, payload []byte) onrecord.Capture {
	return onrecord.Capture{ID: onrecord.IDOf(payload), Size: int64(len(payload)), URL: "file:" + name, Started: capturedAt, Ended: capturedAt}
}

func readFile(t *testing.T, file string, item onrecord.Item) *onrecord.Document {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d, err := read.Read(capture(filepath.Base(file), b), b, read.Options{Item: item})
	if err != nil {
		t.Fatal(err)
	}
	if d.Text.String() != string(b) {
		t.Errorf("%s: the text is not the file as stored", file)
	}
	return d
}

func count(d *onrecord.Document, kind onrecord.LineKind) int { return len(d.Spans(kind)) }

// TestSourceArticle holds the reading of the project's source article, without
// its words: the own-words version of examples/ stands beside it in the goldens.
func TestSourceArticle(t *testing.T) {
	d := readFile(t, shared.Need(t, "cases", "kh-us-2022-biden-hunsen", "kh-article.txt"), onrecord.Item{})
	for kind, want := range map[onrecord.LineKind]int{
		onrecord.LineTicker: 3, onrecord.LineTitle: 1, onrecord.LineBody: 9, onrecord.LineRelated: 1, onrecord.LineByline: 0,
	} {
		if got := count(d, kind); got != want {
			t.Errorf("%d lines are %s, want %d", got, kind, want)
		}
	}
	title, _ := d.Title()
	if want := (text.Span{Start: 234, End: 298}); title != want {
		t.Errorf("title is %v, want %v", title, want)
	}
	if l := d.Dateline; l == nil || l.Place != "Phnom Penh" || !l.Date.IsZero() || d.Text.Slice(l.Span) != "PHNOM PENH: " {
		t.Errorf("dateline is %+v", l)
	}
	p := d.Published
	if !p.Date.IsZero() || p.NotBefore != onrecord.DayOf(2022, 11, 12) || p.NotAfter != onrecord.DayOf(2022, 11, 24) || p.Why == "" {
		t.Errorf("published is %+v, want bounds from 12 November to the capture, with reasons", p)
	}
}

// TestEveryCaseReads holds that all documents of all cases load, unchanged.
func TestEveryCaseReads(t *testing.T) {
	dossiers, err := filepath.Glob(filepath.Join(shared.Need(t, "cases"), "*", "dossier.toml"))
	if err != nil || len(dossiers) == 0 {
		t.Fatalf("no dossiers: %v", err)
	}
	for _, file := range dossiers {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		dossier, err := read.Dossier(b)
		if err != nil {
			t.Errorf("%s: %v", file, err)
		}
		for _, it := range dossier.Documents {
			checkCase(t, filepath.Join(filepath.Dir(file), it.File), it)
		}
	}
}

func checkCase(t *testing.T, file string, it onrecord.Item) {
	t.Helper()
	d := readFile(t, file, it)
	checkAlignment(t, file, d, []byte(d.Text.String()))
	if count(d, onrecord.LineBody) == 0 {
		t.Errorf("%s: no body", file)
	}
	if d.Published.Date != it.Published || d.SpeaksFor != it.SpeaksFor || d.Complete != it.Complete || d.ID != onrecord.DocumentID(it.File) {
		t.Errorf("%s: the dossier's word was not taken: %+v", file, d)
	}
	last := 0
	for _, l := range d.Lines {
		if !d.Text.Valid(l.Span) || l.Span.Empty() || l.Span.Start < last {
			t.Errorf("%s: line %v is out of order or no span", file, l)
		}
		last = l.Span.End
	}
}
