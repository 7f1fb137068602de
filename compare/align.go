package compare

import (
	"slices"

	"onrecord"
	"onrecord/compare/sense"
)

// A query is a proposition made ready for looking up.
type query struct {
	onrecord.Proposition
	words     []word // all
	content   []word // those with heft, each stem once
	heavy     []word // those that say what it is about
	act       act
	negations []negation
	negated   bool
	vector    vector

	lasts float64 // how long it says that something was, in minutes
	whole bool    // it says so of all
	doer  string  // who destroyed or attacked something, by it

	communicates, toldOfTalk bool
	tones                    []word // by which it characterises the talk
	asker                    string // who asked for the talk, by it
	starter                  string // who struck first, by it
	causer                   string // who brought it about, by it
	struckFirst              bool   // and says "first" or the like; else only that they attacked
	day                      day    // on which the talk took place, by it
	dayAsked                 bool
	countAt                  int    // of the one number that counts something
	count                    string // its value, "" for none
	setting                  string // it is about
	reason                   reason // that it gives

	turned   bool   // it says no of its object with a verb
	site     site   // where it says that something was
	record   bool   // of a talk that somebody kept
	unspoken []word // what it says was not talked about
	asked    []word // what it says was asked for
	main     []word // content without what it gives only as an example
	times    []word // months, days and years
	timeless []word // content without the day: who denies a thing need not name the day
	heaviest [2]int // of content: what it is most about, -1 for less

	nearest  []float32 // by word of the passages: how near the query comes to it
	clauses  fact[[]predicate]
	deed     fact[deed]
	line     fact[lineSide]
	distance fact[distance]
	brought  fact[brought]
	response fact[word]
}

func (m *material) query(p onrecord.Proposition) *query {
	q := &query{Proposition: p, words: m.wordsIn(p.Text)}
	q.nearest = m.lex.ask(q.words)
	q.holds(m.contentOf(q.words))
	q.heavy = m.heavy(q.words)
	q.act = actOf(q.words)
	q.negations = negations(q.words)
	q.negated = slices.ContainsFunc(q.negations, func(n negation) bool { return q.words[n.at].low != "without" }) // that says only how
	_, q.lasts = lastingIn(q.words)
	_, q.doer = m.deedIn(q.words)
	q.whole = wholeIn(q.words)
	q.communicates, q.toldOfTalk = communicates(q.words), toldOfTalk(q.words)
	q.tones = toneWords(q.words)
	_, q.asker = m.askerIn(q.words)
	_, q.causer = m.causerIn(q.words)
	q.day, q.dayAsked = m.askedDay(q)
	q.countAt, q.count = countIn(q.words)
	q.setting = q.settingOf()
	q.reason = reasonIn(q.words)
	q.unspoken = m.untalked(q)
	q.main = m.contentOf(q.words[:exampleAt(q.words)])
	q.times, q.timeless = timesIn(q.words), withoutDay(q.content, q.words)
	q.asked = m.askedFor(q)
	q.turned = anyTurns(q.words)
	q.site = placeOf(q.words)
	q.record = recordIn(q.words) >= 0
	if !q.negated {
		q.starter, q.struckFirst = m.starterAsked(q.words)
	}
	return q
}

// withoutDay leaves out months, days of the week and the numbers beside a month.
func withoutDay(content, ws []word) []word {
	return slices.DeleteFunc(slices.Clone(content), func(w word) bool {
		i := slices.IndexFunc(ws, func(o word) bool { return o.span == w.span })
		return w.namesTime() || w.kind == number && i >= 0 && slices.ContainsFunc(ws[max(0, i-1):min(len(ws), i+2)], word.namesTime)
	})
}

// holds gives q its content, and what follows from it.
func (q *query) holds(content []word) {
	q.content = content
	q.heaviest = heaviestTwo(content)
	q.vector = vectorOf(content)
}

// contentOf keeps words with heft, each stem once, weighed by how rare they
// are in the case.
func (m *material) contentOf(ws []word) []word {
	out := make([]word, 0, hefted(ws))
	for _, w := range ws {
		if w.heft == 0 || hasStem(out, w.stem) {
			continue
		}
		if r, ok := m.rarity[w.stem]; ok {
			w.heft *= r
		}
		if m.actors[w.stem] {
			w.heft *= 0.4
		}
		out = append(out, w)
	}
	return out
}

// hefted counts the words with heft.
func hefted(ws []word) int {
	n := 0
	for i := range ws {
		if ws[i].heft != 0 {
			n++
		}
	}
	return n
}

// vectorOf sums word vectors by heft.
func vectorOf(ws []word) vector {
	v := vector{sum: make([]float64, sense.Dim)}
	for _, w := range ws {
		if w.kind == plainWord {
			sense.AddTo(v.sum, w.low, w.heft)
		}
	}
	for _, x := range v.sum {
		v.square += x * x
	}
	return v
}

