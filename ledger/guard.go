package ledger

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"

	"github.com/transparency-dev/merkle/compact"
	"github.com/transparency-dev/merkle/rfc6962"
	"github.com/transparency-dev/tessera/client"
	"golang.org/x/mod/sumdb/note"

	"onrecord"
	"onrecord/ledger/proof"
)

var ranges = compact.RangeFactory{Hash: rfc6962.DefaultHasher.HashChildren}

// A guard stands between Tessera and the log's key. It remembers the last
// checkpoint ever signed, outside of Tessera's folder, and follows the tree
// entry by entry from the disk, so that a root is signed only if it is the
// root of entries that were read back and extend what was signed before.
//
// It is the note.Signer that Tessera is given.
type guard struct {
	home   home
	disk   tiles
	key    note.Signer
	public note.Verifier

	mu   sync.Mutex
	tree *compact.Range // of all entries re-read so far
	tail []proof.Hash   // leaf hashes of the last bundle, as far as re-read
	last proof.Checkpoint
	note []byte // last, signed
	fail error  // first refusal; nothing is signed after it
	news chan struct{}
}

const lostGuard = "without its latest memory this log could sign a fork of itself; start a new log under a new name, see onrecord restore --help"

// newGuard reads the guard's memory.
func newGuard(h home) (*guard, error) {
	g := &guard{home: h, disk: tiles(h.log()), news: make(chan struct{})}
	var err error
	if g.key, err = h.logSigner(); err != nil {
		return nil, err
	}
	if g.public, err = h.logVerifier(); err != nil {
		return nil, err
	}
	if g.key.Name() != g.public.Name() || g.key.KeyHash() != g.public.KeyHash() {
		return nil, onrecord.WithHint(fmt.Errorf("%s does not belong to %s: %w", h.key(), h.vkey(), onrecord.ErrTampered), lostKey)
	}
	g.note, err = os.ReadFile(h.signed())
	if err != nil {
		return nil, onrecord.WithHint(fmt.Errorf("the guard's memory is lost: %w: %w", onrecord.ErrTampered, err),
			lostGuard)
	}
	g.last, err = proof.OpenCheckpoint(g.note, g.public)
	if err != nil {
		return nil, fmt.Errorf("the guard's memory %s: %w", h.signed(), tampered(err))
	}
	return g, nil
}

// tampered makes sure that err is of that kind: our own files are at fault.
func tampered(err error) error {
	if errors.Is(err, onrecord.ErrTampered) {
		return err
	}
	return fmt.Errorf("%w: %w", onrecord.ErrTampered, err)
}

// inspect compares the log's folder with the guard's memory. Nothing may be
// appended before it has passed.
func (g *guard) inspect(ctx context.Context) error {
	state, err := g.home.readTreeState()
	if err != nil {
		return restoreHint(err)
	}
	if state.Size < g.last.Size {
		return restoreHint(fmt.Errorf("the log is at size %d, but size %d was signed: %w", state.Size, g.last.Size, onrecord.ErrTampered))
	}
	if err := g.begin(ctx); err != nil {
		return restoreHint(err)
	}
	if err := g.follow(ctx, state); err != nil {
		return restoreHint(err)
	}
	if err := g.rederive(ctx, state); err != nil {
		return restoreHint(err)
	}
	return g.mendCheckpoint()
}

// rederiveBelow is the size up to which the whole log is re-derived each time
// it is opened, in some 50 ms. Above, opening looks at the right edge, which is
// what the next signature rests on, and [Check] at the rest.
const rederiveBelow = 20_000

func (g *guard) rederive(ctx context.Context, state proof.Checkpoint) error {
	if state.Size > rederiveBelow {
		return nil
	}
	r := &Report{}
	if err := checkTree(ctx, g.home.log(), "log/", state, r); err != nil {
		return err
	}
	if r.Damaged > 0 {
		return fmt.Errorf("%s: %s: %w", r.Damage[0].File, r.Damage[0].Reason, onrecord.ErrTampered)
	}
	return nil
}

func restoreHint(err error) error {
	return onrecord.WithHint(err, "nothing was changed; onrecord log check names the damage, onrecord restore rebuilds the log")
}

// begin takes up the tree at the last signed size from the tiles on disk.
func (g *guard) begin(ctx context.Context) error {
	nodes, err := client.FetchRangeNodes(ctx, g.last.Size, g.disk.ReadTile)
	if err == nil {
		g.tree, err = ranges.NewRange(0, g.last.Size, nodes)
	}
	if err != nil {
		return fmt.Errorf("tiles of size %d: %w: %w", g.last.Size, onrecord.ErrTampered, err)
	}
	if root, err := rootOf(g.tree); err != nil || root != g.last.Root {
		return fmt.Errorf("tiles do not give the root that was signed at size %d: %w", g.last.Size, onrecord.ErrTampered)
	}
	first := g.last.Size / width * width
	hashes, err := client.FetchLeafHashes(ctx, g.disk.ReadTile, first, g.last.Size-first, g.last.Size)
	if err != nil {
		return fmt.Errorf("last tile: %w: %w", onrecord.ErrTampered, err)
	}
	for _, h := range hashes {
		g.tail = append(g.tail, proof.Hash(h))
	}
	return nil
}

func rootOf(r *compact.Range) (proof.Hash, error) {
	if r.End() == 0 {
		return proof.EmptyRoot, nil
	}
	root, err := r.GetRootHash(nil)
	if err != nil {
		return proof.Hash{}, err
	}
	return proof.Hash(root), nil
}

