package compare

import "onrecord"

// dismissedRule: in an answer, "that is a fabrication" denies what the question
// put.
func dismissedRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	a := p.facts.untrue.get(func() dismissed { return dismissedAnswer(p) })
	if a.asked == nil || !q.sameSign(a.asked) {
		return objection{}, false
	}
	c := coverage(q.content, a.asked)
	return objection{stance: onrecord.Denies, rule: "denied/answer", trigger: p.words[a.at].span, strength: 0.85 * c,
		why: "Asked about it, the side calls it untrue."}, c >= 0.55 && coverage(q.heavy, a.asked) >= 0.55
}

// A dismissed is a question, and where its answer calls what it puts untrue.
type dismissed struct {
	at    int
	asked []word // nil for no such answer
}

// dismissedAnswer finds in an answer's first sentences what calls the question's
// words untrue or another's.
func dismissedAnswer(p *passage) dismissed {
	asked := questionBefore(p)
	if len(asked) == 0 || p.question || sinceQuestion(p) > 2 {
		return dismissed{}
	}
	if at := disowned(p.words); at >= 0 {
		return dismissed{at, asked}
	}
	if at := falseAt(p.words); at >= 0 && reported(p.words, -1) == nil && takesUp(p.words[:at]) {
		return dismissed{at, asked}
	}
	return dismissed{}
}

// sinceQuestion returns how many sentences p stands behind the question.
func sinceQuestion(p *passage) int {
	n := 0
	for b := p; b != nil && !b.question; b = b.before {
		n++
	}
	return n
}

// takesUp reports whether ws take up what was just said: "that is", "this
// whole story".
func takesUp(ws []word) bool {
	return containsAny(ws, "that", "this", "it", "these", "those", "such") || pointsAtClaims(ws)
}

// disowned finds "the words are not his", -1 for none.
func disowned(ws []word) int {
	for i := 1; i < len(ws); i++ {
		if ws[i-1].low == "not" && !notMine(ws, i-1) && possessive.has(ws[i].low) && (i+1 == len(ws) || ws[i+1].kind == mark) {
			return i
		}
	}
	return -1
}

var possessive = setOf("his hers theirs ours mine")
