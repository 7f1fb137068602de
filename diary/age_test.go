package diary

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestTheAgeCommandOpensEntries decrypts a sealed entry as a stranger to this
// program would, and lets age refuse a damaged one.
func TestTheAgeCommandOpensEntries(t *testing.T) {
	bin, err := exec.LookPath("age")
	if err != nil {
		t.Skip("age is not installed")
	}
	f, e, desk, _ := sealed(t)
	key := filepath.Join(t.TempDir(), "desk.key")
	if err := os.WriteFile(key, []byte(desk+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(bin, "-d", "-i", key, f.file(e.ID())).Output()
	if err != nil || !bytes.Equal(out, []byte(e.Token())) {
		t.Fatalf("age gives %d bytes: %v", len(out), err)
	}
	raw, err := os.ReadFile(f.file(e.ID()))
	if err != nil {
		t.Fatal(err)
	}
	raw[len(raw)-5] ^= 1
	if err := os.WriteFile(f.file(e.ID()), raw, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := exec.Command(bin, "-d", "-i", key, f.file(e.ID())).Run(); err == nil {
		t.Error("age accepts a damaged entry")
	}
}
