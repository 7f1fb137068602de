package compare_test

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"testing"
	"time"

	"onrecord/compare"
)

// TestMemoryIsLinear: twice the documents take no more than about twice the
// memory. ONRECORD_LONG=1 goes to a thousand documents of 800 words.
func TestMemoryIsLinear(t *testing.T) {
	sizes := []int{15, 30, 60}
	words := 400
	if os.Getenv("ONRECORD_LONG") != "" {
		sizes, words = []int{125, 250, 500, 1000}, 800
	}
	compare.Board(inventedCase(2, words)) // tables of the language are loaded once
	var last float64
	for _, n := range sizes {
		c := inventedCase(n, words)
		used := float64(peakOf(func() { compare.Board(c) })) / (1 << 20)
		t.Logf("%4d documents: %.1f MiB at most, %.0f KiB a document", n, used, used*1024/float64(n))
		if last > 0 && used > 2.6*last {
			t.Errorf("%d documents took %.1f MiB, half of them %.1f", n, used, last)
		}
		last = used
	}
}

// peakOf returns by how much the heap grew at most while do ran.
func peakOf(do func()) uint64 {
	defer debug.SetGCPercent(debug.SetGCPercent(10)) // garbage counts little
	runtime.GC()
	before, most := heap(), uint64(0)
	done := make(chan struct{})
	var sampler sync.WaitGroup
	sampler.Go(func() {
		for tick := time.NewTicker(2 * time.Millisecond); ; {
			select {
			case <-done:
				return
			case <-tick.C:
				most = max(most, heap())
			}
		}
	})
	do()
	close(done)
	sampler.Wait()
	return max(most, heap(), before) - before
}

func heap() uint64 {
	s := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}
