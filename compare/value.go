package compare

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/compare/sense"
)

// Another value in the same slot (R7): whose waters, who caused it, how many,
// or the opposite word.

// placeNouns are what a state has that an event can happen in.
var placeNouns = stems("waters territory airspace soil side land zone")

// A site is where words put something: in a state's waters and the like.
type site struct {
	at          int // of the state's name
	owner, noun string
}

// placeOf returns where ws say that something is; the zero site for nowhere.
func placeOf(ws []word) site {
	for i := 1; i < len(ws); i++ {
		if !ownerOf(ws[i]) || !containsAny(ws[max(0, i-2):i], "in", "inside", "within", "into", "through", "entered", "entering") {
			continue
		}
		for k := min(len(ws), i+3) - 1; k > i; k-- { // "territorial waters" are waters
			if placeNouns.has(ws[k].stem) {
				return site{i, ws[i].stem, groundOf(ws[k].stem)}
			}
		}
		if happensIn(ws, i) {
			return site{i, ws[i].stem, country}
		}
	}
	return site{}
}

// country is what "in Kenya" shares with "on Kenyan soil".
const country = "country"

// ownLand are the nouns that mean a state's own land.
var ownLand = stems("territory soil land")

// groundOf returns country for a noun that means it, else the noun.
func groundOf(noun string) string {
	if ownLand.has(noun) {
		return country
	}
	return noun
}

// happensIn finds "took place in Kenya", with the state's name at i and no noun
// behind it.
func happensIn(ws []word, i int) bool {
	return (i+1 >= len(ws) || !plainNoun(ws[i+1])) && containsAny(ws[i-1:i], "in", "inside", "within") && containsAny(ws[max(0, i-5):i], "place", "happened", "occurred")
}

func (p *passage) site() site {
	return p.facts.site.get(func() site { return placeOf(p.words) })
}

// negatedNear reports whether a negator stands not far before the word at i.
func (p *passage) negatedNear(i int) bool {
	return slices.ContainsFunc(p.negations(), func(n negation) bool { return n.at < i && i-n.at < 8 })
}

// saysPlace reports whether p puts it where the query, which asks only for the
// place, says that it was.
func (m *material) saysPlace(q *query, p *passage) bool {
	if q.site.owner == "" || q.negated {
		return false
	}
	there := p.site()
	return q.site.owner == there.owner && q.site.noun == there.noun && !p.negatedNear(there.at) && !slices.ContainsFunc(q.heavy, func(w word) bool {
		return !happenings.has(w.low) && w.stem != q.site.owner && !placeNouns.has(w.stem)
	})
}

// placePhrase returns the first and the last word of the place that placeOf
// finds: "Greek territorial waters".
func placePhrase(ws []word) (from, to int) {
	p := placeOf(ws)
	from, to = p.at, p.at
	for !happensIn(ws, p.at) && groundOf(ws[to].stem) != p.noun {
		to++
	}
	return from, to
}

// ofAnother reports whether p puts elsewhere what q says was in a side's country or
// is a side's: "the reef lies in the Philippines' zone" does not say that it belongs
// to China.
func (m *material) ofAnother(q *query, p *passage) bool {
	asked := m.placed(q.words)
	if len(asked) == 0 || p.tellsOf(m, q.words) || containsAny(p.words, "there", "here") {
		return false
	}
	named := m.actorStems(p.words)
	return (len(named) > 0 || hasAny(q.words, belonging)) && !slices.ContainsFunc(named, func(s string) bool { return slices.Contains(asked, s) })
}

// placed are the stems of the sides in whose country ws put something, or to whom
// they say that it belongs.
func (m *material) placed(ws []word) []string {
	var out []string
	for i := 1; i < len(ws); i++ {
		if m.actors[ws[i].stem] && (containsAny(ws[max(0, i-2):i], "in", "inside", "within", "into") || ws[i-1].low == "to" && hasAny(ws[max(0, i-3):i], belonging)) {
			out = append(out, ws[i].stem)
		}
	}
	return out
}

var belonging = setOf("belong belongs belonged")

