package fetch_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"

	"onrecord"
	"onrecord/read/fetch"
)

func TestPublic(t *testing.T) {
	for addr, want := range map[string]bool{
		"93.184.215.14": true, "8.8.8.8": true, "2606:2800:21f:cb07:6820:80da:af6b:8b2c": true,
		"127.0.0.1": false, "127.9.9.9": false, "10.1.2.3": false, "172.16.0.1": false, "192.168.1.1": false, "169.254.169.254": false,
		"100.64.0.1": false, "100.127.255.255": false, "0.0.0.0": false, "0.1.2.3": false, "224.0.0.1": false, "255.255.255.255": false,
		"240.0.0.1": false, "198.18.0.1": false, "192.0.2.1": false, "192.0.0.8": false,
		"::1": false, "::": false, "fe80::1": false, "fc00::1": false, "fd12:3456::1": false, "fec0::1": false, "ff02::1": false,
		"::ffff:127.0.0.1": false, "::ffff:10.0.0.1": false, "::ffff:8.8.8.8": true, "::127.0.0.1": false,
		"64:ff9b::7f00:1": false, "64:ff9b::808:808": true, "2002:7f00:1::": false, "2002:a00:1::": false, "2001:db8::1": false, "2001:0:4136:e378::1": false,
		"fe80::1%eth0": false,
	} {
		if got := fetch.Public(netip.MustParseAddr(addr)); got != want {
			t.Errorf("Public(%s) = %v, want %v", addr, got, want)
		}
	}
}

func serve(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}

var inside = fetch.Options{AllowPrivate: true, Timeout: 5 * time.Second}

func TestGet(t *testing.T) {
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/old" {
			http.Redirect(w, r, "/new", http.StatusMovedPermanently)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=windows-1252")
		w.Write([]byte("<p>hello"))
	})
	c, payload, err := fetch.Get(context.Background(), at+"/old", inside)
	if err != nil || string(payload) != "<p>hello" {
		t.Fatalf("got %q, %v", payload, err)
	}
	if c.URL != at+"/old" || c.FinalURL != at+"/new" || c.Status != 200 || c.MediaType != "text/html" || c.Charset != "windows-1252" ||
		c.ID != onrecord.IDOf(payload) || c.Size != 8 || c.Started.IsZero() || c.Ended.Before(c.Started) || c.RemoteAddr == "" || c.Header["Content-Type"] == nil {
		t.Errorf("capture is %+v", c)
	}
}

func TestPrivateIsRefused(t *testing.T) {
	reached := false
	at := serve(t, func(http.ResponseWriter, *http.Request) { reached = true })
	for _, address := range []string{at, strings.Replace(at, "127.0.0.1", "localhost", 1), strings.Replace(at, "127.0.0.1", "[::ffff:127.0.0.1]", 1),
		"http://169.254.169.254/latest/meta-data/", "http://[::1]:80/", "http://0.0.0.0/", "http://2130706433/"} {
		_, _, err := fetch.Get(context.Background(), address, fetch.Options{Timeout: 5 * time.Second})
		if err == nil || reached {
			t.Errorf("%s was fetched", address)
		}
	}
	_, _, err := fetch.Get(context.Background(), at, fetch.Options{})
	if !errors.Is(err, onrecord.ErrRefused) || onrecord.Hint(err) == "" {
		t.Errorf("loopback: %v, want a refusal with a hint", err)
	}
}

// TestEveryConnectionIsGuarded: the check sits where the socket is made, so a
// redirect, or a name that resolves otherwise the second time, meets it too.
func TestEveryConnectionIsGuarded(t *testing.T) {
	reached := false
	private := serve(t, func(http.ResponseWriter, *http.Request) { reached = true })
	hop := serve(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, private, http.StatusFound) })
	_, _, err := fetch.GetGuarded(context.Background(), hop, strings.TrimPrefix(hop, "http://"))
	if !errors.Is(err, onrecord.ErrRefused) || reached {
		t.Errorf("a redirect to a private address gave %v (reached %v)", err, reached)
	}
}

