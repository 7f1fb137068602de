package durable_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"onrecord/internal/durable"
)

func TestMatchSeesWhatGlobDoesNot(t *testing.T) {
	root := filepath.Join(t.TempDir(), "a [strange] name*")
	for _, name := range []string{"2023/b.gz", "2022/c.gz", "2022/a.gz", "2022/a.txt", "a file"} {
		if err := durable.WriteFile(durable.OS{}, filepath.Join(root, name), nil); err != nil {
			t.Fatal(err)
		}
	}
	names, err := durable.Match(root, "*/*.gz")
	if want := []string{"2022/a.gz", "2022/c.gz", "2023/b.gz"}; err != nil || !slices.Equal(names, want) {
		t.Errorf("%v, %v", names, err)
	}
	if names, err := durable.Match(filepath.Join(root, "none"), "*"); err != nil || names != nil {
		t.Errorf("of nothing: %v, %v", names, err)
	}
	if err := os.Symlink("loop", filepath.Join(root, "loop")); err != nil {
		t.Fatal(err)
	}
	if names, err := durable.Match(root, "*/*.gz"); err == nil {
		t.Errorf("a folder that cannot be read is hidden: %v", names)
	}
}
