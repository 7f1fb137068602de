package proof_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	mrand "math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"filippo.io/torchwood"
	flog "github.com/transparency-dev/formats/log"
	fnote "github.com/transparency-dev/formats/note"
	fproof "github.com/transparency-dev/formats/proof"
	fwitness "github.com/transparency-dev/formats/witness"
	mproof "github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"onrecord"
	"onrecord/ledger/proof"
)

// A world has a log, three witnesses, a policy that asks for two of them, and a
// proof of each entry.
type world struct {
	log       note.Signer
	logKey    string
	witnesses []note.Signer
	keys      []string
	policy    *proof.Policy
	text      string
	leaves    [][]byte
	stored    []tlog.Hash
}

func newWorld(t testing.TB, entries int) *world {
	t.Helper()
	w := &world{}
	var err error
	skey, vkey, err := note.GenerateKey(rand.Reader, "a.example/log")
	if err != nil {
		t.Fatal(err)
	}
	w.logKey = vkey
	if w.log, err = note.NewSigner(skey); err != nil {
		t.Fatal(err)
	}
	w.text = "log " + vkey + "\n"
	for i := range 3 {
		s, vkey := newWitness(t, fmt.Sprintf("w%d.example", i), i == 2)
		w.witnesses, w.keys = append(w.witnesses, s), append(w.keys, vkey)
		w.text += fmt.Sprintf("witness w%d %s\n", i, vkey)
	}
	w.text += "group two 2 w0 w1 w2\nquorum two\n"
	if w.policy, err = proof.ParsePolicy([]byte(w.text)); err != nil {
		t.Fatal(err)
	}
	for i := range entries {
		leaf, err := proof.Leaf{Kind: proof.KindCapture, Subject: fmt.Sprintf("https://example.org/%d", i),
			Objects: []proof.Object{proof.ObjectOf("payload", fmt.Append(nil, i))}}.Marshal()
		if err != nil {
			t.Fatal(err)
		}
		w.leaves = append(w.leaves, leaf)
		h, err := tlog.StoredHashes(int64(i), leaf, tlog.HashReaderFunc(w.read))
		if err != nil {
			t.Fatal(err)
		}
		w.stored = append(w.stored, h...)
	}
	return w
}

func newWitness(t testing.TB, name string, postQuantum bool) (note.Signer, string) {
	t.Helper()
	if postQuantum {
		skey, vkey, err := fnote.GenerateMLDSAKey(name)
		if err != nil {
			t.Fatal(err)
		}
		s, err := fnote.NewSignerForCosignatureV1(skey)
		if err != nil {
			t.Fatal(err)
		}
		return s, vkey
	}
	skey, vkey, err := note.GenerateKey(rand.Reader, name)
	if err != nil {
		t.Fatal(err)
	}
	if vkey, err = fnote.VKeyToCosignatureV1(vkey); err != nil {
		t.Fatal(err)
	}
	s, err := fnote.NewSignerForCosignatureV1(skey)
	if err != nil {
		t.Fatal(err)
	}
	return s, vkey
}

func (w *world) read(at []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(at))
	for i, x := range at {
		out[i] = w.stored[x]
	}
	return out, nil
}

// head returns the checkpoint of the first n entries, signed and cosigned by the
// named witnesses.
func (w *world) head(t testing.TB, n int, by ...int) []byte {
	t.Helper()
	root, err := tlog.TreeHash(int64(n), tlog.HashReaderFunc(w.read))
	if err != nil {
		t.Fatal(err)
	}
	signers := []note.Signer{w.log}
	for _, i := range by {
		signers = append(signers, w.witnesses[i])
	}
	text := proof.Checkpoint{Origin: "a.example/log", Size: uint64(n), Root: proof.Hash(root)}.Text()
	signed, err := note.Sign(&note.Note{Text: text}, signers...)
	if err != nil {
		t.Fatal(err)
	}
	return signed
}

