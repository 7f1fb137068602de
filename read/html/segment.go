package html

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord"
	"onrecord/read/lines"
	"onrecord/text"
)

// A Block is a stretch of a page between two block-level tags: a paragraph, a
// heading, a list item, a cell. Its text has white space joined; pieces lead
// back to the decoded source.
type Block struct {
	Text string
	// Tag is the nearest block-level element, Names the class, id, role and
	// itemprop words of it and its ancestors, innermost last.
	Tag    atom.Atom
	Names  []string
	In     Region // which landmarks it stands in
	Linked int    // bytes of Text inside links
	Bold   int    // bytes of Text in bold type
	Links  []Link
	Order  int // number of the block on the page
	Parent int // number of the element that holds the block's element
	pieces text.Alignment
	folded string // letters, once asked for
	form   *form  // once asked for
}

// form is what lines knows of a block's text.
type form struct {
	kind     onrecord.LineKind
	byline   bool
	onlyDate bool
}

// Stressed reports whether a block is a heading, or in bold type as a whole.
func (b *Block) Stressed() bool {
	return b.In&InHeading != 0 || b.Bold > 0 && b.Bold*10 >= len(b.Text)*9
}

func (b *Block) lineForm() *form {
	if b.form == nil {
		b.form = formOf(b.Text)
	}
	return b.form
}

// usual is the form of nearly all blocks.
var usual = &form{}

func formOf(s string) *form {
	f := form{kind: lines.Kind(s), byline: lines.Byline(s) != nil, onlyDate: lines.OnlyDate(s)}
	if f == *usual {
		return usual
	}
	return &f
}

// letters is the block's text as letters leaves it.
func (b *Block) letters() string {
	if b.folded == "" {
		b.folded = letters(b.Text)
	}
	return b.folded
}

// A Link is where a block leads.
type Link struct{ Href, Text string }

// Region is a set of landmarks.
type Region uint32

// Landmarks that a block may stand in.
const (
	InArticle Region = 1 << iota
	InMain
	InHeader
	InNav
	InFooter
	InAside
	InFigure
	InCaption
	InQuote
	InList
	InTable
	InForm
	InButton
	InHidden
	InParagraph
	InHeading
	InTime
	InArticleBody // itemprop or class articleBody
	InBold
)

var regions = map[atom.Atom]Region{
	atom.Article: InArticle, atom.Main: InMain, atom.Header: InHeader, atom.Nav: InNav, atom.Footer: InFooter,
	atom.Aside: InAside, atom.Figure: InFigure, atom.Figcaption: InCaption, atom.Caption: InCaption, atom.Blockquote: InQuote,
	atom.Ul: InList, atom.Ol: InList, atom.Dl: InList, atom.Table: InTable, atom.Form: InForm, atom.Button: InButton,
	atom.Select: InButton, atom.P: InParagraph, atom.Time: InTime, atom.H1: InHeading, atom.H2: InHeading, atom.H3: InHeading,
	atom.H4: InHeading, atom.H5: InHeading, atom.H6: InHeading, atom.B: InBold, atom.Strong: InBold,
}

// inline elements do not end a block.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.Acronym: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Big: true, atom.Cite: true,
	atom.Code: true, atom.Data: true, atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Ins: true,
	atom.Kbd: true, atom.Label: true, atom.Mark: true, atom.Q: true, atom.Rp: true, atom.Rt: true, atom.Ruby: true, atom.S: true, atom.Samp: true,
	atom.Small: true, atom.Span: true, atom.Strike: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Time: true, atom.Tt: true,
	atom.U: true, atom.Var: true, atom.Wbr: true, atom.Img: true, atom.Nobr: true, atom.Meta: true, atom.Link: true, atom.Picture: true, atom.Source: true,
}

// void elements have no end tag.
var void = map[atom.Atom]bool{
	atom.Area: true, atom.Base: true, atom.Br: true, atom.Col: true, atom.Embed: true, atom.Hr: true, atom.Img: true, atom.Input: true,
	atom.Link: true, atom.Meta: true, atom.Param: true, atom.Source: true, atom.Track: true, atom.Wbr: true,
}

