// Package html turns a page into blocks of text that know their bytes, into
// witnesses for title, authors and dates, and into a choice of body.
//
//	p := html.Parse(source)
//	p.Blocks      every paragraph, heading, cell ... in page order, with its
//	              landmarks and class names, and a map to the source
//	p.Meta, p.Data, p.Times    what the page says about itself
//
// The page is cut in one pass, token for token as x/net/html's tokenizer cuts it,
// with exact offsets; a tree is built only for the extractors. Each extractor answers with
// text; the blocks that it kept are its vote, and the judge decides block by
// block. So whatever extractor wins, every character of the body is a character
// of the page.
//
// Limits: scripts are not run, so text that only a script writes is found in
// embedded JSON or not at all. Style sheets are not read: hidden means hidden by
// attribute.
package html

import (
	"strings"

	"golang.org/x/net/html/atom"

	"onrecord"
	"onrecord/text"
)

// A Page is what one pass over the source gives.
type Page struct {
	Source string
	Blocks []Block
	Lang   string // of the html element
	Meta   []Meta
	Links  []Attrs // link elements
	Times  []Time
	Images []Image
	Data   []Script // scripts that hold JSON
	State  []Script // other scripts with long strings, where pages keep their state
	Head   Script   // the title element
	Tags   int

	script    string    // type of the script being read
	markup    string    // Source without comments, scripts and styles, for extractors
	facts     *featurer // of Blocks, once asked for
	articles  []Article
	decoded   bool
	witnesses []onrecord.Witness
}

// Attrs are the attributes of one tag.
type Attrs map[string]string

// Meta is a meta tag: its name, property or itemprop in lower case, its
// content, and where the tag stands.
type Meta struct {
	Name, Content string
	Raw           text.Span
}

// Time is a time element's datetime, and the number of the block it stands in.
type Time struct {
	Datetime string
	Names    string
	Block    int
}

// Image is an img element: its address, its alternative text, and the landmarks
// around it.
type Image struct {
	Src, Alt string
	In       Region
}

// Script is raw text inside an element, with its offset in the source.
type Script struct {
	Text string
	At   int
}

// Parse cuts source, which is valid UTF-8, into blocks and collects what the
// page says about itself. Cost is linear.
func Parse(source string) *Page {
	p := &Page{Source: source}
	s := segmenter{page: p, known: map[string]string{}}
	s.run(source)
	p.Tags = s.next
	return p
}

// note keeps the attributes of a tag.
func (p *Page) note(tag atom.Atom, a Attrs, in Region, raw text.Span) {
	switch tag {
	case atom.Html:
		p.Lang = a["lang"]
		if p.Lang == "" {
			p.Lang = a["xml:lang"]
		}
	case atom.Meta:
		for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
			if name := a[key]; name != "" && a["content"] != "" {
				p.Meta = append(p.Meta, Meta{strings.ToLower(name), a["content"], raw})
			}
		}
	case atom.Link:
		p.Links = append(p.Links, a)
	case atom.Time:
		p.Times = append(p.Times, Time{a["datetime"], strings.ToLower(a["class"] + " " + a["itemprop"]), len(p.Blocks)})
	case atom.Img:
		p.Images = append(p.Images, Image{a["src"], squeeze(a["alt"]), in})
	case atom.Script:
		p.script = strings.ToLower(a["type"] + " " + a["id"])
	}
}

// content keeps the text of a script that holds data, and of the title.
func (p *Page) content(tag atom.Atom, raw string, at int) {
	if tag == atom.Title {
		if p.Head.Text == "" {
			p.Head = Script{raw, at}
		}
		return
	}
	switch {
	case strings.Contains(p.script, "json"):
		p.Data = append(p.Data, Script{raw, at})
	case len(raw) > longString && strings.Contains(raw, `":"`):
		p.State = append(p.State, Script{raw, at})
	}
	p.script = ""
}

// First returns the first content of the named metas, in the order of names.
func (p *Page) First(names ...string) string {
	for _, n := range names {
		for _, m := range p.Meta {
			if m.Name == n {
				return m.Content
			}
		}
	}
	return ""
}
