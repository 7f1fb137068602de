package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// modelServer finds that any two passages contradict each other, naming the
// first word of each that stands there once.
func modelServer(t *testing.T) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var req struct {
			Messages []struct{ Content string }
		}
		var m struct{ A, B string }
		if r.Header.Get("Authorization") != "Bearer k-1234" || json.NewDecoder(r.Body).Decode(&req) != nil {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		_ = json.Unmarshal([]byte(req.Messages[1].Content), &m)
		answer := fmt.Sprintf(`{"relation":"contradict","a":%q,"b":%q}`, onlyOnce(m.A), onlyOnce(m.B))
		_ = json.NewEncoder(w).Encode(map[string]any{"choices": []any{map[string]any{"message": map[string]string{"content": answer}}}})
	}))
	t.Cleanup(s.Close)
	return s
}

func onlyOnce(s string) string {
	for w := range strings.FieldsSeq(s) {
		if strings.Count(s, w) == 1 {
			return w
		}
	}
	return ""
}

// TestSecondOpinion: it is off by default, needs a word for a server on this
// machine, never shows its key, and stays with a stored event.
func TestSecondOpinion(t *testing.T) {
	home, example := t.TempDir(), filepath.Join("..", "..", "examples", "phnom-penh-2022")
	s := modelServer(t)
	base := s.URL + "/v1"
	t.Setenv("TEST_MODEL_KEY", "k-1234")
	call := func(code int, args ...string) (string, string) {
		t.Helper()
		var out, errw strings.Builder
		if got := run(t.Context(), append([]string{"--home", home}, args...), strings.NewReader(""), &out, &errw); got != code {
			t.Fatalf("%q: exit %d, want %d: %s", args, got, code, errw.String())
		}
		if strings.Contains(out.String()+errw.String(), "k-1234") {
			t.Errorf("%q shows the key", args)
		}
		return out.String(), errw.String()
	}
	call(exitOK, "event", "import", example)
	if out, _ := call(exitOK, "board", "phnom-penh-2022"); strings.Contains(out, "second opinion") {
		t.Error("a second opinion that nobody asked for")
	}
	asking := []string{"board", "phnom-penh-2022", "--second-opinion", base, "--opinion-model", "small-1", "--opinion-key-env", "TEST_MODEL_KEY"}
	if _, say := call(exitUsage, asking...); !strings.Contains(say, "--opinion-private") {
		t.Errorf("a server on this machine without a word for it: %s", say)
	}
	out, say := call(exitOK, append(asking, "--opinion-private", "--json")...)
	if !strings.Contains(out, `"second_opinions"`) || !strings.Contains(out, `"model": "small-1"`) || !strings.Contains(say, `"calls"`) {
		t.Errorf("no opinion in %d bytes; %s", len(out), say)
	}
	if out, _ := call(exitOK, "board", "phnom-penh-2022"); !strings.Contains(out, "second opinion, small-1, which decides nothing") {
		t.Error("the opinion did not stay with the event")
	}
	if _, say := call(exitOK, append(asking, "--opinion-private")...); !strings.Contains(say, `"calls":0`) {
		t.Errorf("what was answered is asked again: %s", say)
	}
	_, say = call(exitPartial, "board", example, "--second-opinion", base, "--opinion-private", "--opinion-model", "other")
	if !strings.Contains(say, "401") {
		t.Errorf("without a key: %s", say)
	}
}

func TestSecondOpinionUsage(t *testing.T) {
	example := filepath.Join("..", "..", "examples", "phnom-penh-2022")
	empty := filepath.Join(t.TempDir(), "key")
	if err := os.WriteFile(empty, []byte("\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for say, args := range map[string][]string{
		"name one with --opinion-model":     {"--second-opinion", "https://models.example/v1"},
		"such as https://models.example/v1": {"--second-opinion", "models.example"},
		"in a file or an environment":       {"--second-opinion", "https://me:word@models.example/v1", "--opinion-model", "m"},
		"use https":                         {"--second-opinion", "http://models.example/v1", "--opinion-model", "m"},
		"NO_SUCH_KEY holds no key":          {"--second-opinion", "https://models.example/v1", "--opinion-model", "m", "--opinion-key-env", "NO_SUCH_KEY"},
		"holds no key on one line":          {"--second-opinion", "https://models.example/v1", "--opinion-model", "m", "--opinion-key-file", empty},
		"two places for one key":            {"--second-opinion", "https://models.example/v1", "--opinion-model", "m", "--opinion-key-file", empty, "--opinion-key-env", "A"},
	} {
		var out, errw strings.Builder
		if got := run(t.Context(), append([]string{"--home", t.TempDir(), "board", example}, args...), strings.NewReader(""), &out, &errw); got != exitUsage || !strings.Contains(errw.String(), say) || strings.Contains(errw.String(), "word@") {
			t.Errorf("%q: exit %d: %s", args, got, errw.String())
		}
	}
}
