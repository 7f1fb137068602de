package attribute

import "slices"

// ownSpeech returns where the content of the n-th cue ends because the m-th one
// quotes in the clause that its own clause only opens: “When Ada Okoro said the
// well was dry, Tom Bell replied, ‘...’” -1 if it does not.
func (p *page) ownSpeech(s []atom, n, m int) int {
	a, b := &p.cues[n], &p.cues[m]
	if b.frame != 'q' || b.from < 0 || s[b.from].quote < 0 || b.linked {
		return -1
	}
	subject := p.subject(s, b.lo)
	if subject[0] == subject[1] || subject[0] <= a.hi || s[subject[0]].tag == wh {
		return -1
	}
	end := clauseBreak(s, subject[0])
	switch {
	case end < 0:
		return -1
	case opensLater(s, a.lo):
		return end
	}
	if k := opener(s, end); k > a.hi+1 && s[k-1].tag == conj {
		return trimComma(s, k-1)
	}
	return -1
}

// clauseBreak returns where what precedes a clause that starts at s[k] ends: at a
// comma or dash, or with a quotation that holds the comma; -1 if nothing parts them.
func clauseBreak(s []atom, k int) int {
	if k == 0 {
		return -1
	}
	switch s[k-1].tag {
	case comma, dash:
		return k - 1
	case quoted:
		return k
	}
	return -1
}

// opensLater reports whether the words at s[k] stand in a clause that opens a
// sentence whose main clause is still to come: “When she said”, “Calling it”.
func opensLater(s []atom, k int) bool {
	j := opener(s, k)
	return j >= 0 || s[0].tag == ing && !broken(s[:k])
}

// opener returns the last "when" or the like that opens a clause before s[end]
// with no comma after it, or -1.
func opener(s []atom, end int) int {
	for k := end - 1; k >= 0; k-- {
		switch {
		case s[k].tag == comma, s[k].tag == stop, s[k].tag == semicolon, s[k].tag == colon, s[k].tag == that:
			return -1
		case s[k].is("when", "while", "as", "after", "before", "although", "though", "since", "once", "if") && (k == 0 || s[k-1].tag == comma || s[k-1].tag == conj || s[k-1].tag == dash):
			return k
		}
	}
	return -1
}

// broken reports whether a comma stands in s.
func broken(s []atom) bool {
	return slices.ContainsFunc(s, func(a atom) bool { return a.tag == comma })
}
