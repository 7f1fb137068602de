package compare

import (
	"slices"

	"onrecord"
)

// A negation denies what is asked only where it negates the same deed, by the
// same and of the same thing, and all of it. Where it shares words with the
// question and these differ, something beside it is negated.

// another reports whether the predicate b of p, which r negates, is not what q
// says was done.
func (m *material) another(q *query, p *passage, r reach, b predicate) bool {
	if r.hedged || believing.has(b.heads[0].low) {
		return false
	}
	if r.otherTime(q) || !q.turned && !q.negated && refuses(b) {
		return true
	}
	if r.talk != otherAct && r.talk != agreedTo || r.talk == otherAct && q.act.talking() {
		return false
	}
	a := m.deed(q)
	if ofOthers(q, b, p.words) {
		return true
	}
	return r.inPart(q, p.words) || r.qualified(m, q, p.words, b) || m.otherName(q, p, r) || m.otherThing(a, b, q, p) ||
		(r.at > b.at || !onwards.has(p.words[r.at].low)) && m.otherDoer(q, a, b, p) || !r.sweeping(p.words) && otherEnd(q, p.words[b.at:max(b.at, r.to)])
}

// refuses reports whether b says no of its object: who is not opposed to a thing
// may well do it.
func refuses(b predicate) bool {
	return slices.ContainsFunc(slices.Concat(b.heads, b.rest), func(w word) bool {
		return turned.has(w.stem) && w.stem != "without" && w.stem != "end" && w.stem != "stop"
	})
}

// otherTime reports whether both name months, days or years, and none alike.
func (r reach) otherTime(q *query) bool {
	return len(r.times) > 0 && len(q.times) > 0 && !slices.ContainsFunc(r.times, func(w word) bool { return hasStem(q.times, w.stem) })
}

// namesTime reports whether w is the name of a month or of a day of the week.
func (w word) namesTime() bool { return w.upper && (timeWords.has(w.low) || w.low == "may") }

func timesIn(ws []word) []word {
	var out []word
	for _, w := range ws {
		if w.namesTime() || w.kind == number && len(w.stem) == 5 && w.stem < "#21" {
			out = append(out, w)
		}
	}
	return out
}

// ofOthers reports whether it was not done to others: "journalists were not refused
// entry" for "observers were refused entry", "the second reactor".
func ofOthers(q *query, b predicate, ws []word) bool {
	for i := range ws[:b.at] {
		if besideIt.has(ws[i].low) && !containsLow(q.words, ws[i].low) && i+1 < b.at && plainNoun(ws[i+1]) && (i == 0 || !negates(ws[i-1])) {
			return true
		}
	}
	a := q.predicates()
	if len(a) == 0 || len(a[0].doer) > 0 || len(b.doer) > 0 {
		return false
	}
	theirs, own := a[0].sufferer(q.words), b.sufferer(ws)
	return len(theirs) > 0 && len(own) > 0 && sharesNone(own, q.words) && sharesNone(theirs, ws)
}

var besideIt = setOf("other another second third former previous next deputy")

// sufferer returns the words before a passive: to whom it was done.
func (b predicate) sufferer(ws []word) []word {
	return slices.DeleteFunc(slices.Clone(b.rest), func(w word) bool { return w.span.Start > ws[b.at].span.Start })
}

// inPart reports whether only the whole is negated: "not all", "did not fully",
// "not for long", where q does not say so of all.
func (r reach) inPart(q *query, ws []word) bool {
	for k := r.at + 1; k < r.to && ws[k].low != "and"; k++ {
		if wholly.has(ws[k].low) && ws[k-1].low != "at" && !containsLow(q.words, ws[k].low) || ws[k].low == "long" && ws[k-1].low == "for" {
			return true
		}
	}
	return false
}

var wholly = setOf("all every everyone always entirely fully wholly completely merely solely simply alone again necessarily exclusively")

// qualified reports whether what is negated ends in a ground, an aim or a manner
// that q does not give: "did not resign over the budget".
func (r reach) qualified(m *material, q *query, ws []word, b predicate) bool {
	for k := b.at + 1; k+1 < r.to; k++ {
		if !grounds.has(ws[k].low) {
			continue
		}
		own := m.heavy(ws[k+1 : r.to])
		return len(own) > 0 && coverage(own, q.words) < near
	}
	return false
}

var grounds = setOf("over because despite without merely out")

