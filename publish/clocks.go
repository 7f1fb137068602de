package publish

import (
	"net/http"
	"time"

	"onrecord"
)

// Clocks are what three clocks say of one capture: ours, the server's, and
// those of the witnesses who saw the log's entry about it. They are shown apart:
// only the third is anybody else's word.
type Clocks struct {
	Capture onrecord.Capture
	Logged  *Logged // nil if there is no entry about it
}

// Moment names the capture in addresses: when it began, to the second, UTC.
func (c Clocks) Moment() string { return MomentOf(c.Capture) }

// MomentOf is the form of a capture's time that addresses use.
func MomentOf(c onrecord.Capture) string { return c.Started.UTC().Format("20060102150405") }

// ServerDate is what the server said the time was; "" if it said nothing.
func (c Clocks) ServerDate() string { return http.Header(c.Capture.Header).Get("Date") }

// LastModified is when the server said that the page was changed.
func (c Clocks) LastModified() string { return http.Header(c.Capture.Header).Get("Last-Modified") }

// A Logged capture has an entry in the log.
type Logged struct {
	Log    string // its origin
	Key    string // its verifier key
	Entry  uint64
	Leaf   string // the entry's hash, hex; "" while it is only durable
	Signed bool   // a signed checkpoint covers the entry

	Quorum   string    // what the log's own policy asks for, in words
	NotAfter time.Time // when the quorum had seen the entry; zero if it is not met or not asked for
	Vouchers []Voucher // who has cosigned, oldest first
	Before   *Before   // nil if the entry names no other log

	Shows, Not []string // what the proof shows and what it does not, in words
	Policy     string   // the log's own policy file
}

// A Voucher is a witness that cosigned, with its clock.
type Voucher struct {
	Witness string
	At      time.Time
}

// Before is the other side's checkpoint that an entry contains: it is younger.
type Before struct {
	Log  string
	Size uint64
	At   time.Time // when witnesses had seen it; may be zero
}

// Stage is how far the entry has come. No stage stands for another.
func (l *Logged) Stage() string {
	switch {
	case l == nil:
		return "not logged"
	case !l.Signed:
		return "durable"
	case l.NotAfter.IsZero():
		return "signed"
	}
	return "cosigned"
}
