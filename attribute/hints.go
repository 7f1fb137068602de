package attribute

import (
	"onrecord"
	"onrecord/attribute/model"
	"onrecord/text"
)

// Hints returns what the rules alone find at the outermost level of d: the
// trained model takes it as advice.
func Hints(d *onrecord.Document) []model.Hint {
	p := open(d)
	defer p.close()
	p.regions(p.candidates)
	p.found = settle(joinQuotes(p, p.found))
	return p.hints()
}

func (p *page) hints() []model.Hint {
	var out []model.Hint
	for i, parent := range nest(p.found) {
		c := p.found[i]
		if parent >= 0 {
			continue
		}
		h := model.Hint{Source: c.source, Content: c.content, Frame: c.frame}
		if !c.cue.Empty() {
			h.Cue = []text.Span{c.cue}
		}
		out = append(out, h)
	}
	return out
}
