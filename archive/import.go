package archive

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"onrecord"
	"onrecord/archive/warc"
)

// FromRecord makes a capture of a response or resource record that somebody
// else wrote, with the content as a browser would have read it, at most max
// bytes of it. The record's digests must hold. What the record says of address
// and time is its maker's claim; from names the file it came in. The error is
// ErrTampered for a digest that does not hold and ErrInvalid for what is no
// capture, such as a request.
func FromRecord(r *warc.Record, from string, max int64) (onrecord.Capture, []byte, error) {
	if err := r.Verify(); err != nil && !isNoDigest(err) {
		return onrecord.Capture{}, nil, err
	}
	at, err := r.Date()
	if err != nil {
		return onrecord.Capture{}, nil, err
	}
	c := onrecord.Capture{URL: r.TargetURI(), Started: at, Ended: at, ImportedFrom: from, RemoteAddr: r.Get("WARC-IP-Address")}
	payload := r.Block
	switch r.Type() {
	case warc.Resource:
		c.MediaType, c.Charset = contentType(r.Get("Content-Type"))
	case warc.Response:
		m, err := r.HTTP(max)
		if err != nil {
			return onrecord.Capture{}, nil, err
		}
		payload = m.Content
		c.Status, c.Proto, c.Header = m.Status, m.Proto, m.Header
		c.MediaType, c.Charset = contentType(m.Header.Get("Content-Type"))
	default:
		return onrecord.Capture{}, nil, fmt.Errorf("a %s record is no capture: %w", r.Type(), onrecord.ErrInvalid)
	}
	if int64(len(payload)) > max {
		return onrecord.Capture{}, nil, fmt.Errorf("record %s: over %d bytes: %w", r.ID(), max, onrecord.ErrRefused)
	}
	if c.URL == "" {
		return onrecord.Capture{}, nil, fmt.Errorf("record %s: no address: %w", r.ID(), onrecord.ErrInvalid)
	}
	c.ID, c.Size = onrecord.IDOf(payload), int64(len(payload))
	return c, slices.Clone(payload), nil
}

func contentType(s string) (media, charset string) {
	media, rest, _ := strings.Cut(s, ";")
	_, charset, _ = strings.Cut(strings.ToLower(rest), "charset=")
	charset, _, _ = strings.Cut(charset, ";")
	return strings.ToLower(strings.TrimSpace(media)), strings.Trim(strings.TrimSpace(charset), `"'`)
}

// PutRecord keeps a capture that [FromRecord] made, with the record itself as
// it was found. Otherwise it is Put.
func (d *Dir) PutRecord(ctx context.Context, c onrecord.Capture, payload []byte, r *warc.Record) (Receipt, error) {
	c = normal(c)
	if err := ctx.Err(); err != nil {
		return Receipt{}, err
	}
	if err := checked(c, payload); err != nil {
		return Receipt{}, err
	}
	return d.put(c, payload, func(earlier *onrecord.Capture) (recordSet, error) {
		if earlier != nil {
			return recordsOf(c, payload, earlier)
		}
		return importedRecords(c, r)
	})
}

// importedRecords are somebody else's record, untouched, between our two.
func importedRecords(c onrecord.Capture, r *warc.Record) (recordSet, error) {
	info := warc.New(warc.Info, "", c.Started, warc.Fields,
		[]byte("software: onrecord\r\nformat: WARC File Format 1.1\r\ndescription: imported; the next record is as it was found\r\n"))
	body, err := json.Marshal(c)
	if err != nil {
		return nil, err
	}
	meta := warc.New(warc.Metadata, target(c), c.Started, captureJSON, body)
	if id := r.Get("WARC-Record-ID"); id != "" {
		meta.Set("WARC-Concurrent-To", id)
	}
	return recordSet{info, r, meta}, nil
}
