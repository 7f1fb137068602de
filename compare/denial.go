package compare

import (
	"cmp"
	"slices"
	"strings"

	"onrecord"
)

// A denial is a rule's finding that a passage speaks against a query.
type denial struct {
	fit      fit
	stance   onrecord.Stance
	shade    onrecord.Shade
	rule     string
	why      string
	trigger  word
	strength float64 // 0 to 1
	more     []fit   // other passages that deny it too
}

// A rule looks for one kind of denial in one passage of a side's account.
// others are the best fits of the other sides.
type rule func(m *material, q *query, p *passage, others map[onrecord.SideID][]fit) (denial, bool)

var denialRules = []rule{negatedRule, deniedRule, falseRule, onlyRule, distancedRule, disagreeRule, rivalPlaceRule, firstRule, initiatorRule, dateRule,
	answeredRule, dismissedRule, noneRule, otherPlaceRule, causeRule, numberRule, oppositeRule, affirmedRule,
	durationRule, partRule, deedRule, jointRule}

// denialOf returns the strongest denial of q in the side's passages, with the
// other passages that deny it.
func (m *material) denialOf(q *query, fits []fit, others map[onrecord.SideID][]fit) (denial, bool) {
	var found []denial
	for _, f := range fits {
		if (f.p.voice > carriedVoice && !f.p.close) || f.p.question {
			continue
		}
		if d, ok := m.deniedIn(q, f, others); ok {
			found = append(found, d)
		}
	}
	if len(found) == 0 {
		return denial{}, false
	}
	slices.SortStableFunc(found, func(a, b denial) int { return cmp.Compare(b.strength, a.strength) })
	best := found[0]
	for _, d := range found[1:] {
		best.more = append(best.more, d.fit)
	}
	return best, true
}

// deniedIn returns the strongest denial that any rule finds in one passage.
func (m *material) deniedIn(q *query, f fit, others map[onrecord.SideID][]fit) (denial, bool) {
	var best denial
	for _, r := range denialRules {
		if d, ok := r(m, q, f.p, others); ok && d.strength > best.strength {
			d.fit = f
			best = d
		}
	}
	return best, best.strength > 0
}

// negatedRule (R2, R3): the passage negates what the query says. The denied
// words must be no narrower than the query: who did not discuss payment for
// the wall may have discussed the wall.
func negatedRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (denial, bool) {
	if q.negated && !q.toldNo() || q.turned && len(p.turned()) == 0 {
		return denial{}, false // "does not accept it" says that one opposes it
	}
	var best denial
	for _, r := range p.reaches(m) {
		if q.negated && !r.noTalk(p.words) {
			continue
		}
		d, ok := m.negated(q, p, r)
		if ok && d.strength > best.strength {
			best = d
		}
	}
	return best, best.strength > 0
}

// toldNo reports whether what q negates is only what was told: "assured him
// that they would not buy oil". Where they never spoke, that was not told either.
func (q *query) toldNo() bool {
	ns := negations(q.words)
	return len(ns) > 0 && !slices.ContainsFunc(ns, func(n negation) bool { return !communicates(q.words[:n.at]) })
}

func (m *material) negated(q *query, p *passage, r reach) (denial, bool) {
	if r.wished && !hasAny(q.words, wishes) {
		return denial{}, false
	}
	d := denial{stance: onrecord.Denies, rule: "denied/negation", trigger: p.words[r.at],
		why: "The side's account negates it in words."}
	if r.hedged {
		d.stance, d.rule, d.why = onrecord.HedgedDenial, "denied/hedged", "The side says that it does not know of it, which is less than a denial."
	}
	switch {
	case len(r.denied) == 0 && m.wholeAct(q, p, r):
		d.strength = 0.7
		return d, true
	case len(r.denied) == 0 && r.noTalk(p.words):
		return m.noTalk(q, d)
	case r.such || r.pointsBack:
		return m.such(q, p, d, r.negation, r.denied)
	case len(r.denied) == 0:
		d.strength = coverage(q.content, slices.Concat(p.words, antecedent(p)))
		return d, r.sweeping(p.words) && q.doneIn(p.words[r.at:r.to]) && d.strength >= 0.45
	}
	return m.plainly(q, p, d, r)
}

