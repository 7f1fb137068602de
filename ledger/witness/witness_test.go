package witness_test

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"onrecord/ledger/proof"
	"onrecord/ledger/witness"
)

// A logSide is a log as a witness sees it: a key and a tree. It does as it is
// told, also wrong things.
type logSide struct {
	origin string
	key    note.Signer
	vkey   string
	stored []tlog.Hash
	n      int64
}

func newLogSide(t testing.TB, origin string) *logSide {
	t.Helper()
	skey, vkey, err := note.GenerateKey(rand.Reader, origin)
	if err != nil {
		t.Fatal(err)
	}
	key, err := note.NewSigner(skey)
	if err != nil {
		t.Fatal(err)
	}
	return &logSide{origin: origin, key: key, vkey: vkey}
}

func (l *logSide) read(at []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(at))
	for i, x := range at {
		out[i] = l.stored[x]
	}
	return out, nil
}

func (l *logSide) grow(texts ...string) *logSide {
	for _, s := range texts {
		h, err := tlog.StoredHashes(l.n, []byte(s), tlog.HashReaderFunc(l.read))
		if err != nil {
			panic(err)
		}
		l.stored = append(l.stored, h...)
		l.n++
	}
	return l
}

// fork is another log with the same key and the first n entries.
func (l *logSide) fork(n int64) *logSide {
	f := *l
	f.stored = append([]tlog.Hash(nil), l.stored[:tlog.StoredHashCount(n)]...)
	f.n = n
	return &f
}

func (l *logSide) root(n int64) proof.Hash {
	h, err := tlog.TreeHash(n, tlog.HashReaderFunc(l.read))
	if err != nil {
		panic(err)
	}
	return proof.Hash(h)
}

func (l *logSide) path(old, n int64) (out []proof.Hash) {
	if old == 0 || old >= n {
		return nil
	}
	p, err := tlog.ProveTree(n, old, tlog.HashReaderFunc(l.read))
	if err != nil {
		panic(err)
	}
	for _, h := range p {
		out = append(out, proof.Hash(h))
	}
	return out
}

func (l *logSide) sign(text string) []byte {
	b, err := note.Sign(&note.Note{Text: text}, l.key)
	if err != nil {
		panic(err)
	}
	return b
}

func (l *logSide) checkpoint(n int64) []byte {
	return l.sign(proof.Checkpoint{Origin: l.origin, Size: uint64(n), Root: l.root(n)}.Text())
}

func (l *logSide) request(old, n int64) []byte {
	return witness.Request{Old: uint64(old), Path: l.path(old, n), Signed: l.checkpoint(n)}.Marshal()
}

// A bench is a witness that serves, and a log that it knows.
type bench struct {
	t     testing.TB
	home  string
	w     *witness.Witness
	vkeys []string
	log   *logSide
}

func newBench(t testing.TB) *bench {
	t.Helper()
	b := &bench{t: t, home: t.TempDir(), log: newLogSide(t, "a.example/log")}
	var err error
	if b.vkeys, err = witness.Init(b.home, "b.example/witness", true); err != nil {
		t.Fatal(err)
	}
	b.open()
	return b
}

func (b *bench) open() {
	b.t.Helper()
	w, err := witness.Open(b.home, []string{b.log.vkey})
	if err != nil {
		b.t.Fatal(err)
	}
	b.w = w
	b.t.Cleanup(func() { w.Close() })
}

func (b *bench) post(body []byte) (int, string, http.Header) {
	rec := httptest.NewRecorder()
	b.w.ServeHTTP(rec, httptest.NewRequest(http.MethodPost, "/add-checkpoint", bytes.NewReader(body)))
	return rec.Code, rec.Body.String(), rec.Header()
}

func (b *bench) get(path string) (int, string) {
	rec := httptest.NewRecorder()
	b.w.ServeHTTP(rec, httptest.NewRequest(http.MethodGet, path, nil))
	return rec.Code, rec.Body.String()
}

// cosigned checks an answer's lines against the witness's keys.
func (b *bench) cosigned(signed []byte, lines string) {
	b.t.Helper()
	text, _, _ := strings.Cut(string(signed), "\n\n")
	for _, vkey := range b.vkeys {
		v, err := proof.WitnessVerifier(vkey)
		if err != nil {
			b.t.Fatal(err)
		}
		if n, err := note.Open([]byte(text+"\n\n"+lines), note.VerifierList(v)); err != nil || len(n.Sigs) != 1 {
			b.t.Errorf("no cosignature of %.30s: %v", vkey, err)
		}
	}
}

