package ledger

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"strconv"

	"github.com/transparency-dev/tessera/api/layout"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
	"golang.org/x/sync/errgroup"

	"onrecord"
	"onrecord/ledger/proof"
)

// maxDamage bounds how much damage is listed; the count goes on.
const maxDamage = 100

// A Report is what re-deriving a log from its files found.
type Report struct {
	Origin  string     `json:"log"`
	Size    uint64     `json:"size"` // that was re-derived
	Root    proof.Hash `json:"root"`
	Files   int        `json:"files"` // read
	Damage  []Damage   `json:"damage,omitempty"`
	Damaged int        `json:"damaged"` // all of it, also what is not listed
}

// Damage is one file that is not what it should be.
type Damage struct {
	File   string `json:"file"` // under the log's or home folder
	Reason string `json:"reason"`
}

func (r *Report) add(file, format string, args ...any) {
	if r.Damaged++; len(r.Damage) < maxDamage {
		r.Damage = append(r.Damage, Damage{file, fmt.Sprintf(format, args...)})
	}
}

// Check re-derives the whole log under the home folder from its entries, with
// code other than the engine's, and compares every tile, the published
// checkpoint, the engine's state and the guard's memory. It changes nothing
// and may run while the log is open. Damage is in the report; the error is for
// what kept it from looking.
func Check(ctx context.Context, homeDir string) (*Report, error) {
	h := home(homeDir)
	key, err := h.logVerifier()
	if err != nil {
		return nil, err
	}
	r := &Report{Origin: key.Name()}
	guarded, err := h.checkSigned(r, h.signed(), "guard/signed", key)
	if err != nil {
		return nil, err
	}
	published, err := h.checkSigned(r, h.checkpoint(), "log/checkpoint", key)
	if err != nil {
		return nil, err
	}
	head := guarded
	if published.Size > head.Size || head.Origin == "" {
		head = published
	}
	if published.Size == guarded.Size && published.Root != guarded.Root && published.Origin != "" && guarded.Origin != "" {
		r.add("log/checkpoint", "signed with another root than guard/signed at size %d: the log forked itself", head.Size)
	}
	if head.Origin == "" {
		r.Size = 0
		return r, nil // no head to derive against; the damage is listed
	}
	if err := checkTree(ctx, h.log(), "log/", head, r); err != nil {
		return nil, err
	}
	return r, h.checkState(ctx, r, head)
}

// checkSigned reads a checkpoint that our key must have signed.
func (h home) checkSigned(r *Report, name, shown string, key note.Verifier) (proof.Checkpoint, error) {
	signed, err := os.ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		r.add(shown, "is missing")
		return proof.Checkpoint{}, nil
	case err != nil:
		return proof.Checkpoint{}, err
	}
	r.Files++
	c, err := proof.OpenCheckpoint(signed, key)
	if err != nil {
		r.add(shown, "%v", err)
		return proof.Checkpoint{}, nil
	}
	return c, nil
}

// checkState compares the engine's own memory with the log.
func (h home) checkState(ctx context.Context, r *Report, head proof.Checkpoint) error {
	state, err := h.readTreeState()
	if err != nil {
		r.add("log/.state/treeState", "%v", err)
		return nil
	}
	r.Files++
	if state.Size < head.Size {
		r.add("log/.state/treeState", "says size %d, but size %d was signed", state.Size, head.Size)
		return nil
	}
	if state.Size == head.Size {
		if state.Root != head.Root {
			r.add("log/.state/treeState", "says another root than was signed at size %d", head.Size)
		}
		return nil
	}
	// Entries that are durable and not yet signed. A writer may be at work, so
	// only a root that does not fit its own size counts.
	beyond := &Report{}
	if err := checkTree(ctx, h.log(), "log/", state, beyond); err != nil {
		return err
	}
	if now, err := h.readTreeState(); err == nil && now == state && beyond.Damaged > 0 && r.Damaged == 0 {
		r.Damage, r.Damaged = beyond.Damage, beyond.Damaged
	}
	return nil
}

// checkTree re-derives the tree of a head from the bundles in dir and compares
// the tiles there. Files are shown with prefix before their name.
func checkTree(ctx context.Context, dir, prefix string, head proof.Checkpoint, r *Report) error {
	d := &derivation{disk: tiles(dir), head: head}
	if err := d.derive(ctx); err != nil {
		return err
	}
	r.Size, r.Root = head.Size, d.root
	r.Files += d.files
	for _, bad := range d.bad {
		r.add(prefix+bad.File, "%s", bad.Reason)
	}
	if d.root != head.Root && len(d.bad) == 0 {
		r.add(prefix+"checkpoint", "entries and tiles agree with each other and give another root than was signed at size %d", head.Size)
	}
	return nil
}

