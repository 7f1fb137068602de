package durable_test

import (
	"os"
	"path/filepath"
	"testing"

	"onrecord/internal/durable"
)

func TestWriteFileMakesFoldersAndReplaces(t *testing.T) {
	root := t.TempDir()
	name := filepath.Join(root, "a", "b", "file")
	for _, body := range []string{"one", "", "three"} {
		if err := durable.WriteFile(durable.OS{}, name, []byte(body)); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(name); err != nil || string(got) != body {
			t.Errorf("wrote %q, read %q, %v", body, got, err)
		}
	}
	info, err := os.Stat(name)
	if err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("others may read it: %v, %v", info.Mode(), err)
	}
	if n, err := durable.Sweep(root); err != nil || n != 0 {
		t.Errorf("left %d unfinished files, %v", n, err)
	}
}

func TestAStagedFileHasNoNameYet(t *testing.T) {
	root := t.TempDir()
	name := filepath.Join(root, "file")
	s, err := durable.Stage(durable.OS{}, name, []byte("words"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(name); !os.IsNotExist(err) {
		t.Errorf("it is there already: %v", err)
	}
	s.Discard()
	if left, err := os.ReadDir(root); err != nil || len(left) != 0 {
		t.Errorf("left %v, %v", left, err)
	}
	if _, err := durable.Stage(durable.OS{}, name, nil); err != nil { // and forgotten, as by a killed process
		t.Fatal(err)
	}
	if n, err := durable.Sweep(root); err != nil || n != 1 {
		t.Errorf("swept %d, %v", n, err)
	}
	if n, err := durable.Sweep(filepath.Join(root, "none")); err != nil || n != 0 {
		t.Errorf("swept %d of nothing, %v", n, err)
	}
}
