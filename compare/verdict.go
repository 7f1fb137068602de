package compare

import (
	"cmp"
	"slices"

	"onrecord"
)

// A verdict is a side's stance on a query before it is written down.
type verdict struct {
	side       *sideView
	stance     onrecord.Stance
	shade      onrecord.Shade
	fits       []fit // evidence, best first
	rule, why  string
	triggers   []onrecord.Anchor
	confidence float64
	past       []onrecord.Said // see [material.history]
	denying    []*passage      // that all deny it
}

// shown is how many passages a position shows.
const shown = 3

// positions judges every side on q.
func (m *material) positions(q *query) []verdict {
	ranked := m.ranked(q)
	out := make([]verdict, len(m.sides))
	for i := range m.sides {
		out[i] = m.judge(q, &m.sides[i], ranked)
	}
	return out
}

// weighed is how many passages of a side the model looks at.
const weighed = 8

// ranked returns each side's passages, best answer to q first.
func (m *material) ranked(q *query) map[onrecord.SideID][]fit {
	ranked := map[onrecord.SideID][]fit{}
	found := m.index.find(q)
	met := make([]float64, len(found)*len(q.content))
	fits, order := make([]fit, len(found)), make([]scored, len(found))
	for i, p := range found {
		fits[i] = m.fitInto(met[i*len(q.content):(i+1)*len(q.content)], q, p)
		order[i] = scored{i, fits[i].score}
	}
	slices.SortFunc(order, func(a, b scored) int { return cmp.Or(cmp.Compare(b.value, a.value), cmp.Compare(a.n, b.n)) })
	for _, o := range order {
		side := fits[o.n].p.side
		if ranked[side] == nil {
			ranked[side] = make([]fit, 0, enough)
		}
		ranked[side] = append(ranked[side], fits[o.n])
	}
	if len(m.model.Weights) > 0 {
		m.weigh(q, ranked)
	}
	return ranked
}

// weigh puts each side's first passages in the model's order.
func (m *material) weigh(q *query, ranked map[onrecord.SideID][]fit) {
	rivals := map[onrecord.SideID]float64{}
	for side := range ranked {
		rivals[side] = bestOther(ranked, side)
	}
	for side, fits := range ranked {
		head := fits[:min(weighed, len(fits))]
		for i := range head {
			head[i].prob = m.probability(q, head[i], rivals[side])
		}
		slices.SortStableFunc(head, func(a, b fit) int { return cmp.Compare(b.prob, a.prob) })
	}
}

// probability is the model's, corrected where a particular thing is asked for:
// the day of the talk, who asked for it, its tone, or a negated fact.
func (m *material) probability(q *query, f fit, rival float64) float64 {
	prob := m.model.Probability(m.features(q, f, rival))
	switch {
	case m.saysDay(q, f.p) || m.saysStarter(q, f.p) || m.saysYes(q, f.p) || m.saysAsker(q, f.p) || m.saysRecord(q, f.p) || m.saysPlace(q, f.p):
		return max(prob, 0.9)
	case q.negated && !f.p.negated(q) && !f.p.opposed(q):
		return min(0.4, m.model.Threshold) * prob // says the opposite, however well it fits
	case m.slotEmpty(q, f.p) || q.otherNumber(f.p) >= 0:
		return 0.4 * prob
	}
	return prob
}

func (m *material) judge(q *query, v *sideView, ranked map[onrecord.SideID][]fit) verdict {
	fits := ranked[v.ID]
	if len(fits) == 0 {
		return verdict{side: v, stance: onrecord.Missing, rule: "no-record/1", why: "No text of this side is held."}
	}
	fits, elsewhere := q.apart(fits)
	if len(elsewhere) > 0 {
		return m.besides(q, m.stand(q, v, fits, ranked), elsewhere, ranked)
	}
	return m.stand(q, v, fits, ranked)
}

// stand judges a side on what it says in the setting that q is about.
func (m *material) stand(q *query, v *sideView, fits []fit, ranked map[onrecord.SideID][]fit) verdict {
	best := fit{p: m.nothing}
	if len(fits) > 0 {
		best = fits[0]
	}
	d, ok := m.denialOf(q, fits, ranked)
	switch {
	case !ok:
		return m.undenied(q, v, fits, best)
	case m.outweighed(q, d, best):
		return m.history(q, m.undenied(q, v, fits, best), d, fits)
	}
	return m.history(q, d.verdict(m, v, fits), d, fits)
}