// skipped elements show no text.
var skipped = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Iframe: true, atom.Svg: true, atom.Object: true,
	atom.Noembed: true, atom.Noframes: true, atom.Textarea: true, atom.Select: true, atom.Math: true, atom.Canvas: true, atom.Audio: true, atom.Video: true,
	atom.Title: true, atom.Head: true,
}

// element is one open tag on the stack.
type element struct {
	tag   atom.Atom
	names string
	in    Region
	id    int
	skip  bool
	href  string
}

// segmenter cuts the source into blocks. It keeps a stack of open elements with
// the few rules of implied end tags that matter for paragraphs; what nests
// wrongly is closed by the nearest open element of that name.
type segmenter struct {
	page   *Page
	tokens tokens
	stack  []element
	next   int // id of the next element
	cur    builder
	href   string
	linkAt int
	names  []byte            // of the tag being read
	known  map[string]string // names as written, and as kept

	markup markup
}

// maxDepth bounds the stack; deeper tags are read as if they were flat.
const maxDepth = 256

func (s *segmenter) run(src string) {
	s.tokens.src, s.markup.source = src, src
	s.stack = append(s.stack, element{})
	for {
		k := s.tokens.next()
		switch k.kind {
		case html.ErrorToken:
			s.flush()
			s.page.markup = s.markup.String()
			return
		case html.TextToken:
			s.text(src[k.start:k.end], k.start)
			if k.tag == atom.Script || k.tag == atom.Style {
				s.markup.leaveOut(k.start, k.end)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			s.open(k)
			s.markup.tag(k, s.tokens.attrs)
		case html.EndTagToken:
			s.close(k.tag)
			if k.tag == atom.Svg {
				s.markup.endPicture(k.start)
			}
		case html.CommentToken:
			s.markup.leaveOut(k.start, k.end)
		}
	}
}

func (s *segmenter) top() *element { return &s.stack[len(s.stack)-1] }

// open takes a start tag.
func (s *segmenter) open(k token) {
	tag := k.tag
	e := element{tag: tag, in: regions[tag], id: s.next}
	s.next++
	if len(s.tokens.attrs) > 0 {
		e.names = s.attributes(&e, k)
	}
	if tag == atom.Br {
		s.lineBreak(text.Span{Start: k.start, End: k.end})
		return
	}
	if !inline[tag] {
		s.implied(tag)
		s.flush()
	}
	if tag == atom.A {
		s.endLink()
		s.href, s.linkAt = e.href, s.cur.Len()
	}
	if void[tag] || len(s.stack) >= maxDepth {
		return
	}
	e.in |= s.top().in
	e.skip = s.top().skip || skipped[tag]
	s.stack = append(s.stack, e)
}

// noted are the tags whose attributes the page keeps.
var noted = map[atom.Atom]bool{atom.Html: true, atom.Meta: true, atom.Link: true, atom.Time: true, atom.Script: true, atom.Base: true, atom.Img: true}

// attributes reads what the page model needs from a tag and returns its names.
func (s *segmenter) attributes(e *element, k token) string {
	s.names = s.names[:0]
	var attrs Attrs
	if noted[k.tag] {
		attrs = Attrs{}
	}
	for i := range s.tokens.attrs {
		a := &s.tokens.attrs[i]
		if attrs == nil && !s.wants(a, k.tag) {
			continue
		}
		key, value := s.tokens.read(a)
		if attrs != nil {
			attrs[key] = value
		}
		s.attribute(e, k.tag, key, value)
	}
	names := s.named()
	if strings.Contains(names, "articlebody") {
		e.in |= InArticleBody
	}
	if attrs != nil {
		s.page.note(k.tag, attrs, s.top().in, text.Span{Start: k.start, End: k.end})
	}
	return names
}

// wants reports whether attribute may make something of a.
func (s *segmenter) wants(a *attr, tag atom.Atom) bool {
	switch key := s.tokens.src[a.key:a.keyEnd]; key {
	case "class", "id", "role", "itemprop", "data-component", "data-testid", "data-qa", "data-type", "rel", "hidden", "aria-hidden", "style":
		return true
	case "href":
		return tag == atom.A
	default:
		return !plainKey(key)
	}
}

func (s *segmenter) attribute(e *element, tag atom.Atom, key, value string) {
	switch key {
	case "class", "id", "role", "itemprop", "data-component", "data-testid", "data-qa", "data-type", "rel":
		if value != "" {
			s.names = append(append(s.names, value...), ' ')
		}
	case "hidden":
		e.in |= InHidden
	case "aria-hidden":
		if value == "true" {
			e.in |= InHidden
		}
	case "style":
		if hides(value) {
			e.in |= InHidden
		}
	case "href":
		if tag == atom.A {
			e.href = value
		}
	}
}

// named is what names holds, in lower case. Pages repeat few names on many
// elements, so each is kept once.
func (s *segmenter) named() string {
	written := bytes.TrimSuffix(s.names, []byte(" "))
	names, ok := s.known[string(written)]
	if !ok {
		names = strings.ToLower(string(written))
		s.known[string(written)] = names
	}
	return names
}

func hides(style string) bool {
	if len(style) < len("display:none") {
		return false
	}
	shown := strings.ReplaceAll(strings.ToLower(style), " ", "")
	return strings.Contains(shown, "display:none") || strings.Contains(shown, "visibility:hidden")
}

// inHead may stand in a head; any other start tag ends it.
var inHead = map[atom.Atom]bool{
	atom.Title: true, atom.Meta: true, atom.Link: true, atom.Script: true, atom.Style: true, atom.Base: true,
	atom.Noscript: true, atom.Template: true, atom.Object: true, 0: true,
}

// implied closes what a start tag ends: a paragraph by any block, a list item
// by the next one, cells and rows likewise.
func (s *segmenter) implied(tag atom.Atom) {
	switch top := s.top().tag; {
	case top == atom.P,
		top == atom.Li && tag == atom.Li,
		(top == atom.Dt || top == atom.Dd) && (tag == atom.Dt || tag == atom.Dd),
		(top == atom.Td || top == atom.Th) && (tag == atom.Td || tag == atom.Th || tag == atom.Tr),
		top == atom.Option && tag == atom.Option:
		s.flush()
		s.stack = s.stack[:len(s.stack)-1]
	case top == atom.Head && !inHead[tag]:
		s.stack = s.stack[:len(s.stack)-1]
	}
}

func (s *segmenter) close(tag atom.Atom) {
	if tag == atom.A {
		s.endLink()
	}
	if !inline[tag] {
		s.flush()
	}
	for i := len(s.stack) - 1; i > 0; i-- {
		if s.stack[i].tag == tag {
			s.stack = s.stack[:i]
			return
		}
		if inline[tag] && !inline[s.stack[i].tag] {
			return // an inline end tag does not close a block
		}
	}
}

func (s *segmenter) endLink() {
	if s.href != "" && s.cur.Len() > s.linkAt {
		s.cur.link(s.href, s.linkAt)
	}
	s.href = ""
}

// lineBreak is white space; two of them end the block.
func (s *segmenter) lineBreak(raw text.Span) {
	if s.top().skip {
		return
	}
	if s.cur.broken && !s.cur.empty() {
		s.flush()
		return
	}
	s.cur.space(raw, false)
	s.cur.broken = true
}

func (s *segmenter) text(raw string, at int) {
	if s.top().skip {
		if tag := s.top().tag; tag == atom.Script || tag == atom.Title {
			s.page.content(tag, raw, at)
		}
		return
	}
	before := s.cur.Len()
	s.cur.write(raw, at)
	if s.top().in&InBold != 0 {
		s.cur.bold += s.cur.Len() - before
	}
}

// flush ends the current block and keeps it if it holds a letter or digit.
func (s *segmenter) flush() {
	if s.href != "" {
		href := s.href
		s.endLink()
		s.href = href
	}
	b := &s.cur
	if b.empty() {
		b.reset()
		s.linkAt = 0
		return
	}
	blk := Block{Text: b.text.String(), pieces: b.pieces, Linked: b.linked, Bold: b.bold, Links: b.links, Order: len(s.page.Blocks), In: s.top().in}
	for i := len(s.stack) - 1; i >= 0; i-- {
		if e := s.stack[i]; !inline[e.tag] {
			blk.Tag, blk.Parent = e.tag, s.stack[max(0, i-1)].id
			break
		}
	}
	blk.Names = s.around()
	s.page.Blocks = append(s.page.Blocks, blk)
	b.reset()
	s.linkAt = 0
}

// around are the names of the innermost open elements.
func (s *segmenter) around() []string {
	n := 0
	inner := s.stack[max(0, len(s.stack)-12):]
	for i := range inner {
		if inner[i].names != "" {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	names := make([]string, 0, n)
	for i := range inner {
		if inner[i].names != "" {
			names = append(names, inner[i].names)
		}
	}
	return names
}

// builder gathers the text of one block with its pieces.
type builder struct {
	text    strings.Builder
	pieces  text.Alignment
	pending text.Span // white space not yet written
	waits   bool
	literal bool // the white space is one plain space
	broken  bool // the last thing seen was a line break
	word    bool // a letter or digit was seen
	linked  int
	bold    int
	links   []Link
}

func (b *builder) Len() int    { return b.text.Len() }
func (b *builder) empty() bool { return !b.word }

func (b *builder) reset() { *b = builder{} }

func (b *builder) link(href string, from int) {
	t := strings.TrimSpace(b.text.String()[min(from, b.text.Len()):])
	b.linked += len(t)
	b.links = append(b.links, Link{href, t})
}

// space notes white space; runs join, and none opens or ends a block. literal
// says that it is the very space that is shown.
func (b *builder) space(raw text.Span, literal bool) {
	switch {
	case b.text.Len() == 0:
	case b.waits:
		b.pending.End, b.literal = raw.End, false
	default:
		b.pending, b.waits, b.literal = raw, true, literal
	}
}

// write adds the raw text of a text token that stands at offset at.
func (b *builder) write(raw string, at int) {
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRuneInString(raw[i:])
		shown := raw[i : i+n]
		if r == '&' {
			shown, n = entity(raw[i:])
			r, _ = utf8.DecodeRuneInString(shown)
		}
		sp := text.Span{Start: at + i, End: at + i + n}
		i += n
		switch {
		case unicode.IsSpace(r) && len(shown) == utf8.RuneLen(r):
			b.space(sp, raw[i-n:i] == " ")
		case unseen(r):
		default:
			b.char(shown, sp, shown == raw[i-n:i])
			b.word = b.word || unicode.IsLetter(r) || unicode.IsDigit(r)
		}
	}
}

// unseen are characters that show nothing: soft hyphens, joiners, marks of
// byte order and direction.
func unseen(r rune) bool {
	return r == '\u00ad' || r == '\u200b' || r == '\ufeff' || r == '\u2060' || r == 0
}

func (b *builder) char(shown string, raw text.Span, copied bool) {
	if b.waits {
		b.add(" ", b.pending, b.literal)
		b.waits = false
	}
	b.broken = false
	b.add(shown, raw, copied)
}

// add appends one character; a copied one prolongs the last piece if it follows it.
func (b *builder) add(shown string, raw text.Span, copied bool) {
	at := b.text.Len()
	b.text.WriteString(shown)
	end := b.text.Len()
	if n := len(b.pieces); copied && n > 0 {
		if last := &b.pieces[n-1]; last.Copied && last.Raw.End == raw.Start && last.Text.End == at {
			last.Raw.End, last.Text.End = raw.End, end
			return
		}
	}
	b.pieces = append(b.pieces, text.Piece{Text: text.Span{Start: at, End: end}, Raw: raw, Copied: copied})
}

// entity reads the character reference that opens s, or "&" itself.
func entity(s string) (shown string, n int) {
	n = 1
	for n < len(s) && n < 34 && (s[n] == '#' && n == 1 || isAlnum(s[n])) {
		n++
	}
	if n < len(s) && s[n] == ';' {
		n++
	}
	if shown = html.UnescapeString(s[:n]); shown == s[:n] || shown == "" {
		return "&", 1
	}
	return shown, n
}

func isAlnum(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// Pieces maps the block's text to the source it was parsed from.
func (b *Block) Pieces() text.Alignment { return b.pieces }