// A derivation computes all tiles of a tree from its entries, bottom up.
type derivation struct {
	disk   tiles
	head   proof.Checkpoint
	root   proof.Hash
	files  int
	bad    []Damage
	levels [][]byte // hashes by tile level; of level 0 only the last, partial tile
}

// part is what one bundle gave.
type part struct {
	tile  []byte // leaf hashes
	bad   []Damage
	files int
}

func (d *derivation) derive(ctx context.Context) error {
	if d.head.Size == 0 {
		d.root = proof.EmptyRoot
		return nil
	}
	parts, err := d.leaves(ctx)
	if err != nil {
		return err
	}
	d.levels = [][]byte{nil}
	var up []byte
	for _, p := range parts {
		d.files += p.files
		d.bad = append(d.bad, p.bad...)
		up = d.fold(0, p.tile, up)
	}
	for level := uint64(1); len(up) > 0; level++ {
		d.levels = append(d.levels, up)
		up = d.climb(level, up)
	}
	if root, err := tlog.TreeHash(int64(d.head.Size), tlog.HashReaderFunc(d.readHashes)); err == nil {
		d.root = proof.Hash(root)
	}
	return nil
}

// leaves hashes all bundles and compares the lowest tiles, on all cores.
func (d *derivation) leaves(ctx context.Context) ([]part, error) {
	parts := make([]part, (d.head.Size+width-1)/width)
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	const chunk = 64
	for first := 0; first < len(parts); first += chunk {
		g.Go(func() error {
			for i := first; i < min(first+chunk, len(parts)); i++ {
				if err := ctx.Err(); err != nil {
					return err
				}
				parts[i] = d.bundle(uint64(i))
			}
			return nil
		})
	}
	return parts, g.Wait()
}

// bundle hashes the entries of one bundle. Where they do not fit the tile
// above, the signed root decides whom to blame.
func (d *derivation) bundle(index uint64) part {
	p := layout.PartialTileSize(0, index, d.head.Size)
	name, tileName := layout.EntriesPath(index, p), layout.TilePath(0, index, p)
	tile, tileErr := d.tile(0, index)
	entries, err := d.disk.entries(index, d.head.Size)
	switch {
	case err != nil && tileErr != nil:
		return part{make([]byte, d.bytes(0, index)), []Damage{{name, reason(err)}, {tileName, reason(tileErr)}}, 2}
	case err != nil:
		return part{tile, []Damage{{name, reason(err)}}, 2}
	}
	hashes := make([]byte, 0, d.bytes(0, index))
	for _, e := range entries {
		h := tlog.RecordHash(e)
		hashes = append(hashes, h[:]...)
	}
	bad := d.chain(index, entries)
	if tileErr != nil {
		return part{hashes, append(bad, Damage{tileName, reason(tileErr)}), 2}
	}
	i := firstDifference(hashes, tile)
	switch {
	case i < 0:
		return part{hashes, bad, 2}
	case d.trusted(0, index):
		return part{tile, append(bad, Damage{name, fmt.Sprintf("entry %d is not what was logged", index*width+uint64(i))}), 2}
	}
	return part{hashes, append(bad, Damage{tileName, fmt.Sprintf("hash %d is not that of entry %d", i, index*width+uint64(i))}), 2}
}

// reason says why a file cannot be used.
func reason(err error) string {
	if errors.Is(err, fs.ErrNotExist) {
		return "is missing"
	}
	return err.Error()
}

// firstDifference is the number of the first hash in which two tiles differ.
func firstDifference(a, b []byte) int {
	for i := 0; i < len(a); i += tlog.HashSize {
		if !bytes.Equal(a[i:i+tlog.HashSize], b[i:i+tlog.HashSize]) {
			return i / tlog.HashSize
		}
	}
	return -1
}

// chain checks the prev fields of a bundle's leaves against the entries that
// they name.
func (d *derivation) chain(index uint64, entries [][]byte) (bad []Damage) {
	name := layout.EntriesPath(index, layout.PartialTileSize(0, index, d.head.Size))
	for i, e := range entries {
		if !bytes.Contains(e, []byte(`"prev":`)) {
			continue
		}
		l, err := proof.ParseLeaf(e)
		if err != nil || l.Prev == nil {
			continue // another form: kept, not interpreted
		}
		at := index*width + uint64(i)
		prev, err := strconv.ParseUint(l.Prev.Index, 10, 64)
		if err != nil || prev >= at {
			bad = append(bad, Damage{name, fmt.Sprintf("entry %d names entry %s as an earlier one", at, l.Prev.Index)})
			continue
		}
		if old, err := d.disk.entry(prev, d.head.Size); err == nil && proof.LeafHash(old) != l.Prev.Leaf {
			bad = append(bad, Damage{name, fmt.Sprintf("entry %d names another leaf at %d than there is", at, prev)})
		}
	}
	return bad
}

