//go:build unix

package read_test

import (
	zippacker "archive/zip"
	"bytes"
	"cmp"
	"compress/gzip"
	"compress/zlib"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/andybalholm/brotli"

	"onrecord"
	"onrecord/desk"
	"onrecord/read"
	"onrecord/read/feed"
	"onrecord/read/fetch"
)

// hostile are inputs made to exhaust a reader. Each must end within the limits,
// with a document or with an error of a kind.
func hostile(t *testing.T) map[string][]byte {
	para := "<p>He said that it was so, and that it would remain so for as long as anybody cared to ask him about it.</p>"
	return map[string][]byte{
		"50 MB page":         []byte("<html><body>" + strings.Repeat(para, 50<<20/len(para))),
		"50 MB text":         bytes.Repeat([]byte("He said that it was so.\n\n"), 2<<20),
		"million tags":       []byte("<html><body>" + strings.Repeat("<b>x</b>", 500_000)),
		"deep nesting":       []byte("<html><body>" + strings.Repeat("<div>", 100_000) + para),
		"deep inline":        []byte("<html><body><p>" + strings.Repeat("<b><i>", 50_000) + "x"),
		"nested tables":      []byte("<html>" + strings.Repeat("<table><tr><td>", 5_000) + para),
		"endless attribute":  []byte("<html><a href=\"" + strings.Repeat("x", 8<<20)),
		"many attributes":    []byte("<html><p " + strings.Repeat("a1 ", 1<<20) + ">x"),
		"unclosed comment":   []byte("<html><!--" + strings.Repeat("-", 4<<20)),
		"entities":           []byte("<html><p>" + strings.Repeat("&amp;&#x1F600;&bogus;", 200_000)),
		"one long paragraph": []byte("<html><p>" + strings.Repeat("word and word, ", 500_000)),
		"no space":           []byte("<html><p>" + strings.Repeat("x", 10<<20)),
		"one line of text":   bytes.Repeat([]byte("word "), 2<<20),
		"billion laughs":     []byte("<?xml version=\"1.0\"?><!DOCTYPE lolz [" + laughs(40) + "]><html><p>&lol40;</p></html>"),
		"deep JSON-LD":       []byte("<html><script type=application/ld+json>" + strings.Repeat(`{"@type":"x","a":[`, 100_000) + "</script>" + para),
		"huge JSON-LD":       []byte("<html><script type=application/ld+json>[" + strings.Repeat(`{"@type":"NewsArticle","headline":"x","author":{"name":"y z"}},`, 60_000) + "{}]</script>" + para),
		"huge style":         []byte("<html><style>" + strings.Repeat("a{b:c}", 1<<20) + "</style>" + para),
		"broken utf-8":       []byte("<html><p>" + strings.Repeat("\xff\xfe\xc3(", 300_000)),
		"broken iso-2022-jp": []byte("<html><meta charset=iso-2022-jp><p>" + strings.Repeat("\x1b$B\x1b(\xff", 200_000)),
		"broken gb18030":     []byte("<html><meta charset=gb18030><p>" + strings.Repeat("\x81\x30\x81", 300_000)),
		"utf-16 odd":         append([]byte("\xff\xfe"), bytes.Repeat([]byte("a\x00"), 1<<20)...),
		"zip":                append([]byte("PK\x03\x04"), make([]byte, 1<<20)...),
		"zeros":              make([]byte, 4<<20),
		"tickers":            []byte(strings.Repeat("A man said it | ", 300_000)),
		"rss laughs":         []byte("<?xml version=\"1.0\"?><!DOCTYPE r [" + laughs(40) + "]><rss version=\"2.0\"><channel><title>&lol40;</title><item><title>&lol40;</title><link>http://a.example/</link></item></channel></rss>"),
		"sitemap laughs":     []byte("<?xml version=\"1.0\"?><!DOCTYPE r [" + laughs(40) + "]><urlset><url><loc>&lol40;</loc></url></urlset>"),
		"opml laughs":        []byte("<?xml version=\"1.0\"?><!DOCTYPE r [" + laughs(40) + "]><opml><body><outline xmlUrl=\"&lol40;\"/></body></opml>"),
		"deep opml":          []byte("<opml><body>" + strings.Repeat("<outline text=\"x\">", 300_000)),
		"deep rss":           []byte("<rss version=\"2.0\"><channel>" + strings.Repeat("<item><a>", 200_000)),
		"million entries":    []byte("<urlset>" + strings.Repeat("<url><loc>http://a.example/1</loc></url>", 200_000)),
		"gzip sitemap":       zipped("<urlset>"+strings.Repeat(" ", 1<<20), 200),
		"deep JSON feed":     []byte(`{"version":"https://jsonfeed.org/version/1.1","items":` + strings.Repeat("[", 1_000_000)),
		"PDF, no objects":    append([]byte("%PDF-1.7\n"), bytes.Repeat([]byte("1 0 obj<</A 1 0 R>>endobj\n"), 200_000)...),
		"PDF, bomb":          pdfBomb(),
		"turns":              []byte(strings.Repeat("Q Why?\n\nMR. SULLIVAN: Because.\n\n", 60_000)),
	}
}

