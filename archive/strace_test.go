package archive

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"

	"onrecord/internal/strace"
)

// The environment of a process that makes one capture in a folder and ends.
const (
	putRootEnv = "ONRECORD_TEST_PUT"
	putBodyEnv = "ONRECORD_TEST_PUT_BODY"
)

func TestMain(m *testing.M) {
	if root := os.Getenv(putRootEnv); root != "" {
		if err := putOne(root, os.Getenv(putBodyEnv)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// putOne captures body, as a fetch would, and says so.
func putOne(root, body string) error {
	d, err := OpenDir(root)
	if err != nil {
		return err
	}
	if err := d.Sweep(); err != nil {
		return err
	}
	c, payload := capture(body, 2)
	if _, err := d.Put(context.Background(), c, payload); err != nil {
		return err
	}
	_, err = fmt.Println(FileName(c))
	return err
}

// TestSyscallFaults makes each file call of a capture fail in turn, with EIO,
// with ENOSPC and with a kill, and looks at what is left: the earlier capture is
// there, the new one is whole or absent, and if it was acknowledged, whole.
func TestSyscallFaults(t *testing.T) {
	s := strace.New(t)
	for _, body := range []string{"new words", "old words"} { // a response and a revisit
		t.Run(body, func(t *testing.T) {
			t.Parallel()
			faults := s.Faults(t, putCommand(t, heldOne(t), body))
			var acked atomic.Int64
			strace.Each(faults, func(fault string) {
				if withFault(t, s, fault, body) {
					acked.Add(1)
				}
			})
			t.Logf("%d faults; %d captures were acknowledged, none lost", len(faults), acked.Load())
		})
	}
}

func putCommand(t *testing.T, root, body string) strace.Command {
	return strace.Command{Args: os.Args[:1], Env: []string{putRootEnv + "=" + root, putBodyEnv + "=" + body}}
}

// heldOne is a folder that holds one capture.
func heldOne(t *testing.T) (root string) {
	t.Helper()
	root = filepath.Join(t.TempDir(), "home")
	d, err := OpenDir(root)
	if err != nil {
		t.Fatal(err)
	}
	c, payload := capture("old words", 1)
	if _, err := d.Put(t.Context(), c, payload); err != nil {
		t.Fatal(err)
	}
	return root
}

func withFault(t *testing.T, s *strace.Tracer, fault, body string) (acknowledged bool) {
	root := heldOne(t)
	said, _ := s.Run(t, putCommand(t, root, body), fault)
	old, _ := capture("old words", 1)
	c, payload := capture(body, 2)
	whole := checkWhole(t, fault, root)
	if !whole[FileName(old)] {
		t.Errorf("%s: the earlier capture is gone", fault)
	}
	if said != "" && !whole[FileName(c)] {
		t.Errorf("%s: an acknowledged capture is gone", fault)
	}
	putAfterwards(t, fault, root, c, payload)
	return said != ""
}
