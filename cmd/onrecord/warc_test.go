package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord/archive/warc"
)

// TestReadAnotherMakersWARC: pages become documents with the address and the
// bytes of their record; what is no page is passed over, what is refused named.
func TestReadAnotherMakersWARC(t *testing.T) {
	story := "<!doctype html><html lang=en><title>The ministers met</title><body><article><h1>The ministers met</h1>" +
		strings.Repeat("<p>The ministry said on Saturday that the two ministers did not discuss trade, and that they spoke for an hour.</p>", 3) + "</article>"
	var file bytes.Buffer
	for at, body := range map[string]string{"/story": "text/html\r\n\r\n" + story, "/pic": "image/png\r\n\r\nPNG", "/wall": "text/html\r\n\r\n<html><title>Access denied</title><p>No."} {
		r := warc.New(warc.Response, "https://outlet.example"+at, time.Date(2022, 11, 12, 15, 0, 0, 0, time.UTC), warc.HTTPResponse, []byte("HTTP/1.1 200 OK\r\nContent-Type: "+body))
		if err := warc.Append(&file, r); err != nil {
			t.Fatal(err)
		}
	}
	name := filepath.Join(t.TempDir(), "crawl.warc.gz")
	if err := os.WriteFile(name, file.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	h := home{t, t.TempDir()}
	out, errs := h.run(exitPartial, "read", "--json", name)
	if strings.Count(out, "\n") != 1 {
		t.Errorf("read gave %s", out)
	}
	contains(t, "the document", out, `"url":"https://outlet.example/story"`, "The ministers met")
	contains(t, "what failed", errs, "no article (challenge)", "1 capture could not be read")
	out, _ = h.run(exitPartial, "statements", "--json", name, "../../examples/phnom-penh-2022/voa.txt")
	contains(t, "the statements", out, "did not discuss trade", `"doc":"voa.txt"`)
	h.run(exitPartial, "add", name, "../../examples/phnom-penh-2022/voa.txt", "nowhere.txt")
}
