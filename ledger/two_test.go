package ledger_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"onrecord"
	"onrecord/ledger"
	"onrecord/ledger/proof"
	"onrecord/ledger/witness"
)

// A side is an organisation with a log, a witness, and a server for both.
type side struct {
	name, home string
	logKey     string
	witKey     string
	url        string
	wit        *witness.Witness
	down       bool // the server answers nothing
	served     string
}

// newSide makes an organisation that knows nobody yet.
func newSide(t testing.TB, name string) *side {
	t.Helper()
	s := &side{name: name, home: t.TempDir()}
	var err error
	if s.logKey, err = ledger.Init(t.Context(), s.home, name+".example/log"); err != nil {
		t.Fatal(err)
	}
	keys, err := witness.Init(s.home, name+".example/witness", false)
	if err != nil {
		t.Fatal(err)
	}
	s.witKey = keys[0]
	s.served = s.home
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case s.down:
			http.Error(w, "away", http.StatusServiceUnavailable)
		case strings.HasPrefix(r.URL.Path, "/witness/"):
			http.StripPrefix("/witness", s.wit).ServeHTTP(w, r)
		default:
			ledger.Handler(s.served).ServeHTTP(w, r)
		}
	}))
	t.Cleanup(srv.Close)
	s.url = srv.URL
	return s
}

// meet makes sides know each other and opens their witnesses.
func meet(t testing.TB, sides ...*side) {
	t.Helper()
	for _, s := range sides {
		var keys []string
		for _, o := range sides {
			if o == s {
				continue
			}
			p := ledger.Peer{Name: o.name, LogKey: o.logKey, LogURL: o.url, WitnessKey: o.witKey, WitnessURL: o.url + "/witness"}
			if err := ledger.AddPeer(s.home, p); err != nil {
				t.Fatal(err)
			}
			keys = append(keys, o.logKey)
		}
		w, err := witness.Open(s.home, keys)
		if err != nil {
			t.Fatal(err)
		}
		s.wit = w
		t.Cleanup(func() { w.Close() })
	}
}

func (s *side) peer(t testing.TB, name string) ledger.Peer {
	t.Helper()
	peers, err := ledger.Peers(s.home)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range peers {
		if p.Name == name {
			return p
		}
	}
	t.Fatalf("%s does not know %s", s.name, name)
	return ledger.Peer{}
}

func collect(t testing.TB, s *side) map[string]error {
	t.Helper()
	out, err := ledger.NewCollector(s.home, nil).Collect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	errs := map[string]error{}
	for _, o := range out {
		errs[o.Peer] = o.Err
	}
	return errs
}

