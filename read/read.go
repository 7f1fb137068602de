// Package read turns the bytes of a capture into a document: title, byline,
// dateline, publication date, labelled lines, and the way back from every
// character to the captured bytes.
//
//	d, err := read.Read(capture, payload, read.Options{Item: item})
//
// On the Phnom Penh article, pasted as plain text, it finds three ticker items
// (other stories, never body), the title, the dateline PHNOM PENH, nine body
// paragraphs and the tail "Related News". The page carries no publication date,
// so d.Published holds bounds with reasons: not before the latest day that the
// text tells of in the past, not after the capture.
//
// Plain text and Markdown stay exactly as stored. HTML is decoded, cut into
// blocks that know their captured bytes (read/html), and the body is chosen
// among several extractors by score. What is not an article is refused with a
// reason; see [Refusal].
//
// What a dossier says about a document (its date, its side, whether it is
// complete) comes in by [Options] and is believed before the page.
package read

import (
	"fmt"
	"mime"
	"path"
	"strings"

	"onrecord"
	"onrecord/lang/gazetteer"
	"onrecord/read/decode"
	"onrecord/read/feed"
	"onrecord/read/plain"
	"onrecord/read/transcript"
	"onrecord/text"
)

// Options carries what is known beside the capture. The zero value is for a
// page of which nothing is known.
type Options struct {
	// Item is what a dossier says about the document. Its empty fields are
	// unknown; a zero Item has no File and says nothing about completeness.
	Item onrecord.Item
}

// Read reads payload, whose capture is c. It needs no network and keeps no
// state; the same input gives the same document. The error is a [Refusal] for
// material that is no article, or wraps onrecord.ErrInvalid for what cannot be
// read at all.
func Read(c onrecord.Capture, payload []byte, o Options) (*onrecord.Document, error) {
	r := reader{capture: c, item: o.Item}
	d, err := r.read(payload)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", called(c, o.Item), err)
	}
	return d, nil
}

// reader is one reading.
type reader struct {
	capture onrecord.Capture
	item    onrecord.Item
	doc     *onrecord.Document
	marked  map[text.Span]bool // lines of a page in bold type, and headings
}

func (r *reader) read(payload []byte) (*onrecord.Document, error) {
	r.doc = &onrecord.Document{
		ID: name(r.capture, r.item), Capture: r.capture.ID, URL: address(r.capture, r.item), Outlet: r.item.Outlet,
		Language: r.item.Language, SpeaksFor: r.item.SpeaksFor,
		Complete: r.item.File == "" || r.item.Complete,
	}
	if s := r.capture.Status; s >= 400 {
		return nil, refuse(BadStatus, "the server answered %d", s)
	}
	if err := r.body(payload); err != nil {
		return nil, err
	}
	r.finish()
	return r.doc, nil
}

// body fills in text and lines by the format of payload.
func (r *reader) body(payload []byte) error {
	if len(payload) == 0 {
		return refuse(TooLittle, "nothing at all came")
	}
	if feed.Is(payload) {
		return refuse(Index, "a feed or sitemap, which lists pages")
	}
	r.doc.Witnesses = r.outside()
	switch format := FormatOf(r.capture, payload); {
	case format == HTML:
		return r.html(payload)
	case format == PDF:
		return r.pdf(payload)
	case !readable(r.capture.MediaType):
		return refuse(Format, "it came as %s, which is not read", r.capture.MediaType)
	}
	return r.plain(payload)
}

// binary reports whether head, which opens a text, holds zeros, or control
// characters more often than slips explain.
func binary(head string) bool {
	strange := 0
	for _, r := range head {
		if r == 0 {
			return true
		}
		if r < ' ' && !strings.ContainsRune("\t\n\r\f\v\b\x1b", r) {
			strange++
		}
	}
	return strange > 2+len(head)/100
}

// readable reports whether plain text may be sent under a media type: programs,
// pictures and data are none, whatever letters are in them.
func readable(media string) bool {
	kind, sub, _ := strings.Cut(strings.ToLower(media), "/")
	switch kind {
	case "image", "audio", "video", "font":
		return false
	}
	for _, data := range []string{"javascript", "ecmascript", "css", "json", "zip", "wasm"} {
		if strings.Contains(sub, data) {
			return false
		}
	}
	return true
}

