package ledger

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/transparency-dev/tessera/api"
	"github.com/transparency-dev/tessera/api/layout"

	"onrecord"
	"onrecord/internal/durable"
	"onrecord/ledger/proof"
)

// put writes a file that lasts, or nothing.
func put(name string, data []byte) error { return durable.WriteFile(durable.OS{}, name, data) }

func syncDir(dir string) error { return durable.OS{}.SyncDir(dir) }

func makeDir(dir string) error { return durable.OS{}.MkdirAll(dir) }

// width is how many entries a bundle holds, and hashes a tile.
const width = layout.EntryBundleWidth

// tiles reads a log in the tlog-tiles layout from a folder.
type tiles string

// ReadTile reads a tile of which p hashes exist, 0 for a full one. The full
// tile serves where the partial one was cleared away.
func (t tiles) ReadTile(_ context.Context, level, index uint64, p uint8) ([]byte, error) {
	return t.read(layout.TilePath(level, index, p), layout.TilePath(level, index, 0), p)
}

// ReadEntryBundle reads a bundle in the same way.
func (t tiles) ReadEntryBundle(_ context.Context, index uint64, p uint8) ([]byte, error) {
	return t.read(layout.EntriesPath(index, p), layout.EntriesPath(index, 0), p)
}

func (t tiles) read(partial, full string, p uint8) ([]byte, error) {
	b, err := os.ReadFile(filepath.Join(string(t), partial))
	if errors.Is(err, fs.ErrNotExist) && p > 0 {
		if all, fullErr := os.ReadFile(filepath.Join(string(t), full)); fullErr == nil {
			return all, nil
		}
	}
	return b, err
}

// entries returns the first n entries of bundle index, or all that a log of
// the given size has there.
func (t tiles) entries(index, size uint64) ([][]byte, error) {
	p := layout.PartialTileSize(0, index, size)
	raw, err := t.ReadEntryBundle(context.Background(), index, p)
	if err != nil {
		return nil, err
	}
	all, err := parseBundle(raw)
	want := int(p)
	if p == 0 {
		want = width
	}
	if err == nil && len(all) < want {
		err = fmt.Errorf("%d entries, want %d", len(all), want)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %w", layout.EntriesPath(index, p), onrecord.ErrTampered, err)
	}
	return all[:want], nil
}

func parseBundle(raw []byte) ([][]byte, error) {
	var b api.EntryBundle
	if err := b.UnmarshalText(raw); err != nil {
		return nil, err
	}
	return b.Entries, nil
}

// A treeState is what Tessera remembers between runs.
type treeState struct {
	Size uint64 `json:"size"`
	Root []byte `json:"root"`
}

func (h home) readTreeState() (proof.Checkpoint, error) {
	b, err := os.ReadFile(h.treeState())
	if err != nil {
		return proof.Checkpoint{}, fmt.Errorf("state of the log: %w: %w", onrecord.ErrTampered, err)
	}
	var s treeState
	if err := json.Unmarshal(b, &s); err != nil || len(s.Root) != len(proof.Hash{}) {
		return proof.Checkpoint{}, fmt.Errorf("state of the log: %s is damaged: %w", h.treeState(), onrecord.ErrTampered)
	}
	return proof.Checkpoint{Size: s.Size, Root: proof.Hash(s.Root)}, nil
}

// entry returns the bytes of one entry of a log of the given size.
func (t tiles) entry(at, size uint64) ([]byte, error) {
	if at >= size {
		return nil, fmt.Errorf("entry %d of %d: %w", at, size, onrecord.ErrNotFound)
	}
	all, err := t.entries(at/width, size)
	if err != nil {
		return nil, err
	}
	return all[at%width], nil
}

// putTreeState writes the engine's memory for a log that was rebuilt.
func putTreeState(dir string, head proof.Checkpoint) error {
	b, err := json.Marshal(treeState{head.Size, head.Root[:]})
	if err != nil {
		return err
	}
	return put(filepath.Join(dir, "treeState"), b)
}
