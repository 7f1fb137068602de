package attribute

import (
	"slices"
	"strings"

	"onrecord/lang"
	"onrecord/text"
)

// A mention is a name as it stands in the text, with the title before it.
type mention struct {
	span  text.Span
	words []string // of span
	title int      // how many of the words are a title or a role
}

// name returns the words without the title.
func (m mention) name() []string { return m.words[m.title:] }

// mentions returns the names of the document in text order: runs of
// capitalised words, with the small words that join them.
func (p *page) mentions() []mention {
	var out []mention
	toks := p.layer.Tokens
	i := 0
	for _, b := range p.blocks {
		for i < len(toks) && int(toks[i].Start) < b.span.Start {
			i++
		}
		for ; i < len(toks) && int(toks[i].Start) < b.span.End; i++ {
			if b.headline || !p.nameAt(i, true) {
				continue
			}
			end := p.nameEnd(i)
			if m := p.mentionOf(i, end); m.title < len(m.words)-1 || !lang.IsTitle(m.words[m.title]) {
				out = append(out, m)
			}
			i = end - 1
		}
	}
	return out
}

// nameEnd returns the token after the name that starts at token i.
func (p *page) nameEnd(i int) int {
	toks, end := p.layer.Tokens, i+1
	for end < len(toks) && toks[end].Start <= toks[end-1].End+1 && (p.nameAt(end, false) || p.joins(end)) {
		end++
	}
	return end
}

func (p *page) mentionOf(i, end int) mention {
	m := mention{span: text.Span{Start: int(p.layer.Tokens[i].Start), End: int(p.layer.Tokens[end-1].End)}}
	for k := i; k < end; k++ {
		m.words = append(m.words, p.layer.Word(k))
	}
	if last := len(m.words) - 1; last > 0 && strings.HasSuffix(m.words[last], ".") && len(m.words[last]) > 2 {
		m.words[last] = strings.TrimSuffix(m.words[last], ".") // the end of the sentence
		m.span.End--
	}
	for m.title < len(m.words)-1 && lang.IsTitle(m.words[m.title]) {
		m.title++
	}
	// "Foreign Minister Prak Sokhonn": all up to the last title word.
	for k := len(m.words) - 2; k > m.title; k-- {
		if lang.IsTitle(m.words[k]) {
			m.title = k + 1
			break
		}
	}
	return m
}

// nameAt reports whether token i may be part of a name. The first word of a
// sentence is none if it is a word of the closed classes.
func (p *page) nameAt(i int, first bool) bool {
	w := p.layer.Word(i)
	if w[0] < 'A' || w[0] > 'Z' && w[0] < 0xc3 {
		return false
	}
	if w[0] >= 0xc3 && foreign(w) != name {
		return false
	}
	var buf [24]byte
	if len(w) > len(buf) {
		return true
	}
	k := dictionary[string(lower(buf[:0], w))]
	if k == nil {
		return true
	}
	return len(w) > 1 && !first && k.tag == noTag || k.tag == day && w == "May" && !first
}

// joins reports whether token i joins two parts of a name: "de", "al-", "'s" no.
func (p *page) joins(i int) bool {
	if i+1 >= len(p.layer.Tokens) || !p.nameAt(i+1, false) {
		return false
	}
	return particles[p.layer.Word(i)]
}

var (
	particles = wordSet(`de da do dos del della der den van von bin bint ibn al el la le - of`)
	bodyWords = wordSet(`ministry government company association party police court council agency university army commission committee
		department bank group organisation organization union house office board authority institute federation parliament assembly senate
		embassy administration firm corporation team club school hospital centre center foundation coalition military navy force forces
		congress cabinet newspaper network channel inc plc ltd corp service bureau kremlin regime league alliance movement fund`)
)

// body reports whether words name a body rather than a person.
func body(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return bodyWords[strings.ToLower(strings.Trim(w, ".,;"))] })
}

// fuller returns the fullest mention of who m names, or m itself where two
// that do not fit each other could be meant.
func fuller(all []mention, m mention) mention {
	best := m
	for _, o := range all {
		if !contains(o.name(), m.name()) || len(o.name()) < len(m.name()) {
			continue
		}
		switch {
		case contains(o.name(), best.name()):
			if len(o.name()) > len(best.name()) || len(o.name()) == len(best.name()) && len(o.words) > len(best.words) {
				best = o
			}
		case !contains(best.name(), o.name()):
			return m
		}
	}
	return best
}

// contains reports whether part is a run of words in whole.
func contains(whole, part []string) bool {
	if len(part) == 0 {
		return false
	}
	for i := 0; i+len(part) <= len(whole); i++ {
		if slices.Equal(whole[i:i+len(part)], part) {
			return true
		}
	}
	return false
}
