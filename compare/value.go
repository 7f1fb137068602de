package compare

import (
	"slices"
	"strings"

	"onrecord"
)

// Another value in the same slot (R7): whose waters, who caused it, how many,
// or the opposite word.

// placeNouns are what a state has that an event can happen in.
var placeNouns = stems("waters territory airspace soil side land zone")

// placeOf returns where ws say that something is in a state's waters and the
// like: the state and the noun.
func placeOf(ws []word) (at int, owner, noun string) {
	for i := 1; i < len(ws); i++ {
		if !ownerOf(ws[i]) || !containsAny(ws[max(0, i-2):i], "in", "inside", "within") {
			continue
		}
		for k := i + 1; k < min(len(ws), i+3); k++ {
			if placeNouns[ws[k].stem] {
				return i, ws[i].stem, ws[k].stem
			}
		}
	}
	return -1, "", ""
}

// happenings say that something took place, and not what.
var happenings = setOf("incident event collision clash took taken place happened occurred shooting encounter confrontation accident")

// otherPlaceRule: "in Greek waters" against "in Turkish waters", for a query
// about where it happened.
func otherPlaceRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (denial, bool) {
	_, owner, noun := placeOf(q.words)
	at, other, there := placeOf(p.words)
	if owner == "" || other == "" || owner == other || noun != there || q.negated || hasStem(p.words, owner) && !m.actors[owner] {
		return denial{}, false
	}
	for _, w := range q.heavy {
		if !happenings[w.low] && w.stem != owner && !placeNouns[w.stem] && meet(w, p.words) < 0.6 {
			return denial{}, false
		}
	}
	return rival("implied/other-value", "The side puts another in the same place.", p.words[at], 0.65), true
}

var (
	causing   = setOf("caused provoked triggered started began unleashed initiated")
	colliding = setOf("rammed hit struck bumped")
)

// causerIn returns who is said to have brought about a clash or a collision,
// and where: "X caused the collision", "X rammed Y", "was rammed by X", "X was
// to blame".
func (m *material) causerIn(ws []word) (int, string) {
	for i, w := range ws {
		ahead := ws[i+1 : min(len(ws), i+7)]
		switch {
		case containsAny(ahead, "by") && colliding[w.low] && i > 0 && hasAny(ws[i-1:i], passives):
			if who := m.actorIn(ws, i+2, min(len(ws), i+6)); who != "" {
				return i, who
			}
		case causing[w.low] && hasAny(ahead, happenings), colliding[w.low] && m.actorIn(ws, i+1, min(len(ws), i+5)) != "":
			if who := m.firstActor(ws[:i]); who != "" {
				return i, who
			}
		case containsAny(ws[i:i+1], "blame", "fault", "responsible") && i > 0 && containsAny(ws[i-1:i], "to", "at", "was", "is", "were", "are"):
			if who := m.firstActor(ws[:i]); who != "" {
				return i, who
			}
		}
	}
	return -1, ""
}

var passives = setOf("was were been being is are")

// firstActor returns the actor who is the subject of ws: the first that does
// not stand at a place or under another's action.
func (m *material) firstActor(ws []word) string {
	for k := range ws {
		if a := m.actorAt(ws, k); a != "" && !hasAny(ws[max(0, k-2):k], placing) {
			return a
		}
	}
	return ""
}

// causeRule: another brought it about.
func causeRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (denial, bool) {
	if q.causer == "" || q.negated {
		return denial{}, false
	}
	other := p.facts.causer.get(func() spot { return spotOf(m.causerIn(p.words)) })
	if other.who == "" || other.who == q.causer || len(p.negations()) > 0 {
		return denial{}, false
	}
	return rival("implied/swapped-roles", "The side says that another brought it about.", p.words[other.at], 0.7), true
}

// countIn returns the one number in ws that counts things or people, "" for
// none or several.
func countIn(ws []word) (at int, value string) {
	at = -1
	for i, w := range ws {
		if !counts(ws, i) {
			continue
		}
		if at >= 0 && w.stem != value {
			return -1, ""
		}
		at, value = i, w.stem
	}
	return at, value
}

// counts reports whether the number at i counts what follows it: no day, year,
// time of day or share.
func counts(ws []word, i int) bool {
	if ws[i].kind != number || strings.ContainsAny(ws[i].stem, ".:") || len(ws[i].stem) == 5 && ws[i].stem < "#21" {
		return false
	}
	next := nounAfter(ws, i)
	return next > 0 && plural(ws[next]) && !uncounted[ws[next].low]
}

// otherNumber returns the place of a number in p that counts the same noun as
// the query's and differs from it, -1 for none.
func (q *query) otherNumber(p *passage) int {
	if q.count == "" || hasStem(p.words, q.count) {
		return -1
	}
	noun := q.words[nounAfter(q.words, q.countAt)]
	for i := range p.words {
		if !counts(p.words, i) || containsAny(p.words[max(0, i-3):i], "another", "further", "additional", "least", "most", "than", "over", "about", "some") {
			continue
		}
		if similar(noun, p.words[nounAfter(p.words, i)]) >= 0.7 {
			return i
		}
	}
	return -1
}

// numberRule: another number of the same, in a passage that else says what the
// query says.
func numberRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (denial, bool) {
	at := q.otherNumber(p)
	if at < 0 || q.negated || len(p.negations()) > 0 {
		return denial{}, false
	}
	rest := slices.DeleteFunc(slices.Clone(q.content), func(w word) bool { return w.kind == number })
	return rival("implied/other-number", "The side gives another number.", p.words[at], 0.65), coverage(rest, p.words) >= 0.75
}

// oppositeRule: the passage says of the same thing the opposite word: "in good
// health" against "in poor health".
func oppositeRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (denial, bool) {
	if q.negated || len(p.negations()) > 0 || q.act != otherAct {
		return denial{}, false
	}
	for _, c := range q.content {
		if c.upper || c.heft < 0.4 || meet(c, p.words) >= 0.9 {
			continue
		}
		for _, w := range p.words {
			if !opposed(c, w) {
				continue
			}
			rest := slices.DeleteFunc(slices.Clone(q.content), func(o word) bool { return o.stem == c.stem })
			if len(rest) > 0 && coverage(rest, p.words) >= 0.75 {
				return rival("implied/opposite", "The side says the opposite of it.", w, 0.6), true
			}
		}
	}
	return denial{}, false
}

// affirmedRule: the passage says what the query negates.
func affirmedRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (denial, bool) {
	if !q.negated || len(p.negations()) > 0 || p.opposed(q) || p.question {
		return denial{}, false
	}
	forward, back := coverage(q.content, p.words), coverage(p.heavy(m), q.words)
	return denial{stance: onrecord.Denies, rule: "denied/affirmed", trigger: p.words[0], strength: 0.8 * forward,
		why: "The side says what the proposition negates."}, forward >= 0.85 && back >= 0.5
}
