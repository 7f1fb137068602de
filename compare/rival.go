package compare

import (
	"strings"

	"onrecord"
)

// Counter-assertions (R7): a passage that says something else in the place of
// what the query says, without a word of denial.

func rival(rule, why string, trigger word, strength float64) objection {
	return objection{stance: onrecord.ImpliesNot, rule: rule, why: why, trigger: trigger.span, strength: strength}
}

// disagreeRule: the side says that the views differ, on what another side is
// cited for just before.
func disagreeRule(m *material, q *query, p *passage, others map[onrecord.SideID][]fit) (objection, bool) {
	at := p.facts.differs.get(func() int { return differs(p.words) })
	if at < 0 || q.act != otherAct || !(q.negated || containsAny(q.words, "will", "would", "should", "must", "ought", "shall")) || coverage(q.content, append(antecedent(p), antecedent(backTwo(p))...)) < 0.4 {
		return objection{}, false
	}
	for side, fits := range others {
		if side != p.side && len(fits) > 0 && fits[0].score > 0.65 && !q.communicates {
			return rival("implied/disagreement", "The side says that it holds another view.", p.words[at], 0.55), true
		}
	}
	return objection{}, false
}

// backTwo returns the passage two before p, or p at the start of a document:
// "the issue" of a dispute may stand further off than "such".
func backTwo(p *passage) *passage {
	for range 2 {
		if p.before != nil {
			p = p.before
		}
	}
	return p
}

// differs finds "different views", "do not share", "disagree"; -1 for none.
func differs(ws []word) int {
	for i, w := range ws {
		next := func(k int) string {
			if i+k < len(ws) {
				return ws[i+k].low
			}
			return ""
		}
		switch w.low {
		case "disagree", "disagrees", "disagreed":
			return i
		case "different", "differing", "opposing", "opposite":
			if viewNouns.has(next(1)) {
				return i
			}
		case "share", "agree":
			if negatedAt(ws, i) && (w.low == "agree" || !containsAny(ws[i-1:i], "a", "the", "any", "their", "its", "our")) { // no noun: "demanded a share of it"
				return i
			}
		}
	}
	return -1
}

// rivalPlaceRule: "Ukrainian territorial waters" against "Russian territorial
// waters": the same noun phrase with another state before it.
func rivalPlaceRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	for i := 0; i+2 < len(q.words); i++ {
		own := q.words[i]
		if !strings.HasPrefix(own.stem, "<") || q.words[i+1].heft < 0.4 || q.words[i+2].heft < 0.4 {
			continue
		}
		for _, k := range p.facts.owners.get(p.owners) {
			w := p.words[k]
			if w.stem == own.stem || p.words[k+1].stem != q.words[i+1].stem || p.words[k+2].stem != q.words[i+2].stem {
				continue
			}
			if rest := without(q.words, own); coverage(m.contentOf(rest), p.words) > 0.55 && !hasStem(p.words, own.stem) {
				return rival("implied/other-value", "The side puts another in the same place.", w, 0.65), true
			}
		}
	}
	return objection{}, false
}

// owners returns where in the passage a state stands before two more words.
func (p *passage) owners() []int {
	var out []int
	for k := 0; k+2 < len(p.words); k++ {
		if ownerOf(p.words[k]) {
			out = append(out, k)
		}
	}
	return out
}

func ownerOf(w word) bool { return strings.HasPrefix(w.stem, "<") || w.low == "international" }

func hasStem(ws []word, stem string) bool {
	for _, w := range ws {
		if w.stem == stem {
			return true
		}
	}
	return false
}

// firstRule: who struck first. A query that says that X did is spoken against
// by one that blames Y for it, and by one that has X only answer.
func firstRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	who := q.starter
	if who == "" {
		return objection{}, false
	}
	if began := p.starter(); began.who != "" && began.who != who && (q.struckFirst || containsAny(p.words, "first", "blame", "blamed")) {
		return rival("implied/swapped-roles", "The side says that the other began it.", p.words[began.at], 0.75), true
	}
	if at := p.facts.answers.get(func() int { return answers(p.words) }); at >= 0 && q.struckFirst && firstState(p.words) == who {
		return rival("implied/answered", "The side says that this was an answer, not a beginning.", p.words[at], 0.65), true
	}
	return objection{}, false
}

// saysStarter reports whether a passage says that the one whom the query says
// struck first did.
func (m *material) saysStarter(q *query, p *passage) bool {
	return q.starter != "" && p.starter().who == q.starter
}

// starter is [starterIn] of the passage's words.
func (p *passage) starter() spot {
	return p.facts.starter.get(func() spot { return spotOf(starterIn(p.words)) })
}

