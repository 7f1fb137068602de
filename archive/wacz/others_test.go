package wacz_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord/archive/wacz"
	"onrecord/archive/warc"
)

// python is a Python that has a module of others, or the test is skipped: it is
// in the PyPI package of the same name, for the Python that ONRECORD_PYTHON names.
func python(t *testing.T, modules ...string) string {
	t.Helper()
	bin := os.Getenv("ONRECORD_PYTHON")
	if bin == "" {
		t.Skipf("skipped: ONRECORD_PYTHON names no Python with the packages %s", strings.Join(modules, ", "))
	}
	for _, m := range modules {
		if err := exec.Command(bin, "-c", "import "+m).Run(); err != nil {
			t.Skipf("skipped: the Python that ONRECORD_PYTHON names has no package %s", m)
		}
	}
	return bin
}

// TestOthersAccept lets the format's reference validator look at a bundle, and
// warcio at its records, good and damaged.
func TestOthersAccept(t *testing.T) {
	python := python(t, "wacz", "warcio")
	b := bundle(t)
	good := written(t, b)
	bad := bytes.Replace(good, []byte("quorum none"), []byte("quorum both"), 1)
	if _, err := runOn(t, good, python, "-m", "wacz.main", "validate", "-f"); err != nil {
		t.Errorf("wacz validate: %v", err)
	}
	if _, err := runOn(t, bad, python, "-m", "wacz.main", "validate", "-f"); err == nil {
		t.Error("wacz validate takes a damaged bundle too, so it proves nothing")
	}
	torn := page("http://a.example/", "words")
	torn.Set("WARC-Payload-Digest", warc.Digest(nil))
	if _, err := runOn(t, b.WARC, python, "-m", "warcio.cli", "check"); err != nil {
		t.Errorf("warcio check: %v", err)
	}
	if _, err := runOn(t, torn.Bytes(), python, "-m", "warcio.cli", "check"); err == nil {
		t.Error("warcio check takes a wrong digest too, so it proves nothing")
	}
}

// runOn runs a command with body as a file as its last argument.
func runOn(t *testing.T, body []byte, command ...string) (said string, err error) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "x")
	if err := os.WriteFile(file, body, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(command[0], append(command[1:], file)...).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	t.Logf("%s: %s", strings.Join(command[1:], " "), out)
	return string(out), nil
}

// TestOthersIndexTheSame compares our index with the one that the package
// cdxj-indexer makes of the same records: key, moment, place and digest.
func TestOthersIndexTheSame(t *testing.T) {
	python := python(t, "cdxj_indexer")
	b := bundle(t)
	ours, err := wacz.Index(b.WARC, "x")
	if err != nil {
		t.Fatal(err)
	}
	said, err := runOn(t, b.WARC, python, "-c", "from cdxj_indexer.main import main; main()", "-s")
	if err != nil {
		t.Fatal(err)
	}
	flat := strings.NewReplacer(`": "`, `":"`, `", "`, `","`, `\u0026`, "&")
	if got, want := flat.Replace(string(ours)), flat.Replace(said); got != want {
		t.Errorf("ours:\n%stheirs:\n%s", got, want)
	}
}

// TestOthersReplay has pywb show a page from our records and our index; and not
// show one whose record is damaged.
func TestOthersReplay(t *testing.T) {
	bin := python(t, "pywb")
	b := bundle(t)
	index, err := wacz.Index(b.WARC, "data.warc.gz")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	torn := bytes.Clone(b.WARC)
	torn[len(torn)-40] ^= 0xff // in the last record: the embassy's page
	for name, body := range map[string][]byte{
		"good/archive/data.warc.gz": b.WARC, "good/indexes/index.cdxj": index,
		"torn/archive/data.warc.gz": torn, "torn/indexes/index.cdxj": index,
	} {
		file := filepath.Join(dir, "collections", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, body, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	site := wayback(t, bin, dir)
	for path, want := range map[string]string{
		"good/20221112100000id_/https://www.ministry.example/release?b=2&a=1": "They did not discuss it.",
		"good/20221112100000id_/http://embassy.example:8080/":                 "They discussed it.",
		"torn/20221112100000id_/https://www.ministry.example/release?b=2&a=1": "They did not discuss it.",
	} {
		if got, err := get(site + path); err != nil || got != want {
			t.Errorf("%s: %q, %v", path, got, err)
		}
	}
	if got, err := get(site + "torn/20221112100000id_/http://embassy.example:8080/"); err == nil && got == "They discussed it." {
		t.Error("pywb shows a damaged record too, so it proves nothing")
	}
}

// wayback serves pywb's collections in dir until the test ends.
func wayback(t *testing.T, python, dir string) (site string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(l.Addr().String())
	l.Close()
	ctx, stop := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, filepath.Join(filepath.Dir(python), "wayback"), "-p", port, "-b", "127.0.0.1", "-d", dir)
	if err := cmd.Start(); err != nil {
		stop()
		t.Skipf("skipped: pywb does not start: %v", err)
	}
	t.Cleanup(func() { stop(); _ = cmd.Wait() })
	site = "http://127.0.0.1:" + port + "/"
	for end := time.Now().Add(time.Minute); ; time.Sleep(200 * time.Millisecond) {
		if _, err := get(site); err == nil {
			return site
		}
		if time.Now().After(end) {
			t.Fatal("pywb does not answer")
		}
	}
}

func get(url string) (string, error) {
	resp, err := http.Get(url)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err == nil && resp.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %.200s", resp.Status, body)
	}
	return string(body), err
}
