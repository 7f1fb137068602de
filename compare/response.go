package compare

import (
	"slices"

	"onrecord"
)

// responseRule: an invitation that was never sent was neither declined nor
// accepted: whoever denies what a response answers denies the response.
func responseRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	thing := q.response.get(q.answered)
	if thing.low == "" {
		return objection{}, false
	}
	for _, n := range p.negations() {
		if n.hedged || !n.sweeping(p.words) || n.wished(p.words) {
			continue
		}
		scope := n.scope(p.words)
		if !slices.ContainsFunc(scope, func(w word) bool { return w.kind == plainWord && similar(w, thing) >= 0.8 }) || hasAny(scope, unfulfilled) {
			continue
		}
		rest := slices.DeleteFunc(m.heavy(m.apart(scope)), func(w word) bool {
			return similar(w, thing) >= 0.8 || existing.has(w.low) || arriving.has(w.low) || quantifiers.has(w.low)
		})
		if q.covers(rest) >= 0.5 || len(rest) == 0 {
			return objection{stance: onrecord.ImpliesNot, rule: "implied/nothing-to-answer", trigger: p.words[n.at].span, strength: 0.6,
				why: "The side says that there was nothing that could have been answered so."}, true
		}
	}
	return objection{}, false
}

// answered returns the thing to which the query says somebody responded:
// "invitation" in "declined the invitation", no word for nothing.
func (q *query) answered() word {
	for i, w := range q.words {
		if !responding.has(w.stem) || w.upper {
			continue
		}
		for _, v := range q.words[i+1 : min(len(q.words), i+6)] {
			if answerable.has(v.stem) {
				return v
			}
		}
	}
	return word{}
}

var (
	responding = stems("decline refuse reject accept ignore answer turn welcome spurn ignored")
	answerable = stems("invitation offer proposal request letter note call summons ultimatum message")
)
