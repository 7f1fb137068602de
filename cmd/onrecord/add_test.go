package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestAddFromTheWeb adds pages of a server: an article, the same by a redirect,
// an error page, and one that is refused without the flag.
func TestAddFromTheWeb(t *testing.T) {
	article := "<!doctype html><html lang=en><title>The ministers met</title><body><article><h1>The ministers met</h1>" +
		strings.Repeat("<p>The ministry said on Saturday that the two ministers did not discuss trade, and that they spoke for an hour about the river.</p>", 5) +
		"</article></body></html>"
	mux := http.NewServeMux()
	mux.HandleFunc("GET /article", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(article))
	})
	mux.Handle("GET /moved", http.RedirectHandler("/article", http.StatusFound))
	server := httptest.NewServer(mux)
	defer server.Close()
	home := t.TempDir()
	add := func(args ...string) (int, string, string) {
		var out, errs bytes.Buffer
		code := run(t.Context(), append([]string{"--home", home, "add"}, args...), strings.NewReader(""), &out, &errs)
		return code, out.String(), errs.String()
	}
	if code, out, errs := add(server.URL + "/article"); code == exitOK || !strings.Contains(errs, "hint: ") {
		t.Errorf("a loopback address was fetched: %d %s %s", code, out, errs)
	}
	if code, out, errs := add("--allow-private", server.URL+"/article"); code != exitOK || !strings.Contains(out, "captured · html · ") {
		t.Errorf("article: %d %s %s", code, out, errs)
	}
	if code, out, errs := add("--allow-private", server.URL+"/moved"); code != exitOK || !strings.Contains(out, "captured again") {
		t.Errorf("redirect: %d %s %s", code, out, errs)
	}
	code, out, errs := add("--allow-private", server.URL+"/article", server.URL+"/gone", "http://127.0.0.1:1/")
	if code != exitPartial || !strings.Contains(out, "no document") || !strings.Contains(errs, "127.0.0.1:1") {
		t.Errorf("partial: %d %s %s", code, out, errs)
	}
	var scrub, archived bytes.Buffer
	if code := run(t.Context(), []string{"--home", home, "archive", "scrub"}, nil, &scrub, &scrub); code != exitOK {
		t.Error(scrub.String())
	}
	if code := run(t.Context(), []string{"--home", home, "archive", "timemap", server.URL + "/article"}, nil, &archived, &archived); code != exitOK || strings.Count(archived.String(), "memento") != 3 {
		t.Errorf("timemap %s", archived.String())
	}
}
