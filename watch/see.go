package watch

import (
	"hash/fnv"
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"onrecord"
	"onrecord/read"
	"onrecord/read/decode"
	"onrecord/read/html"
	"onrecord/read/lines"
)

// A Version is what Compare needs of one capture of a page.
type Version struct {
	Title     string
	Authors   []string
	Published onrecord.Date
	Body      []string
	Notes     []string // corrections
	Links     []Link
	Images    []string
	// Edition is which one of a site's editions this is.
	Edition Edition
	// Refused is why the page is no article, such as a login wall in its place;
	// empty for an article.
	Refused string

	held map[string]bool // letters of every block on the page
	all  string          // letters of the whole page
}

// Link is a link in the content.
type Link struct{ Target, Text string }

// Of reads one capture: a page as [See] does, a PDF or text by its words. What
// cannot be read at all has a Refused and nothing else.
func Of(c onrecord.Capture, payload []byte) Version {
	if read.FormatOf(c, payload) == read.HTML && len(payload) <= maxPage {
		v := See(payload, c.Charset, c.Address())
		v.Edition.header(c)
		return v
	}
	d, err := read.Read(c, payload, read.Options{})
	if err != nil {
		return Version{Refused: err.Error()}
	}
	return ofDocument(d)
}

// maxPage bounds what is read as a page; see read.
const maxPage = 8 << 20

func ofDocument(d *onrecord.Document) Version {
	v := Version{Published: d.Published.Date, Edition: Edition{Language: d.Language}, held: map[string]bool{}}
	if t, ok := d.Title(); ok {
		v.Title = d.Text.Slice(t)
	}
	for _, a := range d.Byline {
		v.Authors = append(v.Authors, d.Text.Slice(a))
	}
	for _, l := range d.Lines {
		switch words := d.Text.Slice(l.Span); l.Kind {
		case onrecord.LineBody:
			v.Body = append(v.Body, words)
		case onrecord.LineCorrection:
			v.Notes = append(v.Notes, words)
		}
		v.held[letters(d.Text.Slice(l.Span))] = true
	}
	v.all = letters(d.Text.String())
	return v
}

// See reads one capture of the page at address.
func See(payload []byte, charset, address string) Version {
	src := decode.Bytes(payload, decode.Charset(payload, charset))
	p := html.Parse(src.Text)
	ws := p.Witnesses()
	v := Version{held: map[string]bool{}}
	if t, ok := html.TitleOf(ws); ok {
		v.Title = t.Value
	}
	for _, a := range p.Authors(ws) {
		v.Authors = append(v.Authors, a.Name)
	}
	v.Published, _ = html.Marked(ws)
	body := p.Choose(address).Body
	if no, refused := p.Refuse(body, ws); refused {
		v.Refused = no.Reason
	}
	v.Edition = editionOf(p, address)
	v.content(p, body, address)
	return v
}

// furnished are landmarks whose contents are not the page's content.
const furnished = html.InNav | html.InFooter | html.InHeader | html.InAside | html.InForm | html.InButton | html.InHidden

func (v *Version) content(p *html.Page, body []bool, address string) {
	var all strings.Builder
	for i := range p.Blocks {
		b := &p.Blocks[i]
		w := letters(b.Text)
		v.held[w] = true
		all.WriteString(w)
		if b.In&furnished != 0 && b.In&html.InArticleBody == 0 {
			continue
		}
		switch {
		case lines.Kind(b.Text) == onrecord.LineCorrection:
			v.Notes = append(v.Notes, b.Text)
		case i < len(body) && body[i] && !passing(b.Text) && lines.Kind(b.Text) == "":
			v.Body = append(v.Body, b.Text)
		}
		v.links(b, address, i < len(body) && body[i])
	}
	v.all = all.String()
	for _, m := range p.Images {
		if m.In&furnished == 0 && m.Src != "" && !strings.HasPrefix(m.Src, "data:") && v.isContent(m) {
			v.Images = append(v.Images, path(m.Src, address))
		}
	}
}

// isContent keeps out tracking pixels, icons, advertisements and the pictures of
// teasers, which have no words of their own or stand outside an article.
func (v *Version) isContent(m html.Image) bool {
	return m.Alt != "" && !adverts.MatchString(m.Src) && len(strings.Fields(m.Alt)) > 1
}

var adverts = regexp.MustCompile(`(?i)(?:^|[/._-])(?:ads?|adserver|doubleclick|banner|pixel|track(?:er|ing)?|beacon|icon|sprite|logo|avatar|spacer)(?:[/._?-]|\d|$)`)

// links keeps the links of a body block, and files and data sets wherever they
// stand in the content.
func (v *Version) links(b *html.Block, address string, body bool) {
	for _, l := range b.Links {
		target := path(l.Href, address)
		if target == "" || shares.MatchString(l.Href) || adverts.MatchString(l.Href) {
			continue
		}
		if body || material.MatchString(target) {
			v.Links = append(v.Links, Link{target, l.Text})
		}
	}
}

