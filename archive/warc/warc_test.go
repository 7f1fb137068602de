package warc_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/archive/warc"
)

var morning = time.Date(2022, 11, 12, 10, 0, 0, 0, time.UTC)

func response(body string) *warc.Record {
	block := []byte("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body)
	r := warc.New(warc.Response, "https://ministry.example/release", morning, warc.HTTPResponse, block)
	r.Set("WARC-Payload-Digest", warc.Digest([]byte(body)))
	return r
}

func file(t testing.TB, records ...*warc.Record) []byte {
	t.Helper()
	var b bytes.Buffer
	for _, r := range records {
		if err := warc.Append(&b, r); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func all(b []byte, l warc.Limits) ([]*warc.Record, error) {
	var out []*warc.Record
	for r := warc.NewReader(bytes.NewReader(b), l); ; {
		rec, err := r.Next()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return out, err
		}
		out = append(out, rec)
	}
}

func ExampleNew() {
	r := warc.New(warc.Resource, "file:release.txt", morning, "text/plain", []byte("They did not discuss it."))
	fmt.Println(r.Type(), r.Get("WARC-Date"), r.Verify())
	// Output: resource 2022-11-12T10:00:00Z <nil>
}

func TestRecordsComeBackAsWritten(t *testing.T) {
	want := []*warc.Record{response("one"), response(""), response(strings.Repeat("long ", 10_000))}
	b := file(t, want...)
	got, err := all(b, warc.Limits{})
	if err != nil || len(got) != len(want) {
		t.Fatalf("read %d records, %v", len(got), err)
	}
	for i, r := range got {
		if !bytes.Equal(r.Bytes(), want[i].Bytes()) {
			t.Errorf("record %d changed:\n%q\n%q", i, r.Bytes(), want[i].Bytes())
		}
		if err := r.Verify(); err != nil {
			t.Error(err)
		}
		cut, err := all(b[r.Offset:r.Offset+r.Length], warc.Limits{})
		if err != nil || len(cut) != 1 || cut[0].ID() != r.ID() {
			t.Errorf("record %d does not stand alone at [%d,+%d): %v", i, r.Offset, r.Length, err)
		}
	}
}

func TestFilesOfOtherMakers(t *testing.T) {
	plain := append(response("a").Bytes(), response("b").Bytes()...)
	var whole bytes.Buffer
	z := gzip.NewWriter(&whole)
	_, _ = z.Write(plain)
	_ = z.Close()
	bare := "WARC/1.0\nWARC-Type: resource\nWARC-Target-URI: <http://a.example/>\n" +
		"X-Folded: one\n two\nContent-Length: 2\n\nhi\n\n"
	for name, c := range map[string]struct {
		b []byte
		n int
	}{
		"plain":               {plain, 2},
		"compressed as whole": {whole.Bytes(), 2},
		"bare line feeds":     {[]byte(bare), 1},
		"empty":               {nil, 0},
	} {
		got, err := all(c.b, warc.Limits{})
		if err != nil || len(got) != c.n {
			t.Errorf("%s: %d records, %v; want %d", name, len(got), err, c.n)
		}
		if name == "bare line feeds" && (got[0].TargetURI() != "http://a.example/" || got[0].Get("x-folded") != "one two") {
			t.Errorf("%s: %+v", name, got[0])
		}
	}
}

func TestHostileFilesAreRefused(t *testing.T) {
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	fmt.Fprintf(z, "WARC/1.1\r\nWARC-Type: resource\r\nContent-Length: %d\r\n\r\n", 1<<30)
	_, _ = z.Write(make([]byte, 1<<20))
	_ = z.Close()
	good := file(t, response("x"))
	for name, c := range map[string]struct {
		b    []byte
		kind error
	}{
		"block over limit": {bomb.Bytes(), onrecord.ErrRefused},
		"long field":       {[]byte("WARC/1.1\r\nA: " + strings.Repeat("x", 100_000)), onrecord.ErrRefused},
		"negative length":  {[]byte("WARC/1.1\r\nContent-Length: -1\r\n\r\n"), onrecord.ErrInvalid},
		"no length":        {[]byte("WARC/1.1\r\n\r\n"), onrecord.ErrInvalid},
		"not WARC":         {[]byte("<html>"), onrecord.ErrInvalid},
		"cut":              {good[:len(good)-9], onrecord.ErrInvalid},
		"garbage after":    {append(bytes.Clone(good), "\x1f\x8bjunk"...), onrecord.ErrInvalid},
	} {
		if _, err := all(c.b, warc.Limits{}); !errors.Is(err, c.kind) {
			t.Errorf("%s: %v, want %v", name, err, c.kind)
		}
	}
	if _, err := all(file(t, response("a"), response("b")), warc.Limits{Records: 1}); !errors.Is(err, onrecord.ErrRefused) {
		t.Errorf("record count: %v", err)
	}
}

// TestBombIsRefused: small records that expand a thousand times end the file; what
// a page expands to does not.
func TestBombIsRefused(t *testing.T) {
	bomb := bytes.Repeat(file(t, response(strings.Repeat(" ", 40<<20))), 8)
	if got, err := all(bomb, warc.Limits{}); !errors.Is(err, onrecord.ErrRefused) || len(got) > 4 {
		t.Errorf("%d records, %v; want a refusal", len(got), err)
	}
	if got, err := all(bomb, warc.Limits{Ratio: 2000}); err != nil || len(got) != 8 {
		t.Errorf("%d records, %v; want 8 where a reader permits it", len(got), err)
	}
}

func TestNoValueStartsAFieldOfItsOwn(t *testing.T) {
	r := warc.New(warc.Resource, "file:x\r\nWARC-Type: response", morning, "text/plain", nil)
	got, err := all(r.Bytes(), warc.Limits{})
	if err != nil || got[0].Type() != warc.Resource || len(got[0].Fields) != len(r.Fields)+1 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestEveryBitFlipOfARecordIsSeen(t *testing.T) {
	b := file(t, response("did not discuss such issues"))
	original, _ := all(b, warc.Limits{})
	for i := range len(b) * 8 {
		damaged := bytes.Clone(b)
		damaged[i/8] ^= 1 << (i % 8)
		got, err := all(damaged, warc.Limits{})
		if err != nil || len(got) != 1 {
			continue
		}
		// The gzip header has bits that change nothing in the record.
		if !bytes.Equal(got[0].Bytes(), original[0].Bytes()) {
			t.Fatalf("bit %d gave another record: %q", i, got[0].Bytes())
		}
	}
	plain := original[0].Bytes()
	head := bytes.Index(plain, []byte("\r\n\r\n")) + 4
	for i := head * 8; i < (len(plain)-4)*8; i++ {
		damaged := bytes.Clone(plain)
		damaged[i/8] ^= 1 << (i % 8)
		got, err := all(damaged, warc.Limits{})
		if err == nil && !errors.Is(got[0].Verify(), onrecord.ErrTampered) {
			t.Fatalf("bit %d of the block went unseen", i)
		}
	}
}

func TestHTTPContent(t *testing.T) {
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	_, _ = w.Write([]byte("<p>words</p>"))
	_ = w.Close()
	for name, c := range map[string]struct{ header, body string }{
		"plain":                 {"", "<p>words</p>"},
		"chunked":               {"Transfer-Encoding: chunked\r\n", "5\r\n<p>wo\r\n7\r\nrds</p>\r\n0\r\n\r\n"},
		"chunks taken off":      {"Transfer-Encoding: chunked\r\n", "<p>words</p>"},
		"gzip":                  {"Content-Encoding: gzip\r\n", z.String()},
		"gzip taken off":        {"Content-Encoding: gzip\r\n", "<p>words</p>"},
		"length field is wrong": {"Content-Length: 3\r\n", "<p>words</p>"},
	} {
		block := []byte("HTTP/1.1 200 OK\r\n" + c.header + "\r\n" + c.body)
		m, err := warc.New(warc.Response, "https://a.example/", morning, warc.HTTPResponse, block).HTTP(1 << 20)
		if err != nil || string(m.Content) != "<p>words</p>" || m.Status != 200 {
			t.Errorf("%s: %+v, %v", name, m, err)
		}
		if err == nil && string(m.Body) != c.body {
			t.Errorf("%s: body %q", name, m.Body)
		}
	}
	small := warc.New(warc.Response, "https://a.example/", morning, warc.HTTPResponse, []byte("HTTP/1.1 200 OK\r\n\r\n12345"))
	if _, err := small.HTTP(4); !errors.Is(err, onrecord.ErrRefused) {
		t.Errorf("content over the limit: %v", err)
	}
}

func TestDigestsOfOtherMakers(t *testing.T) {
	r := warc.New(warc.Resource, "http://a.example/", morning, "text/plain", []byte("hi"))
	for digest, kind := range map[string]error{
		"sha1:YIQ7GTWI7N22EM2H4GVPJIHXRVS5NA6Q": onrecord.ErrTampered,
		"crc32:00000000":                        warc.ErrNoDigest,
		"":                                      warc.ErrNoDigest,
	} {
		r.Set("WARC-Block-Digest", digest)
		if err := r.Verify(); !errors.Is(err, kind) {
			t.Errorf("%q: %v, want %v", digest, err, kind)
		}
	}
	for _, digest := range []string{
		"sha1:c22b5f9178342609428d6f51b2c5af4c0bde6a42", "SHA-256:8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4",
		"sha1:YIVV7ELYGQTASQUNN5I3FRNPJQF542SC",
	} {
		r.Set("WARC-Block-Digest", digest)
		if err := r.Verify(); err != nil {
			t.Errorf("%q: %v", digest, err)
		}
	}
}

func FuzzReader(f *testing.F) {
	f.Add(file(f, response("one"), response("two")))
	f.Add(response("plain").Bytes())
	f.Add([]byte("WARC/1.0\n\n"))
	limits := warc.Limits{Header: 1 << 12, Block: 1 << 16, Records: 50, Total: 1 << 18}
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := all(b, limits)
		if err != nil && !errors.Is(err, onrecord.ErrInvalid) && !errors.Is(err, onrecord.ErrRefused) {
			t.Fatalf("error without a kind: %v", err)
		}
		for _, r := range got {
			_ = r.Verify()
			_, _ = r.Date()
			if m, err := r.HTTP(1 << 16); err == nil && len(m.Content) > 1<<16 {
				t.Fatalf("content of %d bytes passed the limit", len(m.Content))
			}
			again, err := all(r.Bytes(), warc.Limits{})
			if err != nil || len(again) != 1 || !bytes.Equal(again[0].Block, r.Block) {
				t.Fatalf("record does not survive writing: %v\n%q", err, r.Bytes())
			}
		}
	})
}