func (w *world) prove(t testing.TB, i, n int, by ...int) []byte {
	t.Helper()
	path, err := tlog.ProveRecord(int64(n), int64(i), tlog.HashReaderFunc(w.read))
	if err != nil {
		t.Fatal(err)
	}
	p := proof.Proof{Index: uint64(i), Checkpoint: w.head(t, n, by...)}
	for _, h := range path {
		p.Path = append(p.Path, proof.Hash(h))
	}
	return p.Marshal()
}

func TestEveryEntryOfEveryTreeVerifies(t *testing.T) {
	w := newWorld(t, 20)
	for n := 1; n <= 20; n++ {
		for i := range n {
			v, err := w.policy.Verify(w.leaves[i], w.prove(t, i, n, 0, 1))
			if err != nil {
				t.Fatalf("entry %d of %d: %v", i, n, err)
			}
			if v.Index != uint64(i) || v.Size != uint64(n) || len(v.Cosigned) != 2 {
				t.Fatalf("entry %d of %d: %+v", i, n, v)
			}
			if _, err := w.policy.Verify(w.leaves[(i+1)%20], w.prove(t, i, n, 0, 1)); !errors.Is(err, onrecord.ErrTampered) {
				t.Fatalf("entry %d of %d verifies another leaf: %v", i, n, err)
			}
		}
	}
}

func TestTheQuorumDecides(t *testing.T) {
	w := newWorld(t, 5)
	for _, test := range []struct {
		by []int
		ok bool
	}{{nil, false}, {[]int{0}, false}, {[]int{2}, false}, {[]int{0, 1}, true}, {[]int{1, 2}, true}, {[]int{0, 1, 2}, true}} {
		v, err := w.policy.Verify(w.leaves[3], w.prove(t, 3, 5, test.by...))
		if (err == nil) != test.ok {
			t.Errorf("cosigned by %v: %v", test.by, err)
		}
		if err == nil && time.Since(v.NotAfter) > time.Minute {
			t.Errorf("cosigned by %v: not after %v", test.by, v.NotAfter)
		}
		if err != nil && !errors.Is(err, onrecord.ErrTampered) {
			t.Errorf("no kind: %v", err)
		}
	}
}

// aged cosigns with a time of its own choosing, as a lying witness would.
type aged struct {
	name string
	key  ed25519.PrivateKey
	hash uint32
	at   uint64
}

func (a aged) Name() string    { return a.name }
func (a aged) KeyHash() uint32 { return a.hash }
func (a aged) Sign(msg []byte) ([]byte, error) {
	sig := binary.BigEndian.AppendUint64(nil, a.at)
	return append(sig, ed25519.Sign(a.key, fmt.Appendf(nil, "cosignature/v1\ntime %d\n%s", a.at, msg))...), nil
}

func TestOneLyingWitnessCannotBackdate(t *testing.T) {
	w := newWorld(t, 3)
	pub, priv, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	vkey, err := note.NewEd25519VerifierKey("liar.example", pub)
	if err != nil {
		t.Fatal(err)
	}
	if vkey, err = fnote.VKeyToCosignatureV1(vkey); err != nil {
		t.Fatal(err)
	}
	v, err := proof.WitnessVerifier(vkey)
	if err != nil {
		t.Fatal(err)
	}
	w.witnesses = append(w.witnesses, aged{"liar.example", priv, v.KeyHash(), 1000})
	policy, err := proof.ParsePolicy([]byte(strings.Replace(w.text, "group two 2", "witness liar "+vkey+"\ngroup two 2 liar", 1)))
	if err != nil {
		t.Fatal(err)
	}
	verdict, err := policy.Verify(w.leaves[0], w.prove(t, 0, 3, 0, 3))
	if err != nil {
		t.Fatal(err)
	}
	if verdict.NotAfter.Year() < 2000 {
		t.Errorf("the liar's time decided: %v", verdict.NotAfter)
	}
}

