package attribute

import "slices"

// link finds the source and the content of the n-th cue of the sentence. before
// are the links of the cues before it.
func (p *page) link(s []atom, n int, before []link) link {
	c := &p.cues[n]
	l := link{cue: c}
	switch {
	case c.frame == 'p':
		p.linkAccording(s, n, &l)
		return l
	case c.frame == 'h':
		p.linkHearsay(s, n, &l)
		return l
	case c.inverted:
		p.linkInverted(s, n, &l)
		return l
	}
	subject := withoutTurn(s, p.subject(s, c.lo))
	if hypothetical(s, subject) {
		return l
	}
	switch {
	case c.passive && c.frame != 'a':
		p.linkPassive(s, n, subject, &l)
		return l
	case c.entry.pos == 'n' && c.lo == c.head:
		l.source = possessor(s, c)
	case subject[0] < subject[1] && !(c.linked && s[c.head].tag == ing):
		l.source = recorded(s, subject, c)
	case n > 0 && quotedAs(s, &p.cues[n-1], c):
		l.source = p.whoIsQuoted(s, &p.cues[n-1], c)
	case apart(s, c.lo):
		l.source = [2]int{phraseBefore(s, c.lo-1), c.lo - 1}
	case len(before) > 0:
		if l.source = sharer(before, c).source; aloof(s, l.source, c) {
			l.source = p.mainSubject(s, c.lo)
		} else if l.source[0] == l.source[1] && c.entry.pos == 'v' {
			l.source = p.clauseSubject(s, c.lo)
		}
	default:
		l.source = p.clauseSubject(s, c.lo)
	}
	if l.source[1]-l.source[0] == 1 && s[l.source[0]].tag == wh {
		l.antecedent = relativeHead(s, l.source[0])
	}
	if c.from >= 0 {
		l.right = [2]int{c.from, p.contentEnd(s, c.from, n)}
		if k := l.source[0]; c.frame == 'q' && c.trailing && !c.linked && k > 0 && k < c.lo && s[k-1].tag == quoted && !reportedBefore(before, k-1) {
			l.left = p.leftPart(s, n, k) // “The road,” he said, “is open.”
		}
		return l
	}
	p.linkLeft(s, n, subject[0], &l)
	return l
}

// recorded returns who is heard in a recording: “footage of the mayor saying”.
func recorded(s []atom, subject [2]int, c *cue) [2]int {
	if s[c.head].tag != ing {
		return subject
	}
	for k := subject[0]; k+2 < subject[1]; k++ {
		if s[k].known != nil && recordings[s[k].known.form] && s[k+1].is("of") {
			return [2]int{k + 2, subject[1]}
		}
	}
	return subject
}

var recordings = wordSet(`footage video clip recording tape audio`)

// reportedBefore reports whether atom k is part of what an earlier cue reports.
func reportedBefore(before []link, k int) bool {
	return slices.ContainsFunc(before, func(l link) bool { return l.right[0] <= k && k < l.right[1] })
}

// apart reports whether the verb group at s[lo] stands between commas after the
// subject of the clause, which has no verb yet: "The mayor, citing a study, said".
func apart(s []atom, lo int) bool {
	if lo < 2 || s[lo-1].tag != comma || s[lo].tag != ing {
		return false
	}
	start := phraseBefore(s, lo-1)
	if start == lo-1 || s[start].tag == pron || asideEnd(s, lo, len(s)) == len(s) {
		return false
	}
	return start == 0 || clauseEdge(s[start-1]) && s[start-1].tag != comma
}

// quotedAs reports whether the words of cue c are those that somebody else quotes:
// "the agency quoted the minister as saying".
func quotedAs(s []atom, by, c *cue) bool {
	return c.lo > 0 && s[c.lo-1].is("as") && s[c.head].tag == ing && by.hi < c.lo && quoting[by.entry.lemma]
}

var quoting = wordSet(`quote cite report describe paraphrase`)

// whoIsQuoted returns the object of the verb that quotes, or its subject where it
// is passive: "the minister was quoted by the agency as saying".
func (p *page) whoIsQuoted(s []atom, by, c *cue) [2]int {
	if by.passive {
		return withoutTurn(s, p.subject(s, by.lo))
	}
	return [2]int{phraseBefore(s, c.lo-1), c.lo - 1}
}

