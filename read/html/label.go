package html

import (
	"onrecord"
	"onrecord/read/lines"
)

// Label gives each block of an article its kind; blocks without one are page
// furniture and no part of the document.
func (p *Page) Label(address string) []onrecord.LineKind {
	kinds := make([]onrecord.LineKind, len(p.Blocks))
	best, score := []bool(nil), 0.0
	for _, c := range p.Candidates(address) {
		if s := p.score(c.Kept); s > score {
			best, score = c.Kept, s
		}
	}
	for i := range best {
		if best[i] {
			kinds[i] = onrecord.LineBody
		}
	}
	if t := p.TitleBlock(Title(p.Witnesses())); t >= 0 {
		kinds[t] = onrecord.LineTitle
	}
	for i, b := range p.Blocks {
		if kinds[i] == "" && b.In&(InNav|InFooter|InAside) == 0 && lines.Byline(b.Text) != nil {
			kinds[i] = onrecord.LineByline
		}
	}
	return kinds
}

// score is how much a choice of blocks looks like an article.
func (p *Page) score(kept []bool) float64 {
	s := 0.0
	for i, b := range p.Blocks {
		if kept[i] {
			s += float64(len(b.Text)-3*b.Linked) - 20
		}
	}
	return s
}
