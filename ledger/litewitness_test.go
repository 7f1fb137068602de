package ledger_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"filippo.io/torchwood"
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"onrecord"
	"onrecord/ledger"
	"onrecord/ledger/proof"
	"onrecord/ledger/witness"
)

// A litewitness is torchwood's witness, running as a program of its own.
type litewitness struct {
	vkey, url string
	db        *sql.DB
}

// startLitewitness runs it with a key that an agent of this process holds.
func startLitewitness(t *testing.T) *litewitness {
	t.Helper()
	bin := tool(t, "litewitness", "filippo.io/torchwood/cmd/litewitness@v0.9.0")
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	const name = "neutral.example/witness"
	cosigner, err := torchwood.NewCosignatureSigner(name, key)
	if err != nil {
		t.Fatal(err)
	}
	socket, fingerprint := serveAgent(t, key)
	addr, file := freeAddr(t), filepath.Join(t.TempDir(), "litewitness.db")
	cmd := exec.Command(bin, "-name", name, "-key", fingerprint, "-ssh-agent", socket, "-db", file, "-listen", addr)
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	w := &litewitness{vkey: cosigner.Verifier().String(), url: "http://" + addr}
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		if conn, err := net.Dial("tcp", addr); err == nil {
			conn.Close()
			break
		}
		if time.Now().After(deadline) {
			cmd.Process.Kill()
			cmd.Wait()
			t.Fatalf("litewitness does not answer: %s", said.String())
		}
	}
	if w.db, err = sql.Open("sqlite", file+"?_pragma=busy_timeout(5000)"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.db.Close() })
	return w
}

// serveAgent is an ssh-agent that holds one key.
func serveAgent(t *testing.T, key ed25519.PrivateKey) (socket, fingerprint string) {
	t.Helper()
	dir, err := os.MkdirTemp("", "agent") // a socket's path must be short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	ring := agent.NewKeyring()
	if err := ring.Add(agent.AddedKey{PrivateKey: key}); err != nil {
		t.Fatal(err)
	}
	public, err := ssh.NewPublicKey(key.Public())
	if err != nil {
		t.Fatal(err)
	}
	socket = filepath.Join(dir, "s")
	l, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go agent.ServeAgent(ring, conn)
		}
	}()
	return socket, ssh.FingerprintSHA256(public)
}