// TestEveryBitOfAProof flips every bit of a leaf and of a proof with its
// checkpoint and cosignatures. What is still accepted says the same, with
// perhaps fewer cosignatures.
func TestEveryBitOfAProof(t *testing.T) {
	w := newWorld(t, 9)
	t.Run("Ed25519", func(t *testing.T) { everyBit(t, w, w.prove(t, 5, 9, 0, 1), 1) })
	// A post-quantum cosignature is 3,300 bytes of the same: each bit in the long
	// form.
	t.Run("ML-DSA-44", func(t *testing.T) { everyBit(t, w, w.prove(t, 5, 9, 0, 1, 2), long(23, 1)) })
}

func everyBit(t *testing.T, w *world, good []byte, step int) {
	leaf := bytes.Clone(w.leaves[5])
	want, err := w.policy.Verify(leaf, good)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(leaf)*8; i += step {
		leaf[i/8] ^= 1 << (i % 8)
		if _, err := w.policy.Verify(leaf, good); err == nil {
			t.Errorf("leaf: bit %d flipped and accepted", i)
		}
		leaf[i/8] ^= 1 << (i % 8)
	}
	accepted := 0
	bad := bytes.Clone(good)
	for i := 0; i < len(bad)*8; i += step {
		bad[i/8] ^= 1 << (i % 8)
		if got, err := w.policy.Verify(leaf, bad); err == nil {
			accepted++
			mustMeanTheSame(t, i, got, want)
		}
		bad[i/8] ^= 1 << (i % 8)
	}
	t.Logf("%d bits of a proof: %d accepted, each with the same meaning and fewer cosignatures", len(bad)*8, accepted)
}

func mustMeanTheSame(t *testing.T, bit int, got, want *proof.Verdict) {
	t.Helper()
	if len(got.Cosigned) >= len(want.Cosigned) {
		t.Errorf("bit %d: another text for the same proof", bit)
	}
	for _, c := range got.Cosigned {
		if !slices.Contains(want.Cosigned, c) {
			t.Errorf("bit %d: a cosignature that nobody made: %+v", bit, c)
		}
	}
	a, b := *got, *want
	a.Cosigned, b.Cosigned, a.NotAfter, b.NotAfter = nil, nil, time.Time{}, time.Time{}
	if !reflect.DeepEqual(a, b) {
		t.Errorf("bit %d: %+v, want %+v", bit, a, b)
	}
}

// long returns n for the long form of a test (ONRECORD_LONG=1), else short.
func long(short, n int) int {
	if os.Getenv("ONRECORD_LONG") != "" {
		return n
	}
	return short
}

// TestDifferential gives the same inputs, most of them broken, to our verifier,
// to torchwood's, to one made of transparency-dev's parts, and to x/mod alone.
// Whatever ours accepts the others accept; what it refuses beyond them it
// refuses for being written in another way.
func TestDifferential(t *testing.T) {
	w := newWorld(t, 33)
	n := long(100_000, 10_000_000)
	if testing.Short() {
		n = 5_000
	}
	bare := "log " + w.logKey + "\n"
	total := new(tally)
	var wg sync.WaitGroup
	for i, text := range []string{ // torchwood 0.9 has no ML-DSA
		bare + "quorum none\n",
		bare + "quorum none\n",
		bare + "quorum none\n",
		bare + fmt.Sprintf("witness w0 %s https://w0.example/\nwitness w1 %s https://w1.example/\ngroup two 2 w0 w1\nquorum two\n", w.keys[0], w.keys[1]),
	} {
		wg.Go(func() { w.differ(t, text, mrand.New(mrand.NewPCG(1, uint64(i))), n/4, total) })
	}
	wg.Wait()
	t.Log(total)
	if total.both.Load() == 0 {
		t.Error("no input was good")
	}
}

type tally struct{ done, both, stricter, differ atomic.Int64 }

func (y *tally) String() string {
	return fmt.Sprintf("%d inputs: %d accepted by all, %d refused here only, for their form; %d disagreements",
		y.done.Load(), y.both.Load(), y.stricter.Load(), y.differ.Load())
}

