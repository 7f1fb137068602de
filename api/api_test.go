package api_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"onrecord"
	"onrecord/api"
	"onrecord/desk"
	"onrecord/publish/publishtest"
	"onrecord/publish/web"
)

func phnomPenh() []desk.Source { return []desk.Source{held{publishtest.PhnomPenh()}} }

func articleKey() string {
	e := publishtest.PhnomPenh()
	return web.Key(e.Document(publishtest.Article))
}

// get asks a handler. Fields are "Name: value".
func get(h http.Handler, target string, fields ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, target, nil)
	for _, f := range fields {
		name, value, _ := strings.Cut(f, ": ")
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestPagesAndData(t *testing.T) {
	h := api.New(phnomPenh(), api.Config{})
	key := articleKey()
	for target, want := range map[string]struct {
		media, words string
	}{
		"/":                             {"text/html; charset=utf-8", "Where sides conflict"},
		"/index.json":                   {"application/json", `"count": 1`},
		"/e/phnom-penh-2022":            {"text/html; charset=utf-8", "Proposition by proposition"},
		"/e/phnom-penh-2022.json":       {"application/json", `"relation": "contradicted"`},
		"/e/phnom-penh-2022.jsonld":     {"application/ld+json", `http://example.com/e/phnom-penh-2022/p/p1`},
		"/e/phnom-penh-2022.atom":       {"application/atom+xml; charset=utf-8", "≠ contradicted"},
		"/e/phnom-penh-2022/p/p1":       {"text/html; charset=utf-8", "denies something stronger"},
		"/e/phnom-penh-2022/p/p1.json":  {"application/json", `"event": "phnom-penh-2022"`},
		"/d/" + key:                     {"text/html; charset=utf-8", "Headline and text differ"},
		"/d/" + key + ".json":           {"application/json", `"statements": [`},
		"/d/" + key + ".txt":            {"text/plain; charset=utf-8", "PHNOM PENH: The Prime Minister"},
		"/w":                            {"text/html; charset=utf-8", "Seng Theary"},
		"/w.json":                       {"application/json", `"count": 6`},
		"/w/hun-sen":                    {"text/html; charset=utf-8", "What the documents say they said"},
		"/w/hun-sen.json":               {"application/json", `"appearances"`},
		"/sources":                      {"text/html; charset=utf-8", "EAC News"},
		"/sources.json":                 {"application/json", `"documents"`},
		"/feed.atom":                    {"application/atom+xml; charset=utf-8", "<entry>"},
		"/static/onrecord.css?anything": {"text/css; charset=utf-8", ":root"},
		"/static/icon.svg":              {"image/svg+xml", "<svg"},
		"/healthz":                      {"text/plain; charset=utf-8", "ok"},
	} {
		t.Run(target, func(t *testing.T) {
			w := get(h, target)
			if w.Code != 200 || w.Header().Get("Content-Type") != want.media {
				t.Fatalf("%d %s", w.Code, w.Header().Get("Content-Type"))
			}
			if !strings.Contains(w.Body.String(), want.words) {
				t.Errorf("does not say %q", want.words)
			}
			switch {
			case strings.Contains(want.media, "json") && !json.Valid(w.Body.Bytes()):
				t.Error("is no JSON")
			case strings.Contains(want.media, "xml") && xml.Unmarshal(w.Body.Bytes(), new(any)) != nil:
				t.Error("is no XML")
			}
		})
	}
}

// A document's own name leads to its permanent address.
func TestDocumentNamesAreRedirected(t *testing.T) {
	h := api.New(phnomPenh(), api.Config{})
	for _, ext := range []string{"", ".json", ".txt"} {
		w := get(h, "/d/kh-article.txt"+ext)
		if want := "/d/" + articleKey() + ext; w.Code != http.StatusFound || w.Header().Get("Location") != want {
			t.Errorf("%d %q, want a redirect to %q", w.Code, w.Header().Get("Location"), want)
		}
	}
}

func TestEveryAnswerIsGuarded(t *testing.T) {
	h := api.New(phnomPenh(), api.Config{})
	for _, target := range []string{"/", "/e/phnom-penh-2022", "/nope", "/index.json", "/static/onrecord.css", "/sources?page=x"} {
		head := get(h, target).Header()
		for name, want := range map[string]string{
			"Content-Security-Policy":      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
			"X-Content-Type-Options":       "nosniff",
			"Referrer-Policy":              "no-referrer",
			"Cross-Origin-Opener-Policy":   "same-origin",
			"Cross-Origin-Resource-Policy": "same-origin",
		} {
			if got := head.Get(name); got != want {
				t.Errorf("%s: %s is %q", target, name, got)
			}
		}
		if head.Get("Set-Cookie") != "" {
			t.Errorf("%s sets a cookie", target)
		}
	}
}

func TestErrorsHaveAStatusAndAPage(t *testing.T) {
	for _, c := range []struct {
		err    error
		status int
	}{
		{onrecord.ErrNotFound, 404}, {onrecord.ErrInvalid, 400}, {onrecord.ErrConflict, 409}, {onrecord.ErrTampered, 500},
		{onrecord.ErrWithheld, 451}, {onrecord.ErrUnavailable, 503}, {onrecord.ErrRefused, 403},
		{io.ErrUnexpectedEOF, 500}, {nil, 500},
	} {
		var log bytes.Buffer
		h := api.New([]desk.Source{broken{err: wrapped(c.err)}}, api.Config{Log: slog.New(slog.NewTextHandler(&log, nil))})
		for _, target := range []string{"/", "/index.json"} {
			w := get(h, target)
			if w.Code != c.status {
				t.Errorf("%v at %s: %d, want %d", c.err, target, w.Code, c.status)
			}
			if strings.Contains(w.Body.String(), "secret/path") {
				t.Errorf("%v at %s: the page repeats the error's own words", c.err, target)
			}
			if c.err != nil && target == "/index.json" && w.Header().Get("Content-Type") != "application/problem+json" {
				t.Errorf("%v: %s", c.err, w.Header().Get("Content-Type"))
			}
		}
		if c.status == 500 && !strings.Contains(log.String(), "level=ERROR") {
			t.Errorf("%v is not in the log: %s", c.err, &log)
		}
	}
}

func wrapped(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("open secret/path: %w", err)
}

func TestUnknownAddresses(t *testing.T) {
	h := api.New(phnomPenh(), api.Config{})
	for target, status := range map[string]int{
		"/e/nope": 404, "/e/nope.json": 404, "/e/phnom-penh-2022/p/p99": 404, "/e/phnom-penh-2022/p/p99.json": 404,
		"/d/nope": 404, "/d/nope.txt": 404, "/w/nobody": 404, "/static/": 404, "/static/../go.mod": 307, "/sources?page=2": 404,
		"/sources?page=0": 400, "/sources?page=%00": 400, "/e/%2e%2e%2fetc": 404, "/d/..%2f..%2fetc%2fpasswd": 404,
		"/?" + strings.Repeat("a", 3000): 414,
	} {
		if w := get(h, target); w.Code != status {
			t.Errorf("%.40s: %d, want %d", target, w.Code, status)
		}
	}
	r := httptest.NewRequest(http.MethodPost, "/", strings.NewReader("a=b"))
	w := httptest.NewRecorder()
	if h.ServeHTTP(w, r); w.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d", w.Code)
	}
}

