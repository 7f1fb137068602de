package html_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/read/html"
	"onrecord/text"
)

// FuzzPage asks a page every question that the reader asks. Whatever the page,
// its blocks lead back to the source in order, and a name or a title to a place
// in it.
func FuzzPage(f *testing.F) {
	for _, s := range []string{
		"<title>T | S</title><meta property=og:title content=T><h1>T</h1><p class=byline>By A B</p><p>He said it was so, and that it would stay so for a long time to come.",
		"<table><tr><td>a<td>b<tr><td><ul><li>c<li>d</table><svg><title>x</svg><noscript><p>y</noscript><!-- z --><script>w</script >",
		"<p>&rsquo;&#x1F600;&bogus;&amp<a href=x>l<b>m</a>n</b><br><br>\x00\u00ad<p hidden>o<select><option>q",
		"<meta itemprop=datePublished content=2022-11-13><time datetime=2022-11-13T10:00Z></time><link rel=canonical href=/><style>a{}</style>",
	} {
		f.Add(s, "https://eac.example/2022/11/13/a")
	}
	f.Fuzz(func(t *testing.T, source, address string) {
		p := html.Parse(strings.ToValidUTF8(source, "\ufffd"))
		mapped(t, p, p.Blocks)
		ws := p.Witnesses()
		written, at := p.Title(ws)
		choice := p.Choose(address)
		p.Refuse(choice.Body, ws)
		if len(choice.Body) != len(p.Blocks) || len(p.Label(choice.Body, at)) != len(p.Blocks) || at >= len(p.Blocks) {
			t.Fatalf("%d blocks, %d choices, title at %d", len(p.Blocks), len(choice.Body), at)
		}
		if written != nil {
			mapped(t, p, []html.Block{*written})
		}
		for _, a := range p.Authors(ws) {
			if a.Name == "" || a.Raw.Start < 0 || a.Raw.End > len(p.Source) {
				t.Errorf("author %+v of a source of %d bytes", a, len(p.Source))
			}
		}
		p.Published(ws, html.Known{URL: address})
	})
}

// FuzzData reads what pages keep in scripts: JSON-LD in all its dialects, and
// bodies in JSON strings.
func FuzzData(f *testing.F) {
	for _, s := range []string{
		`{"@context":"https://schema.org","@type":"NewsArticle","headline":"A &amp; <b>B</b>","author":[{"name":"C D"},{"@id":"#e"}],"datePublished":"2022-11-13"}`,
		`[{"@graph":[{"@id":"#e","name":"E F"},{"@type":["Report"],"author":{"@id":"#e"},}],},]`, `//<![CDATA[` + "\n" + `{"@type":"Article","headline":"a` + "\n" + `b\q"};//]]>`,
		`{"articleBody":"` + strings.Repeat(`He said \u2019so\u2019 \ud83d\ude00.\n\n`, 40) + `"}`, `{"body":"<p>` + strings.Repeat(`x\"y<\/p><p>`, 80) + `"}`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, data string) {
		data = strings.ToValidUTF8(data, "\ufffd")
		p := html.Parse("<script type=application/ld+json>" + data + "</script><script id=state>" + data + "</script>")
		for _, a := range p.Articles() {
			for _, n := range append(a.Authors, a.Headline, a.Name, a.Publisher) {
				if n != strings.Join(strings.Fields(n), " ") {
					t.Errorf("%q has loose white space", n)
				}
			}
		}
		mapped(t, p, p.Embedded())
	})
}

// mapped fails unless every block is text whose pieces lead to the source.
func mapped(t *testing.T, p *html.Page, blocks []html.Block) {
	t.Helper()
	for _, b := range blocks {
		if b.Text == "" || !utf8.ValidString(b.Text) {
			t.Fatalf("block %q is no text", b.Text)
		}
		end := 0
		for _, piece := range b.Pieces() {
			if piece.Text.Start < end || piece.Text.End > len(b.Text) || piece.Raw.Empty() || !(text.Span{Start: 0, End: len(p.Source)}).Contains(piece.Raw) {
				t.Fatalf("piece %+v of %q is out of place", piece, b.Text)
			}
			if words := b.Text[piece.Text.Start:piece.Text.End]; piece.Copied && words != p.Source[piece.Raw.Start:piece.Raw.End] {
				t.Fatalf("%q is no copy of %q", words, p.Source[piece.Raw.Start:piece.Raw.End])
			}
			end = piece.Text.End
		}
	}
}