func (w *world) differ(t *testing.T, text string, random *mrand.Rand, n int, total *tally) {
	policy, err := proof.ParsePolicy([]byte(text))
	if err != nil {
		t.Error(err)
		return
	}
	others, err := w.others(text)
	if err != nil {
		t.Error(err)
		return
	}
	var proofs [][]byte
	for i := range 33 {
		proofs = append(proofs, w.prove(t, i, 33, 0, 1))
	}
	for range n {
		i := random.IntN(33)
		leaf, p := w.leaves[i], mutate(random, proofs[random.IntN(33)], proofs[i])
		_, ours := policy.Verify(leaf, p)
		if torch, formats, mod := others(leaf, p); !total.count(ours, torch, formats, mod) {
			t.Errorf("ours: %v; torchwood: %v; formats: %v; x/mod: %v:\n%s", ours, torch, formats, mod, p)
		}
		if total.done.Add(1)%1_000_000 == 0 {
			t.Log(total)
		}
	}
}

// count books the answers to one input and says whether they go together: all
// accept what ours accepts, and the two that know policies refuse what ours
// refuses, unless it is for its form.
func (y *tally) count(ours, torch, formats, mod error) bool {
	agree := true
	switch form := errors.Is(ours, onrecord.ErrInvalid); {
	case ours == nil:
		y.both.Add(1)
		agree = torch == nil && formats == nil && mod == nil
	case form && torch == nil && formats == nil && mod == nil:
		y.stricter.Add(1)
	case !form:
		agree = torch != nil && formats != nil
	}
	if !agree {
		y.differ.Add(1)
	}
	return agree
}

// others makes the three verifiers that are not ours, for one policy.
func (w *world) others(policy string) (func(leaf, p []byte) (torch, formats, mod error), error) {
	torch, err := torchwood.ParsePolicy([]byte(policy))
	if err != nil {
		return nil, err
	}
	group, err := fwitness.ParsePolicy([]byte(policy))
	if err != nil {
		return nil, err
	}
	verifier, err := note.NewVerifier(w.logKey)
	if err != nil {
		return nil, err
	}
	found := map[string]bool{}
	key := remembering{verifier, found}
	for i, c := range group.Components {
		member := c.(fwitness.Witness)
		member.Key = remembering{member.Key, found}
		group.Components[i] = member
	}
	return func(leaf, p []byte) (error, error, error) {
		return torchwood.VerifyProof(rememberingPolicy{torch, found}, tlog.RecordHash(leaf), p), formatsVerify(key, group, leaf, p), modVerify(key, leaf, p)
	}, nil
}

// remembering is a key that remembers what it found of a signature. Ours
// verifies each anew for every input; the others would otherwise spend most of
// the time on the very same calls of crypto/ed25519.
type remembering struct {
	note.Verifier
	found map[string]bool
}

func (r remembering) Verify(msg, sig []byte) bool {
	at := fmt.Sprintf("%s %x %s %s", r.Name(), r.KeyHash(), sig, msg)
	good, known := r.found[at]
	if !known {
		if len(r.found) > 1000 {
			clear(r.found)
		}
		good = r.Verifier.Verify(msg, sig)
		r.found[at] = good
	}
	return good
}

// rememberingPolicy gives out keys that remember.
type rememberingPolicy struct {
	torchwood.Policy
	found map[string]bool
}

func (p rememberingPolicy) Verifier(name string, hash uint32) (note.Verifier, error) {
	v, err := p.Policy.Verifier(name, hash)
	if err != nil {
		return nil, err
	}
	return remembering{v, p.found}, nil
}

