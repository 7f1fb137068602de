package compare

import "onrecord"

// dismissedRule: in an answer, "that is a fabrication" denies what the question
// put; elsewhere "laughed off the allegation" what another was cited for.
func dismissedRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (denial, bool) {
	if at, asked := dismissedAnswer(p); at >= 0 && q.sameSign(asked) {
		c := coverage(q.content, asked)
		return denial{stance: onrecord.Denies, rule: "denied/answer", trigger: p.words[at], strength: 0.85 * c,
			why: "Asked about it, the side calls it untrue."}, c >= 0.55 && coverage(q.heavy, asked) >= 0.55
	}
	for i := range p.words {
		n := dismissal(p.words, i)
		if n == 0 || negatedAt(p.words, i) || m.deniedByOther(p, i) {
			continue
		}
		scope := p.words[i+n:]
		if d, ok := m.deniedBack(q, p, i, scope[:clauseEnd(scope, 0)]); ok {
			return d, true
		}
		forward, back := coverage(q.content, scope), coverage(m.heavy(scope), q.words)
		if forward >= 0.55 && back >= 0.25 && q.sameSign(scope) {
			return denial{stance: onrecord.Denies, rule: "denied/verb", trigger: p.words[i], strength: forward,
				why: "The side is reported to dismiss it."}, true
		}
	}
	return denial{}, false
}

// dismissedAnswer finds in an answer's first sentences what calls the question's
// words untrue or another's, and returns it with the question.
func dismissedAnswer(p *passage) (int, []word) {
	asked := questionBefore(p)
	if len(asked) == 0 || p.question || sinceQuestion(p) > 2 {
		return -1, nil
	}
	if at := disowned(p.words); at >= 0 {
		return at, asked
	}
	if at := falseAt(p.words); at >= 0 && reported(p.words, -1) == nil && takesUp(p.words[:at]) {
		return at, asked
	}
	return -1, nil
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
		if ws[i-1].low == "not" && !notMine(ws, i-1) && possessive[ws[i].low] && (i+1 == len(ws) || ws[i+1].kind == mark) {
			return i
		}
	}
	return -1
}

var possessive = setOf("his hers theirs ours mine")

// dismissal returns how many words at i dismiss what follows them, 0 for none:
// "laughed off", "took issue with".
func dismissal(ws []word, i int) int {
	if !dismissing[ws[i].low] {
		return 0
	}
	for _, d := range dismissals {
		if i+len(d) < len(ws) && ws[i].kind == plainWord && lows(ws[i:], d) {
			return len(d)
		}
	}
	return 0
}

// dismissing are the first words of dismissals.
var dismissing = func() map[string]bool {
	out := map[string]bool{}
	for _, d := range dismissals {
		out[d[0]] = true
	}
	return out
}()

var dismissals = [][]string{{"laughed", "off"}, {"brushed", "off"}, {"brushed", "aside"}, {"waved", "away"}, {"waved", "aside"}, {"shrugged", "off"},
	{"shot", "down"}, {"scoffed", "at"}, {"took", "issue", "with"}, {"took", "exception", "to"}, {"takes", "issue", "with"}, {"takes", "exception", "to"},
	{"poured", "scorn", "on"}, {"gave", "the", "lie", "to"}, {"poured", "cold", "water", "on"}, {"pushed", "back", "against"}, {"pushed", "back", "on"}}
