package ledger

import (
	"context"
	"flag"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/transparency-dev/tessera"
	"github.com/transparency-dev/tessera/storage/posix"
	"k8s.io/klog/v2"
)

// Batches are formed by the ledger itself: whatever waited while the disk was
// busy goes together. So Tessera only gets a moment to see a batch whole.
const (
	maxBatch      = 1024
	gather        = time.Millisecond
	publishEvery  = 100 * time.Millisecond // the least that Tessera takes
	clearPartials = time.Minute
)

// An engine is a running Tessera.
type engine struct {
	add      tessera.AddFn
	shutdown func(context.Context) error
	cancel   context.CancelFunc
}

// quiet keeps Tessera's own log lines off standard error: what matters of them
// comes back as errors.
var quiet = sync.OnceFunc(func() {
	var flags flag.FlagSet
	klog.InitFlags(&flags)
	flags.Set("logtostderr", "false")
	flags.Set("stderrthreshold", "FATAL") // or its errors go there all the same
	klog.SetOutput(io.Discard)
})

// startEngine opens the log's folder with Tessera, which makes it if missing:
// the guard must have looked first.
func startEngine(ctx context.Context, h home, g *guard) (*engine, error) {
	quiet()
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	driver, err := posix.New(ctx, posix.Config{Path: h.log()})
	if err != nil {
		cancel()
		return nil, err
	}
	appender, shutdown, _, err := tessera.NewAppender(ctx, driver, tessera.NewAppendOptions().
		WithCheckpointSigner(g).
		WithBatching(maxBatch, gather).
		WithCheckpointInterval(publishEvery).
		WithCheckpointRepublishInterval(0).
		WithGarbageCollectionInterval(clearPartials))
	if err != nil {
		cancel()
		return nil, fmt.Errorf("open log: %w", err)
	}
	return &engine{appender.Add, shutdown, cancel}, nil
}

// stop waits until all that was added is published, then ends Tessera.
func (e *engine) stop(ctx context.Context) error {
	defer e.cancel()
	return e.shutdown(ctx)
}
