package watch_test

import (
	"fmt"
	"strings"
	"testing"

	"onrecord"
	"onrecord/watch"
)

// plain is a page of given parts, with nothing around them.
type plain struct{ lang, locale, title, author, day, body, more string }

func (p plain) html() []byte {
	return fmt.Appendf(nil, `<!doctype html><html lang="%s"><head><title>%s</title><meta property="og:locale" content="%s">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"%s","author":{"@type":"Person","name":"%s"},"datePublished":"%s"}</script></head>
<body><main><article><h1>%s</h1>%s%s</article></main></body></html>`, p.lang, p.title, p.locale, p.title, p.author, p.day, p.title, p.body, p.more)
}

func set(paragraphs []string) string { return "<p>" + strings.Join(paragraphs, "</p>\n<p>") + "</p>" }

var first = plain{lang: "en", title: headline, author: "Dara Sok", day: "2022-11-24", body: set(paragraphs), more: `<p>The record can be read <a href="/docs/record-of-talks.pdf">as a file</a>, and <a href="/world/visit">more on the visit</a> is elsewhere on this site.</p>`}

// TestEveryKindOfChange makes each kind of change once, alone.
func TestEveryKindOfChange(t *testing.T) {
	for kind, edit := range map[watch.Kind]func(*plain){
		watch.Headline:   func(p *plain) { p.title = "Leader speaks of summit meeting and of its critics" },
		watch.Byline:     func(p *plain) { p.author = "Sokha Chan" },
		watch.Dated:      func(p *plain) { p.day = "2022-11-22" },
		watch.Day:        func(p *plain) { p.replace("13 November", "12 November") },
		watch.Number:     func(p *plain) { p.replace("45 minutes", "20 minutes") },
		watch.Name:       func(p *plain) { p.replace("a naval base", "a base at Ream") },
		watch.Negation:   func(p *plain) { p.replace("had been friendly", "had not been friendly") },
		watch.Wording:    func(p *plain) { p.replace("friendly", "difficult") },
		watch.QuoteOther: func(p *plain) { p.replace("no negotiation", "no talk") },
		watch.QuoteGone:  func(p *plain) { p.replace("<p>"+paragraphs[1]+"</p>\n", "") },
		watch.SaidLess:   func(p *plain) { p.replace("<p>"+paragraphs[4]+"</p>", "") },
		watch.SaidMore: func(p *plain) {
			p.more += "<p>The embassy told reporters on the following day that it had nothing to add to its own account of the talks.</p>"
		},
		watch.Added: func(p *plain) {
			p.more += "<p>The airport stood empty for most of that afternoon, and the road to the city was closed to all other traffic.</p>"
		},
		watch.Removed: func(p *plain) { p.more = "" },
		watch.Correction: func(p *plain) {
			p.body = "<p>Correction: An earlier version gave a wrong day for the meeting.</p>" + p.body
		},
		watch.LinkGone:  func(p *plain) { p.replace(`<a href="/world/visit">more on the visit</a>`, "more on the visit") },
		watch.FileGone:  func(p *plain) { p.replace(`<a href="/docs/record-of-talks.pdf">as a file</a>`, "as a file") },
		watch.EditionOf: func(p *plain) { p.locale = "en_GB" },
	} {
		before, after := first, first
		before.locale = "en_US"
		after.locale = "en_US"
		edit(&after)
		changes := watch.Compare(watch.See(before.html(), "", address), watch.See(after.html(), "", address))
		if kind == watch.Removed { // the paragraph goes with its links
			changes = only(changes, watch.Removed)
		}
		if len(changes) != 1 || changes[0].Kind != kind {
			t.Errorf("%s: %+v", kind, changes)
		}
	}
}

func (p *plain) replace(old, new string) {
	p.body, p.more = strings.Replace(p.body, old, new, 1), strings.Replace(p.more, old, new, 1)
}

func only(changes []watch.Change, kind watch.Kind) []watch.Change {
	var out []watch.Change
	for _, c := range changes {
		if c.Kind == kind {
			out = append(out, c)
		}
	}
	return out
}

// TestEditionSwitch: the German edition in place of the English one is one
// change, not one for each sentence; so is another country's host.
func TestEditionSwitch(t *testing.T) {
	german := plain{lang: "de-DE", title: "Regierungschef: Über den Gefangenen wurde nie gesprochen", author: "Dara Sok", day: "2022-11-24", body: set([]string{
		"Der Regierungschef sagte am Donnerstag, das Treffen mit dem Präsidenten sei freundlich gewesen und habe 45 Minuten gedauert.",
		"Das Außenministerium teilte mit, man habe nur über die Zusammenarbeit in Kultur und Polizei gesprochen, über sonst nichts.",
	})}
	changes := watch.Compare(watch.See(first.html(), "", address), watch.See(german.html(), "", address))
	if len(changes) != 1 || changes[0].Kind != watch.EditionOf || changes[0].Old != "en · news.example" || changes[0].New != "de-de · news.example" {
		t.Errorf("another language: %+v", changes)
	}
	changes = watch.Compare(watch.See(first.html(), "", address), watch.See(first.html(), "", "https://uk.news.example/world/meeting"))
	if len(changes) != 1 || changes[0].Kind != watch.EditionOf {
		t.Errorf("another host: %+v", changes)
	}
	c := onrecord.Capture{URL: address, MediaType: "text/html", Header: map[string][]string{"Content-Language": {"fr-CA"}}}
	silent := first
	silent.lang = ""
	if v := watch.Of(c, silent.html()); v.Edition.String() != "fr-ca · news.example" {
		t.Errorf("the server's word gave %q", v.Edition)
	}
}

// TestRegionSwitch: both texts stand on both pages; only what looks like the
// article moved. That is no edit of either.
func TestRegionSwitch(t *testing.T) {
	part := func(body string) string { return `<div class="story">` + body + `</div>` }
	long := set(append(append([]string{}, paragraphs...), paragraphs[0]+" He did not say more."))
	other := set([]string{
		"The harvest in the northern provinces was the best for many years, farmers told this newspaper in a dozen villages last week.",
		"Prices fell at once, and the traders who had lent money for seed now ask for it back earlier than they had agreed to.",
		"A union of farmers in the capital asked the government to buy rice at a fixed price until the end of the season.",
	})
	a := watch.See([]byte(`<html lang="en"><title>`+headline+`</title><body><article>`+long+`</article><footer>`+part(other)+`</footer>`), "", address)
	b := watch.See([]byte(`<html lang="en"><title>`+headline+`</title><body><footer>`+part(long)+`</footer><article>`+other+`</article>`), "", address)
	if len(a.Body) == 0 || len(b.Body) == 0 || a.Body[0] == b.Body[0] {
		t.Fatal("the extractors keep to one part of this page")
	}
	changes := watch.Compare(a, b)
	if len(changes) != 1 || changes[0].Kind != watch.RegionOf {
		t.Errorf("%+v, want one region switch", changes)
	}
}
