package fetch_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/read/fetch"
)

// host is a test server that counts what it is asked for.
type host struct {
	robots string
	status int // of robots.txt
	asked  []string
}

func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.asked = append(h.asked, r.URL.Path)
	switch {
	case r.URL.Path == "/robots.txt":
		w.WriteHeader(h.status)
		_, _ = w.Write([]byte(h.robots))
	case r.Header.Get("If-None-Match") == `"v1"`:
		w.WriteHeader(http.StatusNotModified)
	default:
		w.Header().Set("ETag", `"v1"`)
		_, _ = w.Write([]byte("<p>hello"))
	}
}

// polite is a fetcher whose waits are noted and not waited for.
func polite(t *testing.T, h *host) (p *fetch.Polite, at string, waits *[]time.Duration) {
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	now := time.Date(2022, 11, 24, 9, 0, 0, 0, time.UTC)
	waits = &[]time.Duration{}
	p = &fetch.Polite{
		Options: fetch.Options{AllowPrivate: true, Timeout: 5 * time.Second, Now: func() time.Time { return now }},
		Sleep: func(_ context.Context, d time.Duration) error {
			*waits = append(*waits, d)
			now = now.Add(d)
			return nil
		},
	}
	return p, server.URL, waits
}

func TestPoliteWaitsAndAsksOnce(t *testing.T) {
	h := &host{status: 200, robots: "User-agent: *\nCrawl-delay: 5\nDisallow: /private\n"}
	p, at, waits := polite(t, h)
	c, payload, err := p.Get(t.Context(), at+"/a", "", "")
	if err != nil || string(payload) != "<p>hello" || http.Header(c.Header).Get("ETag") != `"v1"` {
		t.Fatalf("%+v %q %v", c, payload, err)
	}
	if c, payload, err = p.Get(t.Context(), at+"/a", `"v1"`, ""); err != nil || c.Status != 304 || len(payload) != 0 {
		t.Errorf("a page that did not change: %d %q %v", c.Status, payload, err)
	}
	if _, _, err = p.Get(t.Context(), at+"/private/x", "", ""); !errors.Is(err, onrecord.ErrRefused) || onrecord.Hint(err) == "" {
		t.Errorf("forbidden page: %v", err)
	}
	if want := []string{"/robots.txt", "/a", "/a"}; !slices.Equal(h.asked, want) {
		t.Errorf("asked for %q, want %q", h.asked, want)
	}
	if want := []time.Duration{5 * time.Second, 5 * time.Second}; !slices.Equal(*waits, want) {
		t.Errorf("waited %v, want %v", *waits, want)
	}
	p.IgnoreRobots = true
	if _, _, err = p.Get(t.Context(), at+"/private/x", "", ""); err != nil {
		t.Errorf("by a person's flag: %v", err)
	}
}

func TestRobotsThatFail(t *testing.T) {
	for status, want := range map[int]error{404: nil, 403: nil, 500: onrecord.ErrUnavailable, 503: onrecord.ErrUnavailable} {
		p, at, _ := polite(t, &host{status: status, robots: "User-agent: *\nDisallow: /"})
		if _, _, err := p.Get(t.Context(), at+"/a", "", ""); !errors.Is(err, want) {
			t.Errorf("robots.txt with %d: %v, want %v", status, err, want)
		}
	}
	for _, odd := range []string{"", "\x00\xff", strings.Repeat("Disallow: /*a", 60_000), "User-agent: *\nDisallow: /**********************************x$\n", "Crawl-delay: 99999999999\nUser-agent: *"} {
		p, at, waits := polite(t, &host{status: 200, robots: odd})
		if _, _, err := p.Get(t.Context(), at+"/a", "", ""); err != nil {
			t.Errorf("odd rules %.20q: %v", odd, err)
		}
		if len(*waits) != 1 || (*waits)[0] > time.Minute {
			t.Errorf("odd rules %.20q: waited %v", odd, *waits)
		}
	}
}

func TestPoliteKeepsTheGuard(t *testing.T) {
	h := &host{status: 200}
	p, at, _ := polite(t, h)
	p.Options.AllowPrivate = false
	if _, _, err := p.Get(t.Context(), at+"/a", "", ""); !errors.Is(err, onrecord.ErrRefused) || len(h.asked) != 0 {
		t.Errorf("a private address: %v, asked for %q", err, h.asked)
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2022, 11, 24, 9, 0, 0, 0, time.UTC)
	for v, want := range map[string]time.Duration{
		"": 0, "120": 2 * time.Minute, "-5": 0, "soon": 0, "Thu, 24 Nov 2022 10:00:00 GMT": time.Hour, "Thu, 24 Nov 2022 08:00:00 GMT": 0, "9999999999": 7 * 24 * time.Hour,
	} {
		if got := fetch.RetryAfter(onrecord.Capture{Header: map[string][]string{"Retry-After": {v}}}, now); got != want {
			t.Errorf("%q: %v, want %v", v, got, want)
		}
	}
}

func FuzzRobots(f *testing.F) {
	for _, s := range []string{"User-agent: *\nDisallow: /a*b$\nCrawl-delay: 3", "Sitemap: x", "\ufeffuser-agent:onrecord\nallow:/"} {
		f.Add([]byte(s), "/a/b?c")
	}
	f.Fuzz(func(_ *testing.T, body []byte, path string) { fetch.Permits(body, path) })
}