func mustMirror(t testing.TB, s *side, of string) proof.Checkpoint {
	t.Helper()
	c, err := ledger.Mirror(t.Context(), s.home, s.peer(t, of), nil)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestTwoSidesVouchForEachOther(t *testing.T) {
	t.Parallel()
	a, b, n := newSide(t, "a"), newSide(t, "b"), newSide(t, "neutral")
	meet(t, a, b, n)
	before := time.Now().Add(-time.Second)
	fill(t, b.home, 5)
	for name, err := range collect(t, b) {
		if err != nil {
			t.Errorf("witness %s: %v", name, err)
		}
	}
	mustMirror(t, a, "b")
	fill(t, a.home, 300)
	n.down = true
	errs := collect(t, a)
	if errs["b"] != nil || !errors.Is(errs["neutral"], onrecord.ErrRefused) {
		t.Fatalf("outcomes %v", errs)
	}
	n.down = false
	if errs = collect(t, a); errs["b"] != nil || errs["neutral"] != nil {
		t.Fatalf("outcomes %v", errs)
	}
	policyText := fmt.Sprintf("log %s\nlog %s\nwitness b %s\nwitness n %s\ngroup ok 2 b n\nquorum ok\n", a.logKey, b.logKey, b.witKey, n.witKey)
	policy, err := proof.ParsePolicy([]byte(policyText))
	if err != nil {
		t.Fatal(err)
	}
	bundle, err := ledger.Prove(t.Context(), a.home, 299, policy)
	if err != nil {
		t.Fatal(err)
	}
	if bundle.NotBefore == nil {
		t.Fatal("the leaf contains no checkpoint of the other side")
	}
	v, err := policy.VerifyBundle(proof.Bundle{Leaf: bundle.Leaf, Proof: bundle.Proof})
	if err != nil {
		t.Fatal(err)
	}
	if v.NotAfter.Before(before) || len(v.Cosigned) != 2 {
		t.Errorf("verdict %+v", v)
	}
	if err := v.Bracket(policy, bundle.NotBefore); err != nil {
		t.Fatal(err)
	}
	if v.NotBefore.Size != 5 || v.NotBefore.Origin != "b.example/log" {
		t.Errorf("not before %+v", v.NotBefore)
	}
	s, err := ledger.Status(a.home)
	if err != nil {
		t.Fatal(err)
	}
	if s.Cosigned == nil || s.Cosigned.Size != 300 || len(s.Cosigned.By) != 2 {
		t.Errorf("status %+v", s.Cosigned)
	}
	strict, _ := proof.ParsePolicy([]byte(strings.Replace(policyText, "group ok 2 b n", "witness x "+newSide(t, "x").witKey+"\ngroup ok 3 b n x", 1)))
	if _, err := strict.Verify(bundle.Leaf, bundle.Proof); !errors.Is(err, onrecord.ErrTampered) {
		t.Errorf("a policy that is not met: %v", err)
	}
}

// lie makes side s show another history from now on: a copy of its home as it
// was, grown with other entries by the same key.
func lie(t testing.TB, s *side, old string, n int) {
	t.Helper()
	liar := clone(t, old)
	grow(t, liar, n, func(i int) proof.Leaf { return capture(fmt.Sprintf("https://example.org/never-said/%d", i), 0) })
	s.served = liar
}

// TestTheMirrorCatchesForks serves forked logs of any two sizes to a mirror.
// Each is refused, and the evidence is confirmed with x/mod alone.
func TestTheMirrorCatchesForks(t *testing.T) {
	t.Parallel()
	for i := range long(4, 50) {
		a, b := newSide(t, "a"), newSide(t, "b")
		meet(t, a, b)
		fill(t, a.home, 1+rand.IntN(20))
		old := clone(t, a.home)
		fill(t, a.home, 30+rand.IntN(300))
		honest := mustMirror(t, b, "a")
		lie(t, a, old, 1+rand.IntN(20)*(i%3)*10)
		_, err := ledger.Mirror(t.Context(), b.home, b.peer(t, "a"), nil)
		var fork *ledger.ForkError
		if !errors.As(err, &fork) {
			t.Fatalf("fork %d not seen: %v", i, err)
		}
		f, err := proof.ParseFork(mustRead(t, fork.Evidence))
		if err != nil {
			t.Fatal(err)
		}
		small, large, err := f.Verify()
		if err != nil {
			t.Fatal(err)
		}
		confirm(t, f)
		if small.Size != honest.Size && large.Size != honest.Size {
			t.Errorf("evidence about sizes %d and %d, mirrored %d", small.Size, large.Size, honest.Size)
		}
	}
}

// confirm checks evidence of a fork with nothing but x/mod.
func confirm(t *testing.T, f proof.Fork) {
	t.Helper()
	key, err := note.NewVerifier(f.LogKey)
	if err != nil {
		t.Fatal(err)
	}
	small, large := treeIn(t, f.Smaller, key), treeIn(t, f.Large, key)
	if small.N == large.N {
		if small.Hash == large.Hash {
			t.Error("x/mod sees no contradiction")
		}
		return
	}
	var path tlog.TreeProof
	for _, h := range f.Path {
		path = append(path, tlog.Hash(h))
	}
	if err := tlog.CheckTree(path, large.N, large.Hash, small.N, tlog.Hash(f.Prefix)); err != nil {
		t.Errorf("x/mod does not accept the prefix root: %v", err)
	}
	if small.Hash == tlog.Hash(f.Prefix) {
		t.Error("x/mod sees no contradiction")
	}
}

func treeIn(t *testing.T, signed []byte, key note.Verifier) tlog.Tree {
	t.Helper()
	n, err := note.Open(signed, note.VerifierList(key))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(n.Text, "\n")
	tree, err := tlog.ParseTree([]byte("go.sum database tree\n" + rest))
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

func TestAForkedLogGetsNoCosignature(t *testing.T) {
	t.Parallel()
	a, b := newSide(t, "a"), newSide(t, "b")
	meet(t, a, b)
	fill(t, a.home, 10)
	old := clone(t, a.home)
	fill(t, a.home, 40)
	if err := collect(t, a)["b"]; err != nil {
		t.Fatal(err)
	}
	lie(t, a, old, 3)
	errs := collect(t, &side{home: a.served})
	if !errors.Is(errs["b"], onrecord.ErrTampered) || !strings.Contains(errs["b"].Error(), "has cosigned 40") {
		t.Errorf("an old copy that went on: %v", errs["b"])
	}
	lie(t, a, old, 100)
	if errs = collect(t, &side{home: a.served}); !errors.Is(errs["b"], onrecord.ErrRefused) {
		t.Errorf("a fork that outgrew the log: %v", errs["b"])
	}
}

// TestRestoreDrill deletes a log and rebuilds it from the other side's mirror.
func TestRestoreDrill(t *testing.T) {
	t.Parallel()
	a, b := newSide(t, "a"), newSide(t, "b")
	meet(t, a, b)
	n := long(10_000, 100_000)
	if testing.Short() {
		n = 1000
	}
	fill(t, a.home, n)
	if err := collect(t, a)["b"]; err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	mustMirror(t, b, "a")
	mirrored := time.Since(start)
	before := mustRead(t, filepath.Join(a.home, "log", "checkpoint"))
	if err := os.RemoveAll(filepath.Join(a.home, "log")); err != nil {
		t.Fatal(err)
	}
	if _, err := ledger.Open(t.Context(), a.home, ledger.Options{}); !errors.Is(err, onrecord.ErrTampered) {
		t.Fatalf("opened without its log: %v", err)
	}
	start = time.Now()
	if _, err := ledger.Restore(t.Context(), a.home, b.url+"/mirror/a", nil); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d entries: mirrored in %s, restored in %s", n, mirrored.Round(time.Millisecond), time.Since(start).Round(time.Millisecond))
	if after := mustRead(t, filepath.Join(a.home, "log", "checkpoint")); string(after) != string(before) {
		t.Errorf("checkpoint is\n%s\nwas\n%s", after, before)
	}
	mustCheck(t, a.home, uint64(n))
	l := open(t, a.home)
	r, err := l.Append(t.Context(), capture("https://example.org/after the restore", 0))
	if err != nil || r.Index != uint64(n) {
		t.Fatalf("entry %d: %v", r.Index, err)
	}
	if err := l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := collect(t, a)["b"]; err != nil {
		t.Errorf("after the restore: %v", err)
	}
}

func TestRestoreRefusesWhatWouldBeAFork(t *testing.T) {
	t.Parallel()
	a, b := newSide(t, "a"), newSide(t, "b")
	meet(t, a, b)
	fill(t, a.home, 20)
	mustMirror(t, b, "a")
	backup := t.TempDir()
	if _, err := ledger.Backup(t.Context(), a.home, backup); err != nil {
		t.Fatal(err)
	}
	fill(t, a.home, 30)
	fill(t, b.home, 3)
	for name, where := range map[string]string{
		"an old mirror": b.url + "/mirror/a",
		"an old backup": filepath.Join(backup, "log"),
		"another log":   filepath.Join(b.home, "log"),
		"nothing":       t.TempDir(),
	} {
		before := mustRead(t, filepath.Join(a.home, "log", "checkpoint"))
		if _, err := ledger.Restore(t.Context(), a.home, where, nil); err == nil {
			t.Errorf("%s was restored", name)
		}
		if string(mustRead(t, filepath.Join(a.home, "log", "checkpoint"))) != string(before) {
			t.Errorf("%s changed the log", name)
		}
	}
	head, err := ledger.Backup(t.Context(), a.home, backup) // what is new
	if err != nil || head.Size != 30 {
		t.Fatalf("second backup: %d entries, %v", head.Size, err)
	}
	if _, err := ledger.Restore(t.Context(), a.home, filepath.Join(backup, "log"), nil); err != nil {
		t.Error(err)
	}
	mustCheck(t, a.home, 30)
}

// TestRestoreAsksTheWitnesses: home and guard come from an old backup together,
// and only the other side knows that more was signed.
func TestRestoreAsksTheWitnesses(t *testing.T) {
	t.Parallel()
	a, b := newSide(t, "a"), newSide(t, "b")
	meet(t, a, b)
	fill(t, a.home, 20)
	old := clone(t, a.home)
	fill(t, a.home, 30)
	if err := collect(t, a)["b"]; err != nil {
		t.Fatal(err)
	}
	if _, err := ledger.Restore(t.Context(), old, filepath.Join(old, "log"), nil); !errors.Is(err, onrecord.ErrTampered) {
		t.Errorf("restored: %v", err)
	}
}

func TestTheServerShowsNothingElse(t *testing.T) {
	t.Parallel()
	a := newSide(t, "a")
	fill(t, a.home, 3)
	for path, want := range map[string]int{
		"/checkpoint": 200, "/tile/0/000.p/3": 200, "/tile/entries/000.p/3": 200, "/log.vkey": 200,
		"/keys/log.key": 404, "/../keys/log.key": 404, "/.state/treeState": 404, "/guard/signed": 404,
		"/tile/../../keys/log.key": 404, "/tile/entries/..%2f..%2f..%2fkeys/log.key": 404, "/mirror/../../keys/log.key": 404,
		"/mirror/a/checkpoint": 404, "/index.db": 404, "/": 404, "/cosigned": 404, "/mirror/%2e%2e/x": 404,
	} {
		resp, err := http.Get(a.url + path)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != want {
			t.Errorf("%s: %d, want %d", path, resp.StatusCode, want)
		}
	}
}

// TestTheOldestProofStands: an entry is proven against the first checkpoint that
// was cosigned for it, also when the tiles of that size are long gone.
func TestTheOldestProofStands(t *testing.T) {
	t.Parallel()
	a, b := newSide(t, "a"), newSide(t, "b")
	meet(t, a, b)
	fill(t, a.home, 100)
	if err := collect(t, a)["b"]; err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{300, 600, 610} {
		fill(t, a.home, n)
	}
	if err := collect(t, a)["b"]; err != nil {
		t.Fatal(err)
	}
	policy, err := ledger.Policy(a.home)
	if err != nil {
		t.Fatal(err)
	}
	for index, size := range map[uint64]uint64{0: 100, 99: 100, 100: 610, 609: 610} {
		bundle, err := ledger.Prove(t.Context(), a.home, index, policy)
		if err != nil {
			t.Fatal(err)
		}
		v, err := policy.VerifyBundle(bundle)
		if err != nil {
			t.Fatal(err)
		}
		if v.Size != size {
			t.Errorf("entry %d proven in a tree of %d, want %d", index, v.Size, size)
		}
	}
	if _, err := ledger.Prove(t.Context(), a.home, 610, policy); !errors.Is(err, onrecord.ErrNotFound) {
		t.Errorf("an entry that is not there: %v", err)
	}
}
