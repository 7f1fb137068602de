package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// markup is the source that extractors get. Comments, scripts, style sheets, the
// insides of drawings and attributes that no extractor reads are left out: they
// show nothing and are most of a page.
type markup struct {
	source  string
	kept    []string
	until   int // up to where source is kept or left out
	picture int // where the inside of an open drawing starts, 0 outside
}

// leaveOut takes out the bytes from start to end.
func (m *markup) leaveOut(start, end int) {
	if m.picture > 0 {
		return // the drawing goes as a whole
	}
	m.kept = append(m.kept, m.source[m.until:start])
	m.until = end
}

func (m *markup) String() string { return strings.Join(append(m.kept, m.source[m.until:]), "") }

// media are tags of which an extractor looks at every attribute, for addresses
// of pictures and films.
var media = map[atom.Atom]bool{
	atom.Img: true, atom.Picture: true, atom.Source: true, atom.Figure: true, atom.Iframe: true, atom.Video: true, atom.Embed: true, atom.Object: true,
	atom.Html: true, atom.Meta: true, atom.Link: true, atom.Script: true, atom.Table: true,
}

// tag takes note of a start tag and its attributes.
func (m *markup) tag(k token, attrs []attr) {
	if m.picture > 0 {
		return
	}
	if !media[k.tag] {
		m.slim(attrs)
	}
	if k.tag == atom.Svg && k.kind != html.SelfClosingTagToken {
		m.picture = k.end
	}
}

// endPicture takes out what stands in a drawing that ends at end.
func (m *markup) endPicture(end int) {
	if start := m.picture; start > 0 {
		m.picture = 0
		m.leaveOut(start, end)
	}
}

// structural are the attributes, beside the telling ones, that an extractor may
// read on a tag that is no medium.
var structural = map[string]bool{
	"hidden": true, "aria-modal": true, "dir": true, "title": true, "type": true, "name": true, "summary": true, "rowspan": true, "colspan": true,
	"datatable": true, "src": true, "alt": true, "align": true, "width": true, "height": true,
}

// slim takes out the attributes that nobody reads, where they have quoted
// values; such as data for scripts.
func (m *markup) slim(attrs []attr) {
	for i := range attrs {
		a := &attrs[i]
		if a.quoted() && endsTag(m.source[a.end]) && !told(m.source[a.key:a.keyEnd]) {
			m.leaveOut(a.start, a.end)
		}
	}
}

// told reports whether an extractor may read an attribute on a tag that is no
// medium.
func told(key string) bool {
	if !plainKey(key) {
		key = strings.ToLower(key)
	}
	return telling[key] || structural[key]
}

// endsTag reports whether c ends a tag's name or an attribute.
func endsTag(c byte) bool { return blank(c) || c == '>' || c == '/' }

func blank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }
