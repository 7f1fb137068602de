package attribute

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/text"
)

// A candidate is a possible statement: a reporting phrase with the source and
// the content that the rules, or a model, give it. Linking chooses among them.
type candidate struct {
	cue     text.Span
	cues    []text.Span // where the model splits the cue, all parts
	score   float64     // the model's confidence; 0 from the rules
	source  []text.Span // empty when the text names none
	content []text.Span
	stands  text.Span // for what a source that is "who" stands; empty otherwise
	entry   *entry
	frame   byte
	negated bool
	hedged  bool
	passive bool
	asked   bool // the content is a pure question in quotation marks

	headline bool
	block    int
	quote    int  // the quotation whose inside holds it, or -1
	bare     bool // a quotation without a reporting phrase of its own
	awaits   bool // the paragraph ends in its colon: what it reports comes in the next
	by       string
}

// candidates appends what the rules find in one region.
func (p *page) candidates(r region) {
	p.sentences(r, func(s []atom) {
		if p.titleColon(s, r) || p.signedLine(s, r) || p.labelled(s, r) || p.bareQuote(s, r) {
			return
		}
		p.findCues(s)
		p.links = p.links[:0]
		for n := range p.cues {
			l := p.link(s, n, p.links)
			if l.contentless() && !p.endsInColon(s, r, n) {
				continue
			}
			p.links = append(p.links, l)
		}
		if l, ok := p.colonQuote(s); ok && len(p.links) == 0 {
			p.links = append(p.links, l)
		}
		for _, l := range p.links {
			p.found = append(p.found, p.build(s, l, r))
		}
	})
}

// colonQuote links the quotation that ends a sentence after a colon to the subject of
// the sentence: Ana Sok has a new slogan: “It is about me.”
func (p *page) colonQuote(s []atom) (link, bool) {
	n := len(s)
	if n < 3 || s[n-1].quote < 0 || s[n-2].tag != colon || !p.ended(p.quotes[s[n-1].quote]) {
		return link{}, false
	}
	source := p.announcer(s[:n-1])
	c := &cue{lo: n - 2, hi: n - 1, head: n - 2, entry: colonEntry, frame: ':'}
	return link{cue: c, source: source, right: [2]int{n - 1, n}}, source[0] < source[1]
}

// endsInColon reports whether the n-th cue is the last of its paragraph and a
// colon ends that: “She wrote:”
func (p *page) endsInColon(s []atom, r region, n int) bool {
	return r.parent < 0 && n == len(p.cues)-1 && s[len(s)-1].tag == colon && len(trimRight(p.src[s[len(s)-1].end:r.span.End])) == 0
}

// A link is a cue with the atoms of its source and content.
type link struct {
	cue     *cue
	source  [2]int // atoms; empty for none
	subject [2]int // of a passive: part of the content
	left    [2]int // content before the cue
	right   [2]int // content after it
	// antecedent is what a source that is "who" or "which" stands for.
	antecedent [2]int
}

func (l link) contentless() bool {
	return l.left[0] == l.left[1] && l.right[0] == l.right[1]
}

func (p *page) build(s []atom, l link, r region) candidate {
	c := candidate{
		cue: spanOf(s, l.cue.lo, l.cue.hi), entry: l.cue.entry, frame: l.cue.frame, passive: l.cue.passive,
		headline: p.blocks[r.block].headline, block: r.block, quote: r.parent, by: byRules,
	}
	if l.source[0] < l.source[1] {
		c.source = []text.Span{spanOf(s, l.source[0], l.source[1])}
	}
	for _, part := range [][2]int{l.subject, l.left, l.right} {
		if part[0] < part[1] {
			c.content = append(c.content, spanOf(s, part[0], part[1]))
		}
	}
	if a := l.antecedent; a[0] < a[1] {
		c.stands = spanOf(s, a[0], a[1])
	}
	text.Sort(c.content)
	p.dropStop(&c)
	c.awaits = len(c.content) == 0
	for k := l.cue.lo; k < l.cue.hi; k++ {
		c.negated = c.negated || s[k].tag == neg && (k <= l.cue.head || k > l.cue.head+len(l.cue.entry.rest))
		c.hedged = c.hedged || hedges[p.known(s[k])]
	}
	return c
}

var hedges = wordSet(`reportedly allegedly likely apparently presumably possibly perhaps maybe seems seemingly may might could`)

func (p *page) known(a atom) string {
	if a.known == nil {
		return ""
	}
	return a.known.form
}

// dropStop takes the full stop off a content whose last word kept it as an
// abbreviation would.
func (p *page) dropStop(c *candidate) {
	if n := len(c.content); n > 0 {
		last := &c.content[n-1]
		if last.Len() > 1 && p.src[last.End-1] == '.' {
			last.End--
		}
	}
}

func spanOf(s []atom, lo, hi int) text.Span {
	return text.Span{Start: int(s[lo].start), End: int(s[hi-1].end)}
}

// bareQuote takes a sentence that is nothing but quotations for a candidate
// without cue and source: linking finds them nearby.
func (p *page) bareQuote(s []atom, r region) bool {
	if r.parent >= 0 {
		return false
	}
	c := candidate{block: r.block, quote: -1, bare: true, by: byQuotation, headline: p.blocks[r.block].headline}
	for _, a := range s {
		switch {
		case a.quote >= 0:
			c.content = append(c.content, text.Span{Start: int(a.start), End: int(a.end)})
		case a.tag == comma, a.tag == stop, a.tag == conj, a.tag == mark, a.tag == dash, a.tag == adv:
		default:
			return false
		}
	}
	if len(c.content) == 0 || s[first(s)].tag != quoted && !p.speech(int(s[first(s)].quote)) || p.heading(c) {
		return false
	}
	p.turn(&c)
	p.found = append(p.found, c)
	return true
}

// heading reports whether c is the name of a section: 'Water for Everyone'.
func (p *page) heading(c candidate) bool {
	q := p.quotationAt(c.content[0].Start)
	if len(c.content) > 1 || q < 0 || p.quotes[q].Double {
		return false
	}
	for w := range strings.FieldsSeq(p.src[p.quotes[q].Inner.Start:p.quotes[q].Inner.End]) {
		if r, _ := utf8.DecodeRuneInString(w); len(w) > 3 && !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// turn gives a quotation that opens with the label of who speaks, as transcripts
// quoted in an article do, to that speaker: “SOK: ...”
func (p *page) turn(c *candidate) {
	first := &c.content[0]
	m := turnLabel.FindStringSubmatchIndex(p.src[first.Start:first.End])
	if m == nil || m[1] == first.Len() {
		return
	}
	c.source = []text.Span{{Start: first.Start + m[2], End: first.Start + m[3]}}
	c.cue = text.Span{Start: first.Start + m[4], End: first.Start + m[5]}
	c.entry, c.frame, c.bare = colonEntry, ':', false
	first.Start += m[1]
}

var turnLabel = regexp.MustCompile(`^[“"]?(\p{Lu}{2}[\p{Lu} .'’-]{0,30})(:)\s+`)

// first returns the first quotation of s, which has one.
func first(s []atom) int {
	k := 0
	for s[k].quote < 0 {
		k++
	}
	return k
}