// linkHearsay takes the clause around an adverb for its content.
func (p *page) linkHearsay(s []atom, n int, l *link) {
	lo, hi := l.cue.lo, l.cue.hi
	for lo > 0 && !clauseEdge(s[lo-1]) && !p.reportsAt(lo-1) {
		lo--
	}
	for hi < len(s) && s[hi].tag != comma && s[hi].tag != stop && s[hi].tag != semicolon && s[hi].tag != sub {
		hi++
	}
	l.left, l.right = [2]int{lo, l.cue.lo}, [2]int{l.cue.hi, hi}
}

// reportsAt reports whether atom k is part of a reporting phrase with a clause.
func (p *page) reportsAt(k int) bool {
	for i := range p.cues {
		if c := &p.cues[i]; c.frame == 's' && c.lo <= k && k < c.hi {
			return true
		}
	}
	return false
}

// clauseEdge reports whether a clause may start after a.
func clauseEdge(a atom) bool {
	switch a.tag {
	case comma, stop, semicolon, colon, dash, that, sub, wh, quoted:
		return true
	}
	return false
}

// hypothetical reports whether a subject is that of nobody's statement: "if we
// asked", "those who say".
func hypothetical(s []atom, subject [2]int) bool {
	lo := subject[0]
	if lo == subject[1] {
		return false
	}
	return lo > 0 && (s[lo-1].is("if", "unless") || s[lo].tag == wh && s[lo-1].is("those", "anyone", "anybody", "everyone"))
}

// sharer returns the link whose source cue c shares: the outermost of those
// whose content ends where c begins, for words of speech, else the last.
func sharer(before []link, c *cue) link {
	for _, l := range before {
		if !speaks(c) {
			break
		}
		if l.right[1] <= c.lo && l.right[1]+2 >= c.lo && l.right[0] < l.right[1] {
			return l
		}
	}
	return before[len(before)-1]
}

// aloof reports whether source is a "who" without a comma, whose clause tells
// which one is meant, and c a participle after a comma, which goes with the
// sentence: “She blamed the engineer who built it, saying ...”
func aloof(s []atom, source [2]int, c *cue) bool {
	k := source[0]
	return source[1]-k == 1 && k > 0 && s[k].tag == wh && s[k-1].tag != comma && s[c.head].tag == ing && c.lo > 0 && s[c.lo-1].tag == comma
}

// subject returns the noun phrase before the verb group at s[lo], with the
// apposition or relative clause between commas that may part them.
func (p *page) subject(s []atom, lo int) [2]int {
	end := beforeAdverbials(s, lo)
	if end == 0 {
		return [2]int{}
	}
	switch s[end-1].tag {
	case comma, dash:
		if head, last := listedAppositions(s, end-1); head > 0 {
			return [2]int{trimPhrase(s, 0, head), last}
		}
		if k := openingComma(s, end-1); k > 0 {
			if start := phraseBefore(s, k); start < k && s[k+1].tag == prep {
				return [2]int{start, k} // "Ann Lee, at the time, said"
			} else if start < k {
				return [2]int{start, end - 1}
			}
		}
		return [2]int{}
	case wh:
		if !s[end-1].is("who", "which") {
			return [2]int{}
		}
		return [2]int{end - 1, end}
	}
	start := phraseBefore(s, end)
	if start < end && start > 0 {
		start = acrossRelative(s, start)
	}
	return [2]int{start, end}
}

// withoutTurn leaves out a "however" between commas after a subject.
func withoutTurn(s []atom, subject [2]int) [2]int {
	if end := subject[1]; end-2 > subject[0] && s[end-1].is("however", "meanwhile", "moreover") && s[end-2].tag == comma {
		subject[1] = end - 2
	}
	return subject
}

