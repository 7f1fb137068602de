package read

import (
	"strings"

	"onrecord"
	"onrecord/read/decode"
	"onrecord/read/html"
	"onrecord/read/lines"
	"onrecord/text"
)

// maxTags bounds the tags of a page. The page with most in the measuring sets has
// some 8,000.
const maxTags = 100_000

// html reads a page.
func (r *reader) html(payload []byte) error {
	if len(payload) > maxPage {
		return refuse(TooLarge, "a page of %d bytes; pages are read up to %d", len(payload), maxPage)
	}
	src := decode.Bytes(payload, decode.Charset(payload, r.capture.Charset))
	page := html.Parse(src.Text)
	if page.Tags > maxTags {
		return refuse(TooLarge, "a page of %d tags; pages are read up to %d", page.Tags, maxTags)
	}
	d := r.doc
	page.Hear(r.outside())
	d.Witnesses = page.Witnesses()
	title, at := page.Title(d.Witnesses)
	choice := page.Choose(address(r.capture, r.item))
	if no, ok := page.Refuse(choice.Body, d.Witnesses); ok {
		return refuse(Reason(no.Reason), "%s", no.Saw)
	}
	kinds := page.Label(choice.Body, at)

	a := assembler{src: &src}
	r.marked = map[text.Span]bool{}
	if title != nil {
		a.add(onrecord.LineTitle, title)
		if at >= 0 {
			kinds[at] = ""
		}
	}
	authors := page.Authors(d.Witnesses)
	for i := range page.Blocks {
		if kinds[i] != "" {
			span := a.add(kinds[i], &page.Blocks[i])
			r.marked[span] = page.Blocks[i].Stressed()
		}
	}
	d.Byline = a.authors(page, authors)
	d.Text, d.Raw, d.Lines = text.New(a.text.String()), a.raw, a.lines
	d.Published.Date, d.Published.From = page.Published(d.Witnesses, r.known())
	r.disagree(html.ParseTime)
	if d.Outlet == "" {
		d.Outlet = html.Site(d.Witnesses)
	}
	return nil
}

// known is what the date vote may rest on beside the page.
func (r *reader) known() html.Known {
	return html.Known{URL: address(r.capture, r.item), Captured: r.capture.Started, Header: r.capture.Header}
}

// assembler joins blocks to a document's text, a blank line between two.
type assembler struct {
	src   *decode.Source
	text  strings.Builder
	raw   text.Alignment
	lines []onrecord.Line
}

func (a *assembler) add(kind onrecord.LineKind, b *html.Block) text.Span {
	if a.text.Len() > 0 {
		a.text.WriteString("\n\n")
	}
	start := a.text.Len()
	a.text.WriteString(b.Text)
	for _, p := range b.Pieces() {
		p.Text.Start += start
		p.Text.End += start
		a.raw = append(a.raw, a.src.Compose(p)...)
	}
	span := text.Span{Start: start, End: a.text.Len()}
	if items := lines.Ticker(b.Text); kind == onrecord.LineTicker && items != nil {
		for _, it := range items {
			a.lines = append(a.lines, onrecord.Line{Kind: kind, Span: text.Span{Start: start + it.Start, End: start + it.End}})
		}
		return span
	}
	a.lines = append(a.lines, onrecord.Line{Kind: kind, Span: span})
	return span
}

// authors finds each author's name in the byline. Names that no line prints are
// added in a line of their own, which leads back to the markup that named them.
func (a *assembler) authors(page *html.Page, names []html.Author) []text.Span {
	var out []text.Span
	for _, n := range names {
		if s, ok := a.find(onrecord.LineByline, n.Name); ok {
			out = append(out, s)
			continue
		}
		out = append(out, a.add(onrecord.LineByline, page.Written(n.Name, n.Raw)))
	}
	return out
}

func (a *assembler) find(kind onrecord.LineKind, words string) (text.Span, bool) {
	all := a.text.String()
	for _, l := range a.lines {
		if l.Kind != kind {
			continue
		}
		if i := strings.Index(all[l.Span.Start:l.Span.End], words); i >= 0 {
			return text.Span{Start: l.Span.Start + i, End: l.Span.Start + i + len(words)}, true
		}
	}
	return text.Span{}, false
}
