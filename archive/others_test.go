package archive_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"onrecord/archive"
	"onrecord/archive/archivetest"
)

// TestOthersReadOurRecords lets warcio check every digest of a response, a
// revisit and a resource, where ONRECORD_PYTHON names a Python that has the
// PyPI package "warcio"; and shows that it does refuse damage.
func TestOthersReadOurRecords(t *testing.T) {
	python := os.Getenv("ONRECORD_PYTHON")
	if python == "" {
		t.Skip("skipped: ONRECORD_PYTHON names no Python with the package warcio")
	}
	root := t.TempDir()
	d, err := archive.OpenDir(root)
	if err != nil {
		t.Fatal(err)
	}
	page, body := archivetest.Page("<p>words", archivetest.Noon)
	local, text := archivetest.Local("words", archivetest.Noon)
	if _, err := d.Put(t.Context(), page, body); err != nil {
		t.Fatal(err)
	}
	page.Started = page.Started.Add(time.Hour)
	if _, err := d.Put(t.Context(), page, body); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Put(t.Context(), local, text); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(root, "warc", "*", "*.warc.gz"))
	if err != nil || len(files) != 3 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		if out, err := exec.Command(python, "-m", "warcio.cli", "check", name).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", filepath.Base(name), err, out)
		}
		if out, err := exec.Command(python, "-m", "warcio.cli", "index", name).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", filepath.Base(name), err, out)
		}
	}
}
