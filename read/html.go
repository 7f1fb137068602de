package read

import (
	"strings"

	"onrecord"
	"onrecord/read/decode"
	"onrecord/read/html"
	"onrecord/read/lines"
	"onrecord/text"
)

// html reads a page.
func (r *reader) html(payload []byte) error {
	src := decode.Bytes(payload, decode.Charset(payload, r.capture.Charset))
	page := html.Parse(src.Text)
	d := r.doc
	d.Witnesses = page.Witnesses()
	labels := page.Label(address(r.capture, r.item))
	a := assembler{src: &src}
	for i, b := range page.Blocks {
		if kind := labels[i]; kind != "" {
			a.add(kind, &b)
		}
	}
	d.Text, d.Raw, d.Lines = text.New(a.text.String()), a.raw, a.lines
	r.byline()
	if d.Language == "" {
		d.Language = page.Lang
	}
	return nil
}

// assembler joins blocks to a document's text, a blank line between two.
type assembler struct {
	src   *decode.Source
	text  strings.Builder
	raw   text.Alignment
	lines []onrecord.Line
}

func (a *assembler) add(kind onrecord.LineKind, b *html.Block) {
	if a.text.Len() > 0 {
		a.text.WriteString("\n\n")
	}
	start := a.text.Len()
	a.text.WriteString(b.Text)
	for _, p := range b.Pieces() {
		p.Text.Start += start
		p.Text.End += start
		a.raw = append(a.raw, a.captured(p)...)
	}
	span := text.Span{Start: start, End: a.text.Len()}
	if items := lines.Ticker(b.Text); kind == onrecord.LineTicker && items != nil {
		for _, it := range items {
			a.lines = append(a.lines, onrecord.Line{Kind: kind, Span: text.Span{Start: start + it.Start, End: start + it.End}})
		}
		return
	}
	a.lines = append(a.lines, onrecord.Line{Kind: kind, Span: span})
}

// captured maps a piece from the decoded source to the captured bytes. A piece
// that was copied from decoded text splits where decoding changed bytes.
func (a *assembler) captured(p text.Piece) text.Alignment {
	if a.src.Identity() {
		return text.Alignment{p}
	}
	return a.src.Compose(p)
}