// formatsVerify checks a proof with transparency-dev/formats and merkle.
func formatsVerify(key note.Verifier, group fwitness.Group, leaf, p []byte) error {
	var parsed fproof.TLogProof
	if err := parsed.Unmarshal(p); err != nil {
		return err
	}
	c, _, _, err := flog.ParseCheckpoint(parsed.Checkpoint, key.Name(), key, slices.Collect(maps.Values(group.Endpoints()))...)
	if err != nil {
		return err
	}
	if !group.Satisfied(parsed.Checkpoint) {
		return errors.New("not enough cosignatures")
	}
	var path [][]byte
	for _, h := range parsed.Hashes {
		path = append(path, h[:])
	}
	return mproof.VerifyInclusion(rfc6962.DefaultHasher, parsed.Index, c.Size, rfc6962.DefaultHasher.HashLeaf(leaf), path, c.Hash)
}

// mutate changes a good proof in a random way, or not at all.
func mutate(r *mrand.Rand, other, good []byte) []byte {
	p := bytes.Clone(good)
	switch r.IntN(6) {
	case 0: // as it is
	case 1:
		p[r.IntN(len(p))] ^= 1 << r.IntN(8)
	case 2:
		p = p[:r.IntN(len(p))]
	case 3: // a line of another proof
		lines, others := bytes.SplitAfter(p, []byte("\n")), bytes.SplitAfter(other, []byte("\n"))
		lines[r.IntN(len(lines))] = others[r.IntN(len(others))]
		p = bytes.Join(lines, nil)
	case 4: // lines swapped, or one twice
		lines := bytes.SplitAfter(p, []byte("\n"))
		a, b := r.IntN(len(lines)), r.IntN(len(lines))
		if r.IntN(2) == 0 {
			lines[a], lines[b] = lines[b], lines[a]
		} else {
			lines = slices.Insert(lines, a, lines[b])
		}
		p = bytes.Join(lines, nil)
	case 5: // the last letter of some base64
		i := bytes.LastIndexByte(p[:1+r.IntN(len(p))], '=')
		if i > 0 {
			p[i-1] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[r.IntN(64)]
		}
	}
	return p
}

// modVerify checks the log's part of a proof with x/mod and the format's text.
func modVerify(key note.Verifier, leaf, p []byte) error {
	parsed, err := proof.ParseProof(p)
	if err != nil {
		return nil // the form is not x/mod's business
	}
	n, err := note.Open(parsed.Checkpoint, note.VerifierList(key))
	if err != nil {
		return err
	}
	_, rest, _ := strings.Cut(n.Text, "\n")
	tree, err := tlog.ParseTree([]byte("go.sum database tree\n" + rest))
	if err != nil {
		return err
	}
	var path tlog.RecordProof
	for _, h := range parsed.Path {
		path = append(path, tlog.Hash(h))
	}
	if int64(parsed.Index) >= tree.N {
		return errors.New("index beyond the tree")
	}
	return tlog.CheckRecord(path, tree.N, tree.Hash, int64(parsed.Index), tlog.RecordHash(leaf))
}