// A vector is where words lie together among all words.
type vector struct {
	sum    []float64
	square float64 // of its length
}

func (v vector) cosine(o vector) float64 {
	if v.square == 0 || o.square == 0 {
		return 0
	}
	dot := 0.0
	for i, x := range v.sum {
		dot += x * o.sum[i]
	}
	return dot / sqrt(v.square*o.square)
}

// A fit is how a passage answers a query.
type fit struct {
	p       *passage
	cover   float64   // share of the query's content found in the passage
	context float64   // the same, with the sentence before at half
	strict  float64   // share found with equal stems
	salient float64   // how well the two heaviest words are met
	near    float64   // cosine of the sums of vectors
	met     []float64 // a value for each content word of the query
	score   float64   // a first estimate, without a model
	prob    float64   // that the passage says it
}

func (m *material) fit(q *query, p *passage) fit {
	return m.fitInto(make([]float64, len(q.content)), q, p)
}

// fitInto is fit with room for what is met.
func (m *material) fitInto(met []float64, q *query, p *passage) fit {
	f := fit{p: p, met: met}
	total := 0.0
	lean := p.facts.leans.get(p.leans)
	for i, w := range q.content {
		s := p.bestMatch(w)
		f.met[i] = s
		c := s
		if s < 1 && lean > 0 {
			c = max(s, lean*p.before.bestMatch(w))
		}
		total += w.heft
		f.cover += w.heft * s
		f.context += w.heft * c
		if s == 1 {
			f.strict += w.heft
		}
	}
	if total > 0 {
		f.cover /= total
		f.context /= total
		f.strict /= total
	}
	f.salient = q.salient(f.met)
	f.near = q.vector.cosine(p.vector())
	f.score = 0.55*f.cover + 0.25*f.context + 0.1*f.salient + 0.1*f.near
	return f
}

// leans says how much of a passage's sense lies in the sentence before it: more
// where it points back ("in this area"), none at the start of a document.
func (p *passage) leans() float64 {
	if p.before == nil || p.before.title {
		return 0
	}
	for i := range p.words[:max(0, len(p.words)-1)] {
		if containsAny(p.words[i:i+1], "this", "these", "such") && p.words[i+1].heft > 0 && p.words[i+1].kind == plainWord {
			return 0.8
		}
	}
	return 0.5
}

// heaviestTwo returns the places of the two heaviest words, the first of equals
// first.
func heaviestTwo(ws []word) [2]int {
	two := [2]int{-1, -1}
	for i := range ws {
		switch {
		case two[0] < 0 || ws[i].heft > ws[two[0]].heft:
			two = [2]int{i, two[0]}
		case two[1] < 0 || ws[i].heft > ws[two[1]].heft:
			two[1] = i
		}
	}
	return two
}

// salient returns how well the heaviest words are met.
func (q *query) salient(met []float64) float64 {
	sum, n := 0.0, 0.0
	for _, i := range q.heaviest {
		if i >= 0 {
			sum += met[i]
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return sum / n
}

func (p *passage) vector() vector {
	return p.facts.vector.get(func() vector { return vectorOf(p.words) })
}

// bestMatch returns how well some word of p matches a word of a query, 0 to 1.
func (p *passage) bestMatch(w word) float64 {
	row := w.lex.asked[w.id].row
	if w.short || row == nil {
		return meet(w, p.words)
	}
	best := float32(0)
	for _, id := range p.facts.ids.get(p.ids) {
		best = max(best, row[id])
	}
	return float64(best)
}

// ids returns the numbers of the passage's words, each once.
func (p *passage) ids() []int32 {
	out := make([]int32, 0, len(p.words))
	for _, w := range p.words {
		if w.kind != mark && !slices.Contains(out, w.id) {
			out = append(out, w.id)
		}
	}
	return out
}

// matchAt compares w with the word at i, or with the words from i where w is
// their acronym.
func matchAt(w *word, ws []word, i int) float64 {
	v := &ws[i]
	s := 0.0
	if w.lex != nil && w.lex == v.lex {
		s = w.lex.near(w, v)
	} else {
		s = similar(*w, *v)
	}
	if s < 0.9 && w.short && spells(*w, ws, i) {
		return 0.9
	}
	return s
}

// spells reports whether w is an acronym of the words from i, or the word at i
// one of a phrase.
func spells(w word, ws []word, i int) bool {
	if w.upper && len(w.low) >= 2 && len(w.low) <= 6 && w.short {
		return initialsAt(w.low, ws, i)
	}
	return false
}

func initialsAt(short string, ws []word, i int) bool {
	for k := range len(short) {
		for i < len(ws) && k > 0 && functionWords.has(ws[i].low) && ws[i].low[0] != short[k] {
			i++
		}
		if i >= len(ws) || ws[i].kind != plainWord || ws[i].low[0] != short[k] {
			return false
		}
		i++
	}
	return true
}
