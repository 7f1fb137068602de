package web_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"flag"
	"io"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"onrecord"
	"onrecord/publish"
	"onrecord/publish/publishtest"
	"onrecord/publish/web"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// export returns every page of the editions, by file name.
func export(t testing.TB, es ...publish.Edition) map[string]string {
	t.Helper()
	files := map[string]string{}
	n, err := web.Site{}.Export(es, func(name string, body []byte) error {
		if _, twice := files[name]; twice {
			t.Errorf("%s was given twice", name)
		}
		files[name] = string(body)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n != len(files) {
		t.Errorf("export counted %d files and gave %d", n, len(files))
	}
	return files
}

func render(t testing.TB, write func(io.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPages(t *testing.T) {
	e := publishtest.PhnomPenh()
	es := []publish.Edition{e}
	key := web.Key(e.Document(publishtest.Article))
	proven := publishtest.Proven()
	article := proven.Document(publishtest.Article)
	s := web.Site{Contact: "desk@example.org", Version: "test"}
	for name, write := range map[string]func(io.Writer) error{
		"today":       func(w io.Writer) error { return s.Today(w, es) },
		"board":       func(w io.Writer) error { return s.Board(w, e) },
		"proposition": func(w io.Writer) error { return s.Proposition(w, e, "p1") },
		"document":    func(w io.Writer) error { return s.Document(w, es, key) },
		"person":      func(w io.Writer) error { return s.Person(w, es, "seng-theary") },
		"people":      func(w io.Writer) error { return s.People(w, web.ListParties(es), web.Pager{}) },
		"sources":     func(w io.Writer) error { return s.Sources(w, web.ListDocuments(es), web.Pager{Page: 1, Pages: 2}) },
		"empty":       func(w io.Writer) error { return s.Today(w, nil) },
		"proof": func(w io.Writer) error {
			return s.ProofSheet(w, proven, article, proven.Clocks[article.Capture][0], "http://127.0.0.1:8416/d/x@y/proof")
		},
		"proven": func(w io.Writer) error { return s.Document(w, []publish.Edition{proven}, key) },
		"log":    func(w io.Writer) error { return s.Log(w, []publish.Standing{publishtest.Standing()}) },
		"no-log": func(w io.Writer) error { return s.Log(w, nil) },
		"error":  func(w io.Writer) error { return s.Error(w, 404, "Not here", "Look at Today.") },
	} {
		t.Run(name, func(t *testing.T) { golden(t, name+".html", render(t, write)) })
	}
}

// golden compares a page with its file, but for the style sheet's tag.
func golden(t *testing.T, name, got string) {
	t.Helper()
	got = strings.ReplaceAll(got, web.StyleTag(), "TAG")
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; see it with: go test ./publish/web -update && git diff", name)
	}
}

// Nothing that a document or a person can fill becomes markup, script or an
// address with a scheme of its own.
func TestHostileTextStaysText(t *testing.T) {
	known := map[string]bool{}
	for _, page := range export(t, publishtest.PhnomPenh()) {
		walk(t, page, func(n *html.Node) { known[n.Data] = true })
	}
	for name, page := range export(t, publishtest.Hostile()) {
		walk(t, page, func(n *html.Node) {
			if !known[n.Data] {
				t.Errorf("%s: an element <%s> came out of the documents", name, n.Data)
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc" {
					t.Errorf("%s: attribute %s=%q", name, a.Key, a.Val)
				}
				if u, err := url.Parse(a.Val); (a.Key == "href" || a.Key == "src") &&
					(err != nil || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" && a.Val != "data:,") {
					t.Errorf("%s: address %q", name, a.Val)
				}
			}
		})
	}
}

func walk(t *testing.T, page string, visit func(*html.Node)) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			visit(n)
		}
	}
}