// maxPage bounds what is read as one page or text. The largest of the 312 pages
// in the measuring sets has 1.7 MB.
const maxPage = 8 << 20

func (r *reader) plain(payload []byte) error {
	if len(payload) > maxPage {
		return refuse(TooLarge, "a text of %d bytes; texts are read up to %d", len(payload), maxPage)
	}
	src := decode.Bytes(payload, decode.Text(payload, r.capture.Charset))
	if binary(src.Text[:min(len(src.Text), 4096)]) {
		return refuse(Format, "no text: it holds bytes that no text has")
	}
	r.doc.Text, r.doc.Raw = text.New(src.Text), src.Alignment()
	if src.Replaced > 0 {
		r.problem("encoding", fmt.Sprintf("%d bytes are not %s; each is shown as the replacement character", src.Replaced, src.Charset))
	}
	r.doc.Lines = plain.Lines(r.doc.Text, r.item.Title, place)
	r.byline()
	return nil
}

// finish does what all formats share: turns, dateline, date.
func (r *reader) finish() {
	d := r.doc
	body := d.Spans(onrecord.LineBody)
	d.Turns = transcript.Turns(d.Text, r.page())
	r.language(body)
	r.published()
	if len(d.Turns) == 0 {
		r.dateline(body)
	}
	if len(body) == 0 {
		r.problem("no-body", "no body text was found")
	}
}

// page is what turns are looked for in.
func (r *reader) page() transcript.Page {
	p := transcript.Page{Authors: r.doc.Byline}
	for _, l := range r.doc.Lines {
		switch l.Kind {
		case onrecord.LineTitle, onrecord.LineSubtitle:
			p.Head = append(p.Head, l.Span)
		case onrecord.LineBody, onrecord.LineHeading:
			p.Paragraphs = append(p.Paragraphs, transcript.Paragraph{Span: l.Span, Heading: l.Kind == onrecord.LineHeading, Marked: r.marked[l.Span]})
		}
	}
	return p
}

func (r *reader) problem(code, text string) {
	r.doc.Problems = append(r.doc.Problems, onrecord.Problem{Code: code, Text: text})
}

// place asks the gazetteer.
func place(name string) bool {
	_, ok := gazetteer.Lookup(name)
	return ok
}

// name is the document's ID: the file's base name, or the short capture ID.
func name(c onrecord.Capture, it onrecord.Item) onrecord.DocumentID {
	if it.File != "" {
		return onrecord.DocumentID(it.File)
	}
	if file, ok := strings.CutPrefix(c.URL, "file:"); ok {
		return onrecord.DocumentID(path.Base(file))
	}
	return onrecord.DocumentID(c.ID.Short())
}

// called is what a person calls the document: its address, or its name.
func called(c onrecord.Capture, it onrecord.Item) string {
	if at := c.Address(); it.File == "" && at != "" && !strings.HasPrefix(at, "file:") {
		return at
	}
	return string(name(c, it))
}

func address(c onrecord.Capture, it onrecord.Item) string {
	if it.URL != "" {
		return it.URL
	}
	return c.Address()
}

// Formats that have a reader.
const (
	Plain = "plain"
	HTML  = "html"
	PDF   = "pdf"
)

// FormatOf decides how payload is read, by what the server and the first bytes
// say; the bytes win.
func FormatOf(c onrecord.Capture, payload []byte) string {
	media, _, _ := mime.ParseMediaType(c.MediaType)
	head := strings.ToLower(string(payload[:min(len(payload), 1024)]))
	switch {
	case strings.HasPrefix(head, "%pdf-"):
		return PDF
	case strings.Contains(head, "<!doctype html") || strings.Contains(head, "<html") || strings.Contains(head, "<head"):
		return HTML
	case media == "text/html" || media == "application/xhtml+xml":
		return HTML
	}
	switch strings.ToLower(path.Ext(c.URL)) {
	case ".html", ".htm", ".xhtml":
		return HTML
	}
	return Plain
}
