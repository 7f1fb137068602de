package ask_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"onrecord"
	"onrecord/desk"
	"onrecord/eval/ask"
	"onrecord/internal/shared"
)

// counterpart is how the name of a readout's file ends.
var counterpart = regexp.MustCompile(`-of-(?:the-)?([a-z]+)\.md$`)

// TestReadouts runs boards on pairs of readouts that one side published on one
// day, the second about a named counterpart of whom no text is held. No account
// there is spoken against, so at most one row in 200 may be a conflict. The
// corpus holds readouts only, not the remarks of the same days.
// ONRECORD_LONG=1 runs all pairs, else each fifteenth, without any conflict.
func TestReadouts(t *testing.T) {
	corpus := shared.NeedCorpus(t, "comparison")
	step, bound := 15, 0.0
	if os.Getenv("ONRECORD_LONG") != "" {
		step, bound = 1, 1.0/200
	}
	dir := t.TempDir()
	for i, pair := range readoutPairs(t, corpus) {
		if i%step == 0 {
			writePair(t, corpus, filepath.Join(dir, fmt.Sprintf("%03d", i)), pair)
		}
	}
	u, err := ask.Boards(context.Background(), dir, desk.LoadCase)
	if err != nil {
		t.Fatal(err)
	}
	denied := 0
	for _, c := range u.Conflicts {
		t.Logf("%s %s: %q %q", c.Case, c.Relation, c.Row, c.Words)
		if c.Relation == onrecord.DeniedOnly {
			denied++
		}
	}
	t.Logf("%d rows, %d contradicted, %d denied only", u.Rows, len(u.Conflicts)-denied, denied)
	if u.Rows == 0 || float64(len(u.Conflicts)) > bound*float64(u.Rows) {
		t.Errorf("%d of %d rows are conflicts", len(u.Conflicts), u.Rows)
	}
}

// readoutPairs lists neighbours by name that share a day, the second with its
// counterpart in the name.
func readoutPairs(t *testing.T, corpus fs.FS) [][2]string {
	t.Helper()
	names, err := fs.Glob(corpus, "comparison/wh-readouts/20*.md")
	if err != nil {
		t.Fatal(err)
	}
	var out [][2]string
	for i := 1; i < len(names); i++ {
		a, b := names[i-1], names[i]
		if path.Base(a)[:10] == path.Base(b)[:10] && counterpart.MatchString(b) {
			out = append(out, [2]string{a, b})
		}
	}
	return out
}

// writePair writes two readouts as the folder of a case with an empty gold.
func writePair(t *testing.T, corpus fs.FS, dir string, pair [2]string) {
	t.Helper()
	other := counterpart.FindStringSubmatch(pair[1])[1]
	other = strings.ToUpper(other[:1]) + other[1:]
	dossier := fmt.Sprintf("title = \"Readouts\"\n[[side]]\nid = \"us\"\nname = \"United States\"\nspeakers = [\"White House\"]\n"+
		"[[side]]\nid = \"other\"\nname = %q\nspeakers = [%q]\n", other, other)
	files := map[string]string{"gold.json": "{}"}
	for i, name := range pair {
		b, err := fs.ReadFile(corpus, name)
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(strings.TrimPrefix(string(b), "---\n"), "\n---\n")
		file := fmt.Sprintf("readout%d.txt", i)
		files[file] = body
		dossier += fmt.Sprintf("[[document]]\nfile = %q\ntitle = \"Readout\"\npublished = %s\nlanguage = \"en\"\nspeaks_for = \"us\"\n", file, path.Base(name)[:10])
	}
	files["dossier.toml"] = dossier
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, body := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
