package archive

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/textproto"
	"net/url"
	"slices"
	"strings"

	"onrecord"
	"onrecord/archive/warc"
)

// maxPayload bounds what is read back from a WARC file of our own.
const maxPayload = 1 << 30

// captureJSON is the media type of the metadata record that holds the capture.
const captureJSON = "application/vnd.onrecord.capture+json"

// framing are header fields that speak of the bytes on the wire; the block
// holds the decoded body, so they are kept under another name, as web archives
// do.
var framing = map[string]bool{"Content-Encoding": true, "Transfer-Encoding": true, "Content-Length": true}

// origPrefix is put before a field that is true of the wire only.
const origPrefix = "X-Archive-Orig-"

// A record set is one capture as WARC records, in the order of the file. The
// second is the main one: response, resource or revisit.
type recordSet []*warc.Record

func (s recordSet) main() *warc.Record { return s[1] }

// recordsOf makes the records of a capture. With an earlier capture of the
// same payload the main record is a revisit that refers to it.
func recordsOf(c onrecord.Capture, payload []byte, earlier *onrecord.Capture) (recordSet, error) {
	info := warc.New(warc.Info, "", c.Started, warc.Fields,
		[]byte("software: onrecord\r\nformat: WARC File Format 1.1\r\n"+
			"conformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"))
	main := mainRecord(c, payload, earlier)
	set := recordSet{info, main}
	if c.Status != 0 {
		set = append(set, linked(warc.New(warc.Request, target(c), c.Started, warc.HTTPRequest, requestBlock(c)), main))
	}
	meta, err := json.Marshal(c)
	if err != nil {
		return nil, fmt.Errorf("capture %s: %w", c.ID.Short(), err)
	}
	set = append(set, linked(warc.New(warc.Metadata, target(c), c.Started, captureJSON, meta), main))
	for _, r := range set[1:] {
		r.Set("WARC-Warcinfo-ID", info.Get("WARC-Record-ID"))
	}
	return set, nil
}

func linked(r, to *warc.Record) *warc.Record {
	r.Set("WARC-Concurrent-To", to.Get("WARC-Record-ID"))
	return r
}

func mainRecord(c onrecord.Capture, payload []byte, earlier *onrecord.Capture) *warc.Record {
	kind, contentType, block := warc.Resource, mediaType(c), payload
	if c.Status != 0 {
		kind, contentType, block = warc.Response, warc.HTTPResponse, append(responseHead(c), payload...)
	}
	if earlier != nil {
		kind = warc.Revisit
		block = block[:len(block)-len(payload)]
	}
	r := warc.New(kind, target(c), c.Started, contentType, block)
	r.Set("WARC-Payload-Digest", "sha256:"+c.ID.String())
	if c.RemoteAddr != "" {
		r.Set("WARC-IP-Address", host(c.RemoteAddr))
	}
	if earlier != nil {
		r.Set("WARC-Profile", warc.SamePayload)
		r.Set("WARC-Refers-To-Target-URI", target(*earlier))
		r.Set("WARC-Refers-To-Date", warc.FormatDate(earlier.Started))
	}
	return r
}

func mediaType(c onrecord.Capture) string {
	if c.MediaType == "" {
		return "application/octet-stream"
	}
	if c.Charset != "" {
		return c.MediaType + "; charset=" + c.Charset
	}
	return c.MediaType
}

// target is the address that the bytes came from, as a URI.
func target(c onrecord.Capture) string {
	address := c.URL
	if c.FinalURL != "" {
		address = c.FinalURL
	}
	if name, ok := strings.CutPrefix(address, "file:"); ok {
		return "file:" + (&url.URL{Path: name}).EscapedPath()
	}
	return address
}

func host(addr string) string {
	if i := strings.LastIndex(addr, ":"); i > 0 {
		return strings.Trim(addr[:i], "[]")
	}
	return addr
}

func requestBlock(c onrecord.Capture) []byte {
	path, authority := "/", ""
	if u, err := url.Parse(target(c)); err == nil {
		path, authority = u.RequestURI(), u.Host
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "GET %s HTTP/1.1\r\n", path)
	if http.Header(c.Request).Get("Host") == "" {
		fmt.Fprintf(&b, "Host: %s\r\n", authority)
	}
	writeFields(&b, c.Request, "")
	b.WriteString("\r\n")
	return b.Bytes()
}

func responseHead(c onrecord.Capture) []byte {
	var b bytes.Buffer
	proto := "HTTP/1.1" // a WARC block is HTTP/1 text, whatever the wire spoke
	if c.Proto == "HTTP/1.0" {
		proto = c.Proto
	}
	fmt.Fprintf(&b, "%s %d %s\r\n", proto, c.Status, http.StatusText(c.Status))
	writeFields(&b, c.Header, origPrefix)
	fmt.Fprintf(&b, "Content-Length: %d\r\n\r\n", c.Size)
	return b.Bytes()
}

// writeFields writes header fields in the order of their names. With a prefix,
// fields about framing get it.
func writeFields(b *bytes.Buffer, h map[string][]string, prefix string) {
	for _, name := range slices.Sorted(maps.Keys(h)) {
		out := name
		if prefix != "" && framing[textproto.CanonicalMIMEHeaderKey(name)] {
			out = prefix + name
		}
		for _, v := range h[name] {
			fmt.Fprintf(b, "%s: %s\r\n", oneLine.Replace(out), oneLine.Replace(v))
		}
	}
}

var oneLine = strings.NewReplacer("\r", " ", "\n", " ")

func encode(set recordSet) ([]byte, error) {
	var b bytes.Buffer
	for _, r := range set {
		if err := warc.Append(&b, r); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

// parse reads a WARC file of our own back, checking every digest in it.
func parse(b []byte) (onrecord.Capture, recordSet, error) {
	var c onrecord.Capture
	var set recordSet
	for r := warc.NewReader(bytes.NewReader(b), warc.Limits{Block: maxPayload, Records: 64}); ; {
		rec, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return c, nil, fmt.Errorf("%w: %w", err, onrecord.ErrTampered)
		}
		if err := rec.Verify(); err != nil && !isNoDigest(err) {
			return c, nil, err
		}
		set = append(set, rec)
	}
	if len(set) < 3 || set[len(set)-1].Get("Content-Type") != captureJSON {
		return c, nil, fmt.Errorf("not the records of one capture: %w", onrecord.ErrTampered)
	}
	if err := json.Unmarshal(set[len(set)-1].Block, &c); err != nil {
		return c, nil, fmt.Errorf("capture record: %w: %w", err, onrecord.ErrTampered)
	}
	return c, set, nil
}

func isNoDigest(err error) bool { return errors.Is(err, warc.ErrNoDigest) }

// payload finds the bytes of id in the main record: as they stand, or without
// the codings of a message that somebody else captured. A revisit holds none.
func (s recordSet) payload(id onrecord.CaptureID) ([]byte, error) {
	main := s.main()
	candidates := [][]byte{main.Block, main.Body()}
	if m, err := main.HTTP(maxPayload); err == nil {
		candidates = append(candidates, m.Content)
	}
	for _, b := range candidates {
		if onrecord.IDOf(b) == id {
			return b, nil
		}
	}
	return nil, fmt.Errorf("payload %s is not in its WARC file: %w", id.Short(), onrecord.ErrNotFound)
}
