package ledger

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"

	"onrecord/internal/durable"
)

// Tessera writes NAME and a random number, then renames. A crash leaves such
// files; tile and bundle names have three digits.
var leftover = regexp.MustCompile(`^(\d{3}|\d{1,3}|checkpoint|treeState|gcState|version)(\d{4,10})$`)

// sweep removes the temporary files of a crash. The caller holds the lock.
func (h home) sweep() error {
	_, err := durable.Sweep(h.in("guard"))
	for _, dir := range []string{h.log(), h.in("log", ".state")} {
		err = errors.Join(err, sweepDir(dir))
	}
	return err
}

func sweepDir(dir string) error {
	files, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, f := range files {
		if f.Type().IsRegular() && leftover.MatchString(f.Name()) {
			err = errors.Join(err, os.Remove(filepath.Join(dir, f.Name())))
		}
	}
	return err
}