// undenied judges a side on what it says where nothing in it denies q.
func (m *material) undenied(q *query, v *sideView, fits []fit, best fit) verdict {
	if d, ok := m.declineOf(q, fits); ok && (best.prob < m.model.Threshold || best.p == d.fit.p) {
		return d.verdict(m, v, fits)
	}
	fits = m.affirming(q, fits)
	if len(fits) > 0 {
		best = fits[0]
	}
	if i := slices.IndexFunc(fits, func(f fit) bool { return best.prob < m.model.Threshold && f.asksInGeneral(q) }); i >= 0 {
		return verdict{side: v, stance: onrecord.Partial, fits: fits[i : i+1], rule: "aligned/general", why: "This side's account says so in general, without naming all that is asked.", confidence: fits[i].prob}
	}
	if len(fits) == 0 || best.prob < m.model.Threshold {
		return verdict{side: v, stance: onrecord.Silent, rule: "silent/1", why: "Nothing in this side's account speaks to it."}
	}
	if best.p.voice == narratedVoice && !best.p.close {
		return verdict{side: v, stance: onrecord.Partial, fits: fits, rule: "aligned/narrated",
			why: "A report says so in its own words where it gives this side's account.", confidence: best.prob}
	}
	if q.act == negotiated && q.act.strongerThan(best.p.act()) {
		return verdict{side: v, stance: onrecord.Partial, fits: fits, rule: weakerRule, why: "This side's account says something weaker of it, which does not show this.", confidence: best.prob}
	}
	return verdict{side: v, stance: onrecord.Asserts, fits: fits, rule: "aligned/1", why: "This side's account says so.", confidence: best.prob}
}

// affirming returns the first passages, as many as are weighed, of those that
// affirm q.
func (m *material) affirming(q *query, fits []fit) []fit {
	var out []fit
	for _, f := range fits {
		if len(out) == weighed {
			break
		}
		if f.affirms(m, q) {
			out = append(out, f)
		}
	}
	return out
}

// affirms reports whether a passage may say q. One that says what is asked inside
// a negation, or of another number, does not assert it even if no rule could
// tell that it denies it.
func (f fit) affirms(m *material, q *query) bool {
	if f.p.question || f.p.wonders || f.namesOnly(q) || f.p.onlyDenies(q) || asksItself(f.p.words) || m.leftUnsaid(q, f.p) || f.p.declines() >= 0 && f.p.voice != ownVoice {
		return false
	}
	return q.negated || q.turned || !(m.ofAnother(q, f.p) || m.refused(q, f.p) || q.otherNumber(f.p) >= 0 || f.p.onlyWanted(q) && !m.saysYes(q, f.p) || f.p.negatesLike(q) && !f.p.opposed(q) || q.act != otherAct && f.p.negatesTalkOf(q))
}

// leftUnsaid reports whether p has what q says was done only behind "would not say
// if", "has not decided whether".
func (m *material) leftUnsaid(q *query, p *passage) bool {
	return slices.ContainsFunc(p.negations(), func(n negation) bool {
		return n.to < len(p.words) && containsAny(p.words[n.to:n.to+1], "if", "whether") && !m.notSaid(q, p.words[n.to:]) && m.notSaid(q, p.words[:n.to])
	})
}

// namesOnly reports whether of all that a passage could say of q it has the names
// and nothing that they are said to have done.
func (f fit) namesOnly(q *query) bool {
	deeds := 0
	for i, w := range q.content {
		if w.kind != plainWord || w.upper || w.heft <= 0.3 {
			continue
		}
		if deeds++; f.met[i] >= near {
			return false
		}
	}
	if deeds == 0 && q.toldOfTalk && f.p.voice == narratedVoice {
		return f.p.act() == otherAct && !communicates(f.p.words)
	}
	return deeds > 0 && f.prob < 0.9
}

// onlyDenies reports whether q is about a talk, and a passage only tells of
// another one that there was not: who denies one talk says nothing of another,
// and who denies that they bargained does not say that they never spoke of it.
func (p *passage) onlyDenies(q *query) bool {
	if q.unspoken != nil {
		return slices.ContainsFunc(p.negations(), func(n negation) bool { return actOf(n.scope(p.words)).strongerThan(q.act) })
	}
	return q.act.talking() && !q.negated && p.facts.deniesAll.get(p.deniesAllTalk)
}

