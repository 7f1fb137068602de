package compare

import (
	"slices"

	"onrecord"
)

// Where something was, how near it came and how many it was: a side that keeps
// it on the other side of a line speaks against who puts it across.

// outsideRule: "stayed outside our borders", "was over international waters", "did
// not violate it" against "entered our airspace", and the other way round.
func outsideRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	asked := q.line.get(func() lineSide { return m.lineIn(q.words) })
	if asked.of == "" {
		return objection{}, false
	}
	said := p.facts.line.get(func() lineSide { return m.lineIn(p.words) })
	who := p.words
	if len(said.who) == 0 {
		who = slices.Concat(p.words, antecedent(p)) // "it stayed outside"
	}
	if said.of == "" || said.of == asked.of || said.elsewhere(asked) || coverage(asked.who, who) < 0.5 || q.otherOccasion(p) {
		return objection{}, false
	}
	if said.negated {
		return objection{stance: onrecord.Denies, rule: "denied/line", trigger: p.words[said.at].span, strength: 0.7, why: "The side says that the line was not crossed."}, true
	}
	return rival("implied/other-side-of-the-line", "The side puts it on the other side of the line.", p.words[said.at], 0.65), true
}

// A lineSide is on which side of a line something is said to have been.
type lineSide struct {
	of      string // within or outside, "" for neither
	at      int
	who     []word // that was there
	whose   []word // the names beside the line
	negated bool   // the side says so by a negation
}

// elsewhere reports whether l and o are about the lines of different countries.
func (l lineSide) elsewhere(o lineSide) bool {
	return len(l.whose) > 0 && len(o.whose) > 0 && coverage(l.whose, o.whose) < 0.5
}

const (
	within  = "within"
	outside = "outside"
)

var (
	crossing = stems("enter cross violate breach penetrate intrude invade")
	moving   = stems("come fly go stray move sail drive wander drift march")
	keeping  = stems("stay remain keep be fly sail operate")
	lines    = stems("airspace border frontier waters territory zone boundary soil")
)

// lineIn finds on which side of a border or a zone ws put somebody.
func (m *material) lineIn(ws []word) lineSide {
	for i, w := range ws {
		if !lines.has(w.stem) {
			continue
		}
		from := clauseStart(ws, i)
		for k := from + 1; k < i; k++ {
			verb := ws[k]
			switch {
			case crossing.has(verb.stem) || moving.has(verb.stem) && containsAny(ws[k+1:i], "into", "inside"):
				l := lineSide{of: within, at: k, who: m.besideActors(ws[from:k]), whose: namesAround(ws, i), negated: negatedAt(ws, k) && !hedgedAt(ws, k)}
				if l.negated {
					l.of = outside
				}
				return l
			case keeping.has(verb.stem) || passives.has(verb.low):
				if containsAny(ws[k+1:i], "outside", "international") {
					return lineSide{of: outside, at: k, who: m.besideActors(ws[from:k])}
				}
			}
		}
	}
	return lineSide{}
}

// namesAround are the names that say whose the thing at i is: "Estonian airspace",
// "the airspace of Estonia".
func namesAround(ws []word, i int) []word {
	var out []word
	for _, w := range ws[max(0, i-2):min(len(ws), i+4)] {
		if w.upper && w.kind == plainWord && w.heft > 0.3 {
			out = append(out, w)
		}
	}
	return out
}

// besideActors leaves out the names of sides, where more remains.
func (m *material) besideActors(ws []word) []word {
	all := contentWords(ws)
	if rest := slices.DeleteFunc(slices.Clone(all), func(w word) bool { return m.actors[w.stem] }); len(rest) > 0 {
		return rest
	}
	return all
}

// distanceRule: "did not come closer than 900 metres" against "came within 200
// metres".
func distanceRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	asked, said := q.nearness(), p.nearness()
	if asked.value == 0 {
		return objection{}, false
	}
	if said.unit != asked.unit || !said.least || asked.least || said.value <= asked.value {
		return objection{}, false
	}
	return objection{stance: onrecord.Denies, rule: "denied/distance", trigger: p.words[said.at].span, strength: 0.7,
		why: "The side says that it came no nearer than a distance which is greater."}, true
}

