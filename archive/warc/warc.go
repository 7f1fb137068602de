// Package warc reads and writes WARC 1.1 records (ISO 28500:2017), the form in
// which web archives exchange what they captured.
//
// A WARC file is records one after the other, each its own gzip member, so
// that a record can be cut out by offset and length. A record is named fields
// and a block:
//
//	WARC/1.1
//	WARC-Type: response
//	WARC-Target-URI: https://mfaic.example/press-release
//	WARC-Date: 2022-11-12T10:00:00Z
//	WARC-Block-Digest: sha256:8f43...
//	WARC-Payload-Digest: sha256:31007...
//	Content-Type: application/http; msgtype=response
//	Content-Length: 48211
//
//	HTTP/1.1 200 OK ...
//
// The block of that response is the HTTP message; its payload is the body.
// [Reader] takes files that others wrote and trusts nothing in them: sizes,
// counts and expansion are bounded by [Limits], and digests are checked by
// [Record.Verify]. Limits of this package: no continuation records (segments)
// and no compression but gzip.
package warc

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"

	"onrecord"
)

// Record types of WARC 1.1 that Onrecord writes or takes.
const (
	Info     = "warcinfo"
	Request  = "request"
	Response = "response"
	Resource = "resource"
	Metadata = "metadata"
	Revisit  = "revisit"
)

// SamePayload is the profile of a revisit whose payload is held already.
const SamePayload = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"

// Media types of blocks that hold an HTTP message, and of named fields.
const (
	HTTPRequest  = "application/http; msgtype=request"
	HTTPResponse = "application/http; msgtype=response"
	Fields       = "application/warc-fields"
)

// A Field is one named field of a record, as written.
type Field struct{ Name, Value string }

// A Record is one WARC record with its whole block.
type Record struct {
	Version string // "WARC/1.1"
	Fields  []Field
	Block   []byte

	// Where a [Reader] found it: compressed bytes in the file. Zero otherwise.
	Offset, Length int64
}

// New returns a record with the mandatory fields, a digest of its block and an
// ID that is the same whenever all of these are.
func New(kind, uri string, at time.Time, contentType string, block []byte) *Record {
	r := &Record{Version: "WARC/1.1", Block: block}
	r.Set("WARC-Type", kind)
	if uri != "" {
		r.Set("WARC-Target-URI", uri)
	}
	r.Set("WARC-Date", FormatDate(at))
	r.Set("WARC-Block-Digest", Digest(block))
	r.Set("Content-Type", contentType)
	name := strings.Join([]string{kind, uri, r.Get("WARC-Date"), Digest(block)}, "\n")
	r.Set("WARC-Record-ID", "<urn:uuid:"+uuid.NewSHA1(uuid.NameSpaceURL, []byte(name)).String()+">")
	return r
}

// Get returns the first field of that name, in any case; "" if there is none.
func (r *Record) Get(name string) string {
	for _, f := range r.Fields {
		if strings.EqualFold(f.Name, name) {
			return f.Value
		}
	}
	return ""
}

// Set replaces the field or adds it at the end. Line breaks become spaces, so
// that no value can start a field of its own.
func (r *Record) Set(name, value string) {
	value = strings.Map(oneLine, value)
	for i, f := range r.Fields {
		if strings.EqualFold(f.Name, name) {
			r.Fields[i].Value = value
			return
		}
	}
	r.Fields = append(r.Fields, Field{name, value})
}

func oneLine(c rune) rune {
	if c == '\r' || c == '\n' {
		return ' '
	}
	return c
}

// Type returns the record's type in lower case.
func (r *Record) Type() string { return strings.ToLower(r.Get("WARC-Type")) }

// ID returns the record's ID without its angle brackets.
func (r *Record) ID() string { return strings.Trim(r.Get("WARC-Record-ID"), "<>") }

// TargetURI returns what was captured. WARC 1.0 files put it in angle brackets.
func (r *Record) TargetURI() string { return strings.Trim(r.Get("WARC-Target-URI"), "<>") }

// Date returns the moment of capture in UTC.
func (r *Record) Date() (time.Time, error) {
	t, err := time.Parse(time.RFC3339, r.Get("WARC-Date"))
	if err != nil {
		return time.Time{}, fmt.Errorf("record %s: WARC-Date %q: %w", r.ID(), r.Get("WARC-Date"), onrecord.ErrInvalid)
	}
	return t.UTC(), nil
}

// FormatDate writes t as WARC 1.1 wants it: UTC, to the second or, where t is
// finer, to the microsecond. Other readers take no more digits than that.
func FormatDate(t time.Time) string {
	t = t.UTC().Truncate(time.Microsecond)
	if t.Nanosecond() == 0 {
		return t.Format("2006-01-02T15:04:05Z")
	}
	return t.Format("2006-01-02T15:04:05.000000Z")
}

// Digest writes the SHA-256 of b as a labelled digest in lower-case hex.
func Digest(b []byte) string {
	sum := sha256.Sum256(b)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// Bytes returns the uncompressed record exactly as [Append] stores it. Its
// SHA-256 is what a log entry commits to.
func (r *Record) Bytes() []byte {
	var b strings.Builder
	b.WriteString(r.Version + "\r\n")
	for _, f := range r.Fields {
		if !strings.EqualFold(f.Name, "Content-Length") {
			b.WriteString(f.Name + ": " + f.Value + "\r\n")
		}
	}
	fmt.Fprintf(&b, "Content-Length: %d\r\n\r\n", len(r.Block))
	b.Write(r.Block)
	b.WriteString("\r\n\r\n")
	return []byte(b.String())
}
