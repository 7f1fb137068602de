package archive

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"syscall"
	"testing"
	"time"

	"onrecord"
	"onrecord/internal/durable"
)

// faulty is a file system whose nth call fails. A dead one fails in every call
// from there on, as a process does that was killed; a torn write leaves half
// its bytes.
type faulty struct {
	durable.OS
	at, calls int
	dead      bool
	fault     error
}

func (f *faulty) call() error {
	f.calls++
	if f.calls == f.at || f.dead && f.calls > f.at && f.at > 0 {
		return f.fault
	}
	return nil
}

func (f *faulty) MkdirAll(dir string) error {
	if err := f.call(); err != nil {
		return err
	}
	return f.OS.MkdirAll(dir)
}

func (f *faulty) CreateTemp(dir, pattern string) (durable.File, error) {
	if err := f.call(); err != nil {
		return nil, err
	}
	file, err := f.OS.CreateTemp(dir, pattern)
	return &faultyFile{file, f}, err
}

func (f *faulty) Rename(from, to string) error {
	if err := f.call(); err != nil {
		return err
	}
	return f.OS.Rename(from, to)
}

func (f *faulty) SyncDir(dir string) error {
	if err := f.call(); err != nil {
		return err
	}
	return f.OS.SyncDir(dir)
}

func (f *faulty) Remove(name string) error {
	if err := f.call(); err != nil {
		return err
	}
	return f.OS.Remove(name)
}

type faultyFile struct {
	durable.File
	fs *faulty
}

func (f *faultyFile) Write(b []byte) (int, error) {
	if err := f.fs.call(); err != nil {
		n, _ := f.File.Write(b[:len(b)/2])
		return n, err
	}
	return f.File.Write(b)
}

func (f *faultyFile) Sync() error {
	if err := f.fs.call(); err != nil {
		return err
	}
	return f.File.Sync()
}

func capture(body string, hour int) (onrecord.Capture, []byte) {
	b := []byte(body)
	at := time.Date(2022, 11, 12, hour, 0, 0, 0, time.UTC)
	return onrecord.Capture{ID: onrecord.IDOf(b), Size: int64(len(b)), URL: "https://ministry.example/", Status: 200, Started: at, Ended: at}, b
}

// TestAFaultAtEachFileCallLeavesAllOrNothing lets every file call of a capture
// fail in turn, then opens the folder anew and looks.
func TestAFaultAtEachFileCallLeavesAllOrNothing(t *testing.T) {
	all := 0
	defer func() { t.Logf("%d faults, every capture whole or absent", all) }()
	for _, fault := range []error{syscall.EIO, syscall.ENOSPC} {
		for _, dead := range []bool{false, true} {
			for _, body := range []string{"new words", "old words"} { // a response and a revisit
				cases := 0
				for at := 1; ; at++ {
					root := t.TempDir()
					if done := faultAt(t, root, at, dead, fault, body); done {
						break
					}
					cases++
					all++
				}
				if cases < 5 {
					t.Errorf("%v, dead %v, %q: only %d file calls failed", fault, dead, body, cases)
				}
			}
		}
	}
}

func faultAt(t *testing.T, root string, at int, dead bool, fault error, body string) (done bool) {
	t.Helper()
	d, err := OpenDir(root)
	if err != nil {
		t.Fatal(err)
	}
	old, oldBytes := capture("old words", 1)
	if _, err := d.Put(t.Context(), old, oldBytes); err != nil {
		t.Fatal(err)
	}
	fs := &faulty{at: at, dead: dead, fault: fault}
	d.fsys = fs
	c, payload := capture(body, 2)
	_, err = d.Put(t.Context(), c, payload)
	if fs.calls < at {
		return true
	}
	if err != nil && !errors.Is(err, fault) {
		t.Errorf("call %d: %v hides %v", at, err, fault)
	}
	what := fmt.Sprintf("%v at call %d (dead %v, %q, put said %v)", fault, at, dead, body, err)
	whole := checkWhole(t, what, root)
	if !whole[FileName(old)] {
		t.Errorf("%s: the earlier capture is gone", what)
	}
	if err == nil && !whole[FileName(c)] {
		t.Errorf("%s: an acknowledged capture is gone", what)
	}
	putAfterwards(t, what, root, c, payload)
	return false
}

// checkWhole opens the folder as the next process would and reports which
// captures it holds. Each must be complete.
func checkWhole(t *testing.T, what, root string) map[string]bool {
	t.Helper()
	d, err := OpenDir(root)
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	whole := map[string]bool{}
	for c, err := range d.Captures(context.Background()) {
		if err != nil {
			t.Errorf("%s: %v", what, err)
			continue
		}
		if _, err := d.Payload(t.Context(), c.ID); err != nil {
			t.Errorf("%s: listed without its bytes: %v", what, err)
		}
		whole[FileName(c)] = true
	}
	return whole
}

// putAfterwards shows that the same capture can be made good, and that the
// sweep leaves nothing unfinished.
func putAfterwards(t *testing.T, what, root string, c onrecord.Capture, payload []byte) {
	t.Helper()
	d, err := OpenDir(root)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Sweep(); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Put(t.Context(), c, payload); err != nil {
		t.Errorf("%s: putting it again: %v", what, err)
	}
	report, err := d.Scrub(t.Context())
	if err != nil || len(report.Damaged) > 0 || len(report.Unfinished) > 0 || len(report.Unclaimed) > 0 {
		t.Errorf("%s: afterwards %+v, %v", what, report, err)
	}
	if !checkWhole(t, what, root)[FileName(c)] {
		t.Errorf("%s: still not held", what)
	}
}

func TestScrubNamesWhatIsDamaged(t *testing.T) {
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			root := t.TempDir()
			d, err := OpenDir(root)
			if err != nil {
				t.Fatal(err)
			}
			for i, body := range []string{"one", "two", "one"} {
				c, payload := capture(strings.Repeat(body, 50), i)
				if _, err := d.Put(t.Context(), c, payload); err != nil {
					t.Fatal(err)
				}
			}
			victim, _ := capture(strings.Repeat("two", 50), 1)
			for _, path := range []string{d.objectPath(victim.ID), d.warcPath(FileName(victim))} {
				restore := damage(t, path)
				report, err := d.Scrub(t.Context())
				if err != nil || len(report.Damaged) != 1 || !strings.HasSuffix(path, report.Damaged[0].File) {
					t.Errorf("damaged %s, report %+v, %v", path, report, err)
				}
				restore()
			}
			if report, err := d.Scrub(t.Context()); err != nil || len(report.Damaged) != 0 || report.Captures != 3 || report.Objects != 2 {
				t.Errorf("sound again: %+v, %v", report, err)
			}
		})
	}
}