// beforeAdverbials steps back from s[end] over adverbs, times and media that
// part a subject from its verb: "the ministry in a statement on Monday said".
func beforeAdverbials(s []atom, end int) int {
	for end > 0 {
		k := end - 1
		switch {
		case s[k].tag == adv:
			end = k
			continue
		case s[k].tag == day || s[k].tag == num && k > 0 && s[k-1].tag == day:
			for k >= 0 && (s[k].tag == day || s[k].tag == num) {
				k--
			}
		case k > 1 && s[k].is("week", "weeks", "month", "months", "year", "years", "day", "days", "hours"):
			for k >= 0 && (s[k].tag == noun || s[k].tag == num || s[k].tag == adj || s[k].tag == det) {
				k--
			}
			if k < 0 || s[k].tag != prep || s[k].is("of", "for") {
				return end
			}
		case s[k].is("statement", "interview", "declaration", "speech", "letter", "report", "tweet", "post", "briefing", "conference", "release"):
			for k >= 0 && s[k].tag != prep && (s[k].tag.nominal()) {
				k--
			}
			if k < 0 || s[k].tag != prep || s[k].is("of", "by") {
				return end
			}
		default:
			return end
		}
		if k >= 0 && s[k].tag == prep {
			k--
		} else if k < 0 {
			return end
		}
		end = k + 1
	}
	return end
}

// listedAppositions returns the end of a noun phrase that opens the sentence
// and is followed by nothing but descriptions between commas up to the comma
// at s[k], and where those end that tell who it is: "Ann Lee, head of the
// board, speaking on Monday, said". Zeros if the sentence opens otherwise.
func listedAppositions(s []atom, k int) (head, last int) {
	head = nounPhrase(s, 0)
	if head == 0 || head >= k || s[head].tag != comma {
		return 0, 0
	}
	last = k
	for j := head; j < k; j++ {
		if s[j].tag != comma {
			continue
		}
		switch t := s[j+1].tag; {
		case t == det, t == noun, t == name, t == adj, t == num, t == wh && s[j+1].is("who", "which", "whose"):
		case t == ing, t == past, t == part, t == prep:
			last = min(last, j)
		default:
			return 0, 0
		}
	}
	return head, last
}

// openingComma returns the comma (or dash) that opens what the one at s[k]
// closes, or -1.
func openingComma(s []atom, k int) int {
	for j := k - 2; j > 0; j-- {
		switch s[j].tag {
		case s[k].tag:
			if s[j-1].tag.head() || s[j-1].tag == closeBracket {
				return openApposition(s, j)
			}
			return -1
		case quoted, stop, semicolon:
			return -1
		}
	}
	return -1
}

// openApposition steps back over an earlier comma of the same apposition:
// "Smith, a doctor, who leads the team, said".
func openApposition(s []atom, k int) int {
	for j := k - 2; j > 0 && j > k-8; j-- {
		if s[j].tag == comma {
			if s[j+1].tag == det && s[j-1].tag == name {
				return j
			}
			return k
		}
		if !s[j].tag.nominal() && s[j].tag != prep {
			return k
		}
	}
	return k
}

// relativeHead returns the noun phrase that "who" at s[k] stands for.
func relativeHead(s []atom, k int) [2]int {
	if k > 0 && s[k-1].tag == comma {
		k--
	}
	return [2]int{phraseBefore(s, k), k}
}

// acrossRelative moves the start of a subject back over a relative clause
// without commas: "the man who saw the crash said".
func acrossRelative(s []atom, start int) int {
	for k := start - 1; k > 0 && k > start-12; k-- {
		switch t := s[k].tag; {
		case t == wh && s[k].is("who") && s[k-1].tag.head():
			return phraseBefore(s, k)
		case t == comma, t == stop, t == that, t == quoted, t == semicolon, t == sub:
			return start
		}
	}
	return start
}

// clauseSubject returns the subject of the last clause before atom end, or else
// the first noun phrase of the sentence: “When asked, she turned and said”.
func (p *page) clauseSubject(s []atom, end int) [2]int {
	for k := end - 1; k > 0; k-- {
		k = dashedAside(s, k)
		if t := s[k].tag; !t.finite() && t != past || s[k].tag == modal && k+1 < len(s) && s[k+1].tag == comma {
			continue
		}
		lo := groupStart(s, k)
		if subject := p.subject(s, lo); subject[0] < subject[1] && s[subject[0]].tag != wh && !s[subject[1]-1].isTime() {
			return subject
		}
		k = lo
	}
	return p.mainSubject(s, end)
}

