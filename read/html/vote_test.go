package html_test

import (
	"strings"
	"testing"
	"time"

	"onrecord/read/html"
)

// page is a page with the given head and body, whose story is long enough to be
// one.
func page(head, body string) *html.Page {
	return html.Parse("<html><head>" + head + "</head><body>" + body + "</body></html>")
}

const story = `<p>The council of the harbour town voted on Tuesday to close the old ferry line, which carried nine hundred people a day.</p>`

func TestTitle(t *testing.T) {
	for name, c := range map[string]struct{ head, body, want string }{
		"the structured headline is believed": {
			`<title>Ferry to close | Harbour Post</title><meta property="og:title" content="Old ferry: the end is near"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Town closes its old ferry line"}</script>`,
			`<h1>Town closes its old ferry line</h1>` + story, "Town closes its old ferry line"},
		"a headline for search engines yields to heading and shared title": {
			`<title>Harbour ferry line closing date and times - Harbour Post</title><meta property="og:site_name" content="Harbour Post"><meta property="og:title" content="Town closes its old ferry line">
			<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour ferry line closing date and times"}</script>`,
			`<h1>Town closes its old ferry line</h1>` + story, "Town closes its old ferry line"},
		"a section and the site behind an unusual bar": {
			`<title>Town closes its old ferry line-Politicsㅣharbourpost.example</title><meta property="og:site_name" content="HarbourPost.example"><meta property="og:title" content="Town closes its old ferry line-Politicsㅣharbourpost.example"><meta itemprop="headline" content="Town closes its old ferry line">`,
			story, "Town closes its old ferry line"},
		"a headline in the place of the site's name cuts nothing": {
			`<title>Ferries - Town closes its old line</title><meta name="application-name" content="Ferries - Town closes its old line"><meta property="og:title" content="Ferries - Town closes its old line">`,
			`<h1>Ferries - Town closes its old line</h1>` + story, "Ferries - Town closes its old line"},
		"a kicker that is not shared": {
			`<meta property="og:title" content="Town closes its old line"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferries: Town closes its old line"}</script>`,
			`<h1>Ferries: Town closes its old line</h1>` + story, "Town closes its old line"},
		"a kicker that is shared": {
			`<meta property="og:title" content="Ferries: Town closes its old line"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Town closes its old line"}</script>`,
			`<h1>Town closes its old line</h1>` + story, "Ferries: Town closes its old line"},
	} {
		got, ok := html.TitleOf(page(c.head, c.body).Witnesses())
		if !ok || got.Value != c.want {
			t.Errorf("%s: %q, want %q", name, got.Value, c.want)
		}
	}
}

func TestAuthors(t *testing.T) {
	const site, h1 = `<meta property="og:site_name" content="Harbour Post"><meta property="og:title" content="Town closes its old ferry line">`, `<h1>Town closes its old ferry line</h1>`
	ld := func(name string) string {
		return `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Town closes its old ferry line","author":{"@type":"Person","name":"` + name + `"}}</script>`
	}
	for name, c := range map[string]struct{ head, body, want string }{
		"the structured author":                       {site + ld("Ada Hill"), h1 + story, "Ada Hill"},
		"the outlet yields to the printed byline":     {site + ld("Harbour Post"), h1 + `<p class="byline">By Ada Hill and Ben Okoro</p>` + story, "Ada Hill+Ben Okoro"},
		"nobody else wrote it":                        {site + ld("Harbour Post"), h1 + story, "Harbour Post"},
		"a shared account yields, too":                {site + ld("Harbour D"), h1 + `<div><p>ADA HILL</p>` + story + `</div>`, "ADA HILL"},
		"names set apart by tags only":                {site, h1 + "<div class=\"article-byline\">\n<span>Ada Hill</span>\n\n<span>Ben James Okoro</span>\n</div>" + story, "Ada Hill+Ben James Okoro"},
		"names over the first paragraph":              {site, h1 + `<div><p><b>Ada Hill/Ben Okoro</b></p>` + story + `</div>`, "Ada Hill+Ben Okoro"},
		"a name under a paragraph is no byline":       {site, h1 + `<div>` + story + `<p>Ada Hill</p></div>`, ""},
		"a label and a name":                          {site, h1 + `<ul><li><strong>Autorin/Autor</strong> Ada Hill</li></ul>` + story, "Ada Hill"},
		"an agency's short name":                      {site, h1 + `<p>By NNA, in News, Sea · 31 Jan 2025</p>` + story, "NNA"},
		"the editor is not the author":                {site + ld("Cleo"), h1 + `<div class="author">Ada Hill</div>` + story + `<p>Editor : Cleo</p>`, "Ada Hill"},
		"the place of filing is none":                 {site + `<meta name="author" content="Ada Hill und Ben Okoro, Nairobi">`, h1 + story, "Ada Hill+Ben Okoro"},
		"a byline in another story's teaser is none":  {site, h1 + strings.Repeat(story, 12) + `<h4>By Ada Hill and Ben Okoro</h4>`, ""},
		"addresses and handles name nobody":           {site + `<meta property="article:author" content="https://social.example/harbour"><meta name="author" content="@harbour">`, h1 + story, ""},
		"an organisation's name with and stays whole": {site + ld("Harbour Press et NNA"), h1 + story, "Harbour Press et NNA"},
	} {
		p := page(c.head, c.body)
		var got []string
		for _, a := range p.Authors(p.Witnesses()) {
			got = append(got, a.Name)
		}
		if strings.Join(got, "+") != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestPublishedLabel(t *testing.T) {
	p := page(`<title>Town closes its old ferry line</title>`, `<p>The ferry opened on 3 March 1951.</p><ul><li><b>Datum</b> 28.04.2023</li></ul>`+story)
	got, from := p.Published(p.Witnesses(), html.Known{Captured: time.Date(2023, 5, 1, 0, 0, 0, 0, time.UTC)})
	if got.Civil().String() != "2023-04-28" || from != "text" {
		t.Errorf("published %s by %s", got.Civil(), from)
	}
}
