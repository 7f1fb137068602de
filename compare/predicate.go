package compare

import (
	"slices"

	"onrecord"
)

// Predicates of a passage and of a query, set beside each other.

// predicates of the passage, found once.
func (p *passage) predicates() []predicate {
	return p.facts.predicates.get(func() []predicate { return predicatesIn(p.words, tagsOf(p.raw, p.span.Start, p.words)) })
}

// same reports whether two predicates say the same deed.
func (p predicate) same(o predicate) bool {
	for _, a := range p.heads {
		for _, b := range o.heads {
			if a.stem == b.stem && !beForms.has(a.low) && !haveForms.has(a.low) && !lightVerbs.has(a.stem) || a.heft > 0.3 && similar(a, b) >= 0.7 {
				return true
			}
		}
	}
	return false
}

// predicates of the query, found once; the first is what it says was done.
func (q *query) predicates() []predicate {
	return q.clauses.get(func() []predicate { return predicatesIn(q.words, tagsOf(q.Text, 0, q.words)) })
}

// negatedPredicate returns the predicate of p that n reverses.
func (p *passage) negatedPredicate(n negation) (predicate, bool) {
	ps := p.predicates()
	for i, b := range ps {
		if !b.negated || b.at < n.from || b.at >= n.to || b.at < n.at-3 {
			continue
		}
		if (doForms.has(b.heads[0].low) || n.atNoTime(p.words) && beForms.has(b.heads[0].low)) && i+1 < len(ps) && ps[i+1].at < n.to {
			return ps[i+1], true // "at no time did the boat leave"
		}
		return b, true
	}
	return predicate{}, false
}

// othersDeed reports whether what n negates was done by the one to whom q says
// that it was done: that Y did not ask X leaves open that X asked Y.
func (m *material) othersDeed(q *query, p *passage, n negation) bool {
	if len(q.predicates()) == 0 {
		return false
	}
	b, ok := p.negatedPredicate(n)
	return ok && q.predicates()[0].same(b) && m.turnedRound(q.predicates()[0], b)
}

// turnedRound reports whether a side does in b what is done to it in a.
func (m *material) turnedRound(a, b predicate) bool {
	does := m.actorStems(b.doer)
	return len(does) > 0 && len(m.actorStems(a.doer)) > 0 && slices.ContainsFunc(does, func(s string) bool {
		return hasStem(a.rest, s) && !hasStem(a.doer, s)
	})
}

// actorStems are the stems among ws that name sides.
func (m *material) actorStems(ws []word) []string {
	var out []string
	for _, w := range ws {
		if m.actors[w.stem] {
			out = append(out, w.stem)
		}
	}
	return out
}

// predicateRule: the side negates the deed itself, of no narrower a thing than
// the query's: "no soldier fired" for "soldiers fired on the crowd".
func predicateRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	if len(q.predicates()) == 0 {
		return objection{}, false
	}
	a, near := q.mainPredicate(), coverage(q.content, p.words) >= 0.35 || q.toldOf(p)
	for _, r := range p.reaches(m) {
		if back := pointsBackAt(p.words) || pointsBackAt(p.words[r.from:]); !near && !(q.act == otherAct && back && coverage(q.content, slices.Concat(p.words, antecedent(p))) >= 0.6) {
			continue
		}
		b, ok := p.negatedPredicate(r.negation)
		if !ok || r.such || r.pointsBack || q.otherOccasion(p) || inQuestion(p.words[r.from:r.to]) || q.otherAim(p, b) || r.wished && !hasAny(q.words, wishes) || !a.same(b) || m.turnedRound(a, b) || r.talk.strongerThan(q.act) || m.another(q, p, r, b) {
			continue
		}
		own := m.heavy(m.apart(append(slices.Clone(b.doer), besidesCourse(p.words, b.rest)...)))
		own = slices.DeleteFunc(own, func(w word) bool {
			return quantifiers.has(w.low) || minimal.has(w.low) || existing.has(w.low) || kindWords.has(w.low)
		})
		if len(own) > 0 && coverage(own, q.words) < 0.75 || narrowed(m, q, p, r) {
			continue
		}
		forward := coverage(q.content, append(slices.Clone(p.words), antecedent(p)...))
		d := objection{stance: onrecord.Denies, rule: "denied/deed", trigger: p.words[r.at].span, strength: 0.4 + forward/2,
			why: "The side says that this was not done."}
		if r.hedged {
			d = d.hedged(unaware)
		}
		return d, true
	}
	return objection{}, false
}

