package watch_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/watch"
)

// site is a fetcher that serves what the test puts up, and an archive.
type site struct {
	now    time.Time
	pages  map[string]answer
	asked  []string // address and validators of each request
	stored map[onrecord.CaptureID][]byte
	kept   []onrecord.Capture
}

type answer struct {
	status int
	body   string
	etag   string
	err    error
}

func newSite() *site {
	return &site{now: time.Date(2022, 11, 24, 9, 0, 0, 0, time.UTC), pages: map[string]answer{}, stored: map[onrecord.CaptureID][]byte{}}
}

func (s *site) Get(_ context.Context, address, etag, modified string) (onrecord.Capture, []byte, error) {
	s.asked = append(s.asked, strings.TrimSpace(address+" "+etag))
	a, ok := s.pages[address]
	switch {
	case !ok:
		a = answer{status: 404, body: "<html>not here"}
	case a.err != nil:
		return onrecord.Capture{}, nil, a.err
	case a.status == 0 && etag != "" && etag == a.etag:
		a = answer{status: 304}
	case a.status == 0:
		a.status = 200
	}
	body := []byte(a.body)
	return onrecord.Capture{
		ID: onrecord.IDOf(body), URL: address, Status: a.status, MediaType: "text/html", Started: s.now,
		Header: map[string][]string{"Etag": {a.etag}},
	}, body, nil
}

func (s *site) Put(_ context.Context, c onrecord.Capture, payload []byte) error {
	s.stored[c.ID] = payload
	s.kept = append(s.kept, c)
	return nil
}

func (s *site) Payload(_ context.Context, id onrecord.CaptureID) ([]byte, error) {
	if b, ok := s.stored[id]; ok {
		return b, nil
	}
	return nil, onrecord.ErrNotFound
}

func (s *site) watcher() watch.Watcher {
	return watch.Watcher{Fetch: s, Archive: s, Now: func() time.Time { return s.now }}
}

// look looks at a target and lets an hour pass.
func (s *site) look(t *testing.T, target *watch.Target) (watch.Look, []watch.Target) {
	t.Helper()
	w := s.watcher()
	after, look, found, err := w.Look(t.Context(), *target)
	if err != nil {
		t.Fatal(err)
	}
	*target = after
	s.now = s.now.Add(time.Hour)
	return look, found
}

func target(t *testing.T, s *site, at string) watch.Target {
	t.Helper()
	out, err := watch.NewTarget(at, s.now)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestOnePageOverTime follows a page through its life: first capture, noise, an
// edit, a wall in its place, removal, return.
func TestOnePageOverTime(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	s := newSite()
	p := target(t, s, address)
	edited := append([]string{strings.Replace(paragraphs[0], "13 November", "12 November", 1)}, paragraphs[1:]...)
	wall := `<html><head><title>Log in to continue</title></head><body><p>Please log in to read this page, it takes a minute only.</p></body></html>`
	for i, step := range []struct {
		serve answer
		want  watch.State
		kept  int
	}{
		{answer{body: string(around(r, headline, paragraphs)), etag: `"1"`}, watch.New, 1},
		{answer{body: "served to nobody", etag: `"1"`}, watch.Same, 1}, // the server says: not modified
		{answer{body: string(around(r, headline, paragraphs)), etag: `"2"`}, watch.Same, 1},
		{answer{body: string(around(r, headline, edited)), etag: `"3"`}, watch.Different, 2},
		{answer{body: string(around(r, headline, edited)), etag: `"4"`}, watch.Same, 2},
		{answer{status: 503}, watch.Failed, 2},
		{answer{body: wall, etag: `"5"`}, watch.NoArticle, 2},
		{answer{status: 410, body: "gone"}, watch.GoneNow, 3},
		{answer{status: 410, body: "gone for good"}, watch.GoneNow, 3},
		{answer{body: string(around(r, headline, edited)), etag: `"6"`}, watch.Back, 3},
		{answer{err: onrecord.ErrUnavailable}, watch.Failed, 3},
		{answer{err: onrecord.ErrRefused}, watch.Forbidden, 3},
	} {
		s.pages[address] = step.serve
		look, _ := s.look(t, &p)
		if look.State != step.want || len(s.kept) != step.kept {
			t.Fatalf("step %d: %+v with %d kept, want %s and %d", i, look, len(s.kept), step.want, step.kept)
		}
		if look.State == watch.Different && (len(look.Changes) != 1 || look.Changes[0].Kind != watch.Day || look.Changes[0].New != "12 November" || look.Before == nil) {
			t.Errorf("step %d: changes %+v", i, look.Changes)
		}
	}
	if s.asked[1] != address+` "1"` {
		t.Errorf("second request %q did not say what is held", s.asked[1])
	}
}

// TestFlappingEndsQuiet: a site that serves two versions in turn is told a few
// times and then no more.
func TestFlappingEndsQuiet(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 10))
	s := newSite()
	p := target(t, s, address)
	other := append([]string{strings.Replace(paragraphs[0], "45 minutes", "20 minutes", 1)}, paragraphs[1:]...)
	told := 0
	for i := range 20 {
		body := paragraphs
		if i%2 == 1 {
			body = other
		}
		s.pages[address] = answer{body: string(around(r, headline, body))}
		if look, _ := s.look(t, &p); look.State == watch.Different {
			told++
		}
	}
	if told != 3 {
		t.Errorf("a page that flaps was told %d times, want 3", told)
	}
}

