package ledger

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"

	"github.com/transparency-dev/tessera/api/layout"

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

// clear removes what a log of the given signed size no longer needs: partial
// tiles and bundles whose full form is there, and temporary files at the right
// edge. The engine clears too, but only in processes that run for minutes; a
// log that is fed one command at a time would keep 256 forms of each bundle.
func (h home) clear(size uint64) error {
	err := h.clearRow(size/width, layout.EntriesPath)
	for level, full := uint64(0), size/width; full > 0 || level == 0; level, full = level+1, full/width {
		err = errors.Join(err, h.clearRow(full, func(n uint64, p uint8) string { return layout.TilePath(level, n, p) }))
	}
	return err
}

// clearRow clears one level of the log, of which full files are complete, from
// the right until it comes to what was cleared before.
func (h home) clearRow(full uint64, path func(n uint64, p uint8) string) error {
	edge := h.in("log", filepath.FromSlash(path(full, 0)))
	err := errors.Join(sweepDir(filepath.Dir(edge)), sweepDir(edge+".p"))
	for n := full; n > 0; n-- {
		complete := h.in("log", filepath.FromSlash(path(n-1, 0)))
		if _, there := os.Stat(complete + ".p"); there != nil {
			break
		}
		if _, missing := os.Stat(complete); missing == nil {
			err = errors.Join(err, os.RemoveAll(complete+".p"))
		}
	}
	return err
}
