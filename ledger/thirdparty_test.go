package ledger_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"filippo.io/torchwood"
	"github.com/transparency-dev/tessera/api"
	"github.com/transparency-dev/tessera/api/layout"
	"github.com/transparency-dev/tessera/client"
	"github.com/transparency-dev/tessera/fsck"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"onrecord/ledger"
)

// TestTesseraFsckAgrees runs Tessera's own check, as a library and with a time
// limit (it can hang on damage), over a log and over damaged copies.
func TestTesseraFsckAgrees(t *testing.T) {
	t.Parallel()
	home, vkey := newLog(t)
	fill(t, home, 300)
	if err := runFsck(t, home, vkey, time.Minute); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"checkpoint", layout.EntriesPath(0, 0), layout.EntriesPath(1, 44), layout.TilePath(0, 0, 0), layout.TilePath(1, 0, 1)} {
		copied := clone(t, home)
		name := filepath.Join(copied, "log", file)
		b := mustRead(t, name)
		b[len(b)/2] ^= 1
		mustWrite(t, name, b)
		if runFsck(t, copied, vkey, hangs) == nil {
			t.Errorf("fsck accepts a damaged %s", file)
		}
		r, err := ledger.Check(t.Context(), copied)
		if err != nil || r.Damaged == 0 || !strings.HasSuffix(r.Damage[0].File, file) {
			t.Errorf("onrecord log check on a damaged %s: %+v, %v", file, r, err)
		}
	}
}

// hangs is after how long a check of damage is taken to hang, which counts as
// a refusal.
const hangs = 4 * time.Second

func runFsck(t *testing.T, home, vkey string, limit time.Duration) error {
	t.Helper()
	v, err := note.NewVerifier(vkey)
	if err != nil {
		t.Fatal(err)
	}
	hasher := func(b []byte) ([][]byte, error) {
		var bundle api.EntryBundle
		if err := bundle.UnmarshalText(b); err != nil {
			return nil, err
		}
		var out [][]byte
		for _, e := range bundle.Entries {
			h := tlog.RecordHash(e)
			out = append(out, h[:])
		}
		return out, nil
	}
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	done := make(chan error, 1)
	go func() {
		done <- fsck.New(v.Name(), v, client.FileFetcher{Root: filepath.Join(home, "log")}, hasher, fsck.Opts{N: 1}).Check(ctx)
	}()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return errors.New("fsck hangs")
	}
}

// provenEntry is a log with one proof of it.
func provenEntry(t *testing.T) (dir, vkey string, leaf, proof []byte) {
	t.Helper()
	home, vkey := newLog(t)
	fill(t, home, 20)
	b, err := ledger.Prove(t.Context(), home, 7, nil)
	if err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	mustWrite(t, filepath.Join(dir, "leaf.json"), b.Leaf)
	return dir, vkey, b.Leaf, b.Proof
}

func TestTorchwoodAcceptsOurProofs(t *testing.T) {
	t.Parallel()
	_, vkey, leaf, p := provenEntry(t)
	policy, err := torchwood.ParsePolicy([]byte("log " + vkey + "\nquorum none\n"))
	if err != nil {
		t.Fatal(err)
	}
	if err := torchwood.VerifyProof(policy, tlog.RecordHash(leaf), p); err != nil {
		t.Error(err)
	}
	if torchwood.VerifyProof(policy, tlog.RecordHash(append(leaf, 'x')), p) == nil {
		t.Error("torchwood accepts another leaf")
	}
}

// tool finds a program of others: on the path, or in the folder that
// ONRECORD_TOOLS names. In the long form it is installed if it can be.
func tool(t *testing.T, name, module string) string {
	t.Helper()
	if dir := os.Getenv("ONRECORD_TOOLS"); dir != "" {
		if path, err := exec.LookPath(filepath.Join(dir, name)); err == nil {
			return path
		}
	}
	if module == "" { // the system's; its fsck is another
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if long(0, 1) == 0 || module == "" {
		t.Skipf("%s is not installed: ONRECORD_TOOLS names the folder it is in, ONRECORD_LONG=1 installs it", name)
	}
	bin := t.TempDir()
	cmd := exec.Command("go", "install", module)
	cmd.Env = append(os.Environ(), "GOBIN="+bin)
	cmd.Dir = bin
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Skipf("%s cannot be installed here: %s", name, out)
	}
	return filepath.Join(bin, name)
}