// TestConformance goes through c2sp.org/tlog-witness 1.0.0. The witness has
// cosigned size 4 of a log of 9 entries when each request arrives.
func TestConformance(t *testing.T) {
	entries := strings.Fields("zero one two three four five six seven eight")
	stranger := newLogSide(t, "stranger.example/log").grow(entries...)
	impostor := newLogSide(t, "a.example/log").grow(entries...)
	type answer struct {
		code int
		body string // exact, if not empty
	}
	ok, bad, conflict4 := answer{code: 200}, answer{code: 400}, answer{409, "4\n"}
	tests := []struct {
		name string
		body func(l *logSide) []byte
		want answer
	}{
		{"growth", func(l *logSide) []byte { return l.request(4, 9) }, ok},
		{"the same again", func(l *logSide) []byte { return l.request(4, 4) }, ok},
		{"more signatures than ours", func(l *logSide) []byte {
			return append(l.request(4, 9), lastLine(impostor.checkpoint(9))...)
		}, ok}, // another key of the same name is an unknown key: ignored
		{"signature of a stranger beside it", func(l *logSide) []byte {
			return append(l.request(4, 9), lastLine(stranger.checkpoint(9))...)
		}, ok},
		{"unknown log", func(*logSide) []byte { return stranger.request(4, 9) }, answer{code: 404}},
		{"log's name with another key", func(*logSide) []byte { return impostor.request(4, 9) }, answer{code: 403}},
		{"signature bit flipped", func(l *logSide) []byte {
			b := l.request(4, 9)
			i := bytes.LastIndexByte(b, ' ') + 20
			b[i] = swap(b[i])
			return b
		}, answer{code: 403}},
		{"text changed", func(l *logSide) []byte {
			return bytes.Replace(l.request(4, 9), []byte("\n9\n"), []byte("\n8\n"), 1)
		}, answer{code: 403}},
		{"no signature at all", func(l *logSide) []byte {
			head, _, _ := bytes.Cut(l.request(4, 9), []byte("— "))
			return head
		}, bad},
		{"old over new", func(l *logSide) []byte { return l.request(9, 4) }, bad},
		{"old too small", func(l *logSide) []byte { return l.request(2, 9) }, conflict4},
		{"old too large", func(l *logSide) []byte { return l.request(6, 9) }, conflict4},
		{"old zero, to ask", func(l *logSide) []byte { return l.request(0, 9) }, conflict4},
		{"old zero with a proof", func(l *logSide) []byte {
			return witness.Request{Old: 0, Path: l.path(4, 9), Signed: l.checkpoint(9)}.Marshal()
		}, conflict4},
		{"no proof", func(l *logSide) []byte {
			return witness.Request{Old: 4, Signed: l.checkpoint(9)}.Marshal()
		}, answer{code: 422}},
		{"proof of something else", func(l *logSide) []byte {
			return witness.Request{Old: 4, Path: l.path(4, 8), Signed: l.checkpoint(9)}.Marshal()
		}, answer{code: 422}},
		{"proof with one hash more", func(l *logSide) []byte {
			return witness.Request{Old: 4, Path: append(l.path(4, 9), proof.Hash{}), Signed: l.checkpoint(9)}.Marshal()
		}, answer{code: 422}},
		{"proof for the same size", func(l *logSide) []byte {
			return witness.Request{Old: 4, Path: l.path(4, 9), Signed: l.checkpoint(4)}.Marshal()
		}, answer{code: 422}},
		{"fork of the same size", func(l *logSide) []byte {
			return l.fork(3).grow("other").request(4, 4)
		}, answer{code: 409}},
		{"fork that grew", func(l *logSide) []byte {
			return l.fork(3).grow("other", "x", "y").request(4, 6)
		}, answer{code: 422}},
		{"rolled back", func(l *logSide) []byte { return l.request(3, 3) }, conflict4},
		{"empty body", func(*logSide) []byte { return nil }, bad},
		{"old 04", func(l *logSide) []byte { return replaced(l, "old 4", "old 04") }, bad},
		{"old +4", func(l *logSide) []byte { return replaced(l, "old 4", "old +4") }, bad},
		{"old -4", func(l *logSide) []byte { return replaced(l, "old 4", "old -4") }, bad},
		{"old with two spaces", func(l *logSide) []byte { return replaced(l, "old 4", "old  4") }, bad},
		{"old in capitals", func(l *logSide) []byte { return replaced(l, "old 4", "OLD 4") }, bad},
		{"old beyond 63 bits", func(l *logSide) []byte { return replaced(l, "old 4", "old 9223372036854775808") }, bad},
		{"CRLF", func(l *logSide) []byte { return replaced(l, "old 4\n", "old 4\r\n") }, bad},
		{"no old line", func(l *logSide) []byte { return replaced(l, "old 4\n", "") }, bad},
		{"hash too short", func(l *logSide) []byte { return replaced(l, "old 4\n", "old 4\nAAAA\n") }, bad},
		{"hash not base64", func(l *logSide) []byte { return replaced(l, "old 4\n", "old 4\n!!!!\n") }, bad},
		{"hash with stray bits", func(l *logSide) []byte {
			stray := strings.Repeat("A", 42) + "B="
			return replaced(l, "old 4\n", "old 4\n"+stray+"\n")
		}, bad},
		{"64 proof lines", func(l *logSide) []byte {
			return witness.Request{Old: 4, Path: make([]proof.Hash, 64), Signed: l.checkpoint(9)}.Marshal()
		}, bad},
		{"63 proof lines", func(l *logSide) []byte {
			return witness.Request{Old: 4, Path: make([]proof.Hash, 63), Signed: l.checkpoint(9)}.Marshal()
		}, answer{code: 422}},
		{"size with a leading zero", func(l *logSide) []byte {
			return witness.Request{Old: 4, Path: l.path(4, 9), Signed: l.sign("a.example/log\n09\n" + l.root(9).Base64() + "\n")}.Marshal()
		}, bad},
		{"root too short", func(l *logSide) []byte {
			return witness.Request{Old: 4, Path: l.path(4, 9), Signed: l.sign("a.example/log\n9\nAAAA\n")}.Marshal()
		}, bad},
		{"extension line", func(l *logSide) []byte {
			return witness.Request{Old: 4, Path: l.path(4, 9), Signed: l.sign("a.example/log\n9\n" + l.root(9).Base64() + "\nmore\n")}.Marshal()
		}, ok},
		{"huge", func(l *logSide) []byte { return append(l.request(4, 9), make([]byte, 1<<20)...) }, bad},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := newBench(t)
			b.log.grow(entries...)
			if code, body, _ := b.post(b.log.request(0, 4)); code != 200 {
				t.Fatalf("first request: %d %s", code, body)
			}
			body := test.body(b.log)
			want := test.want
			code, text, header := b.post(body)
			if code != want.code || want.body != "" && text != want.body {
				t.Fatalf("%d %q, want %d %q", code, text, want.code, want.body)
			}
			if want.body != "" && header.Get("Content-Type") != "text/x.tlog.size" {
				t.Errorf("content type %q", header.Get("Content-Type"))
			}
			if code == 200 {
				_, signed, _ := bytes.Cut(body, []byte("\n\n"))
				b.cosigned(signed, text)
			}
		})
	}
}

