package proof

import (
	"fmt"
	"strconv"
	"time"

	"onrecord"
)

// A Verdict is what a proof shows to a reader with a policy.
type Verdict struct {
	Origin string `json:"log"`
	Index  uint64 `json:"index"`
	Size   uint64 `json:"size"` // of the tree that the proof is against
	Leaf   Hash   `json:"leaf_sha256"`
	// Content is the leaf, or nil for a leaf of a form that we do not know.
	Content *Leaf `json:"leaf,omitempty"`

	Cosigned []Cosignature `json:"cosigned,omitempty"`
	Quorum   string        `json:"quorum"`
	// NotAfter is when the quorum of witnesses had seen the entry; zero where
	// the policy asks for no witness.
	NotAfter time.Time `json:"not_after,omitzero"`
	// NotBefore is set by [Verdict.Bracket].
	NotBefore *Bound `json:"not_before,omitempty"`
}

// A Bound is the other side's checkpoint that an entry contains, and when
// witnesses had seen it.
type Bound struct {
	Origin string    `json:"log"`
	Size   uint64    `json:"size"`
	At     time.Time `json:"at,omitzero"`
}

// Verify checks that leaf, as it is, lies at the proof's index in a tree that a
// log of the policy signed and its quorum cosigned. A quorum that is not met is
// an error that wraps onrecord.ErrTampered.
func (p *Policy) Verify(leaf, tlogProof []byte) (*Verdict, error) {
	pf, err := ParseProof(tlogProof)
	if err != nil {
		return nil, err
	}
	seen, err := p.Open(pf.Checkpoint)
	if err != nil {
		return nil, err
	}
	hash := LeafHash(leaf)
	if err := pf.includes(hash, seen.Checkpoint); err != nil {
		return nil, err
	}
	if !seen.Satisfied {
		return nil, onrecord.WithHint(
			fmt.Errorf("entry %d of %s: signed by its log, but cosigned by %s where the policy asks for %s: %w",
				pf.Index, seen.Origin, witnesses(len(seen.Cosigned)), p.Quorum(), onrecord.ErrTampered),
			"ask the log's owner for a proof with more cosignatures")
	}
	v := &Verdict{Origin: seen.Origin, Index: pf.Index, Size: seen.Size, Leaf: hash,
		Cosigned: seen.Cosigned, Quorum: p.Quorum(), NotAfter: seen.At}
	if l, err := ParseLeaf(leaf); err == nil {
		v.Content = &l
	}
	return v, nil
}

// Bracket adds the lower bound: signed is the checkpoint of the other side's
// log that the leaf contains. The reader's policy must accept it.
func (v *Verdict) Bracket(p *Policy, signed []byte) error {
	if v.Content == nil || v.Content.NotBefore == nil {
		return fmt.Errorf("entry %d names no checkpoint of another log: %w", v.Index, onrecord.ErrInvalid)
	}
	seen, err := p.Open(signed)
	if err != nil {
		return fmt.Errorf("not-before: %w", err)
	}
	nb := v.Content.NotBefore
	if nb.Origin != seen.Origin || nb.Root != seen.Root || nb.Size != strconv.FormatUint(seen.Size, 10) {
		return fmt.Errorf("not-before: the checkpoint is not the one in the entry: %w", onrecord.ErrTampered)
	}
	v.NotBefore = &Bound{Origin: seen.Origin, Size: seen.Size, At: seen.At}
	return nil
}

// Proves says in words what the proof shows.
func (v *Verdict) Proves() []string {
	words := []string{fmt.Sprintf("The log %s contains exactly this leaf as entry %d of %d.", v.Origin, v.Index, v.Size)}
	if v.NotAfter.IsZero() {
		words = append(words, "Only the log vouches for it: your policy asks for no witness, so nothing is shown about when.")
	} else {
		words = append(words, fmt.Sprintf("It existed unchanged since %s at the latest, as %s of your policy saw it (%s asked for).",
			v.NotAfter.Format(time.RFC3339), witnesses(len(v.Cosigned)), v.Quorum))
	}
	if v.Content != nil && len(v.Content.Objects) > 0 {
		words = append(words, "Files whose SHA-256 the leaf names existed with those very bytes by then.")
	}
	if b := v.NotBefore; b != nil {
		seen := ""
		if !b.At.IsZero() {
			seen = ", which witnesses had seen by " + b.At.Format(time.RFC3339)
		}
		older := fmt.Sprintf("each of the first %d entries", b.Size)
		if b.Size == 1 {
			older = "the first entry"
		}
		words = append(words, fmt.Sprintf("It is younger than %s of %s: it contains their checkpoint%s.", older, b.Origin, seen))
	}
	return words
}

func witnesses(n int) string {
	if n == 1 {
		return "1 witness"
	}
	return fmt.Sprintf("%d witnesses", n)
}

// DoesNotProve says in words what must not be read into the proof.
func (v *Verdict) DoesNotProve() []string {
	words := []string{"It does not show that the content is true."}
	if v.Content != nil && v.Content.Claimed != "" {
		words = append(words, fmt.Sprintf("The time %s in the leaf is the log owner's claim, not proven.", v.Content.Claimed))
	}
	switch {
	case v.NotBefore != nil:
	case v.Content != nil && v.Content.NotBefore != nil:
		words = append(words, fmt.Sprintf("It does not show that the bytes are no older than some time: it contains a checkpoint of %s, and no policy of yours speaks of that log.", v.Content.NotBefore.Origin))
	default:
		words = append(words, "It does not show that the bytes are no older than some time.")
	}
	return append(words, "It does not show that the log's owner wrote down everything they knew.")
}