// mainPredicate is what q says was done: of "the men killed were fishermen" the
// second.
func (q *query) mainPredicate() predicate {
	ps := q.predicates()
	if len(ps) > 1 && len(ps[0].rest) == 0 && ps[1].at == ps[0].at+1 && beForms.has(q.words[ps[1].at].low) && !auxiliaries.has(lowAt(q.words, ps[0].at-1)) {
		return ps[1]
	}
	return ps[0]
}

// besidesCourse leaves out of rest the words behind "in the course of" in ws: they
// say only when.
func besidesCourse(ws, rest []word) []word {
	for k := 0; k+3 < len(ws); k++ {
		if lows(ws[k:], []string{"in", "the", "course", "of"}) {
			return slices.DeleteFunc(slices.Clone(rest), func(w word) bool { return w.span.Start >= ws[k].span.Start })
		}
	}
	return rest
}

// toldOf reports whether q says that somebody told, asked or offered something, and
// p speaks of that deed, whatever was told: "never gave a warning of any kind".
func (q *query) toldOf(p *passage) bool {
	a := q.predicates()[0]
	if !telling.has(a.heads[0].stem) || len(a.doer) == 0 {
		return false
	}
	return hasAny(p.words, whatever) && coverage(slices.Concat(a.doer, a.heads), p.words) >= 0.6
}

var (
	telling   = stems("warn ask offer promise threaten propose apologise apologize invite demand request order notify inform")
	kindWords = setOf("kind sort") // "of any kind" says no less of it
	whatever  = setOf("never any no ever whatsoever")
)

// narrowed reports whether what r denies has more to it than q says, up to a
// verb joined by "and": "did not consent and reserves its rights".
func narrowed(m *material, q *query, p *passage, r reach) bool {
	apart := r.apart
	for _, o := range p.predicates() {
		if o.finite && o.at > r.at && o.at < r.to && p.words[o.at-1].low == "and" {
			apart = m.apart(m.heavy(p.words[r.from:o.at]))
			break
		}
	}
	apart = slices.DeleteFunc(slices.Clone(apart), func(w word) bool { return kindWords.has(w.low) })
	return len(apart) > 0 && coverage(apart, q.words) < 0.6
}

// inQuestion finds "the attack in question", which may be another one.
func inQuestion(ws []word) bool {
	for i := range ws[:max(0, len(ws)-1)] {
		if ws[i].low == "in" && ws[i+1].low == "question" {
			return true
		}
	}
	return false
}

// otherAim reports whether q and the predicate b of p each lead to another deed
// ("agreed to open", "agree to close").
func (q *query) otherAim(p *passage, b predicate) bool {
	ps := p.predicates()
	k := slices.IndexFunc(ps, func(o predicate) bool { return o.at == b.at })
	return len(q.predicates()) > 1 && !q.predicates()[1].finite && k+1 < len(ps) && !ps[k+1].finite && !q.predicates()[1].same(ps[k+1])
}

// swappedRule (R7): the same deed with the roles exchanged: "X rammed Y" against
// "Y rammed X". Talking goes both ways and is left out.
func swappedRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	if q.act != otherAct || coverage(q.content, p.words) < 0.5 || len(q.predicates()) == 0 {
		return objection{}, false
	}
	a := q.predicates()[0]
	for _, b := range p.predicates() {
		if !b.finite || containsAny(p.words[b.at+1:min(len(p.words), b.at+2)], "from") || !a.same(b) || !a.exchanged(b) || mutual.has(p.words[b.at].stem) {
			continue
		}
		return rival("implied/swapped-roles", "The side says that it was the other way round.", p.words[b.at], 0.7), true
	}
	return objection{}, false
}

// exchanged reports whether what does in p is what it is done to in o, and the
// other way round.
func (p predicate) exchanged(o predicate) bool {
	if len(p.doer) == 0 || len(p.rest) == 0 || len(o.doer) == 0 || len(o.rest) == 0 {
		return false
	}
	there, back := coverage(p.doer, o.rest), coverage(o.doer, p.rest)
	return there >= 0.6 && back >= 0.6 && coverage(p.doer, o.doer) < 0.5 && coverage(o.rest, p.rest) < 0.5
}

// mutual doings go both ways.
var mutual = stems("meet say tell speak talk call telephone visit know see hear help support respect trust love fear thank greet welcome accuse blame trade cooperate work live stand come go be have")
