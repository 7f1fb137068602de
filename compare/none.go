package compare

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/compare/sense"
)

// noneRule: the side says that there was nothing of what the query is about,
// named by its noun: "there was no warning" against "warned the ferry", "no
// contract exists" against "signed a contract", "received no note" against
// "was handed a note", "no pause was discussed" against "accepted a pause".
func noneRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	for _, n := range p.negations() {
		a, ok := n.absent(p.words)
		if !ok || n.hedged || n.wished(p.words) && !hasAny(q.words, wishes) && !n.foretold(p.words) || reportsSilence(p.words, n) || !a.answers(q, p.words) {
			continue
		}
		noun := p.words[a.noun]
		if q.lacks(noun) || noun.heft < 0.2 || weakNouns.has(noun.stem) && !q.does(noun) || talkNouns.has(noun.low) || !q.isAbout(noun) {
			continue
		}
		rest := m.heavy(m.apart(q.besidesAhead(widest(lasting(p.words[a.from:a.to])))))
		if q.covers(m.contentOf(append([]word{noun}, rest...))) < 0.6 || m.onlyThere(q, p.words[a.to:n.to]) || narrower(m.heavy(p.words[a.from:a.noun]), q) {
			continue
		}
		forward := coverage(q.content, append(append([]word{}, p.words...), antecedent(p)...))
		return objection{stance: onrecord.Denies, rule: "denied/none", trigger: p.words[n.at].span, strength: 0.5 + forward/2,
			why: "The side says that there was none."}, forward >= 0.25 || q.hasObject(noun)
	}
	return objection{}, false
}

// onlyThere reports whether ws, behind the verb of existing, name a place that q
// does not: "no attack took place inside the national territory".
func (m *material) onlyThere(q *query, ws []word) bool {
	i := slices.IndexFunc(ws, func(w word) bool { return containsAny([]word{w}, "inside", "within", "in", "on") })
	if i < 0 || !slices.ContainsFunc(ws[i:], func(w word) bool { return lands.has(w.stem) }) {
		return false
	}
	return coverage(m.contentOf(ws[i:]), q.words) < 0.5
}

var lands = stems("territory country soil land waters airspace side region province district area zone")

// lacks reports whether q itself says that there was no such thing: "sailed
// without lanterns".
func (q *query) lacks(noun word) bool {
	k := slices.IndexFunc(q.words, func(w word) bool { return w.low == "without" })
	return k >= 0 && meet(noun, q.words[k:min(len(q.words), k+4)]) >= near
}

// foretold reports whether n says that there will be none: whoever says so does
// not hold that it was agreed or set up.
func (n negation) foretold(ws []word) bool {
	return n.at > 2 && lows(ws[n.at-3:n.at], []string{"there", "will", "be"})
}

// does reports whether noun is made of the verb of q: "got no answer" against
// "answered".
func (q *query) does(noun word) bool {
	return len(q.predicates()) > 0 && q.predicates()[0].heads[0].stem == noun.stem
}

// isAbout reports whether noun is what q says was done or had: a word of its
// content that is no name.
func (q *query) isAbout(noun word) bool {
	return slices.ContainsFunc(q.content, func(w word) bool { return w.means(noun) })
}

// means reports whether w, no name, says what noun does. A dictionary calls
// words one that have one rare sense in common ("commitment", "consignment"):
// they must be used alike too, or made of one stem.
func (w word) means(noun word) bool {
	if w.upper || w.kind != plainWord || w.weight() <= 0.2 || similar(w, noun) < 0.8 {
		return false
	}
	return w.stem == noun.stem || commonStart(w.stem, noun.stem) >= 4 || sense.Cosine(w.low, noun.low) >= 0.3
}

