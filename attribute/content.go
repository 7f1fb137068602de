package attribute

import "slices"

// contentEnd returns where the content that starts at s[from] and belongs to
// the n-th cue ends: with the sentence, or before words that report anew.
func (p *page) contentEnd(s []atom, from, n int) int {
	end := len(s)
	switch c := &p.cues[n]; {
	case c.entry.pos == 'n' && c.frame == 's':
		end = claimEnd(s, from)
	case !clausal(c.frame):
		end = phraseEnd(s, from)
	case p.finished(s[from]):
		end = quotationsEnd(s, from)
	}
	if apart(s, p.cues[n].lo) {
		end = asideEnd(s, from, end)
	}
	for k := from; k < end; k++ {
		if t := s[k].tag; t == semicolon || t == stop && k+1 == len(s) || t == closeBracket && unopened(s, from, k) {
			end = k
			break
		}
	}
	for m := n + 1; m < len(p.cues); m++ {
		if cut := p.cut(s, from, n, m); cut > from && cut < end {
			end = cut
			break
		}
	}
	return max(from, trimComma(s, end))
}

// asideEnd returns the comma that closes an aside between a subject and its verb.
func asideEnd(s []atom, k, end int) int {
	for ; k+1 < end; k++ {
		if t := s[k+1].tag; s[k].tag == comma && (t.finite() || t == past || t == adv) {
			return k
		}
	}
	return end
}

// claimEnd returns where the clause that belongs to a noun ends because the verb
// follows whose subject both are: "the claim that it was sold | is false". It is
// sure of that only where nothing joins the two verbs, and the first one cannot
// be a participle.
func claimEnd(s []atom, from int) int {
	for k := from + 1; k < len(s); k++ {
		switch t := s[k].tag; {
		case joins(t):
			return len(s)
		case t == past && s[k-1].tag != pron && s[k-1].tag != name:
			return len(s)
		case t == past || t.finite():
			return secondVerb(s, verbGroupEnd(s, k))
		}
	}
	return len(s)
}

// secondVerb returns the next finite verb of s from k on that nothing joins to
// what stands before it, or the end.
func secondVerb(s []atom, k int) int {
	for ; k < len(s); k++ {
		switch t := s[k].tag; {
		case joins(t), t == past:
			return len(s)
		case t.finite() && s[k-1].tag != to && !s[k].is("be", "been", "being"):
			return k
		}
	}
	return len(s)
}

// verbGroupEnd returns the end of the verb group that starts at s[k].
func verbGroupEnd(s []atom, k int) int {
	for k++; k < len(s); k++ {
		switch s[k].tag {
		case neg, adv, part, base, past, ing:
		case be:
			if !s[k].is("been", "being", "be") {
				return k
			}
		case have:
			if s[k-1].tag != modal {
				return k
			}
		default:
			return k
		}
	}
	return k
}

// joins reports whether a clause can start after t.
func joins(t tag) bool {
	switch t {
	case comma, conj, sub, wh, that, quoted, colon, semicolon, dash, stop:
		return true
	}
	return false
}

// finished reports whether a is a quotation that ends in a mark of its own: what
// comes after it is not part of it.
func (p *page) finished(a atom) bool {
	if a.tag != quoted {
		return false
	}
	switch p.src[p.quotes[a.quote].Inner.End-1] {
	case ',', '.', '!', '?':
		return true
	}
	return false
}

// quotationsEnd returns the end of the quotations from s[k] on that nothing but
// a comma or "and" parts.
func quotationsEnd(s []atom, k int) int {
	for k++; k+1 < len(s); k += 2 {
		switch {
		case s[k].quote >= 0:
			k--
		case s[k].tag == comma && s[k+1].tag == conj && k+2 < len(s) && s[k+2].quote >= 0:
			k++
		case s[k].tag != comma && s[k].tag != conj || s[k+1].quote < 0:
			return k
		}
	}
	if k < len(s) && s[k].quote >= 0 {
		k++
	}
	return min(k, len(s))
}

