package publish

import (
	"fmt"
	"time"
)

// A Standing is how a log stands with all who vouch for it, for people to read.
// Sizes are numbers of entries.
type Standing struct {
	Log, Key, Root  string
	Durable, Signed uint64
	SignedAt        time.Time // our clock

	Quorum    string // what the log's own policy asks for, in words
	Vouched   uint64 // largest size that satisfies it
	VouchedAt time.Time

	Witnesses []WitnessLine
	Mirrors   []MirrorLine
	Forks     int // pieces of evidence that some log told two histories
	Refused   int // other requests that our witness refused and kept
}

// A WitnessLine is what one witness has cosigned.
type WitnessLine struct {
	Name    string
	Neutral bool
	Size    uint64
	At      time.Time // its clock
	Asked   time.Time // our clock; zero if it never was
	Refusal string    // what came of asking; "" if it cosigned
}

// A MirrorLine is how far the copy of a peer's log reaches, and how much of
// that log our own witness has cosigned.
type MirrorLine struct {
	Peer, Log string
	Size      uint64
	At, Asked time.Time // our clock
	Refusal   string
	Cosigned  uint64
}

// Says puts the state of a witness in words, for a log of the given size.
func (w WitnessLine) Says(signed uint64) string {
	switch {
	case w.Size == 0:
		return "has cosigned nothing yet"
	case w.Size+1 == signed:
		return "1 entry behind"
	case w.Size < signed:
		return fmt.Sprintf("%d entries behind", signed-w.Size)
	}
	return "up to date"
}

// Waiting is how many signed entries no quorum has seen yet; 0 if none is asked
// for.
func (s Standing) Waiting() uint64 {
	if len(s.Witnesses) == 0 {
		return 0
	}
	return s.Signed - min(s.Vouched, s.Signed)
}
