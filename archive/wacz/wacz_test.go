package wacz_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/archive/wacz"
	"onrecord/archive/warc"
)

var at = time.Date(2022, 11, 12, 10, 0, 0, 0, time.UTC)

func bundle(t testing.TB) wacz.Bundle {
	t.Helper()
	var b bytes.Buffer
	for _, r := range []*warc.Record{
		warc.New(warc.Info, "", at, warc.Fields, []byte("software: onrecord\r\n")),
		page("https://www.ministry.example/release?b=2&a=1", "They did not discuss it."),
		page("http://embassy.example:8080/", "They discussed it."),
	} {
		if err := warc.Append(&b, r); err != nil {
			t.Fatal(err)
		}
	}
	return wacz.Bundle{
		Title: "A meeting", Created: at, Software: "onrecord", WARC: b.Bytes(),
		Pages: []wacz.Page{{URL: "https://www.ministry.example/release?b=2&a=1", At: at, Title: "Release", Text: "They did not discuss it."}},
		Extra: []wacz.File{{Name: "proofs/policy.txt", Body: []byte("quorum none\n")}},
	}
}

func page(address, body string) *warc.Record {
	r := warc.New(warc.Response, address, at, warc.HTTPResponse, []byte("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"+body))
	r.Set("WARC-Payload-Digest", warc.Digest([]byte(body)))
	return r
}

func written(t testing.TB, b wacz.Bundle) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := wacz.Write(&out, b); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func open(b []byte) (*wacz.Reader, error) {
	return wacz.Open(bytes.NewReader(b), int64(len(b)), wacz.Limits{})
}

func TestABundleComesBack(t *testing.T) {
	b := bundle(t)
	file := written(t, b)
	if !bytes.Equal(file, written(t, b)) {
		t.Error("the same bundle gave other bytes")
	}
	r, err := open(file)
	if err != nil {
		t.Fatal(err)
	}
	if r.Title != b.Title || r.Version != wacz.Version || len(r.WARCs()) != 1 || len(r.Unlisted()) != 0 {
		t.Errorf("%+v %v %v", r, r.WARCs(), r.Unlisted())
	}
	for _, name := range r.Names() {
		if _, err := r.Read(name); err != nil {
			t.Error(err)
		}
	}
	if got, err := r.Read(r.WARCs()[0]); err != nil || !bytes.Equal(got, b.WARC) {
		t.Errorf("WARC changed: %v", err)
	}
}

func TestNothingIsDeflated(t *testing.T) {
	file := written(t, bundle(t))
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if f.Method != zip.Store || f.Flags&8 != 0 {
			t.Errorf("%s: method %d, flags %x", f.Name, f.Method, f.Flags)
		}
	}
}

func TestIndexFindsEachRecord(t *testing.T) {
	b := bundle(t)
	index, err := wacz.Index(b.WARC, "data.warc.gz")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(index)), "\n")
	if len(lines) != 2 || !strings.HasPrefix(lines[0], "example,embassy:8080)/ 20221112100000 {") ||
		!strings.HasPrefix(lines[1], "example,ministry)/release?a=1&b=2 20221112100000 {") {
		t.Errorf("index:\n%s", index)
	}
	if !strings.Contains(lines[0], `"mime":"text/html","status":"200","digest":"sha256:`) {
		t.Errorf("line %s", lines[0])
	}
}

func TestKey(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.Example.com/A/B?z=1&a=2": "com,example)/a/b?a=2&z=1",
		"http://example.com":                  "com,example)/",
		"https://example.com:443/x":           "com,example)/x",
		"https://www2.example.co.uk/":         "uk,co,example)/",
		"https://www.com/":                    "com,www)/",
		"file:release%201.txt":                "file:release%201.txt",
	} {
		if got := wacz.Key(address); got != want {
			t.Errorf("Key(%q) = %q, want %q", address, got, want)
		}
	}
}

// TestEveryByteCounts flips one bit in every byte: the bundle is refused, or
// all that it describes is as it was.
func TestEveryByteCounts(t *testing.T) {
	b := bundle(t)
	file := written(t, b)
	for i := range file {
		damaged := bytes.Clone(file)
		damaged[i] ^= 1
		r, err := open(damaged)
		if err != nil {
			continue
		}
		got, err := r.Read("archive/data.warc.gz")
		proof, proofErr := r.Read("proofs/policy.txt")
		if err == nil && !bytes.Equal(got, b.WARC) || proofErr == nil && !bytes.Equal(proof, b.Extra[0].Body) {
			t.Fatalf("byte %d: other bytes were taken for the same", i)
		}
	}
}

func zipOf(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, body := range files {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write([]byte(body))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestHostileBundlesAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		b      []byte
		limits wacz.Limits
		kind   error
	}{
		"no zip":        {[]byte("PK is all it has"), wacz.Limits{}, onrecord.ErrInvalid},
		"no package":    {zipOf(t, map[string]string{"archive/x.warc": ""}), wacz.Limits{}, onrecord.ErrNotFound},
		"path out":      {zipOf(t, map[string]string{"../../etc/passwd": "x"}), wacz.Limits{}, onrecord.ErrInvalid},
		"absolute path": {zipOf(t, map[string]string{"/etc/passwd": "x"}), wacz.Limits{}, onrecord.ErrInvalid},
		"bomb":          {zipOf(t, map[string]string{"a": strings.Repeat("0", 1<<20)}), wacz.Limits{File: 1 << 10}, onrecord.ErrRefused},
		"many files":    {zipOf(t, map[string]string{"a": "", "b": "", "c": ""}), wacz.Limits{Files: 2}, onrecord.ErrRefused},
		"not JSON":      {zipOf(t, map[string]string{"datapackage.json": "{"}), wacz.Limits{}, onrecord.ErrInvalid},
		"other digest":  {zipOf(t, map[string]string{"datapackage.json": "{}", "datapackage-digest.json": `{"path":"datapackage.json","hash":"sha256:00"}`}), wacz.Limits{}, onrecord.ErrTampered},
	} {
		if _, err := wacz.Open(bytes.NewReader(c.b), int64(len(c.b)), c.limits); !errors.Is(err, c.kind) {
			t.Errorf("%s: %v, want %v", name, err, c.kind)
		}
	}
}

func TestWhatNothingVouchesForIsNamed(t *testing.T) {
	r, err := open(zipOf(t, map[string]string{"datapackage.json": `{"resources":[]}`, "archive/extra.warc.gz": "x"}))
	if err != nil {
		t.Fatal(err)
	}
	if got := r.Unlisted(); len(got) != 1 || len(r.WARCs()) != 0 {
		t.Errorf("unlisted %v, WARCs %v", got, r.WARCs())
	}
	if _, err := r.Read("archive/extra.warc.gz"); !errors.Is(err, onrecord.ErrNotFound) {
		t.Error(err)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(written(f, bundle(f)))
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := wacz.Open(bytes.NewReader(b), int64(len(b)), wacz.Limits{Files: 50, File: 1 << 16, Total: 1 << 18})
		if err != nil {
			return
		}
		for _, name := range append(r.Names(), r.Unlisted()...) {
			if body, err := r.Read(name); err == nil && len(body) > 1<<16 {
				t.Fatalf("%s passed the limit", name)
			}
		}
	})
}