// tellsOf reports whether ws name the side that says p.
func (p *passage) tellsOf(m *material, ws []word) bool {
	return slices.Contains(m.sidesOf(ws), string(p.side)) || hasStem(ws, m.stateOf(p.side))
}

// events are what a passage may call what q is about.
var events = setOf("incident event collision clash shooting encounter confrontation accident crash attack it this")

// happenings say that something took place, and not what.
var happenings = setOf("incident event collision clash took taken place happened occurred shooting encounter confrontation accident")

// otherPlaceRule: "in Greek waters" against "in Turkish waters", for a query
// about where it happened.
func otherPlaceRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	if q.site.owner == "" {
		return objection{}, false
	}
	owner, other := q.site.owner, p.site()
	if other.owner == "" || owner == other.owner || q.site.noun != other.noun || hasStem(p.words, owner) && !m.actors[owner] {
		return objection{}, false
	}
	if happensIn(p.words, other.at) && !hasAny(p.words[:other.at], events) && coverage(q.heavy, p.words) < 0.5 {
		return objection{}, false // another meeting took place elsewhere
	}
	for _, w := range q.heavy {
		if !happenings.has(w.low) && w.stem != owner && !placeNouns.has(w.stem) && meet(w, p.words) < 0.6 {
			return objection{}, false
		}
	}
	return rival("implied/other-value", "The side puts another in the same place.", p.words[other.at], 0.65), true
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
		case containsAny(ahead, "by") && colliding.has(w.low) && i > 0 && hasAny(ws[i-1:i], passives):
			if who := m.actorIn(ws, i+2, min(len(ws), i+6)); who != "" {
				return i, who
			}
		case causing.has(w.low) && hasAny(ahead, happenings), colliding.has(w.low) && m.actorIn(ws, i+1, min(len(ws), i+5)) != "":
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
func causeRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	if q.causer == "" {
		return objection{}, false
	}
	other := p.facts.causer.get(func() spot { return spotOf(m.causerIn(p.words)) })
	if other.who == "" || other.who == q.causer {
		return objection{}, false
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
	year := len(ws[i].stem) == 5 && ws[i].stem < "#21" && !strings.ContainsAny(ws[i].low, ", ")
	if ws[i].kind != number || strings.ContainsAny(ws[i].stem, ".:") || year {
		return false
	}
	next := nounAfter(ws, i)
	return next > 0 && plural(ws[next]) && !uncounted.has(ws[next].low)
}

// A toll is a number of dead or of hurt in ws, "" for a number of other things.
const (
	dead = "dead"
	hurt = "hurt"
)

var (
	dying   = setOf("dead killed died dies die deaths death lives fatalities kill killing")
	hurting = setOf("injured wounded hurt injuries wounding injuring casualties")
	people  = setOf("people persons dead killed injured wounded lives deaths victims others casualties")
)

// toll says of whom the number at i is: the nearest word of dying or hurting,
// behind it before ahead of it, up to the next number.
func toll(ws []word, i int) string {
	for k := i + 1; k < min(len(ws), i+6) && ws[k].kind != number; k++ {
		if t := tollWord(ws[k].low); t != "" {
			return t
		}
	}
	for k := i - 1; k >= max(0, i-3) && ws[k].kind != number; k-- {
		if t := tollWord(ws[k].low); t != "" {
			return t
		}
	}
	return ""
}

func tollWord(low string) string {
	switch {
	case dying.has(low):
		return dead
	case hurting.has(low):
		return hurt
	}
	return ""
}

// otherToll reports whether the number at i counts the dead or hurt whom the
// query counts.
func (q *query) otherToll(ws []word, i int) bool {
	t := toll(q.words, q.countAt)
	if t == "" || t != toll(ws, i) {
		return false
	}
	a, b := q.words[nounAfter(q.words, q.countAt)], ws[nounAfter(ws, i)]
	return a.stem == b.stem || people.has(a.low) || people.has(b.low)
}

