package compare

import "onrecord"

// Question and answer belong together (R11): "No." says nothing without the
// question before it.

var (
	noAnswers = [][]string{{"no"}, {"not", "at", "all"}, {"absolutely", "not"}, {"of", "course", "not"}, {"never"}, {"not", "true"}, {"that", "is", "not", "true"}, {"that's", "not", "true"},
		{"far", "from", "it"}, {"on", "the", "contrary"}, {"quite", "the", "opposite"}, {"quite", "the", "contrary"}, {"not", "so"}, {"nothing", "of", "the", "kind"}, {"nothing", "of", "the", "sort"}, {"nonsense"}, {"wrong"}}
	yesAnswers = [][]string{{"yes"}, {"absolutely"}, {"correct"}, {"of", "course"}, {"that", "is", "correct"}, {"that's", "correct"}, {"that", "is", "right"}, {"that's", "right"}, {"we", "did"}, {"i", "did"}, {"he", "did"}, {"she", "did"}}
)

// answer returns the words of the question that p answers in one word, and
// whether it says yes; nil where it does not.
func (p *passage) answer() (asked []word, yes bool) {
	a := p.facts.answered.get(func() answered { return answeredOf(p.findAnswer()) })
	return a.asked, a.yes
}

// An answered is a question and whether the answer is yes.
type answered struct {
	asked []word
	yes   bool
}

func answeredOf(asked []word, yes bool) answered { return answered{asked, yes} }

func (p *passage) findAnswer() (asked []word, yes bool) {
	prev := p.before
	if prev != nil && len(prev.words) <= 2 {
		prev = prev.before // "MS.", cut off from the label
	}
	if prev == nil || !prev.question {
		return nil, false
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
	switch asked = questionBefore(p); {
	case opensWith(ws, noAnswers):
		return asked, false
	case opensWith(ws, yesAnswers):
		return asked, true
	case deniesPronoun(ws):
		return asked, false
	}
	return nil, false
}

// deniesPronoun reports whether a sentence denies only what a pronoun points
// back to: "They were not.", "It was not touched upon.", "That isn't what
// happened."
func deniesPronoun(ws []word) bool {
	i := 0
	for i < len(ws) && (ws[i].kind == mark || containsAny(ws[i:i+1], "no", "well", "but", "and", "i", "repeat", ":")) {
		i++
	}
	if i >= len(ws) || !proforms[ws[i].low] || len(ws) > i+9 {
		return false
	}
	negated := false
	for _, w := range ws[i+1:] {
		negated = negated || negates(w)
		if w.heft > 0.3 && !proVerbs[w.low] && !negates(w) {
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
func answeredRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (denial, bool) {
	asked, yes := p.answer()
	if asked == nil || yes || q.negated || len(negations(asked)) > 0 {
		return denial{}, false
	}
	if deniesPronoun(p.words) && q.covers(m.heavy(asked)) < 0.6 {
		return denial{}, false // "We didn't discuss that", asked who pays for the wall
	}
	c := coverage(q.content, asked)
	return denial{stance: onrecord.Denies, rule: "denied/answer", trigger: p.words[0], strength: 0.9 * c,
		why: "Asked about it, the side says no."}, c >= 0.6 && coverage(q.heavy, asked) >= 0.6
}

// saysYes reports whether p answers yes to a question about what q says.
func (m *material) saysYes(q *query, p *passage) bool {
	asked, yes := p.answer()
	return yes && !q.negated && len(negations(asked)) == 0 && coverage(q.content, asked) >= 0.7
}
