package desk_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"onrecord/desk"
)

// makeWARC writes, with the PyPI package "warcio", a page as a crawler gets it:
// gzip and chunks, SHA-1 digests, request and response, and a revisit.
const makeWARC = `
import sys, gzip
from io import BytesIO
from warcio.warcwriter import WARCWriter
from warcio.statusandheaders import StatusAndHeaders
page = b"<!doctype html><html lang='en'><title>Release</title><body><article><h1>Release</h1>" + b"<p>The ministry said on Saturday that trade was not discussed, and that both sides will meet again in the spring.</p>" * 6 + b"</article></body></html>"
z = gzip.compress(page)
body = b"%x\r\n" % len(z) + z + b"\r\n0\r\n\r\n"
with open(sys.argv[1], "wb") as out:
    w = WARCWriter(out, gzip=True)
    w.write_record(w.create_warcinfo_record("x.warc.gz", {"software": "warcio"}))
    def head(): return StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")], protocol="HTTP/1.1")
    r = w.create_warc_record("https://ministry.example/release", "response", payload=BytesIO(body), http_headers=head(), warc_headers_dict={"WARC-Date": "2022-11-12T10:00:00Z"})
    w.write_record(r)
    w.write_record(w.create_revisit_record("https://ministry.example/release", r.rec_headers.get_header("WARC-Payload-Digest"), "https://ministry.example/release", "2022-11-12T10:00:00Z", http_headers=head()))
`

// TestImportOfWhatOthersToolsMake makes files with warcio and py-wacz, where
// ONRECORD_PYTHON names a Python that has the packages warcio and wacz, and
// takes them in.
func TestImportOfWhatOthersToolsMake(t *testing.T) {
	python := os.Getenv("ONRECORD_PYTHON")
	if python == "" {
		t.Skip("skipped: ONRECORD_PYTHON names no Python with the packages warcio and wacz")
	}
	dir := t.TempDir()
	warc, wacz := filepath.Join(dir, "x.warc.gz"), filepath.Join(dir, "x.wacz")
	for _, args := range [][]string{{"-c", makeWARC, warc}, {"-m", "wacz.main", "create", "-o", wacz, warc}} {
		if out, err := exec.Command(python, args...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	for _, name := range []string{warc, wacz} {
		d := open(t, t.TempDir())
		var kept []desk.Added
		sum, err := d.Import(t.Context(), name, false, func(a desk.Added, err error) {
			if err != nil {
				t.Error(err)
			}
			kept = append(kept, a)
		})
		if err != nil || sum.Kept != 1 || sum.Skipped["revisit"] != 1 || kept[0].Document.Statements == 0 {
			t.Errorf("%s: %+v, %+v, %v", filepath.Base(name), sum, kept, err)
		}
		if report, err := d.Archive().Scrub(t.Context()); err != nil || len(report.Damaged) > 0 {
			t.Errorf("%+v, %v", report, err)
		}
	}
}