// phraseEnd returns where a content that is no clause ends: at a comma after
// which the sentence goes on with something else.
func phraseEnd(s []atom, from int) int {
	for k := from + 1; k+1 < len(s); k++ {
		next := s[k+1]
		switch {
		case s[k].is("while", "although", "though", "whereas", "because"):
			return k
		case s[k].tag == conj && clauseFollows(s, k+1):
			return k
		case s[k].tag != comma:
		case next.tag == conj && (next.is("but", "yet") || clauseFollows(s, k+2)), next.tag == sub, next.tag == ing && k+2 < len(s) && startsPhrase(s[k+2].tag), next.tag == pron:
			return k
		}
	}
	return len(s)
}

// clauseFollows reports whether a subject with its verb starts at s[k].
func clauseFollows(s []atom, k int) bool {
	end := simplePhrase(s, k)
	for end < len(s) && s[end].tag == adv {
		end++
	}
	return end > k && end < len(s) && (s[end].tag.finite() || s[end].tag == past)
}

func unopened(s []atom, from, k int) bool {
	for j := k - 1; j >= from; j-- {
		if s[j].tag == openBracket {
			return false
		}
	}
	return true
}

// cut returns where cue m ends the content of cue n, or -1 if it is part of it.
func (p *page) cut(s []atom, from, n, m int) int {
	a, b := &p.cues[n], &p.cues[m]
	if end := p.ownSpeech(s, n, m); end > from {
		return end
	}
	switch {
	case b.frame == 'p':
		if b.lo > 0 && s[b.lo-1].tag == comma {
			return b.lo - 1
		}
		return -1
	case b.inverted:
		return closedBefore(s, b.lo)
	case b.from < 0 && !b.passive && !b.linked:
		if subject := p.subject(s, b.lo); subject[0] > from && subject[0] < subject[1] {
			return closedBefore(s, subject[0])
		}
	}
	k := b.lo - 1
	for k > from && s[k].tag == adv {
		k--
	}
	if k <= from {
		return -1
	}
	speech := (b.entry.has('q') || b.entry.has('c')) && (a.entry.has('q') || a.entry.class == "other")
	aside := speech || speaks(b) && !(clausal(a.frame) && !a.entry.has('q'))
	switch {
	case b.linked && s[b.head].tag == ing && s[k].tag == comma && aside:
		return k
	case b.linked && s[k].tag == conj && finite(s, a) == finite(s, b) && (speech || speaks(b) || !clausal(a.frame) || hedged(s, b)):
		return trimComma(s, k)
	case b.linked && s[b.head].tag == ing && speech && (s[k].is("while", "before", "after") || s[k].is("and", "but")):
		return trimComma(s, k)
	case !speech:
		return -1
	}
	if start := p.subject(s, b.lo); start[0] > from && start[0] < start[1] {
		j := start[0] - 1
		if (s[j].tag == conj || s[j].is("while", "whereas", "although", "though")) && j > from && (s[j-1].tag == comma || s[j-1].tag == quoted) {
			return trimComma(s, j)
		}
		if s[j].tag == comma && b.from < 0 {
			return -1
		}
	}
	return -1
}

// closedBefore returns the comma before s[k], at which everything that ", he
// said" reports ends; -1 if there is none.
func closedBefore(s []atom, k int) int {
	if k > 0 && s[k-1].tag == comma {
		return k - 1
	}
	return -1
}

// speaks reports whether a cue is an act of speech rather than of mind.
func speaks(c *cue) bool { return c.entry.speaks() }

func (e *entry) speaks() bool {
	switch e.class {
	case "assert", "deny", "confirm", "ask", "request", "promise", "warn", "decree":
		return true
	}
	return false
}

// clausal reports whether the content of a frame is a clause of its own, whose
// verbs may go on after "and".
func clausal(frame byte) bool {
	return frame == 's' || frame == 'w' || frame == 'q' || frame == 0 || frame == 'p'
}

// finite reports whether the verb of a cue stands as the verb of a clause.
func finite(s []atom, c *cue) bool {
	switch s[c.head].tag {
	case ing, part, base:
		for _, a := range s[c.lo:c.head] {
			if a.tag.finite() {
				return true
			}
		}
		return false
	}
	return true
}

