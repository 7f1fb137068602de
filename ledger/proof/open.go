package proof

import (
	"fmt"
	"slices"
	"time"

	fnote "github.com/transparency-dev/formats/note"
	"golang.org/x/mod/sumdb/note"

	"onrecord"
)

// A Cosignature says that a witness saw a checkpoint, consistent with all that
// it had seen of the log, no later than Time.
type Cosignature struct {
	Witness string    `json:"witness"` // its name in the policy
	Key     string    `json:"key"`     // its verifier key's name
	Time    time.Time `json:"time"`    // the witness's clock, UTC
}

// A Seen is a checkpoint that a policy accepted, or that only its log signed.
type Seen struct {
	Checkpoint
	LogKey   string        // verifier key of the log that signed
	Cosigned []Cosignature // oldest first
	// Satisfied says that the quorum is met, and At since when: the moment by
	// which enough witnesses had signed. Zero for a policy that asks for none.
	Satisfied bool
	At        time.Time
}

// Open verifies a signed checkpoint. It fails if no log of the policy signed
// it; a quorum that is not met is reported in Satisfied, not as an error.
func (p *Policy) Open(signed []byte) (Seen, error) {
	c, n, err := openNote(signed, p.verifiers())
	if err != nil {
		return Seen{}, err
	}
	seen := Seen{Checkpoint: c}
	for _, sig := range n.Sigs {
		if err := p.count(&seen, sig); err != nil {
			return Seen{}, err
		}
	}
	if seen.LogKey == "" {
		return Seen{}, fmt.Errorf("checkpoint of %q: no log of the policy signed it: %w", clip(c.Origin), onrecord.ErrTampered)
	}
	slices.SortFunc(seen.Cosigned, func(a, b Cosignature) int { return a.Time.Compare(b.Time) })
	seen.Satisfied, seen.At = p.satisfied(seen.Cosigned)
	return seen, nil
}

func (p *Policy) verifiers() note.Verifiers {
	var list []note.Verifier
	for _, party := range slices.Concat(p.Logs, p.Witnesses) {
		list = append(list, party.verifier)
	}
	return note.VerifierList(list...)
}

// count books one verified signature under the party that made it.
func (p *Policy) count(seen *Seen, sig note.Signature) error {
	made := func(party Party) bool {
		return party.verifier.Name() == sig.Name && party.verifier.KeyHash() == sig.Hash
	}
	for _, l := range p.Logs {
		if made(l) && l.Name == seen.Origin {
			seen.LogKey = l.Key
		}
	}
	for _, w := range p.Witnesses {
		if !made(w) {
			continue
		}
		at, err := CosignedAt(sig)
		if err != nil {
			return fmt.Errorf("cosignature of %s: %w", w.Name, err)
		}
		seen.Cosigned = append(seen.Cosigned, Cosignature{w.Name, sig.Name, at})
	}
	return nil
}

// CosignedAt is the witness's clock in a cosignature, UTC.
func CosignedAt(sig note.Signature) (time.Time, error) {
	at, err := fnote.CoSigV1Timestamp(sig)
	if err != nil {
		return time.Time{}, fmt.Errorf("%w: %w", onrecord.ErrInvalid, err)
	}
	return at.UTC(), nil
}

// satisfied finds the moment by which the quorum was met: with two of three
// witnesses asked for, the second oldest time. One lying witness alone cannot
// move it.
func (p *Policy) satisfied(oldestFirst []Cosignature) (bool, time.Time) {
	by := map[string]bool{}
	if p.quorum.met(by) {
		return true, time.Time{}
	}
	for _, c := range oldestFirst {
		by[c.Witness] = true
		if p.quorum.met(by) {
			return true, c.Time
		}
	}
	return false, time.Time{}
}