// otherNumber returns the place of a number in p that counts the same noun as
// the query's and differs from it, -1 for none.
func (q *query) otherNumber(p *passage) int {
	if q.count == "" || hasStem(p.words, q.count) {
		return -1
	}
	noun := q.words[nounAfter(q.words, q.countAt)]
	for i := range p.words {
		if !counts(p.words, i) || hasStem(q.words, p.words[i].stem) || containsAny(p.words[max(0, i-3):i], "another", "further", "additional", "least", "most", "than", "over", "about", "some") {
			continue
		}
		if q.otherToll(p.words, i) || similar(noun, p.words[nounAfter(p.words, i)]) >= 0.7 && toll(q.words, q.countAt) == toll(p.words, i) {
			return i
		}
	}
	return -1
}

// numberRule: another number of the same, in a passage that else says what the
// query says.
func numberRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	at := q.otherNumber(p)
	if at < 0 || m.ownCount(q, p) || q.nearness().value > 0 && p.nearness().value > 0 {
		return objection{}, false
	}
	rest := slices.DeleteFunc(slices.Clone(q.content), func(w word) bool { return w.kind == number })
	return rival("implied/other-number", "The side gives another number.", p.words[at], 0.65), coverage(rest, p.words) >= 0.75 || q.otherToll(p.words, at) && coverage(rest, p.words) >= 0.4
}

// ownCount reports whether p counts what is its side's own ("its losses were 50
// dead"), and q what belongs to somebody whom p does not name.
func (m *material) ownCount(q *query, p *passage) bool {
	return containsAny(p.words, "our", "its", "their") &&
		slices.ContainsFunc(q.content, func(w word) bool { return w.upper && w.kind == plainWord && meet(w, p.words) < 0.5 }) &&
		!slices.ContainsFunc(m.mentions(q.words), func(at mention) bool { return at.side.ID == p.side })
}

// lastingIn returns how long ws say that something was or took, in minutes: "for
// six hours", "within 24 hours".
func lastingIn(ws []word) (at int, minutes float64) {
	for i := 1; i+1 < len(ws); i++ {
		unit := units[strings.TrimSuffix(ws[i+1].low, "s")]
		if ws[i].kind != number || unit == 0 || !hasAny(ws[max(0, i-4):i], spans) {
			continue
		}
		if n, ok := countOf(ws[i]); ok {
			return i, n * unit
		}
	}
	return -1, 0
}

var (
	spans = setOf("for within lasted took after open closed")
	units = map[string]float64{"minute": 1, "hour": 60, "day": 24 * 60, "week": 7 * 24 * 60, "month": 30 * 24 * 60, "year": 365 * 24 * 60}
)

// durationRule: the same lasted much longer, or shorter.
func durationRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	asked := q.lasts
	if asked == 0 {
		return objection{}, false
	}
	at, other := lastingIn(p.words)
	if other == 0 || max(asked, other) < 1.5*min(asked, other) {
		return objection{}, false
	}
	rest := slices.DeleteFunc(slices.Clone(q.content), func(w word) bool { return w.kind == number || units[strings.TrimSuffix(w.low, "s")] > 0 })
	said := p.words
	if p.before != nil && len(p.words) > 0 && pronouns.has(p.words[0].low) || opensQuoted(p.words) && p.before != nil {
		said = append(slices.Clone(p.words), p.before.words...) // "It stood open for seven weeks"
	}
	return rival("implied/other-number", "The side gives another length of time.", p.words[at], 0.6), len(rest) > 1 && coverage(rest, said) >= 0.7
}

// wholeIn and partIn find what says that all of something is meant, or some.
func wholeIn(ws []word) bool {
	for i, w := range ws {
		if containsAny(ws[i:i+1], "all", "every", "everyone", "each", "entire", "whole", "entirely", "fully") || w.low == "full" && i > 0 && ws[i-1].low == "in" {
			return true
		}
	}
	return false
}

