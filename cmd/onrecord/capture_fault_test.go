package main

import (
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"onrecord/internal/strace"
)

// TestSyscallFaults makes each file call of a whole capture fail in turn: of the
// archive, of the index and of the log. Whatever fails, the earlier capture
// stays, what was acknowledged is held and proven, and the next capture is made.
// Every tenth fault by default, all of them in the long form (ONRECORD_LONG=1).
func TestSyscallFaults(t *testing.T) {
	t.Parallel()
	s := strace.New(t)
	dir := t.TempDir()
	o := office{t, filepath.Join(dir, "home")}
	first, second := filepath.Join(dir, "first.txt"), filepath.Join(dir, "second.txt")
	for name, text := range map[string]string{first: "The ministry said that trade was raised.\n", second: "The embassy denied it.\n"} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	o.run(0, "log", "init", "--origin", "a.example/log")
	o.run(0, "add", first)
	faults := s.Faults(t, captureOf(o.copy(), second))
	if os.Getenv("ONRECORD_LONG") == "" {
		for i := range faults[:len(faults)/10] {
			faults[i] = faults[i*10]
		}
		faults = faults[:len(faults)/10]
	}
	var acked atomic.Int64
	strace.Each(faults, func(fault string) {
		hurt := o.copy()
		defer os.RemoveAll(hurt.home)
		if said, _ := s.Run(t, captureOf(hurt, second), fault); hurt.stands(fault, said, first, second) {
			acked.Add(1)
		}
	})
	t.Logf("%d faults; %d captures were acknowledged, none lost", len(faults), acked.Load())
}

func captureOf(o office, page string) strace.Command {
	return strace.Command{Args: []string{"onrecord", "--home", o.home, "add", page}}
}

// copy is another office with the same home folder.
func (o office) copy() office {
	o.t.Helper()
	copied := office{o.t, filepath.Join(o.t.TempDir(), "home")}
	if err := os.CopyFS(copied.home, os.DirFS(o.home)); err != nil {
		o.t.Fatal(err)
	}
	if err := os.Chmod(filepath.Join(copied.home, "keys", "log.key"), 0o600); err != nil { // CopyFS keeps no modes
		o.t.Fatal(err)
	}
	return copied
}

// stands judges what a fault left. It reports whether the capture of the second
// page was acknowledged.
func (o office) stands(fault, said, first, second string) (acknowledged bool) {
	acknowledged = strings.Contains(said, "log entry 1, durable")
	if acknowledged { // durable is not yet signed: another entry has the log opened and signed
		o.try("log", "add", first)
		if out, code := o.try("prove", second, "-o", filepath.Join(o.home, "proofs")); code != 0 {
			o.t.Errorf("%s: an acknowledged capture is not in the log: %s", fault, out)
		}
	}
	for _, args := range [][]string{{"add", second}, {"prove", first, second, "-o", filepath.Join(o.home, "proofs")}, {"archive", "scrub"}, {"log", "check"}} {
		if out, code := o.try(args...); code != 0 {
			o.t.Errorf("%s: afterwards onrecord %s: exit %d: %s", fault, args[0], code, out)
		}
	}
	if out, _ := o.try("list"); strings.Count(out, "statement") != 2 {
		o.t.Errorf("%s: not two documents: %s", fault, out)
	}
	return acknowledged
}
