package ledger

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"

	"golang.org/x/mod/sumdb/tlog"

	"onrecord"
	"onrecord/internal/durable"
	"onrecord/ledger/proof"
)

// A ForkError says that a peer's log told two histories. Evidence is a file
// that anybody can check.
type ForkError struct {
	Peer     string
	Evidence string // path
}

func (e *ForkError) Error() string {
	return fmt.Sprintf("the log of %s told two histories; evidence in %s: %v", e.Peer, e.Evidence, onrecord.ErrTampered)
}

func (e *ForkError) Unwrap() error { return onrecord.ErrTampered }

// Mirror brings the copy of a peer's log up to date and returns the head that it
// has reached. Each entry is checked before it is kept, and the peer's log must
// extend what was mirrored before: if it does not, the error is a [ForkError].
func Mirror(ctx context.Context, homeDir string, p Peer, client *http.Client) (proof.Checkpoint, error) {
	if p.LogURL == "" {
		return proof.Checkpoint{}, fmt.Errorf("peer %s has no log address: %w", p.Name, onrecord.ErrNotFound)
	}
	head, err := home(homeDir).mirror(ctx, p, client)
	if ctx.Err() == nil {
		home(homeDir).noteAttempt(p.Name, askedMirror, err)
	}
	return head, err
}

func (h home) mirror(ctx context.Context, p Peer, client *http.Client) (proof.Checkpoint, error) {
	m, err := h.openMirror(p)
	if err != nil {
		return proof.Checkpoint{}, err
	}
	from, err := openSource(p.LogURL, client)
	if err != nil {
		return proof.Checkpoint{}, err
	}
	signed, err := from.get(ctx, "checkpoint")
	if err != nil {
		return proof.Checkpoint{}, fmt.Errorf("log of %s: %w", p.Name, err)
	}
	head, err := m.update(ctx, from, signed)
	if err != nil {
		return head, err
	}
	return head, m.keepHead(ctx, from)
}

// keepHead keeps the newest checkpoint of the peer that others have cosigned,
// for our leaves to contain; where it shows none, the one that it signed.
func (m *mirror) keepHead(ctx context.Context, from source) error {
	name := m.home.peer(m.peer.Name, "head.checkpoint")
	cosigned, err := from.get(ctx, "cosigned")
	if err != nil || m.mirrored(ctx, cosigned) != nil {
		cosigned = m.signed
	}
	return put(name, cosigned)
}

// mirrored checks that a signed checkpoint is a head of the history that we
// hold.
func (m *mirror) mirrored(ctx context.Context, signed []byte) error {
	key, err := proof.LogVerifier(m.peer.LogKey)
	if err != nil {
		return err
	}
	c, err := proof.OpenCheckpoint(signed, key)
	if err != nil {
		return err
	}
	if c.Size == 0 || c.Size > m.last.Size {
		return fmt.Errorf("size %d is not mirrored: %w", c.Size, onrecord.ErrNotFound)
	}
	root, err := tlog.TreeHash(int64(c.Size), tlog.TileHashReader(treeOf(m.last), newSourceTiles(ctx, folder(m.dir))))
	if err == nil && proof.Hash(root) != c.Root {
		err = onrecord.ErrTampered
	}
	return err
}

// A mirror is a verified copy of a peer's log.
type mirror struct {
	home   home
	peer   Peer
	dir    string
	last   proof.Checkpoint
	signed []byte
}

func (h home) openMirror(p Peer) (*mirror, error) {
	m := &mirror{home: h, peer: p, dir: h.peer(p.Name, "mirror")}
	key, err := proof.LogVerifier(p.LogKey)
	if err != nil {
		return nil, err
	}
	m.signed, err = os.ReadFile(m.file())
	if errors.Is(err, fs.ErrNotExist) {
		m.last = proof.Checkpoint{Origin: key.Name(), Root: proof.EmptyRoot}
		return m, nil
	}
	if err != nil {
		return nil, err
	}
	m.last, err = proof.OpenCheckpoint(m.signed, key)
	return m, err
}

