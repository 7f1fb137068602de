package api_test

import (
	"archive/zip"
	"bytes"
	"context"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/api"
	"onrecord/desk"
	"onrecord/ledger"
	"onrecord/ledger/proof"
	"onrecord/ledger/witness"
)

const release = "https://ministry.example/release?lang=en"

// newsdesk is a home folder with a log, two captures of one release a day apart,
// and a neutral witness that answers as long as it is up.
type newsdesk struct {
	*desk.Desk
	home    string
	witness *httptest.Server
}

func newNewsdesk(t *testing.T) *newsdesk {
	t.Helper()
	home := t.TempDir()
	logKey, err := ledger.Init(t.Context(), home, "desk.example/log")
	if err != nil {
		t.Fatal(err)
	}
	l, err := ledger.Open(t.Context(), home, ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2022, 11, 12, 10, 0, 0, 0, time.UTC)
	d, err := desk.Open(t.Context(), home, desk.Config{
		Log: l, Tool: proof.Tool{Name: "onrecord"}, Clock: func() time.Time { return at },
		Fetch: func(_ context.Context, url string) (onrecord.Capture, []byte, error) {
			body := []byte("PHNOM PENH: The Prime Minister said the talks were cordial.\n")
			return onrecord.Capture{ID: onrecord.IDOf(body), Size: int64(len(body)), URL: url, Started: at, Ended: at.Add(time.Second), Status: 200,
				MediaType: "text/plain", Charset: "utf-8", Header: map[string][]string{"Content-Type": {"text/plain; charset=utf-8"}, "Date": {"Sat, 12 Nov 2022 09:59:59 GMT"}}}, body, nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	for range 2 {
		if _, err := d.Add(t.Context(), release); err != nil {
			t.Fatal(err)
		}
		at = at.AddDate(0, 0, 1)
	}
	if err := l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	return &newsdesk{Desk: d, home: home, witness: neutral(t, home, logKey)}
}

// neutral starts a witness and makes the home folder know it.
func neutral(t *testing.T, home, logKey string) *httptest.Server {
	t.Helper()
	far := t.TempDir()
	keys, err := witness.Init(far, "neutral.example/witness", false)
	if err != nil {
		t.Fatal(err)
	}
	w, err := witness.Open(far, []string{logKey})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	srv := httptest.NewServer(w)
	t.Cleanup(srv.Close)
	if err := ledger.AddPeer(home, ledger.Peer{Name: "neutral", WitnessKey: keys[0], WitnessURL: srv.URL}); err != nil {
		t.Fatal(err)
	}
	return srv
}

func (n *newsdesk) collect(t *testing.T) {
	t.Helper()
	if _, err := ledger.NewCollector(n.home, nil).Collect(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func (n *newsdesk) key(t *testing.T) string {
	t.Helper()
	lines, err := n.Documents(t.Context())
	if err != nil || len(lines) != 1 {
		t.Fatalf("%d documents, %v", len(lines), err)
	}
	return lines[0].Capture.Short()
}

func mustSay(t *testing.T, w *httptest.ResponseRecorder, words ...string) {
	t.Helper()
	if w.Code != http.StatusOK {
		t.Fatalf("%d: %s", w.Code, w.Body)
	}
	for _, want := range words {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("does not say %q", want)
		}
	}
}

// Each capture has its three clocks, and each stage is called by its name.
func TestProofBox(t *testing.T) {
	n := newNewsdesk(t)
	h := api.New([]desk.Source{n}, api.Config{})
	page := "/d/" + n.key(t)
	mustSay(t, get(h, page), "2022-11-12 10:00:00 UTC", "2022-11-13 10:00:00 UTC", "Sat, 12 Nov 2022 09:59:59 GMT",
		`<b class="stage">signed</b> as entry 0`, `<b class="stage">signed</b> as entry 1`, "waiting for 1 of {neutral}")
	n.collect(t)
	mustSay(t, get(h, page), `<b class="stage">cosigned</b> as entry 0`, "existed unchanged since", "cosigned by neutral",
		page+"@20221113100000/proof")
}

// The sheet of each capture says what is proven and how to check it; its files
// do verify, alone, and not when they are changed.
func TestProofSheet(t *testing.T) {
	n := newNewsdesk(t)
	n.collect(t)
	h := api.New([]desk.Source{n}, api.Config{})
	key := n.key(t)
	for i, moment := range []string{"20221112100000", "20221113100000"} {
		at := "/d/" + key + "@" + moment + "/proof"
		mustSay(t, get(h, at), "Proof sheet", "not show that the content is true", "onrecord verify --policy policy.txt proofs captured.txt",
			"http://example.com"+at, `role="img"`)
		files := unzip(t, get(h, at+".zip"), "proof-"+key+"-"+moment)
		v := verified(t, files)
		if v.Index != uint64(i) || v.NotAfter.IsZero() || v.Content.Objects[1].SHA256 != proof.HashOf(read(t, files, "captured.txt")) {
			t.Errorf("%s: verdict %+v", moment, v)
		}
	}
	for _, nowhere := range []string{"/d/" + key + "@20221114100000/proof", "/d/nope/proof", "/d/" + key + "@/proof.zip", "/d/nope@x"} {
		if w := get(h, nowhere); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", nowhere, w.Code)
		}
	}
}

func unzip(t *testing.T, w *httptest.ResponseRecorder, folder string) fs.FS {
	t.Helper()
	if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "application/zip" {
		t.Fatalf("%d %s: %s", w.Code, w.Header().Get("Content-Type"), w.Body)
	}
	z, err := zip.NewReader(bytes.NewReader(w.Body.Bytes()), int64(w.Body.Len()))
	if err != nil {
		t.Fatal(err)
	}
	in, err := fs.Sub(z, folder)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func read(t *testing.T, files fs.FS, name string) []byte {
	t.Helper()
	b, err := fs.ReadFile(files, name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// verified checks the proof in a folder, and that a changed leaf is refused.
func verified(t *testing.T, files fs.FS) *proof.Verdict {
	t.Helper()
	policy, err := proof.ParsePolicy(read(t, files, "policy.txt"))
	if err != nil {
		t.Fatal(err)
	}
	names, err := proof.Proofs(files, "proofs")
	if err != nil || len(names) != 1 {
		t.Fatalf("proofs %q, %v", names, err)
	}
	b, err := proof.ReadBundle(files, names[0])
	if err != nil {
		t.Fatal(err)
	}
	v, err := policy.VerifyBundle(b)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := policy.Verify(append(b.Leaf, ' '), b.Proof); err == nil {
		t.Error("a changed entry verifies")
	}
	return v
}

// The page of the log says who vouches, who lags and who refuses, and shows no
// folder of ours.
func TestLogPage(t *testing.T) {
	n := newNewsdesk(t)
	h := api.New([]desk.Source{n}, api.Config{})
	mustSay(t, get(h, "/log"), "desk.example/log", "2 entries survive", "has cosigned nothing yet", "2 signed entries wait")
	n.collect(t)
	mustSay(t, get(h, "/log"), "up to date", "2 entries, seen by 1 of {neutral}")
	n.witness.Close()
	l, err := ledger.Open(t.Context(), n.home, ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Append(t.Context(), proof.Leaf{Kind: proof.KindCapture, Subject: "https://ministry.example/later"}); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	n.collect(t)
	mustSay(t, get(h, "/log"), "1 entry behind", "connection refused")
	mustSay(t, get(h, "/log.json"), `"count": 1`, `"vouched": 2`, `"peer": "neutral"`)
	for _, target := range []string{"/log", "/log.json"} {
		if body := get(h, target).Body.String(); strings.Contains(body, n.home) {
			t.Errorf("%s names the folder", target)
		}
	}
	mustSay(t, get(api.New(phnomPenh(), api.Config{}), "/log"), "No log is kept here")
}

// What was captured of an address, as other archives ask for it.
func TestTimeTravel(t *testing.T) {
	n := newNewsdesk(t)
	h := api.New([]desk.Source{n}, api.Config{})
	first, last := "http://example.com/d/"+n.key(t)+"@20221112100000", "http://example.com/d/"+n.key(t)+"@20221113100000"
	w := get(h, "/timemap/link/"+release)
	mustSay(t, w, "<"+release+`>; rel="original"`, "<"+first+`>; rel="first memento"; datetime="Sat, 12 Nov 2022 10:00:00 GMT"`, "<"+last+`>; rel="last memento"`)
	if got := w.Header().Get("Content-Type"); got != "application/link-format" {
		t.Errorf("media type %s", got)
	}
	mustSay(t, get(h, "/timemap/json/"+release), `"original_uri":"`+release+`"`, first)
	for asked, want := range map[string]string{"": last, "Sat, 12 Nov 2022 12:00:00 GMT": first, "Fri, 01 Jan 2010 00:00:00 GMT": first, "Sun, 13 Nov 2022 09:00:00 GMT": last} {
		w := get(h, "/timegate/"+release, "Accept-Datetime: "+asked)
		if w.Code != http.StatusFound || w.Header().Get("Location") != want || w.Header().Get("Vary") != "accept-datetime" {
			t.Errorf("%q: %d %s", asked, w.Code, w.Header().Get("Location"))
		}
	}
	w = get(h, strings.TrimPrefix(first, "http://example.com"))
	mustSay(t, w, "Three clocks")
	if got := w.Header().Get("Memento-Datetime"); got != "Sat, 12 Nov 2022 10:00:00 GMT" || !strings.Contains(w.Header().Get("Link"), `rel="original"`) {
		t.Errorf("Memento-Datetime %q, Link %q", got, w.Header().Get("Link"))
	}
	for target, code := range map[string]int{"/timemap/link/https://nobody.example/": 404, "/timemap/link/file:///etc/passwd": 400, "/timegate/": 400, "/timemap/json/x": 400} {
		if w := get(h, target); w.Code != code {
			t.Errorf("%s: %d, want %d", target, w.Code, code)
		}
	}
	if w := get(h, "/timegate/"+release, "Accept-Datetime: yesterday"); w.Code != http.StatusBadRequest {
		t.Errorf("a bad date: %d", w.Code)
	}
}

// A page of a folder shows what it knows: no log.
func TestFolderHasNoLog(t *testing.T) {
	h := api.New(phnomPenh(), api.Config{})
	mustSay(t, get(h, "/d/"+articleKey()), "Three clocks", "not logged")
	mustSay(t, get(h, "/d/"+articleKey()+"/proof"), "Nothing beyond our own word")
	if w := get(h, "/d/"+articleKey()+"/proof.zip"); w.Code != http.StatusNotFound {
		t.Errorf("%d", w.Code)
	}
}
