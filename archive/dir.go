package archive

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"onrecord"
	"onrecord/internal/durable"
)

// A Dir is a [Store] in a folder.
type Dir struct {
	root string
	fsys durable.FS

	mu   sync.RWMutex
	held map[onrecord.CaptureID][]string // WARC files of each payload, earliest first
}

// OpenDir opens the archive in the folder root, which need not exist yet, and
// finishes what a killed writer left half done. Cost is one listing of the
// folder.
func OpenDir(root string) (*Dir, error) { return openDir(root, durable.OS{}) }

func openDir(root string, fsys durable.FS) (*Dir, error) {
	d := &Dir{root: root, fsys: fsys}
	if err := d.scan(); err != nil {
		return nil, fmt.Errorf("archive %s: %w", filepath.Base(root), err)
	}
	return d, nil
}

// scan learns which payloads are held and restores objects that have a WARC
// file but not yet a name of their own.
func (d *Dir) scan() error {
	names, err := d.files()
	if err != nil {
		return err
	}
	held := map[onrecord.CaptureID][]string{}
	for _, name := range names {
		if id, ok := idOf(name); ok {
			held[id] = append(held[id], name)
		}
	}
	d.mu.Lock()
	d.held = held
	d.mu.Unlock()
	for id := range held {
		if err := d.complete(id); err != nil && !errors.Is(err, onrecord.ErrTampered) {
			return err // damage is for Scrub to name; it must not close the archive
		}
	}
	return nil
}

// complete gives a payload its object if it has none, from the capture that
// holds its bytes.
func (d *Dir) complete(id onrecord.CaptureID) error {
	if _, err := os.Stat(d.objectPath(id)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	payload, _, err := d.full(id)
	if err != nil {
		return err
	}
	return durable.WriteFile(d.fsys, d.objectPath(id), payload)
}

// full returns a payload and its capture from the first WARC file that holds
// all of it; others are revisits.
func (d *Dir) full(id onrecord.CaptureID) ([]byte, onrecord.Capture, error) {
	d.mu.RLock()
	names := d.held[id]
	d.mu.RUnlock()
	for _, name := range names {
		c, set, err := d.parse(name)
		if err != nil {
			continue
		}
		if payload, err := set.payload(id); err == nil {
			return payload, c, nil
		}
	}
	return nil, onrecord.Capture{}, fmt.Errorf("object %s: no capture holds it whole: %w", id, onrecord.ErrTampered)
}

// Reload looks at the folder again, for a reader beside a writer.
func (d *Dir) Reload() error { return d.scan() }

func (d *Dir) objectPath(id onrecord.CaptureID) string {
	return filepath.Join(d.root, "objects", id.String()[:2], id.String())
}

func (d *Dir) warcPath(name string) string {
	return filepath.Join(d.root, "warc", filepath.FromSlash(name))
}

// files lists the WARC files, earliest first.
func (d *Dir) files() ([]string, error) {
	return durable.Match(filepath.Join(d.root, "warc"), "*/*"+suffix)
}

// idOf reads the payload's ID out of a WARC file's name.
func idOf(name string) (onrecord.CaptureID, bool) {
	stem := strings.TrimSuffix(name, suffix)
	id, err := onrecord.ParseCaptureID(stem[strings.LastIndex(stem, "-")+1:])
	return id, err == nil
}

// Put implements [Store].
func (d *Dir) Put(ctx context.Context, c onrecord.Capture, payload []byte) (Receipt, error) {
	c = normal(c)
	if err := errors.Join(ctx.Err(), checked(c, payload)); err != nil {
		return Receipt{}, err
	}
	return d.put(c, payload, func(earlier *onrecord.Capture) (recordSet, error) {
		return recordsOf(c, payload, earlier)
	})
}

// put keeps the records that make returns, which is told of an earlier capture
// of the same payload if there is one.
func (d *Dir) put(c onrecord.Capture, payload []byte, records func(*onrecord.Capture) (recordSet, error)) (Receipt, error) {
	if old, err := os.ReadFile(d.warcPath(FileName(c))); err == nil {
		if err := d.complete(c.ID); err != nil {
			return Receipt{}, err
		}
		return receiptOf(old)
	}
	earlier := d.earlier(c.ID)
	set, err := records(earlier)
	if err != nil {
		return Receipt{}, err
	}
	if err := d.store(c, payload, set, earlier == nil); err != nil {
		return Receipt{}, fmt.Errorf("capture %s of %s: %w", c.ID.Short(), c.URL, err)
	}
	return receipt(c, set.main(), earlier != nil), nil
}

// earlier returns a capture to refer to for a payload that is held whole, in
// its object and in a WARC file; nil where it has to be stored anew.
func (d *Dir) earlier(id onrecord.CaptureID) *onrecord.Capture {
	if _, err := d.Payload(context.Background(), id); err != nil {
		return nil
	}
	_, c, err := d.full(id)
	if err != nil {
		return nil
	}
	return &c
}

// store writes both files under temporary names, then names the WARC file:
// from there on the capture exists. The object follows.
func (d *Dir) store(c onrecord.Capture, payload []byte, set recordSet, fresh bool) error {
	b, err := encode(set)
	if err != nil {
		return err
	}
	file, err := durable.Stage(d.fsys, d.warcPath(FileName(c)), b)
	if err != nil {
		return err
	}
	var object *durable.Staged
	if fresh {
		if object, err = durable.Stage(d.fsys, d.objectPath(c.ID), payload); err != nil {
			file.Discard()
			return err
		}
	}
	if err := file.Commit(); err != nil {
		if object != nil {
			object.Discard()
		}
		return err
	}
	d.learn(c)
	if object != nil {
		return object.Commit()
	}
	return nil
}

func (d *Dir) learn(c onrecord.Capture) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.held[c.ID] = append(d.held[c.ID], FileName(c))
}

