package attribution_test

import (
	"os"
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
// times the text may not cost much more than eight times the time. The long form
// goes to 5 MB: set ONRECORD_LONG.
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
	from := 40 << 10
	if os.Getenv("ONRECORD_LONG") != "" {
		from = 640 << 10
	}
	cost(1 << 10)
	short, long := cost(from), cost(8*from)
	t.Logf("%d kB took %.2f s, %d kB %.2f s of processor time", from>>10, short, from>>7, long)
	if long > 16*short+1 {
		t.Errorf("eight times the text took %.1f times as long", long/short)
	}
}