// hedged reports whether a cue is offered with reserve, in the voice of the
// text: "and is likely referring to".
func hedged(s []atom, c *cue) bool {
	for _, a := range s[c.lo:c.hi] {
		if a.is("likely", "apparently", "presumably", "possibly", "perhaps") {
			return true
		}
	}
	return false
}

// linkLeft gives a cue that follows its content both parts of it. subject is
// where the source starts.
func (p *page) linkLeft(s []atom, n, subject int, l *link) {
	c := l.cue
	k := c.lo
	if l.source[1]-l.source[0] == 1 && s[l.source[0]].tag == wh {
		return // what "who" says does not stand before it
	}
	if l.source[0] < l.source[1] && l.source[1] <= c.lo || c.passive && subject < k && s[subject].is("it") {
		k = subject
	}
	if k == 0 {
		return
	}
	switch s[k-1].tag {
	case comma, quoted, dash, stop:
	default:
		return
	}
	if s[k-1].tag != quoted || !p.introduced(s, n, k-1) {
		l.left = p.leftPart(s, n, k)
	}
	l.right = p.goneOn(s, n, c.hi)
	if !saysSomething(s, l.left) && !saysSomething(s, l.right) {
		l.left, l.right = [2]int{}, [2]int{}
	}
}

// introduced reports whether a clause before the n-th cue's introduces the
// quotation at s[q]: When a voice called, “...,” he joked, “...”
func (p *page) introduced(s []atom, n, q int) bool {
	return slices.ContainsFunc(p.cues[:n], func(c cue) bool { return c.from == q && opensLater(s, c.lo) })
}

// saysSomething reports whether a part of a sentence holds a clause or quoted
// words.
func saysSomething(s []atom, part [2]int) bool {
	for _, a := range s[part[0]:part[1]] {
		if a.quote >= 0 || a.tag.finite() || a.tag == past {
			return true
		}
	}
	return false
}

// leftPart returns the content before s[end]: from the start of the sentence,
// past the words that tie it to the one before.
func (p *page) leftPart(s []atom, n, end int) [2]int {
	start := 0
	for start < end && (s[start].tag == conj || s[start].tag == comma || s[start].tag == adv && start+1 < end && s[start+1].tag == comma) {
		start++
	}
	return [2]int{start, max(start, trimComma(s, end))}
}

// goneOn returns the content that goes on after a reporting phrase in the
// middle of it: "The road, he said, would stay open."
func (p *page) goneOn(s []atom, n, k int) [2]int {
	k = p.skipAdverbials(s, k)
	if k < len(s) && occasion(s[k]) {
		if q := quoteAfterAside(s, k); q > 0 && !p.claimed(n, q) {
			return [2]int{q, p.contentEnd(s, q, n)} // “No,” he said when asked about it, “and I never will.”
		}
		return [2]int{}
	}
	if k < len(s) && (s[k].tag == comma || s[k].tag == colon || s[k].tag == dash) {
		k++
	} else if k < len(s) && s[k].tag != quoted {
		return [2]int{}
	}
	if k >= len(s) {
		return [2]int{}
	}
	switch t := s[k].tag; {
	case t == ing:
		if q := quoteAfterAside(s, k); q > 0 && !p.claimed(n, q) {
			return [2]int{q, p.contentEnd(s, q, n)}
		}
		return [2]int{}
	case t == sub && !s[k].is("because"), t == conj, t == wh:
		return [2]int{}
	case t == prep && !hasQuote(s, k):
		return [2]int{}
	}
	return [2]int{k, p.contentEnd(s, k, n)}
}

// occasion reports whether a tells when something was said, after what was said.
func occasion(a atom) bool { return a.is("when", "after", "before", "as", "while") }

// claimed reports whether a cue after the n-th introduces the quotation at s[q]:
// “...,” he said, adding later, “...”
func (p *page) claimed(n, q int) bool {
	for m := n + 1; m < len(p.cues); m++ {
		if p.cues[m].from == q {
			return true
		}
	}
	return false
}

func hasQuote(s []atom, k int) bool {
	for ; k < len(s); k++ {
		if s[k].tag == quoted {
			return true
		}
	}
	return false
}

