package compare

import (
	"slices"
	"strings"

	"onrecord"
)

// A refusal is a verb by which the holder of a passage denies or dismisses
// what it takes: "denied that", "laughed off".
type refusal struct {
	at      int
	verb    string // "deny" or "dismiss"
	scope   []word // what is refused
	heavy   []word // of these
	claim   []word // the start of scope, where it may name a claim made before
	talk    act    // that is denied
	seeming bool   // "seemed to dismiss"
}

// deniedRule: a word that denies by itself, said by the holder of the passage,
// with what it denies in the same sentence or in what another was cited for
// just before.
func deniedRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	for _, r := range p.refusals(m) {
		if d, ok := deniedBack(q, p, r); ok {
			return d, true
		}
		if r.seeming || turnsDown(p.words, r) || q.communicates && deniesClaim(r) || r.talk > discussed && r.talk.talking() && q.act == otherAct {
			continue // the asking is denied, not what was asked for
		}
		forward, back := coverage(q.content, r.scope), q.covers(r.heavy)
		if forward >= 0.55 && back >= 0.25 && q.sameSign(r.scope) {
			return objection{stance: onrecord.Denies, rule: "denied/verb", trigger: p.words[r.at].span, strength: forward,
				why: "The side is reported to " + r.verb + " it."}, true
		}
	}
	return objection{}, false
}

// refused reports whether p has what q says only as what is denied, rejected or
// disputed, whether or not a rule could tell that it is the same.
func (m *material) refused(q *query, p *passage) bool {
	if q.communicates {
		return false
	}
	return slices.ContainsFunc(p.refusals(m), func(r refusal) bool {
		return coverage(q.content, r.scope) >= 0.5 && coverage(q.content, p.words[:r.at]) < 0.5
	})
}

// turnsDown reports whether what is rejected is an offer, a request or the like:
// whoever rejects one does not deny that it was made.
func turnsDown(ws []word, r refusal) bool {
	if !refusing.has(ws[r.at].stem) {
		return false
	}
	for k, w := range r.scope[:min(len(r.scope), 6)] {
		if offered.has(w.stem) {
			return true
		}
		if k > 0 && (w.kind == mark || w.low == "that" || claimNouns.has(w.low)) {
			break
		}
	}
	return false
}

// deniesClaim reports whether what is denied is a claim that somebody made: whoever
// rejects "the statement which X had made" does not deny that it was made.
func deniesClaim(r refusal) bool {
	for k, w := range r.scope[:min(len(r.scope), 10)] {
		if claimNouns.has(w.low) && (k == 0 || determiners.has(r.scope[k-1].low)) {
			return k+1 < len(r.scope) && !containsAny(r.scope[k+1:k+2], "that", "of", "about") && w.low != "that" && w.low != "this" && w.low != "it"
		}
	}
	return false
}

var offered = stems("offer proposal request application bid appeal demand invitation plea petition amendment ultimatum")

// refusals is [material.refusals] of the passage, found once.
func (p *passage) refusals(m *material) []refusal {
	return p.facts.refusals.get(func() []refusal { return m.refusals(p) })
}

// refusals finds what p denies by a verb, then what it dismisses.
func (m *material) refusals(p *passage) []refusal {
	var denied, dismissed []refusal
	for i, w := range p.words {
		dismisses := dismissal(p.words, i)
		denies := (denyWords.has(w.stem) && w.kind == plainWord || rulesOut(p.words, i)) && !deniesNothing(p, i)
		if dismisses == 0 && !denies || negatedAt(p.words, i) || m.deniedByOther(p, i) {
			continue
		}
		if denies {
			scope := withoutRelative(deniedBy(p.words, i))
			denied = append(denied, refusal{i, "deny", scope, m.heavy(scope), scope, actOf(scope), hasStem(p.words[max(0, i-3):i], "seem")})
		}
		if dismisses > 0 {
			scope := p.words[i+dismisses:]
			dismissed = append(dismissed, refusal{at: i, verb: "dismiss", scope: scope, heavy: m.heavy(scope), claim: scope[:clauseEnd(scope, 0)]})
		}
	}
	return append(denied, dismissed...)
}

// deniesNothing reports whether what looks like a denying verb at i is a name
// ("Denis Moreau") or a noun ("all disputes must be settled"). In a headline all
// words may have capitals.
func deniesNothing(p *passage, i int) bool {
	ws := p.words
	if i == 0 {
		return !p.title && ws[0].low != "denial" && !strings.HasSuffix(ws[0].low, "ed") && !strings.HasSuffix(ws[0].low, "ing")
	}
	noun := containsAny(ws[i:i+1], "dispute", "disputes") && containsAny(ws[i-1:i], "of", "all", "any", "the", "these", "those", "such", "their", "its", "over") && !allDispute(ws, i)
	name := ws[i].upper && (!ws[i-1].upper || i+1 < len(ws) && ws[i+1].upper)
	return noun || name && !p.title
}

// allDispute reports whether the word at i is the verb of "they all dispute that":
// of several, and not the noun of "all disputes".
func allDispute(ws []word, i int) bool {
	return i > 1 && ws[i].low == "dispute" && containsAny(ws[i-1:i], "all", "both")
}