// TestTheFsckCommandAgrees runs Tessera's command as a stranger would.
func TestTheFsckCommandAgrees(t *testing.T) {
	t.Parallel()
	bin := tool(t, "fsck", "github.com/transparency-dev/tessera/cmd/fsck@v1.0.4")
	home, vkey := newLog(t)
	fill(t, home, 300)
	key := filepath.Join(t.TempDir(), "log.vkey")
	mustWrite(t, key, []byte(vkey))
	check := func(limit time.Duration) error {
		ctx, cancel := context.WithTimeout(t.Context(), limit)
		defer cancel()
		return exec.CommandContext(ctx, bin, "--storage_url=file://"+filepath.Join(home, "log")+"/", "--public_key="+key, "--ui=false").Run()
	}
	if err := check(time.Minute); err != nil {
		t.Error(err)
	}
	name := filepath.Join(home, "log", layout.EntriesPath(0, 0))
	b := mustRead(t, name)
	b[100] ^= 1
	mustWrite(t, name, b)
	if check(hangs) == nil {
		t.Error("fsck accepts a damaged log")
	}
}

// TestTheMirrorCommandCopies lets Tessera's command copy a served log, and its
// fsck look at the copy.
func TestTheMirrorCommandCopies(t *testing.T) {
	t.Parallel()
	mirror := tool(t, "posix", "github.com/transparency-dev/tessera/cmd/experimental/mirror/posix@v1.0.4")
	home, vkey := newLog(t)
	fill(t, home, 300)
	s := httptest.NewServer(ledger.Handler(home))
	defer s.Close()
	copied := t.TempDir()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	if out, err := exec.CommandContext(ctx, mirror, "--source_url="+s.URL+"/", "--storage_dir="+filepath.Join(copied, "log")).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if err := runFsck(t, copied, vkey, time.Minute); err != nil {
		t.Error(err)
	}
	if got, want := mustRead(t, filepath.Join(copied, "log", "checkpoint")), mustRead(t, filepath.Join(home, "log", "checkpoint")); !bytes.Equal(got, want) {
		t.Errorf("the copy's checkpoint:\n%s", got)
	}
}

// TestSpicyAcceptsOurProofs runs torchwood's command. Version 0.9 reads proofs
// without their first line.
func TestSpicyAcceptsOurProofs(t *testing.T) {
	t.Parallel()
	bin := tool(t, "spicy", "filippo.io/torchwood/cmd/spicy@v0.9.0")
	dir, vkey, leaf, p := provenEntry(t)
	_, rest, _ := bytes.Cut(p, []byte("\n"))
	mustWrite(t, filepath.Join(dir, "leaf.json.spicy"), rest)
	check := func() error {
		cmd := exec.Command(bin, "-verify", vkey, "leaf.json")
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		if err != nil {
			return errors.Join(err, errors.New(string(out)))
		}
		return nil
	}
	if err := check(); err != nil {
		t.Error(err)
	}
	mustWrite(t, filepath.Join(dir, "leaf.json"), append(leaf, ' '))
	if check() == nil {
		t.Error("spicy accepts a changed leaf")
	}
}

// TestOpensslVerifiesTheLog takes the leaf hash and the log's signature with
// nothing but openssl.
func TestOpensslVerifiesTheLog(t *testing.T) {
	t.Parallel()
	bin := tool(t, "openssl", "")
	dir, vkey, leaf, p := provenEntry(t)
	mustWrite(t, filepath.Join(dir, "prefixed"), append([]byte{0}, leaf...))
	out, err := exec.Command(bin, "dgst", "-sha256", "-binary", filepath.Join(dir, "prefixed")).Output()
	if err != nil {
		t.Fatal(err)
	}
	if h := tlog.RecordHash(leaf); !bytes.Equal(out, h[:]) {
		t.Error("openssl computes another leaf hash")
	}
	_, signed, _ := bytes.Cut(p, []byte("\n\n"))
	text, sigLine, _ := strings.Cut(string(signed), "\n\n")
	fields := strings.Fields(sigLine)
	sig, err := base64.StdEncoding.DecodeString(fields[len(fields)-1])
	if err != nil {
		t.Fatal(err)
	}
	raw, err := base64.StdEncoding.DecodeString(strings.SplitN(vkey, "+", 3)[2])
	if err != nil {
		t.Fatal(err)
	}
	der, err := x509.MarshalPKIXPublicKey(ed25519.PublicKey(raw[1:]))
	if err != nil {
		t.Fatal(err)
	}
	pub, body, sigFile := filepath.Join(dir, "log.pem"), filepath.Join(dir, "text"), filepath.Join(dir, "sig")
	mustWrite(t, pub, pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der}))
	mustWrite(t, sigFile, sig[4:])
	check := func(text string) error {
		mustWrite(t, body, []byte(text))
		return exec.Command(bin, "pkeyutl", "-verify", "-pubin", "-inkey", pub, "-rawin", "-in", body, "-sigfile", sigFile).Run()
	}
	if err := check(text + "\n"); err != nil {
		t.Errorf("openssl refuses the log's signature: %v", err)
	}
	if check(strings.Replace(text, "20", "21", 1)+"\n") == nil {
		t.Error("openssl accepts another size")
	}
}
