package ledger

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"onrecord"
	"onrecord/ledger/proof"
)

// kept are the folders that a backup holds besides the log. Not in it, on
// purpose: guard/ and witness/, which must never go back in time, and keys/.
var kept = []string{"cosigned", "peers", "diary"}

// Backup copies the log to dir while it may be growing: the checkpoint first,
// then what it stands on, each entry checked on the way. Cosignatures, peers
// and the encrypted diary come with it; keys do not. A new folder is there
// whole or not at all.
func Backup(ctx context.Context, homeDir, dir string) (head proof.Checkpoint, err error) {
	if _, missing := os.Lstat(dir); errors.Is(missing, fs.ErrNotExist) {
		defer func() {
			if err != nil {
				err = errors.Join(err, os.RemoveAll(dir))
			}
		}()
	}
	h := home(homeDir)
	key, err := h.logVerifier()
	if err != nil {
		return proof.Checkpoint{}, err
	}
	signed, head, err := h.published(key)
	if err != nil {
		return proof.Checkpoint{}, err
	}
	old, err := earlierBackup(dir, key, head)
	if err != nil {
		return proof.Checkpoint{}, err
	}
	if err := copyTree(ctx, folder(h.log()), filepath.Join(dir, "log"), old, head); err != nil {
		return proof.Checkpoint{}, fmt.Errorf("backup: %w", restoreHint(err))
	}
	for _, name := range kept {
		if err := copyFolder(h.in(name), filepath.Join(dir, name)); err != nil {
			return proof.Checkpoint{}, err
		}
	}
	return head, put(filepath.Join(dir, "log", "checkpoint"), signed)
}

// earlierBackup returns the head of the backup that dir holds, so that only what
// is new is copied.
func earlierBackup(dir string, key note.Verifier, head proof.Checkpoint) (proof.Checkpoint, error) {
	none := proof.Checkpoint{Origin: head.Origin, Root: proof.EmptyRoot}
	if err := mustBeNoHome(dir); err != nil {
		return none, err
	}
	signed, err := os.ReadFile(filepath.Join(dir, "log", "checkpoint"))
	if errors.Is(err, fs.ErrNotExist) {
		return none, nil
	}
	if err != nil {
		return none, err
	}
	old, err := proof.OpenCheckpoint(signed, key)
	if err != nil || old.Size > head.Size {
		return none, onrecord.WithHint(fmt.Errorf("%s holds a backup of another log, a newer one or a damaged one: %w", dir, onrecord.ErrConflict), "choose another folder")
	}
	return old, nil
}

// mustBeNoHome refuses to write a backup over a home folder.
func mustBeNoHome(dir string) error {
	if _, err := os.Stat(home(dir).vkey()); err == nil {
		return onrecord.WithHint(fmt.Errorf("%s is a home folder: %w", dir, onrecord.ErrConflict), "choose another folder for the backup")
	}
	return nil
}

func copyFolder(from, to string) error {
	return filepath.WalkDir(from, func(name string, d fs.DirEntry, err error) error {
		if os.IsNotExist(err) {
			return nil
		}
		if err != nil || !d.Type().IsRegular() || strings.HasSuffix(name, ".tmp") {
			return err
		}
		rel, err := filepath.Rel(from, name)
		if err != nil {
			return err
		}
		b, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return put(filepath.Join(to, rel), b)
	})
}

// Restore rebuilds the log's folder from a copy: a backup's log folder, a peer's
// mirror, or the address of either. The guard's memory and the key must be
// there, and the copy must reach as far as what was ever signed or cosigned.
// Every entry is checked before it is put in place.
func Restore(ctx context.Context, homeDir, where string, client *http.Client) (proof.Checkpoint, error) {
	h := home(homeDir)
	if _, err := h.logVerifier(); err != nil {
		return proof.Checkpoint{}, err
	}
	lock, err := acquire(ctx, h.lock(), 0)
	if err != nil {
		return proof.Checkpoint{}, err
	}
	defer lock.Release()
	g, err := newGuard(h)
	if err != nil {
		return proof.Checkpoint{}, err
	}
	from, err := openSource(where, client)
	if err != nil {
		return proof.Checkpoint{}, err
	}
	if err := g.mayRestore(ctx, from, client); err != nil {
		return proof.Checkpoint{}, err
	}
	if err := h.rebuild(ctx, from, g); err != nil {
		return proof.Checkpoint{}, onrecord.WithHint(err, "nothing was changed; find another copy, such as a peer's mirror")
	}
	return g.last, nil
}