// linkAccording handles "According to X, content" and "content, according to X".
func (p *page) linkAccording(s []atom, n int, l *link) {
	c := l.cue
	end := p.accordingEnd(s, c.hi)
	l.source = [2]int{c.hi, end}
	if end == c.hi {
		return
	}
	head := c.lo
	for head > 0 && (s[head-1].tag == comma || s[head-1].tag == conj || s[head-1].tag == adv) {
		head--
	}
	if head == 0 {
		if end < len(s) && s[end].tag == comma {
			end++
		}
		if end < len(s) {
			l.right = [2]int{end, p.contentEnd(s, end, n)}
		}
		return
	}
	l.left = p.leftPart(s, n, c.lo)
	if end+1 < len(s) && s[end].tag == comma && s[end+1].tag != ing {
		l.right = p.goneOn(s, n, end)
	}
}

// accordingEnd returns the end of the source after "according to".
func (p *page) accordingEnd(s []atom, k int) int {
	for j := k; j < len(s); j++ {
		switch s[j].tag {
		case stop, semicolon, dash:
			return j
		case comma:
			if j+1 < len(s) && s[j+1].tag == wh && s[j+1].is("who", "which", "whose") || apposedName(s, j) {
				continue
			}
			return j
		case sub:
			return j
		}
	}
	return len(s)
}

// apposedName reports whether a short apposition follows the comma at s[k]:
// "according to Ann Lee, a judge, ..." or a date "May 3, 2024".
func apposedName(s []atom, k int) bool {
	if k+1 >= len(s) {
		return false
	}
	if s[k+1].tag == num && s[k-1].tag == num {
		return true
	}
	if s[k+1].tag != det && s[k+1].tag != noun || s[k-1].tag != name {
		return false
	}
	end := nounPhrase(s, k+1)
	return end >= len(s) || s[end].tag == comma || s[end].tag == stop
}

// linkPassive handles "X is accused of Y", "it was announced that Y" and "the
// plan was rejected by X".
func (p *page) linkPassive(s []atom, n int, subject [2]int, l *link) {
	c := l.cue
	k := c.hi
	if claim := p.claimBefore(s, n); claim[0] < claim[1] {
		subject = claim
		l.left = claim
	}
	if c.from < 0 && k < len(s) && s[k].is("by") {
		end := nounPhrase(s, k+1)
		l.source, l.left = [2]int{k + 1, end}, subject
		if end < len(s) && s[end].is("as") { // "was quoted by the agency as saying ..."
			l.right = [2]int{end, p.contentEnd(s, end, n)}
		}
		c.hi = k + 1
		return
	}
	if c.from < 0 {
		if subject[0] == subject[1] || s[subject[0]].is("it") {
			p.linkLeft(s, n, subject[0], l)
		}
		return
	}
	l.right = [2]int{c.from, p.contentEnd(s, c.from, n)}
	expletive := subject[1]-subject[0] == 1 && s[subject[0]].is("it", "there")
	if expletive && subject[1] == c.lo {
		c.lo = subject[0] // "it was announced"
	}
	switch c.frame {
	case 's', 'w', 'q':
	default:
		if !expletive {
			l.subject = subject
		}
	}
}

// claimBefore returns the noun with its clause that is the subject of the n-th
// cue: “The claim that it was sold was denied”.
func (p *page) claimBefore(s []atom, n int) [2]int {
	for m := n - 1; m >= 0; m-- {
		if a := &p.cues[m]; a.entry.pos == 'n' && a.frame == 's' && claimEnd(s, a.from) == p.cues[n].lo {
			return [2]int{phraseBefore(s, a.head+1), p.cues[n].lo}
		}
	}
	return [2]int{}
}

// quoteAfterAside returns the quotation that a sentence resumes after an aside:
// “The road,” he said, pointing at it, “is open.” 0 for none.
func quoteAfterAside(s []atom, k int) int {
	for j := k + 1; j < len(s); j++ {
		if s[j].tag == quoted && s[j-1].tag == comma {
			return j
		}
	}
	return 0
}