func TestRefusals(t *testing.T) {
	loop := serve(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path+"x", http.StatusFound) })
	file := serve(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
	})
	big := serve(t, func(w http.ResponseWriter, r *http.Request) { w.Write(make([]byte, 4096)) })
	zipped := zeros(t, 64<<20)
	bomb := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(zipped)
	})
	small := inside
	small.MaxBytes = 1024
	for name, c := range map[string]struct {
		at string
		o  fetch.Options
	}{
		"redirect loop": {loop, inside}, "redirect to a file": {file, inside}, "too large": {big, small}, "decompression bomb": {bomb, small},
		"scheme": {"ftp://example.org/", inside}, "file": {"file:///etc/passwd", inside}, "gopher": {"gopher://example.org", inside},
		"password": {"http://a:b@example.org/", inside},
	} {
		if _, _, err := fetch.Get(context.Background(), c.at, c.o); !errors.Is(err, onrecord.ErrRefused) {
			t.Errorf("%s: %v, want a refusal", name, err)
		}
	}
}

// TestNoPasswordIsShown: errors name the address without the password in it.
func TestNoPasswordIsShown(t *testing.T) {
	for _, address := range []string{"http://reader:secret@a.example/", "http://reader:secret@a b/", "ftp://reader:secret@a.example/", "http://reader:secret@[::1"} {
		_, _, err := fetch.Get(t.Context(), address, inside)
		p := fetch.Polite{Options: inside}
		_, _, polite := p.Get(t.Context(), address, "", "")
		if err == nil || polite == nil || strings.Contains(err.Error()+polite.Error(), "secret") {
			t.Errorf("%v; %v", err, polite)
		}
	}
}

// TestErrorsSayWhatHappened: a person can tell a slow server from one that is not
// the one it says it is.
func TestErrorsSayWhatHappened(t *testing.T) {
	stuck := make(chan struct{})
	slow := serve(t, func(http.ResponseWriter, *http.Request) { <-stuck })
	defer close(stuck)
	liar := httptest.NewTLSServer(http.NotFoundHandler())
	defer liar.Close()
	for at, want := range map[string]string{slow: "no whole answer within 300ms: unavailable", liar.URL: "failed to verify certificate"} {
		o := inside
		o.Timeout = 300 * time.Millisecond
		if at == liar.URL {
			o.Timeout = 0 // the usual one
		}
		_, _, err := fetch.Get(t.Context(), at, o)
		if !errors.Is(err, onrecord.ErrUnavailable) || !strings.Contains(err.Error(), want) || strings.Count(err.Error(), at) != 1 {
			t.Errorf("%s: %v, want %q", at, err, want)
		}
	}
}

// TestCodings: an answer that was compressed in a way that nobody asked for is
// read all the same, within the limit, or refused; never taken for text.
func TestCodings(t *testing.T) {
	var small, bomb bytes.Buffer
	for b, n := range map[*bytes.Buffer]int{&small: 5, &bomb: 4096} {
		w := brotli.NewWriter(b)
		if _, err := w.Write(bytes.Repeat([]byte("<p>hello "), n)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	o := inside
	o.MaxBytes = 1024
	for _, c := range []struct {
		coding string
		body   []byte
		want   error
	}{{"br", small.Bytes(), nil}, {"br", bomb.Bytes(), onrecord.ErrRefused}, {"zstd", small.Bytes(), onrecord.ErrInvalid}, {"deflate", []byte("\xff\xff"), onrecord.ErrUnavailable}} {
		at := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", c.coding)
			w.Write(c.body)
		})
		_, payload, err := fetch.Get(t.Context(), at, o)
		if !errors.Is(err, c.want) || c.want == nil && string(payload) != strings.Repeat("<p>hello ", 5) {
			t.Errorf("%s: %q, %v; want %v", c.coding, payload, err, c.want)
		}
	}
}

func zeros(t *testing.T, n int) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(make([]byte, n)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSlowServerEnds(t *testing.T) {
	done := make(chan struct{})
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Write([]byte("<p>"))
		w.(http.Flusher).Flush()
		<-done
	})
	defer close(done)
	o := inside
	o.Timeout = 200 * time.Millisecond
	begun := time.Now()
	_, _, err := fetch.Get(context.Background(), at, o)
	if !errors.Is(err, onrecord.ErrUnavailable) || time.Since(begun) > 3*time.Second {
		t.Errorf("a server that never ends gave %v after %v", err, time.Since(begun))
	}
}

func FuzzAddress(f *testing.F) {
	for _, s := range []string{"http://example.org", "http://[::1", "//x", "http://a@b", "HTTP://EXAMPLE.ORG:99999/", "http://0x7f.1/"} {
		f.Add(s)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel() // nothing is to be reached
	f.Fuzz(func(t *testing.T, address string) {
		if _, _, err := fetch.Get(ctx, address, fetch.Options{}); err == nil {
			t.Errorf("%q was fetched without a network", address)
		}
	})
}