// bombs are archives and answers that expand far beyond their size. The name
// says what each is taken for.
func bombs(t *testing.T) map[string][]byte {
	const mega = 1 << 20
	zeros, page := make([]byte, 60*mega), "Content-Type: text/html\r\n"
	big := gzipped(t, record("resource", page, zeros))
	return map[string][]byte{
		"one block.warc.gz":        gzipped(t, record("resource", page, append([]byte("<html><p>"), zeros...))),
		"over the limit.warc.gz":   gzipped(t, record("resource", page, make([]byte, 100*mega))),
		"blocks on end.warc.gz":    bytes.Repeat(big, 70),
		"gzip inside.warc.gz":      gzipped(t, record("response", "", answer("gzip", zipped("", 1024)))),
		"brotli inside.warc.gz":    gzipped(t, record("response", "", answer("br", brotlied(t, 1024)))),
		"claims.warc.gz":           gzipped(t, []byte("WARC/1.1\r\nWARC-Type: resource\r\nContent-Length: 60000000\r\n\r\nx")),
		"endless fields.warc.gz":   gzipped(t, append([]byte("WARC/1.1\r\nX: "), zeros...)),
		"one file.wacz":            bundle(t, make([]byte, 400*mega)),
		"over the limit.wacz":      bundle(t, make([]byte, 600*mega)),
		"gzip in a bundle.wacz":    bundle(t, bytes.Repeat(big, 70)),
		"a list of nothing.wacz":   zip(t, map[string][]byte{"datapackage.json": bytes.Repeat([]byte(" "), 200*mega)}),
		"answer.gzip":              zipped("<html>", 1024),
		"answer.br":                brotlied(t, 1024),
		"answer.deflate":           deflated(t, 1024),
		"answer.zstd":              []byte("\x28\xb5\x2f\xfd\x00"),
		"answer in answer.br,gzip": gzipped(t, brotlied(t, 1024)),
	}
}

// record is a WARC record with its own fields and block.
func record(kind, fields string, block []byte) []byte {
	head := fmt.Sprintf("WARC/1.1\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:x:1>\r\nWARC-Target-URI: http://a.example/\r\nWARC-Date: 2022-11-13T10:00:00Z\r\n%sContent-Length: %d\r\n\r\n", kind, fields, len(block))
	return append(append([]byte(head), block...), "\r\n\r\n"...)
}

func answer(coding string, body []byte) []byte {
	return append([]byte("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: "+coding+"\r\n\r\n"), body...)
}

func gzipped(t *testing.T, b []byte) []byte {
	var out bytes.Buffer
	return compressed(t, &out, gzip.NewWriter(&out), b, 1)
}

// brotlied and deflated are n times a mebibyte of blanks.
func brotlied(t *testing.T, n int) []byte {
	var out bytes.Buffer
	return compressed(t, &out, brotli.NewWriterLevel(&out, 1), bytes.Repeat([]byte(" "), 1<<20), n)
}

func deflated(t *testing.T, n int) []byte {
	var out bytes.Buffer
	return compressed(t, &out, zlib.NewWriter(&out), bytes.Repeat([]byte(" "), 1<<20), n)
}

