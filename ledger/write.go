package ledger

import (
	"context"
	"errors"
	"fmt"
	"syscall"

	"github.com/transparency-dev/tessera"

	"onrecord"
	"onrecord/ledger/proof"
)

var errClosed = fmt.Errorf("the log is closed: %w", onrecord.ErrUnavailable)

type request struct {
	leaf  proof.Leaf
	bytes []byte // of leaf as it was handed in
	row   row
	reply chan<- reply // holds one
}

type reply struct {
	receipt Receipt
	err     error
}

// Append adds a leaf and returns when it is durable. Prev is filled in if the
// leaf has a subject that was logged before, and NotBefore with the newest
// checkpoint of a peer's log that is mirrored. A leaf that differs from an
// earlier one in nothing but Prev and NotBefore is not added again.
//
// If ctx ends first, the leaf may or may not be in the log; appending it again
// is safe.
func (l *Ledger) Append(ctx context.Context, leaf proof.Leaf) (Receipt, error) {
	leaf.V, leaf.Prev = proof.LeafVersion, nil
	b, err := leaf.Marshal()
	if err != nil {
		return Receipt{}, err
	}
	if _, _, _, fail := l.guard.state(); fail != nil {
		return Receipt{}, fail
	}
	answer := make(chan reply, 1)
	if err := l.hand(ctx, request{leaf, b, rowOf(&leaf), answer}); err != nil {
		return Receipt{}, err
	}
	select {
	case r := <-answer:
		return r.receipt, r.err
	case <-ctx.Done():
		return Receipt{}, ctx.Err()
	}
}

// hand gives r to the writer.
func (l *Ledger) hand(ctx context.Context, r request) error {
	l.closing.RLock()
	defer l.closing.RUnlock()
	if l.closed {
		return errClosed
	}
	select {
	case l.requests <- r:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// write is the one writer: it takes what is waiting as a batch, and while the
// disk works the next batch gathers.
func (l *Ledger) write() {
	defer close(l.done)
	var later []request
	for {
		batch := later
		if len(batch) == 0 {
			first, ok := <-l.requests
			if !ok {
				return
			}
			batch = append(batch, first)
		}
		batch = l.gather(batch)
		later = l.writeBatch(batch)
	}
}

func (l *Ledger) gather(batch []request) []request {
	for len(batch) < maxBatch {
		select {
		case r, ok := <-l.requests:
			if !ok {
				return batch
			}
			batch = append(batch, r)
		default:
			return batch
		}
	}
	return batch
}

// A pending entry is one that Tessera has and has not acknowledged.
type pending struct {
	request
	future tessera.IndexFuture
}

// writeBatch makes a batch durable and answers. It returns the requests that
// must wait for an entry of this batch, because they name it as prev.
func (l *Ledger) writeBatch(batch []request) (later []request) {
	busy := map[subjectKey]bool{}
	var ps []pending
	for _, r := range batch {
		key := r.row.subject
		if key != (subjectKey{}) && busy[key] {
			later = append(later, r)
			continue
		}
		busy[key] = true
		p, done := l.prepare(r)
		if done != nil {
			r.reply <- *done
			continue
		}
		ps = append(ps, p)
	}
	for i := range ps { // at once, or Tessera takes them for several batches and syncs for each
		ps[i].future = l.engine.add(context.Background(), tessera.NewEntry(ps[i].bytes))
	}
	l.acknowledge(ps)
	return later
}

// prepare settles what the leaf's bytes are, or why there is nothing to add.
func (l *Ledger) prepare(r request) (pending, *reply) {
	if err := l.mayWrite(); err != nil {
		return pending{}, &reply{err: err}
	}
	row := r.row
	if old, ok, err := l.index.byKey(row.key); err != nil {
		return pending{}, &reply{err: err}
	} else if ok {
		return pending{}, &reply{receipt: Receipt{Index: old.index, Hash: old.leaf, Duplicate: true}}
	}
	prev, ok, err := l.index.bySubject(row.subject)
	if err != nil {
		return pending{}, &reply{err: err}
	}
	if ok {
		r.leaf.Prev = proof.RefTo(prev.index, prev.leaf)
	}
	if r.leaf.NotBefore == nil {
		r.leaf.NotBefore = l.heads.latest()
	}
	if r.leaf.Prev != nil || r.leaf.NotBefore != nil {
		if r.bytes, err = r.leaf.Marshal(); err != nil {
			return pending{}, &reply{err: err}
		}
	}
	row.leaf = proof.LeafHash(r.bytes)
	r.row = row
	return pending{request: r}, nil
}

// mayWrite refuses entries once signing has stopped or the disk is nearly full.
func (l *Ledger) mayWrite() error {
	if _, _, _, fail := l.guard.state(); fail != nil {
		return fail
	}
	var fs syscall.Statfs_t
	if err := syscall.Statfs(l.home.log(), &fs); err != nil {
		return fmt.Errorf("free space of %s: %w", l.home.log(), err)
	}
	if free := fs.Bavail * uint64(fs.Bsize); free < l.opt.MinFree {
		return onrecord.WithHint(fmt.Errorf("%d MiB free where %d MiB must stay free: %w", free>>20, l.opt.MinFree>>20, onrecord.ErrUnavailable),
			"make room on the disk that holds "+string(l.home))
	}
	return nil
}

// acknowledge waits for Tessera and answers. After a failed write nothing is
// known of the disk's cache, so the log stops.
func (l *Ledger) acknowledge(ps []pending) {
	var rows []row
	for i := range ps {
		p := &ps[i]
		at, err := p.future()
		if err != nil {
			err = onrecord.WithHint(fmt.Errorf("the log stops: %w", err), "see to the disk, then start again: the entry was not acknowledged")
			l.guard.stop(err)
			p.reply <- reply{err: err}
			continue
		}
		p.row.index = at.Index
		rows = append(rows, p.row)
		p.reply <- reply{receipt: Receipt{Index: at.Index, Hash: p.row.leaf, Leaf: p.bytes}}
	}
	if err := l.index.add(rows); err != nil && !errors.Is(err, errClosed) {
		l.guard.stop(fmt.Errorf("index of the log: %w", err))
	}
}
