package lang

import (
	"syscall"
	"testing"

	"onrecord/internal/shared"
	"onrecord/lang"
	"onrecord/lang/corpus"
)

// BenchmarkLayers reads news from raw text into each layer, models loaded.
func BenchmarkLayers(b *testing.B) {
	docs, err := corpus.WorldNames(shared.NeedCorpus(b, "nlp"), corpus.Test)
	if err != nil {
		b.Fatal(err)
	}
	for _, stage := range []struct {
		name string
		fill func(*lang.Layer)
	}{
		{"sentences", func(*lang.Layer) {}},
		{"tags", (*lang.Layer).FillTags},
		{"names", (*lang.Layer).FillNames},
	} {
		b.Run(stage.name, func(b *testing.B) {
			var l lang.Layer
			words, start := 0, cpuSeconds()
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				l.Reset(docs[i%len(docs)].Text)
				stage.fill(&l)
				words += len(l.Tokens)
			}
			b.ReportMetric(float64(words)/(cpuSeconds()-start), "words/cpu-s")
		})
	}
}

// cpuSeconds is the processor time that this process has used, which other
// programs on the machine do not change.
func cpuSeconds() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}
