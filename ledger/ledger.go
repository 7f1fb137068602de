package ledger

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"onrecord"
	"onrecord/internal/durable"
	"onrecord/ledger/proof"
)

// Options say how a log is kept. The zero value works.
type Options struct {
	// MinFree is how many bytes must stay free on the disk; below it no entry
	// is taken. Defaults to 64 MiB.
	MinFree uint64
	// LockWait is how long to wait for another process that appends. Defaults
	// to 5 s; negative means not at all.
	LockWait time.Duration
}

// A Ledger is an open log. Its methods may be called concurrently.
type Ledger struct {
	home   home
	opt    Options
	lock   *durable.Lock
	guard  *guard
	engine *engine
	index  *index
	heads  *heads

	requests chan request
	done     chan struct{} // closed when the writer has ended
	closing  sync.RWMutex  // held for reading while a request is handed over
	closed   bool
}

// Open opens the log under the home folder for appending. It fails with
// onrecord.ErrConflict while another process appends, and with
// onrecord.ErrTampered, having changed nothing, if the folder does not agree
// with what was signed last.
func Open(ctx context.Context, homeDir string, opt Options) (*Ledger, error) {
	if opt.MinFree == 0 {
		opt.MinFree = 64 << 20
	}
	if opt.LockWait == 0 {
		opt.LockWait = 5 * time.Second
	}
	h := home(homeDir)
	if _, err := h.logVerifier(); err != nil {
		return nil, err
	}
	lock, err := acquire(ctx, h.lock(), opt.LockWait)
	if err != nil {
		return nil, err
	}
	l := &Ledger{home: h, opt: opt, lock: lock, heads: &heads{home: h, now: time.Now}, requests: make(chan request, maxBatch), done: make(chan struct{})}
	if err := l.start(ctx); err != nil {
		l.index.close()
		return nil, errors.Join(err, lock.Release())
	}
	return l, nil
}

func acquire(ctx context.Context, name string, wait time.Duration) (*durable.Lock, error) {
	for end := time.Now().Add(wait); ; {
		lock, err := durable.Acquire(name)
		if !errors.Is(err, onrecord.ErrConflict) || time.Now().After(end) {
			return lock, onrecord.WithHint(err, "one process appends at a time: wait for the other to end")
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(20 * time.Millisecond):
		}
	}
}

func (l *Ledger) start(ctx context.Context) (err error) {
	if err := l.home.sweep(); err != nil {
		return err
	}
	if l.guard, err = newGuard(l.home); err != nil {
		return err
	}
	if err = l.guard.inspect(ctx); err != nil {
		return err
	}
	if err = l.home.clear(l.guard.last.Size); err != nil {
		return err
	}
	if l.index, err = openIndex(ctx, l.home, l.guard.tree.End()); err != nil {
		return err
	}
	if l.engine, err = startEngine(ctx, l.home, l.guard); err != nil {
		return err
	}
	go l.write()
	return nil
}

// Origin is the log's name.
func (l *Ledger) Origin() string { return l.guard.Name() }

// Close waits until every entry is covered by a signed checkpoint and ends the
// log. Entries that were acknowledged stay even if Close fails.
func (l *Ledger) Close(ctx context.Context) error {
	l.closing.Lock()
	if l.closed {
		l.closing.Unlock()
		return nil
	}
	l.closed = true
	close(l.requests)
	l.closing.Unlock()
	<-l.done
	err := l.settle(ctx)
	return errors.Join(err, l.index.close(), l.lock.Release())
}

// settleFor is how long Close waits for the last signature. It takes a tenth of
// a second, unless the disk is failing.
const settleFor = 30 * time.Second

// settle waits for the last signature, or until it is clear that none comes.
func (l *Ledger) settle(ctx context.Context) error {
	defer l.engine.cancel()
	ctx, cancel := context.WithTimeout(ctx, settleFor)
	defer cancel()
	if _, _, _, fail := l.guard.state(); fail != nil {
		return fail
	}
	if size := l.index.size(); size > 0 {
		if _, err := l.AwaitSigned(ctx, size-1); err != nil {
			return err
		}
	}
	if err := l.awaitPublished(ctx); err != nil {
		return err
	}
	return l.engine.stop(ctx)
}

// awaitPublished waits until the checkpoint file is what was signed last: the
// engine writes it a moment after the signature, and ending it in between would
// leave its writing to chance.
func (l *Ledger) awaitPublished(ctx context.Context) error {
	for {
		last, _, _, _ := l.guard.state()
		published, err := os.ReadFile(l.home.checkpoint())
		if err != nil {
			return err
		}
		if c, err := proof.OpenCheckpoint(published, l.guard.public); err == nil && c == last {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(2 * time.Millisecond):
		}
	}
}

// AwaitSigned waits until a signed checkpoint covers the entry at index, and
// returns it: the stage after durable.
func (l *Ledger) AwaitSigned(ctx context.Context, index uint64) (signed []byte, err error) {
	for {
		last, signed, news, fail := l.guard.state()
		if last.Size > index {
			return signed, nil
		}
		if fail != nil {
			return nil, fail
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("entry %d is durable, not yet signed: %w", index, ctx.Err())
		case <-news:
		}
	}
}

// A Receipt says that an entry is durable. It says nothing of a signature.
type Receipt struct {
	Index uint64     `json:"index"`
	Hash  proof.Hash `json:"leaf_sha256"`
	Leaf  []byte     `json:"-"` // nil for a duplicate
	// Duplicate is set when the same thing had been logged before: then Index
	// and Hash are those of the earlier entry.
	Duplicate bool `json:"duplicate,omitempty"`
}
