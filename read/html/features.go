package html

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"onrecord/read/lines"
)

// Features describes every block by numbers that the judge decides on. votes
// are the extractors' answers, in the order of extractors; a missing one is nil.
//
// Besides the block's own shape, the strongest evidence is its company: blocks
// with the same tags and class names (a page's paragraphs look alike), blocks
// under the same parent, and the neighbours on the page.
//
// What does not depend on votes is worked out once a page.
func (p *Page) Features(votes []Candidate) [][]float64 {
	out := make([][]float64, 0, len(p.Blocks))
	p.described().polled(votes, func(_ int, row []float64) { out = append(out, slices.Clone(row)) })
	return out
}

// described is what is worked out once a page.
func (p *Page) described() *featurer {
	if p.facts == nil || len(p.facts.look) != len(p.Blocks) {
		p.facts = facts(p)
	}
	return p.facts
}

func facts(p *Page) *featurer {
	f := &featurer{page: p, hints: map[string]uint32{}}
	f.prepare()
	return f
}

type featurer struct {
	page  *Page
	json  []float64 // 1 kept, 0 not, -1 no embedded body
	desc  string
	title int
	dup   []bool // the same words stand earlier on the page
	looks []*company
	under []*company
	look  []uint64
	tail  []int // blocks since a heading that ends the article, 0 if none came
	total int
	hints map[string]uint32
}

// company sums what blocks of one group have in common.
type company struct{ n, length, linked, ended float64 }

func (f *featurer) prepare() {
	f.json = f.page.embedded()
	f.desc = letters(f.page.First("og:description", "description", "twitter:description"))
	f.title = f.page.titleAt()
	f.groups()
	f.scan()
}

func (f *featurer) groups() {
	blocks := f.page.Blocks
	looks, under := map[uint64]*company{}, map[int]*company{}
	f.look = make([]uint64, len(blocks))
	f.looks, f.under = make([]*company, len(blocks)), make([]*company, len(blocks))
	for i := range blocks {
		b := &blocks[i]
		f.look[i] = look(b)
		f.looks[i], f.under[i] = group(looks, f.look[i]), group(under, b.Parent)
		ended := bit(endsSentence(b.Text))
		for _, c := range [...]*company{f.looks[i], f.under[i]} {
			c.n++
			c.length += float64(len(b.Text))
			c.linked += float64(b.Linked)
			c.ended += ended
		}
	}
}

func group[K comparable](m map[K]*company, k K) *company {
	if m[k] == nil {
		m[k] = &company{}
	}
	return m[k]
}

// look is a hash (FNV-1a) of what makes two blocks look alike: their tag, their
// own class names without numbers, and their landmarks.
func look(b *Block) uint64 {
	h := uint64(14695981039346656037)
	add := func(c byte) { h = (h ^ uint64(c)) * 1099511628211 }
	for _, c := range []byte(b.Tag.String()) {
		add(c)
	}
	names := b.Names
	for _, n := range names[max(0, len(names)-3):] {
		for i := range len(n) {
			if c := n[i]; c < '0' || c > '9' {
				add(c)
			}
		}
		add(0)
	}
	add(byte(b.In))
	add(byte(b.In >> 8))
	add(byte(b.In >> 16))
	return h
}

// scan fills in what depends on the order of blocks.
func (f *featurer) scan() {
	blocks := f.page.Blocks
	f.dup, f.tail = make([]bool, len(blocks)), make([]int, len(blocks))
	seen := map[string]bool{}
	since := 0
	for i := range blocks {
		w := blocks[i].letters()
		f.dup[i] = seen[w]
		seen[w] = true
		if since > 0 || i > f.title && lines.EndsArticle(blocks[i].Text) {
			since++
		}
		f.tail[i] = since
		f.total += len(blocks[i].Text)
	}
}

// embedded says of each block whether the page's own JSON holds its words.
func (p *Page) embedded() []float64 {
	out := make([]float64, len(p.Blocks))
	body := ""
	for _, a := range p.Articles() {
		if len(a.Body) > len(body) {
			body = a.Body
		}
	}
	words := letters(stripTags(body))
	for i := range out {
		out[i] = -1
		if len(words) > 200 {
			w := p.Blocks[i].letters()
			out[i] = bit(len(w) >= 8 && contained(w, words))
		}
	}
	return out
}

