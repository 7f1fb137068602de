package attribute

// frameOf decides what stands to the right of the verb at c.head, and with it
// which entry of the lexicon is meant.
func (p *page) frameOf(s []atom, c cue, l *lexeme) (cue, bool) {
	for _, e := range l.entries {
		if e.pos != 'v' || !follow(s, c.head+1, e.rest) {
			continue
		}
		d := c
		d.entry, d.hi = e, c.head+1+len(e.rest)
		if p.right(s, &d) {
			return d, true
		}
	}
	// Nothing to the right: the content may stand to the left.
	for _, e := range l.entries {
		if e.pos == 'v' && follow(s, c.head+1, e.rest) && (e.has('q') || c.passive) {
			c.entry, c.hi = e, c.head+1+len(e.rest)
			if e.has('r') {
				c.recipient(s)
			}
			if c.passive && c.hi < len(s) && s[c.hi].is("by") {
				return c, true
			}
			c.hi = p.skipAdverbials(s, c.hi)
			return c, c.hi >= len(s) || c.passive || closesClause(s[c.hi].tag) || p.spokenBefore(s, c.lo)
		}
	}
	return c, false
}

// spokenBefore reports whether a quotation stands right before the subject of
// the verb group at s[lo]: whatever follows, “...,” she said, is speech.
func (p *page) spokenBefore(s []atom, lo int) bool {
	subject := p.subject(s, lo)
	return subject[0] < subject[1] && p.afterQuotation(s, subject[0])
}

// recipient steps over who was told: "..., she told the paper."
func (c *cue) recipient(s []atom) {
	if end := nounPhrase(s, c.hi); end > c.hi && (end == len(s) || closesClause(s[end].tag)) {
		c.hi = end
	}
}

func closesClause(t tag) bool {
	switch t {
	case comma, stop, semicolon, dash, conj, quoted, closeBracket, sub, wh, colon:
		return true
	}
	return false
}

// follow reports whether the words stand at s[k:].
func follow(s []atom, k int, words []string) bool {
	for n, w := range words {
		if k+n >= len(s) || !s[k+n].is(w) {
			return false
		}
	}
	return true
}

// right sets the frame of c by what follows c.hi and reports whether its entry
// takes that.
func (p *page) right(s []atom, c *cue) bool {
	e, k := c.entry, c.hi
	if k < len(s) && s[k].known != nil && e.takes(s[k].known.form) && k+1 < len(s) && (startsPhrase(s[k+1].tag) || s[k+1].tag == base && len(e.rest) > 1) {
		return c.set(k+1, '+', k+1)
	}
	if c.passive && k+1 < len(s) && s[k].is("as") {
		switch {
		case e.lemma == "quote":
			return c.set(k+1, 'a', k+1)
		case e.has('='):
			return c.set(k+1, '=', k+1)
		}
	}
	if c.passive && e.has('x') && k+1 < len(s) && s[k].is("of", "for", "on") {
		return c.set(k+1, '+', k+1) // "is accused of"
	}
	k = p.skipAdverbials(s, k)
	if k >= len(s) {
		return false
	}
	if e.has('=') && s[k].is("as") && k+1 < len(s) {
		return c.set(k+1, '=', k+1)
	}
	if e.has('x') || e.has('=') {
		return p.object(s, c, c.hi)
	}
	if at := thatAfterAside(s, k); at > 0 && (e.has('s') || e.has('q')) {
		return c.set(c.hi, 's', at)
	}
	if s[k].is("that") && s[k].tag == wh && (e.has('s') || e.has('S') || e.has('q')) && k+1 < len(s) {
		return c.set(k, 's', k)
	}
	if s[k].tag == comma && k > c.hi && !c.trailing && !c.passive && e.has('s') && !e.has('n') && speaks(c) && clauseAhead(s, k+1) {
		return c.set(c.hi, 's', c.hi) // "said for such a case, the price may fall"
	}
	switch s[k].tag {
	case quoted, phrase:
		if s[k].tag == phrase && !e.has('q') {
			break
		}
		return (e.has('q') || e.has('n') || e.has('s')) && c.set(k, 'q', k)
	case colon:
		return e.has('q') && k+1 < len(s) && c.set(k, 'q', k+1)
	case comma:
		return e.has('q') && k+1 < len(s) && s[k+1].quote >= 0 && c.set(k, 'q', k+1)
	case that:
		if k+1 < len(s) && s[k+1].tag == comma && e.has('n') {
			return c.set(k, 'n', k) // "disputed that, saying": a pronoun
		}
		return (e.has('s') || e.has('S') || e.has('r') || e.has('q')) && k+1 < len(s) && c.set(k, 's', k)
	case wh:
		return (e.has('w') && !(c.trailing && occasion(s[k])) || e.has('n') && s[k].is("what")) && c.set(k, 'w', k)
	case to:
		return (e.has('t') || c.passive && (e.has('s') || e.has('o'))) && k+1 < len(s) && c.set(k, 't', k)
	case ing:
		if e.has('g') {
			return c.set(k, 'g', k)
		}
	case have, be:
		if e.has('g') && s[k].is("having", "being") {
			return c.set(k, 'g', k)
		}
	case sub:
		return e.has('w') && s[k].is("if") && c.set(k, 'w', k)
	}
	if p.looseClause(s, c, k) {
		return c.set(c.hi, 's', k)
	}
	return p.object(s, c, k)
}