func freeAddr(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// know tells it of a log. Its own command for this cannot be installed, so the
// rows are written as that command writes them.
func (w *litewitness) know(t *testing.T, vkey string) {
	t.Helper()
	origin, _, _ := strings.Cut(vkey, "+")
	for _, row := range [][]any{
		{"INSERT INTO log (origin, tree_size, tree_hash) VALUES (?, 0, ?)", origin, proof.EmptyRoot.Base64()},
		{"INSERT INTO key (origin, key) VALUES (?, ?)", origin, vkey},
	} {
		if _, err := w.db.ExecContext(t.Context(), row[0].(string), row[1:]...); err != nil {
			t.Fatal(err)
		}
	}
}

func (w *litewitness) post(t *testing.T, body []byte) int {
	t.Helper()
	resp, err := http.Post(w.url+"/add-checkpoint", "text/plain", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	io.Copy(io.Discard, resp.Body)
	return resp.StatusCode
}

// TestLitewitnessCosignsOurLog asks a witness that others wrote: our collector
// gets cosignatures that our policy and torchwood accept, and a fork gets none.
func TestLitewitnessCosignsOurLog(t *testing.T) {
	t.Parallel()
	w := startLitewitness(t)
	home, vkey := newLog(t)
	w.know(t, vkey)
	if err := ledger.AddPeer(home, ledger.Peer{Name: "neutral", WitnessKey: w.vkey, WitnessURL: w.url}); err != nil {
		t.Fatal(err)
	}
	us := &side{home: home}
	fill(t, home, 10)
	old := clone(t, home)
	if err := collect(t, us)["neutral"]; err != nil {
		t.Fatal(err)
	}
	grow(t, home, 300, func(i int) proof.Leaf { return capture(fmt.Sprintf("https://example.org/later/%d", i), 0) })
	if err := collect(t, us)["neutral"]; err != nil { // a new collector: it must be told the old size
		t.Fatal(err)
	}
	policy, err := ledger.Policy(home)
	if err != nil {
		t.Fatal(err)
	}
	b, err := ledger.Prove(t.Context(), home, 309, policy)
	if err != nil {
		t.Fatal(err)
	}
	v, err := policy.Verify(b.Leaf, b.Proof)
	if err != nil || len(v.Cosigned) != 1 || v.NotAfter.IsZero() || v.Size != 310 {
		t.Errorf("verdict %+v, %v", v, err)
	}
	theirs, err := torchwood.ParsePolicy([]byte(policy.String()))
	if err != nil {
		t.Fatal(err)
	}
	if err := torchwood.VerifyProof(theirs, tlog.RecordHash(b.Leaf), b.Proof); err != nil {
		t.Errorf("torchwood: %v", err)
	}
	lie(t, us, old, 3)
	if err := collect(t, &side{home: us.served})["neutral"]; !errors.Is(err, onrecord.ErrTampered) {
		t.Errorf("an old copy that went on: %v", err)
	}
	lie(t, us, old, 400)
	if err := collect(t, &side{home: us.served})["neutral"]; !errors.Is(err, onrecord.ErrRefused) {
		t.Errorf("a fork that outgrew the log: %v", err)
	}
}

// A freeLog signs whatever it is told to.
type freeLog struct {
	key    note.Signer
	vkey   string
	stored []tlog.Hash
}

func newFreeLog(t *testing.T, origin string, n int64) *freeLog {
	t.Helper()
	skey, vkey, err := note.GenerateKey(rand.Reader, origin)
	if err != nil {
		t.Fatal(err)
	}
	key, err := note.NewSigner(skey)
	if err != nil {
		t.Fatal(err)
	}
	l := &freeLog{key: key, vkey: vkey}
	for i := range n {
		h, err := tlog.StoredHashes(i, fmt.Append(nil, i), l)
		if err != nil {
			t.Fatal(err)
		}
		l.stored = append(l.stored, h...)
	}
	return l
}

func (l *freeLog) ReadHashes(at []int64) ([]tlog.Hash, error) {
	var out []tlog.Hash
	for _, i := range at {
		out = append(out, l.stored[i])
	}
	return out, nil
}

// request asks to cosign size n whose root is that of the first rootOf entries,
// with a proof from size from.
func (l *freeLog) request(t *testing.T, old string, from, n, rootOf int64) []byte {
	t.Helper()
	root, err := tlog.TreeHash(rootOf, l)
	if err != nil {
		t.Fatal(err)
	}
	signed, err := note.Sign(&note.Note{Text: proof.Checkpoint{Origin: l.key.Name(), Size: uint64(n), Root: proof.Hash(root)}.Text()}, l.key)
	if err != nil {
		t.Fatal(err)
	}
	body := fmt.Appendf(nil, "old %s\n", old)
	if from > 0 {
		path, err := tlog.ProveTree(n, from, l)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range path {
			body = fmt.Appendf(body, "%s\n", proof.Hash(h).Base64())
		}
	}
	return append(append(body, '\n'), signed...)
}

// TestWhatLitewitnessGetsWrong sends the four requests that litewitness 0.9.0
// cosigns against the protocol to it and to our witness, which refuses each.
func TestWhatLitewitnessGetsWrong(t *testing.T) {
	t.Parallel()
	theirs := startLitewitness(t)
	home, _ := newLog(t)
	if _, err := witness.Init(home, "b.example/witness", false); err != nil {
		t.Fatal(err)
	}
	type attempt struct {
		l     *freeLog
		first bool // size 20 is cosigned before
		body  []byte
		want  int
	}
	attempts := map[string]attempt{}
	var keys []string
	add := func(name, old string, from, n, rootOf int64, first bool, want int) {
		l := newFreeLog(t, fmt.Sprintf("log%d.example/log", len(keys)), 25)
		theirs.know(t, l.vkey)
		keys = append(keys, l.vkey)
		attempts[name] = attempt{l, first, l.request(t, old, from, n, rootOf), want}
	}
	add("size 0 with a wrong root", "0", 0, 0, 3, false, http.StatusUnprocessableEntity)
	add("old 0 with a proof", "0", 1, 3, 3, false, http.StatusUnprocessableEntity)
	add("old 020", "020", 20, 25, 25, true, http.StatusBadRequest)
	add("old +20", "+20", 20, 25, 25, true, http.StatusBadRequest)
	ours, err := witness.Open(home, keys)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ours.Close() })
	post := func(body []byte) int {
		rec := httptest.NewRecorder()
		ours.ServeHTTP(rec, httptest.NewRequest(http.MethodPost, "/add-checkpoint", bytes.NewReader(body)))
		return rec.Code
	}
	for name, a := range attempts {
		if a.first {
			body := a.l.request(t, "0", 0, 20, 20)
			if us, them := post(body), theirs.post(t, body); us != http.StatusOK || them != http.StatusOK {
				t.Errorf("%s: a right first request: ours %d, litewitness %d", name, us, them)
			}
		}
		if code := post(a.body); code != a.want {
			t.Errorf("%s: ours answers %d, want %d", name, code, a.want)
		}
		if code := theirs.post(t, a.body); code != http.StatusOK {
			t.Errorf("%s: litewitness answers %d: this test is of version 0.9.0", name, code)
		}
	}
}
