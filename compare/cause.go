package compare

import (
	"slices"
	"strings"

	"onrecord"
)

// Why something happened (R16): one account's cause leaves no room for another's.

// A reason is where words say why: the cause begins at from, behind its marker.
type reason struct{ at, from, to int }

// reasonIn finds "because of X", "due to X", "for doing X"; the zero reason for
// none.
func reasonIn(ws []word) reason {
	for i := 1; i+1 < len(ws); i++ {
		from := 0
		switch next := ws[i+1].low; ws[i].low {
		case "because":
			from = i + 1
			if next == "of" {
				from++
			}
		case "due", "owing":
			if next == "to" {
				from = i + 2
			}
		case "for":
			if strings.HasSuffix(next, "ing") && len(next) > 5 {
				from = i + 1
			}
		case "account", "result":
			if next == "of" && containsAny(ws[i-1:i], "on", "a") {
				from = i + 2
			}
		}
		if from > 0 && from < len(ws) && !containsAny(ws[max(0, i-2):i], "not", "only", "partly") {
			return reason{i, from, clauseEnd(ws, from)}
		}
	}
	return reason{}
}

// reason is [reasonIn] of the passage's words.
func (p *passage) reason() reason {
	return p.facts.reason.get(func() reason { return reasonIn(p.words) })
}

// otherReasonRule: the same was done, for another reason.
func otherReasonRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	asked := q.reason
	if asked.from == 0 {
		return objection{}, false
	}
	given := p.reason()
	if given.from == 0 {
		return objection{}, false
	}
	what, why := contentWords(q.words[:asked.at]), contentWords(q.words[asked.from:asked.to])
	said, other := p.words[:given.at], contentWords(p.words[given.from:given.to])
	if len(what) == 0 || len(why) == 0 || len(m.heavy(other)) == 0 || containsAny(p.words[given.from:given.from+1], "what", "that", "this") {
		return objection{}, false
	}
	if pointsBackAt(said) {
		said = slices.Concat(said, antecedent(p))
	}
	differ := sharesNone(why, p.words[given.from:]) && sharesNone(other, q.words)
	return rival("implied/other-cause", "The side gives another reason for it.", p.words[given.at], 0.6), differ && coverage(what, said) >= 0.75
}

// otherThingRule: "the flood was caused by the storm" against "the flood was
// caused by the dam".
func otherThingRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	asked := q.brought.get(func() brought { return m.broughtIn(q.words) })
	if len(asked.by) == 0 {
		return objection{}, false
	}
	said := p.facts.brought.get(func() brought { return m.broughtIn(p.words) })
	if len(said.by) == 0 || coverage(asked.what, said.what) < 0.8 || coverage(asked.by, p.words) >= 0.3 {
		return objection{}, false
	}
	return rival("implied/other-cause", "The side says that something else brought it about.", p.words[said.at], 0.65), true
}

// brought is what is said to have been brought about, and by what.
type brought struct {
	what, by []word
	at       int
}

func (m *material) broughtIn(ws []word) brought {
	for i := 1; i+1 < len(ws); i++ {
		if ws[i+1].low != "by" && !(ws[i].low == "due" && ws[i+1].low == "to") || !causing.has(ws[i].low) && ws[i].low != "due" || !hasAny(ws[i-1:i], passives) && !adverb(ws[i-1].low) {
			continue
		}
		return brought{m.contentOf(ws[clauseStart(ws, i):i]), m.contentOf(ws[i+2 : clauseEnd(ws, i+2)]), i}
	}
	return brought{}
}

// sharesNone reports whether no word of ws stands among others, nor its kin.
func sharesNone(ws, others []word) bool {
	return !slices.ContainsFunc(ws, func(w word) bool { return meet(w, others) >= 0.7 })
}

// pointsBackAt reports whether a clause begins with a pronoun, so that who is
// meant stands before it.
func pointsBackAt(ws []word) bool {
	return len(ws) > 0 && (pronouns.has(ws[0].low) || speakingPronouns.has(ws[0].low))
}

// mishapRule: what one side says was destroyed or brought down by somebody came
// to grief by itself: "the bridge collapsed under the weight of the tanks".
func mishapRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	at := p.facts.mishap.get(func() int { return mishapIn(p.words) })
	if at < 0 || !hasAny(q.words, deeds) {
		return objection{}, false
	}
	a := m.deed(q)
	thing := slices.ContainsFunc(a.object, func(w word) bool { return !w.upper && w.weight() > 0.4 && hasStem(p.words[max(0, at-6):at], w.stem) })
	same := a.within(p.words) >= 0.8 || coverage(a.doer, p.words[at:]) >= near && len(a.doer) > 0 && len(m.actorStems(a.doer)) == 0
	return rival("implied/other-cause", "The side says that it came about without that.", p.words[at], 0.6), thing && !same
}

var mishaps = setOf("fell crashed collapsed sank exploded failed derailed capsized burst")

// mishapIn returns the place of a verb that says what befell a thing, with its
// cause behind it; -1 for none.
func mishapIn(ws []word) int {
	for i, w := range ws {
		if !mishaps.has(w.low) {
			continue
		}
		if k := slices.IndexFunc(ws[i:clauseEnd(ws, i)], func(w word) bool { return bringing.has(w.low) }); k > 0 && i+k+2 < len(ws) {
			return i
		}
	}
	return -1
}

// bringing words lead to what brought a mishap about.
var bringing = setOf("after because due owing under from through when following")