// A page elsewhere that points a name of its own at this machine gets nothing.
func TestOnlyKnownNamesAreAnswered(t *testing.T) {
	h := api.New(phnomPenh(), api.Config{Hosts: api.Loopback})
	for host, status := range map[string]int{
		"localhost:8416": 200, "127.0.0.1": 200, "[::1]:8416": 200, "LOCALHOST": 200, "evil.example": 421, "127.0.0.1.evil.example": 421, "": 421,
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Host = host
		w := httptest.NewRecorder()
		if h.ServeHTTP(w, r); w.Code != status {
			t.Errorf("host %q: %d, want %d", host, w.Code, status)
		}
	}
}

func TestPagesAreKeptAndZipped(t *testing.T) {
	h := api.New(phnomPenh(), api.Config{})
	first := get(h, "/e/phnom-penh-2022")
	tag := first.Header().Get("ETag")
	if again := get(h, "/e/phnom-penh-2022", "If-None-Match: "+tag); again.Code != http.StatusNotModified || again.Body.Len() > 0 {
		t.Errorf("asked again with %s: %d, %d bytes", tag, again.Code, again.Body.Len())
	}
	zipped := get(h, "/e/phnom-penh-2022", "Accept-Encoding: br, gzip")
	z, err := gzip.NewReader(zipped.Body)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := io.ReadAll(z); err != nil || !bytes.Equal(b, first.Body.Bytes()) {
		t.Errorf("unzipped, the page differs (%v)", err)
	}
	if w := get(h, "/e/phnom-penh-2022", "Accept-Encoding: gzip;q=0"); w.Header().Get("Content-Encoding") != "" {
		t.Error("zipped for a reader who refused it")
	}
}