// follow re-reads the entries from where the guard stands to the given head,
// and the last bundle from its start, and checks that they give its root; and
// that the tiles do too.
func (g *guard) follow(ctx context.Context, head proof.Checkpoint) error {
	for at := g.tree.End(); ; at = g.tree.End() {
		if err := g.readBundle(at/width, head.Size); err != nil {
			return err
		}
		if g.tree.End() == head.Size {
			break
		}
	}
	root, err := rootOf(g.tree)
	if err != nil {
		return err
	}
	if root != head.Root {
		return fmt.Errorf("entries on disk give another root at size %d than the log claims: %w", head.Size, onrecord.ErrTampered)
	}
	return g.checkTiles(ctx, head)
}

// readBundle re-reads one bundle and takes up its new entries.
func (g *guard) readBundle(index, size uint64) error {
	if index*width >= size {
		return nil
	}
	entries, err := g.disk.entries(index, size)
	if err != nil {
		return tampered(err)
	}
	for i, e := range entries {
		h := proof.LeafHash(e)
		if i < len(g.tail) {
			if g.tail[i] != h {
				return fmt.Errorf("entry %d on disk is not what was logged: %w", index*width+uint64(i), onrecord.ErrTampered)
			}
			continue
		}
		if err := g.tree.Append(h[:], nil); err != nil {
			return err
		}
		g.tail = append(g.tail, h)
	}
	if len(g.tail) == width {
		g.tail = g.tail[:0]
	}
	return nil
}

// checkTiles makes sure that proofs can be built for a head: the tiles on disk
// give its root.
func (g *guard) checkTiles(ctx context.Context, head proof.Checkpoint) error {
	nodes, err := client.FetchRangeNodes(ctx, head.Size, g.disk.ReadTile)
	if err != nil {
		return fmt.Errorf("tiles of size %d: %w: %w", head.Size, onrecord.ErrTampered, err)
	}
	for i, h := range g.tree.Hashes() {
		if i >= len(nodes) || !bytes.Equal(h, nodes[i]) {
			return fmt.Errorf("tiles of size %d do not match the entries: %w", head.Size, onrecord.ErrTampered)
		}
	}
	return nil
}

// mendCheckpoint puts the published checkpoint right: it is a copy of what the
// guard signed last. One that our key signed and the guard does not know means
// that the guard's memory is old: then nothing may be signed any more.
func (g *guard) mendCheckpoint() error {
	published, err := os.ReadFile(g.home.checkpoint())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	c, err := proof.OpenCheckpoint(published, g.public)
	switch {
	case err == nil && c.Size > g.last.Size, err == nil && c.Size == g.last.Size && c.Root != g.last.Root:
		return onrecord.WithHint(fmt.Errorf("checkpoint of size %d is signed, but the guard remembers size %d: its memory is old: %w",
			c.Size, g.last.Size, onrecord.ErrTampered), lostGuard)
	case err == nil && c == g.last:
		return nil
	}
	return put(g.home.checkpoint(), g.note)
}

// Name is the origin of the log.
func (g *guard) Name() string { return g.key.Name() }

// KeyHash is the key hash of the log's key.
func (g *guard) KeyHash() uint32 { return g.key.KeyHash() }

// Sign signs the text of a checkpoint if it extends the last one and the disk
// bears it out. It remembers what it signed before it hands it out.
func (g *guard) Sign(text []byte) ([]byte, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.fail != nil {
		return nil, g.fail
	}
	sig, err := g.sign(text)
	if err != nil {
		g.fail = fmt.Errorf("refused to sign: %w", err)
	}
	close(g.news)
	g.news = make(chan struct{})
	return sig, err
}

func (g *guard) sign(text []byte) ([]byte, error) {
	c, err := proof.ParseCheckpoint(string(text))
	if err != nil {
		return nil, err
	}
	if c.Origin != g.last.Origin || c.Size < g.last.Size {
		return nil, fmt.Errorf("%s at size %d after size %d was signed: %w", c.Origin, c.Size, g.last.Size, onrecord.ErrTampered)
	}
	if err := g.follow(context.Background(), c); err != nil {
		return nil, err
	}
	signed, err := note.Sign(&note.Note{Text: string(text)}, g.key)
	if err != nil {
		return nil, err
	}
	if err := put(g.home.signed(), signed); err != nil {
		return nil, err
	}
	g.last, g.note = c, signed
	return signature(signed)
}

// signature takes the signature bytes out of a note with one signature.
func signature(signed []byte) ([]byte, error) {
	line := strings.TrimSuffix(string(signed), "\n")
	raw, err := base64.StdEncoding.DecodeString(line[strings.LastIndexByte(line, ' ')+1:])
	if err != nil || len(raw) < 4 {
		return nil, fmt.Errorf("signature line: %w", onrecord.ErrInvalid)
	}
	return raw[4:], nil // after the key hash
}

// state returns the last signed checkpoint, a channel that is closed when it
// changes, and why nothing more will be signed.
func (g *guard) state() (last proof.Checkpoint, signed []byte, news <-chan struct{}, fail error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.last, g.note, g.news, g.fail
}

// stop makes the guard sign nothing more.
func (g *guard) stop(why error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.fail == nil {
		g.fail = why
		close(g.news)
		g.news = make(chan struct{})
	}
}