// mayRestore checks that the copy holds all that anybody has seen of this log.
func (g *guard) mayRestore(ctx context.Context, from source, client *http.Client) error {
	signed, err := from.get(ctx, "checkpoint")
	if errors.Is(err, fs.ErrNotExist) {
		return onrecord.WithHint(fmt.Errorf("%s: no log in it: %w", from, onrecord.ErrNotFound), "name the folder that holds the file checkpoint, such as log/ of a backup, or its address")
	}
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	c, err := proof.OpenCheckpoint(signed, g.public)
	if err != nil {
		return onrecord.WithHint(fmt.Errorf("%s: %w", from, err), "it is damaged, or no copy of "+g.Name())
	}
	if c.Size < g.last.Size {
		return onrecord.WithHint(fmt.Errorf("%s has %s, but %d were signed: %w", from, entries(c.Size), g.last.Size, onrecord.ErrTampered),
			"find a newer copy, such as a peer's mirror; going on without the missing entries would be a fork")
	}
	if c.Size > g.last.Size {
		return onrecord.WithHint(fmt.Errorf("%s has %s, signed, but the guard remembers %d: %w", from, entries(c.Size), g.last.Size, onrecord.ErrTampered), lostGuard)
	}
	return g.askWitnesses(ctx, client)
}

// askWitnesses makes sure that no witness has cosigned more than we remember.
func (g *guard) askWitnesses(ctx context.Context, client *http.Client) error {
	peers, err := Peers(string(g.home))
	if err != nil {
		return err
	}
	for _, p := range peers {
		if p.WitnessURL == "" {
			continue
		}
		w, err := openSource(p.WitnessURL, client)
		if err != nil {
			return err
		}
		signed, err := w.get(ctx, proof.HashOf([]byte(g.Name())).String()+"/checkpoint")
		if err != nil {
			continue // it cosigned nothing, shows nothing, or is away
		}
		if c, err := proof.OpenCheckpoint(signed, g.public); err == nil && c.Size > g.last.Size {
			return onrecord.WithHint(fmt.Errorf("witness %s has cosigned %s, but the guard remembers %d: %w", p.Name, entries(c.Size), g.last.Size, onrecord.ErrTampered), lostGuard)
		}
	}
	return nil
}

// entries is a number of entries in words.
func entries(n uint64) string {
	if n == 1 {
		return "1 entry"
	}
	return fmt.Sprintf("%d entries", n)
}

// rebuild puts a checked copy in the place of the log's folder. What was there
// is moved aside, not deleted.
func (h home) rebuild(ctx context.Context, from source, g *guard) error {
	fresh := h.in("log.restoring")
	if err := os.RemoveAll(fresh); err != nil {
		return err
	}
	defer os.RemoveAll(fresh) // moved by then, if all went well
	none := proof.Checkpoint{Origin: g.last.Origin, Root: proof.EmptyRoot}
	if err := copyTree(ctx, from, fresh, none, g.last); err != nil {
		return err
	}
	if err := put(filepath.Join(fresh, "checkpoint"), g.note); err != nil {
		return err
	}
	if err := putTreeState(filepath.Join(fresh, ".state"), g.last); err != nil {
		return err
	}
	r := &Report{}
	if err := checkTree(ctx, fresh, "log/", g.last, r); err != nil {
		return err
	}
	if r.Damaged > 0 {
		return fmt.Errorf("the copy does not re-derive: %s: %s: %w", r.Damage[0].File, r.Damage[0].Reason, onrecord.ErrTampered)
	}
	return h.swap(fresh)
}

func (h home) swap(fresh string) error {
	if _, err := os.Stat(h.log()); err == nil {
		aside, err := os.MkdirTemp(string(h), "log.before-restore-")
		if err != nil {
			return err
		}
		if err := os.Rename(h.log(), filepath.Join(aside, "log")); err != nil {
			return err
		}
	}
	if err := os.Rename(fresh, h.log()); err != nil {
		return err
	}
	return syncDir(string(h))
}
