package api

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"strconv"
	"strings"
)

const html = "text/html; charset=utf-8"

// page makes content of what write writes.
func page(write func(io.Writer) error) (*content, error) {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return nil, err
	}
	return &content{body: b.Bytes(), media: html}, nil
}

// data makes JSON of v.
func data(v any) (*content, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetIndent("", " ")
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return &content{body: b.Bytes(), media: "application/json"}, nil
}

// send writes the content, or that the reader has it already.
func (c *content) send(w http.ResponseWriter, r *http.Request) {
	sum := sha256.Sum256(c.body)
	tag := `"` + hex.EncodeToString(sum[:12]) + `"`
	h := w.Header()
	maps.Copy(h, c.header)
	h.Set("Content-Type", c.media)
	h.Set("ETag", tag)
	h.Set("Vary", "Accept-Encoding")
	h.Set("Cache-Control", "no-cache") // may be kept, must be asked about
	if c.forever {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	if strings.Contains(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	body := c.body
	if len(body) > 1024 && acceptsGzip(r) {
		body = gzipped(body)
		h.Set("Content-Encoding", "gzip")
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // an error here means that the reader has gone
	}
}

// acceptsGzip reports whether the reader asked for gzip and did not refuse it.
func acceptsGzip(r *http.Request) bool {
	for _, part := range strings.Split(r.Header.Get("Accept-Encoding"), ",") {
		name, q, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.EqualFold(name, "gzip") {
			weight, err := strconv.ParseFloat(strings.TrimPrefix(strings.TrimSpace(q), "q="), 64)
			return q == "" || err == nil && weight > 0
		}
	}
	return false
}

// gzipped never fails: it writes to memory.
func gzipped(b []byte) []byte {
	var out bytes.Buffer
	z, _ := gzip.NewWriterLevel(&out, gzip.BestSpeed)
	_, _ = z.Write(b)
	_ = z.Close()
	return out.Bytes()
}
