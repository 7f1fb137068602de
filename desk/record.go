package desk

import (
	"context"

	"onrecord"
	"onrecord/ledger"
	"onrecord/ledger/proof"
	"onrecord/ledger/witness"
)

// A Recorded capture is one that the log has an entry for.
type Recorded struct {
	Log    string // its origin
	Key    string // its verifier key
	Entry  uint64
	Signed bool // a signed checkpoint covers the entry; if not, it is only durable
	// Bundle proves the entry under Policy, which is the log's own suggestion.
	// Both are empty while the entry is only durable.
	Bundle proof.Bundle
	Policy *proof.Policy
	// Cosigned is who has cosigned the checkpoint of the proof. Verdict is nil as
	// long as those are not enough for the policy.
	Cosigned []proof.Cosignature
	Verdict  *proof.Verdict
}

// Recorded says what the log shows of a capture; onrecord.ErrNotFound if there
// is no log, or no entry of it.
func (d *Desk) Recorded(ctx context.Context, c onrecord.Capture) (Recorded, error) {
	entry, err := d.LogEntry(ctx, c)
	if err != nil {
		return Recorded{}, err
	}
	s, err := ledger.Status(d.home)
	if err != nil {
		return Recorded{}, err
	}
	r := Recorded{Log: s.Origin, Key: s.Key, Entry: entry, Signed: entry < s.Signed.Size}
	if !r.Signed {
		return r, nil
	}
	return r, r.prove(ctx, d.home)
}

func (r *Recorded) prove(ctx context.Context, home string) (err error) {
	if r.Policy, err = ledger.Policy(home); err != nil {
		return err
	}
	if r.Bundle, err = ledger.Prove(ctx, home, r.Entry, r.Policy); err != nil {
		return err
	}
	p, err := proof.ParseProof(r.Bundle.Proof)
	if err != nil {
		return err
	}
	seen, err := r.Policy.Open(p.Checkpoint)
	if err != nil {
		return err
	}
	r.Cosigned = seen.Cosigned
	if seen.Satisfied {
		r.Verdict, err = r.Policy.VerifyBundle(r.Bundle)
	}
	return err
}

// A Standing is how the home folder's log, witness and mirrors stand.
type Standing struct {
	ledger.Standing
	// Ours is what our own witness has cosigned of the peers' logs.
	Ours []Cosigned `json:"our_witness"`
	// Forked counts the evidence that a log told two histories, Refused the other
	// requests that our witness refused and kept.
	Forked  int `json:"forked"`
	Refused int `json:"refused"`
}

// Cosigned is how much of a log our witness has cosigned; 0 for none.
type Cosigned struct {
	Log  string `json:"log"`
	Size uint64 `json:"size"`
}

// Standing reads how the log stands; onrecord.ErrNotFound if there is none.
func (d *Desk) Standing(context.Context) (Standing, error) { return StandingOf(d.home) }

// StandingOf reads it from a home folder.
func StandingOf(home string) (Standing, error) {
	s := Standing{Ours: []Cosigned{}}
	var err error
	if s.Standing, err = ledger.Stand(home); err != nil {
		return Standing{}, err
	}
	forks, refused, err := witness.Evidence(home)
	if err != nil {
		return Standing{}, err
	}
	s.Forked, s.Refused = len(forks)+len(s.Forks), len(refused)
	peers, err := ledger.Peers(home)
	if err != nil {
		return Standing{}, err
	}
	for _, p := range peers {
		if p.LogKey == "" {
			continue
		}
		c, err := witness.Cosigned(home, p.LogKey)
		if err != nil {
			return Standing{}, err
		}
		s.Ours = append(s.Ours, Cosigned{c.Origin, c.Size})
	}
	return s, nil
}
