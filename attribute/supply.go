package attribute

import (
	"strings"

	"onrecord/lang"
	"onrecord/text"
)

// supply names a source for what the model found without one though its cue is
// a verb that somebody does: who spoke before it in the sentence (“...,” she
// said, pointing to the pump), or else the sentence's subject.
func (p *page) supply(out []candidate) {
	for i := range out {
		c := &out[i]
		if len(c.source) > 0 || c.headline || !p.done(c.cue) {
			continue
		}
		s := p.sentenceAt(c.cue.Start)
		for k := range out {
			o := &out[k]
			if len(o.source) > 0 && o.cue.Start >= s.Start && o.cue.End <= c.cue.Start && !p.between(*o, *c) {
				c.source = o.source
			}
		}
		if len(c.source) == 0 {
			p.subjectOf(c)
		}
	}
}

// widen gives c its verb's whole subject where the source is only the end of it:
// “a study that appeared in the journal found”, “one of his aides said”.
func (p *page) widen(c *candidate) {
	if len(c.source) != 1 {
		return
	}
	r, cue := p.layer.Within(c.source[0]), p.layer.Within(c.cue)
	if r.Len() == 0 || r.Start == 0 || cue.Start != r.End || !subjects[p.layer.Word(r.Start-1)] || !finiteTag(p.layer.Tags[cue.Start]) {
		return
	}
	start := p.subjectStart(r.Start)
	if start < r.Start && (start == 0 || !subjects[strings.ToLower(p.layer.Word(start-1))]) {
		c.source = []text.Span{{Start: int(p.layer.Tokens[start].Start), End: c.source[0].End}}
	}
}

// alone leaves the pronoun right beside the cue as the only source: she said,
// flanked by her minister.
func (p *page) alone(c *candidate) {
	for i, s := range c.source {
		beside := s.End+1 == c.cue.Start && i+1 < len(c.source) && c.source[i+1].Start > c.cue.End
		if beside && pronounGender(strings.ToLower(p.src[s.Start:s.End])) != unknown {
			c.source = []text.Span{s}
			return
		}
	}
}

// withApposition takes into a source what describes the name right after it, as it
// does where the verb follows: “Ana Sok, a doctor, rose and said”.
func (p *page) withApposition(c *candidate) {
	if len(c.source) != 1 || c.cue.Start < c.source[0].End {
		return
	}
	r := p.layer.Within(c.source[0])
	if r.Len() == 0 || r.End+2 >= len(p.layer.Tags) || !p.layer.Tags[r.End-1].Proper() && p.layer.Tags[r.End-1] != lang.CloseBracket || p.layer.Tags[r.End] != lang.Comma {
		return
	}
	for k := r.End + 1; k+1 < len(p.layer.Tags) && k < r.End+20 && !p.starts[k]; k++ {
		switch t := p.layer.Tags[k]; {
		case t == lang.Comma && k > r.End+2 && (finiteTag(p.layer.Tags[k+1]) || p.layer.Tags[k+1] == lang.RB):
			c.source = []text.Span{{Start: c.source[0].Start, End: int(p.layer.Tokens[k].Start)}}
			return
		case t == lang.Comma, finiteTag(t), t == lang.WP, t == lang.WDT, t == lang.VBG, t == lang.OpenQuote:
			return
		}
	}
}

// subjects are prepositions inside a subject.
var subjects = wordSet(`of in on at by with from to through for`)

var relatives = wordSet(`that which who`)

// subjectStart returns the first token of the noun phrases that lead to token k,
// relative clauses among them; k if another clause stands there.
func (p *page) subjectStart(k int) int {
	start := k
	for i := k - 1; i >= 0 && !p.starts[i+1]; i-- {
		switch t := p.layer.Tags[i]; {
		case t.Noun() || t == lang.DT || t == lang.CD || t == lang.JJ:
			start = i
		case finiteTag(t) && (i == 0 || !relatives[p.layer.Word(i-1)]):
			return k
		case breaksPhrase(t):
			return start
		}
	}
	return start
}

func finiteTag(t lang.Tag) bool {
	return t == lang.VBD || t == lang.VBZ || t == lang.VBP || t == lang.MD
}

func breaksPhrase(t lang.Tag) bool {
	switch t {
	case lang.Comma, lang.CC, lang.Colon, lang.OpenQuote, lang.CloseQuote, lang.OpenBracket:
		return true
	}
	return false
}

// done reports whether a cue starts with a verb that is no passive, after a
// comma or "and": its subject stands further back.
func (p *page) done(cue text.Span) bool {
	r := p.layer.Within(cue)
	if r.Len() == 0 || r.Start == 0 {
		return false
	}
	first := r.Start
	for first < r.End && p.layer.Tags[first] == lang.RB {
		first++
	}
	switch p.layer.Tags[r.Start-1] {
	case lang.Comma, lang.CC, lang.CloseQuote, lang.IN:
	default:
		return false
	}
	if first == r.End {
		return false
	}
	switch p.layer.Tags[first] {
	case lang.VBG, lang.VBD, lang.VBZ, lang.VBP:
		return !p.isBe(first) || first+1 == r.End || p.layer.Tags[first+1] != lang.VBN
	}
	return false
}

func (p *page) isBe(k int) bool {
	known := p.knownAt(k)
	return known != nil && known.tag == be
}

// sentenceAt returns the sentence that holds a byte.
func (p *page) sentenceAt(at int) text.Span {
	lo, hi := 0, len(p.layer.Sentences)
	for lo+1 < hi {
		if mid := (lo + hi) / 2; int(p.layer.Tokens[p.layer.Sentences[mid].Start].Start) <= at {
			lo = mid
		} else {
			hi = mid
		}
	}
	return p.layer.Span(p.layer.Sentences[lo])
}

// between reports whether c stands inside the content of o.
func (p *page) between(o, c candidate) bool {
	for _, s := range o.content {
		if s.Contains(c.cue) {
			return true
		}
	}
	return false
}

// subjectOf gives c the first noun phrase of its sentence.
func (p *page) subjectOf(c *candidate) {
	b := p.blocks[c.block]
	p.sentences(region{b.span, b.quotes, -1, c.block}, func(s []atom) {
		if len(c.source) > 0 || int(s[0].start) > c.cue.Start || int(s[len(s)-1].end) < c.cue.End {
			return
		}
		k := 0
		for k < len(s) && int(s[k].start) < c.cue.Start {
			k++
		}
		if part := p.clauseSubject(s, k); part[0] < part[1] {
			c.source = []text.Span{spanOf(s, part[0], part[1])}
		}
	})
}
