// Package archive keeps captures: the bytes as they were received, and when,
// where from and how. It turns a [onrecord.Capture] with its payload into a
// WARC 1.1 file and a content-addressed object, and gives the same bytes back
// or says that they are damaged.
//
// In a folder ([OpenDir]) an archive is plain files:
//
//	objects/31/31a5f2...                          a payload, named by its SHA-256
//	warc/2022/20221112T100000.000000Z-31a5f2....warc.gz   one capture
//
// When the ministry's release of 12 November is captured twice and has not
// changed, its payload lies in objects/ once; the first WARC file holds a full
// response, the second a revisit that refers to it. "sha256sum" checks the
// objects and any WARC tool reads the captures.
//
// # What survives a crash
//
// A capture exists from the moment its WARC file has its name. Everything
// before that leaves only unfinished files, which the next writer sweeps away;
// the object, named just after, can be restored from the WARC file and is, by
// the next one who opens the folder. So a killed writer leaves the whole
// capture or nothing.
//
// # Limits
//
// The server's header fields are kept as names and values; their order and
// spelling on the wire are not. A folder has one writer at a time, guarded by
// the caller ([onrecord/desk] holds a lock); readers need no lock.
package archive

import (
	"context"
	"crypto/sha256"
	"fmt"
	"iter"
	"time"

	"onrecord"
	"onrecord/archive/warc"
)

// A Store keeps captures. Its implementations are held to one contract by
// package archivetest. All methods are safe for concurrent use by readers and
// one writer.
type Store interface {
	// Put keeps a capture whole or not at all; on return it will survive a
	// crash. The capture's ID and Size must be those of payload. Putting the
	// same capture (one ID, one start) again changes nothing.
	Put(ctx context.Context, c onrecord.Capture, payload []byte) (Receipt, error)
	// Payload returns an object's bytes after hashing them again: ErrNotFound
	// if there is none, ErrTampered naming it if it is not what its name says.
	Payload(ctx context.Context, id onrecord.CaptureID) ([]byte, error)
	// Captures yields all captures, earliest first. An unreadable one yields
	// an error with the capture empty; the others follow.
	Captures(ctx context.Context) iter.Seq2[onrecord.Capture, error]
	// WARC returns the capture's WARC file as stored.
	WARC(ctx context.Context, c onrecord.Capture) ([]byte, error)
}

// A Receipt says what was kept: what a log entry commits to.
type Receipt struct {
	Capture    onrecord.Capture
	File       string   // of the capture's WARC, inside the store
	Record     [32]byte // SHA-256 of the uncompressed response, resource or revisit record
	RecordSize int64    // bytes of it
	Known      bool     // the same payload was held before
}

// checked returns an error unless the capture describes payload.
func checked(c onrecord.Capture, payload []byte) error {
	if c.ID != onrecord.IDOf(payload) || c.Size != int64(len(payload)) {
		return fmt.Errorf("capture of %s: ID and size are not those of the payload: %w", c.URL, onrecord.ErrInvalid)
	}
	if c.URL == "" || c.Started.IsZero() {
		return fmt.Errorf("capture %s: no address or no time: %w", c.ID.Short(), onrecord.ErrInvalid)
	}
	return nil
}

// nameLayout orders file names by time, to the microsecond.
const nameLayout = "20060102T150405.000000Z"

// suffix ends the names of WARC files.
const suffix = ".warc.gz"

// FileName returns the name of a capture's WARC file inside a store: its year
// and its own name.
func FileName(c onrecord.Capture) string {
	at := c.Started.UTC()
	return fmt.Sprintf("%04d/%s-%s%s", at.Year(), at.Format(nameLayout), c.ID, suffix)
}

// receipt describes what records keep of c.
func receipt(c onrecord.Capture, main *warc.Record, known bool) Receipt {
	b := main.Bytes()
	return Receipt{Capture: c, File: FileName(c), Record: sha256.Sum256(b), RecordSize: int64(len(b)), Known: known}
}

// normal cuts a capture's times to what its file keeps, in UTC.
func normal(c onrecord.Capture) onrecord.Capture {
	c.Started = c.Started.UTC().Truncate(time.Microsecond)
	c.Ended = c.Ended.UTC().Truncate(time.Microsecond)
	return c
}

// receiptOf is the receipt of a capture that is held already.
func receiptOf(file []byte) (Receipt, error) {
	c, set, err := parse(file)
	if err != nil {
		return Receipt{}, err
	}
	return receipt(c, set.main(), true), nil
}