// TestEmptyLog: a first checkpoint of size 0 must have the empty root, and a
// first proof must be empty. litewitness 0.9.0 cosigns both wrong ones.
func TestEmptyLog(t *testing.T) {
	for _, test := range []struct {
		name string
		body func(l *logSide) []byte
		want int
	}{
		{"size 0", func(l *logSide) []byte {
			return append([]byte("old 0\n\n"), l.sign("a.example/log\n0\n"+proof.EmptyRoot.Base64()+"\n")...)
		}, 200},
		{"size 0 with a wrong root", func(l *logSide) []byte {
			return append([]byte("old 0\n\n"), l.sign("a.example/log\n0\n"+l.root(3).Base64()+"\n")...)
		}, 422},
		{"old 0 with a proof", func(l *logSide) []byte {
			return witness.Request{Old: 0, Path: l.path(1, 3), Signed: l.checkpoint(3)}.Marshal()
		}, 422},
		{"old 0 after nothing", func(l *logSide) []byte { return l.request(0, 3) }, 200},
		{"old 2 after nothing", func(l *logSide) []byte { return l.request(2, 3) }, 409},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := newBench(t)
			b.log.grow("a", "b", "c")
			if code, text, _ := b.post(test.body(b.log)); code != test.want {
				t.Errorf("%d %q, want %d", code, text, test.want)
			}
		})
	}
}

func replaced(l *logSide, old, new string) []byte {
	return bytes.Replace(l.request(4, 9), []byte(old), []byte(new), 1)
}

func lastLine(b []byte) []byte {
	return b[bytes.LastIndex(b, []byte("— ")):]
}

func swap(c byte) byte {
	if c == 'A' {
		return 'B'
	}
	return 'A'
}

