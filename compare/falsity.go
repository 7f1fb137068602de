package compare

import (
	"slices"

	"onrecord"
)

// falseRule: a blanket denial ("the official's comments are not true") denies
// what the side that it points at says, and nothing else.
func falseRule(m *material, q *query, p *passage, others map[onrecord.SideID][]fit) (objection, bool) {
	at := p.falseAt()
	if at < 0 || q.callsFalse() || !pointsAtClaims(p.words) && p.words[at].low != "so" && calledFalse(p.words, at) == nil {
		return objection{}, false
	}
	claim := calledFalse(p.words, at)
	if claim == nil {
		claim = reported(p.words, at)
	}
	if len(claim) > 0 { // it is that claim that is called false
		c := min(plainShare(q.heavy, claim), plainShare(m.heavy(claim), q.words))
		whole := coverage(q.content, claim) // "a ransom was demanded" has one heavy word; a claim may come with more about it
		if core := q.core(); whole >= 0.75 && len(core) > 0 && coverage(core, claim) >= 0.75 {
			c = max(c, 0.75*whole)
		}
		if calledFalse(p.words, at) != nil && coverage(m.heavy(claim), q.words) >= 0.75 && q.sameSign(claim) && coverage(q.heavy, claim) >= 0.3 {
			c = max(c, 0.75*whole)
		}
		return objection{stance: onrecord.Denies, rule: "denied/false", trigger: p.words[at].span, strength: c,
			why: "The side calls this claim false."}, c >= 0.4
	}
	if figuresOnly(p.words, at) && !slices.ContainsFunc(q.content, func(w word) bool { return w.kind == number }) {
		return objection{}, false
	}
	if !hasAny(p.words, accountNouns) && !m.justAsked(q, p) {
		return objection{}, false
	}
	own := others[p.side][0]
	for side, fits := range others {
		if side == p.side || len(fits) == 0 || m.restates(fits[0].p) || fits[0].score < 0.6 || fits[0].strict < 0.5 || !m.blames(p, fits[0].p) {
			continue
		}
		if own.p != p && (own.score > 0.65 && own.score > fits[0].score-0.1 || own.prob > 0.6) {
			continue // the side says it too
		}
		return objection{stance: onrecord.Denies, rule: "denied/blanket", trigger: p.words[at].span, strength: 0.75,
			why: "The side calls the other account false as a whole."}, true
	}
	return objection{}, false
}

// callsFalse reports whether q itself says that somebody called reports false.
func (q *query) callsFalse() bool {
	return q.communicates && hasAny(q.words, claimed) && (hasAny(q.words, falseWords) || containsAny(q.words, "inflated", "exaggerated", "overblown"))
}

// justAsked reports whether what p calls false by a pronoun alone, "that is not
// true", may be q: where a question was put, what is false is what was asked.
func (m *material) justAsked(q *query, p *passage) bool {
	asked := questionBefore(p)
	if asked == nil && (p.before == nil || !containsAny(p.words[:min(len(p.words), 3)], "asked")) {
		return true
	}
	return coverage(q.content, asked) >= 0.5
}

// figuresOnly reports whether it is figures, not an account, that the word at a
// place calls wrong.
func figuresOnly(ws []word, at int) bool {
	return containsAny(ws[max(0, at-5):at], "figure", "figures", "number", "numbers", "data", "count", "estimate", "estimates", "map", "maps")
}

// calledFalse returns what is called false behind the word that does: "it is not
// true that X", "wrong to say that X", "no truth in the report that X"; nil for
// none.
func calledFalse(ws []word, at int) []word {
	for i := at + 1; i < min(len(ws), at+6) && ws[i].kind == plainWord; i++ {
		if ws[i].low == "that" && i+2 < len(ws) && (i == at+1 || claimNouns.has(ws[i-1].low) || verbOfSaying(ws, i-1)) {
			return ws[i+1 : clauseEnd(ws, i+1)]
		}
	}
	return nil
}

// restates reports whether a passage only tells what another side's position is:
// whoever calls the account false does not take back that position.
func (m *material) restates(p *passage) bool {
	if !containsAny(p.words, "position", "sees", "view", "stance") {
		return false
	}
	others := func(v sideView, who string) bool {
		return v.ID != p.side && !v.unnamed && (v.state == who || string(v.ID) == who)
	}
	for k := range p.words {
		who := m.actorAt(p.words, k)
		if who != "" && slices.ContainsFunc(m.sides, func(v sideView) bool { return others(v, who) }) {
			return true
		}
	}
	return false
}

// blames reports whether p, which calls an account false, means what said
// says: all that a source without a name says, and of a named side only what
// stands just before, since whoever dismisses an account as a whole may still
// grant parts of it.
func (m *material) blames(p, said *passage) bool {
	target := m.target(p)
	if v := m.view(said.side); v != nil && v.unnamed {
		return target == said.side || target == "" && said.doc == p.doc || m.outletIn(p.words, said.doc)
	}
	if target != "" && target != said.side {
		return false
	}
	for b, n := p.before, 0; b != nil && n < 3; b, n = b.before, n+1 {
		if b == said {
			return true
		}
	}
	return false
}

// outletIn reports whether ws name the outlet of a document ("the report in
// today's Standard"), by its last word.
func (m *material) outletIn(ws []word, doc int) bool {
	name := m.wordsIn(m.docs[doc].Outlet)
	return len(name) > 0 && name[len(name)-1].heft > 0.4 && slices.ContainsFunc(ws, func(w word) bool {
		return w.upper && w.stem == name[len(name)-1].stem
	})
}

func (m *material) view(side onrecord.SideID) *sideView {
	for i := range m.sides {
		if m.sides[i].ID == side {
			return &m.sides[i]
		}
	}
	return nil
}