// wholeAct: "I asked for nothing". The side denies all that it is said to have
// asked, promised or demanded.
func (m *material) wholeAct(q *query, p *passage, r reach) bool {
	return !r.such && p.words[r.at].low != "no" && hasAny(p.words[r.at:r.to], quantifiers) && q.act > discussed && r.talk == q.act &&
		m.actsIn(q, p.side)
}

// actsIn reports whether side is the first that q names.
func (m *material) actsIn(q *query, side onrecord.SideID) bool {
	if named := m.mentions(q.words); len(named) > 0 {
		return named[0].side.ID == side
	}
	return m.isOf(side, m.firstActor(q.words))
}

// disbelieved returns what is said not to be so where a belief is what is
// negated: "did not accept that the rain was to blame".
func disbelieved(scope []word) []word {
	for i := 0; i+2 < len(scope); i++ {
		if believing[scope[i].low] && scope[i+1].low == "that" {
			return scope[i+2:]
		}
	}
	return scope
}

var believing = setOf("accept believe think agree buy concede")

// plainly: the negated words themselves are the query's.
func (m *material) plainly(q *query, p *passage, d denial, r reach) (denial, bool) {
	if !q.samePredicate(r.scope, r.talk) {
		return d, false
	}
	if otherDeed(q, r.scope) {
		return d, false
	}
	forward, back := coverage(q.content, r.scope), q.covers(r.apart)
	if who := m.ofKind(p.words, r.negation, q); len(who) > 0 {
		forward, back = coverage(q.content, append(slices.Clone(r.scope), who...)), 1
	}
	named := r.names(p.words, q)
	if forward > 0.25 || named && back > 0 { // what else the sentence says of the thing denied
		forward = max(forward, 0.85*coverage(q.content, p.words))
	}
	if named {
		back = max(back, 0.5+back/2)
	}
	d.strength = min(forward+0.2*back, 1) * back
	if r.talk.strongerThan(q.act) {
		d.shade = onrecord.DeniesStronger
		d.why = "The side denies something stronger, which leaves this standing."
	}
	wider := back >= 0.8 && (forward >= 0.2 || q.topicIn(r.scope)) && (r.talk.talking() || r.sweeping(p.words)) // who denies any base denies one in the north
	return d, wider || back >= 0.5 && (forward >= 0.45 || forward >= 0.38 && back >= 0.8)
}

// topicIn reports whether ws hold the thing that q says was talked about: the
// first heavy word after its verb of talking.
func (q *query) topicIn(ws []word) bool {
	if !q.act.talking() {
		return false
	}
	for i := range q.words {
		if actOf(q.words[i:i+1]) != q.act {
			continue
		}
		for _, topic := range q.words[i+1:] {
			if topic.heft > 0.3 && strongest[topic.stem] == otherAct && !adverb(topic.low) {
				return !topic.upper && meet(topic, ws) >= 0.8
			}
		}
	}
	return false
}

// otherDeed reports whether what is negated was done by another verb than the
// query's: that no application was refused leaves open that some were withdrawn.
func otherDeed(q *query, scope []word) bool {
	done, other := false, false
	for i := 1; i < len(scope); i++ {
		if w := scope[i]; deedLike(w) && auxiliaries[scope[i-1].low] {
			same := meet(w, q.words) >= 0.6 || arriving[w.low] && q.sends() // nothing received: nothing sent
			done, other = done || same, other || !same
		}
	}
	return other && !done && slices.ContainsFunc(q.content, deedLike)
}

// deedLike reports whether w looks like a verb that says what was done.
func deedLike(w word) bool {
	return !w.upper && w.heft > 0.3 && strongest[w.stem] == otherAct && (strings.HasSuffix(w.low, "ed") || irregular[w.low] != "")
}

