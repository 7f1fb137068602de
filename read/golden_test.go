package read_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"onrecord"
	"onrecord/read"
)

var update = flag.Bool("update", false, "rewrite the expected part of the goldens")

// TestGolden reads the input of each testdata/*.txtar and compares its outline
// with the part named "out/read". Run with -update to accept a change.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no goldens: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { golden(t, file) })
	}
}

func golden(t *testing.T, file string) {
	ar, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	in, out := ar.Files[0], &ar.Files[1]
	got := outline(capture(in.Name, in.Data), in.Data)
	if *update {
		out.Data = []byte(got)
		if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want := string(out.Data); got != want {
		t.Errorf("%s reads as\n%s\nwant\n%s", in.Name, got, want)
	}
}

// outline writes a document as one line a fact.
func outline(c onrecord.Capture, payload []byte) string {
	d, err := read.Read(c, payload, read.Options{})
	if err != nil {
		return "refused: " + err.Error() + "\n"
	}
	var b strings.Builder
	if l := d.Dateline; l != nil {
		fmt.Fprintf(&b, "dateline %v place=%s date=%s wire=%s\n", l.Span, l.Place, l.Date, l.Wire)
	}
	p := d.Published
	fmt.Fprintf(&b, "published %q from=%q after=%q before=%q why=%q\n", p.Date, p.From, p.NotBefore, p.NotAfter, p.Why)
	fmt.Fprintf(&b, "language %q\n", d.Language)
	for _, a := range d.Byline {
		fmt.Fprintf(&b, "author %v %s\n", a, d.Text.Slice(a))
	}
	for _, l := range d.Lines {
		fmt.Fprintf(&b, "%s %v %s\n", l.Kind, l.Span, d.Text.Slice(l.Span))
	}
	for _, turn := range d.Turns {
		fmt.Fprintf(&b, "turn question=%v %s: %v\n", turn.Question, d.Text.Slice(turn.Speaker), turn.Span)
	}
	for _, p := range d.Problems {
		fmt.Fprintf(&b, "problem %s\n", p.Code)
	}
	return b.String()
}
