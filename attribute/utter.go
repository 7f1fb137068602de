package attribute

import "unicode"

// uttered is the entry of a verb that the lexicon does not list, where a
// quotation makes it report: “Not today,” the mayor grumbled.
var uttered = &entry{pos: 'v', class: "assert", lemma: "utter", frames: "q"}

// utterance reads the verb at s[i] as a reporting one if a quotation and
// somebody stand beside it in the order of speech.
func (p *page) utterance(s []atom, i int) (cue, bool) {
	c := cue{lo: i, hi: i + 1, head: i, entry: uttered, from: -1}
	switch s[i].tag {
	case verb, past, ing:
	case part:
		if helper(s, i) != have {
			return c, false
		}
	default:
		return c, false
	}
	c.lo = groupStart(s, i)
	c.linked = linked(s, c.lo, s[i].tag)
	if p.quotationAhead(s, &c) {
		return c, true
	}
	if s[i].tag == ing {
		return c, false
	}
	if p.afterQuotation(s, c.lo) && i+1 < len(s) { // “...,” grumbled the mayor
		end := nounPhrase(s, i+1)
		c.inverted = end > i+1 && (end == len(s) || closesClause(s[end].tag) || s[end].tag == prep)
		return c, c.inverted && s[i+1].tag != pron
	}
	subject := p.subject(s, c.lo)
	if subject[0] < subject[1] && p.afterQuotation(s, subject[0]) {
		c.trailing = true
		c.hi = p.skipAdverbials(s, c.hi)
		return c, true
	}
	return c, false
}

// quotationAhead sets where the quotation starts that a comma or colon
// introduces right after the verb, or after one whom it is said to.
func (p *page) quotationAhead(s []atom, c *cue) bool {
	k := c.hi
	if k < len(s) && s[k].tag == to && c.entry == uttered {
		k++
	}
	if end := nounPhrase(s, k); end > k && end-k <= 6 {
		k = end
	}
	k = p.skipAdverbials(s, k)
	if k+1 >= len(s) || s[k].tag != comma && s[k].tag != colon || !p.sentenceQuoted(s[k+1]) {
		return false
	}
	c.hi, c.frame, c.from = k, 'q', k+1
	return true
}

// sentenceQuoted reports whether a is a quotation that begins like a sentence.
func (p *page) sentenceQuoted(a atom) bool {
	if a.tag != quoted {
		return false
	}
	for _, r := range p.src[p.quotes[a.quote].Inner.Start:a.end] {
		if unicode.IsLetter(r) {
			return unicode.IsUpper(r) && p.speech(int(a.quote))
		}
		if unicode.IsDigit(r) {
			return false
		}
	}
	return false
}

// afterQuotation reports whether a quotation that leaves its sentence open
// stands right before s[k]: “...,” he said, or ‘...’, he said.
func (p *page) afterQuotation(s []atom, k int) bool {
	if k > 1 && s[k-1].tag == comma && s[k-2].tag == quoted {
		return true
	}
	if k == 0 || s[k-1].tag != quoted {
		return false
	}
	in := p.quotes[s[k-1].quote].Inner
	if in.Empty() {
		return false
	}
	switch p.src[in.End-1] {
	case ',', '!', '?', '-':
		return true
	}
	r := []rune(p.src[max(in.Start, in.End-4):in.End])
	return len(r) > 0 && (r[len(r)-1] == '—' || r[len(r)-1] == '…')
}
