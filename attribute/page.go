package attribute

import (
	"slices"
	"sort"
	"sync"

	"onrecord"
	"onrecord/lang"
	"onrecord/text"
)

// A page is one document opened for reading: its tokens, its quotations and
// what has been found so far. Its lists are used again for every sentence.
type page struct {
	doc    *onrecord.Document
	src    string
	layer  *lang.Layer
	quotes []quotation
	blocks []block

	starts []bool // token i opens a sentence
	atoms  []atom // of the sentence being read
	cues   []cue  // of the sentence being read
	links  []link // of the sentence being read
	found  []candidate
}

// A block is a paragraph, a title or a caption.
type block struct {
	span     text.Span
	headline bool
	quotes   [2]int // first and one past the last in page.quotes
}

// An atom is one word, or one quotation taken as a whole.
type atom struct {
	start, end int32
	tag        tag
	xpos       lang.Tag // of a word
	quote      int32    // in page.quotes, or -1
	known      *word    // what the dictionary says of it, or nil
}

// pages keep the memory of pages that were closed for the next ones.
var pages = sync.Pool{New: func() any { return &page{layer: new(lang.Layer)} }}

func open(d *onrecord.Document) *page {
	p := pages.Get().(*page)
	p.doc, p.src = d, d.Text.String()
	p.layer.Reset(p.src)
	p.layer.FillTags()
	p.mark()
	p.starts = slices.Grow(p.starts[:0], len(p.layer.Tokens)+1)[:len(p.layer.Tokens)+1]
	clear(p.starts)
	for _, r := range p.layer.Sentences {
		p.starts[r.Start] = true
	}
	return p
}

// close gives the page back; nothing may read it any more.
func (p *page) close() {
	clear(p.found)
	p.found, p.doc, p.src = p.found[:0], nil, ""
	pages.Put(p)
}

// mark finds the blocks and the quotations in them.
func (p *page) mark() {
	p.blocks = blocksOf(p.doc)
	spans := make([]text.Span, len(p.blocks))
	for i, b := range p.blocks {
		spans[i] = b.span
	}
	p.quotes = quotations(p.src, spans)
	p.closeOdd()
	q := 0
	for i := range p.blocks {
		b := &p.blocks[i]
		b.quotes[0] = q
		for q < len(p.quotes) && p.quotes[q].Span.Start < b.span.End {
			q++
		}
		b.quotes[1] = q
	}
}

// blocksOf returns the stretches of d in which statements are looked for.
func blocksOf(d *onrecord.Document) []block {
	var out []block
	for _, l := range d.Lines {
		switch l.Kind {
		case onrecord.LineTitle, onrecord.LineSubtitle:
			out = append(out, block{span: l.Span, headline: true})
		case onrecord.LineBody, onrecord.LineHeading, onrecord.LinePullQuote, onrecord.LineCaption, onrecord.LineCorrection:
			out = append(out, block{span: l.Span})
		}
	}
	if len(d.Lines) == 0 {
		out = paragraphs(d.Text.String())
	}
	return out
}

// paragraphs takes every line of s that is not blank for a block.
func paragraphs(s string) []block {
	var out []block
	for start := 0; start < len(s); {
		end := start
		for end < len(s) && s[end] != '\n' {
			end++
		}
		if len(trimRight(s[start:end])) > 0 {
			out = append(out, block{span: text.Span{Start: start, End: end}})
		}
		start = end + 1
	}
	return out
}

// region is a stretch read at one level: a block with its quotations as atoms,
// or the inside of one quotation.
type region struct {
	span   text.Span
	quotes [2]int
	parent int // the quotation whose inside it is, or -1
	block  int
}

// regions calls f with every block and then with the inside of its quotations.
func (p *page) regions(f func(region)) {
	for i, b := range p.blocks {
		f(region{b.span, b.quotes, -1, i})
		for q := b.quotes[0]; q < b.quotes[1]; q++ {
			if p.speech(q) {
				f(region{p.quotes[q].Inner, [2]int{q + 1, b.quotes[1]}, q, i})
			}
		}
	}
}

// longest is how many atoms a sentence can have: what is longer is no prose and
// is read in pieces.
const longest = 400

