package ledger

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"onrecord"
)

// An Attempt is how it went when a peer was asked last: its witness to cosign,
// or its log to be mirrored. It is kept so that a refusal is seen by whoever
// looks later, not only by the process that was refused.
type Attempt struct {
	At      time.Time `json:"at,omitzero"` // our clock
	Refusal string    `json:"refusal,omitempty"`
}

// The things that a peer is asked for.
const (
	askedCosign = "cosign"
	askedMirror = "mirror"
)

// noteEvery is how often the same answer is written down.
const noteEvery = 5 * time.Second

func (h home) attempt(peer, what string) string { return h.peer(peer, "asked-"+what+".json") }

// noteAttempt remembers an attempt. What it says is not needed to go on, so it
// is not an error if it cannot be written.
func (h home) noteAttempt(peer, what string, why error) {
	a := Attempt{At: time.Now().UTC().Truncate(time.Second)}
	if why != nil {
		a.Refusal = why.Error()
	}
	last, err := h.lastAttempt(peer, what)
	if err == nil && last.Refusal == a.Refusal && a.At.Sub(last.At) < noteEvery {
		return
	}
	if b, err := json.Marshal(a); err == nil {
		_ = put(h.attempt(peer, what), append(b, '\n'))
	}
}

// lastAttempt reads it; the zero Attempt if there was none.
func (h home) lastAttempt(peer, what string) (a Attempt, err error) {
	b, err := os.ReadFile(h.attempt(peer, what))
	if errors.Is(err, fs.ErrNotExist) {
		return a, nil
	}
	if err == nil {
		err = json.Unmarshal(b, &a)
	}
	if err != nil {
		return a, fmt.Errorf("%s: %w: %w", h.attempt(peer, what), onrecord.ErrTampered, err)
	}
	return a, nil
}