// starterAsked returns who struck first by the words of a query, and whether it
// says that they were first; "launched an assault" says only that they struck.
func (m *material) starterAsked(ws []word) (string, bool) {
	if saysFirst(ws) {
		return startedBy(ws), true
	}
	if !containsAny(ws, "launched", "launching", "opened") {
		return "", false
	}
	_, who := starterIn(ws)
	return who, false
}

// startedBy returns the state that ws say struck first.
func startedBy(ws []word) string {
	if _, s := starterIn(ws); s != "" {
		return s
	}
	return firstState(ws)
}

// saysAsker reports whether a passage says who asked for the talk, and it is
// whom the query names.
func (m *material) saysAsker(q *query, p *passage) bool {
	return q.asker != "" && m.asker(p).who == q.asker
}

// asker is [material.askerIn] of the passage's words.
func (m *material) asker(p *passage) spot {
	return p.facts.asker.get(func() spot { return spotOf(m.askerIn(p.words)) })
}

var striking = stems("attack fire shoot shot shots open strike assault invade start begin provoke cause clash fighting war hostilities violence")

func saysFirst(ws []word) bool {
	strike, first := false, false
	for _, w := range ws {
		strike = strike || striking.has(w.stem)
		first = first || containsAny([]word{w}, "first", "started", "began", "provoked", "initiated", "caused")
	}
	return strike && first
}

func firstState(ws []word) string {
	for _, w := range ws {
		if strings.HasPrefix(w.stem, "<") {
			return w.stem
		}
	}
	return ""
}

// starterIn returns the state that a passage says struck first: "blame ... on
// Y", "Y opened fire first", "fire was opened by Y", "Y launched an assault".
func starterIn(ws []word) (int, string) {
	for i, w := range ws {
		switch {
		case w.low == "first" && foremost(ws, i):
			if s := lastState(ws[:i]); s != "" {
				return i, s
			}
		case w.low == "blame" || w.low == "blamed" || w.low == "responsible":
			if s := stateAfter(ws, i, "on", "for"); s != "" {
				return i, s
			}
		case w.low == "by" && strikes(ws[max(0, i-4):i]):
			if s := firstState(ws[i+1 : min(len(ws), i+4)]); s != "" {
				return i, s
			}
		case containsAny(ws[i:i+1], "launched", "launching", "opened", "started", "began", "initiated") && strikes(ws[i:min(len(ws), i+5)]):
			s := lastState(ws[:i])
			if strings.HasSuffix(w.low, "ing") { // "X violated Y by launching ..."
				s = firstState(ws[:i])
			}
			if s != "" && (i+1 >= len(ws) || ws[i+1].low != "by") {
				return i, s
			}
		}
	}
	return -1, ""
}

// foremost reports whether the "first" at i says who struck first: "shot
// first", "was the first to open fire". Who "first heard shots" struck nobody.
func foremost(ws []word, i int) bool {
	if i > 0 && containsAny(ws[i-1:i], "fired", "shot", "shoot", "fire", "attacked", "attack", "struck", "strike", "invaded", "shooting", "firing") {
		return true
	}
	return i+2 < len(ws) && ws[i+1].low == "to" && striking.has(ws[i+2].stem)
}

func strikes(ws []word) bool {
	for _, w := range ws {
		if containsAny([]word{w}, "fire", "attack", "assault", "shots", "strike", "offensive", "invasion", "hostilities", "fighting") {
			return true
		}
	}
	return false
}

// stateAfter returns the state after the last of the given words behind i.
func stateAfter(ws []word, i int, lows ...string) string {
	for k := len(ws) - 1; k > i; k-- {
		if containsAny(ws[k:k+1], lows...) {
			if s := firstState(ws[k:min(len(ws), k+4)]); s != "" {
				return s
			}
		}
	}
	return ""
}

// lastState returns the state named nearest before that may have acted: not
// the one in "into Kyrgyz territory".
func lastState(ws []word) string {
	for k := len(ws) - 1; k >= 0; k-- {
		if strings.HasPrefix(ws[k].stem, "<") && !hasAny(ws[max(0, k-2):k], placing) {
			return ws[k].stem
		}
	}
	return ""
}

// placing words put what follows them at the place of an action, or under it.
var placing = setOf("into in on onto against at near from over with to towards inside within")

// answers finds "in response", "self-defence", "returned fire"; -1 for none.
func answers(ws []word) int {
	for i, w := range ws {
		next := ""
		if i+1 < len(ws) {
			next = ws[i+1].low
		}
		if w.low == "retaliated" || w.low == "retaliation" || (w.low == "response" || w.low == "reply") && i > 0 && ws[i-1].low == "in" ||
			w.low == "self" && i+2 < len(ws) && strings.HasPrefix(ws[i+2].low, "defen") || (w.low == "returned" || w.low == "return") && next == "fire" {
			return i
		}
	}
	return -1
}

