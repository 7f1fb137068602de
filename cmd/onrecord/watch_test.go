package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
)

// outlet is a test server of a newsroom: pages that can be edited, a feed, a
// sitemap, and one page that its robots.txt keeps to itself.
type outlet struct {
	*httptest.Server
	minutes atomic.Int32 // what its story says
	fresh   atomic.Int32 // counts requests, which the page shows
}

func newOutlet(t *testing.T) *outlet {
	o := &outlet{}
	o.minutes.Store(45)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /story/{n}", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!doctype html><html lang=en><head><title>The ministers met %[1]s</title></head><body><article><h1>The ministers met %[1]s</h1>
<p>The ministry said on Saturday that the meeting of the two ministers had lasted %[2]d minutes, and that they did not discuss trade.</p>
<p>The embassy said in a statement that both sides had agreed to meet again before the end of the following month, in the capital.</p>
<p class="views">%[3]d views</p></article></body></html>`, r.PathValue("n"), o.minutes.Load(), o.fresh.Add(1))
	})
	mux.HandleFunc("GET /feed.xml", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `<rss version="2.0"><channel><title>Outlet</title><item><title>The ministers met one</title><link>%[1]s/story/one</link><pubDate>Sat, 12 Nov 2022 09:00:00 GMT</pubDate></item>
<item><title>Lost</title><link>%[1]s/lost</link><pubDate>Fri, 11 Nov 2022 09:00:00 GMT</pubDate></item><item><title>Hidden</title><link>%[1]s/private/x</link><pubDate>Thu, 10 Nov 2022 09:00:00 GMT</pubDate></item></channel></rss>`, o.URL)
	})
	mux.HandleFunc("GET /index.xml", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `<sitemapindex><sitemap><loc>%[1]s/news.xml</loc></sitemap><sitemap><loc>%[1]s/index.xml</loc></sitemap></sitemapindex>`, o.URL)
	})
	mux.HandleFunc("GET /news.xml", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `<urlset xmlns:news="n"><url><loc>%[1]s/story/two</loc><news:news><news:publication_date>2022-11-13</news:publication_date></news:news></url></urlset>`, o.URL)
	})
	mux.HandleFunc("GET /robots.txt", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "User-agent: *\nDisallow: /private/\n") })
	o.Server = httptest.NewServer(mux)
	t.Cleanup(o.Close)
	return o
}

// home runs commands on one home folder.
type home struct {
	t   *testing.T
	dir string
}

func (h home) run(want int, args ...string) (out, errs string) {
	h.t.Helper()
	var stdout, stderr bytes.Buffer
	if code := run(h.t.Context(), append([]string{"--home", h.dir}, args...), strings.NewReader(""), &stdout, &stderr); code != want {
		h.t.Fatalf("%q ended with %d, want %d:\n%s%s", args, code, want, stdout.String(), stderr.String())
	}
	return stdout.String(), stderr.String()
}

func contains(t *testing.T, what, got string, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(got, w) {
			t.Errorf("%s lacks %q:\n%s", what, w, got)
		}
	}
}

func TestWatchAPage(t *testing.T) {
	o, h := newOutlet(t), home{t, t.TempDir()}
	page := o.URL + "/story/one"
	_, errs := h.run(exitUsage, "watch", "--once")
	contains(t, "an empty watch", errs, "nothing is watched", "hint: onrecord watch add")
	h.run(exitUsage, "watch", "add", "page.html")
	h.run(exitOK, "watch", "add", page)
	once := []string{"watch", "--once", "--allow-private", "--gap", "1ms"}
	_, errs = h.run(exitPartial, "watch", "--once", page)
	contains(t, "without the flag", errs, "1 failed")
	out, _ := h.run(exitOK, append(once, page)...)
	contains(t, "the first look", out, "new", page, "captured ")
	out, errs = h.run(exitOK, append(once, page)...)
	if out != "" {
		t.Errorf("noise was told: %s", out)
	}
	contains(t, "the second look", errs, "1 URL looked at, 0 changed, 0 failed")
	o.minutes.Store(20)
	out, _ = h.run(exitFinding, append(once, "--exit-code", page)...)
	contains(t, "an edit", out, "changed", "  number            45 -> 20 in: The ministry said")
	out, errs = h.run(exitOK, once...)
	if out != "" || !strings.Contains(errs, "0 URLs looked at") {
		t.Errorf("nothing was due: %s %s", out, errs)
	}
	out, _ = h.run(exitOK, "history", page)
	contains(t, "the history", out, "new ", "changed ", "45 -> 20")
	out, _ = h.run(exitOK, "history", "--json", page)
	contains(t, "the history", out, `"state":"new"`, `"changes":[{"kind":"number","old":"45","new":"20"`)
	_, errs = h.run(exitUsage, "history", "https://nowhere.example/")
	contains(t, "no history", errs, "not found", "hint: ")
	out, _ = h.run(exitOK, "watch", "list")
	contains(t, "the list", out, "page  "+page, "next ")
	out, _ = h.run(exitOK, "watch", "list", "--json")
	contains(t, "the list", out, `"url":"`+page, `"next":"`)
	h.run(exitOK, "watch", "remove", page)
	_, errs = h.run(exitUsage, "watch", "remove", page)
	contains(t, "removing twice", errs, "not watched", "hint: ")
}

func TestWatchLists(t *testing.T) {
	o, h := newOutlet(t), home{t, t.TempDir()}
	out, errs := h.run(exitPartial, "watch", "--once", "--allow-private", "--gap", "1ms", o.URL+"/feed.xml", o.URL+"/index.xml")
	contains(t, "the looks", out, "list ", "3 new URLs", "/story/one  captured", "/story/two  captured", "gone      "+o.URL+"/lost", "forbidden "+o.URL+"/private/x", "robots.txt")
	contains(t, "the sum", errs, "7 URLs looked at, 1 changed, 1 failed")
	out, _ = h.run(exitOK, "watch", "--once", "--json", "--allow-private", "--gap", "1ms", o.URL+"/feed.xml")
	contains(t, "a second look", out, `"state":"list"`)
	out, _ = h.run(exitOK, "watch", "remove", o.URL+"/feed.xml")
	contains(t, "removing the feed", out, "4 URLs removed")
}

// TestAddLists: the pages that a list names become captures, with what the list
// says of them; what fails is named, and the exit code is 3.
func TestAddLists(t *testing.T) {
	o, h := newOutlet(t), home{t, t.TempDir()}
	out, errs := h.run(exitPartial, "add", "--allow-private", "--gap", "1ms", o.URL+"/feed.xml")
	contains(t, "the feed", out, "captured · list of 3 addresses", "/story/one", "captured · html", "/lost")
	contains(t, "what failed", errs, "/lost: kept, and no document", "/private/x: ", "robots.txt")
	_, errs = h.run(exitOK, "add", "--allow-private", "--gap", "1ms", "--limit", "1", o.URL+"/feed.xml")
	contains(t, "what is left out", errs, "2 more left out, see --limit")
	out, _ = h.run(exitOK, "add", "--allow-private", "--gap", "1ms", o.URL+"/index.xml")
	contains(t, "the index", out, "/news.xml", "/story/two")
	out, _ = h.run(exitOK, "list", "--json")
	contains(t, "the documents", out, `"from":"sitemap"`, `"from":"feed"`)
	_, errs = h.run(exitUsage, "add", "--allow-private", o.URL+"/none.xml", "/nowhere.opml")
	contains(t, "nothing there", errs, "no input could be read")
}
