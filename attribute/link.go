package attribute

import (
	"cmp"
	"slices"
	"sort"

	"onrecord/text"
)

// joinQuotes gives quotations without a reporting phrase of their own to the
// statement they go on from: the one in the same paragraph, or as a statement
// of its own the nearest one before or after. found is in reading order and
// the result is in text order.
func joinQuotes(p *page, found []candidate) []candidate {
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(a.at(), b.at()) })
	out := make([]candidate, 0, len(found))
	last, speech := -1, -1 // the latest statement outside quotations that could go on, and the latest with a quotation
	for _, c := range found {
		if !c.bare {
			out = append(out, c)
			if c.quote < 0 && !c.headline {
				last = len(out) - 1
				if c.awaits || p.quotedAt(c) {
					speech = last
				}
			}
			continue
		}
		from := last
		if speech >= 0 && (out[speech].block == c.block || last < 0 || out[last].block != c.block) && out[speech].block+2 > c.block {
			from = speech
		}
		switch {
		case from >= 0 && goesOn(p, out[from], c):
			out[from].content = append(out[from].content, c.content...)
		default:
			if from >= 0 && out[from].block+far > c.block && p.speaksUp(out[from]) {
				c.borrow(out[from])
			}
			out = append(out, c)
			if c.entry != nil {
				last, speech = len(out)-1, len(out)-1
			}
		}
	}
	return orphans(out)
}

// speaksUp reports whether a quotation further on may be taken for the words of
// who a statement is by: they spoke, and are more than a "who".
func (p *page) speaksUp(c candidate) bool {
	return p.quotedAt(c) || c.entry != nil && c.entry.speaks() && (len(c.source) == 0 || !p.relative(c))
}

// far is how many blocks on a quotation that stands by itself is no longer given
// to who spoke last.
const far = 3

func (c candidate) at() int {
	return min(text.Hull(c.content).Start, c.cueStart())
}

// end returns where the last part of c ends.
func (c candidate) end() int {
	return max(text.Hull(c.content).End, text.Hull(c.source).End, c.cue.End)
}

func (c candidate) cueStart() int {
	if c.cue.Empty() {
		return int(^uint(0) >> 1)
	}
	return c.cue.Start
}

// borrow takes cue and source from the statement that c goes on from. A name
// below a quotation signs that one alone.
func (c *candidate) borrow(from candidate) {
	if from.entry == colonEntry && from.cue.Start >= text.Hull(from.content).End {
		return
	}
	c.cue, c.source, c.entry, c.negated, c.hedged = from.cue, from.source, from.entry, from.negated, from.hedged
}

// goesOn reports whether the bare quotation c continues statement s: in its
// paragraph, after the colon that ends the paragraph before, or as what
// re-opens a quotation that a paragraph left open. Another quotation that opens
// a paragraph is a statement of its own.
func goesOn(p *page, s, c candidate) bool {
	if len(s.content) == 0 {
		return s.awaits && s.block+1 == c.block
	}
	if !s.bare && p.reopens(s, c) {
		return true
	}
	return s.block == c.block && p.quotedAt(s)
}

// reopens reports whether c opens anew a quotation that s left open.
func (p *page) reopens(s, c candidate) bool {
	q := p.quotationAt(c.content[0].Start)
	if q < 0 || p.quotes[q].Continues < 0 {
		return false
	}
	before := p.quotes[p.quotes[q].Continues].Span
	return slices.ContainsFunc(s.content, before.Overlaps)
}

// quotationAt returns the quotation that opens at a byte, or -1.
func (p *page) quotationAt(at int) int {
	k := sort.Search(len(p.quotes), func(i int) bool { return p.quotes[i].Span.Start >= at })
	if k < len(p.quotes) && p.quotes[k].Span.Start == at {
		return k
	}
	return -1
}

// quotedAt reports whether the last content of s ends in a quotation.
func (p *page) quotedAt(s candidate) bool {
	if len(s.content) == 0 {
		return false
	}
	end := s.content[len(s.content)-1].End
	k := sort.Search(len(p.quotes), func(i int) bool { return p.quotes[i].Span.Start >= end })
	for back := k - 1; back >= 0 && back > k-8; back-- {
		if q := p.quotes[back]; q.Span.End == end || q.Inner.End == end {
			return true
		}
	}
	return false
}

// speechBetween reports whether more than one sentence parts two offsets.
func (p *page) speechBetween(from, to int) bool {
	stops := 0
	for i := from; i < to; i++ {
		if c := p.src[i]; c == '.' || c == '!' || c == '?' {
			stops++
		}
	}
	return stops > 1
}

// orphans gives quotations that open a document to the first statement after
// them, if that is near. Of others nobody says whose they are.
func orphans(found []candidate) []candidate {
	var next *candidate
	for i := len(found) - 1; i >= 0; i-- {
		c := &found[i]
		switch {
		case c.bare && c.entry == nil && next != nil && c.block+far > next.block:
			c.borrow(*next)
		case c.entry != nil && c.quote < 0 && !c.headline:
			next = c
		}
	}
	return found
}

// settle drops candidates without content and, of two whose contents overlap
// without one holding the other, the weaker.
func settle(found []candidate) []candidate {
	out := found[:0]
	for _, c := range found {
		if len(c.content) == 0 || text.Hull(c.content).Empty() {
			continue
		}
		if n := len(out); n > 0 && clash(out[n-1], c) {
			if weaker(out[n-1], c) {
				out[n-1] = c
			}
			continue
		}
		out = append(out, c)
	}
	return out
}

// clash reports whether a and b cannot both be statements: their contents
// cross, or both have the same content from the same words.
func clash(a, b candidate) bool {
	if a.bare || b.bare || a.quote != b.quote {
		return false
	}
	x, y := text.Hull(a.content), text.Hull(b.content)
	return x.Overlaps(y) && !x.Contains(y) && !y.Contains(x) || x == y && a.cue.Overlaps(b.cue)
}

func weaker(a, b candidate) bool { return strength(a) < strength(b) }

func strength(c candidate) int {
	n := 0
	if len(c.source) > 0 {
		n += 2
	}
	if c.entry != nil && c.entry.has('q') {
		n++
	}
	if c.entry != nil && c.entry.pos == 'v' {
		n++
	}
	return n
}
