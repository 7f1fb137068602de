package compare

import (
	"cmp"
	"slices"
	"strings"

	"onrecord"
	"onrecord/compare/sense"
)

// A denial is what a side objects to a query, and where.
type denial struct {
	objection
	fit  fit
	more []fit // other passages that deny it too
}

// denialOf returns the strongest denial of q in the side's passages, with the
// other passages that deny it.
func (m *material) denialOf(q *query, fits []fit, others map[onrecord.SideID][]fit) (denial, bool) {
	var found []denial
	for _, f := range fits {
		if (f.p.voice > carriedVoice && !f.p.close) || f.p.question || f.p.others || m.passesOn(f.p) {
			continue
		}
		if o := m.objectionIn(q, f.p, others); o.strength > 0 {
			found = append(found, denial{objection: o, fit: f})
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

// passesOn reports whether a side's own text only repeats what another says:
// "France says that it was not told".
func (m *material) passesOn(p *passage) bool {
	return p.voice == ownVoice && p.facts.passesOn.get(func() bool {
		n := m.namerOf(p.doc)
		for i := range p.words[:min(len(p.words), 3)] {
			if at, ok := n.at(p.words, i); ok {
				return at.side.ID != p.side && says(p.words, at.at+at.length)
			}
		}
		return false
	})
}

// negatedRule (R2, R3): the passage negates what the query says. The denied
// words must be no narrower than the query: who did not discuss payment for
// the wall may have discussed the wall.
func negatedRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	if q.negated && !q.toldNo() || q.turned && len(p.turned()) == 0 {
		return objection{}, false // "does not accept it" says that one opposes it
	}
	var best objection
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

// foretells reports whether q is about what is still to come, which "no call is
// planned" speaks of.
func (q *query) foretells() bool { return containsAny(q.words, "will", "shall") }

var toCome = setOf("scheduled planned foreseen arranged fixed")

// toldNo reports whether what q negates is only what was told: "assured him
// that they would not buy oil". Where they never spoke, that was not told either.
func (q *query) toldNo() bool {
	ns := q.negations
	return len(ns) > 0 && !slices.ContainsFunc(ns, func(n negation) bool { return !communicates(q.words[:n.at]) })
}

func (m *material) negated(q *query, p *passage, r reach) (objection, bool) {
	if r.wished && !hasAny(q.words, wishes) || p.words[r.at].low == "without" && containsAny(q.words, "without") {
		return objection{}, false
	}
	if r.otherTime(q) || q.otherOccasion(p) {
		return objection{}, false
	}
	d := objection{stance: onrecord.Denies, rule: "denied/negation", trigger: p.words[r.at].span,
		why: "The side's account negates it in words."}
	if r.hedged {
		d = d.hedged(unaware)
	}
	switch {
	case len(r.denied) == 0 && m.wholeAct(q, p, r):
		d.strength = 0.7
		return d, true
	case q.foretells() && len(r.denied) > 0 && r.noTalk(p.words) && !slices.ContainsFunc(r.denied, func(w word) bool { return !toCome.has(w.low) }):
		d.stance, d.strength, d.rule, d.why = onrecord.ImpliesNot, 0.6, "implied/no-talk", "The side says that no talk is planned."
		return d, q.act.talking()
	case len(r.denied) == 0 && r.noTalk(p.words):
		if m.elsewhere(p.words[r.at:r.to]) || m.tellsOfTalk(p.side) {
			return objection{}, false
		}
		return m.noTalk(q, d)
	case r.such || r.pointsBack:
		return m.such(q, p, d, r.negation, r.denied)
	case len(r.denied) == 0 && q.hands() && hasAny(p.words[r.at:r.to], arriving) && containsAny(p.words[r.at:r.at+1], "nothing") && !m.actsIn(q, p.side):
		there := slices.Concat(p.words, antecedent(p))
		d.strength = coverage(q.content, there)
		return d, d.strength >= 0.5 && q.handed(there)
	case len(r.denied) == 0:
		d.strength = coverage(q.content, slices.Concat(p.words, antecedent(p)))
		return d, r.sweeping(p.words) && q.doneIn(p.words[r.at:r.to]) && d.strength >= 0.45
	}
	return m.plainly(q, p, d, r)
}

// hands reports whether q says that somebody handed in what another would have
// received: "has filed a claim".
func (q *query) hands() bool {
	return containsAny(q.words, "filed", "lodged", "submitted", "sent", "handed")
}

// handed reports whether ws name the thing that q says was handed in.
func (q *query) handed(ws []word) bool {
	return slices.ContainsFunc(q.predicates(), func(p predicate) bool { return len(p.rest) > 0 && meet(p.rest[0], ws) >= near })
}

// wholeAct: "I asked for nothing". The side denies all that it is said to have
// asked, promised or demanded.
func (m *material) wholeAct(q *query, p *passage, r reach) bool {
	if others := containsAny(p.words[r.at:r.at+1], "nobody", "none", "no-one"); others && !containsAny(p.words[r.at:r.to], "us", "we", "our") {
		return false // "nobody has called me" tells what others did not do
	}
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
		if believing.has(scope[i].low) && scope[i+1].low == "that" {
			return scope[i+2:]
		}
	}
	return scope
}

var believing = setOf("accept believe think agree buy concede")

// plainly: the negated words themselves are the query's.
func (m *material) plainly(q *query, p *passage, d objection, r reach) (objection, bool) {
	if !q.samePredicate(r.scope, r.talk) {
		return d, false
	}
	forward, back := coverage(q.content, r.scope), q.covers(r.apart)
	if len(q.timeless) < len(q.content) {
		forward = max(forward, coverage(q.timeless, r.scope))
	}
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
	return d, (wider || back >= 0.5 && (forward >= 0.45 || forward >= 0.38 && back >= 0.8)) && !m.beside(q, p, r)
}

// beside reports whether r, for all the words it shares with q, negates
// something else: another deed, another's, or only that it was told.
func (m *material) beside(q *query, p *passage, r reach) bool {
	return otherDeed(q, r.scope) || r.noneOfAnother(q, p.words) || r.takenBack(q, p.words) || r.noSuchKind(q, p.words) || m.otherVerb(q, p, r) || m.onlyUntold(q, p, r) || m.othersDeed(q, p, r.negation)
}

// noneOfAnother reports whether what there was none of is something that q does not
// name: "asked for no concessions from the crew" says nothing else of the crew.
func (r reach) noneOfAnother(q *query, ws []word) bool {
	if ws[r.at].low != "no" || containsAny(ws[r.at+1:min(len(ws), r.at+2)], "one") {
		return false
	}
	noun := r.at
	for k := r.at + 1; k < r.to && plainNoun(ws[k]) && !pastTense(ws[k]); k++ {
		noun = k
	}
	w := ws[noun]
	behind := containsAny(ws[noun+1:min(len(ws), noun+2)], "from", "for", "to", "by") || containsAny(ws[max(0, r.at-3):r.at], "there") && containsAny(ws[noun+1:min(len(ws), noun+2)], "on", "in", "at", "near")
	return noun > r.at && noun+1 < r.to && behind && w.heft > 0.3 && !w.upper && !talkNouns.has(w.low) && !hoped.has(w.low) && !claimNouns.has(w.low) && strongest.of(w.stem) == otherAct && !containsAny(ws[noun:noun+1], "reference", "allusion") && meet(w, q.words) < 0.4
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
			if topic.heft > 0.3 && strongest.of(topic.stem) == otherAct && !adverb(topic.low) {
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
		if w := scope[i]; deedLike(w) && auxiliaries.has(scope[i-1].low) {
			same := meet(w, q.words) >= 0.6 || arriving.has(w.low) && q.sends() // nothing received: nothing sent
			done, other = done || same, other || !same
		}
	}
	return other && !done && slices.ContainsFunc(q.content, deedLike)
}

// otherVerb reports whether the verb that is negated says something that q does
// not: "has not refused any" leaves open that one will come.
func (m *material) otherVerb(q *query, p *passage, r reach) bool {
	b, ok := p.negatedPredicate(r.negation)
	if !ok {
		return r.hasNone(p.words) && q.act == otherAct && m.notSaid(q, p.words[r.at+1:r.to])
	}
	if m.another(q, p, r, b) || (beForms.has(b.heads[0].low) || haveForms.has(b.heads[0].low)) && r.talk == otherAct && q.act == otherAct && !r.hedged && m.notSaid(q, r.scope) {
		return true
	}
	verb := b.heads[0]
	if doForms.has(verb.low) && r.at+1 < r.to && !onwards.has(p.words[r.at].low) {
		verb = p.words[r.at+1] // "did not damage", where "damage" is taken for the noun
	}
	if r.hedged || believing.has(verb.low) || onwards.has(p.words[r.at].low) && !r.atNoTime(p.words) || r.talk != otherAct || topicVerb(b.heads) || doForms.has(verb.low) || arriving.has(verb.low) && q.sends() {
		return false
	}
	if beForms.has(verb.low) || haveForms.has(verb.low) || lightVerbs.has(verb.stem) {
		return m.otherNoun(q, b) && !topicVerb(r.scope)
	}
	ps := q.predicates()
	if len(ps) == 0 || haveForms.has(ps[0].heads[0].low) {
		return false
	}
	if perceiving.has(verb.low) {
		return !hasStem(q.words, verb.stem)
	}
	said := slices.DeleteFunc(slices.Clone(q.words), func(w word) bool { // "players will travel" does not say that they will play
		return !ps[0].same(b) && slices.ContainsFunc(ps[0].doer, func(d word) bool { return d.span == w.span })
	})
	return meet(verb, said) < 0.5 || slices.ContainsFunc(ps[0].heads, func(w word) bool { return opposed(w, verb) || undoes(verb, w) })
}

// notSaid reports whether what q says was done is not among ws.
func (m *material) notSaid(q *query, ws []word) bool {
	a := m.deed(q)
	return len(a.core) > 0 && a.within(ws) < near
}

// undoes reports whether a verb is made of the opposite of another by "re-":
// "reopened" for "closed".
func undoes(a, b word) bool {
	again, ok := strings.CutPrefix(a.base(), "re")
	return ok && sense.Opposed(again, b.base())
}

// hasNone finds "had no warrant", which leaves open what it was for.
func (n negation) hasNone(ws []word) bool {
	return ws[n.at].low == "no" && n.at > 0 && n.at+1 < n.to && haveForms.has(ws[n.at-1].low)
}

// otherNoun reports whether what a negated "be", "have" or "take" goes with is not
// what q says was done: "had no warrant to search the embassy".
func (m *material) otherNoun(q *query, b predicate) bool {
	said := b.heads[1:]
	if len(said) == 0 {
		said = b.rest
	}
	return m.notSaid(q, said)
}

// perceiving: who did not see the truck does not say that nothing followed it.
var perceiving = setOf("see saw seen notice noticed hear heard watch watched witness witnessed")

// atNoTime finds "at no time", "in no way", which negate the verb behind them.
func (n negation) atNoTime(ws []word) bool {
	return ws[n.at].low == "no" && n.at+1 < len(ws) && containsAny(ws[n.at+1:n.at+2], "time", "point", "stage", "way", "circumstances", "account", "means", "case") && n.at > 0 && containsAny(ws[n.at-1:n.at], "at", "in", "under", "on", "by")
}

// onlyUntold reports whether a telling or a wish alone is negated, of something
// that q says was done: "the arrest was not announced".
func (m *material) onlyUntold(q *query, p *passage, r reach) bool {
	if q.communicates || r.hedged {
		return false
	}
	if r.aside(p.words) {
		return m.deed(q).within(r.scope) < near
	}
	b, ok := p.negatedPredicate(r.negation)
	return ok && informing.has(b.heads[0].stem) && m.deed(q).within(b.heads) < near
}

var informing = stems("tell inform report announce notify consult publish disclose wish want intend expect hope like")

// aside reports whether n negates no verb, only what is said of the noun before
// it: "activities not in line with the treaty".
func (n negation) aside(ws []word) bool {
	if ws[n.at].low != "not" || n.at == 0 || n.at+1 >= len(ws) {
		return false
	}
	before := ws[n.at-1]
	return before.kind == plainWord && before.heft > 0.3 && !before.upper && plural(before) && containsAny(ws[n.at+1:n.at+2], "in", "of", "under", "within", "from", "covered", "compatible", "foreseen")
}

// noSuchKind reports whether the thing that there is none of only seems to be one
// that q names; see [word.means].
func (r reach) noSuchKind(q *query, ws []word) bool {
	if ws[r.at].low != "no" || r.at+1 >= len(ws) {
		return false
	}
	noun := ws[r.at+1]
	s := meet(noun, q.words)
	return noun.heft > 0.3 && s > oneField+0.01 && s < spelling && !q.isAbout(noun)
}

// takenBack reports whether a clause right behind what is negated tells of the
// talk after all: "did not raise it in her speech, but spoke about it later".
func (r reach) takenBack(q *query, ws []word) bool {
	if !q.act.talking() || r.to+1 >= len(ws) || !containsAny(ws[r.to:r.to+2], "but", "though", "although") {
		return false
	}
	after := ws[r.to:]
	return actOf(after).talking() && len(negations(after)) == 0 && containsAny(after, "it", "this", "them")
}

// deedLike reports whether w looks like a verb that says what was done.
func deedLike(w word) bool {
	return !w.upper && w.heft > 0.3 && strongest.of(w.stem) == otherAct && (strings.HasSuffix(w.low, "ed") || irregular[w.low] != "")
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
	if n.to+1 >= len(ws) || ws[n.to].low != "," || !relatives.has(ws[n.to+1].low) {
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
func (m *material) noTalk(q *query, d objection) (objection, bool) {
	if len(q.heavy) == 0 && q.act == discussed {
		d.strength = 0.7
		return d, true
	}
	d.strength = 0.6
	d.stance, d.rule, d.why = onrecord.ImpliesNot, "implied/no-talk", "The side says that the talk itself did not happen, so nothing was said in it."
	return d, q.communicates && len(q.heavy) > 0
}

// elsewhere reports whether ws put the talk at a place that the dossier's title
// does not give: "no meeting in Ottawa" leaves a telephone call.
func (m *material) elsewhere(ws []word) bool {
	for i := 1; i < len(ws); i++ {
		if ws[i].upper && containsAny(ws[i-1:i], "in", "at") && !timeWords.has(ws[i].low) && !hasStem(m.title, ws[i].stem) {
			return true
		}
	}
	return false
}

// tellsOfTalk reports whether a text of the side's own tells of a talk with
// another side: then none that it denies is that one.
func (m *material) tellsOfTalk(side onrecord.SideID) bool {
	return slices.ContainsFunc(m.passages, func(p *passage) bool {
		return p.side == side && p.voice == ownVoice && !p.question && len(p.negations()) == 0 && hasAny(p.words, talkNouns) &&
			slices.ContainsFunc(m.mentionsIn(p), func(at mention) bool { return at.side.ID != side })
	})
}

var talkNouns = setOf("conversation conversations discussion discussions talk talks call calls meeting contact contacts communication exchange")

// noTalk reports whether what is negated is the talk as such: a noun of
// talking right after the negator, and no topic after it.
func (n negation) noTalk(ws []word) bool {
	for k := n.at + 1; k < min(n.to, n.at+6); k++ {
		if hoped.has(ws[k].low) || containsAny(ws[n.at:n.at+1], "neither", "nor") && k > n.at+1 && plainNoun(ws[k-1]) && talkNouns.has(ws[k].low) {
			return false // "no basis for a meeting" is about one to come, "neither a formal nor an official meeting" about its kind
		}
		if talkNouns.has(ws[k].low) {
			return !containsAny(ws[k:n.to], "on", "about", "of", "regarding", "concerning")
		}
	}
	return false
}

var hoped = setOf("basis plan plans prospect prospects")

// reportsSilence finds "not mentioned in the readout", "made no mention of":
// that a text leaves something out is no denial.
func reportsSilence(ws []word, n negation) bool {
	near := ws[n.at:min(len(ws), n.at+12)]
	mention := containsAny(near[:min(len(near), 4)], "mention", "mentioned", "refer", "reference", "include", "included")
	return mention && containsAny(ws, "readout", "statement", "release", "communique", "account", "report", "summary", "text", "transcript")
}

// such: what is denied stands in the text before ("such issues", "no such
// request", "that claim").
func (m *material) such(q *query, p *passage, d objection, n negation, denied []word) (objection, bool) {
	talk := actOf(p.words[n.from:n.to])
	topical := talk == discussed || talk == raised
	if n.such {
		denied = slices.DeleteFunc(m.heavy(p.words[n.at:nounPhraseEnd(p.words, n.at)]), func(w word) bool { return pointedAt.has(w.low) })
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
	untold := n.such && containsAny(p.words[max(0, n.at-3):n.at], "told", "informed", "heard")
	claim, only := pointedBack(p, n)
	there := append(append([]word{}, p.words[:n.to]...), claim...)
	forward, back := max(coverage(q.content, there), coverage(q.main, there)), 1.0
	if len(denied) > 0 && talk != requested && talk != agreedTo {
		back = q.covers(denied)
	}
	d.rule = "denied/such"
	d.why = "The side denies what the text before it names."
	if untold {
		d = d.hedged("The side says that it was not told of it, which is less than a denial.")
	}
	d.strength = forward * (0.5 + back/2)
	if n.such && talk != requested && talk != agreedTo && back < 0.75 {
		return d, false // another such thing
	}
	if talk == otherAct && forward < 0.55 || untold && forward < 0.75 {
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

var arriving = setOf("received receive arrived arrive reached come came sent landed")

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
	return slices.ContainsFunc(q.words, func(w word) bool {
		return w.heft > 0.3 && !w.upper && strongest.of(w.stem) == q.act && !hedgeWords.has(w.stem) && hasStem(ws, w.stem)
	}) ||
		q.act >= requested && slices.ContainsFunc(ws, func(w word) bool { return w.heft > 0.3 && strongest.of(w.stem) == q.act }) && actOf(ws) == q.act
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
		if containsAny(ws[i:i+1], "such", "these", "this", "that", "those") && pointedAt.has(ws[i+1].low) {
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
		if communicativeVerbs.has(w.low) {
			return true
		}
	}
	return false
}

var communicativeVerbs = setOf(`discussed discuss raised raise urged urge called asked ask thanked thank expressed pressed press warned warn spoke talked mentioned agreed
	told said assured promised pledged demanded questioned negotiated touched offered proposed requested welcomed stressed emphasised emphasized underlined reiterated condemned congratulated praised commended complained apologised apologized`)

// distancedRule (R8): words that hold a claim at arm's length.
func distancedRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	if q.act != otherAct || q.communicates {
		return objection{}, false // that it was talked about is no claim to hold off
	}
	for _, i := range p.facts.distant.get(p.distant) {
		near := p.clauseAround(i, 6, 8)
		if forward := coverage(q.content, near); forward >= 0.5 {
			return objection{stance: onrecord.ImpliesNot, rule: "implied/distancing", trigger: p.words[i].span, strength: forward,
				why: "The side passes it on with a word that holds it at a distance."}, true
		}
	}
	return objection{}, false
}

// clauseAround returns the words around i up to the next comma on each side, at
// most before and after of them: what stands behind it is another claim.
func (p *passage) clauseAround(i, before, after int) []word {
	from, to := i, i+1
	for from > max(0, i-before) && !endsClause(p.words[from-1]) {
		from--
	}
	for to < min(len(p.words), i+after) && !endsClause(p.words[to]) {
		to++
	}
	return p.words[from:to]
}

func endsClause(w word) bool { return w.low == "," || w.low == ";" || w.low == ":" }

// distant returns where the passage has a word that holds a claim at a distance.
func (p *passage) distant() []int {
	var out []int
	for i, w := range p.words {
		if distancing.has(w.low) || w.low == "called" && i > 1 && lows(p.words[i-2:i], []string{"so", "-"}) {
			out = append(out, i)
		}
	}
	return out
}

var distancing = setOf("ostensibly ostensible allegedly alleged purported purportedly supposedly supposed so-called")
