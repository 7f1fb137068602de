// Package strace makes the file calls of a process fail, one after the other,
// for tests of what is left afterwards. It turns a command into the list of
// faults that can hit it, and runs the command with one of them.
//
//	s := strace.New(t)                       // skips where nothing may be traced
//	for _, fault := range s.Faults(t, cmd) { // "fsync:error=EIO:when=3" ...
//		said, err := s.Run(t, cmd, fault)
//	}
//
// Limits: calls are counted in one run without a fault, over all threads, while
// strace counts them by thread when it injects: the third fsync of each thread
// fails. So every call is hit, some together with another. Reads are not among
// the calls. See strace(1), "inject".
package strace

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
)

// calls are those that files are made, written, named and removed with.
var calls = []string{"openat", "write", "pwrite64", "fsync", "fdatasync", "rename", "renameat", "renameat2", "linkat", "unlink", "unlinkat",
	"mkdirat", "close", "fchmod", "fchmodat", "ftruncate"}

// kinds are what happens at a call.
var kinds = []string{"error=EIO", "error=ENOSPC", "signal=KILL"}

// A Command is a program with its environment, on top of ours.
type Command struct {
	Args []string
	Env  []string
}

// A Tracer runs commands under strace.
type Tracer struct{ path string }

// New skips the test where strace is not installed or the kernel lets no
// process be traced.
func New(t testing.TB) *Tracer {
	t.Helper()
	path, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace is not installed: no faults can be injected into system calls")
	}
	s := &Tracer{path}
	if _, err := s.run(t, Command{Args: []string{"true"}}, filepath.Join(t.TempDir(), "trace"), "-e", "trace=close"); err != nil {
		t.Skipf("this kernel lets no process be traced: %v", err)
	}
	return s
}

var traced = regexp.MustCompile(`(?m)^\d+ +(\w+)\(`)

// Faults runs the command once as it is and lists every fault that can hit one
// of its file calls: a call, what happens, and at which time it is called. With
// -short, a few of each.
func (s *Tracer) Faults(t testing.TB, c Command) (faults []string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "trace")
	if said, err := s.run(t, c, file, "-e", "trace="+strings.Join(calls, ",")); err != nil {
		t.Fatalf("without a fault: %v: %s", err, said)
	}
	trace, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, m := range traced.FindAllSubmatch(trace, -1) {
		counts[string(m[1])]++
	}
	for _, call := range calls {
		step := 1
		if testing.Short() {
			step = 1 + counts[call]/3
		}
		for _, kind := range kinds {
			for when := 1; when <= counts[call]; when += step {
				faults = append(faults, fmt.Sprintf("%s:%s:when=%d", call, kind, when))
			}
		}
	}
	return faults
}

// Run runs the command with one fault and returns what it wrote to standard
// output.
func (s *Tracer) Run(t testing.TB, c Command, fault string) (said string, err error) {
	t.Helper()
	return s.run(t, c, os.DevNull, "-e", "inject="+fault)
}

func (s *Tracer) run(t testing.TB, c Command, trace string, args ...string) (said string, err error) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, s.path, slices.Concat([]string{"-f", "-qq", "-o", trace}, args, c.Args)...)
	cmd.Env = append(os.Environ(), c.Env...)
	var out bytes.Buffer
	cmd.Stdout = &out
	cmd.WaitDelay = time.Second
	err = cmd.Run()
	return strings.TrimSpace(out.String()), err
}

// Each calls f for every fault, several at a time: most of the time goes to
// waiting for the disk.
func Each(faults []string, f func(fault string)) {
	var wg sync.WaitGroup
	limit := make(chan struct{}, 4)
	for _, fault := range faults {
		limit <- struct{}{}
		wg.Go(func() { defer func() { <-limit }(); f(fault) })
	}
	wg.Wait()
}
