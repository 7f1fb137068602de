package read_test

import (
	"errors"
	"strings"
	"testing"

	"onrecord"
	"onrecord/read"
)

func TestRefusals(t *testing.T) {
	story := ""
	for _, who := range strings.Fields("minister editor farmer lawyer teacher doctor driver baker sailor painter tailor singer") {
		story += "<p>The " + who + " said that it was so, and that it would remain so for as long as anybody cared to ask for an opinion.</p>"
	}
	links := strings.Repeat(`<h3><a href="/x">Ministry opens a school for farmers in the north</a></h3>`, 20)
	for _, c := range []struct {
		name, page string
		status     int
		want       read.Reason // empty: an article
	}{
		{"error status", "<html><h1>Gone</h1>" + story, 404, read.BadStatus},
		{"challenge", "<html><title>Just a moment...</title><p>Checking your browser before accessing the site.</p>", 0, read.Challenge},
		{"consent wall", "<html><title>Before you continue to News</title><p>We use cookies and data to deliver our services to you.</p>", 0, read.Consent},
		{"login", "<html><title>News</title><p>Please sign in to read this page.</p>", 0, read.Login},
		{"paywall words", "<html><title>Story</title><h1>Story of the year in the capital</h1><p>He said that it was so, and no more.</p><div>Subscribe to continue reading</div>", 0, read.Teaser},
		{"teaser by word count", `<html><script type="application/ld+json">{"@type":"NewsArticle","headline":"Story","isAccessibleForFree":false,"wordCount":1200}</script><h1>Story</h1><p>He said that it was so, and that it would remain so for as long as anybody asked.</p>`, 0, read.Teaser},
		{"soft 404", "<html><title>Page not found - News</title><p>Try the search or go to the home page instead.</p>", 200, read.NotFound},
		{"index", "<html><title>News</title>" + links, 0, read.Index},
		{"feed", `<?xml version="1.0"?><rss version="2.0"><channel><title>x</title></channel></rss>`, 0, read.Index},
		{"empty", "<html><title>News</title><p>Hello.</p>", 0, read.TooLittle},
		{"a ministry's note", official("14 March 2024", "<p>The Ministry has summoned the ambassador.</p><p>A note of protest was handed over.</p>"), 0, ""},
		{"a note without a date", official("", "<p>The Ministry has summoned the ambassador.</p><p>A note of protest was handed over.</p>"), 0, read.TooLittle},
		{"an office's address", official("14 March 2024", "<p>12 Harbour Street</p><p>Telephone 555 0100, between nine and noon</p>"), 0, read.TooLittle},
		{"a page to come", official("14 March 2024", "<p>This page is being built.</p>"), 0, read.TooLittle},
		{"a dated list", official("14 March 2024", strings.Repeat(`<p><a href="/x">The Ministry has summoned the ambassador.</a></p>`, 2)), 0, read.TooLittle},
		{"a story about cookies", "<html><title>Cookie consent rules</title><h1>Cookie consent rules</h1>" + story, 0, ""},
	} {
		cap := capture("page.html", []byte(c.page))
		cap.Status = c.status
		_, err := read.Read(cap, []byte(c.page), read.Options{})
		var no *read.Refusal
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s was refused: %v", c.name, err)
		case c.want != "" && (!errors.As(err, &no) || no.Reason != c.want || !errors.Is(err, onrecord.ErrRefused) || no.Text == ""):
			t.Errorf("%s: %v, want a refusal for %s", c.name, err, c.want)
		}
	}
}

// official is a page of a ministry.
func official(day, text string) string {
	return `<!doctype html><title>Statement on the border incident - Ministry of Foreign Affairs</title><meta property="og:site_name" content="Ministry of Foreign Affairs">
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav></header><main><h1>Statement on the border incident</h1><p class="date">` + day + `</p><div class="text">` + text + `</div></main>
<footer><p>© Ministry of Foreign Affairs</p></footer>`
}

// TestNoText: what a server sends as a picture, a program or data is no article,
// whatever letters are in it; a page is one whatever it was sent as.
func TestNoText(t *testing.T) {
	page := "<!doctype html><title>Ferry line closes</title><h1>Ferry line closes</h1>" + strings.Repeat("<p>The council said on Tuesday that the old ferry line would close in spring.</p>", 5)
	for _, c := range []struct {
		media, payload string
		want           read.Reason
	}{
		{"text/css", "a{b:c}", read.Format}, {"text/javascript", "alert(1)", read.Format}, {"application/json", `{"text":"He said so."}`, read.Format},
		{"image/png", "\x89PNG", read.Format}, {"image/svg+xml", "<svg><text>x</text></svg>", read.Format}, {"text/html", "", read.TooLittle}, {"", "", read.TooLittle},
		{"", "\x1f\x8b\x08\x01\xb5\x93\x41\x0f\x82\x30\x0c\x85\xef\xfe\x8a\x65\x77", read.Format}, {"", "He said so.\fShe did not.\x1a", ""}, {"", "one slip \x02 in a long text" + strings.Repeat(" of words", 20), ""},
		{"application/octet-stream", page, ""}, {"application/json", page, ""}, {"text/plain", "He said so.", ""}, {"", "He said so.", ""},
	} {
		capt := capture("x", []byte(c.payload))
		capt.MediaType = c.media
		_, err := read.Read(capt, []byte(c.payload), read.Options{})
		var no *read.Refusal
		if errors.As(err, &no) != (c.want != "") || no != nil && (no.Reason != c.want || onrecord.Hint(err) == "") {
			t.Errorf("%s %.20q: %v (hint %q), want %q", c.media, c.payload, err, onrecord.Hint(err), c.want)
		}
	}
}