const feedAt = "https://news.example/feed"

func feedOf(n int) string {
	var b strings.Builder
	b.WriteString(`<rss version="2.0"><channel><title>News</title>`)
	for i := range n {
		fmt.Fprintf(&b, `<item><title>Story %d</title><link>/story/%d</link><pubDate>Thu, %02d Nov 2022 09:00:00 GMT</pubDate></item>`, i, i, i+1)
	}
	return b.String() + `</channel></rss>`
}

func TestAListNamesNewPagesOnce(t *testing.T) {
	s := newSite()
	l := target(t, s, feedAt)
	s.pages[feedAt] = answer{body: feedOf(3)}
	look, found := s.look(t, &l)
	if look.State != watch.Listing || len(found) != 3 || !l.List {
		t.Fatalf("first look %+v, %+v", look, found)
	}
	if f := found[0]; f.URL != "https://news.example/story/2" || f.Listed.Title != "Story 2" || f.Listed.List != feedAt || f.Listed.Published.Day() != 3 {
		t.Errorf("the newest entry is %+v %+v", f, f.Listed)
	}
	if look, found = s.look(t, &l); len(found) != 0 || len(s.kept) != 1 {
		t.Errorf("second look %+v, %+v, %d kept", look, found, len(s.kept))
	}
	s.pages[feedAt] = answer{body: feedOf(28)}
	w := s.watcher()
	w.Entries = 10
	l, look, found, err := w.Look(t.Context(), l)
	if err != nil || len(found) != 10 || look.Left != 15 || found[0].Listed.Title != "Story 27" {
		t.Errorf("third look %+v, %d found, %v", look, len(found), err)
	}
	s.pages[found[0].URL] = answer{body: string(around(rand.New(rand.NewPCG(1, 1)), headline, paragraphs))}
	if look, _ := s.look(t, &found[0]); look.State != watch.New || s.kept[len(s.kept)-1].Listed.Title != "Story 27" {
		t.Errorf("the capture does not hold what the list says: %+v", s.kept[len(s.kept)-1])
	}
	if due, _ := watch.Due([]watch.Target{l}, l.Checked.Add(14*time.Minute)); len(due) != 0 {
		t.Error("a list is due too soon")
	}
}

