package desk_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"onrecord"
	"onrecord/archive/wacz"
	"onrecord/archive/warc"
	"onrecord/desk"
)

var crawled = time.Date(2022, 11, 12, 15, 0, 0, 0, time.UTC)

// foreign is a WARC file as a crawler would write it: a page under chunks and
// SHA-1 digests, an image, a request, a page whose digest does not hold.
func foreign(t *testing.T) []byte {
	t.Helper()
	page := warc.New(warc.Response, "https://ministry.example/a", crawled, warc.HTTPResponse,
		[]byte("HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n18\r\nThe ministry said, \"No.\"\r\n0\r\n\r\n"))
	page.Version = "WARC/1.0"
	image := warc.New(warc.Response, "https://ministry.example/i.png", crawled, warc.HTTPResponse, []byte("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"))
	request := warc.New(warc.Request, "https://ministry.example/a", crawled, warc.HTTPRequest, []byte("GET /a HTTP/1.1\r\n\r\n"))
	forged := warc.New(warc.Response, "https://ministry.example/b", crawled, warc.HTTPResponse, []byte("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nThe ministry said yes."))
	forged.Set("WARC-Payload-Digest", warc.Digest([]byte("The ministry said no.")))
	var b bytes.Buffer
	for _, r := range []*warc.Record{page, image, request, forged} {
		if err := warc.Append(&b, r); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func imported(t *testing.T, d *desk.Desk, name string, body []byte, all bool) (desk.Imported, []desk.Added, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, body, 0o600); err != nil {
		t.Fatal(err)
	}
	var kept []desk.Added
	sum, err := d.Import(t.Context(), path, all, func(a desk.Added, err error) {
		if err == nil {
			kept = append(kept, a)
		} else if !errors.Is(err, onrecord.ErrTampered) {
			t.Error(err)
		}
	})
	return sum, kept, err
}

func TestImportOfAnotherMakersWARC(t *testing.T) {
	d := open(t, t.TempDir())
	sum, kept, err := imported(t, d, "crawl.warc.gz", foreign(t), false)
	if err != nil || sum.Records != 4 || sum.Kept != 1 || sum.Failed != 1 || sum.Skipped["image/png"] != 1 || sum.Skipped["request"] != 1 {
		t.Fatalf("%+v, %v", sum, err)
	}
	c := kept[0].Capture
	if c.ImportedFrom != "crawl.warc.gz" || !c.Started.Equal(crawled) || c.Charset != "utf-8" {
		t.Errorf("capture %+v", c)
	}
	b, err := d.Payload(t.Context(), c.ID)
	if err != nil || string(b) != `The ministry said, "No."` {
		t.Errorf("payload %q, %v", b, err)
	}
	stored, err := d.Archive().WARC(t.Context(), c)
	if err != nil || !bytes.Contains(unpacked(t, stored), []byte("18\r\nThe ministry said")) {
		t.Errorf("the record is not kept as found: %v", err)
	}
	if report, err := d.Archive().Scrub(t.Context()); err != nil || len(report.Damaged) > 0 || len(report.Unclaimed) > 0 {
		t.Errorf("scrub %+v, %v", report, err)
	}
	if again, _, err := imported(t, d, "crawl.warc.gz", foreign(t), false); err != nil || again.Kept != 1 {
		t.Errorf("again %+v, %v", again, err)
	}
	if captures, err := d.History(t.Context(), "https://ministry.example/a"); err != nil || len(captures) != 1 {
		t.Errorf("history %+v, %v", captures, err)
	}
}

func unpacked(t *testing.T, file []byte) []byte {
	t.Helper()
	var out []byte
	for r := warc.NewReader(bytes.NewReader(file), warc.Limits{}); ; {
		rec, err := r.Next()
		if err != nil {
			return out
		}
		out = append(out, rec.Bytes()...)
	}
}

func TestImportOfAllKindsSaysWhatIsNoDocument(t *testing.T) {
	d := open(t, t.TempDir())
	sum, kept, err := imported(t, d, "crawl.warc.gz", foreign(t), true)
	if err != nil || sum.Kept != 2 || kept[1].Unreadable == "" {
		t.Errorf("%+v %+v %v", sum, kept, err)
	}
}

// TestABundleGoesFromOneHomeToAnother exports an event and imports it elsewhere.
func TestABundleGoesFromOneHomeToAnother(t *testing.T) {
	here, there := open(t, t.TempDir()), open(t, t.TempDir())
	e := meeting(t, here)
	add(t, here, releaseText) // a second capture of the same bytes
	bundle, captures, err := here.Bundle(t.Context(), e.ID)
	if err != nil || len(captures) != 2 || len(bundle.Pages) != 2 {
		t.Fatalf("%+v, %v", captures, err)
	}
	var file bytes.Buffer
	if err := wacz.Write(&file, bundle); err != nil {
		t.Fatal(err)
	}
	sum, kept, err := imported(t, there, "meeting.wacz", file.Bytes(), false)
	if err != nil || sum.Failed != 0 || len(kept) != 2 {
		t.Fatalf("%+v, %v", sum, err)
	}
	for _, c := range captures {
		if _, err := there.Payload(t.Context(), c.ID); err != nil {
			t.Error(err)
		}
	}
}

func TestImportRefuses(t *testing.T) {
	d := open(t, t.TempDir())
	for name, body := range map[string]string{"empty.warc": "", "words.warc": "these are only words", "torn.wacz": "PK\x03\x04", "torn.warc.gz": "\x1f\x8b\x08\x00"} {
		if _, _, err := imported(t, d, name, []byte(body), false); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}
