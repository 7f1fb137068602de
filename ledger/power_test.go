package ledger_test

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"onrecord/ledger"
	"onrecord/ledger/proof"
)

// TestPowerCut writes to a file system in a file, stops the writer in the middle
// of its work, copies what has reached the "disk", and looks at the copy as
// after a power cut. A control that writes without flushing must lose, or the
// rig shows nothing. It needs a kernel that lets it mount, and skips where it
// may not. Long: 100 cuts.
func TestPowerCut(t *testing.T) {
	t.Parallel()
	rig := newRig(t)
	cuts, controlLost, lost, all := long(10, 100), 0, 0, 0
	for range cuts {
		got := rig.cut(t)
		all += got.acknowledged
		lost += got.lost
		if got.controlLost > 0 {
			controlLost++
		}
	}
	t.Logf("%d power cuts: %d entries acknowledged, %d lost; the control without fsync lost in %d of %d", cuts, all, lost, controlLost, cuts)
	if lost > 0 {
		t.Errorf("%d acknowledged entries lost", lost)
	}
	if controlLost == 0 {
		t.Error("the control lost nothing: the rig does not show losses")
	}
}

// A rig is a file system in a file.
type rig struct{ dir, image string }

func newRig(t *testing.T) rig {
	t.Helper()
	r := rig{dir: t.TempDir()}
	r.image = filepath.Join(r.dir, "disk")
	f, err := os.Create(r.image)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(96 << 20); err != nil {
		t.Fatal(err)
	}
	f.Close()
	if out, err := exec.Command("mkfs.ext4", "-q", "-F", r.image).CombinedOutput(); err != nil {
		t.Skipf("no power cuts here: mkfs.ext4: %v %s", err, out)
	}
	at := filepath.Join(r.dir, "try")
	if err := mount(r.image, at); err != nil {
		t.Skipf("no power cuts here: the kernel forbids mounting: %v", err)
	}
	unmount(t, at)
	return r
}

func mount(image, at string) error {
	if err := os.MkdirAll(at, 0o755); err != nil {
		return err
	}
	if out, err := exec.Command("mount", "-o", "loop,commit=30", image, at).CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, strings.TrimSpace(string(out)))
	}
	return nil
}

func unmount(t *testing.T, at string) {
	t.Helper()
	for range 50 {
		if exec.Command("umount", at).Run() == nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	exec.Command("umount", "-l", at).Run()
	t.Errorf("%s stays mounted", at)
}

type cutResult struct{ acknowledged, lost, controlLost int }

// cut runs a writer and the control on a fresh copy of the file system and cuts
// the power.
func (r rig) cut(t *testing.T) cutResult {
	t.Helper()
	disk, after := filepath.Join(r.dir, "now"), filepath.Join(r.dir, "after")
	copyFile(t, r.image, disk)
	at := filepath.Join(r.dir, "mnt")
	if err := mount(disk, at); err != nil {
		t.Fatal(err)
	}
	home := filepath.Join(at, "home")
	if _, err := ledger.Init(t.Context(), home, "a.example/log"); err != nil {
		t.Fatal(err)
	}
	syscall.Sync()
	control, err := os.Create(filepath.Join(at, "control"))
	if err != nil {
		t.Fatal(err)
	}
	w := startWriter(t, home, control)
	w.stop(t, time.Duration(50+rand.IntN(400))*time.Millisecond)
	copyFile(t, disk, after) // what the loop device has been given so far
	w.kill()
	control.Close()
	unmount(t, at)
	return r.look(t, after, w.all, w.written)
}

// A stoppable writer appends and says what was acknowledged. Each line of it
// goes to the control too, which is never flushed.
type stoppable struct {
	cmd     *exec.Cmd
	first   chan struct{}
	ended   chan struct{}
	all     []acked // to be read after kill
	written int
}

func startWriter(t *testing.T, home string, control *os.File) *stoppable {
	t.Helper()
	w := &stoppable{cmd: exec.Command(os.Args[0]), first: make(chan struct{}), ended: make(chan struct{})}
	w.cmd.Env = append(os.Environ(), writerEnv+"="+home, "ONRECORD_TEST_WRITERS=16")
	out, err := w.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := w.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.cmd.Process.Kill() })
	go func() {
		defer close(w.ended)
		for in := bufio.NewScanner(out); in.Scan(); {
			var a acked
			var hex string
			if _, err := fmt.Sscan(in.Text(), &a.index, &hex); err != nil || a.hash.UnmarshalText([]byte(hex)) != nil {
				continue
			}
			if w.all = append(w.all, a); len(w.all) == 1 {
				close(w.first)
			}
			n, _ := fmt.Fprintln(control, in.Text())
			w.written += n
		}
	}()
	return w
}

// stop freezes the writer some time after its first acknowledgement: its later
// writes never happen.
func (w *stoppable) stop(t *testing.T, after time.Duration) {
	t.Helper()
	select {
	case <-w.first:
	case <-w.ended:
		t.Fatal("the writer acknowledged nothing")
	}
	time.Sleep(after)
	if err := w.cmd.Process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	time.Sleep(50 * time.Millisecond) // calls that were under way
}

func (w *stoppable) kill() {
	w.cmd.Process.Kill()
	<-w.ended
	w.cmd.Wait()
}

// look mounts the disk as it was when the power went and counts.
func (r rig) look(t *testing.T, disk string, all []acked, written int) cutResult {
	t.Helper()
	at := filepath.Join(r.dir, "look")
	if err := mount(disk, at); err != nil {
		t.Fatal(err)
	}
	defer unmount(t, at)
	home := filepath.Join(at, "home")
	l, err := ledger.Open(t.Context(), home, ledger.Options{LockWait: -1, MinFree: 1})
	if err != nil {
		t.Fatalf("after the power cut: %v", err)
	}
	if err := l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	entries, err := ledger.Entries(t.Context(), home)
	if err != nil {
		t.Fatal(err)
	}
	got := cutResult{acknowledged: len(all)}
	for _, a := range all {
		if a.index >= uint64(len(entries)) || proof.LeafHash(entries[a.index]) != a.hash {
			got.lost++
		}
	}
	mustCheck(t, home, uint64(len(entries)))
	kept, _ := os.ReadFile(filepath.Join(at, "control"))
	got.controlLost = written - len(strings.TrimRight(string(kept), "\x00"))
	return got
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	if out, err := exec.Command("cp", "--sparse=always", from, to).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
}
