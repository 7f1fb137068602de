package html

import (
	"strings"

	"golang.org/x/net/html"

	"onrecord"
	"onrecord/text"
)

// Where is the stretch of the source that a witness's value was read from: the
// tag of a meta, the text of the title element, the script that holds JSON-LD.
func (p *Page) Where(w onrecord.Witness) text.Span {
	for _, m := range p.Meta {
		if k, ok := metaFields[m.Name]; ok && k.from == w.From && k.field == w.Field && strings.Contains(squeeze(html.UnescapeString(m.Content)), w.Value) {
			return m.Raw
		}
	}
	if w.From == "json-ld" {
		return p.inData(w.Value)
	}
	if h := p.Head; h.Text != "" {
		return text.Span{Start: h.At, End: h.At + len(h.Text)}
	}
	return text.Span{}
}

// inData is the script that holds value, narrowed to its very bytes if they
// stand there unescaped.
func (p *Page) inData(value string) text.Span {
	for _, d := range p.Data {
		if i := strings.Index(d.Text, value); i >= 0 {
			return text.Span{Start: d.At + i, End: d.At + i + len(value)}
		}
	}
	if len(p.Data) > 0 {
		d := p.Data[0]
		return text.Span{Start: d.At, End: d.At + len(d.Text)}
	}
	return text.Span{}
}

// Written is a block of words that no block of the page prints. It maps as a
// whole to raw, where the page's markup says them.
func (p *Page) Written(words string, raw text.Span) *Block {
	b := &Block{Text: words}
	if !raw.Empty() {
		b.pieces = text.Alignment{{
			Text: text.Span{Start: 0, End: len(words)}, Raw: raw, Copied: p.Source[raw.Start:raw.End] == words,
		}}
	}
	return b
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }
