package attribute

import (
	"unicode"

	"onrecord/lang/dateline"
)

// titleColon reads a headline such as "Poll: most want talks" or "No deal yet:
// minister".
func (p *page) titleColon(s []atom, r region) bool {
	if !p.blocks[r.block].headline || r.parent >= 0 {
		return false
	}
	for k := 1; k+1 < len(s); k++ {
		if s[k].tag != colon {
			continue
		}
		switch {
		case k <= 4 && nounPhrase(s, 0) == k:
			return p.say(s, r, k, [2]int{0, k}, [2]int{k + 1, len(s)})
		case len(s)-k <= 5 && nounPhrase(s, k+1) == len(s):
			return p.say(s, r, k, [2]int{k + 1, len(s)}, [2]int{0, k})
		}
		return false
	}
	return false
}

var colonEntry = &entry{pos: ':', class: "assert", lemma: ":"}

// signedLine reads a quotation with the name of who said it after a dash:
// “We need a new well.” - Ada Okoro, mayor.
func (p *page) signedLine(s []atom, r region) bool {
	if len(s) < 3 || r.parent >= 0 || s[0].tag != quoted || s[1].tag != dash || s[2].tag != name {
		return false
	}
	end := nounPhrase(s, 2)
	if end < len(s) && s[end].tag != comma && s[end].tag != stop {
		return false
	}
	return p.say(s, r, 1, [2]int{2, apposition(s, end)}, [2]int{0, 1})
}

// labelled reads a line that opens with the name of who speaks and a colon, as
// transcripts quoted in an article do: "OKORO: The well is dry." A dateline
// names nobody.
func (p *page) labelled(s []atom, r region) bool {
	if r.parent >= 0 || len(p.doc.Turns) > 0 || int(s[0].start) != firstByte(p.src, r.span) || s[0].tag != name {
		return false
	}
	for k := 1; k+1 < len(s) && k <= 4; k++ {
		switch {
		case s[k].tag == colon && (s[k+1].quote >= 0 || p.shouted(s[:k])):
			_, where := dateline.Parse(p.src[s[0].start:r.span.End])
			return !where && p.say(s, r, k, [2]int{0, k}, [2]int{k + 1, len(s)})
		case s[k].tag != name && s[k].tag != mark && s[k].tag != stop:
			return false
		}
	}
	return false
}

// shouted reports whether all letters of s are capitals.
func (p *page) shouted(s []atom) bool {
	for _, a := range s {
		for _, c := range p.text(a) {
			if unicode.IsLower(c) {
				return false
			}
		}
	}
	return true
}

// say adds a statement whose only reporting mark is the one at s[k].
func (p *page) say(s []atom, r region, k int, source, content [2]int) bool {
	l := link{cue: &cue{lo: k, hi: k + 1, head: k, entry: colonEntry, frame: ':'}, source: source, right: content}
	p.found = append(p.found, p.build(s, l, r))
	return true
}
