package ledger_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"onrecord"
	"onrecord/ledger"
	"onrecord/ledger/proof"
)

// newLog makes a log in a new folder.
func newLog(t testing.TB) (home, vkey string) {
	t.Helper()
	home = t.TempDir()
	vkey, err := ledger.Init(t.Context(), home, "a.example/log")
	if err != nil {
		t.Fatal(err)
	}
	return home, vkey
}

func open(t testing.TB, home string) *ledger.Ledger {
	t.Helper()
	l, err := ledger.Open(t.Context(), home, ledger.Options{LockWait: -1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close(context.Background()) })
	return l
}

// capture is a leaf about a page; every n makes another version of it.
func capture(url string, n int) proof.Leaf {
	page := fmt.Appendf(nil, "version %d of %s", n, url)
	return proof.Leaf{Kind: proof.KindCapture, Subject: url, Claimed: "2022-11-13T08:00:00Z",
		Objects: []proof.Object{proof.ObjectOf("payload", page)}}
}

// fill appends n leaves from many writers, so in few batches, and closes the
// log.
func fill(t testing.TB, home string, n int) {
	t.Helper()
	grow(t, home, n, func(i int) proof.Leaf { return capture(fmt.Sprintf("https://example.org/%d", i), 0) })
}

func grow(t testing.TB, home string, n int, leaf func(int) proof.Leaf) {
	t.Helper()
	l := open(t, home)
	const writers = 1024
	var wg sync.WaitGroup
	for w := range min(n, writers) {
		wg.Go(func() {
			for i := w; i < n; i += writers {
				if _, err := l.Append(t.Context(), leaf(i)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if err := l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func mustCheck(t testing.TB, home string, size uint64) {
	t.Helper()
	r, err := ledger.Check(t.Context(), home)
	if err != nil {
		t.Fatal(err)
	}
	if r.Damaged > 0 {
		t.Fatalf("damage: %+v", r.Damage)
	}
	if r.Size != size {
		t.Fatalf("size %d, want %d", r.Size, size)
	}
}

func TestAppendSignProveVerify(t *testing.T) {
	t.Parallel()
	home, vkey := newLog(t)
	mustCheck(t, home, 0)
	l := open(t, home)
	for n := range 3 {
		r, err := l.Append(t.Context(), capture("https://example.org/release", n))
		if err != nil {
			t.Fatal(err)
		}
		if r.Index != uint64(n) {
			t.Fatalf("index %d, want %d", r.Index, n)
		}
		leaf, err := proof.ParseLeaf(r.Leaf)
		if err != nil {
			t.Fatal(err)
		}
		if n > 0 && (leaf.Prev == nil || leaf.Prev.Index != fmt.Sprint(n-1)) {
			t.Errorf("version %d has prev %+v", n, leaf.Prev)
		}
	}
	if err := l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	mustCheck(t, home, 3)
	policy, err := proof.ParsePolicy([]byte("log " + vkey + "\nquorum none\n"))
	if err != nil {
		t.Fatal(err)
	}
	b, err := ledger.Prove(t.Context(), home, 1, policy)
	if err != nil {
		t.Fatal(err)
	}
	v, err := policy.Verify(b.Leaf, b.Proof)
	if err != nil {
		t.Fatal(err)
	}
	if v.Index != 1 || v.Size != 3 || v.Content == nil || v.Content.Subject != "https://example.org/release" {
		t.Errorf("verdict %+v", v)
	}
	if _, err := policy.Verify(append(b.Leaf, ' '), b.Proof); !errors.Is(err, onrecord.ErrTampered) {
		t.Errorf("changed leaf: %v", err)
	}
}

func TestTheSameThingIsLoggedOnce(t *testing.T) {
	t.Parallel()
	home, _ := newLog(t)
	l := open(t, home)
	first, err := l.Append(t.Context(), capture("https://example.org/a", 0))
	if err != nil {
		t.Fatal(err)
	}
	again, err := l.Append(t.Context(), capture("https://example.org/a", 0))
	if err != nil {
		t.Fatal(err)
	}
	if !again.Duplicate || again.Index != first.Index || again.Hash != first.Hash {
		t.Errorf("again %+v, first %+v", again, first)
	}
}

func TestTwoWritersAreRefused(t *testing.T) {
	t.Parallel()
	home, _ := newLog(t)
	open(t, home)
	if _, err := ledger.Open(t.Context(), home, ledger.Options{LockWait: -1}); !errors.Is(err, onrecord.ErrConflict) {
		t.Fatalf("second writer: %v, want ErrConflict", err)
	}
}

func TestManyWriters(t *testing.T) {
	t.Parallel()
	home, _ := newLog(t)
	fill(t, home, 700)
	mustCheck(t, home, 700)
	fill(t, home, 700) // all duplicates
	mustCheck(t, home, 700)
}

func TestCloseThenAppend(t *testing.T) {
	t.Parallel()
	home, _ := newLog(t)
	l := open(t, home)
	if err := l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Append(t.Context(), capture("https://example.org/a", 0)); !errors.Is(err, onrecord.ErrUnavailable) {
		t.Fatalf("append after close: %v", err)
	}
	open(t, home)
}

// TestPartialFormsAreCleared feeds a log one command at a time.
func TestPartialFormsAreCleared(t *testing.T) {
	t.Parallel()
	home, _ := newLog(t)
	for _, n := range []int{100, 200, 255, 300} {
		fill(t, home, n)
	}
	stray := filepath.Join(home, "log", "tile", "entries", "001.p", "441234567")
	mustWrite(t, stray, []byte("of a crash"))
	fill(t, home, 310)
	for _, gone := range []string{"tile/entries/000.p", "tile/0/000.p", "tile/entries/001.p/441234567"} {
		if _, err := os.Stat(filepath.Join(home, "log", gone)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is still there: %v", gone, err)
		}
	}
	mustCheck(t, home, 310)
}