var shares = regexp.MustCompile(`(?i)(?:facebook|twitter|x|linkedin|reddit|pinterest|delicious|google|whatsapp|telegram|t)\.(?:com|me)/(?:share|sharer|intent|submit|pin|save|send|shareArticle)|^(?:mailto|javascript|tel|whatsapp|fb-messenger):|[?&](?:share|utm_)`)

// material is what people look for when a page loses it: data sets, files.
var material = regexp.MustCompile(`(?i)/(?:data-?sets?|data|downloads?|reports?|documents?|publications?)/|\.(?:pdf|csv|xlsx?|docx?|zip|json|xml|shp|kml|nc|tiff?|pptx?)(?:$|[?#])`)

// file is a link target that is a file to keep rather than a page to read.
var file = regexp.MustCompile(`(?i)\.(?:pdf|csv|xlsx?|docx?|pptx?|zip|json|xml|shp|kml|nc|tiff?|mp[34]|odt|ods)(?:$|\?)`)

// path is a link target without scheme, host of the page itself, and tracking
// marks, so that an absolute and a relative address of one page are the same.
func path(href, address string) string {
	u, err := url.Parse(strings.TrimSpace(href))
	if err != nil || strings.HasPrefix(href, "#") {
		return ""
	}
	if at, err := url.Parse(address); err == nil && at.Host != "" {
		u = at.ResolveReference(u)
		if strings.TrimPrefix(u.Host, "www.") == strings.TrimPrefix(at.Host, "www.") {
			u.Host = ""
		}
	}
	q := u.Query()
	for k := range q {
		if strings.HasPrefix(k, "utm_") || k == "ref" || k == "fbclid" || k == "gclid" || k == "v" || k == "cb" || k == "ts" {
			q.Del(k)
		}
	}
	if enc := q.Encode(); enc != "" {
		enc = "?" + enc
		return u.Host + strings.TrimSuffix(u.EscapedPath(), "/") + enc
	}
	return u.Host + strings.TrimSuffix(u.EscapedPath(), "/")
}

// passing are lines that say something else each time a page is asked for.
func passing(s string) bool {
	return len(s) < 160 && (lines.OnlyDate(s) || counter.MatchString(s) || ago.MatchString(s) || weekdayLine.MatchString(s))
}

var (
	counter     = regexp.MustCompile(`(?i)\b\d[\d.,]*\s*[km]?\)?\s*(?:views?|comments?|shares?|likes?|readers?|reads|votes?|reactions?|followers?|subscribers?|downloads?|kommentare|mal gelesen|vues|commentaires|visitas|comentarios)\b|\b(?:views?|comments?|shares?|likes?|readers?|votes?|hits)\b\s*[:(]?\s*\d|^\W*\d[\d.,]*\W*$`)
	ago         = regexp.MustCompile(`(?i)\b(?:\d+|an?|one|few)\s+(?:second|minute|min|hour|hr|day|week|month)s?\s+ago\b|^(?:updated|posted|published|last (?:updated|modified))\b|\bvor \d+ (?:minuten?|stunden?|tagen?)\b|\bil y a \d+|\bhace \d+`)
	weekdayLine = regexp.MustCompile(`(?i)^(?:mon|tues|wednes|thurs|fri|satur|sun)day,\s+\p{L}+\s+\d{1,2},\s+\d{4}$`)
)

// letters is what two ways to print the same words share.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// Fingerprint is a mark of the words that Compare looks at: two versions with
// one mark say the same in the same order.
func (v *Version) Fingerprint() uint64 {
	h := fnv.New64a()
	for _, part := range [][]string{{v.Edition.String(), v.Title}, v.Authors, v.Body, v.Notes, v.Images} {
		for _, s := range part {
			h.Write([]byte(letters(s)))
			h.Write([]byte{0})
		}
	}
	for _, l := range v.Links {
		h.Write([]byte(l.Target))
	}
	return h.Sum64()
}

// Fingerprint is a quick answer to "did anything change": a hash of the words
// that stand in running text, whatever region an extractor would choose. Two
// captures with one fingerprint have the same paragraphs, headings and title;
// with two, only Compare can say whether it matters. No extractor runs.
func Fingerprint(payload []byte, charset string) uint64 {
	p := html.Parse(decode.Bytes(payload, decode.Charset(payload, charset)).Text)
	h := fnv.New64a()
	h.Write([]byte(letters(p.HeadTitle())))
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if b.In&furnished != 0 || b.Linked*2 > len(b.Text) || b.In&(html.InParagraph|html.InHeading|html.InArticleBody) == 0 || passing(b.Text) {
			continue
		}
		h.Write([]byte(letters(b.Text)))
	}
	return h.Sum64()
}