// commonStart returns how many bytes two stems begin with in common.
func commonStart(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// hasObject reports whether noun is what the verb of q is about, not only a word
// of a phrase about when, where or how: "agreed on a price of 80 dollars".
func (q *query) hasObject(noun word) bool {
	for i, w := range q.words {
		if !w.means(noun) {
			continue
		}
		k := i - 1
		for k >= 0 && (functionWords.has(q.words[k].low) && !circumstantial.has(q.words[k].low) || q.words[k].kind == number) {
			k--
		}
		return k >= 0 && !circumstantial.has(q.words[k].low)
	}
	return false
}

var circumstantial = setOf("after before during in at near over because since when while until by with from under between")

// widest leaves out the words that widen.
func widest(ws []word) []word {
	return slices.DeleteFunc(ws, func(w word) bool { return whichever.has(w.low) })
}

// narrower reports whether one of the words before the noun has no counterpart
// in q: "no written contract" leaves room for a spoken one.
func narrower(before []word, q *query) bool {
	return slices.ContainsFunc(q.besidesAhead(before), func(w word) bool { return !whichever.has(w.low) && meet(w, q.words) < 0.5 })
}

// besidesAhead leaves out words for being earlier where q has one too.
func (q *query) besidesAhead(ws []word) []word {
	if !hasAny(q.words, ahead) {
		return ws
	}
	return slices.DeleteFunc(slices.Clone(ws), func(w word) bool { return ahead.has(w.low) })
}

// ahead are words for being earlier: a "prior" notice is one "before" the event.
var ahead = setOf("prior advance earlier previous before ahead beforehand")

// whichever are words that widen what is said not to be: "no individual cases",
// "no pause of any length".
var whichever = setOf("any individual particular specific single concrete kind kinds sort sorts type form length size amount other further additional whatever")

// An absence is a thing that a negation says there was none of.
type absence struct {
	noun     int  // its head
	from, to int  // all that says which thing, as indexes of words
	talked   bool // it was not even talked about
}

// answers reports whether q says of the thing what can not be where there was
// none: whoever only asked for it did not have it, but must have spoken of it.
func (a absence) answers(q *query, ws []word) bool {
	switch {
	case q.act != otherAct && strongest.of(ws[a.noun].stem) == q.act: // no warning: nobody warned
		return true
	case a.talked:
		return q.communicates || q.act != otherAct || hasAny(q.words, settling)
	}
	return q.act != requested && !slices.ContainsFunc(q.words, func(w word) bool { return unfulfilled.has(w.low) && !hasStem(ws, w.stem) })
}

var (
	settling    = setOf("accepted accept approved approve endorsed confirmed consented conceded settled")
	unfulfilled = setOf(`proposed proposes planned plans wants wanted considered threatened refused rejected denied sought seeks hoped promised offered discussed
		require requires required oblige obliges obliged foresees provides entitles must should`)
	broachedBy = setOf("discussed raised mentioned brought broached negotiated addressed")
)

// absent returns the thing whose existence n negates: after "there was no", as
// what nobody got or gave ("received no note"), or before "exists", "was made".
func (n negation) absent(ws []word) (absence, bool) {
	none := n.at
	if got := n.at + 1; got+1 < n.to && (ws[n.at].low == "not" || strings.HasSuffix(ws[n.at].low, "n't")) && having.has(ws[got].low) && containsAny(ws[got+1:got+2], "a", "an", "any") {
		none = got + 1 // "did not receive a notice"
	} else if ws[n.at].low != "no" {
		return absence{}, false
	}
	head := none
	for k := none + 1; k < n.to && ws[k].kind == plainWord && !functionWords.has(ws[k].low) && !existing.has(ws[k].low) && !broachedBy.has(ws[k].low); k++ {
		head = k
	}
	if head == none || head+1 < n.to && restricting.has(ws[head+1].low) || head+5 < n.to && lows(ws[head+1:], []string{"of", "the"}) && restricting.has(ws[head+4].low) { // "of the kind that"
		return absence{}, false
	}
	a := absence{noun: head, from: none + 1, to: phraseEnd(ws, head+1, n.to)}
	if at := a.to - 2; at > head && lows(ws[at:a.to], []string{"on", "board"}) {
		a.to = at
	}
	if none > n.at || n.at > 1 && containsAny(ws[max(0, n.at-4):n.at], "there") || n.at > 0 && having.has(ws[n.at-1].low) {
		return a, true
	}
	verb := head + 1
	for verb < a.to && !passiveOf.has(ws[verb].low) && !existing.has(ws[verb].low) {
		verb++
	}
	last := min(len(ws), verb+4)
	if verb == a.to || existing.has(ws[verb].low) && !standing.has(ws[verb].low) && verb+1 < len(ws) && !functionWords.has(ws[verb+1].low) && ws[verb+1].kind != mark {
		return absence{}, false // "no inspector found anything"
	}
	a.to = verb
	a.talked = hasAny(ws[verb:last], broachedBy)
	return a, a.talked || hasAny(ws[verb:last], existing)
}

// having are verbs whose object is what somebody has, gets or gives.
var having = setOf("had has have got received receive receives get made make makes gave given give held hold signed issued reached sent took take found find saw see seen")

// standing are verbs of existing without an object.
var standing = setOf("exists exist existed occurred happened took")

// passiveOf open a passive.
var passiveOf = setOf("was were is are been has have had")

var existing = setOf("exists exist existed occurred happened took made given issued signed reached sent received fired concluded fixed set agreed found held offered exchanged delivered handed established")

// lasting leaves out the verb of existing, and the words that only describe a
// name after them.
func lasting(ws []word) []word {
	return slices.DeleteFunc(undescribed(ws), func(w word) bool { return existing.has(w.low) })
}

// phraseEnd returns where the words end that say which one is meant: at a mark,
// or where a clause of time or cause begins.
func phraseEnd(ws []word, i, end int) int {
	for k := i; k < end; k++ {
		if ws[k].kind == mark || subordinating.has(ws[k].low) {
			return k
		}
	}
	return end
}

var subordinating = setOf("after before when since as because until while if though although and or neither nor so but despite")

// restricting words after a noun say which of its kind is meant: "there is no
// convoy that we have stopped" leaves convoys standing.
var restricting = setOf("that which who whom whose where")

// weakNouns may be absent without anything being denied.
var weakNouns = stems("comment response reply word sign evidence doubt reason way need question sense point time answer indication")

// undescribed leaves out the words that only describe a name after them: "the
// Swiss firm" of "the Swiss firm Helvax".
func undescribed(ws []word) []word {
	var out []word
	for i := 0; i < len(ws); i++ {
		k := i
		for k < len(ws) && ws[k].kind == plainWord && !functionWords.has(ws[k].low) && (!ws[k].upper || len(ws[k].stem) > 0 && ws[k].stem[0] == '<') {
			k++
		}
		if k > i && k < len(ws) && ws[k].upper && ws[k].kind == plainWord {
			i = k
		}
		out = append(out, ws[i])
	}
	return out
}
