package archive_test

import (
	"testing"

	"onrecord/archive"
	"onrecord/archive/archivetest"
)

func TestMem(t *testing.T) {
	archivetest.Run(t, func(*testing.T) archive.Store { return &archive.Mem{} })
}

func TestDir(t *testing.T) {
	archivetest.Run(t, func(t *testing.T) archive.Store {
		d, err := archive.OpenDir(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		return d
	})
}
