package desk

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/rogpeppe/go-internal/lockedfile"

	"onrecord"
	"onrecord/archive"
	"onrecord/internal/store/sqlite"
	"onrecord/ledger/proof"
)

// Config is what a desk needs from outside. The zero value works.
type Config struct {
	// Clock tells the time. Defaults to time.Now.
	Clock func() time.Time
	// Fetch gets a page. Defaults to refusing every address.
	Fetch func(ctx context.Context, url string) (onrecord.Capture, []byte, error)
	// Log is told of every capture. Defaults to none.
	Log Log
	// Tool is what log entries name as their maker.
	Tool proof.Tool
}

func (c Config) withDefaults() Config {
	if c.Clock == nil {
		c.Clock = time.Now
	}
	if c.Fetch == nil {
		c.Fetch = func(_ context.Context, url string) (onrecord.Capture, []byte, error) {
			return onrecord.Capture{}, nil, fmt.Errorf("%s: no fetching here: %w", url, onrecord.ErrRefused)
		}
	}
	return c
}

// A Desk is an open home folder. It is a [Source]; its methods are safe for
// concurrent use, also beside other processes on the same folder.
type Desk struct {
	home   string
	config Config
	store  *archive.Dir
	index  *sqlite.DB
	lock   *lockedfile.Mutex
	swept  sync.Once

	mu       sync.Mutex
	holdings map[onrecord.EventID]kept
}

// Open opens the home folder, making it if need be, finishes what a killed
// process left half done, and indexes what the index does not know. Close it.
func Open(ctx context.Context, home string, c Config) (*Desk, error) {
	if err := os.MkdirAll(home, 0o700); err != nil {
		return nil, onrecord.WithHint(fmt.Errorf("home folder: %w", err), "name another one with --home DIR")
	}
	store, err := archive.OpenDir(home)
	if err != nil {
		return nil, err
	}
	index, err := sqlite.Open(ctx, filepath.Join(home, "desk.db"))
	if err != nil {
		return nil, err
	}
	d := &Desk{
		home: home, config: c.withDefaults(), store: store, index: index,
		lock: lockedfile.MutexAt(filepath.Join(home, "lock")), holdings: map[onrecord.EventID]kept{},
	}
	if err := d.catchUp(ctx); err != nil {
		return nil, errors.Join(err, index.Close())
	}
	return d, nil
}

// Close closes the index. The desk must not be used afterwards.
func (d *Desk) Close() error { return d.index.Close() }

// Archive returns the desk's archive, for scrubbing and for export.
func (d *Desk) Archive() *archive.Dir { return d.store }

// write runs f as the only writer of the home folder.
func (d *Desk) write(f func() error) error {
	unlock, err := d.lock.Lock()
	if err != nil {
		return fmt.Errorf("lock of the home folder: %w", err)
	}
	defer unlock()
	d.swept.Do(func() { err = d.store.Sweep() })
	if err != nil {
		return fmt.Errorf("unfinished files: %w", err)
	}
	return f()
}

// Reindex forgets the index and makes it again from the archive and the event
// files, reading every document anew.
func (d *Desk) Reindex(ctx context.Context) error {
	return d.write(func() error {
		if err := d.index.Forget(ctx); err != nil {
			return err
		}
		return d.catchUp(ctx)
	})
}

// catchUp indexes the captures and events that the index does not hold yet.
// What is damaged is left out: scrub names it.
func (d *Desk) catchUp(ctx context.Context) error {
	files, err := d.store.Files()
	if err != nil {
		return err
	}
	known, err := d.index.Files(ctx)
	if err != nil {
		return err
	}
	for _, name := range files {
		if known[name] {
			continue
		}
		c, err := d.store.Capture(name)
		if err != nil {
			continue
		}
		payload, err := d.store.Payload(ctx, c.ID)
		if err != nil {
			continue
		}
		if _, err := d.indexCapture(ctx, name, c, payload); err != nil {
			return err
		}
	}
	return d.catchUpEvents(ctx)
}
