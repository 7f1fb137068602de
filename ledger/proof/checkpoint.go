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
	c, extension, err := SplitCheckpoint(text)
	if err == nil && extension != "" {
		return Checkpoint{}, fmt.Errorf("checkpoint: has extension lines: %w", onrecord.ErrInvalid)
	}
	return c, err
}

// SplitCheckpoint reads a text that may have extension lines, as a witness must.
func SplitCheckpoint(text string) (c Checkpoint, extension string, err error) {
	var f log.Checkpoint
	rest, err := f.Unmarshal([]byte(text))
	if err != nil {
		return Checkpoint{}, "", fmt.Errorf("checkpoint: %w: %w", onrecord.ErrInvalid, err)
	}
	bad := len(f.Hash) != len(Hash{}) || f.Size >= 1<<63 || string(f.Marshal())+string(rest) != text ||
		strings.HasPrefix(string(rest), "\n") || strings.Contains(string(rest), "\n\n") || len(rest) > 0 && rest[len(rest)-1] != '\n'
	if bad {
		return Checkpoint{}, "", fmt.Errorf("checkpoint: not in its canonical form: %w", onrecord.ErrInvalid)
	}
	return Checkpoint{f.Origin, f.Size, Hash(f.Hash)}, string(rest), nil
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

// ParseHash reads the base64 of a hash in its one form.
func ParseHash(s string) (Hash, error) {
	b, err := base64.StdEncoding.Strict().DecodeString(s)
	if err != nil || len(b) != len(Hash{}) || Hash(b).Base64() != s {
		return Hash{}, fmt.Errorf("hash %q: want the base64 of 32 bytes: %w", clip(s), onrecord.ErrInvalid)
	}
	return Hash(b), nil
}

// AddSignatures returns signed with those signature lines added that a key of
// known made for it and that are not in it. Others are left out.
func AddSignatures(signed, lines []byte, known ...note.Verifier) ([]byte, error) {
	text, sigs, ok := cutLast(string(signed), "\n\n")
	if !ok {
		return nil, fmt.Errorf("checkpoint: not a signed note: %w", onrecord.ErrInvalid)
	}
	have := map[string]bool{}
	for line := range strings.Lines(sigs) {
		have[line] = true
	}
	for line := range strings.Lines(string(lines)) {
		if !strings.HasSuffix(line, "\n") || have[line] {
			continue
		}
		one := text + "\n\n" + line
		if strictSignatures(one) != nil {
			continue
		}
		if n, err := note.Open([]byte(one), note.VerifierList(known...)); err == nil && len(n.Sigs) == 1 {
			have[line] = true
			sigs += line
		}
	}
	return []byte(text + "\n\n" + sigs), nil
}