func TestPolicies(t *testing.T) {
	w := newWorld(t, 1)
	log, w0, w1 := "log "+w.logKey+"\n", "witness w0 "+w.keys[0]+"\n", "witness w1 "+w.keys[1]+" https://w1.example/\n"
	own, err := fnote.VKeyToCosignatureV1(w.logKey)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, text string
		quorum     string // "" for refused
	}{
		{"none", log + "quorum none\n", "no witness"},
		{"no log", "quorum none\n", "no witness"},
		{"one witness", log + w0 + "quorum w0\n", "w0"},
		{"group", log + w0 + w1 + "group g any w0 w1\nquorum g\n", "1 of {w0, w1}"},
		{"groups of groups", log + w0 + w1 + "group g any w0\ngroup h all g w1\nquorum h", "2 of {1 of {w0}, w1}"},
		{"comments and tabs", "# ours\n\t" + log + "\n" + w0 + "  quorum\tw0  \n", "w0"},
		{"no quorum", log + w0, ""},
		{"two quorums", log + w0 + "quorum w0\nquorum w0\n", ""},
		{"quorum before", log + "quorum w0\n" + w0, ""},
		{"unknown member", log + w0 + "group g any w9\nquorum g\n", ""},
		{"threshold 0", log + w0 + "group g 0 w0\nquorum g\n", ""},
		{"threshold over", log + w0 + "group g 2 w0\nquorum g\n", ""},
		{"threshold 01", log + w0 + "group g 01 w0\nquorum g\n", ""},
		{"member twice", log + w0 + w1 + "group g 2 w0 w0\nquorum g\n", ""},
		{"member of two groups", log + w0 + w1 + "group g any w0\ngroup h any w0 w1\nquorum h\n", ""},
		{"name twice", log + w0 + "witness w0 " + w.keys[1] + "\nquorum w0\n", ""},
		{"key twice", log + w0 + "witness w9 " + w.keys[0] + "\nquorum w0\n", ""},
		{"log is its own witness", log + "witness w0 " + own + "\nquorum w0\n", ""},
		{"named none", log + "witness none " + w.keys[0] + "\nquorum none\n", ""},
		{"log key as witness", log + "witness w0 " + w.logKey + "\nquorum w0\n", ""},
		{"witness key as log", "log " + w.keys[0] + "\nquorum none\n", ""},
		{"control character", log + "quorum none\x00\n", ""},
		{"carriage return", log + "quorum none\r\n", ""},
		{"unknown word", log + "trust everybody\nquorum none\n", ""},
		{"empty", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			p, err := proof.ParsePolicy([]byte(test.text))
			if test.quorum == "" {
				if !errors.Is(err, onrecord.ErrInvalid) {
					t.Errorf("accepted: %v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if p.Quorum() != test.quorum {
				t.Errorf("quorum %q, want %q", p.Quorum(), test.quorum)
			}
		})
	}
}

func TestAPrivateKeyIsNotRepeated(t *testing.T) {
	skey, _, err := note.GenerateKey(rand.Reader, "a.example/log")
	if err != nil {
		t.Fatal(err)
	}
	secret := skey[40:60]
	for _, text := range []string{"log " + skey + "\nquorum none\n", "witness w " + skey + "\nquorum w\n", "group " + skey + "\n"} {
		if _, err := proof.ParsePolicy([]byte(text)); err == nil || strings.Contains(err.Error(), secret) {
			t.Errorf("error: %v", err)
		}
	}
}