// Every address inside an exported folder leads to a file of it, every fragment
// to an element, and every ID is given once.
func TestExportedLinksHold(t *testing.T) {
	for _, e := range []publish.Edition{publishtest.PhnomPenh(), publishtest.Hostile()} {
		files := export(t, e)
		ids := map[string]map[string]bool{}
		for name, page := range files {
			ids[name] = map[string]bool{}
			walk(t, page, func(n *html.Node) {
				if id := attr(n, "id"); id != "" {
					if ids[name][id] {
						t.Errorf("%s: two elements have the ID %q", name, id)
					}
					ids[name][id] = true
				}
			})
		}
		for name, page := range files {
			walk(t, page, func(n *html.Node) {
				u, err := url.Parse(attr(n, "href"))
				if err != nil || u.Scheme != "" || attr(n, "href") == "" {
					return
				}
				to := name
				if u.Path != "" {
					to = path.Join(path.Dir(name), u.Path)
				}
				if _, ok := files[to]; !ok {
					t.Errorf("%s: no file %s", name, to)
				} else if u.Fragment != "" && !ids[to][u.Fragment] {
					t.Errorf("%s: %s has no %q", name, to, u.Fragment)
				}
			})
		}
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func TestExportedNamesAreSafe(t *testing.T) {
	e := publishtest.Hostile()
	e.Board.Event.ID = "../../etc/passwd"
	e.Board.Findings[0].Proposition.ID = "a/b\\c:d"
	safe := regexp.MustCompile(`^[A-Za-z0-9_-][A-Za-z0-9._-]*$`)
	for name := range export(t, e) {
		for _, part := range strings.Split(name, "/") {
			if !safe.MatchString(part) {
				t.Errorf("unsafe name %q", name)
			}
		}
	}
}

func TestSlugsDoNotMeet(t *testing.T) {
	seen := map[string]string{}
	for _, id := range []string{"", "a", "a b", "a_b", "a/b", "a\x00b", "../a", "..", ".", "km-ភ្នំពេញ", "km-ភ្នំ", strings.Repeat("x", 200), strings.Repeat("x", 201)} {
		s := web.Slug(id)
		if other, taken := seen[s]; taken {
			t.Errorf("%q and %q share the slug %q", id, other, s)
		}
		seen[s] = id
	}
}

// A printed board holds every passage that a popover shows, under its number.
func TestPeeksAreTheEndnotes(t *testing.T) {
	var numbers []string
	opened, peeks := map[string]bool{}, map[string]bool{}
	walk(t, render(t, func(w io.Writer) error { return web.Site{}.Board(w, publishtest.PhnomPenh()) }), func(n *html.Node) {
		if target := attr(n, "popovertarget"); target != "" {
			opened[target] = true
		}
		if n.Data == "section" && attr(n, "class") == "peek" {
			peeks[attr(n, "id")] = true
		}
		if n.Data == "li" && attr(n, "value") != "" {
			numbers = append(numbers, attr(n, "value"))
		}
	})
	if !slices.Equal(numbers, []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}) {
		t.Errorf("endnotes %v", numbers)
	}
	for id := range opened {
		if !peeks[id] {
			t.Errorf("a button opens %q, which is not there", id)
		}
	}
	if len(opened) != 7 || len(peeks) != 7 {
		t.Errorf("%d cells open %d popovers, want 7", len(opened), len(peeks))
	}
}

func TestSilentAndMissingReadDifferently(t *testing.T) {
	page := render(t, func(w io.Writer) error { return web.Site{}.Board(w, publishtest.PhnomPenh()) })
	for _, want := range []string{"3 documents searched", "nothing of this side is held", "No record from this side yet. That is not silence", "Ask for the record"} {
		if !strings.Contains(page, want) {
			t.Errorf("the board does not say %q", want)
		}
	}
}

// What a person made of a finding stands beside what the rule said.
func TestReviewsShowTheirAuthor(t *testing.T) {
	e := publishtest.PhnomPenh()
	at := time.Date(2022, 11, 24, 9, 0, 0, 0, time.UTC)
	e.Board.Findings[0].Review = &onrecord.Review{By: "A. Editor", At: at, Act: "correct", Relation: onrecord.PartlyAgreed, Note: "a call is no negotiation"}
	e.Board.Findings[1].Review = &onrecord.Review{By: "B. Editor", At: at, Act: "reject", Note: "not about this meeting"}
	page := render(t, func(w io.Writer) error { return web.Site{}.Board(w, e) })
	for _, want := range []string{"corrected by</span> A. Editor", "the rule said: ≠ contradicted", "a call is no negotiation", "rejected by B. Editor, 2022-11-24 09:00 UTC: not about this meeting"} {
		if !strings.Contains(page, want) {
			t.Errorf("the board does not say %q", want)
		}
	}
	walk(t, page, func(n *html.Node) {
		if n.Data == "tr" && attr(n, "id") == "p1" && attr(n, "class") != "human partly" {
			t.Errorf("the corrected row looks like %q", attr(n, "class"))
		}
		if n.Data == "tr" && attr(n, "id") == "p2" {
			t.Error("the rejected row is still on the board")
		}
	})
}

func TestErrorReportsGoToTheContact(t *testing.T) {
	e := publishtest.PhnomPenh()
	for contact, want := range map[string]string{
		"desk@example.org":              `href="mailto:desk@example.org?subject=Onrecord:%20The%20President`,
		"https://example.org/errors":    `href="https://example.org/errors"`,
		"javascript:alert(1)//@x":       "",
		"\" onmouseover=alert(1) a@b\"": `href="mailto:%22%20onmouseover=alert%281%29%20a@b%22?subject=`,
		"":                              "",
	} {
		page := render(t, func(w io.Writer) error { return web.Site{Contact: contact}.Proposition(w, e, "p1") })
		if got := strings.Contains(page, "Wrong? Tell us"); got != (want != "") || !strings.Contains(page, want) {
			t.Errorf("contact %q: link %v, want %q", contact, got, want)
		}
	}
}

func TestUnknownIDsAreNotFound(t *testing.T) {
	e := publishtest.PhnomPenh()
	es := []publish.Edition{e}
	for name, err := range map[string]error{
		"proposition": web.Site{}.Proposition(io.Discard, e, "p99"),
		"document":    web.Site{}.Document(io.Discard, es, "nope"),
		"person":      web.Site{}.Person(io.Discard, es, "nobody"),
	} {
		if !errors.Is(err, onrecord.ErrNotFound) {
			t.Errorf("%s: %v, want not found", name, err)
		}
	}
}

// The budgets: a board of 60 rows within 100 KB and the style sheet within
// 15 KB, gzipped.
func TestBudgets(t *testing.T) {
	page := render(t, func(w io.Writer) error { return web.Site{}.Board(w, publishtest.Long(60)) })
	if n := zipped([]byte(page)); n > 100_000 {
		t.Errorf("60 rows take %d bytes gzipped", n)
	} else {
		t.Logf("60 rows: %d bytes, %d gzipped", len(page), n)
	}
	if n := zipped(web.Stylesheet()); n > 15_000 {
		t.Errorf("the style sheet takes %d bytes gzipped", n)
	}
}

func zipped(b []byte) int {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	z.Write(b)
	z.Close()
	return out.Len()
}

func BenchmarkBoard60(b *testing.B) {
	e := publishtest.Long(60)
	for b.Loop() {
		if err := (web.Site{}).Board(io.Discard, e); err != nil {
			b.Fatal(err)
		}
	}
}