// deniedBack: "rejected the charge" denies what another side has just been
// cited for.
func deniedBack(q *query, p *passage, r refusal) (objection, bool) {
	bare := len(r.claim) >= 2 && containsAny(r.claim[:1], "the", "this", "that", "those", "these") && claimNouns.has(r.claim[1].low) &&
		(len(r.claim) == 2 || !containsAny(r.claim[2:3], "that", "of", "about", "by", "from"))
	if !bare {
		return objection{}, false
	}
	claim := citedBefore(p)
	forward := coverage(q.content, claim)
	return objection{stance: onrecord.Denies, rule: "denied/claim", trigger: p.words[r.at].span, strength: 0.8 * forward,
		why: "The side is reported to deny what another was cited for just before."}, forward >= 0.55 && q.sameSign(claim)
}

// citedBefore returns the words of the last account of another side before p
// in its document, at most four sentences back.
func citedBefore(p *passage) []word {
	var out []word
	var side onrecord.SideID
	for b, n := p.before, 0; b != nil && n < 4 && !b.title; b, n = b.before, n+1 {
		if b.side == "" || b.side == p.side || side != "" && b.side != side {
			if side != "" {
				break
			}
			continue
		}
		side = b.side
		out = append(out, b.words...)
	}
	return out
}

// deniedByOther reports whether the subject just before the denying word at i
// is another side or state than the holder of the passage.
func (m *material) deniedByOther(p *passage, i int) bool {
	if len(p.joint) > 0 {
		return false
	}
	for k := i - 1; k >= max(0, i-3); k-- {
		if strings.HasPrefix(p.words[k].stem, "<") {
			if p.words[k].stem == m.stateOf(p.side) {
				break // "after talks with France, Brazil denied"
			}
			return true
		}
	}
	for _, at := range slices.Backward(m.mentionsIn(p)) {
		if at.at < i {
			return at.at+at.length >= i-2 && at.side.ID != p.side
		}
	}
	return false
}

// stateOf returns the key of the state that a side belongs to, or "".
func (m *material) stateOf(side onrecord.SideID) string {
	if v := m.view(side); v != nil {
		return v.state
	}
	return ""
}

// rulesOut finds the "out" of "ruled out" and of "is out of the question".
func rulesOut(ws []word, i int) bool {
	if i == 0 || ws[i].low != "out" {
		return false
	}
	return containsAny(ws[i-1:i], "rule", "rules", "ruled", "ruling") || outOfQuestion(ws, i)
}

func outOfQuestion(ws []word, i int) bool {
	return i+3 < len(ws) && ws[i].low == "out" && ws[i+1].low == "of" && ws[i+3].low == "question"
}

// deniedBy returns what the denying word at i denies: what stands before a
// passive ("claims of X have been denied by Y"), after an active one.
func deniedBy(ws []word, i int) []word {
	switch {
	case outOfQuestion(ws, i):
		return ws[clauseStart(ws, i):i]
	case i+1 < len(ws) && (ws[i+1].low == "by" || ws[i+1].kind == mark):
		return ws[:i]
	}
	for k := i + 1; k+1 < len(ws); k++ {
		if ws[k].low == "," && containsAny(ws[k+1:k+2], "which", "saying", "and") || containsAny(ws[k:k+1], "and", "but") && (verbOfSaying(ws, k+1) || saysNext(ws, k+1)) {
			return ws[i+1 : k]
		}
	}
	return ws[i+1:]
}

// withoutRelative leaves out a relative clause between commas: "that China, with
// which the islands signed a pact, played any part".
func withoutRelative(ws []word) []word {
	if cut := relativeBetween(ws, 0, len(ws)); cut[1] > 0 {
		return slices.Concat(ws[:cut[0]], ws[cut[1]+1:])
	}
	return ws
}

var denyWords = stems("deny denies denied denial reject refute rebut disavow dismiss dispute repudiate contest debunk rubbish quash")

// dismissal returns how many words at i dismiss what follows them, 0 for none:
// "laughed off", "took issue with".
func dismissal(ws []word, i int) int {
	if !dismissing.has(ws[i].low) {
		return 0
	}
	for _, d := range dismissals {
		if i+len(d) < len(ws) && ws[i].kind == plainWord && lows(ws[i:], d) {
			return len(d)
		}
	}
	return 0
}

// dismissing are the first words of dismissals.
var dismissing = func() set {
	var firsts []string
	for _, d := range dismissals {
		firsts = append(firsts, d[0])
	}
	return setOf(strings.Join(firsts, " "))
}()

var dismissals = [][]string{{"laughed", "off"}, {"brushed", "off"}, {"brushed", "aside"}, {"waved", "away"}, {"waved", "aside"}, {"shrugged", "off"},
	{"shot", "down"}, {"scoffed", "at"}, {"took", "issue", "with"}, {"took", "exception", "to"}, {"takes", "issue", "with"}, {"takes", "exception", "to"},
	{"poured", "scorn", "on"}, {"gave", "the", "lie", "to"}, {"poured", "cold", "water", "on"}, {"pushed", "back", "against"}, {"pushed", "back", "on"}}