// plainShare returns the share of want that ws hold almost literally; 0 for
// fewer than two words.
func plainShare(want, ws []word) float64 {
	n := 0
	for _, w := range want {
		if meet(w, ws) >= 0.8 {
			n++
		}
	}
	if len(want) < 2 {
		return 0
	}
	return float64(n) / float64(len(want))
}

// core are the words that say what q is about; where those are all of acts,
// "came to punish", the acts.
func (q *query) core() []word {
	if len(q.heavy) > 0 {
		return q.heavy
	}
	return slices.DeleteFunc(slices.Clone(q.content), func(w word) bool { return w.upper || w.heft < 0.4 })
}

// reported returns the claim that a sentence spells out before it calls it
// false at a word ("suggested that X", "the report by the other side that X is
// false"), nil for none; at is -1 where the sentence only reports.
func reported(ws []word, at int) []word {
	for i := 1; i+1 < len(ws); i++ {
		if labels.has(ws[i].low) && at > i+2 && at < i+16 && hasAny(ws[i+1:at], claimNouns) {
			return ws[i+1 : at] // "called talk of a leak an invention"
		}
		if ws[i].low == "of" && at > i && claimNouns.has(ws[i-1].low) { // "reports of cracks are without foundation"
			end := i + 1 + slices.IndexFunc(ws[i+1:at], func(w word) bool { return beForms.has(w.low) || w.low == "," })
			if end > i+1 && !containsAny(ws[i+1:end], "anything", "otherwise", "that", "this", "contrary") {
				return ws[i+1 : end]
			}
		}
		if ws[i].low == "," && ws[0].low == "as" && ws[1].low == "for" && at > i && at < i+12 { // "as for the fakes, that is not true"
			return ws[2:i]
		}
		if ws[i].low != "that" {
			continue
		}
		if verbOfSaying(ws, i-1) || claimNouns.has(ws[i-1].low) || at > i+3 && ws[i-1].low != "than" && hasAny(ws[max(0, i-8):i], claimed) {
			end := clauseEnd(ws, i+1)
			if at > i {
				end = min(end, at)
			}
			return ws[i+1 : end]
		}
	}
	return nil
}

// labels are verbs that give a claim a name.
var labels = setOf("call called calls described dismissed branded labelled denounced")

// claimed are nouns whose content may stand some words after them.
var claimed = setOf("allegation allegations report reports claim claims accusation accusations rumour rumours rumor rumors suggestion suggestions assertion assertions")

var falseWords = setOf("false falsehood falsehoods untrue baseless unfounded groundless fabricated fabrication fabrications speculation nonsense lie lies fake misleading incorrect inaccurate disinformation misinformation distortion invention inventions invented fiction fantasy figment hoax wrong mistaken slander slanderous absurd")

// falseAt is [falseAt] of the passage's words.
func (p *passage) falseAt() int {
	return p.facts.falsity.get(func() int { return falseAt(p.words) })
}

// falseAt finds a word that calls something false, -1 for none.
func falseAt(ws []word) int {
	for i, w := range ws {
		if falseWords.has(w.low) && !negatedAt(ws, i) {
			return i
		}
		if (w.low == "true" || w.low == "accurate" || w.low == "correct") && negatedAt(ws, i) {
			return i
		}
		if w.low == "different" && containsAny(ws[max(0, i-4):i], "truth", "reality", "facts") || groundless(ws, i) {
			return i
		}
	}
	return -1
}

// groundless reports whether the word at i says that there is nothing in a
// claim: "without foundation", "no truth", "a figment", "not so".
func groundless(ws []word, i int) bool {
	if i == 0 {
		return false
	}
	before := ws[i-1].low
	switch ws[i].low {
	case "tale", "tales":
		return before == "fairy" || before == "tall"
	case "foundation", "basis", "merit", "truth", "substance":
		if before == "of" && i > 2 && containsAny(ws[i-2:i-1], "shred", "grain", "word", "iota", "ounce") {
			return negatedAt(ws, i-1)
		}
		return before == "no" || before == "without" || containsAny(ws[i-1:i], "any", "slightest", "factual") && slices.ContainsFunc(ws[max(0, i-3):i], negates)
	case "so", "case":
		return before == "not" || before == "the" && i > 1 && ws[i-2].low == "not"
	case "happened", "happen":
		return negates(ws[i-1]) && containsAny(ws[:i], "that", "this", "it") || before == "what" && negatedAt(ws, i-1)
	case "correspond", "reality", "facts":
		return negatedAt(ws, i) && containsAny(ws[max(0, i-3):min(len(ws), i+5)], "correspond", "match", "reflect", "fit") && containsAny(ws[i:min(len(ws), i+5)], "reality", "facts", "truth")
	}
	return false
}

var (
	accountNames = "comment comments report reports claim claims account accounts statement statements source sources story allegation allegations rumour rumours rumor rumors remarks version rest suggestion assertion assertions charge charges accusation accusations talk notion idea"
	claimNouns   = setOf(accountNames + " it this that")
	accountNouns = setOf(accountNames) // an account as a whole
)

func pointsAtClaims(ws []word) bool { return hasAny(ws, claimNouns) }

// target returns the side that a blanket denial points at: another side named
// in the sentence or in the one before, or "".
func (m *material) target(p *passage) onrecord.SideID {
	for b, n := p, 0; b != nil && n < 3; b, n = b.before, n+1 {
		for _, at := range m.mentionsIn(b) {
			if at.side.ID != p.side && at.side.unnamed {
				return at.side.ID
			}
		}
	}
	for _, at := range m.mentionsIn(p) {
		if at.side.ID != p.side {
			return at.side.ID
		}
	}
	return ""
}
