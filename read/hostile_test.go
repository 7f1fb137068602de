package read_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/read"
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
		"turns":              []byte(strings.Repeat("Q Why?\n\nMR. SULLIVAN: Because.\n\n", 60_000)),
	}
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

// Limits on one hostile input. Time is that of a free core; a busy machine and
// the race detector get more.
const (
	patience  = 5 * time.Second
	mostBytes = 500 << 20
)

func TestHostileInputEnds(t *testing.T) {
	for name, payload := range hostile(t) {
		if only := os.Getenv("ONLY"); only != "" && only != name {
			continue
		}
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		peak := watchHeap()
		begun := time.Now()
		_, err := read.Read(capture("x", payload), payload, read.Options{})
		took := time.Since(begun)
		most := peak() - before.HeapAlloc
		runtime.ReadMemStats(&after)
		t.Logf("%-20s %6d KB  %7v  heap +%d MB  %.90v", name, len(payload)>>10, took.Round(time.Millisecond), int64(most)>>20, err)
		if took > patience*slack {
			t.Errorf("%s took %v", name, took)
		}
		if int64(most) > mostBytes {
			t.Errorf("%s took %d MB of heap", name, most>>20)
		}
		if err != nil && !errors.Is(err, onrecord.ErrRefused) && !errors.Is(err, onrecord.ErrInvalid) {
			t.Errorf("%s: %v is an error of no kind", name, err)
		}
	}
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