// looseClause reports whether a clause follows that starts with something else
// than its subject: "said as part of the plan, the road would close".
func (p *page) looseClause(s []atom, c *cue, k int) bool {
	if !c.entry.has('s') || !speaks(c) || c.entry.has('n') || c.passive || c.trailing {
		return false
	}
	switch s[k].tag {
	case prep, sub, adv:
	case det:
		if !s[k].is("all", "both", "half") {
			return false
		}
	default:
		return false
	}
	for _, a := range s[k:] {
		if a.tag.finite() {
			return true
		}
	}
	return false
}

// thatAfterAside returns the "that" after an aside between commas at s[k]:
// "announced, in a joint effort, that". 0 for none.
func thatAfterAside(s []atom, k int) int {
	if s[k].tag != comma {
		return 0
	}
	for j := k + 2; j+1 < len(s) && j < k+16; j++ {
		switch {
		case s[j].tag == comma && s[j+1].is("that"):
			return j + 1
		case s[j].tag == comma, s[j].tag == quoted, s[j].tag.finite():
			return 0
		}
	}
	return 0
}

func (c *cue) set(hi int, frame byte, from int) bool {
	c.hi, c.frame, c.from = hi, frame, from
	return true
}

// object handles a noun phrase at s[k]: a recipient, somebody who is to do
// something, the subject of a bare clause, or the content itself.
func (p *page) object(s []atom, c *cue, k int) bool {
	e := c.entry
	if k >= len(s) || !startsPhrase(s[k].tag) && !s[k].is("there") {
		return false
	}
	end := nounPhrase(s, k)
	if end == k {
		return e.has('s') && clauseAhead(s, k) && c.set(k, 's', k)
	}
	after := noTag
	if end < len(s) {
		after = s[end].tag
	}
	switch {
	case e.has('r') && (after == that || after == quoted || after == wh && e.has('w') || after == colon):
		from := end
		if after == colon {
			from++
		}
		return from < len(s) && c.set(c.hi, 's', from)
	case e.has('o') && (after == to || after == neg && end+1 < len(s) && s[end+1].tag == to):
		return c.set(c.hi, 'o', k)
	case e.has('f') && holdsFor(s[k:end]):
		return c.set(c.hi, 'x', k)
	case e.has('x'):
		return (after == prep && s[end].is("of", "for", "on", "over") || e.has('n')) && c.set(c.hi, 'x', k)
	case e.has('@'):
		return putAt(s, simplePhrase(s, k)) && c.set(c.hi, '@', k)
	case e.has('='):
		return renames(s, k, end) && c.set(c.hi, '=', k)
	case e.has('r'):
		if from := p.skipAdverbials(s, end); from < len(s) && (s[from].tag == that || s[from].tag == quoted || s[from].tag == comma && from+1 < len(s) && s[from+1].tag == quoted) {
			if s[from].tag == comma {
				from++
			}
			return c.set(c.hi, 's', from)
		}
		if bare := p.recipientEnd(s, k); bare > 0 && !c.trailing {
			return c.set(c.hi, 's', bare)
		}
	}
	switch {
	case e.has('s') && (clauseAhead(s, k) || p.quotedClause(s, end) || !e.has('n') && !c.passive && !c.trailing && len(s)-k > 4):
		return c.set(k, 's', k)
	case e.has('n'):
		return c.set(c.hi, 'n', k)
	}
	return false
}