func TestLeaves(t *testing.T) {
	full := proof.Leaf{Kind: proof.KindCapture, Subject: "https://example.org/<a>&\u2028é", Claimed: "2022-11-13T08:00:00Z",
		Objects: []proof.Object{proof.ObjectOf("payload", []byte("x"))}, Tool: &proof.Tool{Name: "onrecord", Version: "1"},
		Prev: proof.RefTo(7, proof.LeafHash([]byte("y"))), NotBefore: &proof.PeerCheckpoint{Origin: "b.example/log", Size: "3", Root: proof.EmptyRoot}}
	b, err := full.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(b, []byte("<a>&\u2028é")) {
		t.Errorf("not RFC 8785: %s", b)
	}
	back, err := proof.ParseLeaf(b)
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := back.Marshal(); !bytes.Equal(again, b) {
		t.Errorf("%s\n%s", b, again)
	}
	for name, bad := range map[string]string{
		"space":            `{"kind": "capture","v":"onrecord/leaf@v1"}`,
		"order":            `{"v":"onrecord/leaf@v1","kind":"capture"}`,
		"name twice":       `{"kind":"capture","kind":"capture","v":"onrecord/leaf@v1"}`,
		"number":           `{"kind":"capture","size":1,"v":"onrecord/leaf@v1"}`,
		"large number":     `{"kind":"capture","size":9007199254740993,"v":"onrecord/leaf@v1"}`,
		"null":             `{"kind":"capture","subject":null,"v":"onrecord/leaf@v1"}`,
		"true":             `{"kind":"capture","subject":true,"v":"onrecord/leaf@v1"}`,
		"escape":           `{"kind":"c\u0061pture","v":"onrecord/leaf@v1"}`,
		"bad UTF-8":        "{\"kind\":\"\xff\",\"v\":\"onrecord/leaf@v1\"}",
		"surrogate":        `{"kind":"\ud800","v":"onrecord/leaf@v1"}`,
		"unknown field":    `{"extra":"x","kind":"capture","v":"onrecord/leaf@v1"}`,
		"other case":       `{"KIND":"capture","v":"onrecord/leaf@v1"}`,
		"other version":    `{"kind":"capture","v":"onrecord/leaf@v2"}`,
		"no kind":          `{"v":"onrecord/leaf@v1"}`,
		"array":            `[]`,
		"two values":       `{"kind":"capture","v":"onrecord/leaf@v1"}{}`,
		"empty":            ``,
		"time with zone":   `{"kind":"capture","observed_at":"2022-11-13T08:00:00+07:00","v":"onrecord/leaf@v1"}`,
		"diary uncommited": `{"kind":"diary","v":"onrecord/leaf@v1"}`,
		"upper case hash":  `{"kind":"capture","objects":[{"role":"p","sha256":"` + strings.Repeat("A", 64) + `","size":"1"}],"v":"onrecord/leaf@v1"}`,
		"size with zero":   `{"kind":"capture","objects":[{"role":"p","sha256":"` + strings.Repeat("a", 64) + `","size":"01"}],"v":"onrecord/leaf@v1"}`,
	} {
		if l, err := proof.ParseLeaf([]byte(bad)); !errors.Is(err, onrecord.ErrInvalid) {
			t.Errorf("%s: %+v, %v", name, l, err)
		}
	}
	if _, err := (proof.Leaf{Kind: proof.KindCapture, Subject: strings.Repeat("x", proof.MaxLeaf)}).Marshal(); !errors.Is(err, onrecord.ErrRefused) {
		t.Errorf("a huge leaf: %v", err)
	}
	if _, err := (proof.Leaf{Kind: proof.KindCapture, Subject: "\xff"}).Marshal(); !errors.Is(err, onrecord.ErrInvalid) {
		t.Errorf("bad UTF-8: %v", err)
	}
}

// TestUnknownLeavesStillVerify: another form of leaf is proven as bytes.
func TestUnknownLeavesStillVerify(t *testing.T) {
	w := newWorld(t, 2)
	leaf := []byte(`{"v":"somebody.else/leaf@v9"}`)
	h, err := tlog.StoredHashes(2, leaf, tlog.HashReaderFunc(w.read))
	if err != nil {
		t.Fatal(err)
	}
	w.stored = append(w.stored, h...)
	v, err := w.policy.Verify(leaf, w.prove(t, 2, 3, 0, 1))
	if err != nil || v.Content != nil {
		t.Errorf("%+v, %v", v, err)
	}
}

