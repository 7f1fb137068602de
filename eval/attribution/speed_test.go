package attribution_test

import (
	"strings"
	"syscall"
	"testing"

	"onrecord"
	"onrecord/attribute"
	"onrecord/attribute/corpus"
	"onrecord/internal/shared"
	"onrecord/text"
)

// BenchmarkStatements goes from raw text in memory to linked statements, with
// the models loaded, on PolNeAR dev (754 words an article). articles/cpu-s
// counts this process's own time, which other programs do not change.
func BenchmarkStatements(b *testing.B) {
	docs, err := corpus.PolNeAR(shared.NeedCorpus(b, "attribution"), corpus.Dev)
	if err != nil {
		b.Fatal(err)
	}
	attribute.Statements(&onrecord.Document{Text: docs[0].Text})
	b.ReportAllocs()
	start := cpuSeconds()
	for i := 0; b.Loop(); i++ {
		d := onrecord.Document{Text: text.New(docs[i%len(docs)].Text.String())}
		attribute.Statements(&d)
	}
	b.ReportMetric(float64(b.N)/(cpuSeconds()-start), "articles/cpu-s")
}

func cpuSeconds() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}

// TestCostGrowsWithLength gives one unclosed quotation of two lengths; eight
// times the text may not cost much more than eight times the time.
func TestCostGrowsWithLength(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a long text")
	}
	cost := func(n int) float64 {
		s := "He said “" + strings.Repeat("the talks went on and nobody, they said, was told ", n/50)
		start := cpuSeconds()
		attribute.Statements(&onrecord.Document{Text: text.New(s), Language: "en"})
		return cpuSeconds() - start
	}
	cost(1 << 10)
	short, long := cost(10<<10), cost(80<<10)
	if long > 24*short+1 {
		t.Errorf("10 kB took %.2f s, 80 kB %.2f s of processor time", short, long)
	}
}
