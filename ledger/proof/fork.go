package proof

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/tools/txtar"

	"onrecord"
)

// A Fork is evidence that a log told two histories: two checkpoints that its
// key signed and that cannot both be heads of one growing log. Anybody can
// check it with the verifier key alone.
//
// If the sizes are the same, the roots differ and nothing else is needed. If
// not, Prefix is the root that the larger tree has at the smaller size, Path
// proves that, and Prefix is not the smaller checkpoint's root.
type Fork struct {
	LogKey         string
	Smaller, Large []byte // signed checkpoints
	Prefix         Hash
	Path           []Hash
}

// ForkSuffix ends the names of files with evidence of a fork.
const ForkSuffix = ".fork.txt"

const forkHead = `Evidence of a fork: one log signed two histories.

Both checkpoints below carry a valid signature of the key in log.vkey. With the
same size and another root they contradict each other by themselves. With
different sizes, prefix-root is the root that the larger tree has at the smaller
size, by the consistency proof (RFC 6962, one hash a line); it is not the root in
smaller.checkpoint.

Check with: onrecord verify THIS-FILE. Any tool for signed notes (c2sp.org/
signed-note) and consistency proofs will do.
`

// Marshal writes the evidence as one file, in txtar form.
func (f Fork) Marshal() []byte {
	a := &txtar.Archive{Comment: []byte(forkHead), Files: []txtar.File{
		{Name: "log.vkey", Data: []byte(f.LogKey + "\n")},
		{Name: "smaller.checkpoint", Data: f.Smaller},
		{Name: "larger.checkpoint", Data: f.Large},
	}}
	if f.Prefix != (Hash{}) {
		var path strings.Builder
		for _, h := range f.Path {
			path.WriteString(h.Base64() + "\n")
		}
		a.Files = append(a.Files, txtar.File{Name: "prefix-root", Data: []byte(f.Prefix.Base64() + "\n")},
			txtar.File{Name: "consistency-proof", Data: []byte(path.String())})
	}
	return txtar.Format(a)
}

// ParseFork reads what Marshal wrote, and nothing else.
func ParseFork(b []byte) (Fork, error) {
	if len(b) > 4*maxNote {
		return Fork{}, fmt.Errorf("evidence of %d bytes: %w", len(b), onrecord.ErrInvalid)
	}
	var f Fork
	for _, file := range txtar.Parse(b).Files {
		if err := f.take(file); err != nil {
			return Fork{}, fmt.Errorf("evidence: %s: %w", file.Name, err)
		}
	}
	if !bytes.Equal(f.Marshal(), b) {
		return Fork{}, fmt.Errorf("evidence: not in its canonical form: %w", onrecord.ErrInvalid)
	}
	return f, nil
}

func (f *Fork) take(file txtar.File) (err error) {
	switch file.Name {
	case "log.vkey":
		f.LogKey = strings.TrimSuffix(string(file.Data), "\n")
	case "smaller.checkpoint":
		f.Smaller = file.Data
	case "larger.checkpoint":
		f.Large = file.Data
	case "prefix-root":
		f.Prefix, err = ParseHash(strings.TrimSuffix(string(file.Data), "\n"))
	case "consistency-proof":
		for line := range strings.Lines(string(file.Data)) {
			h, err := ParseHash(strings.TrimSuffix(line, "\n"))
			if err != nil {
				return err
			}
			f.Path = append(f.Path, h)
		}
	default:
		return fmt.Errorf("unknown part: %w", onrecord.ErrInvalid)
	}
	return err
}

// Verify returns nil if the evidence holds: then the owner of the log's key, or
// who has it, signed two histories. An error means that it shows nothing.
func (f Fork) Verify() (smaller, larger Checkpoint, err error) {
	key, err := LogVerifier(f.LogKey)
	if err != nil {
		return smaller, larger, err
	}
	if smaller, err = OpenCheckpoint(f.Smaller, key); err != nil {
		return smaller, larger, fmt.Errorf("smaller checkpoint: %w", err)
	}
	if larger, err = OpenCheckpoint(f.Large, key); err != nil {
		return smaller, larger, fmt.Errorf("larger checkpoint: %w", err)
	}
	return smaller, larger, f.contradicts(smaller, larger)
}

func (f Fork) contradicts(smaller, larger Checkpoint) error {
	if smaller.Size == larger.Size && f.Prefix == (Hash{}) {
		if smaller.Root == larger.Root {
			return fmt.Errorf("evidence: the checkpoints agree: %w", onrecord.ErrInvalid)
		}
		return nil
	}
	if smaller.Size >= larger.Size || f.Prefix == smaller.Root {
		return fmt.Errorf("evidence: the checkpoints do not contradict each other: %w", onrecord.ErrInvalid)
	}
	prefix := Checkpoint{Origin: smaller.Origin, Size: smaller.Size, Root: f.Prefix}
	if err := CheckConsistency(prefix, larger, f.Path); err != nil {
		return fmt.Errorf("evidence: it does not show what the larger tree was at size %d: %w", smaller.Size, err)
	}
	return nil
}