// quotedClause reports whether a quotation that may hold a verb stands at the end
// of the noun phrase before s[end], or right after it: saying his “well has run dry”.
func (p *page) quotedClause(s []atom, end int) bool {
	return end < len(s) && s[end].tag == quoted || s[end-1].quote >= 0 && p.speech(int(s[end-1].quote))
}

// putAt reports whether "at" and a number follow the phrase that ends at s[k]:
// "the number of injured at about 40".
func putAt(s []atom, k int) bool {
	for k+1 < len(s) && s[k].is("of", "in", "from") {
		k = simplePhrase(s, k+1)
	}
	if k >= len(s) || !s[k].is("at") {
		return false
	}
	k++
	return k < len(s) && s[k].tag == num || k+1 < len(s) && s[k+1].tag == num
}

func holdsFor(s []atom) bool {
	for _, a := range s {
		if a.is("for") {
			return true
		}
	}
	return false
}

// renames reports whether what follows a verb such as "called" is somebody and
// what they are called: "him a liar", "the plan “too late”", "the report false".
func renames(s []atom, k, end int) bool {
	if s[k].tag == pron && k+1 < len(s) && s[k+1].tag.nominal() || s[k].quote >= 0 {
		return true
	}
	if end < len(s) && (s[end].tag == det || s[end].tag == adj || s[end].quote >= 0 || s[end].is("as")) {
		return true
	}
	for _, a := range s[k:end] {
		if a.quote >= 0 {
			return true
		}
	}
	return k > 0 && s[k].tag == det && s[k].is("a", "an") // "what she called a lie"
}

// recipientEnd returns where a bare clause starts after a short recipient:
// "told reporters he would", "told the paper the talks were over".
func (p *page) recipientEnd(s []atom, k int) int {
	end := k
	if s[k].tag == det || s[k].tag == poss {
		end++
	}
	for end < len(s) && (s[end].tag == name || s[end].tag == noun || s[end].tag == pron && end == k) {
		end++
	}
	end = p.skipAdverbials(s, end)
	if end > k && end < len(s) && (s[end].tag == pron || s[end].tag == det || s[end].tag == poss || s[end].tag == name) && clauseAhead(s, end) {
		return end
	}
	return -1
}

// startsPhrase reports whether a noun phrase may start with t.
func startsPhrase(t tag) bool { return t.nominal() || t == adv || t == openBracket }

// skipAdverbials returns the first atom from s[k] on that is no adverb, time,
// place or medium of a reporting phrase: "said late on Monday in a statement
// that". A preposition is skipped with its phrase only where the phrase is
// followed by the content or the end.
func (p *page) skipAdverbials(s []atom, k int) int {
	for k < len(s) {
		switch t := s[k].tag; {
		case t == day:
			k++
			for k < len(s) && s[k].tag == num {
				k++
			}
		case timePhrase(s, k) > k:
			k = timePhrase(s, k)
		case t == adv && !s[k].is("here", "there", "now", "even", "only", "just", "both", "further"):
			k++
		case t == prep || s[k].is("to"):
			end := nounPhrase(s, k+1)
			if end == k+1 || !s[end-1].isTime() && !p.afterAdverbial(s, end) {
				return k
			}
			k = end
		default:
			return k
		}
	}
	return k
}

// timePhrase returns the end of a time such as "earlier this month", "last
// year" or "two days ago" at s[k], or k.
func timePhrase(s []atom, k int) int {
	j := k
	for j < len(s) && j < k+3 && (s[j].is("this", "last", "next", "that", "earlier", "later", "late", "early", "the", "same", "a") || s[j].tag == num || s[j].tag == noun && s[j].known == nil) {
		j++
	}
	if j == k || j >= len(s) || !s[j].is("week", "month", "year", "day", "night", "morning", "afternoon", "evening", "weekend", "weeks", "months", "years", "days", "hours") {
		return k
	}
	if j++; j < len(s) && s[j].is("ago", "earlier", "later") {
		j++
	}
	return j
}

func (a atom) isTime() bool { return a.tag == day }

// afterAdverbial reports whether what stands at s[k] can follow an adverbial
// of a reporting phrase.
func (p *page) afterAdverbial(s []atom, k int) bool {
	if k >= len(s) {
		return true
	}
	switch t := s[k].tag; t {
	case that, quoted, colon, stop, comma, day, semicolon:
		return true
	case prep, adv:
		return p.skipAdverbials(s, k) > k
	}
	return false
}