// otherName reports whether a name stands in what is negated that q does not
// have, and q has one that stands nowhere near: "Spain did not close the canal".
func (m *material) otherName(q *query, p *passage, r reach) bool {
	strange := func(w word, in []word) bool {
		return w.upper && w.kind == plainWord && w.heft > 0.3 && !timeWords.has(w.low) && meet(w, in) < near
	}
	if !slices.ContainsFunc(r.scope, func(w word) bool { return strange(w, q.words) && !m.actors[w.stem] && w.span != p.words[0].span }) {
		return false
	}
	own, said := m.stateOf(p.side), slices.Concat(p.words, antecedent(p))
	return slices.ContainsFunc(q.content, func(w word) bool {
		return strange(w, said) && w.stem != own && (!q.opens(w) || w.stem[0] == '<') // any word may open q with a capital
	})
}

// otherDoer reports whether somebody else, or only some of those meant, is said
// not to have done it.
func (m *material) otherDoer(q *query, a deed, b predicate, p *passage) bool {
	sides := m.sidesOf(b.by)
	if len(a.doer) == 0 || len(b.doer) == 0 || a.doneBy(sides) || b.carriesOn(p.words) {
		return false
	}
	if len(sides) == 0 && slices.Contains(a.sides, m.actorOf(p.side)) {
		return false // its own people
	}
	return slices.ContainsFunc(b.doer, func(w word) bool {
		return !m.actors[w.stem] && !quantifiers.has(w.low) && !minimal.has(w.low) && w.kind == plainWord && w.weight() > 0.4 && meet(w, a.doer) < near && meet(w, q.words) < sameKind
	}) || coverage(a.doer, b.rest) >= 0.6 && coverage(b.doer, q.predicates()[0].rest) >= 0.6 && coverage(a.doer, b.doer) < near
}

// carriesOn reports whether a predicate has its subject from the one before it:
// which word that is, is less sure.
func (b predicate) carriesOn(ws []word) bool {
	last := b.doer[len(b.doer)-1].span.End
	return slices.ContainsFunc(ws[:b.at], func(w word) bool { return w.span.Start >= last && (w.low == "and" || w.kind == mark) })
}

// sameKind is how alike two words are that may name one thing.
const sameKind = 0.7

// actorOf is how [material.sidesOf] names a side.
func (m *material) actorOf(side onrecord.SideID) string { return m.view(side).key() }

// otherThing reports whether it is said not to have been done to something else.
func (m *material) otherThing(a deed, b predicate, q *query, p *passage) bool {
	own := slices.DeleteFunc(m.heavy(b.rest), func(w word) bool {
		return w.upper || quantifiers.has(w.low) || minimal.has(w.low) || existing.has(w.low)
	})
	if len(own) == 0 || len(a.object) == 0 || !sharesNone(own, q.words) {
		return false
	}
	return coverage(a.object[:1], slices.Concat(p.words, antecedent(p))) < sameKind
}

// otherEnd reports whether one preposition leads to something else in ws, from
// the negated verb on, than in q: "not closed to fishing boats" for "closed to
// tankers".
func otherEnd(q *query, ws []word) bool {
	for i := range ws {
		if !leadingTo.has(ws[i].low) {
			continue
		}
		k := slices.IndexFunc(q.words, func(w word) bool { return w.low == ws[i].low })
		if k < 0 {
			continue
		}
		there, here := phraseAt(q.words, k+1), phraseAt(ws, i+1)
		return len(there) > 0 && len(here) > 0 && sharesNone(here, q.words) && sharesNone(there, ws)
	}
	return false
}

var leadingTo = setOf("to from on against with")

// phraseAt returns the words with content of the noun phrase that starts at i.
func phraseAt(ws []word, i int) []word {
	end := i
	for end < len(ws) && ws[end].kind != mark && !(end > i && (governing.has(ws[end].low) || subordinating.has(ws[end].low))) {
		end++
	}
	return contentWords(ws[min(i, len(ws)):end])
}

// otherOccasion reports whether q is about another time than the one of which p
// tells: "had already entered it four times".
func (q *query) otherOccasion(p *passage) bool {
	return again(q.words) && containsAny(q.words, "already", "previously", "earlier", "before", "year", "past") && !again(p.words) && !hasAny(p.words, whatever) && !hasAny(p.words, quantifiers)
}

func again(ws []word) bool {
	for i, w := range ws {
		if iterating.has(w.low) && (w.low != "times" || i > 0 && ws[i-1].kind == number) {
			return true
		}
	}
	return false
}

var iterating = setOf("times twice repeatedly")
