package main

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/ledger"
)

// TestPeersThatAnswerNonsense syncs with a peer that answers anything but what
// it should: each refusal is said, nothing of the answer is kept, and the log
// goes on.
func TestPeersThatAnswerNonsense(t *testing.T) {
	a, _, _ := newOffice(t, "a")
	_, bLog, bWitness := newOffice(t, "b")
	page := filepath.Join(t.TempDir(), "page")
	if err := os.WriteFile(page, []byte("words"), 0o600); err != nil {
		t.Fatal(err)
	}
	a.run(0, "log", "add", page)
	var answer http.HandlerFunc
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { answer(w, r) }))
	defer s.Close()
	a.run(0, "peer", "add", "b", "--log-key", bLog, "--log-url", s.URL, "--witness-key", bWitness, "--witness-url", s.URL+"/witness")
	ours := mustRead(t, filepath.Join(a.home, "log", "checkpoint"))
	says := func(status int, body string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status); io.WriteString(w, body) }
	}
	for name, nonsense := range map[string]http.HandlerFunc{
		"nothing":           says(200, ""),
		"a page":            says(200, "<!doctype html><title>Welcome</title>"),
		"binary":            says(200, "\x00\xff\xfe"),
		"a lot":             says(200, strings.Repeat("x", 1<<20)),
		"our own":           says(200, ours),
		"a cosignature":     says(200, "— b.example/witness AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"),
		"not there":         says(404, "no"),
		"an error":          says(500, "\x1b[2Jno"),
		"a size of words":   says(409, "many"),
		"a size":            says(409, "0\n"),
		"a larger size":     says(409, "99\n"),
		"a detour for ever": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path, http.StatusFound) },
		"half": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "100")
			io.WriteString(w, "b.example/log\n")
		},
	} {
		answer = nonsense
		var out, errs bytes.Buffer
		got := run(t.Context(), []string{"--home", a.home, "peer", "sync"}, nil, &out, &errs)
		if said := out.String(); got != exitPartial || strings.Count(said, "FAILED") != 2 || strings.ContainsAny(said, "\x00\x1b") || len(said) > 2000 {
			t.Errorf("%s: exit %d, said %.500q", name, got, said)
		}
		if !strings.Contains(errs.String(), "2 of 2 failed\nhint: ") {
			t.Errorf("%s: %s", name, &errs)
		}
	}
	if left := allFiles(t, filepath.Join(a.home, "peers")); len(left) != 5 {
		t.Errorf("of the answers is kept: %v", left) // besides two folders, the peer, and how it went with each
	}
	if _, err := os.Stat(filepath.Join(a.home, "cosigned")); err == nil {
		t.Error("an answer passed for a cosignature")
	}
	a.run(0, "log", "check")
}

// TestAWitnessLearnsOfPeers adds a peer while the witness serves.
func TestAWitnessLearnsOfPeers(t *testing.T) {
	a, aLog, _ := newOffice(t, "a")
	b, bLog, bWitness := newOffice(t, "b")
	url, said := b.start("witness", "serve")
	a.run(0, "peer", "add", "b", "--log-key", bLog, "--witness-key", bWitness, "--witness-url", url)
	if said := a.run(exitPartial, "peer", "sync"); !strings.Contains(said, "404") {
		t.Errorf("a stranger's log: %s", said)
	}
	broken := filepath.Join(b.home, "peers", "c")
	if err := os.MkdirAll(broken, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(broken, "peer.json"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	await(t, func() bool { return strings.Contains(said(), "peer.json is damaged") }) // said once, and it serves on
	if err := os.RemoveAll(broken); err != nil {
		t.Fatal(err)
	}
	b.run(0, "peer", "add", "a", "--log-key", aLog)
	await(t, func() bool {
		outcomes, err := ledger.NewCollector(a.home, nil).Collect(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return outcomes[0].Err == nil
	})
	if said := b.run(0, "witness", "status"); !strings.Contains(said, "cosigned  0 entries of a.example/log (a)") {
		t.Errorf("status: %s", said)
	}
}