func TestNothingHeldIsAPage(t *testing.T) {
	h := api.New([]desk.Source{empty{}}, api.Config{})
	for _, target := range []string{"/", "/w", "/sources", "/feed.atom", "/index.json", "/w.json", "/sources.json"} {
		if w := get(h, target); w.Code != 200 {
			t.Errorf("%s: %d", target, w.Code)
		}
	}
}

// Many readers of many pages at once each get their own page, whole. Run with
// -race.
func TestManyReaders(t *testing.T) {
	srv := httptest.NewServer(api.New(phnomPenh(), api.Config{}))
	t.Cleanup(srv.Close)
	read := func(path string) string {
		resp, err := http.Get(srv.URL + path)
		if err != nil {
			t.Error(err)
			return ""
		}
		defer resp.Body.Close()
		b, err := io.ReadAll(resp.Body)
		if err != nil {
			t.Error(err)
		}
		return string(b)
	}
	want := map[string]string{}
	for _, path := range []string{"/", "/e/phnom-penh-2022", "/healthz", "/w", "/w/hun-sen", "/static/onrecord.css", "/feed.atom", "/nope"} {
		want[path] = read(path)
	}
	var wg sync.WaitGroup
	for range 6 {
		for path := range want {
			wg.Go(func() {
				for range 3 {
					if got := read(path); got != want[path] {
						t.Errorf("%s: %d bytes, want %d", path, len(got), len(want[path]))
					}
				}
			})
		}
	}
	wg.Wait()
}

// slow blocks until it is let go.
type slow struct {
	desk.Source
	entered chan struct{}
	let     chan struct{}
}

func (s slow) Events(ctx context.Context) ([]desk.EventLine, error) {
	s.entered <- struct{}{}
	select {
	case <-s.let:
	case <-ctx.Done():
	}
	return nil, ctx.Err()
}

// A server that is told to stop finishes what it has begun.
func TestServeEndsInOrder(t *testing.T) {
	src := slow{entered: make(chan struct{}), let: make(chan struct{})}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- api.Serve(ctx, l, api.New([]desk.Source{src}, api.Config{}), nil) }()
	status := make(chan int, 1)
	go func() {
		resp, err := http.Get("http://" + l.Addr().String() + "/")
		if err != nil {
			status <- -1
			return
		}
		resp.Body.Close()
		status <- resp.StatusCode
	}()
	<-src.entered
	stop()
	close(src.let)
	if got := <-status; got != 200 {
		t.Errorf("the request under way ended with %d", got)
	}
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("Serve: %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Error("Serve did not end")
	}
}

// Whoever finds all places taken waits two seconds and is told to come back.
func TestBusy(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		src := slow{entered: make(chan struct{}), let: make(chan struct{})}
		h := api.New([]desk.Source{src}, api.Config{InFlight: 1})
		var wg sync.WaitGroup
		wg.Go(func() { get(h, "/") })
		<-src.entered
		start := time.Now()
		w := get(h, "/healthz")
		if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" || time.Since(start) != 2*time.Second {
			t.Errorf("%d after %v", w.Code, time.Since(start))
		}
		close(src.let)
		wg.Wait()
		if w := get(h, "/healthz"); w.Code != 200 {
			t.Errorf("%d once the place is free", w.Code)
		}
	})
}

func TestWorkIsBounded(t *testing.T) {
	src := slow{entered: make(chan struct{}, 1), let: make(chan struct{})}
	h := api.New([]desk.Source{src}, api.Config{Timeout: 10 * time.Millisecond})
	if w := get(h, "/"); w.Code != http.StatusServiceUnavailable {
		t.Errorf("%d, want 503 after the timeout", w.Code)
	}
}