func compressed(t *testing.T, out *bytes.Buffer, w io.WriteCloser, b []byte, n int) []byte {
	t.Helper()
	for range n {
		if _, err := w.Write(b); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// bundle is a WACZ file that vouches for its one WARC file.
func bundle(t *testing.T, data []byte) []byte {
	name := "archive/data.warc"
	if bytes.HasPrefix(data, []byte{0x1f, 0x8b}) {
		name += ".gz"
	}
	list := fmt.Sprintf(`{"profile":"data-package","wacz_version":"1.1.1","resources":[{"name":"data","path":%q,"hash":"sha256:%x","bytes":%d}]}`, name, sha256.Sum256(data), len(data))
	return zip(t, map[string][]byte{"datapackage.json": []byte(list), name: data})
}

func zip(t *testing.T, files map[string][]byte) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zippacker.NewWriter(&out)
	for name, b := range files {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write(b)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// laughs defines n entities, each ten times the one before.
func laughs(n int) string {
	var b strings.Builder
	b.WriteString(`<!ENTITY lol0 "lol">`)
	for i := range n {
		fmt.Fprintf(&b, `<!ENTITY lol%d "%s">`, i+1, strings.Repeat(fmt.Sprintf("&lol%d;", i), 10))
	}
	return b.String()
}

// zipped is head and then n times a mebibyte of blanks, in gzip.
func zipped(head string, n int) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write([]byte(head)) // a Buffer takes all
	blank := bytes.Repeat([]byte(" "), 1<<20)
	for range n {
		_, _ = z.Write(blank)
	}
	_ = z.Close()
	return b.Bytes()
}

// pdfBomb is a PDF whose one page is a stream that inflates to 200 MiB of
// operators.
func pdfBomb() []byte {
	var stream bytes.Buffer
	z := zlib.NewWriter(&stream)
	draw := bytes.Repeat([]byte("BT /F1 9 Tf (x) Tj ET\n"), 50_000)
	for range 200 {
		_, _ = z.Write(draw)
	}
	_ = z.Close()
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n" +
		"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Contents 4 0 R>>endobj\n")
	fmt.Fprintf(&b, "4 0 obj<</Length %d/Filter/FlateDecode>>stream\n", stream.Len())
	b.Write(stream.Bytes())
	b.WriteString("\nendstream endobj\ntrailer<</Root 1 0 R>>\n")
	return b.Bytes()
}

// Limits on one hostile input, in processor time, so that a busy machine
// changes nothing; the race detector gets more.
const (
	patience  = 5 * time.Second
	mostBytes = 500 << 20
)

// takeFile takes a file for what its name says: the records of an archive, the
// answer of a server with a content coding, or a document.
func takeFile(t *testing.T, file string) error {
	if desk.IsArchive(file) {
		var all error
		err := desk.Captures(t.Context(), file, func(c onrecord.Capture, payload []byte, err error) {
			if err == nil {
				_, err = read.Read(c, payload, read.Options{})
			}
			all = cmp.Or(all, err)
		})
		return cmp.Or(err, all)
	}
	payload, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if coding := strings.TrimPrefix(filepath.Ext(file), "."); coding != "" {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			w.Header().Set("Content-Encoding", coding)
			_, _ = w.Write(payload) // the fetcher hangs up
		}))
		defer s.Close()
		_, _, err := fetch.Get(t.Context(), s.URL, fetch.Options{AllowPrivate: true})
		return err
	}
	return take(payload)
}

// take reads payload as a document, and as a list if it is one.
func take(payload []byte) error {
	_, err := read.Read(capture("x", payload), payload, read.Options{})
	if feed.Is(payload) {
		_, err = feed.Parse(payload)
	}
	return err
}

