package attribute

import (
	"slices"
	"strconv"
	"unicode"

	"onrecord"
	"onrecord/text"
)

// statements makes statements of the candidates that were kept.
func (p *page) statements() []onrecord.Statement {
	parents := nest(p.found)
	out := make([]onrecord.Statement, len(p.found))
	for i, c := range p.found {
		out[i] = p.statement(c)
		out[i].ID = onrecord.StatementID(strconv.Itoa(i))
	}
	for i, parent := range parents {
		if parent >= 0 {
			out[i].In = out[parent].ID
			out[i].Confidence *= nestedShare
		}
	}
	return out
}

func (p *page) statement(c candidate) onrecord.Statement {
	s := onrecord.Statement{Doc: p.doc.ID, Headline: c.headline, By: c.by}
	if len(c.source) > 0 {
		s.Source = &onrecord.Source{Spans: c.source, Form: formOf(p.src[c.source[0].Start:c.source[0].End])}
		if !c.stands.Empty() {
			s.Source.Speaker, s.Source.Antecedent = p.src[c.stands.Start:c.stands.End], &c.stands
		}
	}
	var form onrecord.SourceForm
	if s.Source != nil {
		form = s.Source.Form
	}
	s.Cue = onrecord.Cue{Class: p.class(c, form), Negated: c.negated || p.saidByNone(c), Hedged: c.hedged}
	switch {
	case len(c.cues) > 0:
		s.Cue.Spans = c.cues
	case !c.cue.Empty():
		s.Cue.Spans = []text.Span{c.cue}
	}
	s.Content.Spans = c.content
	s.Content.Verbatim = p.verbatim(c.content)
	for _, v := range s.Content.Verbatim {
		s.Content.Insertions = append(s.Content.Insertions, p.insertions(v)...)
	}
	s.Kind = p.kind(s.Content)
	s.Confidence = confidence(c)
	return s
}

// verbatim returns the parts of the content that stand inside quotation marks,
// marks excluded. A content inside a quotation is verbatim as a whole.
func (p *page) verbatim(content []text.Span) []text.Span {
	var out []text.Span
	for _, s := range content {
		k, _ := slices.BinarySearchFunc(p.quotes, s.Start, func(q quotation, at int) int { return q.Span.Start - at })
		for back := k - 1; back >= 0 && back >= k-2*maxDepth; back-- {
			if in := p.quotes[back].Inner; p.quotes[back].marks() && in.Start <= s.Start && s.End <= in.End {
				out = append(out, s)
				k = len(p.quotes)
				break
			}
		}
		end := s.Start
		for ; k < len(p.quotes) && p.quotes[k].Span.Start < s.End; k++ {
			q := p.quotes[k]
			if q.Inner.Start < end || !q.marks() {
				continue // inside the one before
			}
			out = append(out, text.Span{Start: q.Inner.Start, End: min(q.Inner.End, s.End)})
			end = q.Span.End
		}
	}
	return slices.DeleteFunc(out, text.Span.Empty)
}

// marks reports whether q is a quotation at all: double marks, or single ones
// that are closed.
func (q quotation) marks() bool { return (q.Double || q.Closed) && !q.Inner.Empty() }

// insertions returns the editorial brackets inside a verbatim part.
func (p *page) insertions(v text.Span) []text.Span {
	var out []text.Span
	open := -1
	for i := v.Start; i < v.End; i++ {
		switch p.src[i] {
		case '[':
			open = i
		case ']':
			if open >= 0 {
				out = append(out, text.Span{Start: open, End: i + 1})
			}
			open = -1
		}
	}
	return out
}

// kind compares the letters inside and outside quotation marks.
func (p *page) kind(c onrecord.Content) onrecord.Kind {
	all, in := 0, 0
	for _, s := range c.Spans {
		all += letters(p.src[s.Start:s.End])
	}
	for _, s := range c.Verbatim {
		in += letters(p.src[s.Start:s.End])
	}
	switch {
	case in*10 >= all*9 && in > 0:
		return onrecord.Direct
	case in > 0:
		return onrecord.Mixed
	}
	return onrecord.Indirect
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z', r > ' ' && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			n++
		}
	}
	return n
}

// confidence is how often candidates of a kind are right in content and source,
// as measured on the world set.
func confidence(c candidate) float64 {
	switch {
	case c.score > 0:
		return c.score
	case c.bare:
		return 0.67
	case c.frame == 'q' && len(c.source) > 0, c.frame == 0 && len(c.source) > 0:
		return 0.9
	case c.frame == 's' && (len(c.source) > 0 || c.passive), c.frame == 'p', c.frame == ':':
		return 0.86
	case len(c.source) == 0:
		return 0.43
	}
	return 0.67
}

// within a content fewer are right.
const nestedShare = 0.6

// number gives the statements their final names in text order.
func number(out []onrecord.Statement) {
	names := make(map[onrecord.StatementID]onrecord.StatementID, len(out))
	for i := range out {
		id := onrecord.StatementID("s" + strconv.Itoa(i+1))
		names[out[i].ID] = id
		out[i].ID = id
	}
	for i := range out {
		out[i].In = names[out[i].In]
	}
}
