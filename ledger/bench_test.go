package ledger_test

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"onrecord/ledger"
	"onrecord/ledger/proof"
)

// BenchmarkAppend measures durable entries a second and how long one waits, with
// one writer and with 512.
func BenchmarkAppend(b *testing.B) {
	for _, writers := range []int{1, 64, 512} {
		b.Run(fmt.Sprint("writers=", writers), func(b *testing.B) {
			home, _ := newLog(b)
			l := open(b, home)
			var next atomic.Int64
			waits := make([][]time.Duration, writers)
			var wg sync.WaitGroup
			b.ResetTimer()
			for w := range writers {
				wg.Go(func() {
					for i := next.Add(1); i <= int64(b.N); i = next.Add(1) {
						start := time.Now()
						if _, err := l.Append(context.Background(), capture(fmt.Sprint("https://example.org/", i), 0)); err != nil {
							b.Error(err)
							return
						}
						waits[w] = append(waits[w], time.Since(start))
					}
				})
			}
			wg.Wait()
			b.StopTimer()
			all := slices.Sorted(slices.Values(slices.Concat(waits...)))
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "entries/s")
			b.ReportMetric(float64(all[len(all)/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(all[len(all)*99/100].Microseconds())/1000, "p99-ms")
		})
	}
}

// bigLog is a log of ONRECORD_BENCH_ENTRIES entries (100,000 by default, a
// million in the long form), filled once. ONRECORD_BENCH_HOME keeps it between
// runs.
var bigLog = sync.OnceValues(func() (home string, size uint64) {
	n, err := strconv.Atoi(os.Getenv("ONRECORD_BENCH_ENTRIES"))
	if err != nil {
		n = long(100_000, 1_000_000)
	}
	if home = os.Getenv("ONRECORD_BENCH_HOME"); home == "" {
		if home, err = os.MkdirTemp("", "onrecord-bench-"); err != nil {
			panic(err)
		}
	}
	ctx := context.Background()
	if s, err := ledger.Status(home); err == nil && s.Signed.Size >= uint64(n) {
		return home, s.Signed.Size
	}
	if _, err := ledger.Init(ctx, home, "a.example/log"); err != nil {
		panic(err)
	}
	l, err := ledger.Open(ctx, home, ledger.Options{})
	if err != nil {
		panic(err)
	}
	var wg sync.WaitGroup
	const writers = 4096
	for w := range writers {
		wg.Go(func() {
			for i := w; i < n; i += writers {
				if _, err := l.Append(ctx, capture(fmt.Sprint("https://example.org/", i), 0)); err != nil {
					panic(err)
				}
			}
		})
	}
	wg.Wait()
	if err := l.Close(ctx); err != nil {
		panic(err)
	}
	return home, uint64(n)
})

// BenchmarkProve builds proofs of entries all over a large log.
func BenchmarkProve(b *testing.B) {
	home, size := bigLog()
	i := uint64(0)
	for b.Loop() {
		i = (i*6364136223846793005 + 1442695040888963407) % size
		if _, err := ledger.Prove(b.Context(), home, i, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkVerify verifies a proof from a large log: the log's signature and the
// path.
func BenchmarkVerify(b *testing.B) {
	home, size := bigLog()
	s, err := ledger.Status(home)
	if err != nil {
		b.Fatal(err)
	}
	policy, err := proof.ParsePolicy([]byte("log " + s.Key + "\nquorum none\n"))
	if err != nil {
		b.Fatal(err)
	}
	bundle, err := ledger.Prove(b.Context(), home, size/2, nil)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := policy.VerifyBundle(bundle); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCheck re-derives a large log.
func BenchmarkCheck(b *testing.B) {
	home, size := bigLog()
	for b.Loop() {
		r, err := ledger.Check(b.Context(), home)
		if err != nil || r.Damaged > 0 || r.Size != size {
			b.Fatal(r, err)
		}
	}
}
