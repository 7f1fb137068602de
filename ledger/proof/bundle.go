package proof

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"onrecord"
)

// The names of a bundle's files in a proofs folder: the leaf hash in hex with
// one of these endings (spec/proofs.md).
const (
	LeafSuffix      = ".leaf.json"
	ProofSuffix     = ".tlog-proof"
	NotBeforeSuffix = ".not-before.checkpoint"
)

// A Bundle is what proves one entry to a stranger: two or three small files.
type Bundle struct {
	Leaf  []byte // the entry's bytes, as stored
	Proof []byte // c2sp.org/tlog-proof
	// NotBefore is the other side's signed checkpoint that the leaf contains;
	// nil if it contains none, or if no copy of it is at hand.
	NotBefore []byte
}

// A File is a named piece of a proofs folder.
type File struct {
	Name string
	Data []byte
}

// Files returns the bundle as files of a proofs folder.
func (b Bundle) Files() []File {
	stem := LeafHash(b.Leaf).String()
	files := []File{{stem + LeafSuffix, b.Leaf}, {stem + ProofSuffix, b.Proof}}
	if b.NotBefore != nil {
		files = append(files, File{stem + NotBeforeSuffix, b.NotBefore})
	}
	return files
}

// ReadBundle reads the bundle whose proof is the named file of fsys.
func ReadBundle(fsys fs.FS, name string) (Bundle, error) {
	stem, ok := strings.CutSuffix(name, ProofSuffix)
	if !ok {
		return Bundle{}, onrecord.WithHint(fmt.Errorf("%s: not a proof: %w", name, onrecord.ErrInvalid), "proofs end in "+ProofSuffix)
	}
	var b Bundle
	var err error
	if b.Proof, err = readSmall(fsys, name); err != nil {
		return Bundle{}, err
	}
	if b.Leaf, err = readSmall(fsys, stem+LeafSuffix); err != nil {
		return Bundle{}, onrecord.WithHint(err, "the leaf belongs beside its proof, as NAME"+LeafSuffix)
	}
	b.NotBefore, err = readSmall(fsys, stem+NotBeforeSuffix)
	if errors.Is(err, fs.ErrNotExist) {
		return b, nil
	}
	return b, err
}

// readSmall reads a file that may come from anybody.
func readSmall(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxNote+1))
	if err == nil && len(b) > maxNote {
		err = fmt.Errorf("%s: more than %d bytes: %w", name, maxNote, onrecord.ErrInvalid)
	}
	return b, err
}

// Proofs lists the proofs in a folder of fsys, in order.
func Proofs(fsys fs.FS, dir string) ([]string, error) {
	files, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, f := range files {
		if !f.IsDir() && strings.HasSuffix(f.Name(), ProofSuffix) {
			names = append(names, path.Join(dir, f.Name()))
		}
	}
	return names, nil
}

// VerifyBundle verifies the bundle's leaf and, where it is there and the
// policy knows that log, the lower bound. A checkpoint that is not the one in
// the leaf is an error.
func (p *Policy) VerifyBundle(b Bundle) (*Verdict, error) { return Policies{p}.VerifyBundle(b) }

// Policies are what a reader trusts of several logs, such as of both sides.
// Each has its own witnesses: a log's own never counts for it.
type Policies []*Policy

// VerifyBundle verifies the bundle under the first policy that accepts it, and
// its lower bound under the one that knows the other log. The error is that of
// the first policy.
func (ps Policies) VerifyBundle(b Bundle) (*Verdict, error) {
	var why error
	for _, p := range ps {
		v, err := p.Verify(b.Leaf, b.Proof)
		if err == nil {
			err = ps.bracket(v, b.NotBefore)
		}
		if err == nil {
			return v, nil
		}
		if why == nil {
			why = err
		}
	}
	return nil, why
}

// bracket adds the lower bound to a verdict, if there is one to add.
func (ps Policies) bracket(v *Verdict, signed []byte) error {
	if signed == nil {
		return nil
	}
	if v.Content == nil || v.Content.NotBefore == nil {
		return fmt.Errorf("entry %d names no other log, and a checkpoint of one lies beside it: %w", v.Index, onrecord.ErrTampered)
	}
	for _, p := range ps {
		if p.knowsLog(v.Content.NotBefore.Origin) {
			return v.Bracket(p, signed)
		}
	}
	return nil
}

func (p *Policy) knowsLog(origin string) bool {
	for _, l := range p.Logs {
		if l.Name == origin {
			return true
		}
	}
	return false
}
