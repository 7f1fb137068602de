package api_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/api"
	"onrecord/desk"
	"onrecord/internal/shared"
)

// Every open case (with ONRECORD_LONG=1) is a board within the page budget, and no cell of it rests on
// words that its document does not have.
func TestBoardsOfTheCases(t *testing.T) {
	dir := shared.Need(t, "cases")
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for i, entry := range entries {
		if !entry.IsDir() || i%6 > 0 && os.Getenv("ONRECORD_LONG") == "" {
			continue // every sixth by default
		}
		t.Run(entry.Name(), func(t *testing.T) {
			folder, err := desk.OpenFolder(t.Context(), filepath.Join(dir, entry.Name()))
			if err != nil {
				t.Fatal(err)
			}
			h := api.New([]desk.Source{folder}, api.Config{})
			w := get(h, "/e/"+string(folder.ID()), "Accept-Encoding: gzip")
			if w.Code != 200 || w.Body.Len() > 100_000 {
				t.Errorf("status %d, %d bytes gzipped", w.Code, w.Body.Len())
			}
			if page := get(h, "/e/"+string(folder.ID())).Body.String(); strings.Contains(page, "not held") {
				t.Error("a cell rests on words that are not held")
			}
			t.Logf("%d bytes gzipped", w.Body.Len())
		})
	}
}