// initiatorRule: a talk that another asked for (R16).
func initiatorRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	asked := q.asker
	if asked == "" || !asksWho(q.words) {
		return objection{}, false // that Y once asked for something leaves room for X
	}
	asker := m.asker(p)
	if asker.who == "" || asker.who == asked {
		return objection{}, false
	}
	return rival("implied/initiator", "The side says that another asked for it.", p.words[asker.at], 0.7), true
}

// asksWho reports whether ws say whose wish the talk was.
func asksWho(ws []word) bool {
	return containsAny(ws, "at", "by", "on", "upon") && containsAny(ws, "request", "requested", "behest", "initiative", "invitation") ||
		containsAny(ws, "initiated") || containsAny(ws, "asked", "sought", "requested", "placed", "made") && containsAny(ws, "the") && talkLast(ws)
}

// talkLast reports whether ws end in the talk: "asked for the call".
func talkLast(ws []word) bool {
	n := len(ws)
	for n > 0 && ws[n-1].kind == mark {
		n--
	}
	return n > 0 && talkNouns.has(ws[n-1].low)
}

// askerIn returns the state or person that is said to have asked for a talk,
// and where; "" for none.
func (m *material) askerIn(ws []word) (int, string) {
	for i, w := range ws {
		switch w.low {
		case "request", "initiative", "invitation", "behest":
			if who := m.requester(ws, i); who != "" {
				return i, who
			}
		case "requested", "asked", "sought", "initiated", "placed":
			if !talkNear(ws, i) {
				continue
			}
			if who := m.agentAfter(ws, i); who != "" {
				return i, who
			}
			if who := m.actorBefore(ws, i); who != "" {
				return i, who
			}
		}
	}
	return -1, ""
}

// requester reads "at X's request", "at the request of X", "a request from X".
func (m *material) requester(ws []word, i int) string {
	if i+2 < len(ws) && (ws[i+1].low == "of" || ws[i+1].low == "from" || ws[i+1].low == "by") {
		if containsAny(ws[i+2:min(len(ws), i+7)], "to") && !containsAny(ws[max(0, i-3):i], "at", "on", "upon") && !talkNear(ws, i) {
			return "" // "raised the request of X to export beef"
		}
		return m.actorIn(ws, i+2, min(len(ws), i+6))
	}
	at := -1
	for k := max(0, i-6); k < i; k++ {
		if containsAny(ws[k:k+1], "at", "on", "upon") {
			at = k
		}
	}
	if at < 0 {
		return ""
	}
	if containsAny(ws[at:i], "latter") {
		return m.actorBefore(ws, at)
	}
	return m.actorIn(ws, at, i)
}

// agentAfter returns who asked in a passive: "was requested by Brasília".
func (m *material) agentAfter(ws []word, i int) string {
	if i+1 < len(ws) && ws[i+1].low == "by" {
		return m.actorIn(ws, i+2, min(len(ws), i+6))
	}
	return ""
}

// talkNear reports whether a talk is what is asked for at i.
func talkNear(ws []word, i int) bool {
	for k := max(0, i-14); k < min(len(ws), i+6); k++ {
		if talkNouns.has(ws[k].low) {
			return ws[min(i+1, len(ws)-1)].low != "to" && ws[min(i+1, len(ws)-1)].low != "whether" && ws[min(i+1, len(ws)-1)].low != "if"
		}
	}
	return false
}

func (m *material) actorIn(ws []word, from, to int) string {
	for k := from; k < to; k++ {
		if a := m.actorAt(ws, k); a != "" {
			return a
		}
	}
	return ""
}

func (m *material) actorBefore(ws []word, i int) string {
	for k := i - 1; k >= 0; k-- {
		if a := m.actorAt(ws, k); a != "" {
			return a
		}
	}
	return ""
}

// actorAt returns the state of whoever is named at i: a side's person counts
// as the side's state, so that "Modi" and "India" are one asker.
func (m *material) actorAt(ws []word, i int) string {
	if v, _ := m.named(ws, i); v != nil {
		return v.key()
	}
	if strings.HasPrefix(ws[i].stem, "<") {
		return ws[i].stem
	}
	return ""
}

// viewNouns are what "different" says two sides hold.
var viewNouns = setOf("views view positions position opinions opinion accounts")

// refusedRule: who refused a thing did not agree to it.
func refusedRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	if q.act != agreedTo || p.declines() >= 0 {
		return objection{}, false
	}
	for i, w := range p.words {
		if w.kind != plainWord || w.upper || !refusing.has(w.stem) {
			continue
		}
		own := m.heavy(p.words[i+1 : clauseEnd(p.words, i+1)])
		return rival("implied/refused", "The side says that it was refused.", w, 0.6), len(q.heavy) > 0 && coverage(q.heavy, p.words) >= 0.6 && coverage(own, q.words) >= 0.6
	}
	return objection{}, false
}

var refusing = stems("refuse reject rebuff veto")
