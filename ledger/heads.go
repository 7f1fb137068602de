package ledger

import (
	"os"
	"strconv"
	"time"

	"onrecord/ledger/proof"
)

// lookEvery is how often a running log looks for a newer head of a peer.
const lookEvery = time.Second

// heads knows the newest checkpoint of a peer's log that our leaves can
// contain. Only the writer uses it.
type heads struct {
	home   home
	now    func() time.Time
	looked time.Time
	newest *proof.PeerCheckpoint
}

// latest returns that checkpoint, or nil while no peer's log is mirrored. Its
// signed form is kept, so that proofs can show it later.
func (h *heads) latest() *proof.PeerCheckpoint {
	if now := h.now(); h.looked.IsZero() || now.Sub(h.looked) > lookEvery {
		h.looked = now
		if c, signed, ok := h.find(); ok {
			if err := h.keep(c, signed); err == nil {
				h.newest = &proof.PeerCheckpoint{Origin: c.Origin, Size: strconv.FormatUint(c.Size, 10), Root: c.Root}
			}
		}
	}
	return h.newest
}

// find looks through the peers. A leaf without a not-before is better than none,
// so what cannot be read does not stop an entry.
func (h *heads) find() (newest proof.Checkpoint, signed []byte, found bool) {
	peers, err := Peers(string(h.home))
	if err != nil {
		return newest, nil, false
	}
	var at time.Time
	for _, p := range peers {
		name := h.home.peer(p.Name, "head.checkpoint")
		fi, err := os.Stat(name)
		if err != nil || p.Neutral() || fi.ModTime().Before(at) {
			continue
		}
		b, err := os.ReadFile(name)
		if err != nil {
			continue
		}
		key, err := proof.LogVerifier(p.LogKey)
		if err != nil {
			continue
		}
		if c, err := proof.OpenCheckpoint(b, key); err == nil && c.Size > 0 {
			newest, signed, found, at = c, b, true, fi.ModTime()
		}
	}
	return newest, signed, found
}

// keep stores the signed form under its root, once. One with more cosignatures
// takes the place of one with fewer.
func (h *heads) keep(c proof.Checkpoint, signed []byte) error {
	name := h.home.peerCheckpoint(c.Root)
	if fi, err := os.Stat(name); err == nil && fi.Size() >= int64(len(signed)) {
		return nil
	}
	return put(name, signed)
}