func TestForkEvidence(t *testing.T) {
	w := newWorld(t, 9)
	a := w.head(t, 5)
	other := newWorld(t, 0)
	other.log, other.leaves = w.log, nil
	for i := range 9 {
		h, err := tlog.StoredHashes(int64(i), fmt.Append(nil, "other ", i), tlog.HashReaderFunc(other.read))
		if err != nil {
			t.Fatal(err)
		}
		other.stored = append(other.stored, h...)
	}
	prefix, err := tlog.TreeHash(5, tlog.HashReaderFunc(other.read))
	if err != nil {
		t.Fatal(err)
	}
	path, err := tlog.ProveTree(9, 5, tlog.HashReaderFunc(other.read))
	if err != nil {
		t.Fatal(err)
	}
	f := proof.Fork{LogKey: w.logKey, Smaller: a, Large: other.head(t, 9), Prefix: proof.Hash(prefix)}
	for _, h := range path {
		f.Path = append(f.Path, proof.Hash(h))
	}
	if _, _, err := f.Verify(); err != nil {
		t.Fatal(err)
	}
	good := f.Marshal()
	if back, err := proof.ParseFork(good); err != nil || !reflect.DeepEqual(back, f) {
		t.Fatalf("%+v, %v", back, err)
	}
	for i := range len(good) * 8 { // nothing else may pass for evidence
		good[i/8] ^= 1 << (i % 8)
		if g, err := proof.ParseFork(good); err == nil && !reflect.DeepEqual(g, f) {
			if _, _, err := g.Verify(); err == nil {
				t.Errorf("bit %d flipped and it still convicts:\n%q", i, good[i/8-40:i/8+40])
			}
		}
		good[i/8] ^= 1 << (i % 8)
	}
	honest := proof.Fork{LogKey: w.logKey, Smaller: w.head(t, 5), Large: w.head(t, 9)}
	root, _ := tlog.TreeHash(5, tlog.HashReaderFunc(w.read))
	path, _ = tlog.ProveTree(9, 5, tlog.HashReaderFunc(w.read))
	for _, h := range path {
		honest.Path = append(honest.Path, proof.Hash(h))
	}
	for name, f := range map[string]proof.Fork{
		"honest growth":         honest,
		"honest, with its root": {LogKey: honest.LogKey, Smaller: honest.Smaller, Large: honest.Large, Prefix: proof.Hash(root), Path: honest.Path},
		"same twice":            {LogKey: w.logKey, Smaller: a, Large: a},
		"invented prefix":       {LogKey: honest.LogKey, Smaller: honest.Smaller, Large: honest.Large, Prefix: proof.Hash{1}, Path: honest.Path},
		"another key":           {LogKey: other.logKey, Smaller: f.Smaller, Large: f.Large, Prefix: f.Prefix, Path: f.Path},
	} {
		if _, _, err := f.Verify(); err == nil {
			t.Errorf("%s convicts the log", name)
		}
	}
}

func FuzzProof(f *testing.F) {
	w := newWorld(f, 9)
	f.Add(w.prove(f, 3, 9, 0, 1))
	f.Add(w.prove(f, 0, 1, 2))
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := proof.ParseProof(b)
		if err == nil && !bytes.Equal(p.Marshal(), b) {
			t.Errorf("%q is read as %q", b, p.Marshal())
		}
		w.policy.Verify(w.leaves[3], b)
	})
}

func FuzzNote(f *testing.F) {
	w := newWorld(f, 9)
	f.Add(w.head(f, 9, 0, 1, 2))
	f.Fuzz(func(t *testing.T, b []byte) {
		if seen, err := w.policy.Open(b); err == nil && (seen.Size != 9 || seen.Origin != "a.example/log") {
			t.Errorf("forged: %+v", seen)
		}
	})
}

func FuzzPolicy(f *testing.F) {
	f.Add([]byte(newWorld(f, 0).text))
	f.Fuzz(func(t *testing.T, b []byte) {
		if p, err := proof.ParsePolicy(b); err == nil && p.Quorum() == "" {
			t.Error("a policy without a quorum")
		}
	})
}

func FuzzLeaf(f *testing.F) {
	f.Add(newWorld(f, 1).leaves[0])
	f.Fuzz(func(t *testing.T, b []byte) {
		l, err := proof.ParseLeaf(b)
		if err != nil {
			return
		}
		if again, err := l.Marshal(); err != nil || !bytes.Equal(again, b) {
			t.Errorf("%q is read as %q, %v", b, again, err)
		}
	})
}

func FuzzFork(f *testing.F) {
	w := newWorld(f, 4)
	f.Add(proof.Fork{LogKey: w.logKey, Smaller: w.head(f, 2), Large: w.head(f, 4)}.Marshal())
	f.Fuzz(func(t *testing.T, b []byte) {
		if e, err := proof.ParseFork(b); err == nil {
			if _, _, err := e.Verify(); err == nil {
				t.Error("convicted")
			}
		}
	})
}

func BenchmarkVerify(b *testing.B) {
	w := newWorld(b, 1000)
	p := w.prove(b, 500, 1000, 0, 1)
	for b.Loop() {
		if _, err := w.policy.Verify(w.leaves[500], p); err != nil {
			b.Fatal(err)
		}
	}
}
