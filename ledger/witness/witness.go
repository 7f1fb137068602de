package witness

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"golang.org/x/mod/sumdb/note"

	"onrecord"
	"onrecord/internal/durable"
	"onrecord/ledger/proof"
)

// A Witness cosigns the logs that it was told of. Its methods may be called
// concurrently.
type Witness struct {
	dir     string
	lock    *durable.Lock
	signers []note.Signer
	pace    pace

	mu   sync.RWMutex
	logs map[string]log // by origin
}

// A log is one whose checkpoints are cosigned.
type log struct {
	vkey   string
	public note.Verifier
	turn   *sync.Mutex // one request at a time decides and persists
}

// Open opens the witness under the home folder for the logs with the given
// verifier keys. It holds a lock: one process per witness.
func Open(home string, logKeys []string) (*Witness, error) {
	w := &Witness{dir: filepath.Join(home, "witness"), logs: map[string]log{}, pace: newPace(time.Now)}
	var err error
	if w.signers, err = readKeys(home); err != nil {
		return nil, err
	}
	if err := w.Know(logKeys); err != nil {
		return nil, err
	}
	if err := (durable.OS{}).MkdirAll(w.dir); err != nil {
		return nil, err
	}
	if w.lock, err = durable.Acquire(filepath.Join(w.dir, "lock")); err != nil {
		return nil, onrecord.WithHint(err, "the witness runs already")
	}
	_, err = durable.Sweep(w.dir)
	return w, err
}

// Know tells a witness of logs to cosign besides those that it knows, also
// while it serves. On an error it knows what it knew before.
func (w *Witness) Know(logKeys []string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	logs := maps.Clone(w.logs)
	for _, vkey := range logKeys {
		v, err := proof.LogVerifier(vkey)
		if err != nil {
			return err
		}
		turn := logs[v.Name()].turn
		if turn == nil {
			turn = new(sync.Mutex)
		}
		logs[v.Name()] = log{vkey, v, turn}
	}
	w.logs = logs
	return nil
}

// known returns the logs; the map does not change.
func (w *Witness) known() map[string]log {
	w.mu.RLock()
	defer w.mu.RUnlock()
	return w.logs
}

// Close gives the witness back.
func (w *Witness) Close() error { return w.lock.Release() }

// Why a request was refused. Each is one HTTP status of the protocol.
var (
	errUnknownLog = fmt.Errorf("unknown log: %w", onrecord.ErrNotFound)
	errSignature  = fmt.Errorf("no valid signature of the log: %w", onrecord.ErrTampered)
	errBadProof   = fmt.Errorf("the proof does not show that the log only grew: %w", onrecord.ErrTampered)
	errOtherRoot  = fmt.Errorf("another root was cosigned at this size: %w", onrecord.ErrTampered)
	errTooFast    = fmt.Errorf("too many requests for this log: %w", onrecord.ErrUnavailable)
)

// A sizeError says that the log is mistaken about what was cosigned last.
type sizeError struct{ have uint64 }

func (e sizeError) Error() string { return fmt.Sprintf("the size cosigned last is %d", e.have) }
func (e sizeError) Unwrap() error { return onrecord.ErrConflict }

// AddCheckpoint decides about one request and returns the cosignature lines.
func (w *Witness) AddCheckpoint(r Request) ([]byte, error) {
	origin, _, _ := strings.Cut(string(r.Signed), "\n")
	l, ok := w.known()[origin]
	if !ok {
		return nil, errUnknownLog
	}
	c, err := l.open(r.Signed)
	if err != nil {
		return nil, err
	}
	if r.Old > c.Size {
		return nil, fmt.Errorf("old size %d is over the checkpoint's %d: %w", r.Old, c.Size, onrecord.ErrInvalid)
	}
	if !w.pace.allow(origin) {
		return nil, errTooFast
	}
	l.turn.Lock()
	defer l.turn.Unlock()
	last, lastNote, err := w.last(origin, l)
	if err != nil {
		return nil, err
	}
	if err := decide(r, last, c); err != nil {
		return nil, errors.Join(err, w.keep(l, r, err, last, lastNote, c))
	}
	return w.cosign(r.Signed, origin)
}

// open verifies the log's signature; signatures of others are ignored.
func (l log) open(signed []byte) (proof.Checkpoint, error) {
	n, err := note.Open(signed, note.VerifierList(l.public))
	var unverified *note.UnverifiedNoteError
	var invalid *note.InvalidSignatureError
	switch {
	case errors.As(err, &unverified), errors.As(err, &invalid):
		return proof.Checkpoint{}, errSignature
	case err != nil:
		return proof.Checkpoint{}, fmt.Errorf("%w: %w", onrecord.ErrInvalid, err)
	}
	c, _, err := proof.SplitCheckpoint(n.Text)
	return c, err
}

// decide is the rule of the protocol: the checkpoint must extend the last one
// that was cosigned, and the log must know which that is.
func decide(r Request, last, c proof.Checkpoint) error {
	switch {
	case r.Old != last.Size:
		return sizeError{last.Size}
	case r.Old == c.Size && last.Origin != "" && c.Root != last.Root:
		return errOtherRoot
	case c.Size == 0 && c.Root != proof.EmptyRoot:
		return errBadProof
	case r.Old == 0 && len(r.Path) > 0:
		return errBadProof
	case r.Old > 0 && proof.CheckConsistency(last, c, r.Path) != nil:
		return errBadProof
	}
	return nil
}

// last reads what was cosigned last; the zero Checkpoint if nothing was.
func (w *Witness) last(origin string, l log) (proof.Checkpoint, []byte, error) {
	b, err := os.ReadFile(w.file(origin, "checkpoint"))
	if errors.Is(err, fs.ErrNotExist) {
		return proof.Checkpoint{}, nil, nil
	}
	if err != nil {
		return proof.Checkpoint{}, nil, err
	}
	c, err := l.open(b)
	if err != nil {
		return proof.Checkpoint{}, nil, fmt.Errorf("%s: damaged: %w: %w", w.file(origin, "checkpoint"), onrecord.ErrTampered, err)
	}
	return c, b, nil
}

// cosign signs, persists, and only then answers.
func (w *Witness) cosign(signed []byte, origin string) ([]byte, error) {
	text, _, _ := strings.Cut(string(signed), "\n\n")
	ours, err := note.Sign(&note.Note{Text: text + "\n"}, w.signers...)
	if err != nil {
		return nil, err
	}
	lines := ours[len(text)+2:]
	both, err := proof.AddSignatures(signed, lines, verifiers(w.signers)...)
	if err != nil {
		return nil, err
	}
	if err := durable.WriteFile(durable.OS{}, w.file(origin, "checkpoint"), both); err != nil {
		return nil, err
	}
	return lines, nil
}

// Last returns the note that was cosigned last for a log, or
// onrecord.ErrNotFound.
func (w *Witness) Last(origin string) (proof.Checkpoint, []byte, error) {
	l, ok := w.known()[origin]
	if !ok {
		return proof.Checkpoint{}, nil, errUnknownLog
	}
	c, b, err := w.last(origin, l)
	if err == nil && b == nil {
		err = fmt.Errorf("nothing cosigned for %s yet: %w", origin, onrecord.ErrNotFound)
	}
	return c, b, err
}

// OriginHash names a log in paths: hex SHA-256 of its origin.
func OriginHash(origin string) string {
	h := sha256.Sum256([]byte(origin))
	return hex.EncodeToString(h[:])
}

func (w *Witness) file(origin string, parts ...string) string {
	return filepath.Join(append([]string{w.dir, OriginHash(origin)}, parts...)...)
}
