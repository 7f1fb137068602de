package ledger

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"

	"onrecord/ledger/proof"
)

// A Standing says how the log stands with all who vouch for it, and how the
// copies of the peers' logs stand.
type Standing struct {
	Summary
	// Policy is the quorum of the log's own policy, in words; Vouched the largest
	// size that satisfies it, and VouchedAt since when. A policy that asks for no
	// witness is satisfied by nothing.
	Policy    string            `json:"policy"`
	Vouched   uint64            `json:"vouched"`
	VouchedAt time.Time         `json:"vouched_at,omitzero"`
	Witnesses []WitnessStanding `json:"witnesses"`
	Mirrors   []MirrorStanding  `json:"mirrors"`
	// Forks are files of evidence that mirroring brought to light, relative to
	// the home folder.
	Forks []string `json:"forks"`
}

// A WitnessStanding is what one witness has cosigned of our log.
type WitnessStanding struct {
	Peer    string    `json:"peer"`
	Neutral bool      `json:"neutral"`
	Size    uint64    `json:"size"`        // largest cosigned; 0 for none
	At      time.Time `json:"at,omitzero"` // its clock
	Asked   Attempt   `json:"asked"`
}

// A MirrorStanding is how far the copy of a peer's log reaches.
type MirrorStanding struct {
	Peer  string    `json:"peer"`
	Log   string    `json:"log"`
	Size  uint64    `json:"size"`
	At    time.Time `json:"at,omitzero"` // our clock: when it last grew
	Asked Attempt   `json:"asked"`
}

// Stand reads how the log under the home folder stands. It needs no lock and
// asks nobody: what peers said is what they said when they were asked last.
func Stand(homeDir string) (Standing, error) {
	h := home(homeDir)
	s := Standing{Witnesses: []WitnessStanding{}, Mirrors: []MirrorStanding{}, Forks: []string{}}
	var err error
	if s.Summary, err = Status(homeDir); err != nil {
		return Standing{}, err
	}
	if err := h.standVouched(&s); err != nil {
		return Standing{}, err
	}
	peers, err := Peers(homeDir)
	if err != nil {
		return Standing{}, err
	}
	for _, p := range peers {
		if err := h.standPeer(&s, p); err != nil {
			return Standing{}, err
		}
	}
	forks, err := Forks(homeDir)
	for _, name := range forks {
		s.Forks = append(s.Forks, strings.TrimPrefix(strings.TrimPrefix(name, homeDir), "/"))
	}
	return s, err
}

// standVouched finds the largest size that the log's own policy accepts.
func (h home) standVouched(s *Standing) error {
	policy, err := Policy(string(h))
	if err != nil {
		return err
	}
	s.Policy = policy.Quorum()
	return h.fromLargest(func(signed []byte) bool {
		seen, err := policy.Open(signed)
		if err != nil || !seen.Satisfied || seen.At.IsZero() {
			return false
		}
		s.Vouched, s.VouchedAt = seen.Size, seen.At
		return true
	})
}

// fromLargest shows the collected checkpoints, largest first, until found.
func (h home) fromLargest(found func(signed []byte) bool) error {
	sizes, err := h.cosignedSizes()
	for i := len(sizes) - 1; err == nil && i >= 0; i-- {
		var b []byte
		if b, err = os.ReadFile(h.cosigned(sizes[i])); err == nil && found(b) {
			return nil
		}
	}
	return err
}

func (h home) standPeer(s *Standing, p Peer) error {
	if p.WitnessKey != "" {
		w := WitnessStanding{Peer: p.Name, Neutral: p.Neutral()}
		var err error
		if w.Asked, err = h.lastAttempt(p.Name, askedCosign); err != nil {
			return err
		}
		if err := h.standWitness(&w, p); err != nil {
			return err
		}
		s.Witnesses = append(s.Witnesses, w)
	}
	if p.LogKey == "" {
		return nil
	}
	m, err := h.openMirror(p)
	if err != nil {
		return err
	}
	line := MirrorStanding{Peer: p.Name, Log: m.last.Origin, Size: m.last.Size}
	if line.Asked, err = h.lastAttempt(p.Name, askedMirror); err != nil {
		return err
	}
	if fi, err := os.Stat(m.file()); err == nil {
		line.At = fi.ModTime().UTC().Truncate(time.Second)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	s.Mirrors = append(s.Mirrors, line)
	return nil
}

// standWitness finds the largest checkpoint that one witness cosigned.
func (h home) standWitness(w *WitnessStanding, p Peer) error {
	v, err := proof.WitnessVerifier(p.WitnessKey)
	if err != nil {
		return err
	}
	return h.fromLargest(func(signed []byte) bool {
		n, err := note.Open(signed, note.VerifierList(v))
		if err != nil {
			return false
		}
		c, err := proof.ParseCheckpoint(n.Text)
		at, timeErr := proof.CosignedAt(n.Sigs[0])
		if err != nil || timeErr != nil {
			return false
		}
		w.Size, w.At = c.Size, at
		return true
	})
}
