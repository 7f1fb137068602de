package ledger_test

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"onrecord"
	"onrecord/ledger"
	"onrecord/ledger/proof"
)

// A damage is something that befalls one file.
type damage struct {
	name string
	do   func(t *testing.T, file string)
}

var damages = []damage{
	{"flip", func(t *testing.T, file string) {
		b := mustRead(t, file)
		if len(b) == 0 {
			b = []byte{0}
		}
		b[rand.IntN(len(b))] ^= 1 << rand.IntN(8)
		mustWrite(t, file, b)
	}},
	{"truncate", func(t *testing.T, file string) {
		b := mustRead(t, file)
		mustWrite(t, file, b[:rand.IntN(len(b)+1)])
	}},
	{"empty", func(t *testing.T, file string) { mustWrite(t, file, nil) }},
	{"delete", func(t *testing.T, file string) {
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
	}},
}

func mustRead(t testing.TB, file string) []byte {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func mustWrite(t testing.TB, file string, b []byte) {
	t.Helper()
	if err := os.WriteFile(file, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func files(t testing.TB, dir string) (all []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			name, err = filepath.Rel(dir, name)
			all = append(all, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func clone(t testing.TB, home string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "home")
	if err := os.CopyFS(dir, os.DirFS(home)); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"log.key", "witness.key"} {
		os.Chmod(filepath.Join(dir, "keys", key), 0o600)
	}
	return dir
}

// damaged is a log of some batches, closed, and its entries.
func damaged(t *testing.T) (home string, entries [][]byte) {
	t.Helper()
	home, _ = newLog(t)
	for _, n := range []int{3, 270} {
		fill(t, home, n)
	}
	entries, err := ledger.Entries(t.Context(), home)
	if err != nil {
		t.Fatal(err)
	}
	return home, entries
}

// TestDamage damages each file of a home folder in each way: the log refuses to
// go on, or goes on with nothing lost and the right signature.
func TestDamage(t *testing.T) {
	t.Parallel()
	home, entries := damaged(t)
	var refused, fine atomic.Int64
	t.Run("files", func(t *testing.T) {
		for _, file := range files(t, home) {
			for _, d := range damages {
				t.Run(d.name+" "+file, func(t *testing.T) {
					t.Parallel()
					if goesOn(t, home, entries, func(copied string) { d.do(t, filepath.Join(copied, file)) }) {
						fine.Add(1)
					} else {
						refused.Add(1)
					}
				})
			}
		}
	})
	t.Logf("%d refused, %d went on with everything in place", refused.Load(), fine.Load())
}

// TestRandomDamage does the same to random files, several at a time. Long: 1,000
// times.
func TestRandomDamage(t *testing.T) {
	t.Parallel()
	home, entries := damaged(t)
	all := files(t, home)
	var refused atomic.Int64
	n := long(20, 1000)
	t.Run("random", func(t *testing.T) {
		for i := range n {
			t.Run(strconv.Itoa(i), func(t *testing.T) {
				t.Parallel()
				ok := goesOn(t, home, entries, func(copied string) {
					for range 1 + rand.IntN(3) {
						file := filepath.Join(copied, all[rand.IntN(len(all))])
						if _, err := os.Stat(file); err == nil {
							damages[rand.IntN(len(damages))].do(t, file)
						}
					}
				})
				if !ok {
					refused.Add(1)
				}
			})
		}
	})
	t.Logf("%d random damages: %d refused, %d went on with everything in place", n, refused.Load(), int64(n)-refused.Load())
}

// goesOn damages a copy of a home folder and tries to append to it. It reports
// whether that worked; then the signature must be right.
func goesOn(t *testing.T, home string, entries [][]byte, hurt func(copied string)) bool {
	t.Helper()
	copied := clone(t, home)
	defer os.RemoveAll(filepath.Dir(copied))
	hurt(copied)
	l, err := ledger.Open(t.Context(), copied, ledger.Options{LockWait: -1})
	if err != nil {
		mustBeClear(t, err)
		neverSigned(t, copied, entries)
		return false
	}
	r, err := l.Append(t.Context(), capture("https://example.org/after the damage", rand.Int()))
	if err = errors.Join(err, l.Close(t.Context())); err != nil {
		t.Fatalf("opened, then failed: %v", err)
	}
	rightRoot(t, copied, append(entries[:len(entries):len(entries)], r.Leaf))
	mustCheck(t, copied, uint64(len(entries)+1))
	return true
}

func mustBeClear(t *testing.T, err error) {
	t.Helper()
	for _, kind := range []error{onrecord.ErrTampered, onrecord.ErrNotFound, onrecord.ErrInvalid} {
		if errors.Is(err, kind) {
			return
		}
	}
	if !strings.Contains(err.Error(), "version") {
		t.Errorf("refused without a kind: %v", err)
	}
}

// rightRoot checks that what was signed is the tree of exactly these entries.
func rightRoot(t *testing.T, home string, entries [][]byte) {
	t.Helper()
	s, err := ledger.Status(home)
	if err != nil {
		t.Fatal(err)
	}
	if want := rootOf(t, entries); s.Signed.Size != uint64(len(entries)) || s.Signed.Root != want {
		t.Errorf("WRONG SIGNATURE: size %d root %s, want %d %s", s.Signed.Size, s.Signed.Root, len(entries), want)
	}
}

// neverSigned checks that a refused log did not sign anything new.
func neverSigned(t *testing.T, home string, entries [][]byte) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(home, "log", "checkpoint"))
	if err != nil {
		return
	}
	if strings.Contains(string(b), fmt.Sprintf("\n%d\n", len(entries)+1)) {
		t.Errorf("signed although it refused: %s", b)
	}
}

// rootOf computes a root with x/mod.
func rootOf(t testing.TB, entries [][]byte) proof.Hash {
	t.Helper()
	var stored []tlog.Hash
	read := tlog.HashReaderFunc(func(at []int64) ([]tlog.Hash, error) {
		out := make([]tlog.Hash, len(at))
		for i, x := range at {
			out[i] = stored[x]
		}
		return out, nil
	})
	for i, e := range entries {
		more, err := tlog.StoredHashes(int64(i), e, read)
		if err != nil {
			t.Fatal(err)
		}
		stored = append(stored, more...)
	}
	root, err := tlog.TreeHash(int64(len(entries)), read)
	if err != nil {
		t.Fatal(err)
	}
	return proof.Hash(root)
}

// TestOldBackups puts older copies of the log's folder back, as people do.
func TestOldBackups(t *testing.T) {
	t.Parallel()
	home, _ := newLog(t)
	fill(t, home, 100)
	old := clone(t, home)
	fill(t, home, 200)
	tests := map[string]func(home string){
		"old log folder": func(home string) { replace(t, filepath.Join(old, "log"), filepath.Join(home, "log")) },
		"old state only": func(home string) {
			replace(t, filepath.Join(old, "log", ".state"), filepath.Join(home, "log", ".state"))
		},
		"old guard": func(home string) { replace(t, filepath.Join(old, "guard"), filepath.Join(home, "guard")) },
		"mirror started as log": func(home string) {
			if err := os.RemoveAll(filepath.Join(home, "log", ".state")); err != nil {
				t.Fatal(err)
			}
		},
		"no guard": func(home string) { os.Remove(filepath.Join(home, "guard", "signed")) },
		"log folder gone": func(home string) {
			if err := os.RemoveAll(filepath.Join(home, "log")); err != nil {
				t.Fatal(err)
			}
		},
		"another history, grown past ours": func(home string) {
			other := clone(t, old)
			grow(t, other, 150, func(i int) proof.Leaf { return capture(fmt.Sprintf("https://example.org/fork/%d", i), 0) })
			replace(t, filepath.Join(other, "log"), filepath.Join(home, "log"))
		},
	}
	for name, hurt := range tests {
		t.Run(name, func(t *testing.T) {
			copied := clone(t, home)
			hurt(copied)
			before := mustRead(t, filepath.Join(home, "guard", "signed"))
			_, err := ledger.Open(t.Context(), copied, ledger.Options{LockWait: -1})
			if !errors.Is(err, onrecord.ErrTampered) {
				t.Fatalf("opened: %v", err)
			}
			if onrecord.Hint(err) == "" {
				t.Errorf("no hint with: %v", err)
			}
			if name != "old guard" && name != "no guard" && string(before) != string(mustRead(t, filepath.Join(copied, "guard", "signed"))) {
				t.Error("the guard's memory changed")
			}
		})
	}
}

func replace(t *testing.T, from, to string) {
	t.Helper()
	if err := os.RemoveAll(to); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
}
