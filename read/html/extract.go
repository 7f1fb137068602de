package html

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A Candidate is one extractor's answer: which blocks it kept.
type Candidate struct {
	Name string
	Kept []bool // one a block
}

// Candidates asks both extractors about the page, the fast one first.
func (p *Page) Candidates(address string) []Candidate {
	fast, spare := p.fast(address)
	return append(fast, p.thorough(address, spare)...)
}

// fast asks readability. It also returns the tree for the other extractor, nil
// where the page nests deeper than the parser goes.
func (p *Page) fast(address string) (votes []Candidate, spare *html.Node) {
	tree, err := html.Parse(strings.NewReader(p.markup))
	if err != nil {
		return nil, nil
	}
	spare = lighter(tree) // readability cuts its tree up
	return p.ask("readability", useReadability, tree, address), spare
}

// thorough asks trafilatura, which needs more time and memory.
func (p *Page) thorough(address string, tree *html.Node) []Candidate {
	if tree == nil {
		return nil
	}
	return p.ask("trafilatura", useTrafilatura, tree, address)
}

// ask gives an extractor its tree. One that fails or panics on a broken page
// gives no candidate.
func (p *Page) ask(name string, run extractor, tree *html.Node, address string) []Candidate {
	at, err := url.Parse(address)
	if err != nil || at.Host == "" {
		at = &url.URL{Scheme: "http", Host: "localhost"}
	}
	node := attempt(run, tree, at)
	if node == nil {
		return nil
	}
	return []Candidate{{name, p.kept(rows(node))}}
}

type extractor func(tree *html.Node, at *url.URL) *html.Node

func attempt(run extractor, tree *html.Node, at *url.URL) (node *html.Node) {
	defer func() {
		if recover() != nil {
			node = nil // an extractor's own bug on a broken page is no answer
		}
	}()
	return run(tree, at)
}

func useTrafilatura(tree *html.Node, at *url.URL) *html.Node {
	got, err := trafilatura.ExtractDocument(tree, trafilatura.Options{
		OriginalURL: at, ExcludeComments: true, HtmlDateMode: trafilatura.Disabled, HtmlDateOverride: &htmldate.Result{},
	})
	if err != nil {
		return nil
	}
	return got.ContentNode
}

func useReadability(tree *html.Node, at *url.URL) *html.Node {
	ps := readability.NewParser()
	ps.DisableJSONLD = true // metadata is our own work
	got, err := ps.ParseAndMutate(tree, at)
	if err != nil {
		return nil
	}
	return got.Node
}

// rows returns the text of node, cut at block-level tags.
func rows(node *html.Node) []string {
	var out []string
	var b strings.Builder
	cut := func() {
		if s := b.String(); s != "" {
			out = append(out, s)
		}
		b.Reset()
	}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
			return
		}
		block := n.Type == html.ElementNode && (!inline[n.DataAtom] || n.DataAtom == atom.Br)
		if block {
			cut()
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if block {
			cut()
		}
	}
	walk(node)
	cut()
	return out
}

// letters keeps the letters and digits of s in lower case: what two ways to
// print the same words share.
func letters(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			b.WriteByte(byte(r))
		case 'A' <= r && r <= 'Z':
			b.WriteByte(byte(r) | 0x20)
		case r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// kept finds the blocks whose words are among lines.
func (p *Page) kept(lines []string) []bool {
	whole := map[string]bool{}
	var all strings.Builder
	for _, l := range lines {
		w := letters(l)
		whole[w] = true
		all.WriteString(w)
	}
	body := all.String()
	kept := make([]bool, len(p.Blocks))
	for i := range p.Blocks {
		w := p.Blocks[i].letters()
		kept[i] = whole[w] || len(w) >= 24 && contained(w, body)
	}
	return kept
}

// contained reports whether seven tenths of w, in pieces of 24 bytes, occur in
// body; a shorter w must occur as it is. Most blocks are not there at all, so it
// stops at three tenths missed.
func contained(w, body string) bool {
	const size = 24
	missed, all := 0, len(w)/size
	if all == 0 {
		return strings.Contains(body, w)
	}
	for at := 0; at+size <= len(w); at += size {
		if strings.Contains(body, w[at:at+size]) {
			continue
		}
		if missed++; missed*10 > all*3 {
			return false
		}
	}
	return true
}
