package attribute

import "strings"

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
