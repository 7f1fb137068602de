package attribute

import (
	"sort"
	"strings"

	"onrecord/text"
)

// withoutOpening leaves out how a quotation before its verb was opened: Ann Lee
// turned to him: “...,” she said.
func (p *page) withoutOpening(c *candidate) {
	for i, s := range c.content {
		k := strings.LastIndex(p.src[s.Start:s.End], ": ")
		if k < 0 || s.End > c.cue.Start {
			continue
		}
		q := p.quotationFrom(s.Start + k + 1)
		if q >= 0 && p.speech(q) && p.quotes[q].Span.End >= s.End-1 && p.quotes[q].Parent < 0 {
			c.content[i].Start = p.quotes[q].Span.Start
		}
	}
}

// quotationFrom returns the quotation that starts at a byte or after the blanks
// there; -1 for none.
func (p *page) quotationFrom(at int) int {
	for at < len(p.src) && p.src[at] == ' ' {
		at++
	}
	return p.quotationAt(at)
}

// toTheMark lets contents that open a quotation and stop inside it go on to its
// closing mark, unless something else is reported there: the model reads no
// further than some sentences. A mark that only opens is left to what follows.
func (p *page) toTheMark(out []candidate) {
	taken, cues := contentsOf(out), cuesOf(out)
	for i := range out {
		for k := range out[i].content {
			s := &out[i].content[k]
			if q := p.quotationAround(s.End); q >= 0 && p.quotes[q].Inner.Start == s.End {
				s.End = len(trimRight(p.src[:p.quotes[q].Span.Start]))
			}
			q := p.quotationAt(s.Start)
			if q < 0 || !p.speech(q) {
				continue
			}
			rest := text.Span{Start: s.End, End: p.quotes[q].Span.End}
			if rest.Start < p.quotes[q].Inner.End && taken.at(rest) < 0 && cues.at(rest) < 0 {
				s.End = rest.End
			}
		}
	}
}

// quotationAround returns the outermost quotation whose marks stand around a
// byte or right beside it, or -1.
func (p *page) quotationAround(at int) int {
	k := sort.Search(len(p.quotes), func(i int) bool { return p.quotes[i].Span.Start >= at })
	for k--; k >= 0; k-- {
		if q := p.quotes[k]; q.Parent < 0 {
			if at <= q.Span.End {
				return k
			}
			break
		}
	}
	return -1
}