// dashedAside returns the dash that opens the aside which the dash s[k] closes; k if
// it closes none.
func dashedAside(s []atom, k int) int {
	if s[k].tag != dash {
		return k
	}
	for j := k - 1; j > 0; j-- {
		if s[j].tag == dash {
			return j
		}
	}
	return k
}

// mainSubject returns the first noun phrase of the sentence before atom end.
func (p *page) mainSubject(s []atom, end int) [2]int {
	for k := p.afterHeading(s[:end]); k < end; k++ {
		switch t := s[k].tag; {
		case t == prep, t == to: // a phrase before the subject
			k = max(k, nounPhrase(s, k+1)-1)
		case t.nominal() && t != ing && t != part && t != past && t != day:
			if e := nounPhrase(s, k); e < end && e > k {
				return [2]int{k, e}
			}
			return [2]int{}
		}
	}
	return [2]int{}
}

// afterHeading returns where the sentence begins that goes on from a heading in
// capitals: "DRY AGAIN — The council says ..."
func (p *page) afterHeading(s []atom) int {
	for k := 1; k < len(s); k++ {
		if s[k].tag == dash && p.shouted(s[:k]) {
			return k + 1
		}
	}
	return 0
}

// possessor returns who a reporting noun belongs to: "her claim", "Smith's claim".
func possessor(s []atom, c *cue) [2]int {
	k := c.head - 1
	for k >= 0 && (s[k].tag == adj || s[k].tag == noun) {
		k--
	}
	if k < 0 || s[k].tag != poss {
		return [2]int{}
	}
	if s[k].known != nil && len(s[k].known.form) > 2 && s[k].known.form[0] < 0x80 { // his, their
		return [2]int{k, k + 1}
	}
	return [2]int{phraseBefore(s, k), k}
}

// linkInverted gives a cue before its source both: "..., said the minister, a doctor."
func (p *page) linkInverted(s []atom, n int, l *link) {
	c := l.cue
	start := c.hi
	end := apposition(s, withParticiple(s, nounPhrase(s, start)))
	l.source = [2]int{start, end}
	c.hi = start
	l.left = p.leftPart(s, n, c.lo)
	l.right = p.goneOn(s, n, end)
}

// withParticiple extends a noun phrase that ends at s[end] over a participle
// that says more of it: "one woman involved in the talks".
func withParticiple(s []atom, end int) int {
	if end+1 < len(s) && (s[end].tag == past || s[end].tag == part) && s[end+1].tag == prep {
		if further := nounPhrase(s, end+2); further > end+2 {
			return further
		}
	}
	return end
}

// apposition extends a source that ends at s[end] over what describes it
// after a comma.
func apposition(s []atom, end int) int {
	if end+1 >= len(s) || s[end].tag != comma {
		if end < len(s) && s[end].tag == wh {
			return descriptionEnd(s, end)
		}
		return end
	}
	switch t := s[end+1].tag; {
	case t == wh && s[end+1].is("who", "whose", "which"), t == det, t == noun, t == poss, t == adj, t == num:
		return descriptionEnd(s, end+1)
	case t == name:
		if stop := descriptionEnd(s, end+1); stop >= len(s) || s[stop].tag != verb {
			return stop
		}
	}
	return end
}

// descriptionEnd returns where a description that starts at s[k] ends: at the
// end, at a quotation, or at a comma after which the sentence resumes.
func descriptionEnd(s []atom, k int) int {
	relative := s[k].tag == wh
	for ; k < len(s); k++ {
		switch s[k].tag {
		case stop, semicolon, quoted, dash, colon:
			return k
		case sub:
			if !relative {
				return k
			}
		case comma:
			if k+1 < len(s) && (s[k+1].tag == ing || s[k+1].tag == quoted || s[k+1].tag == conj || s[k+1].tag == sub || s[k+1].tag == pron) {
				return k
			}
		}
	}
	return k
}

func trimComma(s []atom, end int) int {
	for end > 0 && (s[end-1].tag == comma || s[end-1].tag == dash) {
		end--
	}
	return end
}
