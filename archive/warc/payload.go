package warc

import (
	"bufio"
	"bytes"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base32"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"net/http"
	"strings"
	"unicode/utf8"

	"onrecord"
	"onrecord/internal/coding"
)

// A Message is an HTTP message as a record's block holds it.
type Message struct {
	Proto  string // "HTTP/1.1"
	Status int
	Header http.Header
	// Body is what followed the header, as captured; Content is Body without
	// transfer and content coding: what a browser would have read.
	Body, Content []byte
}

// HTTP parses the block of a response record. Content is at most max bytes;
// more is refused.
func (r *Record) HTTP(max int64) (*Message, error) {
	head, body := splitMessage(r.Block)
	res, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(head)), nil)
	if err != nil {
		return nil, fmt.Errorf("record %s: HTTP header: %w: %w", r.ID(), err, onrecord.ErrInvalid)
	}
	m := &Message{Proto: res.Proto, Status: res.StatusCode, Header: headerOf(head), Body: body}
	if m.Content, err = decode(body, m.Header, max); err != nil {
		return nil, fmt.Errorf("record %s: %w", r.ID(), err)
	}
	return m, nil
}

// Body returns what follows the header of the HTTP message in r's block.
func (r *Record) Body() []byte {
	_, body := splitMessage(r.Block)
	return body
}

// splitMessage cuts a message at its first empty line.
func splitMessage(block []byte) (head, body []byte) {
	for _, gap := range []string{"\r\n\r\n", "\n\n"} {
		if i := bytes.Index(block, []byte(gap)); i >= 0 {
			return block[:i+len(gap)], block[i+len(gap):]
		}
	}
	return block, nil
}

// headerOf reads the fields itself, because net/http takes framing fields out
// of the header that it returns.
func headerOf(head []byte) http.Header {
	h := http.Header{}
	_, fields, _ := strings.Cut(string(head), "\n")
	for line := range strings.Lines(fields) {
		if name, value, ok := strings.Cut(line, ":"); ok {
			h.Add(strings.TrimSpace(name), strings.TrimSpace(value))
		}
	}
	return h
}

func decode(body []byte, h http.Header, max int64) ([]byte, error) {
	if strings.EqualFold(h.Get("Transfer-Encoding"), "chunked") {
		if plain, err := dechunk(body, max); err == nil {
			body = plain // else: stored without its chunk framing, as many crawlers do
		}
	}
	field := h.Get("Content-Encoding")
	if field == "" || strings.Contains(strings.ToLower(field), "gzip") && !bytes.HasPrefix(body, []byte{0x1f, 0x8b}) {
		return readAll(bytes.NewReader(body), max) // or stored decoded under the server's own header
	}
	r, err := coding.Plain(field, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	b, err := readAll(r, max)
	if err != nil && !errors.Is(err, onrecord.ErrRefused) && utf8.Valid(body) {
		return readAll(bytes.NewReader(body), max) // likewise: what is compressed is no text
	}
	return b, err
}

func dechunk(body []byte, max int64) ([]byte, error) {
	head := "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
	res, err := http.ReadResponse(bufio.NewReader(io.MultiReader(strings.NewReader(head), bytes.NewReader(body))), nil)
	if err != nil {
		return nil, err
	}
	return readAll(res.Body, max)
}

func readAll(r io.Reader, max int64) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, max+1))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", err, onrecord.ErrInvalid)
	}
	if int64(len(b)) > max {
		return nil, fmt.Errorf("content expands to over %d bytes: %w", max, onrecord.ErrRefused)
	}
	return b, nil
}

// ErrNoDigest says that a record carries no digest that we can check.
var ErrNoDigest = errors.New("no digest")

// Verify checks the digests that the record carries against its bytes. A
// mismatch wraps onrecord.ErrTampered; a record with no digest of a known kind
// gives [ErrNoDigest]. A revisit's payload lies elsewhere and is not checked.
func (r *Record) Verify() error {
	checked := false
	if want := r.Get("WARC-Block-Digest"); want != "" {
		ok, known := matches(want, r.Block)
		if known && !ok {
			return fmt.Errorf("record %s: block does not match %s: %w", r.ID(), clip(want), onrecord.ErrTampered)
		}
		checked = known
	}
	if want := r.Get("WARC-Payload-Digest"); want != "" && r.Type() != Revisit {
		ok, known := r.payloadMatches(want)
		if known && !ok {
			return fmt.Errorf("record %s: payload does not match %s: %w", r.ID(), clip(want), onrecord.ErrTampered)
		}
		checked = checked || known
	}
	if !checked {
		return fmt.Errorf("record %s: %w", r.ID(), ErrNoDigest)
	}
	return nil
}

// payloadMatches takes the body as stored or without its chunk framing: both
// readings of "payload" are about.
func (r *Record) payloadMatches(want string) (ok, known bool) {
	if !strings.HasPrefix(r.Get("Content-Type"), "application/http") {
		return matches(want, r.Block)
	}
	head, body := splitMessage(r.Block)
	if ok, known = matches(want, body); ok || !known {
		return ok, known
	}
	if !strings.EqualFold(headerOf(head).Get("Transfer-Encoding"), "chunked") {
		return false, true
	}
	plain, err := dechunk(body, int64(len(body)))
	if err != nil {
		return false, true
	}
	return matches(want, plain)
}

var hashes = map[string]func() hash.Hash{
	"md5": md5.New, "sha1": sha1.New, "sha-1": sha1.New, "sha256": sha256.New,
	"sha-256": sha256.New, "sha512": sha512.New, "sha-512": sha512.New,
}

// matches compares b with a labelled digest in hex or base32. Known is false
// for an algorithm or an encoding that we do not know.
func matches(labelled string, b []byte) (ok, known bool) {
	name, value, _ := strings.Cut(labelled, ":")
	algorithm, found := hashes[strings.ToLower(name)]
	if !found {
		return false, false
	}
	h := algorithm()
	h.Write(b)
	sum := h.Sum(nil)
	if len(value) == hex.EncodedLen(len(sum)) {
		return strings.EqualFold(value, hex.EncodeToString(sum)), true
	}
	enc := base32.StdEncoding.WithPadding(base32.NoPadding)
	if value = strings.TrimRight(value, "="); len(value) == enc.EncodedLen(len(sum)) {
		return strings.EqualFold(value, enc.EncodeToString(sum)), true
	}
	return false, true // the right name with a digest of no possible length
}
