package reading_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"testing"

	"onrecord/eval/reading"
	"onrecord/internal/shared"
)

// most is how many times a page's bytes reading it may take.
const most = 30

// folder names the pages that a process of its own measures.
const folder = "ONRECORD_PAGES"

// TestMemory holds the peak of reading a page, over what the program holds
// before: the memory in use, by the collector's own count. A process that holds
// one page at a time collects at every hundredth of growth and stops all else
// meanwhile, so that the count has no garbage in it. How much garbage waits in
// ordinary use is for the collector's settings to say and not for the page. A
// count can come too late for a peak and never finds more than there is, so the
// most of several tries counts.
func TestMemory(t *testing.T) {
	zyte, fundus, err := reading.Load(shared.NeedCorpus(t, "extraction"))
	if err != nil {
		t.Fatal(err)
	}
	pages := fundus[:12]
	if os.Getenv("ONRECORD_LONG") != "" {
		pages = append(fundus, zyte...)
	}
	dir := t.TempDir()
	for _, p := range pages {
		if err := os.WriteFile(filepath.Join(dir, p.Name), p.HTML, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c := exec.Command(os.Args[0], "-test.run=^TestMemoryChild$", "-test.v")
	c.Env = append(os.Environ(), folder+"="+dir, "GODEBUG=gcstoptheworld=1")
	out, err := c.CombinedOutput()
	for line := range strings.Lines(string(out)) {
		if strings.Contains(line, " times ") {
			t.Log(strings.TrimSpace(line))
		}
	}
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestMemoryChild is that process.
func TestMemoryChild(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(os.Getenv(folder), "*"))
	if os.Getenv(folder) == "" || err != nil {
		t.Skip("skipped: the child of TestMemory")
	}
	for _, file := range files[:min(12, len(files))] {
		timesItsBytes(t, file) // loads the tables that all pages share
	}
	defer debug.SetGCPercent(debug.SetGCPercent(1))
	worst := 0.0
	for _, file := range files {
		times := 0.0
		for range 3 {
			times = max(times, timesItsBytes(t, file))
		}
		if worst = max(worst, times); times > most {
			t.Errorf("%s: %.1f times its bytes", filepath.Base(file), times)
		}
	}
	t.Logf("%d pages: at most %.1f times their bytes", len(files), worst)
}

func timesItsBytes(t *testing.T, file string) float64 {
	t.Helper()
	page, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	peak := watchHeap()
	_, _ = reading.Read(reading.Page{HTML: page}) // a page that is refused takes memory too
	return float64(peak()) / float64(len(page))
}

// watchHeap follows the memory in use until the returned function is called,
// which gives how far it rose over what it was.
func watchHeap() func() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	now := func() uint64 { metrics.Read(sample); return sample[0].Value.Uint64() }
	runtime.GC()
	before, stop, most := now(), make(chan struct{}), make(chan uint64)
	go func() {
		for peak := before; ; runtime.Gosched() {
			peak = max(peak, now())
			select {
			case <-stop:
				most <- peak - before
				return
			default:
			}
		}
	}()
	return func() uint64 { close(stop); return <-most }
}
