package read_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"onrecord"
	"onrecord/read"
)

// TestSpeakers reads every page of testdata/speakers/pages.txtar and compares who
// speaks, turn by turn, with the part that follows. A page with an empty part is
// a near miss: it looks like a talk between people and is none, or none in which
// it is certain who answers. Run with -update to accept a change.
func TestSpeakers(t *testing.T) {
	const file = "testdata/speakers/pages.txtar"
	ar, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(ar.Files); i += 2 {
		in, out := ar.Files[i], &ar.Files[i+1]
		t.Run(in.Name, func(t *testing.T) {
			got := speakers(t, in)
			if *update {
				out.Data = []byte(got)
			}
			if want := string(out.Data); got != want {
				t.Errorf("speakers are\n%s\nwant\n%s", got, want)
			}
		})
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// speakers writes each turn as its speaker, a question mark if it asks, and how
// it starts and ends.
func speakers(t *testing.T, in txtar.File) string {
	d, err := read.Read(capture(in.Name, in.Data), in.Data, read.Options{Item: onrecord.Item{File: in.Name}})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, turn := range d.Turns {
		who, mark := d.Text.Slice(turn.Speaker), ":"
		if turn.Question {
			mark = "?"
		}
		words := strings.Fields(d.Text.Slice(turn.Span))
		fmt.Fprintf(&b, "%s%s %s ... %s\n", who, mark, strings.Join(words[:min(3, len(words))], " "), words[len(words)-1])
	}
	return b.String()
}
