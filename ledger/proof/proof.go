package proof

import (
	"bytes"
	"fmt"

	tproof "github.com/transparency-dev/formats/proof"
	mproof "github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"

	"onrecord"
)

// maxHashes bounds the path in a proof: a log of 2^63 entries has 63 levels.
const maxHashes = 63

// A Proof says that an entry is in the tree of a checkpoint
// (c2sp.org/tlog-proof).
type Proof struct {
	Index      uint64
	Path       []Hash // from the leaf's sibling up
	Checkpoint []byte // signed note
}

// Marshal writes the one text form of p.
func (p Proof) Marshal() []byte {
	t := tproof.TLogProof{Index: p.Index, Checkpoint: p.Checkpoint}
	for _, h := range p.Path {
		t.Hashes = append(t.Hashes, h)
	}
	return t.Marshal()
}

// ParseProof reads what Marshal writes and nothing else. The format's
// unauthenticated "extra" line is refused.
func ParseProof(b []byte) (Proof, error) {
	if len(b) > maxNote+maxHashes*64 {
		return Proof{}, fmt.Errorf("proof of %d bytes: %w", len(b), onrecord.ErrInvalid)
	}
	var t tproof.TLogProof
	if err := t.Unmarshal(b); err != nil {
		return Proof{}, fmt.Errorf("proof: %w: %w", onrecord.ErrInvalid, err)
	}
	p := Proof{Index: t.Index, Checkpoint: t.Checkpoint}
	for _, h := range t.Hashes {
		p.Path = append(p.Path, h)
	}
	if t.ExtraData != nil || len(p.Path) > maxHashes || !bytes.Equal(p.Marshal(), b) {
		return Proof{}, fmt.Errorf("proof: not in its canonical form: %w", onrecord.ErrInvalid)
	}
	return p, nil
}

// includes checks that the entry with the given leaf hash is at p.Index of c.
func (p Proof) includes(leaf Hash, c Checkpoint) error {
	path := make([][]byte, len(p.Path))
	for i := range p.Path {
		path[i] = p.Path[i][:]
	}
	if err := mproof.VerifyInclusion(rfc6962.DefaultHasher, p.Index, c.Size, leaf[:], path, c.Root[:]); err != nil {
		return fmt.Errorf("entry %d of %s: not in the tree of size %d: %w: %w", p.Index, c.Origin, c.Size, onrecord.ErrTampered, err)
	}
	return nil
}

// CheckConsistency checks that the tree of newer begins with the tree of older.
func CheckConsistency(older, newer Checkpoint, path []Hash) error {
	hashes := make([][]byte, len(path))
	for i := range path {
		hashes[i] = path[i][:]
	}
	err := mproof.VerifyConsistency(rfc6962.DefaultHasher, older.Size, newer.Size, hashes, older.Root[:], newer.Root[:])
	if err == nil && older.Size == 0 && older.Root != EmptyRoot {
		err = fmt.Errorf("an empty tree with a root")
	}
	if err != nil {
		return fmt.Errorf("%s: size %d does not extend size %d: %w: %w", newer.Origin, newer.Size, older.Size, onrecord.ErrTampered, err)
	}
	return nil
}

// EmptyRoot is the root of a log without entries.
var EmptyRoot = Hash(rfc6962.DefaultHasher.EmptyRoot())