func partIn(ws []word) int {
	for i := 0; i+1 < len(ws); i++ {
		next := ws[i+1]
		switch ws[i].low {
		case "only":
			if next.kind == number || containsAny(ws[i+1:i+2], "those", "some", "a", "part", "half", "few") {
				return i
			}
		case "part", "some", "half", "most", "few", "third", "quarter":
			if next.low == "of" {
				return i
			}
		}
	}
	return -1
}

// partRule: some only, where the query says all: "all were offered posts"
// against "only those under fifty had received an offer".
func partRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	if !q.whole {
		return objection{}, false
	}
	at := partIn(p.words)
	if at < 0 || wholeIn(p.words) {
		return objection{}, false
	}
	heavy := q.heavy
	shared := slices.ContainsFunc(heavy, func(w word) bool { return hasStem(p.words, w.stem) }) && q.ofWhole(p.words, at)
	return rival("implied/part", "The side says so of a part only.", p.words[at], 0.55), shared && coverage(heavy, p.words) >= 0.4
}

// ofWhole reports whether the part at i is of what the query says all of: half of
// the price is no part of all countries.
func (q *query) ofWhole(ws []word, i int) bool {
	of := contentAt(ws, i+2)
	if ws[i].low == "only" || of < 0 {
		return true
	}
	all := slices.IndexFunc(q.words, func(w word) bool { return containsAny([]word{w}, "all", "every", "each", "entire", "whole") })
	if all < 0 {
		return meet(ws[of], q.words) >= near
	}
	whole := contentAt(q.words, all+1)
	return whole < 0 || similar(q.words[whole], ws[of]) >= near
}

// contentAt returns the place of the first word with heft from i on, within a
// noun phrase; -1 for none.
func contentAt(ws []word, i int) int {
	for k := i; k < min(len(ws), i+3) && ws[k].kind == plainWord; k++ {
		if ws[k].heft > 0 {
			return k
		}
	}
	return -1
}

// jointRule: "energy and infrastructure" against "energy infrastructure": what
// one side counts as two things is one for the other.
func jointRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	if q.act == discussed || q.act == raised {
		return objection{}, false
	}
	for i := 1; i+1 < len(q.words); i++ {
		a, b := q.words[i-1], q.words[i+1]
		if q.words[i].low != "and" || a.heft < 0.4 || b.heft < 0.4 || a.kind != plainWord || b.kind != plainWord {
			continue
		}
		at := slices.IndexFunc(p.words, func(w word) bool { return w.stem == a.stem })
		if at < 0 || at+1 >= len(p.words) || p.words[at+1].stem != b.stem || at > 0 && p.words[at-1].low == "and" {
			continue
		}
		return rival("implied/narrower", "The side says so of the one within the other only.", p.words[at], 0.55), coverage(m.heavy(q.words[max(0, i-6):min(len(q.words), i+4)]), p.words) >= 0.6
	}
	return objection{}, false
}

// deeds are verbs, in the forms that no noun has.
var deeds = setOf("destroyed blew blown bombed shelled attacked struck shot killed sank sunk burned burnt poisoned raided sabotaged rammed torpedoed demolished")

// deedIn returns who is said to have destroyed or attacked something, and the
// place of the verb: "X shelled the bridge", "the bridge was blown up by X".
func (m *material) deedIn(ws []word) (at int, who string) {
	for i, w := range ws {
		if !deeds.has(w.low) || w.upper && i > 0 {
			continue
		}
		if i > 0 && hasAny(ws[max(0, i-2):i], passives) {
			for k := i + 1; k < min(len(ws), i+5); k++ {
				if ws[k].low == "by" {
					return i, m.actorIn(ws, k+1, min(len(ws), k+6))
				}
			}
			continue
		}
		if who := m.firstActor(ws[:i]); who != "" {
			return i, who
		}
	}
	return -1, ""
}

// deedRule: another did it to the same thing.
func deedRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	if q.doer == "" {
		return objection{}, false
	}
	other := p.facts.deed.get(func() spot { return spotOf(m.deedIn(p.words)) })
	if other.who == "" || other.who == q.doer {
		return objection{}, false
	}
	same := slices.ContainsFunc(q.heavy, func(w word) bool {
		return !w.upper && !deeds.has(w.low) && w.weight() > 0.4 && hasStem(p.words, w.stem)
	})
	return rival("implied/swapped-roles", "The side says that another did it.", p.words[other.at], 0.65), same
}

