package html

import (
	"strings"

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

// tag takes note of a start tag between start and end.
func (m *markup) tag(tag atom.Atom, start, end int, closed bool) {
	if m.picture > 0 {
		return
	}
	if !media[tag] {
		m.slim(start, end)
	}
	if tag == atom.Svg && !closed {
		m.picture = end
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
func (m *markup) slim(start, end int) {
	at := start + 1
	for at < end && !endsTag(m.source[at]) {
		at++
	}
	for at < end-1 {
		a := nextAttribute(m.source[at:end])
		if a.length == 0 {
			return
		}
		next := at + a.length
		if key := strings.ToLower(a.key); a.quoted && !telling[key] && !structural[key] && endsTag(m.source[next]) {
			m.leaveOut(at, next)
		}
		at = next
	}
}

// attribute is one attribute with the white space before it.
type attribute struct {
	key    string
	length int
	quoted bool
}

// nextAttribute reads the attribute that opens s, the rest of a tag; of no
// length at the tag's end.
func nextAttribute(s string) attribute {
	i := 0
	for i < len(s) && (blank(s[i]) || s[i] == '/') {
		i++
	}
	from := i
	for i < len(s) && !endsTag(s[i]) && s[i] != '=' {
		i++
	}
	a := attribute{key: s[from:i], length: i}
	if a.key == "" {
		return attribute{}
	}
	for i < len(s) && blank(s[i]) {
		i++
	}
	if i+1 >= len(s) || s[i] != '=' {
		return a
	}
	for i++; i < len(s) && blank(s[i]); i++ {
	}
	if i < len(s) && (s[i] == '"' || s[i] == '\'') {
		n := strings.IndexByte(s[i+1:], s[i])
		if n < 0 {
			return attribute{}
		}
		a.length, a.quoted = i+n+2, true
		return a
	}
	for i < len(s) && !blank(s[i]) && s[i] != '>' {
		i++
	}
	a.length = i
	return a
}

// endsTag reports whether c ends a tag's name or an attribute.
func endsTag(c byte) bool { return blank(c) || c == '>' || c == '/' }

func blank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }
