package feed_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/read/feed"
)

const rss = `<?xml version="1.0" encoding="windows-1252"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Ministry News</title>
<item><title>Ministry&#8217;s statement</title><link>https://mfa.example/1</link><pubDate>Sat, 12 Nov 2022 16:49:00 +0700</pubDate><dc:creator>Press Office</dc:creator></item>
<item><title>No link</title></item></channel></rss>`

const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Readouts</title><entry><title>Readout</title><link href="https://wh.example/r"/>
<published>2022-11-12T12:00:00Z</published><updated>2022-11-13T01:00:00Z</updated><author><name>Press</name></author></entry></feed>`

const jsonFeed = `{"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":"1","url":"https://j.example/1","title":"One","date_published":"2022-11-12T12:00:00Z"}]}`

const news = `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc> https://eac.example/1 </loc><lastmod>2022-11-25</lastmod><news:news><news:publication><news:name>EAC</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2022-11-24T09:00:00+07:00</news:publication_date><news:title>PM speaks</news:title></news:news></url>
<url><loc>https://eac.example/2</loc></url></urlset>`

func at(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return t
}

func TestParse(t *testing.T) {
	for name, c := range map[string]struct {
		in   string
		kind feed.Kind
		want feed.Entry
		n    int
	}{
		"rss":  {rss, feed.Feed, feed.Entry{URL: "https://mfa.example/1", Title: "Ministry’s statement", Authors: []string{"Press Office"}, Published: at("2022-11-12T09:49:00Z")}, 1},
		"atom": {atom, feed.Feed, feed.Entry{URL: "https://wh.example/r", Title: "Readout", Authors: []string{"Press"}, Published: at("2022-11-12T12:00:00Z"), Updated: at("2022-11-13T01:00:00Z")}, 1},
		"json": {jsonFeed, feed.Feed, feed.Entry{URL: "https://j.example/1", Title: "One", Published: at("2022-11-12T12:00:00Z")}, 1},
		"news": {news, feed.Sitemap, feed.Entry{URL: "https://eac.example/1", Title: "PM speaks", Outlet: "EAC", Published: at("2022-11-24T02:00:00Z"), Updated: at("2022-11-25T00:00:00Z")}, 2},
		"cut":  {news[:strings.LastIndex(news, "<url>")+10], feed.Sitemap, feed.Entry{URL: "https://eac.example/1", Title: "PM speaks", Outlet: "EAC", Published: at("2022-11-24T02:00:00Z"), Updated: at("2022-11-25T00:00:00Z")}, 1},
	} {
		l, err := feed.Parse([]byte(c.in))
		if err != nil || l.Kind != c.kind || len(l.Entries) != c.n {
			t.Errorf("%s: %+v, %v", name, l, err)
			continue
		}
		if got := fmt.Sprint(l.Entries[0]); got != fmt.Sprint(c.want) {
			t.Errorf("%s: first entry is %s, want %v", name, got, c.want)
		}
	}
}

func TestListsOfLists(t *testing.T) {
	index := `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://e.example/a.xml</loc></sitemap><sitemap><loc>https://e.example/b.xml</loc></sitemap></sitemapindex>`
	opml := `<opml version="2.0"><head><title>Ministries</title></head><body><outline text="KH"><outline type="rss" xmlUrl="https://mfa.example/rss"/></outline><outline text="x"/></body></opml>`
	for in, want := range map[string]string{index: "sitemap-index [https://e.example/a.xml https://e.example/b.xml]", opml: "opml [https://mfa.example/rss]"} {
		l, err := feed.Parse([]byte(in))
		if got := fmt.Sprint(l.Kind, " ", l.Lists); err != nil || got != want {
			t.Errorf("got %s, %v; want %s", got, err, want)
		}
	}
}

func TestRefused(t *testing.T) {
	laughs := `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "` + strings.Repeat("ha", 1000) + `">]><rss version="2.0"><channel><title>` + strings.Repeat("&a;", 1000) + `</title></channel></rss>`
	if l, err := feed.Parse([]byte(laughs)); err == nil && len(l.Title) > 10_000 {
		t.Errorf("entities were expanded to %d bytes", len(l.Title))
	}
	for name, in := range map[string]string{
		"html": "<!doctype html><html><p>x", "empty": "", "text": "hello", "json": `{"a":1}`, "too big": "<rss>" + strings.Repeat(" ", 9<<20),
		"deep": strings.Repeat("<a>", 100_000),
	} {
		if _, err := feed.Parse([]byte(in)); !errors.Is(err, onrecord.ErrInvalid) && !errors.Is(err, onrecord.ErrRefused) {
			t.Errorf("%s: %v, want an error of a kind", name, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{rss, atom, jsonFeed, news, "<opml><outline xmlUrl='x'>", "<sitemapindex><sitemap><loc>"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		l, err := feed.Parse(in)
		if err != nil && !errors.Is(err, onrecord.ErrInvalid) && !errors.Is(err, onrecord.ErrRefused) {
			t.Errorf("%v is an error of no kind", err)
		}
		for _, e := range l.Entries {
			if e.URL == "" {
				t.Error("an entry without an address")
			}
		}
	})
}
