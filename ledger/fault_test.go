package ledger_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"

	"onrecord/internal/strace"
	"onrecord/ledger"
	"onrecord/ledger/proof"
)

// oneEntryEnv is set for a process that appends one entry and ends; see TestMain.
const oneEntryEnv = "ONRECORD_TEST_ONE"

func appendOne(home string) strace.Command {
	return strace.Command{Args: os.Args[:1], Env: []string{oneEntryEnv + "=" + home}}
}

// TestSyscallFaults makes each file call of an append fail in turn, with EIO,
// with ENOSPC and with a kill, and looks at what is left: what was acknowledged
// is there, what is signed is right, and the log goes on or refuses.
func TestSyscallFaults(t *testing.T) {
	t.Parallel()
	s := strace.New(t)
	home, _ := newLog(t)
	fill(t, home, 5)
	before, err := ledger.Entries(t.Context(), home)
	if err != nil {
		t.Fatal(err)
	}
	faults := s.Faults(t, appendOne(clone(t, home)))
	var acked atomic.Int64
	strace.Each(faults, func(fault string) {
		if withFault(t, s, home, before, fault) {
			acked.Add(1)
		}
	})
	t.Logf("%d faults; %d entries were acknowledged, none lost", len(faults), acked.Load())
}

// withFault appends one entry to a copy of the log while one call fails, and
// judges what is left. It reports whether the entry was acknowledged.
func withFault(t *testing.T, s *strace.Tracer, home string, before [][]byte, fault string) bool {
	copied := clone(t, home)
	defer os.RemoveAll(filepath.Dir(copied))
	ack, _ := s.Run(t, appendOne(copied), fault)
	l, err := ledger.Open(t.Context(), copied, ledger.Options{LockWait: -1})
	if err != nil {
		t.Errorf("%s: the log does not open again: %v", fault, err)
		return false
	}
	if err := l.Close(t.Context()); err != nil {
		t.Errorf("%s: %v", fault, err)
	}
	entries, err := ledger.Entries(t.Context(), copied)
	if err != nil {
		t.Errorf("%s: %v", fault, err)
		return false
	}
	if len(entries) < len(before) || !slices.EqualFunc(entries[:len(before)], before, bytes.Equal) {
		t.Errorf("%s: earlier entries were lost", fault)
	}
	if ack != "" && !slices.ContainsFunc(entries, func(e []byte) bool { return proof.LeafHash(e).String() == ack }) {
		t.Errorf("%s: an acknowledged entry was lost", fault)
	}
	rightRoot(t, copied, entries)
	mustCheck(t, copied, uint64(len(entries)))
	return ack != ""
}