func TestListsOfLists(t *testing.T) {
	s := newSite()
	for name, body := range map[string]string{
		"sitemap index": `<sitemapindex><sitemap><loc>https://news.example/a.xml</loc></sitemap><sitemap><loc>ftp://news.example/b</loc></sitemap><sitemap><loc>` + feedAt + `</loc></sitemap></sitemapindex>`,
		"opml":          `<opml><body><outline xmlUrl="https://news.example/a.xml"/></body></opml>`,
	} {
		l := target(t, s, feedAt)
		s.pages[feedAt] = answer{body: body}
		if look, found := s.look(t, &l); len(found) != 1 || !found[0].List || found[0].URL != "https://news.example/a.xml" {
			t.Errorf("%s: %+v, %+v", name, look, found)
		}
	}
	l := target(t, s, feedAt)
	s.pages[feedAt] = answer{body: `<rss version="2.0"><channel><item><link>`}
	if look, _ := s.look(t, &l); look.State != watch.Failed && look.State != watch.Listing {
		t.Errorf("a broken feed: %+v", look)
	}
}

// TestSchedule holds how soon a page is due again, by its age and its failures.
func TestSchedule(t *testing.T) {
	begun := time.Date(2022, 11, 24, 9, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		age      time.Duration
		failures int
		every    time.Duration
		want     time.Duration
	}{
		{0, 0, 0, 15 * time.Minute}, {5 * time.Hour, 0, 0, time.Hour}, {48 * time.Hour, 0, 0, 3 * time.Hour},
		{10 * 24 * time.Hour, 0, 0, 72 * time.Hour}, {100 * 24 * time.Hour, 0, 0, 30 * 24 * time.Hour},
		{100 * 24 * time.Hour, 0, time.Hour, time.Hour}, {0, 1, 0, 15 * time.Minute}, {0, 3, 0, time.Hour}, {0, 60, 0, 24 * time.Hour},
	} {
		p := watch.Target{Added: begun, Checked: begun.Add(c.age), Failures: c.failures, Every: c.every}
		if got := p.Due().Sub(p.Checked); got != c.want {
			t.Errorf("%+v: due in %v", c, got)
		}
	}
	old := watch.Target{Added: begun, Checked: begun.Add(400 * 24 * time.Hour)}
	if due, _ := watch.Due([]watch.Target{old}, begun.AddDate(100, 0, 0)); len(due) != 0 {
		t.Error("a page that has not changed for a year is still asked for")
	}
	all := []watch.Target{{URL: "https://a.example/1"}, {URL: "https://a.example/2"}, {URL: "https://b.example/1"}}
	if due, _ := watch.Due(all, begun); len(due) != 3 || due[1].URL != "https://b.example/1" {
		t.Errorf("hosts do not take turns: %+v", due)
	}
}

func TestBook(t *testing.T) {
	b := watch.BookOf(t.TempDir() + "/home")
	list := watch.Target{URL: feedAt}
	page := watch.Target{URL: address, Listed: &onrecord.Listing{List: feedAt}}
	if n, err := b.Add(list, page, list); n != 2 || err != nil {
		t.Fatal(n, err)
	}
	page.Checked = time.Date(2022, 11, 24, 9, 0, 0, 0, time.UTC)
	if err := b.Put(page); err != nil {
		t.Fatal(err)
	}
	if n, err := b.Add(watch.Target{URL: address, Every: time.Hour}); n != 0 || err != nil {
		t.Error(n, err)
	}
	all, err := b.Targets()
	if err != nil || len(all) != 2 || all[1].Every != time.Hour || all[1].Checked.IsZero() {
		t.Errorf("%+v, %v", all, err)
	}
	if n, err := b.Remove(feedAt); n != 2 || err != nil {
		t.Errorf("removed %d, %v", n, err)
	}
	if _, err := b.Remove(feedAt); onrecord.Hint(err) == "" {
		t.Errorf("%v, want a hint", err)
	}
	if err := b.Put(page); err != nil {
		t.Error(err)
	}
	if all, _ := b.Targets(); len(all) != 0 {
		t.Error("what was removed came back")
	}
	for _, bad := range []string{"", "page.html", "ftp://a.example/", "https://u:p@a.example/", "https://"} {
		if _, err := watch.NewTarget(bad, time.Time{}); err == nil || onrecord.Hint(err) == "" {
			t.Errorf("%q: %v, want an error with a hint", bad, err)
		}
	}
}