func (m *mirror) file() string { return m.dir + "/checkpoint" }

// update takes a checkpoint that the peer's log shows now.
func (m *mirror) update(ctx context.Context, from source, signed []byte) (proof.Checkpoint, error) {
	key, err := proof.LogVerifier(m.peer.LogKey)
	if err != nil {
		return m.last, err
	}
	now, err := proof.OpenCheckpoint(signed, key)
	if err != nil {
		return m.last, fmt.Errorf("log of %s: %w", m.peer.Name, err)
	}
	if err := m.compare(ctx, from, now, signed); err != nil {
		return m.last, err
	}
	if now.Size <= m.last.Size && m.signed != nil {
		return m.last, nil // an older head of the same history
	}
	if err := copyTree(ctx, from, m.dir, m.last, now); err != nil {
		return m.last, fmt.Errorf("log of %s: %w", m.peer.Name, err)
	}
	if err := put(m.file(), signed); err != nil {
		return m.last, err
	}
	m.last, m.signed = now, signed
	return now, nil
}

// compare makes sure that the head shown now and the one mirrored are of one
// history.
func (m *mirror) compare(ctx context.Context, from source, now proof.Checkpoint, signed []byte) error {
	if m.signed == nil || m.last.Size == 0 || now.Size == 0 {
		return nil
	}
	if now.Size == m.last.Size {
		if now.Root == m.last.Root {
			return nil
		}
		return m.fork(proof.Fork{LogKey: m.peer.LogKey, Smaller: m.signed, Large: signed})
	}
	if now.Size > m.last.Size {
		return m.mustExtend(ctx, from, m.last, m.signed, now, signed)
	}
	return m.mustExtend(ctx, folder(m.dir), now, signed, m.last, m.signed)
}

// mustExtend checks that the larger tree, read from where it lies, begins with
// the smaller one.
func (m *mirror) mustExtend(ctx context.Context, from source, small proof.Checkpoint, smallNote []byte, large proof.Checkpoint, largeNote []byte) error {
	hashes := tlog.TileHashReader(treeOf(large), newSourceTiles(ctx, from))
	prefix, err := tlog.TreeHash(int64(small.Size), hashes)
	if err != nil {
		return fmt.Errorf("log of %s: %w", m.peer.Name, kindOf(err))
	}
	if proof.Hash(prefix) == small.Root {
		return nil
	}
	path, err := tlog.ProveTree(int64(large.Size), int64(small.Size), hashes)
	if err != nil {
		return fmt.Errorf("log of %s: %w", m.peer.Name, kindOf(err))
	}
	f := proof.Fork{LogKey: m.peer.LogKey, Smaller: smallNote, Large: largeNote, Prefix: proof.Hash(prefix)}
	for _, h := range path {
		f.Path = append(f.Path, proof.Hash(h))
	}
	return m.fork(f)
}

// fork keeps evidence and says so.
func (m *mirror) fork(f proof.Fork) error {
	if _, _, err := f.Verify(); err != nil {
		return fmt.Errorf("log of %s shows another history, and the evidence does not hold: %w", m.peer.Name, err)
	}
	b := f.Marshal()
	name := m.home.peer(m.peer.Name, "forks", proof.HashOf(b).String()[:16]+proof.ForkSuffix)
	if err := put(name, b); err != nil {
		return err
	}
	return &ForkError{m.peer.Name, name}
}

// isIO reports whether err is about reading, not about what was read.
func isIO(err error) bool {
	var path *fs.PathError
	return errors.Is(err, onrecord.ErrUnavailable) || errors.Is(err, fs.ErrNotExist) || errors.As(err, &path) ||
		errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// Forks lists the evidence that mirroring has brought to light.
func Forks(homeDir string) (files []string, err error) {
	dir := home(homeDir).in("peers")
	names, err := durable.Match(dir, "*/forks/*"+proof.ForkSuffix)
	for _, name := range names {
		files = append(files, filepath.Join(dir, filepath.FromSlash(name)))
	}
	return files, err
}
