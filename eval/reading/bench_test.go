//go:build unix

package reading_test

import (
	"net/url"
	"strings"
	"syscall"
	"testing"

	readability "codeberg.org/readeck/go-readability/v2"
	"github.com/markusmobius/go-trafilatura"

	"onrecord/eval/reading"
	"onrecord/internal/shared"
	"onrecord/watch"
)

// benchPages is every fourth page of the open Fundus half: modern pages of many
// publishers.
func benchPages(b *testing.B) []reading.Page {
	fundus, err := reading.Fundus(shared.NeedCorpus(b, "extraction"))
	if err != nil {
		b.Fatal(err)
	}
	var out []reading.Page
	for i := 0; i < len(fundus); i += 4 {
		out = append(out, fundus[i])
	}
	return out
}

// BenchmarkPages runs the whole read path beside the extractors that it builds
// on, on one core: go test -bench Pages -cpu 1 ./eval/reading. Read does more
// than they do: witnesses, votes, labels, alignment, and both extractors where
// the judge is in doubt.
func BenchmarkPages(b *testing.B) {
	pages := benchPages(b)
	at := make([]*url.URL, len(pages))
	for i, p := range pages {
		at[i], _ = url.Parse(p.URL)
	}
	for _, c := range []struct {
		name string
		run  func(i int) error
	}{
		{"read", func(i int) error { _, err := reading.Read(pages[i]); return err }},
		{"changed", func(i int) error { watch.Fingerprint(pages[i].HTML, ""); return nil }},
		{"go-trafilatura", func(i int) error {
			_, err := trafilatura.Extract(strings.NewReader(string(pages[i].HTML)), trafilatura.Options{OriginalURL: at[i]})
			return err
		}},
		{"go-trafilatura-fallback", func(i int) error {
			_, err := trafilatura.Extract(strings.NewReader(string(pages[i].HTML)), trafilatura.Options{OriginalURL: at[i], EnableFallback: true})
			return err
		}},
		{"go-readability", func(i int) error {
			_, err := readability.FromReader(strings.NewReader(string(pages[i].HTML)), at[i])
			return err
		}},
	} {
		b.Run(c.name, func(b *testing.B) {
			n, begun := 0, cpu(b)
			for b.Loop() {
				_ = c.run(n % len(pages)) // a page that is refused costs time too
				n++
			}
			b.ReportMetric(float64(n)/(cpu(b)-begun), "pages/cpu-s")
		})
	}
}

// cpu is the processor time that this process has had, in seconds: the same on
// a busy machine as on a free one, and with the collector's share.
func cpu(b *testing.B) float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}
