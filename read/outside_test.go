package read_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/read"
)

const undatedPage = `<!doctype html><html><head><title>Ministers speak of the river - Example News</title><meta property="og:title" content="Watch: ministers at the river bank today"></head>
<body><article><h1>Ministers speak of the river</h1>` + "%s" + `</article></body></html>`

func page(body string) []byte {
	body += strings.Repeat("<p>The ministry said that the two ministers spoke for an hour about the river, and that they did not discuss trade.</p>", 1) +
		"<p>The embassy said in a statement that both sides would meet again before the rains, and that the talks had been useful to both of them.</p>"
	return []byte(strings.Replace(undatedPage, "%s", body, 1))
}

func listed(payload []byte, l *onrecord.Listing, header map[string][]string) onrecord.Capture {
	at := time.Date(2022, 12, 1, 8, 0, 0, 0, time.UTC)
	return onrecord.Capture{
		ID: onrecord.IDOf(payload), URL: "https://news.example/a/river", Started: at, Ended: at, Status: 200, MediaType: "text/html", Header: header, Listed: l,
	}
}

// TestListsAndHeadersAreWitnesses: what a feed and the server say is kept, helps
// where the page is silent, and is never a word of the document.
func TestListsAndHeadersAreWitnesses(t *testing.T) {
	l := &onrecord.Listing{
		List: "https://news.example/feed", Kind: "feed", Title: "Ministers speak of the river", Authors: []string{"Dara Sok"},
		Published: time.Date(2022, 11, 24, 2, 0, 0, 0, time.UTC),
	}
	header := map[string][]string{
		"Last-Modified": {"Fri, 25 Nov 2022 10:00:00 GMT"}, "Content-Language": {"en"},
		"Link": {`<https://news.example/style.css>; rel=preload; as=style, <https://news.example/river>; rel="canonical"`},
	}
	payload := page("")
	d, err := read.Read(listed(payload, l, header), payload, read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	title, _ := d.Title()
	if got := d.Text.Slice(title); got != "Ministers speak of the river" {
		t.Errorf("title %q", got)
	}
	if p := d.Published; p.From != "feed" || p.Date.String() != "2022-11-24T02:00:00Z" {
		t.Errorf("published %+v", p)
	}
	for _, want := range []onrecord.Witness{
		{Field: "title", From: "feed", Value: "Ministers speak of the river"}, {Field: "author", From: "feed", Value: "Dara Sok"},
		{Field: "modified", From: "header", Value: "Fri, 25 Nov 2022 10:00:00 GMT"}, {Field: "language", From: "header", Value: "en"},
		{Field: "url", From: "header", Value: "https://news.example/river"},
	} {
		if !slices.Contains(d.Witnesses, want) {
			t.Errorf("no witness %+v among %+v", want, d.Witnesses)
		}
	}
	if strings.Contains(d.Text.String(), "Dara Sok") {
		t.Error("a name that the page does not print stands in the document")
	}
}

func TestLastModifiedBoundsAnUndatedPage(t *testing.T) {
	payload := page("")
	for modified, want := range map[string]string{
		"Fri, 25 Nov 2022 10:00:00 GMT": "2022-11-25", "Thu, 01 Dec 2022 07:59:58 GMT": "2022-12-01", "nonsense": "2022-12-01",
	} {
		d, err := read.Read(listed(payload, nil, map[string][]string{"Last-Modified": {modified}}), payload, read.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Published.NotAfter.String(); got != want {
			t.Errorf("last modified %q: not after %s, want %s (%s)", modified, got, want, d.Published.Why)
		}
	}
}

func TestWitnessesThatDisagreeAreReported(t *testing.T) {
	payload := page(`<meta itemprop="datePublished" content="2022-11-20">`)
	l := &onrecord.Listing{Kind: "sitemap", Published: time.Date(2022, 11, 24, 2, 0, 0, 0, time.UTC)}
	d, err := read.Read(listed(payload, l, nil), payload, read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(d.Problems, func(p onrecord.Problem) bool { return p.Code == "dates-differ" })
	if i < 0 || d.Problems[i].Text != "published 2022-11-20 by microdata; sitemap says 2022-11-24" {
		t.Errorf("problems %+v", d.Problems)
	}
}