func TestMethodsAndMonitoring(t *testing.T) {
	b := newBench(t)
	b.log.grow("a", "b", "c")
	if code, _ := b.get("/add-checkpoint"); code != http.StatusMethodNotAllowed {
		t.Errorf("GET add-checkpoint: %d", code)
	}
	path := "/" + witness.OriginHash("a.example/log") + "/checkpoint"
	if code, _ := b.get(path); code != http.StatusNotFound {
		t.Errorf("before anything was cosigned: %d", code)
	}
	body := b.log.request(0, 3)
	if code, _, _ := b.post(body); code != 200 {
		t.Fatal(code)
	}
	code, text := b.get(path)
	if code != 200 || !strings.HasPrefix(text, "a.example/log\n3\n") {
		t.Fatalf("%d %q", code, text)
	}
	_, lines, _ := strings.Cut(text, "\n\n")
	b.cosigned([]byte(text), lines)
	for _, other := range []string{"/", "/x/checkpoint", path + "/x", "/" + witness.OriginHash("b") + "/checkpoint"} {
		if code, _ := b.get(other); code != http.StatusNotFound {
			t.Errorf("%s: %d", other, code)
		}
	}
}

// TestRaceDoesNotRollBack sends many requests at once, as in the race that the
// protocol warns of.
func TestRaceDoesNotRollBack(t *testing.T) {
	b := newBench(t)
	for i := range 40 {
		b.log.grow(fmt.Sprint(i))
	}
	if code, _, _ := b.post(b.log.request(0, 1)); code != 200 {
		t.Fatal(code)
	}
	var wg sync.WaitGroup
	var mu sync.Mutex
	won := map[string]bool{}
	for n := int64(2); n <= 40; n++ {
		wg.Go(func() {
			if code, _, _ := b.post(b.log.request(1, n)); code == 200 {
				mu.Lock()
				won[fmt.Sprint(n)] = true
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	if len(won) != 1 {
		t.Errorf("%d requests from size 1 were cosigned, want 1", len(won))
	}
}

func TestPaceHoldsOneLogBack(t *testing.T) {
	b := newBench(t)
	b.log.grow("a")
	if code, _, _ := b.post(b.log.request(0, 1)); code != 200 {
		t.Fatal(code)
	}
	body := b.log.request(1, 1)
	for range 400 {
		if code, _, _ := b.post(body); code == http.StatusTooManyRequests {
			return
		}
	}
	t.Error("400 requests in a row were all answered")
}

// TestForksAreRefusedAndKept lets a dishonest log fork at many places. Each is
// refused; each that contradicts a cosigned size is kept as evidence that holds
// by itself.
func TestForksAreRefusedAndKept(t *testing.T) {
	b := newBench(t)
	b.log.grow("a")
	proven := 0
	n := 50
	if os.Getenv("ONRECORD_LONG") != "" {
		n = 500
	}
	for i := range n {
		b.log.grow(fmt.Sprint("honest ", i))
		if code, text, _ := b.post(b.log.request(b.cosignedSize(), b.log.n)); code != 200 {
			t.Fatalf("honest growth: %d %s", code, text)
		}
		at := b.log.n
		liar := b.log.fork(at - 1).grow(fmt.Sprint("rewritten ", i))
		code, _, _ := b.post(liar.request(at, at)) // another entry in the same place
		if code != http.StatusConflict {
			t.Fatalf("fork %d: %d", i, code)
		}
		proven++
		if code, _, _ = b.post(liar.grow("and on").request(at, at+1)); code != http.StatusUnprocessableEntity {
			t.Fatalf("fork %d that grew: %d", i, code)
		}
		b.w.Close()
		b.open() // the next round must not be held back by the pace
	}
	forks, refused, err := witness.Evidence(b.home)
	if err != nil {
		t.Fatal(err)
	}
	if len(forks) != proven || len(refused) == 0 {
		t.Errorf("%d forks kept of %d, %d other refusals", len(forks), proven, len(refused))
	}
	for _, name := range forks {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f, err := proof.ParseFork(raw)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := f.Verify(); err != nil {
			t.Error(err)
		}
		confirmedByNote(t, f)
	}
	t.Logf("%d forks and %d other refusals kept of %d attempts", len(forks), len(refused), 2*n)
}

// confirmedByNote checks evidence with nothing but x/mod.
func confirmedByNote(t *testing.T, f proof.Fork) {
	t.Helper()
	v, err := note.NewVerifier(f.LogKey)
	if err != nil {
		t.Fatal(err)
	}
	var trees []tlog.Tree
	for _, signed := range [][]byte{f.Smaller, f.Large} {
		n, err := note.Open(signed, note.VerifierList(v))
		if err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(n.Text, "\n")
		tree, err := tlog.ParseTree([]byte("go.sum database tree\n" + rest))
		if err != nil {
			t.Fatal(err)
		}
		trees = append(trees, tree)
	}
	if trees[0].N != trees[1].N || trees[0].Hash == trees[1].Hash {
		t.Errorf("x/mod sees no contradiction: %v", trees)
	}
}

func (b *bench) cosignedSize() int64 {
	c, _, err := b.w.Last(b.log.origin)
	if err != nil {
		return 0
	}
	return int64(c.Size)
}

func TestTheWitnessRemembersAcrossARestart(t *testing.T) {
	b := newBench(t)
	b.log.grow("a", "b", "c", "d")
	if code, _, _ := b.post(b.log.request(0, 3)); code != 200 {
		t.Fatal(code)
	}
	if _, err := witness.Open(b.home, nil); err == nil {
		t.Error("a second process took the witness")
	}
	b.w.Close()
	b.open()
	if code, text, _ := b.post(b.log.request(0, 4)); code != 409 || text != "3\n" {
		t.Errorf("%d %q", code, text)
	}
}

// TestAWitnessLearnsOfLogsWhileItServes: what it knew it still remembers.
func TestAWitnessLearnsOfLogsWhileItServes(t *testing.T) {
	b := newBench(t)
	b.log.grow("a", "b", "c")
	if code, _, _ := b.post(b.log.request(0, 2)); code != 200 {
		t.Fatal(code)
	}
	late := newLogSide(t, "late.example/log").grow("x", "y")
	if code, _, _ := b.post(late.request(0, 1)); code != http.StatusNotFound {
		t.Fatalf("a log that nobody named: %d", code)
	}
	var wg sync.WaitGroup
	wg.Go(func() {
		for range 50 { // beside requests
			b.get("/" + witness.OriginHash("late.example/log") + "/checkpoint")
			b.post(late.request(0, 0))
		}
	})
	if err := b.w.Know([]string{late.vkey, "nonsense"}); err == nil {
		t.Error("a key that is none was taken")
	}
	if err := b.w.Know([]string{late.vkey}); err != nil {
		t.Fatal(err)
	}
	wg.Wait()
	if code, text, _ := b.post(late.request(0, 2)); code != 200 {
		t.Errorf("the new log: %d %q", code, text)
	}
	if code, text, _ := b.post(b.log.request(0, 3)); code != 409 || text != "2\n" {
		t.Errorf("the old log: %d %q", code, text)
	}
}

func TestADamagedMemoryIsNotSignedOver(t *testing.T) {
	b := newBench(t)
	b.log.grow("a", "b", "c", "d")
	if code, _, _ := b.post(b.log.request(0, 3)); code != 200 {
		t.Fatal(code)
	}
	file := filepath.Join(b.home, "witness", witness.OriginHash("a.example/log"), "checkpoint")
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(raw); i += 1 + i/400*20 { // the post-quantum signature is long
		broken := bytes.Clone(raw)
		broken[i] ^= 1
		if err := os.WriteFile(file, broken, 0o600); err != nil {
			t.Fatal(err)
		}
		b.w.Close()
		b.open()
		liar := b.log.fork(2).grow("other", "more")
		if code, _, _ := b.post(liar.request(0, 4)); code == 200 {
			t.Fatalf("byte %d flipped: a fork was cosigned", i)
		}
	}
}

func TestKeysOpenToOthersAreRefused(t *testing.T) {
	home := t.TempDir()
	if _, err := witness.Init(home, "b.example/witness", false); err != nil {
		t.Fatal(err)
	}
	key := filepath.Join(home, "keys", "witness.key")
	if err := os.Chmod(key, 0o640); err != nil {
		t.Fatal(err)
	}
	_, err := witness.Open(home, nil)
	if err == nil || !strings.Contains(err.Error(), "open to others") {
		t.Fatalf("opened: %v", err)
	}
	os.Chmod(key, 0o600)
	secret, _ := os.ReadFile(key)
	os.WriteFile(key, append([]byte("x"), secret...), 0o600)
	if _, err = witness.Open(home, nil); err == nil || strings.Contains(err.Error(), string(secret[20:60])) {
		t.Fatalf("a broken key: %v", err)
	}
}

func FuzzRequest(f *testing.F) {
	l := newLogSide(f, "a.example/log").grow("a", "b", "c", "d", "e")
	f.Add(l.request(0, 3))
	f.Add(l.request(2, 5))
	f.Add([]byte("old 0\n\n"))
	f.Fuzz(func(t *testing.T, body []byte) {
		r, err := witness.ParseRequest(body)
		if err == nil && !bytes.Equal(r.Marshal(), body) {
			t.Errorf("%q is read as %q", body, r.Marshal())
		}
	})
}