// oppositeRule: the passage says of the same thing the opposite word: "in good
// health" against "in poor health".
func oppositeRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	for _, c := range q.content {
		opposites := c.lex.asked[c.id].opposites
		if len(opposites) == 0 || c.upper || q.act != otherAct && !hasStem(m.deed(q).core, c.stem) || c.weight() < 0.4 || hasStem(p.words, c.stem) {
			continue
		}
		for k, w := range p.words {
			if !opposites[w.stem] && !opposed(c, w) || p.reversed(k) || onlyDue(p.words, k) && !hasAny(q.words, wishes) {
				continue
			}
			rest := slices.DeleteFunc(slices.Clone(q.content), func(o word) bool { return o.stem == c.stem || o.kind == number || timeWords.has(o.low) })
			share := coverage(rest, p.words)
			if q.whole && share >= 0.35 && containsAny(p.words[max(0, k-3):k], "still", "remain", "remains") {
				return rival("implied/part", "The side says that it is otherwise with some.", w, 0.6), true
			}
			if w.heft >= 0.4 && sameSubject(rest, p.words) && (share >= 0.75 || share >= 0.35 && sameSubject(rest, p.words[max(0, k-4):k])) {
				return rival("implied/opposite", "The side says the opposite of it.", w, 0.6), true
			}
		}
	}
	return objection{}, false
}

// onlyDue reports whether what the word at i says is only expected or ought to
// be: "expects the treaty to be observed", "must be observed".
func onlyDue(ws []word, i int) bool {
	before := ws[max(0, i-3):i]
	return containsAny(before, "should", "must", "ought", "shall") || containsAny(before, "to") && slices.ContainsFunc(ws[:i], func(w word) bool { return wanting.has(w.stem) || w.stem == "expect" })
}

// reversed reports whether a negation reaches the word at i.
func (p *passage) reversed(i int) bool {
	return slices.ContainsFunc(p.negations(), func(n negation) bool { return n.from <= i && i < n.to })
}

// weight is the heft of a word in any text: what both sides speak of all the time
// is no less what they speak of.
func (w word) weight() float64 { return heftOf(w.low, w.upper) }

// sameSubject reports whether a thing of the query stands among ws: "the gates
// stayed shut" for "the gates of the dam were opened".
func sameSubject(rest, before []word) bool {
	return slices.ContainsFunc(rest, func(w word) bool {
		return w.weight() > 0.4 && w.kind == plainWord && !w.upper && hasStem(before, w.stem)
	})
}

// oppositesOf returns the stems of the words that say the opposite of w.
func oppositesOf(w word) map[string]bool {
	if w.kind != plainWord || w.upper {
		return nil
	}
	found := map[string]bool{}
	for _, form := range []string{w.low, w.stem, w.stem + "e", irregular[w.low]} {
		for _, o := range sense.Antonyms(form) {
			found[stemOf(o, o)] = true
		}
	}
	for _, o := range poles[w.stem] {
		found[o] = true
	}
	if rest, ok := strings.CutPrefix(w.low, "un"); ok && sense.Rank(rest) < sense.Unknown {
		found[stemOf(rest, rest)] = true
	} else if sense.Rank("un"+w.low) < sense.Unknown {
		found[stemOf("un"+w.low, "un"+w.low)] = true
	}
	delete(found, w.stem)
	return found
}

// affirmedRule: the passage says what the query negates.
func affirmedRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	if p.opposed(q) || p.question || len(p.facts.distant.get(p.distant)) > 0 {
		return objection{}, false
	}
	forward, back := coverage(q.content, p.words), q.covers(p.heavy(m))
	return objection{stance: onrecord.Denies, rule: "denied/affirmed", trigger: p.words[0].span, strength: 0.8 * forward,
		why: "The side says what the proposition negates."}, forward >= 0.85 && back >= 0.5
}