// Payload implements [Store].
func (d *Dir) Payload(_ context.Context, id onrecord.CaptureID) ([]byte, error) {
	b, err := os.ReadFile(d.objectPath(id))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("object %s: %w", id, onrecord.ErrNotFound)
	}
	if err != nil {
		return nil, fmt.Errorf("object %s: %w", id, err)
	}
	if onrecord.IDOf(b) != id {
		return nil, onrecord.WithHint(fmt.Errorf("object %s: bytes do not match the name: %w", id, onrecord.ErrTampered),
			"onrecord archive scrub names everything that is damaged")
	}
	return b, nil
}

// Captures implements [Store].
func (d *Dir) Captures(ctx context.Context) iter.Seq2[onrecord.Capture, error] {
	return func(yield func(onrecord.Capture, error) bool) {
		names, err := d.files()
		if err != nil {
			yield(onrecord.Capture{}, err)
			return
		}
		for _, name := range names {
			if err := ctx.Err(); err != nil {
				yield(onrecord.Capture{}, err)
				return
			}
			if c, _, err := d.parse(name); !yield(c, err) {
				return
			}
		}
	}
}

// Files returns the names of all WARC files, earliest first: a cheap listing
// by which an index knows what it has not seen. [Dir.Capture] reads one.
func (d *Dir) Files() ([]string, error) { return d.files() }

// Capture reads the capture that a WARC file of this archive holds.
func (d *Dir) Capture(name string) (onrecord.Capture, error) {
	c, _, err := d.parse(name)
	return c, err
}

// Holding returns the captures whose WARC files are needed to have c with its
// payload: c itself, and before it the one that it refers to, if it does.
func (d *Dir) Holding(c onrecord.Capture) ([]onrecord.Capture, error) {
	c, set, err := d.parse(FileName(normal(c)))
	if err != nil {
		return nil, err
	}
	if _, err := set.payload(c.ID); err == nil {
		return []onrecord.Capture{c}, nil
	}
	_, first, err := d.full(c.ID)
	return []onrecord.Capture{first, c}, err
}

// Receipt returns the receipt of a capture that is held.
func (d *Dir) Receipt(name string) (Receipt, error) {
	c, set, err := d.parse(name)
	if err != nil {
		return Receipt{}, err
	}
	return receipt(c, set.main(), true), nil
}

func (d *Dir) parse(name string) (onrecord.Capture, recordSet, error) {
	b, err := os.ReadFile(d.warcPath(name))
	if err != nil {
		return onrecord.Capture{}, nil, fmt.Errorf("%s: %w", name, err)
	}
	c, set, err := parse(b)
	if err == nil && FileName(c) != name {
		err = fmt.Errorf("holds another capture: %w", onrecord.ErrTampered)
	}
	if err != nil {
		return onrecord.Capture{}, nil, fmt.Errorf("%s: %w", name, err)
	}
	return c, set, nil
}

// WARC implements [Store].
func (d *Dir) WARC(_ context.Context, c onrecord.Capture) ([]byte, error) {
	b, err := os.ReadFile(d.warcPath(FileName(normal(c))))
	if errors.Is(err, fs.ErrNotExist) {
		err = onrecord.ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("capture %s of %s: %w", c.ID.Short(), c.URL, err)
	}
	return b, nil
}

// Sweep removes what killed writers left unfinished. The caller must hold the
// writers' lock.
func (d *Dir) Sweep() error {
	for _, dir := range []string{"objects", "warc"} {
		if _, err := durable.Sweep(filepath.Join(d.root, dir)); err != nil {
			return err
		}
	}
	return nil
}