// deniesAllTalk reports whether every act of talking in a passage is negated. A
// clause with "which" behind it tells of the talk after all.
func (p *passage) deniesAllTalk() bool {
	denied, from := false, 0
	var rest []word
	for _, n := range p.negations() {
		if actOf(p.words[n.at:n.to]).talking() {
			rest = append(rest, p.words[from:max(from, n.from)]...)
			denied, from = true, max(from, n.to)
		}
	}
	after := p.words[from:]
	return denied && !containsAny(after[:min(3, len(after))], "which") && actOf(append(rest, after...)) == otherAct
}

// asksItself reports whether a sentence is about an open question: "Whether the
// race will be held is a matter for others."
func asksItself(ws []word) bool {
	return len(ws) > 0 && containsAny(ws[:1], "whether", "who", "whose", "why")
}

// negatesTalkOf reports whether p negates a talk about whom q names ("no
// negotiation on the release of a prisoner, whom ... Seng Theary").
func (p *passage) negatesTalkOf(q *query) bool {
	return slices.ContainsFunc(p.negations(), func(n negation) bool {
		return actOf(p.words[n.at:n.to]) != otherAct && n.names(p.words, q)
	})
}

// outweighed reports whether a side that leaves no room for something in one
// place, or denies what only points back to it, says it plainly in another.
func (m *material) outweighed(q *query, d denial, best fit) bool {
	if best.p == d.fit.p || best.p.voice > citedVoice || !best.affirms(m, q) || d.rule == "implied/initiator" && !m.saysAsker(q, best.p) {
		return false
	}
	return d.stance == onrecord.ImpliesNot && best.prob > 0.6 ||
		d.strength < certain && best.prob > 0.9 && best.strict > certain && !best.p.negated(q) ||
		d.rule == "denied/retort" && best.prob > 0.8 && !best.p.negated(q) ||
		d.rule == "denied/such" && best.prob > 0.9 && best.strict > 0.85 && !best.p.negated(q)
}

// verdict shows the denying passages, strongest first, then the best of the
// rest.
func (d denial) verdict(m *material, v *sideView, fits []fit) verdict {
	evidence := append([]fit{d.fit}, d.more...)
	var denying []*passage
	for _, f := range evidence {
		denying = append(denying, f.p)
	}
	for _, f := range fits {
		if len(evidence) == weighed {
			break
		}
		if !slices.ContainsFunc(evidence, func(e fit) bool { return e.p == f.p }) {
			evidence = append(evidence, f)
		}
	}
	at := onrecord.Anchor{Doc: m.docs[d.fit.p.doc].ID, Span: d.trigger}
	return verdict{side: v, stance: d.stance, shade: d.shade, fits: evidence[:min(weighed, len(evidence))], rule: d.rule, why: d.why,
		triggers: []onrecord.Anchor{at}, confidence: d.strength, denying: denying}
}

// position writes v down, with the passages that it shows.
func (v verdict) position(m *material) (onrecord.Position, []*passage) {
	p := onrecord.Position{Side: v.side.ID, Stance: v.stance, Shade: v.shade, Rule: v.rule, Why: v.why, Triggers: v.triggers, Confidence: v.confidence, History: v.past}
	fits, carriers := m.foldCopies(v.fits)
	var ps []*passage
	for i, f := range fits[:min(shown, len(fits))] {
		if i > 0 && f.prob < m.least && !slices.Contains(v.denying, f.p) {
			continue
		}
		ps = append(ps, f.p)
		p.Evidence = append(p.Evidence, onrecord.Evidence{Anchor: f.p.anchor(m), Statement: f.p.stmt, Score: f.score, Carriers: carriers[f.p]})
	}
	if len(p.Evidence) == 0 {
		p.Searched = m.searched(v.side.ID)
	}
	return p, ps
}

// searched lists the documents that could have spoken for the side.
func (m *material) searched(side onrecord.SideID) []onrecord.DocumentID {
	var out []onrecord.DocumentID
	for _, d := range m.docs {
		if d.SpeaksFor == side || d.SpeaksFor == "" {
			out = append(out, d.ID)
		}
	}
	return out
}