// A distance is how near something is said to have come: at least, or at most,
// so many units.
type distance struct {
	value float64
	unit  string
	least bool
	at    int
}

var lengths = stems("metre meter kilometre kilometer mile foot feet yard centimetre km")

func (q *query) nearness() distance {
	return q.distance.get(func() distance { return nearness(q.words) })
}

func (p *passage) nearness() distance {
	return p.facts.distance.get(func() distance { return nearness(p.words) })
}

func nearness(ws []word) distance {
	for i, w := range ws {
		if w.kind != number || i+1 >= len(ws) || !lengths.has(ws[i+1].stem) {
			continue
		}
		value, ok := countOf(w)
		before := ws[max(0, i-8):i]
		near := containsAny(before, "closer", "nearer")
		switch {
		case !ok:
		case near && slices.ContainsFunc(before, negates), containsAny(ws[max(0, i-2):i], "least"):
			return distance{value, ws[i+1].stem, true, i}
		case containsAny(ws[max(0, i-3):i], "within"), near:
			return distance{value, ws[i+1].stem, false, i}
		}
	}
	return distance{}
}

// notSoManyRule: "one metre eighty, not three metres" against "by three metres".
func notSoManyRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	for _, i := range p.facts.notSoMany.get(p.notSoMany) {
		unit := i + 1
		if unit == len(p.words) || p.words[unit].kind == mark { // "45 percent, not 38", "there was one meeting, not two"
			unit = slices.IndexFunc(p.words, amount) + 1
			if !measures.has(p.words[unit].low) {
				unit = -1
			}
		}
		at := slices.IndexFunc(q.words, func(w word) bool { return w.stem == p.words[i].stem || w.low == "twice" && p.words[i].stem == "#2" })
		if at < 0 || unit > 0 && (at+1 == len(q.words) || q.words[at+1].stem != p.words[unit].stem) {
			continue
		}
		rest := slices.DeleteFunc(slices.Clone(q.content), func(w word) bool { return w.kind == number })
		forward := coverage(rest, slices.Concat(p.words, antecedent(p)))
		return objection{stance: onrecord.Denies, rule: "denied/number", trigger: p.words[i-1].span, strength: 0.5 + forward/2,
			why: "The side says that it was not so many, and how many it was."}, forward >= 0.15 && unit > 0 || forward >= 0.6
	}
	return objection{}, false
}

// notSoMany returns the places of numbers that p says it was not, behind one that
// it was.
func (p *passage) notSoMany() []int {
	var out []int
	for i := 1; i < len(p.words); i++ {
		if p.words[i].kind == number && p.words[i-1].low == "not" && slices.ContainsFunc(p.words[:i-1], amount) {
			out = append(out, i)
		}
	}
	return out
}

var measures = setOf("percent % metres meters kilometres kilometers miles feet tonnes tons dollars euros pounds rubles barrels litres days hours minutes")

// amount reports whether w says how many.
func amount(w word) bool { return w.kind == number || w.low == "one" }

// noPartRule: "politics play no part in its prices" against "politics determine
// its prices".
func noPartRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	at := p.facts.noPart.get(p.noPart)
	if at < 0 {
		return objection{}, false
	}
	i := slices.IndexFunc(q.words, func(w word) bool { return playing.has(w.stem) })
	if i < 0 {
		return objection{}, false
	}
	forward := coverage(m.contentOf(without(q.words, q.words[i])), p.words)
	return objection{stance: onrecord.Denies, rule: "denied/no-part", trigger: p.words[at].span, strength: 0.4 + forward/2,
		why: "The side says that it had no part in it."}, forward >= 0.6
}

// noPart returns where p says that something plays no part in another, -1 for
// nowhere.
func (p *passage) noPart() int {
	for i := 1; i+2 < len(p.words); i++ {
		switch ws := p.words[i : i+3]; {
		case ws[0].low == "no" && containsAny(ws[1:2], "part", "role", "hand", "bearing", "influence") && containsAny(ws[2:3], "in", "on"):
			return i
		case ws[0].low == "nothing" && ws[1].low == "to" && ws[2].low == "do":
			return i
		}
	}
	return -1
}

var playing = stems("determine decide drive influence affect shape guide govern motivate dictate cause involve participate")
