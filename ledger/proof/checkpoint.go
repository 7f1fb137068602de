package proof

import (
	"encoding/base64"
	"fmt"
	"strings"

	"github.com/transparency-dev/formats/log"
	"golang.org/x/mod/sumdb/note"

	"onrecord"
)

// maxNote bounds a checkpoint with all its signatures, in bytes. A post-quantum
// cosignature takes 3.3 kB.
const maxNote = 256 << 10

// A Checkpoint is a log's Merkle tree head.
type Checkpoint struct {
	Origin string
	Size   uint64
	Root   Hash
}

// ParseCheckpoint reads the text of a checkpoint note (c2sp.org/tlog-checkpoint).
// It has three lines exactly: an extension line would be signed by some
// cosignatures and not by others.
func ParseCheckpoint(text string) (Checkpoint, error) {
	var c log.Checkpoint
	rest, err := c.Unmarshal([]byte(text))
	switch {
	case err != nil:
		return Checkpoint{}, fmt.Errorf("checkpoint: %w: %w", onrecord.ErrInvalid, err)
	case len(rest) > 0:
		return Checkpoint{}, fmt.Errorf("checkpoint: has extension lines: %w", onrecord.ErrInvalid)
	case len(c.Hash) != len(Hash{}) || string(c.Marshal()) != text || c.Size >= 1<<63:
		return Checkpoint{}, fmt.Errorf("checkpoint: not in its canonical form: %w", onrecord.ErrInvalid)
	}
	return Checkpoint{c.Origin, c.Size, Hash(c.Hash)}, nil
}

// Text writes the text that is signed.
func (c Checkpoint) Text() string {
	return string(log.Checkpoint{Origin: c.Origin, Size: c.Size, Hash: c.Root[:]}.Marshal())
}

// OpenCheckpoint verifies a signed checkpoint against the log's key alone.
func OpenCheckpoint(signed []byte, logKey note.Verifier) (Checkpoint, error) {
	c, _, err := openNote(signed, note.VerifierList(logKey))
	if err != nil {
		return Checkpoint{}, err
	}
	if c.Origin != logKey.Name() {
		return Checkpoint{}, fmt.Errorf("checkpoint of %q, want %q: %w", c.Origin, logKey.Name(), onrecord.ErrTampered)
	}
	return c, nil
}

// openNote verifies a signed checkpoint: at least one key of known signed it,
// and no signature that carries a known key's name is bad.
func openNote(signed []byte, known note.Verifiers) (Checkpoint, *note.Note, error) {
	if len(signed) > maxNote {
		return Checkpoint{}, nil, fmt.Errorf("checkpoint note of %d bytes: %w", len(signed), onrecord.ErrInvalid)
	}
	if err := strictSignatures(string(signed)); err != nil {
		return Checkpoint{}, nil, err
	}
	n, err := note.Open(signed, known)
	if err != nil {
		return Checkpoint{}, nil, fmt.Errorf("checkpoint: %w: %w", onrecord.ErrTampered, err)
	}
	c, err := ParseCheckpoint(n.Text)
	return c, n, err
}

// strictSignatures refuses signature lines whose base64 has stray bits in its
// tail: note.Open lets them pass, so that several texts would be one note.
func strictSignatures(signed string) error {
	_, sigs, ok := cutLast(signed, "\n\n")
	if !ok {
		return fmt.Errorf("checkpoint: not a signed note: %w", onrecord.ErrInvalid)
	}
	for line := range strings.Lines(sigs) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), " ")
		if _, err := base64.StdEncoding.Strict().DecodeString(fields[len(fields)-1]); err != nil {
			return fmt.Errorf("checkpoint: signature line is not canonical base64: %w", onrecord.ErrInvalid)
		}
	}
	return nil
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}
