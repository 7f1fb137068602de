package ledger

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/transparency-dev/tessera/api/layout"
	"golang.org/x/mod/sumdb/tlog"

	"onrecord"
	"onrecord/ledger/proof"
)

// copyTree brings into dir what a tree of size to has beyond one of size from,
// which dir holds already. Every tile is checked against the root of to, every
// entry against its tile, before it is written. The checkpoint is the caller's
// to write, last.
func copyTree(ctx context.Context, from source, dir string, old, to proof.Checkpoint) error {
	reader := newSourceTiles(ctx, from)
	hashes := tlog.TileHashReader(treeOf(to), reader)
	for _, t := range tlog.NewTiles(layout.TileHeight, int64(old.Size), int64(to.Size)) {
		if err := ctx.Err(); err != nil {
			return err
		}
		data, err := tlog.ReadTileData(t, hashes)
		if err != nil {
			return fmt.Errorf("%s: %s: %w", from, t.Path(), kindOf(err))
		}
		name := layout.TilePath(uint64(t.L), uint64(t.N), uint8(t.W))
		if err := putFull(dir, name, t.W, data); err != nil {
			return err
		}
		if t.L == 0 {
			if err := copyBundle(ctx, from, dir, t, data); err != nil {
				return err
			}
		}
	}
	return nil
}

// putFull writes a tile or bundle of w parts; a full one makes the partial ones
// superfluous.
func putFull(dir, path string, w int, data []byte) error {
	name := filepath.Join(dir, filepath.FromSlash(path))
	if err := put(name, data); err != nil || w < width {
		return err
	}
	return os.RemoveAll(name + ".p")
}

// copyBundle copies the entries below a checked tile of level 0.
func copyBundle(ctx context.Context, from source, dir string, t tlog.Tile, hashes []byte) error {
	path := func(p uint8) string { return layout.EntriesPath(uint64(t.N), p) }
	raw, err := partialOrFull(ctx, from, uint8(t.W), path)
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	all, err := parseBundle(raw)
	if err != nil || len(all) < t.W {
		return fmt.Errorf("%s: %s: does not hold %s: %w", from, path(uint8(t.W)), entries(uint64(t.W)), onrecord.ErrTampered)
	}
	size := 0
	for i, e := range all[:t.W] {
		if h := tlog.RecordHash(e); string(h[:]) != string(hashes[i*tlog.HashSize:(i+1)*tlog.HashSize]) {
			return fmt.Errorf("%s: entry %d is not the one in its tree: %w", from, t.N*width+int64(i), onrecord.ErrTampered)
		}
		size += 2 + len(e)
	}
	return putFull(dir, path(uint8(t.W)), t.W, raw[:size])
}

// kindOf says that a tile which does not verify was tampered with, and leaves
// other failures as they are.
func kindOf(err error) error {
	if isIO(err) {
		return err
	}
	return tampered(err)
}