func bit(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// tagsSeen are the tags that get a feature of their own.
var tagsSeen = []atom.Atom{atom.P, atom.Div, atom.Li, atom.H1, atom.H2, atom.H3, atom.H4, atom.Td, atom.Figcaption, atom.Section, atom.Article, atom.Blockquote, atom.Header, atom.Body}

// hints are words in class names and what they hint at. A block gets one
// feature a group for its own names and one for its ancestors'.
var hints = [][]string{
	{"articlebody", "article-body", "article__body", "article_body", "story-body", "storytext", "story-text", "entry-content", "post-content", "article-content", "article-text", "article__content", "content-text", "richtext", "rich-text", "body-text", "bodytext", "post-body", "text-block", "textblock"},
	{"article", "story", "post", "entry"},
	{"content", "body", "text", "paragraph", "main"},
	{"lead", "intro", "summary", "standfirst", "subtitle", "subhead", "dek", "teaser-text", "excerpt", "abstract", "kicker", "deck", "description", "chapo", "vorspann", "ingress", "sapo"},
	{"caption", "figure", "image", "photo", "gallery", "media", "picture", "video", "credit", "slide", "bild", "foto"},
	{"author", "byline", "writer", "reporter", "journalist", "contributor", "autor"},
	{"date", "time", "published", "updated", "meta", "info"},
	{"related", "recommend", "more-", "read-more", "readmore", "also", "promo", "teaser", "card", "trending", "popular", "latest", "most", "inline-link", "relacionad", "verwandt", "similar", "linkbox", "infobox", "embed"},
	{"nav", "menu", "breadcrumb", "header", "footer", "sidebar", "toolbar", "banner", "masthead", "widget"},
	{"share", "social", "comment", "newsletter", "subscribe", "signup", "sign-up", "login", "follow", "paywall", "piano", "offer", "promotion", "donat"},
	{"ad-", "-ad", "ads", "advert", "sponsor", "outbrain", "taboola", "anzeige", "cookie", "consent", "popup", "modal", "overlay", "gdpr", "disclaimer", "copyright", "legal", "print"},
	{"tag", "topic", "categor", "section-name", "rubric", "keyword", "list", "item"},
	{"quote", "blockquote", "pullquote", "cite"},
	{"hidden", "sr-only", "visually-hidden", "screen-reader", "invisible", "tooltip", "collapsed"},
}

// hintsAt are the words of hints by their first two bytes, which nearly always
// tell that no word starts here.
var hintsAt = func() map[[2]byte][]hintWord {
	at := map[[2]byte][]hintWord{}
	for h, words := range hints {
		for _, w := range words {
			k := [2]byte{w[0], w[1]}
			at[k] = append(at[k], hintWord{w, h})
		}
	}
	return at
}()

type hintWord struct {
	word  string
	group int
}

func hint(names []string, words []string) bool {
	for _, n := range names {
		for _, w := range words {
			if strings.Contains(n, w) {
				return true
			}
		}
	}
	return false
}

// hinted is the set of hint groups that a string of names touches. Pages repeat
// few strings on many elements, so each is searched once.
func (f *featurer) hinted(names string) uint32 {
	set, ok := f.hints[names]
	if !ok {
		for i := 0; i+1 < len(names); i++ {
			for _, h := range hintsAt[[2]byte{names[i], names[i+1]}] {
				if strings.HasPrefix(names[i:], h.word) {
					set |= 1 << h.group
				}
			}
		}
		f.hints[names] = set
	}
	return set
}

func endsSentence(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`"'”’»)]“」』`, r) })
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…。！？।", r)
}

func logOf(n int) float64 { return math.Log1p(math.Abs(float64(n))) }

// row adds the facts of block i to x, with room for what votes fill in.
func (f *featurer) row(i int, x []float64) []float64 {
	p := f.page
	b := &p.Blocks[i]
	add := func(v ...float64) { x = append(x, v...) }

	// votes, of the block and around it
	add(0, 0, f.json[i], 0, 0, 0, 0, 0)

	// shape
	words := 0
	for range strings.FieldsSeq(b.Text) {
		words++
	}
	add(logOf(len(b.Text)), logOf(words), float64(b.Linked)/float64(len(b.Text)), bit(endsSentence(b.Text)))
	add(float64(strings.Count(b.Text, ",")), float64(strings.Count(b.Text, ". ")), float64(strings.Count(b.Text, "|")))
	digits, upper, all := 0, 0, 1
	for _, r := range b.Text {
		all++
		if unicode.IsDigit(r) {
			digits++
		} else if unicode.IsUpper(r) {
			upper++
		}
	}
	add(float64(digits)/float64(all), float64(upper)/float64(all))
	first, _ := utf8.DecodeRuneInString(b.Text)
	add(bit(unicode.IsUpper(first)), bit(strings.ContainsRune(`"“„«「'‘`, first)), bit(strings.HasSuffix(b.Text, ":")), bit(strings.HasSuffix(b.Text, "?")))

	// place on the page
	add(float64(i)/float64(len(p.Blocks)), logOf(len(p.Blocks)))
	since := 0.0
	if f.title >= 0 {
		since = math.Copysign(logOf(i-f.title), float64(i-f.title))
	}
	add(since, bit(f.title == i), bit(f.title >= 0))
	add(0, bit(f.dup[i]), logOf(f.tail[i]))
	w := b.letters()
	add(bit(len(w) > 20 && len(f.desc) > 20 && (strings.HasPrefix(w, f.desc[:min(len(f.desc), 60)]) || strings.HasPrefix(f.desc, w))))

	// tags and landmarks
	for _, t := range tagsSeen {
		add(bit(b.Tag == t))
	}
	for r := InArticle; r <= InArticleBody; r <<= 1 {
		add(bit(b.In&r != 0))
	}

	// names
	own, around := uint32(0), uint32(0)
	for _, n := range b.Names {
		own = f.hinted(n)
		around |= own
	}
	for h := range hints {
		add(float64(own>>h&1), float64(around>>h&1))
	}

	// company
	for _, c := range [...]*company{f.looks[i], f.under[i]} {
		add(logOf(int(c.n)), logOf(int(c.length/c.n)), c.linked/max(1, c.length), 0, c.ended/c.n, c.length/float64(max(1, f.total)))
	}

	// shapes that lines knows
	form := b.lineForm()
	add(bit(form.kind == "related"), bit(form.kind == "furniture"), bit(form.kind == "correction"), bit(form.byline), bit(form.onlyDate))
	for _, d := range []int{-1, 1} {
		if j := i + d; j >= 0 && j < len(p.Blocks) {
			o := &p.Blocks[j]
			add(logOf(len(o.Text)), float64(o.Linked)/float64(len(o.Text)), bit(endsSentence(o.Text)), bit(f.look[i] == f.look[j]), bit(o.Tag == atom.H2 || o.Tag == atom.H3))
		} else {
			add(0, 0, 0, 0, 0)
		}
	}
	return x
}

// Width is the number of features.
const Width = 117

// Features that hold the extractors' votes.
const (
	votedTrafilatura = iota
	votedReadability
)
