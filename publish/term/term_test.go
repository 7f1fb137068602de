package term_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/rivo/uniseg"

	"onrecord"
	"onrecord/publish"
	"onrecord/publish/publishtest"
	"onrecord/publish/term"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func board(t *testing.T, e publish.Edition, o term.Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := term.Board(&b, e, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (go test ./publish/term -update rewrites it); got:\n%s", name, got)
	}
}

func TestBoard(t *testing.T) {
	e := publishtest.PhnomPenh()
	golden(t, "board-130.txt", board(t, e, term.Options{Width: 130}))
	golden(t, "board-60.txt", board(t, e, term.Options{Width: 60}))
	golden(t, "board-colour.txt", board(t, e, term.Options{Width: 100, Color: true}))
	var b bytes.Buffer
	if err := term.Plain(&b, e); err != nil {
		t.Fatal(err)
	}
	golden(t, "plain.txt", b.String())
}

// No line is wider than the window, whatever the window.
func TestLinesFit(t *testing.T) {
	for _, e := range []publish.Edition{publishtest.PhnomPenh(), publishtest.Hostile()} {
		for _, width := range []int{32, 40, 72, 80, 100, 133, 200} {
			for line := range strings.Lines(board(t, e, term.Options{Width: width})) {
				if w := uniseg.StringWidth(strings.TrimSuffix(line, "\n")); w > width {
					t.Errorf("width %d: a line of %d: %s", width, w, line)
				}
			}
		}
	}
}

// What a document says cannot steer the terminal.
func TestDocumentsCannotSteerTheTerminal(t *testing.T) {
	e := publishtest.Hostile()
	e.Board.Findings[0].Proposition.Text = "a\x1b[2Jb\u202ec\u009bd\re\nf"
	out := board(t, e, term.Options{Width: 80})
	for _, r := range out {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			t.Errorf("control character %U in the output", r)
		}
	}
	if got, want := term.Clean("a\x1b[2Jb\u202ec\u009bd\re\nf"), "a\ufffd[2Jb\ufffdc\ufffdd e f"; got != want {
		t.Errorf("Clean gave %q, want %q", got, want)
	}
}

func TestEmptyBoardSaysSo(t *testing.T) {
	out := board(t, publish.Edition{Board: onrecord.Board{Event: onrecord.Event{Title: "Nothing yet"}}}, term.Options{})
	if !strings.Contains(out, "No proposition was found") {
		t.Errorf("an empty board says only:\n%s", out)
	}
}

func TestUseColor(t *testing.T) {
	for i, c := range []struct {
		terminal bool
		env      map[string]string
		want     bool
	}{
		{true, nil, true},
		{false, nil, false},
		{true, map[string]string{"NO_COLOR": "1"}, false},
		{true, map[string]string{"TERM": "dumb"}, false},
	} {
		t.Run(strconv.Itoa(i), func(t *testing.T) {
			if got := term.UseColor(c.terminal, func(k string) string { return c.env[k] }); got != c.want {
				t.Errorf("got %v", got)
			}
		})
	}
}
