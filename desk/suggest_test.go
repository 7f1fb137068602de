package desk_test

import (
	"os"
	"path/filepath"
	"testing"

	"onrecord"
	"onrecord/desk"
	"onrecord/internal/shared"
)

// TestSuggestSortsThePublicCases puts the documents of all cases into one home
// folder and counts pairs: two documents of one case should be suggested
// together, two of different cases should not. Floors are what was measured.
func TestSuggestSortsThePublicCases(t *testing.T) {
	root := shared.Need(t, "cases")
	d := open(t, t.TempDir())
	of := map[onrecord.DocumentID]string{}
	files, err := filepath.Glob(filepath.Join(root, "*", "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		a, err := d.Add(t.Context(), name)
		if err != nil {
			t.Fatal(err)
		}
		of[a.Document.ID] = filepath.Base(filepath.Dir(name))
	}
	suggestions, err := d.Suggest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	precision, recall := pairs(suggestions, of)
	t.Logf("%d documents, %d suggestions: pairs P %.3f R %.3f", len(of), len(suggestions), precision, recall)
	const floorP, floorR = 0.74, 0.60
	if precision < floorP || recall < floorR {
		t.Errorf("pairs P %.3f R %.3f, floors %.2f and %.2f", precision, recall, floorP, floorR)
	}
}

func pairs(suggestions []desk.Suggestion, of map[onrecord.DocumentID]string) (precision, recall float64) {
	right, found, want := 0, 0, 0
	for _, s := range suggestions {
		for i, a := range s.Documents {
			for _, b := range s.Documents[:i] {
				if found++; of[a] == of[b] {
					right++
				}
			}
		}
	}
	size := map[string]int{}
	for _, name := range of {
		size[name]++
	}
	for _, n := range size {
		want += n * (n - 1) / 2
	}
	return float64(right) / float64(found), float64(right) / float64(want)
}

func TestSuggestLeavesOutWhatStandsInAnEvent(t *testing.T) {
	d := open(t, t.TempDir())
	meeting(t, d)
	if s, err := d.Suggest(t.Context()); err != nil || len(s) != 0 {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestImportFolder(t *testing.T) {
	d := open(t, t.TempDir())
	dir := folder(t, map[string]string{"dossier.toml": smallDossier, "a.txt": releaseText})
	e, problems, err := d.ImportFolder(t.Context(), dir, "")
	if err != nil || e.ID != "a-meeting" || len(e.Documents) != 1 || len(problems) != 1 {
		t.Fatalf("%+v, %v, %v", e, problems, err)
	}
	h, err := d.Holding(t.Context(), e.ID)
	if err != nil || h.Case.Readings[0].Document.SpeaksFor != "a" || h.Case.Readings[0].Document.Published.From != "dossier" {
		t.Errorf("%+v, %v", h, err)
	}
	if _, _, err := d.ImportFolder(t.Context(), dir, ""); err == nil {
		t.Error("taken twice under one name")
	}
	if _, _, err := d.ImportFolder(t.Context(), os.TempDir()+"/none", ""); err == nil {
		t.Error("no folder")
	}
}