// sentences calls f with the atoms of each sentence of the region. The atoms
// are valid during the call only.
func (p *page) sentences(r region, f func(s []atom)) {
	toks := p.layer.Tokens
	i := sort.Search(len(toks), func(i int) bool { return int(toks[i].Start) >= r.span.Start })
	q := r.quotes[0]
	p.atoms = p.atoms[:0]
	for i < len(toks) && int(toks[i].Start) < r.span.End {
		if len(p.atoms) >= longest || p.starts[i] && len(p.atoms) > 0 && !p.runsOn(i) {
			p.sentence(f)
		}
		for q < r.quotes[1] && p.quotes[q].Span.Start < r.span.End && (p.quotes[q].Parent != r.parent || p.quotes[q].Span.End <= int(toks[i].Start)) {
			q++
		}
		if q < r.quotes[1] && p.quotes[q].Span.Start <= int(toks[i].Start) {
			i = p.quoteAtom(q, i)
			q++
			continue
		}
		p.wordAtom(i)
		i++
	}
	if len(p.atoms) > 0 {
		p.sentence(f)
	}
}

func (p *page) sentence(f func(s []atom)) {
	p.tag(p.atoms)
	f(p.atoms)
	p.atoms = p.atoms[:0]
}

// runsOn reports whether the sentence goes on at token i, whatever stops stand
// inside a quotation before it: “Is it?” he asked.
func (p *page) runsOn(i int) bool {
	last := p.atoms[len(p.atoms)-1]
	if last.quote < 0 {
		return false
	}
	w := p.layer.Word(i)
	return w[0] >= 'a' && w[0] <= 'z' || w[0] == '-' || w[0] >= 0x80 && foreign(w) == dash || p.tagged(last, i)
}

// tagged reports whether the words from token i on say who asked or exclaimed
// the quotation before them: “Is it?” Ada Okoro asked.
func (p *page) tagged(quote atom, i int) bool {
	switch p.src[p.quotes[quote.quote].Inner.End-1] {
	case '?', '!':
	default:
		return false
	}
	const within = 24 // tokens of a name with its title and who that is
	for k := i; k < len(p.layer.Tokens) && k < i+within; k++ {
		switch t := p.layer.Tags[k]; {
		case t.Noun(), t == lang.DT, t == lang.JJ, t == lang.PRPS, t == lang.POS, t == lang.PRP, t == lang.OpenBracket, t == lang.CloseBracket, t == lang.RB:
		case t == lang.Comma, t == lang.CD, t == lang.HYPH, t == lang.IN, t == lang.OpenQuote, t == lang.CloseQuote:
		case t == lang.VBD || t == lang.VBZ:
			return k > i && p.speaksAt(k) && (k+1 == len(p.layer.Tokens) || p.quietAfter(k+1))
		default:
			return false
		}
	}
	return false
}

// speaksAt reports whether token k is a verb that takes quotations.
func (p *page) speaksAt(k int) bool {
	known := p.knownAt(k)
	return known != nil && known.report != nil && entryFor(known.report, 'v', 'q') != nil
}

// quietAfter reports whether nothing at token k can be what a verb before it
// reports.
func (p *page) quietAfter(k int) bool {
	switch t := p.layer.Tags[k]; t {
	case lang.Stop, lang.Comma, lang.OpenQuote, lang.Colon, lang.RB:
		return true
	case lang.IN:
		return p.layer.Word(k) != "that"
	default:
		return t.Proper() || p.starts[k]
	}
}

// quoteAtom makes quotation q, which opens at token i, one atom and returns
// the token after it.
func (p *page) quoteAtom(q, i int) int {
	s := p.quotes[q].Span
	p.atoms = append(p.atoms, atom{start: int32(s.Start), end: int32(s.End), tag: p.quoteTag(q), quote: int32(q)})
	for i < len(p.layer.Tokens) && int(p.layer.Tokens[i].Start) < s.End {
		i++
	}
	return i
}

// quoteTag tells speech from a few words in quotation marks inside a sentence.
func (p *page) quoteTag(q int) tag {
	in := p.quotes[q].Inner
	if in.Empty() {
		return phrase
	}
	switch p.src[in.End-1] {
	case ',', '.', '!', '?':
		return quoted
	}
	if p.speech(q) {
		return quoted
	}
	return phrase
}

func (p *page) wordAtom(i int) {
	t := p.layer.Tokens[i]
	p.atoms = append(p.atoms, atom{start: t.Start, end: t.End, quote: -1, xpos: p.layer.Tags[i], known: p.knownAt(i)})
}

// knownAt returns what the dictionary says of token i, or nil.
func (p *page) knownAt(i int) *word { return byHash[p.layer.Lexemes[i].Lower] }

func (p *page) text(a atom) string { return p.src[a.start:a.end] }

// speech reports whether quotation q may hold whole clauses: titles of works
// and words held at arm's length are too short to.
func (p *page) speech(q int) bool {
	return words(p.src[p.quotes[q].Inner.Start:p.quotes[q].Inner.End]) > 3
}

// words counts the words of s.
func words(s string) int {
	n, in := 0, false
	for i := range len(s) {
		space := s[i] <= ' '
		if !space && !in {
			n++
		}
		in = !space
	}
	return n
}
