package ledger_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord/ledger"
	"onrecord/ledger/proof"
)

// oneEntry is set for a process that appends one entry and ends; see TestMain.
const oneEntryEnv = "ONRECORD_TEST_ONE"

// fileCalls are the calls that an append reaches files with.
var fileCalls = []string{"openat", "write", "fsync", "rename", "renameat", "renameat2", "linkat", "unlinkat", "mkdirat", "close", "fchmod", "fchmodat", "ftruncate", "pwrite64"}

// TestSyscallFaults makes each file call of an append fail in turn, with EIO,
// with ENOSPC and with a kill, and looks at what is left: what was acknowledged
// is there, what is signed is right, and the log goes on or refuses. It needs
// strace and skips where it may not trace.
func TestSyscallFaults(t *testing.T) {
	t.Parallel()
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace is not installed: no faults can be injected into system calls")
	}
	home, _ := newLog(t)
	fill(t, home, 5)
	before, err := ledger.Entries(t.Context(), home)
	if err != nil {
		t.Fatal(err)
	}
	counts := countCalls(t, strace, clone(t, home))
	if len(counts) == 0 {
		t.Skip("this kernel lets no process be traced")
	}
	var jobs []func()
	var mu sync.Mutex
	total, acked := 0, 0
	for _, call := range fileCalls {
		for _, fault := range []string{"error=EIO", "error=ENOSPC", "signal=KILL"} {
			n, step := counts[call], 1
			if testing.Short() {
				step = 1 + n/3 // a few of each
			}
			for when := 1; when <= n; when += step {
				jobs = append(jobs, func() {
					ok := withFault(t, strace, home, before, fmt.Sprintf("%s:%s:when=%d", call, fault, when))
					mu.Lock()
					defer mu.Unlock()
					total++
					if ok {
						acked++
					}
				})
			}
		}
	}
	parallel(4, jobs)
	t.Logf("%d faults at %d kinds of file call; %d entries were acknowledged, none lost", total, len(counts), acked)
}

func parallel(n int, jobs []func()) {
	var wg sync.WaitGroup
	limit := make(chan struct{}, n)
	for _, job := range jobs {
		limit <- struct{}{}
		wg.Go(func() { defer func() { <-limit }(); job() })
	}
	wg.Wait()
}

// appendOne runs a process that appends one entry, under strace, and returns
// its acknowledgement.
func appendOne(t *testing.T, strace, home string, args ...string) (ack string, trace []byte, err error) {
	t.Helper()
	out := filepath.Join(filepath.Dir(home), "trace")
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, strace, append(append([]string{"-f", "-qq", "-o", out}, args...), os.Args[0])...)
	cmd.Env = append(os.Environ(), oneEntryEnv+"="+home)
	var stdout bytes.Buffer
	cmd.Stdout = &stdout
	cmd.WaitDelay = time.Second
	err = cmd.Run()
	trace, _ = os.ReadFile(out)
	return strings.TrimSpace(stdout.String()), trace, err
}

var traced = regexp.MustCompile(`(?m)^\d+ +(\w+)\(`)

// countCalls counts the file calls of one append in a copy of the log. Those
// before the log's folder is touched are counted too: strace's own counting
// begins with the process.
func countCalls(t *testing.T, strace, home string) map[string]int {
	t.Helper()
	_, trace, err := appendOne(t, strace, home, "-e", "trace="+strings.Join(fileCalls, ","))
	if err != nil {
		t.Logf("strace: %v", err)
		return nil
	}
	counts := map[string]int{}
	for _, m := range traced.FindAllSubmatch(trace, -1) {
		if name := string(m[1]); slices.Contains(fileCalls, name) {
			counts[name]++
		}
	}
	return counts
}

// withFault appends one entry to a copy of the log while one call fails, and
// judges what is left. It reports whether the entry was acknowledged.
func withFault(t *testing.T, strace, home string, before [][]byte, inject string) bool {
	copied := clone(t, home)
	defer os.RemoveAll(filepath.Dir(copied))
	ack, _, _ := appendOne(t, strace, copied, "-e", "inject="+inject)
	l, err := ledger.Open(t.Context(), copied, ledger.Options{LockWait: -1})
	if err != nil {
		t.Errorf("%s: the log does not open again: %v", inject, err)
		return false
	}
	if err := l.Close(t.Context()); err != nil {
		t.Errorf("%s: %v", inject, err)
	}
	entries, err := ledger.Entries(t.Context(), copied)
	if err != nil {
		t.Errorf("%s: %v", inject, err)
		return false
	}
	if len(entries) < len(before) || !slices.EqualFunc(entries[:len(before)], before, bytes.Equal) {
		t.Errorf("%s: earlier entries were lost", inject)
	}
	if ack != "" && !slices.ContainsFunc(entries, func(e []byte) bool { return proof.LeafHash(e).String() == ack }) {
		t.Errorf("%s: an acknowledged entry was lost", inject)
	}
	rightRoot(t, copied, entries)
	mustCheck(t, copied, uint64(len(entries)))
	return ack != ""
}
