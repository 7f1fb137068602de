// Package archivetest holds implementations of [archive.Store] to its
// contract: one suite, run by the tests of each.
//
//	func TestMem(t *testing.T) {
//		archivetest.Run(t, func(*testing.T) archive.Store { return &archive.Mem{} })
//	}
package archivetest

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/archive"
	"onrecord/archive/warc"
)

// Noon is when the ministry of these tests publishes.
var Noon = time.Date(2022, 11, 12, 12, 0, 0, 0, time.UTC)

// Page returns a capture of a web page with body at a time.
func Page(body string, at time.Time) (onrecord.Capture, []byte) {
	b := []byte(body)
	return onrecord.Capture{
		ID: onrecord.IDOf(b), Size: int64(len(b)), URL: "https://ministry.example/release", Status: 200,
		Proto: "HTTP/2.0", Started: at, Ended: at.Add(time.Second), MediaType: "text/html", RemoteAddr: "[2001:db8::1]:443",
		Request: map[string][]string{"User-Agent": {"onrecord"}},
		Header:  map[string][]string{"Content-Encoding": {"gzip"}, "Content-Type": {"text/html"}, "X": {"a\r\nb"}},
	}, b
}

// Local returns a capture of a local file.
func Local(body string, at time.Time) (onrecord.Capture, []byte) {
	b := []byte(body)
	return onrecord.Capture{ID: onrecord.IDOf(b), Size: int64(len(b)), URL: "file:សេចក្ដី 1.txt", Started: at, Ended: at}, b
}

// Run checks one implementation. Open returns a new, empty store.
func Run(t *testing.T, open func(*testing.T) archive.Store) {
	for name, check := range map[string]func(*testing.T, archive.Store){
		"bytes come back as given":   bytesComeBack,
		"a capture comes back whole": captureComesBack,
		"the same bytes count once":  sameBytes,
		"putting again is harmless":  putAgain,
		"what is not held":           notHeld,
		"captures are in order":      inOrder,
		"false descriptions":         falseDescriptions,
		"the WARC file is sound":     soundWARC,
		"a cancelled listing ends":   cancelled,
	} {
		t.Run(name, func(t *testing.T) { check(t, open(t)) })
	}
}

func put(t *testing.T, s archive.Store, c onrecord.Capture, payload []byte) archive.Receipt {
	t.Helper()
	r, err := s.Put(t.Context(), c, payload)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func list(t *testing.T, s archive.Store) []onrecord.Capture {
	t.Helper()
	var all []onrecord.Capture
	for c, err := range s.Captures(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, c)
	}
	return all
}

func bytesComeBack(t *testing.T, s archive.Store) {
	for _, body := range []string{"", "words", "\x00\xff not text \r\n\r\n", strings.Repeat("long ", 100_000)} {
		c, payload := Local(body, Noon)
		put(t, s, c, payload)
		got, err := s.Payload(t.Context(), c.ID)
		if err != nil || string(got) != body {
			t.Errorf("%d bytes came back as %d: %v", len(body), len(got), err)
		}
	}
}

func captureComesBack(t *testing.T, s archive.Store) {
	c, payload := Page("<p>words", Noon.Add(1234567*time.Nanosecond).In(time.FixedZone("", 7*3600)))
	put(t, s, c, payload)
	got := list(t, s)
	if len(got) != 1 || got[0].URL != c.URL || !got[0].Started.Equal(Noon.Add(1234*time.Microsecond)) ||
		got[0].Header["X"][0] != "a\r\nb" || got[0].Proto != "HTTP/2.0" {
		t.Errorf("got %+v", got)
	}
}

func sameBytes(t *testing.T, s archive.Store) {
	c, payload := Page("<p>words", Noon)
	first := put(t, s, c, payload)
	c.Started = Noon.Add(time.Hour)
	second := put(t, s, c, payload)
	if first.Known || !second.Known || first.Record == second.Record {
		t.Errorf("first %+v\nsecond %+v", first, second)
	}
	if n := len(list(t, s)); n != 2 {
		t.Errorf("%d captures of two", n)
	}
	c.Started = Noon.Add(-time.Hour) // a clock that went back
	put(t, s, c, payload)
	if got, err := s.Payload(t.Context(), c.ID); err != nil || !bytes.Equal(got, payload) {
		t.Error(err)
	}
}

func putAgain(t *testing.T, s archive.Store) {
	c, payload := Page("<p>words", Noon)
	first, again := put(t, s, c, payload), put(t, s, c, payload)
	if first.Record != again.Record || first.File != again.File || len(list(t, s)) != 1 {
		t.Errorf("first %+v\nagain %+v", first, again)
	}
}

func notHeld(t *testing.T, s archive.Store) {
	c, _ := Page("never put", Noon)
	if _, err := s.Payload(t.Context(), c.ID); !errors.Is(err, onrecord.ErrNotFound) {
		t.Error(err)
	}
	if _, err := s.WARC(t.Context(), c); !errors.Is(err, onrecord.ErrNotFound) {
		t.Error(err)
	}
	if got := list(t, s); len(got) != 0 {
		t.Error(got)
	}
}

func inOrder(t *testing.T, s archive.Store) {
	for _, hour := range []int{5, 1, 9000, 3} {
		c, payload := Local(strings.Repeat("x", hour), Noon.Add(time.Duration(hour)*time.Hour))
		put(t, s, c, payload)
	}
	got := list(t, s)
	if len(got) != 4 || !slices.IsSortedFunc(got, func(a, b onrecord.Capture) int { return a.Started.Compare(b.Started) }) {
		t.Errorf("%+v", got)
	}
}

func falseDescriptions(t *testing.T, s archive.Store) {
	good, payload := Page("<p>words", Noon)
	for name, c := range map[string]onrecord.Capture{
		"other bytes": {ID: onrecord.IDOf(nil), Size: good.Size, URL: good.URL, Started: Noon},
		"other size":  {ID: good.ID, Size: 1, URL: good.URL, Started: Noon},
		"no address":  {ID: good.ID, Size: good.Size, Started: Noon},
		"no time":     {ID: good.ID, Size: good.Size, URL: good.URL},
	} {
		if _, err := s.Put(t.Context(), c, payload); !errors.Is(err, onrecord.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if got := list(t, s); len(got) != 0 {
		t.Errorf("kept all the same: %+v", got)
	}
}

func soundWARC(t *testing.T, s archive.Store) {
	c, payload := Page("<p>words", Noon)
	receipt := put(t, s, c, payload)
	b, err := s.WARC(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]int{}
	for r := warc.NewReader(bytes.NewReader(b), warc.Limits{}); ; {
		rec, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		kinds[rec.Type()]++
		if err := rec.Verify(); err != nil {
			t.Error(err)
		}
		if rec.Type() != warc.Response {
			continue
		}
		m, err := rec.HTTP(1 << 20)
		if err != nil || !bytes.Equal(m.Content, payload) || m.Header.Get("X-Archive-Orig-Content-Encoding") != "gzip" {
			t.Errorf("response %+v, %v", m, err)
		}
		if onrecord.IDOf(rec.Bytes()) != onrecord.CaptureID(receipt.Record) {
			t.Error("the receipt names another record")
		}
	}
	for _, kind := range []string{warc.Info, warc.Request, warc.Response, warc.Metadata} {
		if kinds[kind] != 1 {
			t.Errorf("records %v", kinds)
		}
	}
}

func cancelled(t *testing.T, s archive.Store) {
	c, payload := Page("<p>words", Noon)
	put(t, s, c, payload)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, err := range s.Captures(ctx) {
		if !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	}
}