// bytes is how long the tile of this head is.
func (d *derivation) bytes(level, index uint64) int {
	if p := layout.PartialTileSize(level, index, d.head.Size); p > 0 {
		return int(p) * tlog.HashSize
	}
	return width * tlog.HashSize
}

// tile reads a tile from the disk.
func (d *derivation) tile(level, index uint64) ([]byte, error) {
	raw, err := d.disk.ReadTile(context.Background(), level, index, layout.PartialTileSize(level, index, d.head.Size))
	if err != nil {
		return nil, err
	}
	n := d.bytes(level, index)
	if len(raw)%tlog.HashSize != 0 || len(raw) < n {
		return nil, fmt.Errorf("has %d bytes, want %d", len(raw), n)
	}
	return raw[:n], nil
}

// trusted reports whether the tile on disk is the one that the signed root
// commits to, whatever the entries say.
func (d *derivation) trusted(level, index uint64) bool {
	tree := tlog.Tree{N: int64(d.head.Size), Hash: tlog.Hash(d.head.Root)}
	tile := tlog.Tile{H: layout.TileHeight, L: int(level), N: int64(index), W: d.bytes(level, index) / tlog.HashSize}
	_, err := tlog.ReadTileData(tile, tlog.TileHashReader(tree, diskTiles{d.disk}))
	return err == nil
}

// climb compares the tiles of one level with the hashes computed for it and
// returns the hashes of the level above.
func (d *derivation) climb(level uint64, hashes []byte) (up []byte) {
	index := uint64(0)
	for want := range slices.Chunk(hashes, width*tlog.HashSize) {
		d.files++
		name := layout.TilePath(level, index, layout.PartialTileSize(level, index, d.head.Size))
		if got, err := d.tile(level, index); err != nil {
			d.bad = append(d.bad, Damage{name, reason(err)})
		} else if i := firstDifference(want, got); i >= 0 && !d.trusted(level, index) {
			d.bad = append(d.bad, Damage{name, fmt.Sprintf("hash %d is not that of the tiles below", i)})
		}
		up = d.fold(int(level), want, up)
		index++
	}
	return up
}

// fold adds the hash over a full tile to the hashes of the level above; a
// partial tile has none yet.
func (d *derivation) fold(level int, tile, up []byte) []byte {
	if len(tile) < width*tlog.HashSize {
		if level == 0 {
			d.levels[0] = tile
		}
		return up
	}
	t := tlog.Tile{H: layout.TileHeight, W: width}
	left, err := tlog.HashFromTile(t, tile, tlog.StoredHashIndex(layout.TileHeight-1, 0))
	if err != nil {
		panic(err) // the tile is full
	}
	right, err := tlog.HashFromTile(t, tile, tlog.StoredHashIndex(layout.TileHeight-1, 1))
	if err != nil {
		panic(err)
	}
	h := tlog.NodeHash(left, right)
	return append(up, h[:]...)
}

// readHashes gives tlog the hashes that the root is made of, from what was
// computed.
func (d *derivation) readHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, x := range indexes {
		t := tlog.TileForIndex(layout.TileHeight, x)
		if t.L >= len(d.levels) {
			return nil, fs.ErrNotExist
		}
		data := d.levels[t.L]
		if t.L > 0 {
			data = data[min(len(data), int(t.N)*width*tlog.HashSize):]
		}
		t.W = min(width, len(data)/tlog.HashSize)
		h, err := tlog.HashFromTile(t, data[:t.W*tlog.HashSize], x)
		if err != nil {
			return nil, err
		}
		out[i] = h
	}
	return out, nil
}

// diskTiles lets tlog read a log's tiles.
type diskTiles struct{ disk tiles }

func (t diskTiles) Height() int { return layout.TileHeight }

func (t diskTiles) ReadTiles(want []tlog.Tile) ([][]byte, error) {
	out := make([][]byte, len(want))
	for i, w := range want {
		raw, err := t.disk.ReadTile(context.Background(), uint64(w.L), uint64(w.N), uint8(w.W)) // 256 becomes 0: full
		if err != nil {
			return nil, err
		}
		if len(raw) < w.W*tlog.HashSize {
			return nil, fmt.Errorf("%s is short: %w", w.Path(), onrecord.ErrTampered)
		}
		out[i] = raw[:w.W*tlog.HashSize]
	}
	return out, nil
}

func (t diskTiles) SaveTiles([]tlog.Tile, [][]byte) {}
