package html_test

import (
	"strings"
	"testing"

	"onrecord"
	"onrecord/internal/trees"
	"onrecord/read/html"
)

// TestAgreed: where the judge finds no body, what both extractors kept is it.
func TestAgreed(t *testing.T) {
	p := page(`<title>Town closes its old ferry line</title>`, `<nav><a href="/">Home</a></nav><h1>Town closes its old ferry line</h1><article>`+strings.Repeat(story, 6)+`<p>The mayor thanked all crews for their years of service on the water.</p></article>`)
	votes := p.Candidates("")
	if len(votes) != 2 {
		t.Fatalf("%d extractors answered", len(votes))
	}
	deaf := &trees.Model{Trees: []trees.Tree{{{Feature: -1, Value: -3}}}} // no block is body to it
	_, got := p.DecideWith(deaf, p.Features(votes[:1]), p.Features(votes))
	kept := ""
	for i, b := range p.Blocks {
		if got.Body[i] {
			kept += b.Text + "\n"
		}
	}
	if !strings.Contains(kept, "voted on Tuesday") || !strings.Contains(kept, "The mayor") || strings.Contains(kept, "Home") {
		t.Errorf("kept %q", kept)
	}
}

// TestLabels gives each kind of line to a page and says which blocks are body.
func TestLabels(t *testing.T) {
	type line struct {
		markup string
		body   bool
		want   onrecord.LineKind
	}
	lines := []line{
		{`<div><a href="/1">Fishers ask for a deeper harbour</a> | <a href="/2">School wins the regional prize</a> | <a href="/3">Storm expected over the weekend</a> |</div>`, false, onrecord.LineTicker},
		{`<h1>Town closes its old ferry line</h1>`, false, onrecord.LineTitle},
		{`<p>By Ada Hill</p>`, false, onrecord.LineByline},
		{`<p>28 April 2023</p>`, false, onrecord.LineDate},
		{`<p>Share on Facebook Share on Twitter</p>`, false, ""},
		{`<p class="standfirst">After seventy years, the boats stay in the harbour.</p>`, true, onrecord.LineSubtitle},
		{story, true, onrecord.LineBody},
		{`<h2>What comes next</h2>`, true, onrecord.LineHeading},
		{`<figure><img src="a.jpg"><figcaption>The last boat at the pier on Monday.</figcaption></figure>`, false, onrecord.LineCaption},
		{`<p class="pull-quote">“We will miss the horn.”</p>`, true, onrecord.LinePullQuote},
		{`<p>Read more: The history of the harbour</p>`, false, onrecord.LineRelated},
		{story, true, onrecord.LineBody},
		{`<p>Correction: an earlier version gave the wrong number of passengers.</p>`, true, onrecord.LineCorrection},
		{`<h3>Related stories</h3>`, false, onrecord.LineRelated},
		{`<p><a href="/4">New bridge opens in the north</a></p>`, false, onrecord.LineRelated},
		{`<p>© 2023 Harbour Post. All rights reserved.</p>`, false, ""},
		{`<footer><p>About us</p></footer>`, false, ""},
	}
	markup := ""
	for _, l := range lines {
		markup += l.markup
	}
	p := html.Parse("<html><body>" + markup + "</body></html>")
	if len(p.Blocks) != len(lines) {
		t.Fatalf("%d blocks for %d lines", len(p.Blocks), len(lines))
	}
	body := make([]bool, len(lines))
	for i, l := range lines {
		body[i] = l.body
	}
	for i, kind := range p.Label(body, 1) {
		if kind != lines[i].want {
			t.Errorf("%q is labelled %q, want %q", p.Blocks[i].Text, kind, lines[i].want)
		}
	}
}

// TestPlainPage: a page that prints byline and date like paragraphs has both, and
// a date of publication.
func TestPlainPage(t *testing.T) {
	p := page(`<title>Town closes its old ferry line</title>`, `<h1>Town closes its old ferry line</h1><p>By Ada Hill</p><p>14 March 2024</p>`+story+story+`<p>14 March 2023</p>`)
	kinds := p.Label([]bool{false, true, true, true, true, true}, 0)
	want := []onrecord.LineKind{onrecord.LineTitle, onrecord.LineByline, onrecord.LineDate, onrecord.LineBody, onrecord.LineBody, onrecord.LineBody}
	for i := range want {
		if kinds[i] != want[i] {
			t.Errorf("%q is labelled %q, want %q", p.Blocks[i].Text, kinds[i], want[i])
		}
	}
	if d, from := p.Published(p.Witnesses(), html.Known{}); d.Civil().String() != "2024-03-14" || from != "text" {
		t.Errorf("published %v from %s", d, from)
	}
}
