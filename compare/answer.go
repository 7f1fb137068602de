package compare

import "onrecord"

// Question and answer belong together (R11): "No." says nothing without the
// question before it.

var (
	noAnswers = [][]string{{"no"}, {"not", "at", "all"}, {"absolutely", "not"}, {"of", "course", "not"}, {"never"}, {"not", "true"}, {"that", "is", "not", "true"}, {"that's", "not", "true"},
		{"far", "from", "it"}, {"on", "the", "contrary"}, {"quite", "the", "opposite"}, {"quite", "the", "contrary"}, {"not", "so"}, {"nothing", "of", "the", "kind"}, {"nothing", "of", "the", "sort"}, {"nonsense"}, {"wrong"}}
	unsureAnswers = [][]string{{"not", "to", "my", "knowledge"}, {"not", "to", "our", "knowledge"}, {"not", "that", "i", "know", "of"}, {"not", "that", "i'm", "aware", "of"}, {"not", "that", "i", "am", "aware", "of"},
		{"not", "that", "we", "know", "of"}, {"not", "that", "we're", "aware", "of"}, {"none", "that", "i", "know", "of"}, {"none", "that", "i'm", "aware", "of"}, {"none", "that", "we", "know", "of"},
		{"not", "as", "far", "as", "i", "know"}, {"i'm", "not", "aware", "of", "that"}, {"i", "am", "not", "aware", "of", "that"}}
	yesAnswers = [][]string{{"yes"}, {"absolutely"}, {"correct"}, {"of", "course"}, {"that", "is", "correct"}, {"that's", "correct"}, {"that", "is", "right"}, {"that's", "right"}, {"we", "did"}, {"i", "did"}, {"he", "did"}, {"she", "did"}}
)

// answer returns the question that p answers in a few words; none where it does
// not.
func (p *passage) answer() answered { return p.facts.answered.get(p.findAnswer) }

// An answered is a question, whether the answer is yes, and whether a no says
// only that the side knows of nothing.
type answered struct {
	asked       []word
	yes, unsure bool
}

func (p *passage) findAnswer() answered {
	prev := p.before
	if prev != nil && len(prev.words) <= 2 {
		prev = prev.before // "MS.", cut off from the label
	}
	if prev == nil || !prev.question {
		return answered{}
	}
	ws := p.words
	for i := range ws[:min(len(ws), 8)] {
		if ws[i].low == ":" {
			ws = ws[i+1:] // behind the speaker's label
			break
		}
	}
	for len(ws) > 0 && ws[0].kind == mark {
		ws = ws[1:]
	}
	switch asked := questionBefore(p); {
	case opensWith(ws, unsureAnswers):
		return answered{asked: asked, unsure: true}
	case opensWith(ws, noAnswers), deniesPronoun(ws):
		return answered{asked: asked}
	case opensWith(ws, yesAnswers):
		return answered{asked: asked, yes: true}
	}
	return answered{}
}

// deniesPronoun reports whether a sentence denies only what a pronoun points
// back to: "They were not.", "It was not touched upon.", "That isn't what
// happened."
func deniesPronoun(ws []word) bool {
	i := 0
	for i < len(ws) && (ws[i].kind == mark || containsAny(ws[i:i+1], "no", "well", "but", "and", "i", "repeat", ":")) {
		i++
	}
	if i >= len(ws) || !proforms.has(ws[i].low) || len(ws) > i+9 {
		return false
	}
	negated := false
	for _, w := range ws[i+1:] {
		negated = negated || negates(w)
		if w.heft > 0.3 && !proVerbs.has(w.low) && !negates(w) {
			return false
		}
	}
	return negated
}

var (
	proforms = setOf("it they that this he she we i these those there")
	proVerbs = setOf("happen happened happening touched mentioned raised discussed occur occurred case true so what arise arose come up came place take took repeat even simply")
)

// opensWith reports whether ws are one of the answers, up to a stop.
func opensWith(ws []word, answers [][]string) bool {
	for _, a := range answers {
		if len(ws) >= len(a) && lows(ws, a) && (len(ws) == len(a) || ws[len(a)].kind == mark) {
			return true
		}
	}
	return false
}

// answeredRule: a plain no to a question about what the query says.
func answeredRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	a := p.answer()
	asked := a.asked
	if asked == nil || a.yes || len(negations(asked)) > 0 {
		return objection{}, false
	}
	if deniesPronoun(p.words) && q.covers(m.heavy(asked)) < 0.6 {
		return objection{}, false // "We didn't discuss that", asked who pays for the wall
	}
	if !m.isAsked(q, p) {
		return objection{}, false
	}
	c := coverage(q.content, asked)
	d := objection{stance: onrecord.Denies, rule: "denied/answer", trigger: p.words[0].span, strength: 0.9 * c,
		why: "Asked about it, the side says no."}
	if a.unsure {
		d = d.hedged("Asked about it, the side says that it knows of none, which is less than a denial.")
	}
	return d, c >= 0.6 && coverage(q.heavy, asked) >= 0.6
}

// isAsked reports whether the question that p answers asks for the deed of q: no
// to "are you reconsidering the dams that are planned?" leaves them planned.
func (m *material) isAsked(q *query, p *passage) bool {
	a, verbs := m.deed(q), 0
	for b := p.before; b != nil && (b.question || len(b.words) <= 2); b = b.before {
		for _, v := range b.predicates() {
			if v.leadsOn() || doForms.has(v.heads[0].low) || b.relative(v) {
				continue
			}
			if verbs++; a.within(v.heads) >= near {
				return true
			}
		}
	}
	return verbs == 0 || len(a.core) == 0 || beForms.has(a.verb.low)
}

// relative reports whether v only says which thing is meant: "the dams that are
// planned".
func (p *passage) relative(v predicate) bool {
	k := v.at - 1
	for k > 0 && auxiliaries.has(p.words[k].low) {
		k--
	}
	return k > 0 && containsAny(p.words[k:k+1], "that", "which", "who") && !verbOfSaying(p.words, k-1)
}

// saysYes reports whether p answers yes to a question about what q says.
func (m *material) saysYes(q *query, p *passage) bool {
	a := p.answer()
	return a.yes && !q.negated && len(negations(a.asked)) == 0 && coverage(q.content, a.asked) >= 0.7
}