func TestHostileInputEnds(t *testing.T) {
	for name, payload := range hostile(t) {
		if strings.HasPrefix(name, "PDF") {
			continue // in processes of their own: compiling the engine would be counted
		}
		var before runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		peak, begun := watchHeap(), processorTime(t)
		err := take(payload)
		took, most := processorTime(t)-begun, peak()-before.HeapAlloc
		t.Logf("%-20s %6d KB  %7v  heap +%d MB  %.90v", name, len(payload)>>10, took.Round(time.Millisecond), int64(most)>>20, err)
		if took > patience*slack {
			t.Errorf("%s took %v", name, took)
		}
		if int64(most) > mostBytes {
			t.Errorf("%s took %d MB of heap", name, most>>20)
		}
		ofKind(t, name, err)
	}
}

func ofKind(t *testing.T, name string, err error) {
	t.Helper()
	if err != nil && !errors.Is(err, onrecord.ErrRefused) && !errors.Is(err, onrecord.ErrInvalid) {
		t.Errorf("%s: %v is an error of no kind", name, err)
	}
}

func processorTime(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// child names the file that a process of its own reads.
const child = "ONRECORD_HOSTILE"

// TestHostileChild is that process.
func TestHostileChild(t *testing.T) {
	name := os.Getenv(child)
	if name == "" {
		t.Skip("skipped: the child of TestHostileInputInItsOwnProcess")
	}
	err := takeFile(t, name)
	t.Logf("says: %.100v", err)
	status, _ := os.ReadFile("/proc/self/status") // Linux alone has it
	for line := range strings.Lines(string(status)) {
		if strings.HasPrefix(line, "VmHWM:") {
			t.Log(line)
		}
	}
	ofKind(t, name, err)
}

// TestHostileInputInItsOwnProcess is the measured form: processor time and peak
// memory of a whole process for each input.
func TestHostileInputInItsOwnProcess(t *testing.T) {
	if os.Getenv("ONRECORD_LONG") == "" {
		t.Skip("skipped: a process for each input, some minutes; set ONRECORD_LONG=1")
	}
	alone(t, "warm", pdfBomb()) // the PDF engine is compiled once and kept
	inputs := hostile(t)
	maps.Copy(inputs, bombs(t))
	for _, name := range slices.Sorted(maps.Keys(inputs)) {
		took, most, said := alone(t, name, inputs[name])
		t.Logf("%-24s %7v  %4d MB  %s", name, took.Round(time.Millisecond), most>>20, said)
		if took > patience || most > mostBytes {
			t.Errorf("%s took %v and %d MB", name, took, most>>20)
		}
	}
}

var (
	highWater = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)
	says      = regexp.MustCompile(`says: (.*)`)
)

// alone runs the child for payload and returns its processor time, its largest
// memory, in bytes, and what it said. The memory is by its own account where the
// system keeps one, since what wait reports also counts this process before the
// child began.
func alone(t *testing.T, name string, payload []byte) (took time.Duration, most int64, said string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "input"+strings.TrimPrefix(name, strings.TrimSuffix(name, filepath.Ext(name))))
	if desk.IsArchive(name) {
		file = filepath.Join(t.TempDir(), strings.ReplaceAll(name, " ", "-"))
	}
	if err := os.WriteFile(file, payload, 0o600); err != nil {
		t.Fatal(err)
	}
	c := exec.Command(os.Args[0], "-test.run=^TestHostileChild$", "-test.v")
	c.Env = append(os.Environ(), child+"="+file)
	out, err := c.CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v\n%s", name, err, out)
	}
	u := c.ProcessState.SysUsage().(*syscall.Rusage)
	most = int64(u.Maxrss) << 10
	if m := highWater.FindSubmatch(out); m != nil {
		kb, _ := strconv.ParseInt(string(m[1]), 10, 64)
		most = kb << 10
	}
	if m := says.FindSubmatch(out); m != nil {
		said = string(m[1])
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()), most, said
}

// watchHeap samples the heap until the returned function is called, which
// gives the largest value seen.
func watchHeap() func() uint64 {
	stop, most := make(chan struct{}), make(chan uint64)
	go func() {
		var peak uint64
		tick := time.NewTicker(20 * time.Millisecond)
		defer tick.Stop()
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapAlloc)
			select {
			case <-tick.C:
			case <-stop:
				most <- peak
				return
			}
		}
	}()
	return func() uint64 { close(stop); return <-most }
}
