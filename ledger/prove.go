package ledger

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/transparency-dev/tessera/client"
	"golang.org/x/mod/sumdb/note"

	"onrecord"
	"onrecord/ledger/proof"
)

// Prove builds the proof of the entry at index against the oldest checkpoint
// that covers it and that policy accepts; under a nil policy, and where no
// checkpoint has the cosignatures yet, against the last signed one. It needs
// no lock and may run while the log is open.
func Prove(ctx context.Context, homeDir string, index uint64, policy *proof.Policy) (proof.Bundle, error) {
	h := home(homeDir)
	key, err := h.logVerifier()
	if err != nil {
		return proof.Bundle{}, err
	}
	signed, head, err := h.checkpointFor(index, key, policy)
	if err != nil {
		return proof.Bundle{}, err
	}
	if index >= head.Size {
		return proof.Bundle{}, onrecord.WithHint(fmt.Errorf("entry %d: the log has %s, signed: %w", index, entries(head.Size), onrecord.ErrNotFound),
			"entries are numbered from 0")
	}
	disk := tiles(h.log())
	leaf, err := disk.entry(index, head.Size)
	if err != nil {
		return proof.Bundle{}, restoreHint(err)
	}
	p, err := disk.prove(ctx, index, head, signed)
	if err != nil {
		return proof.Bundle{}, restoreHint(err)
	}
	return proof.Bundle{Leaf: leaf, Proof: p.Marshal(), NotBefore: h.notBefore(leaf)}, nil
}

// prove builds a proof against a signed head.
func (t tiles) prove(ctx context.Context, index uint64, head proof.Checkpoint, signed []byte) (proof.Proof, error) {
	b, err := client.NewProofBuilder(ctx, head.Size, t.ReadTile)
	if err != nil {
		return proof.Proof{}, err
	}
	path, err := b.InclusionProof(ctx, index)
	if err != nil {
		return proof.Proof{}, fmt.Errorf("proof of entry %d: %w", index, err)
	}
	p := proof.Proof{Index: index, Checkpoint: signed}
	for _, hash := range path {
		p.Path = append(p.Path, proof.Hash(hash))
	}
	return p, nil
}

// checkpointFor chooses the checkpoint to prove an entry against.
func (h home) checkpointFor(index uint64, key note.Verifier, policy *proof.Policy) ([]byte, proof.Checkpoint, error) {
	if policy == nil {
		return h.published(key)
	}
	all, err := h.cosignedSizes()
	if err != nil {
		return nil, proof.Checkpoint{}, err
	}
	for _, size := range all {
		if size <= index {
			continue
		}
		b, err := os.ReadFile(h.cosigned(size))
		if err != nil {
			return nil, proof.Checkpoint{}, err
		}
		if seen, err := policy.Open(b); err == nil && seen.Satisfied && seen.Origin == key.Name() {
			return b, seen.Checkpoint, nil
		}
	}
	return h.published(key)
}

// Entry returns the bytes of the entry at index, which a signed checkpoint must
// cover.
func Entry(homeDir string, index uint64) ([]byte, error) {
	h := home(homeDir)
	s, err := Status(homeDir)
	if err != nil {
		return nil, err
	}
	return tiles(h.log()).entry(index, s.Signed.Size)
}

// Find returns the indexes of the signed entries that name a SHA-256, or whose
// own leaf hash it is, in the order of the log.
func Find(ctx context.Context, homeDir string, hash proof.Hash) ([]uint64, error) {
	needle := []byte(`"` + hash.String() + `"`)
	return scan(ctx, home(homeDir), func(e []byte) bool { return bytes.Contains(e, needle) || proof.LeafHash(e) == hash })
}

// scan looks through all signed entries.
func scan(ctx context.Context, h home, match func(entry []byte) bool) (found []uint64, err error) {
	s, err := Status(string(h))
	if err != nil {
		return nil, err
	}
	disk := tiles(h.log())
	for at := uint64(0); at < s.Signed.Size; at += width {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		entries, err := disk.entries(at/width, s.Signed.Size)
		if err != nil {
			return nil, err
		}
		for i, e := range entries {
			if match(e) {
				found = append(found, at+uint64(i))
			}
		}
	}
	return found, nil
}

// notBefore finds the peer's checkpoint that a leaf contains.
func (h home) notBefore(leaf []byte) []byte {
	l, err := proof.ParseLeaf(leaf)
	if err != nil || l.NotBefore == nil {
		return nil
	}
	b, err := os.ReadFile(h.peerCheckpoint(l.NotBefore.Root))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return b
}

// FindCommitment returns the index of the diary leaf with a commitment.
func FindCommitment(ctx context.Context, homeDir, commit string) (uint64, error) {
	leaf, err := proof.Leaf{Kind: proof.KindDiary, Commit: commit}.Marshal()
	if err != nil {
		return 0, err
	}
	needle := leaf[1:bytes.IndexByte(leaf, ',')] // "commit":"..."
	found, err := scan(ctx, home(homeDir), func(e []byte) bool { return bytes.Contains(e, needle) })
	if err == nil && len(found) == 0 {
		err = onrecord.WithHint(fmt.Errorf("the commitment of this entry is not in the signed log: %w", onrecord.ErrNotFound), "seal it again")
	}
	if err != nil {
		return 0, err
	}
	return found[0], nil
}
