package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// An office runs the program in its own home folder.
type office struct {
	t    *testing.T
	home string
}

func (o office) run(want int, args ...string) string {
	o.t.Helper()
	var out, errs bytes.Buffer
	if got := run(o.t.Context(), append([]string{"--home", o.home}, args...), strings.NewReader(""), &out, &errs); got != want {
		o.t.Fatalf("onrecord %s: exit %d, want %d\n%s%s", strings.Join(args, " "), got, want, &out, &errs)
	}
	return strings.TrimSpace(out.String())
}

// try runs the program, whatever comes of it, and returns all that it said.
func (o office) try(args ...string) (said string, code int) {
	var all bytes.Buffer
	code = run(o.t.Context(), append([]string{"--home", o.home}, args...), strings.NewReader(""), &all, &all)
	return all.String(), code
}

// serve runs the office's server until the test ends and returns its address.
func (o office) serve() string {
	o.t.Helper()
	addr, _ := o.start("log", "serve", "--every", "1s")
	return addr
}

// start runs a command that serves until the test ends. It returns its address
// and what it says besides.
func (o office) start(args ...string) (addr string, said func() string) {
	o.t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	all := new(sayings)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		run(ctx, append(args, "--home", o.home, "--addr", "127.0.0.1:0"), nil, all, all)
	}()
	o.t.Cleanup(func() { stop(); <-ended })
	await(o.t, func() bool {
		addr = bound.FindString(all.String())
		return addr != ""
	})
	return addr, all.String
}

var bound = regexp.MustCompile(`http://127\.0\.0\.1:\d+/`)

// sayings are what a command says while others listen.
type sayings struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *sayings) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(b)
}

func (s *sayings) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

func newOffice(t *testing.T, name string) (o office, logKey, witnessKey string) {
	o = office{t, filepath.Join(t.TempDir(), name)}
	logKey = o.run(0, "log", "init", "--origin", name+".example/log")
	witnessKey = o.run(0, "witness", "init", "--name", name+".example/witness")
	return o, logKey, witnessKey
}

// TestTwoOfficesByCommand goes through the life of two offices with nothing but
// the commands: peers, cosignatures, a proof that a stranger verifies, a mirror,
// a lost log and its restoration.
func TestTwoOfficesByCommand(t *testing.T) {
	a, aLog, _ := newOffice(t, "a")
	b, bLog, bWitness := newOffice(t, "b")
	bURL := b.serve() // it knows nobody yet
	a.run(0, "peer", "add", "b-side", "--log-key", bLog, "--log-url", bURL, "--witness-key", bWitness, "--witness-url", bURL+"witness")
	aURL := a.serve()
	b.run(0, "peer", "add", "a-side", "--log-key", aLog, "--log-url", aURL)
	b.run(2, "peer", "add", "a-side", "--log-key", bLog)
	b.run(2, "peer", "add", "neutral", "--witness-key", bLog)
	b.run(2, "peer", "add", "a2", "--log-key", aLog)
	a.run(2, "witness", "serve", "--addr", "127.0.0.1:0") // log serve has the witness

	page := filepath.Join(t.TempDir(), "release.txt")
	if err := os.WriteFile(page, []byte("The two leaders met."), 0o600); err != nil {
		t.Fatal(err)
	}
	a.run(0, "log", "add", page)
	await(t, func() bool { return strings.Contains(a.run(0, "log", "status"), "cosigned  1 entry by b-side") })
	policy := filepath.Join(t.TempDir(), "policy.txt")
	if err := os.WriteFile(policy, []byte(a.run(0, "log", "policy")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	proofs := filepath.Join(t.TempDir(), "proofs")
	a.run(0, "prove", page, "-o", proofs)
	stranger := office{t, filepath.Join(t.TempDir(), "stranger")}
	said := stranger.run(0, "verify", "--policy", policy, proofs, page)
	if !strings.Contains(said, "It existed unchanged since") {
		t.Errorf("the verdict does not say since when:\n%s", said)
	}
	bracketed(t, a, b, policy, stranger)
	await(t, func() bool {
		resp, err := http.Get(bURL + "mirror/a-side/checkpoint")
		if err != nil {
			return false
		}
		defer resp.Body.Close()
		body, _ := io.ReadAll(resp.Body)
		return strings.HasPrefix(string(body), "a.example/log\n2\n")
	})
	a.run(0, "backup", filepath.Join(t.TempDir(), "backup"))
	if err := os.RemoveAll(filepath.Join(a.home, "log")); err != nil {
		t.Fatal(err)
	}
	a.run(1, "log", "add", page)
	a.run(0, "restore", bURL+"mirror/a-side")
	a.run(0, "log", "check")
	a.run(0, "peer", "sync")
	var status struct {
		Durable, Signed any
	}
	if err := json.Unmarshal([]byte(a.run(0, "log", "status", "--json")), &status); err != nil || status.Durable != 2.0 {
		t.Errorf("status %+v, %v", status, err)
	}
	b.run(0, "witness", "status")
}

// bracketed logs something on both sides, first on b, and has a stranger who has
// a policy for each log verify when it was.
func bracketed(t *testing.T, a, b office, policy string, stranger office) {
	t.Helper()
	dir := t.TempDir()
	theirs, ours := filepath.Join(dir, "theirs.txt"), filepath.Join(dir, "ours.txt")
	for _, name := range []string{theirs, ours} {
		if err := os.WriteFile(name, []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	b.run(0, "log", "add", theirs)
	await(t, func() bool { return strings.Contains(a.run(0, "peer", "sync"), "mirrored  1 entry, b-side") })
	a.run(0, "log", "add", ours)
	await(t, func() bool { return strings.Contains(a.run(0, "log", "status"), "cosigned  2 entries by b-side") })
	a.run(0, "prove", ours, "-o", dir)
	if said := stranger.run(0, "verify", "--policy", policy, dir); !strings.Contains(said, "no policy of yours speaks of that log") {
		t.Errorf("not said what is missing:\n%s", said)
	}
	other := filepath.Join(dir, "b-policy.txt")
	if err := os.WriteFile(other, []byte(b.run(0, "log", "policy")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if said := stranger.run(0, "verify", "--policy", policy, "--policy", other, dir); !strings.Contains(said, "It is younger than the first entry of b.example/log") {
		t.Errorf("not said that it is younger:\n%s", said)
	}
}

func await(t *testing.T, ready func() bool) {
	t.Helper()
	for end := time.Now().Add(30 * time.Second); !ready(); time.Sleep(100 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("waited for 30 s in vain")
		}
	}
}