// apart leaves out the names that the case's title already gives, where more
// remains: a denial "in Ohrid" is no narrower when all of it was in Ohrid.
func (m *material) apart(ws []word) []word {
	var out []word
	for _, w := range ws {
		if !w.upper || !hasStem(m.title, w.stem) {
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		return ws
	}
	return out
}

// names reports whether a clause right after what is negated says who is meant
// ("the release of a prisoner, whom ... Seng Theary") and q names the same.
func (n negation) names(ws []word, q *query) bool {
	if n.to+1 >= len(ws) || ws[n.to].low != "," || !relatives[ws[n.to+1].low] {
		return false
	}
	for _, w := range ws[n.to+2:] {
		if w.upper && w.heft > 0.3 && slices.ContainsFunc(q.content, func(c word) bool { return c.upper && c.stem == w.stem }) {
			return true
		}
	}
	return false
}

var relatives = setOf("whom who which whose")

// noTalk: "there was no conversation". It denies that they spoke, and leaves
// no room for anything said in it.
func (m *material) noTalk(q *query, d denial) (denial, bool) {
	if len(q.heavy) == 0 && q.act == discussed {
		d.strength = 0.7
		return d, true
	}
	d.strength = 0.6
	d.stance, d.rule, d.why = onrecord.ImpliesNot, "implied/no-talk", "The side says that the talk itself did not happen, so nothing was said in it."
	return d, q.communicates && len(q.heavy) > 0
}

var talkNouns = setOf("conversation conversations discussion discussions talk talks call calls meeting contact contacts communication exchange")

// noTalk reports whether what is negated is the talk as such: a noun of
// talking right after the negator, and no topic after it.
func (n negation) noTalk(ws []word) bool {
	for k := n.at + 1; k < min(n.to, n.at+6); k++ {
		if talkNouns[ws[k].low] {
			return !containsAny(ws[k:n.to], "on", "about", "of", "regarding", "concerning")
		}
	}
	return false
}

// reportsSilence finds "not mentioned in the readout", "made no mention of":
// that a text leaves something out is no denial.
func reportsSilence(ws []word, n negation) bool {
	near := ws[n.at:min(len(ws), n.at+12)]
	mention := containsAny(near[:min(len(near), 4)], "mention", "mentioned", "refer", "reference", "include", "included")
	return mention && containsAny(ws, "readout", "statement", "release", "communique", "account", "report", "summary", "text", "transcript")
}

// such: what is denied stands in the text before ("such issues", "no such
// request", "that claim").
func (m *material) such(q *query, p *passage, d denial, n negation, denied []word) (denial, bool) {
	talk := actOf(p.words[n.from:n.to])
	topical := talk == discussed || talk == raised
	if n.such {
		denied = m.heavy(p.words[n.at:nounPhraseEnd(p.words, n.at)])
	}
	if ofTheKind(p.words[n.at:n.to]) {
		denied = nil
	}
	if topical && (!q.toldOfTalk || m.otherPeopleIn(p)) || !topical && talk != otherAct && q.act != talk {
		return d, false
	}
	if talk == otherAct && hasAny(p.words[n.from:n.to], arriving) && !q.sends() {
		return d, false // that nothing came says nothing of what else went on
	}
	claim, only := pointedBack(p, n)
	there := append(append([]word{}, p.words[:n.to]...), claim...)
	forward, back := coverage(q.content, there), 1.0
	if len(denied) > 0 && talk != requested && talk != agreedTo {
		back = q.covers(denied)
	}
	d.rule = "denied/such"
	d.why = "The side denies what the text before it names."
	d.strength = forward * (0.5 + back/2)
	if n.such && talk != requested && talk != agreedTo && back < 0.75 {
		return d, false // another such thing
	}
	if talk == otherAct && forward < 0.55 {
		return d, false
	}
	return d, forward >= 0.4 && back >= 0.3 && (!only || forward >= 0.6 && !(forward < 0.75 && m.saidElsewhere(q, p)))
}

// saidElsewhere reports whether another sentence of p's document, of another
// side, says q almost literally: then the claim just before p, which says it
// less well, is another one.
func (m *material) saidElsewhere(q *query, p *passage) bool {
	return slices.ContainsFunc(m.byDoc[p.doc], func(b *passage) bool {
		return b != p.before && b.side != p.side && coverage(q.content, b.words) >= 0.9
	})
}

var arriving = setOf("received receive arrived arrive reached come came sent")

// sends reports whether q is about something that one sends another.
func (q *query) sends() bool {
	return q.act == requested || hasAny(q.words, arriving) || containsAny(q.words, "wrote", "letter", "message", "note", "offered", "offer", "proposal", "notified", "informed")
}

// nounPhraseEnd returns where "no such thing" ends.
func nounPhraseEnd(ws []word, i int) int {
	for k := i + 1; k < len(ws); k++ {
		if ws[k].kind == mark || containsAny(ws[k:k+1], "and", "or", "has", "have", "was", "were", "had", "is") {
			return k
		}
	}
	return len(ws)
}

// samePredicate asks that what is negated is what the query says was done: a
// kind of talking for a query about talking.
func (q *query) samePredicate(scope []word, talk act) bool {
	if q.act == otherAct { // not to have talked about a thing does not deny it
		return !talk.talking() || q.communicates
	}
	return talk == q.act || talk.talking() && q.act.talking() || topicVerb(scope) || q.doneIn(scope) || q.act <= raised && hasAny(scope, talkNouns)
}

// doneIn reports whether ws name by its noun what q says was done: "invitation"
// for "invited".
func (q *query) doneIn(ws []word) bool {
	return slices.ContainsFunc(q.words, func(w word) bool { return w.heft > 0.3 && strongest[w.stem] == q.act && hasStem(ws, w.stem) })
}

// topicVerb finds the other verbs of topics: "did not arise", "came up".
func topicVerb(ws []word) bool {
	return containsAny(ws, "arise", "arose", "figure", "figured", "come", "came", "feature", "featured", "brought", "agenda")
}

func without(ws []word, out word) []word {
	var keep []word
	for _, w := range ws {
		if w.span != out.span && w.kind != mark {
			keep = append(keep, w)
		}
	}
	return keep
}

// anaphoric reports whether ws name what is denied only by pointing back.
func anaphoric(ws []word) bool {
	for i := range ws[:max(0, len(ws)-1)] {
		if containsAny(ws[i:i+1], "such", "these", "this", "that", "those") && pointedAt[ws[i+1].low] {
			return true
		}
	}
	return false
}

var pointedAt = setOf("issue issues matter matters topic topics subject subjects claim claims report reports statement statements request requests thing things question questions remark remarks allegation allegations")

// antecedent returns the words before p in its own sentence's neighbourhood:
// the two sentences before it.
func antecedent(p *passage) []word {
	var out []word
	for b, n := p.before, 0; b != nil && n < 2 && !b.title; b, n = b.before, n+1 {
		out = append(out, b.words...)
	}
	return out
}

// pointedBack returns the words that "such", "this statement" point back to: the
// sentence before, and only that where it reports a claim and a claim is
// pointed at.
func pointedBack(p *passage, n negation) (ws []word, only bool) {
	if b := p.before; b != nil && len(reported(b.words, -1)) > 0 && hasAny(p.words[n.at:n.to], claims) && !n.such {
		return b.words, true
	}
	return antecedent(p), false
}

var claims = setOf("statement statements claim claims report reports allegation allegations remark remarks")

// sameSign reports whether ws affirm or negate as the query does; a pair of
// opposites counts as one negation ("did not go well", "went badly").
func (q *query) sameSign(ws []word) bool {
	flip := len(negations(ws)) > 0 != q.negated
	for _, a := range q.content {
		for _, b := range ws {
			if a.stem != b.stem && opposed(a, b) {
				flip = !flip
			}
		}
	}
	return !flip
}

func negatedAt(ws []word, i int) bool {
	for k := max(0, i-4); k < i; k++ {
		if negates(ws[k]) {
			return true
		}
	}
	return false
}

// falseRule: a blanket denial ("the official's comments are not true") denies
// what the side that it points at says, and nothing else.
func falseRule(m *material, q *query, p *passage, others map[onrecord.SideID][]fit) (denial, bool) {
	at := p.facts.falsity.get(func() int { return falseAt(p.words) })
	if at < 0 || !pointsAtClaims(p.words) && p.words[at].low != "so" {
		return denial{}, false
	}
	if claim := reported(p.words, at); len(claim) > 0 { // it is that claim that is called false
		c := min(plainShare(q.heavy, claim), plainShare(m.heavy(claim), q.words))
		whole := coverage(q.content, claim) // "a ransom was demanded" has one heavy word; a claim may come with more about it
		if core := q.core(); whole >= 0.75 && len(core) > 0 && coverage(core, claim) >= 0.75 {
			c = max(c, 0.75*whole)
		}
		return denial{stance: onrecord.Denies, rule: "denied/false", trigger: p.words[at], strength: c,
			why: "The side calls this claim false."}, c >= 0.4
	}
	own := others[p.side][0]
	for side, fits := range others {
		if side == p.side || len(fits) == 0 || m.restates(fits[0].p) || fits[0].score < 0.6 || fits[0].strict < 0.5 || !m.blames(p, fits[0].p) {
			continue
		}
		if own.p != p && (own.score > 0.65 && own.score > fits[0].score-0.1 || own.prob > 0.6) {
			continue // the side says it too
		}
		return denial{stance: onrecord.Denies, rule: "denied/blanket", trigger: p.words[at], strength: 0.75,
			why: "The side calls the other account false as a whole."}, true
	}
	return denial{}, false
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
		if labels[ws[i].low] && at > i+2 && at < i+16 && hasAny(ws[i+1:at], claimNouns) {
			return ws[i+1 : at] // "called talk of a leak an invention"
		}
		if ws[i].low != "that" {
			continue
		}
		if verbOfSaying(ws, i-1) || claimNouns[ws[i-1].low] || at > i+3 && ws[i-1].low != "than" && hasAny(ws[max(0, i-8):i], claimed) {
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
var labels = setOf("called calls described dismissed branded labelled denounced")

// claimed are nouns whose content may stand some words after them.
var claimed = setOf("allegation allegations report reports claim claims accusation accusations rumour rumours rumor rumors suggestion suggestions assertion assertions")

var falseWords = setOf("false falsehood falsehoods untrue baseless unfounded groundless fabricated fabrication fabrications speculation nonsense lie lies fake misleading incorrect inaccurate disinformation misinformation distortion invention inventions invented fiction fantasy figment hoax wrong mistaken slander slanderous absurd")

// falseAt finds a word that calls something false, -1 for none.
func falseAt(ws []word) int {
	for i, w := range ws {
		if falseWords[w.low] && !negatedAt(ws, i) {
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
	case "foundation", "basis", "merit", "truth", "substance":
		return before == "no" || before == "without" || before == "any" && i > 1 && negates(ws[i-2])
	case "so", "case":
		return before == "not" || before == "the" && i > 1 && ws[i-2].low == "not"
	case "happened", "happen":
		return negates(ws[i-1]) && containsAny(ws[:i], "that", "this", "it") || before == "what" && negatedAt(ws, i-1)
	case "correspond", "reality", "facts":
		return negatedAt(ws, i) && containsAny(ws[max(0, i-3):min(len(ws), i+5)], "correspond", "match", "reflect", "fit") && containsAny(ws[i:min(len(ws), i+5)], "reality", "facts", "truth")
	}
	return false
}

var claimNouns = setOf("comment comments report reports claim claims account accounts statement statements source sources story allegation allegations rumour rumours rumor rumors remarks version rest suggestion assertion assertions it this that charge charges accusation accusations talk version rumours notion idea")

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

// onlyRule (R4): an exhaustive list of what was talked about leaves out the
// query's topic. The word must bind a verb of talking, and a list must follow.
func onlyRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (denial, bool) {
	only := p.facts.only.get(func() onlyTopics { return onlyList(p.words) })
	if only.at < 0 || !q.toldOfTalk || q.negated || m.otherPeopleIn(p) {
		return denial{}, false
	}
	if len(q.heavy) == 0 || coverage(q.heavy, only.list) > 0.34 {
		return denial{}, false
	}
	return denial{stance: onrecord.ImpliesNot, shade: onrecord.ExcludedByOnly, rule: "implied/only", trigger: p.words[only.at], strength: 0.6,
		why: "The side says that only other topics were talked about."}, true
}

var onlyWords = setOf("only solely exclusively merely entirely wholly purely")
var topicVerbs = stems("speak talk discuss focus touch cover deal concern address centre center raise")

// onlyTopics are a list of what alone was talked about, and where "only" stands;
// -1 for none.
type onlyTopics struct {
	at   int
	list []word
}

// onlyList finds "only" on a verb of talking and the words of the list after
// it.
func onlyList(ws []word) onlyTopics {
	for i, w := range ws {
		if closesList(ws, i) {
			return onlyTopics{i, ws[:i]}
		}
		nothing := w.low == "nothing" && i+1 < len(ws) && ws[i+1].low == "but"
		limited := containsAny(ws[i:i+1], "limited", "confined", "restricted") && i+1 < len(ws) && ws[i+1].low == "to"
		if !onlyWords[w.low] && !nothing && !limited {
			continue
		}
		verb := limited
		for k := max(0, i-1); k <= min(len(ws)-1, i+2); k++ {
			verb = verb || (topicVerbs[ws[k].stem] && ws[k].kind == plainWord)
		}
		if nothing {
			verb = verb || i > 0 && topicVerbs[ws[i-1].stem]
		}
		rest := ws[i+1 : listEnd(ws, i+1)]
		if verb && listed(rest) && !adverb(rest[0].low) {
			return onlyTopics{i, rest}
		}
		if from := devoted(ws, i); from > 0 {
			return onlyTopics{i, ws[from:listEnd(ws, from)]}
		}
	}
	return onlyTopics{at: -1}
}

// devoted returns where the topic begins that a talk was wholly given to:
// "devoted entirely to", "was solely about"; 0 for none.
func devoted(ws []word, i int) int {
	if i == 0 || i+2 >= len(ws) {
		return 0
	}
	before, next, after := ws[i-1].low, ws[i+1].low, ws[i+2].low
	switch {
	case devoting[before] && next == "to":
		return i + 2
	case devoting[next] && (after == "to" || after == "around" || after == "on"):
		return i + 3
	case (before == "was" || before == "were" || before == "is") && next == "about":
		return i + 2
	}
	return 0
}

var devoting = setOf("devoted dedicated confined restricted revolved centred centered")

// closesList finds "and that is all", "and nothing else" behind what was
// talked about.
func closesList(ws []word, i int) bool {
	if i+2 >= len(ws) || ws[i].low != "and" {
		return false
	}
	next, after := ws[i+1].low, ws[i+2].low
	closes := next == "nothing" && (after == "else" || after == "more") ||
		next == "that" && (after == "is" || after == "was") && i+3 < len(ws) && (ws[i+3].low == "all" || ws[i+3].low == "it")
	return closes && slices.ContainsFunc(ws[:i], func(w word) bool { return topicVerbs[w.stem] })
}

// listEnd returns where a list stops: at "but", or where "..., X said" begins.
func listEnd(ws []word, i int) int {
	for k := i; k < len(ws); k++ {
		if ws[k].low == ";" || ws[k].low == "but" {
			return k
		}
		if ws[k].low == "," {
			for j := k + 1; j < min(len(ws), k+8) && ws[j].kind == plainWord; j++ {
				if verbOfSaying(ws, j) {
					return k
				}
			}
		}
	}
	return len(ws)
}

// listed reports whether ws join topics: a comma or "and" between content
// words, introduced as what was talked about. "Only bilaterally" is no list.
func listed(ws []word) bool {
	joins, content := 0, 0
	for _, w := range ws {
		if w.low == "," || w.low == "and" {
			joins++
		}
		if w.heft > 0.3 {
			content++
		}
	}
	return joins > 0 && content >= 2
}

// toldOfTalk reports whether ws tell what was raised in the talk itself: in the
// third person, and not before the press.
func toldOfTalk(ws []word) bool {
	if containsAny(ws, "i", "we", "our", "my", "your", "you", "reporters", "press", "publicly", "tweet", "post", "said") {
		return false
	}
	return communicates(ws)
}

// communicates reports whether ws say that somebody said or raised something,
// with a verb; the nouns "conversation" and "call" do not count.
func communicates(ws []word) bool {
	for _, w := range ws {
		if communicativeVerbs[w.low] {
			return true
		}
	}
	return false
}

var communicativeVerbs = setOf(`discussed discuss raised raise urged urge called asked ask thanked thank expressed pressed press warned warn spoke talked mentioned agreed
	told said assured promised pledged demanded questioned negotiated touched offered proposed requested welcomed stressed emphasised emphasized underlined reiterated condemned congratulated`)

// distancedRule (R8): words that hold a claim at arm's length.
func distancedRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (denial, bool) {
	if q.act != otherAct || q.communicates {
		return denial{}, false // that it was talked about is no claim to hold off
	}
	if q.negated {
		return denial{}, false
	}
	for _, i := range p.facts.distant.get(p.distant) {
		near := p.words[max(0, i-6):min(len(p.words), i+8)]
		if forward := coverage(q.content, near); forward >= 0.5 {
			return denial{stance: onrecord.ImpliesNot, rule: "implied/distancing", trigger: p.words[i], strength: forward,
				why: "The side passes it on with a word that holds it at a distance."}, true
		}
	}
	return denial{}, false
}

// distant returns where the passage has a word that holds a claim at a distance.
func (p *passage) distant() []int {
	var out []int
	for i, w := range p.words {
		if distancing[w.low] {
			out = append(out, i)
		}
	}
	return out
}

var distancing = setOf("ostensibly ostensible allegedly alleged purported purportedly supposedly supposed so-called")
