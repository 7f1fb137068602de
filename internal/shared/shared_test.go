package shared_test

import (
	"io/fs"
	"testing"

	"onrecord/internal/shared"
)

func TestCorpus(t *testing.T) {
	fsys := shared.NeedCorpus(t, "revisions")
	n := 0
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			n++
		}
		return err
	})
	if err != nil || n == 0 {
		t.Errorf("%d files, %v", n, err)
	}
}

func TestCorpusAbsent(t *testing.T) {
	shared.Need(t, "corpora")
	if _, err := shared.Corpus("no-such"); err == nil {
		t.Error("an absent corpus must be an error")
	}
}
