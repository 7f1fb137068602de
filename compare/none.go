package compare

import (
	"slices"

	"onrecord"
)

// noneRule: the side says that there was nothing of what the query is about,
// named by its noun: "there was no warning" against "warned the ferry", "no
// contract exists" against "signed a contract".
func noneRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (denial, bool) {
	if q.negated {
		return denial{}, false
	}
	for _, n := range p.negations() {
		head, ok := n.absent(p.words)
		if !ok || n.hedged || n.wished(p.words) && !hasAny(q.words, wishes) || reportsSilence(p.words, n) || head+1 < n.to && restricting[p.words[head+1].low] {
			continue
		}
		noun := p.words[head]
		if noun.heft < 0.3 || weakNouns[noun.stem] || talkNouns[noun.low] || !q.isAbout(noun) {
			continue
		}
		rest := m.heavy(m.apart(lasting(p.words[n.at:phraseEnd(p.words, head+1, n.to)])))
		if q.covers(m.contentOf(append([]word{noun}, rest...))) < 0.6 || narrower(m.heavy(p.words[n.at+1:head]), q) {
			continue
		}
		forward := coverage(q.content, append(append([]word{}, p.words...), antecedent(p)...))
		return denial{stance: onrecord.Denies, rule: "denied/none", trigger: p.words[n.at], strength: 0.5 + forward/2,
			why: "The side says that there was none."}, forward >= 0.25
	}
	return denial{}, false
}

// isAbout reports whether noun is what q says was done or had: a word of its
// content that is no name.
func (q *query) isAbout(noun word) bool {
	for _, w := range q.content {
		if !w.upper && w.kind == plainWord && w.heft > 0.2 && similar(w, noun) >= 0.8 {
			return true
		}
	}
	return false
}

// narrower reports whether one of the words before the noun has no counterpart
// in q: "no written contract" leaves room for a spoken one.
func narrower(before []word, q *query) bool {
	return slices.ContainsFunc(before, func(w word) bool { return meet(w, q.words) < 0.5 })
}

// absent returns the noun whose existence n negates: after "there was no", or
// before "exists", "took place", "was made".
func (n negation) absent(ws []word) (int, bool) {
	if ws[n.at].low != "no" {
		return 0, false
	}
	head := n.at
	for k := n.at + 1; k < n.to && ws[k].kind == plainWord && !functionWords[ws[k].low] && !existing[ws[k].low]; k++ {
		head = k
	}
	if head == n.at {
		return 0, false
	}
	there := n.at > 1 && containsAny(ws[max(0, n.at-4):n.at], "there")
	after := hasAny(ws[head+1:min(len(ws), head+4)], existing)
	return head, there || after
}

var existing = setOf("exists exist existed occurred happened took made given issued signed reached sent received fired concluded")

// lasting leaves out the verb of existing, and the words that only describe a
// name after them.
func lasting(ws []word) []word {
	return slices.DeleteFunc(undescribed(ws), func(w word) bool { return existing[w.low] })
}

// phraseEnd returns where the words end that say which one is meant: at a mark,
// or where a clause of time or cause begins.
func phraseEnd(ws []word, i, end int) int {
	for k := i; k < end; k++ {
		if ws[k].kind == mark || subordinating[ws[k].low] {
			return k
		}
	}
	return end
}

var subordinating = setOf("after before when since as because until while if though although and or neither nor so but despite")

// restricting words after a noun say which of its kind is meant: "there is no
// convoy that we have stopped" leaves convoys standing.
var restricting = setOf("that which who whom whose where")

// weakNouns may be absent without anything being denied.
var weakNouns = stems("comment response reply word sign evidence doubt reason way need question sense point time answer indication")

// undescribed leaves out the words that only describe a name after them: "the
// Swiss firm" of "the Swiss firm Helvax".
func undescribed(ws []word) []word {
	var out []word
	for i := 0; i < len(ws); i++ {
		k := i
		for k < len(ws) && ws[k].kind == plainWord && !functionWords[ws[k].low] && (!ws[k].upper || len(ws[k].stem) > 0 && ws[k].stem[0] == '<') {
			k++
		}
		if k > i && k < len(ws) && ws[k].upper && ws[k].kind == plainWord {
			i = k
		}
		out = append(out, ws[i])
	}
	return out
}
