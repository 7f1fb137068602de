package compare

import (
	_ "embed"
	"encoding/json"
	"slices"
	"sync"

	"onrecord"
	"onrecord/compare/sense"
)

// plain is material made of bare sentences that nobody in particular says: what
// public sets of sentence pairs have, without sides, dates or sources.
func plain(sentences []string) *material {
	m := &material{lex: newLexicon(), model: defaultModel()}
	for _, s := range sentences {
		p := &passage{words: wordsIn(s, spanOf(s)), side: "premise", voice: ownVoice}
		if n := len(m.passages); n > 0 {
			p.before = m.passages[n-1]
		}
		p.quoted, _ = quotedWords(p.words, false)
		m.passages = append(m.passages, p)
	}
	m.rarity = rarityOf(m.passages)
	for _, p := range m.passages {
		m.lex.number(p.words)
	}
	m.lex.passage = len(m.lex.words)
	return m
}

// Says returns how likely it is, from 0 to 1, that one of the sentences of a
// text says what claim says, by the scorer that boards use. It knows no sides.
func Says(sentences []string, claim string) float64 {
	m := plain(sentences)
	q := m.query(onrecord.Proposition{Text: claim})
	best := 0.0
	for _, p := range m.passages {
		best = max(best, m.probability(q, m.fit(q, p), 0))
	}
	return best
}

// A PairModel says what one bare sentence makes of another: logistic regression
// over [PairFeatures], fitted on SICK train by "onrecord eval compare --train".
// Boards do not use it: their verdicts come from named rules.
type PairModel struct {
	Follows []float64 `json:"follows"` // weights: the second sentence follows from the first
	Against []float64 `json:"against"` // weights: the two cannot both hold
}

//go:embed pair.json
var pairFile []byte

// DefaultPairModel returns the embedded weights.
var DefaultPairModel = sync.OnceValue(func() PairModel {
	var m PairModel
	if err := json.Unmarshal(pairFile, &m); err != nil {
		panic("compare: embedded pair weights: " + err.Error())
	}
	return m
})

// speaksAgainst balances precision and recall on the half of SICK train that
// the weights were not fitted on.
const speaksAgainst = 0.35

// Judge returns Agreed where b follows from a, Contradicted where it cannot
// hold with it, and Unaddressed where a leaves it open.
func (w PairModel) Judge(a, b string) onrecord.Relation {
	x := PairFeatures(a, b)
	follows, against := Model{Weights: w.Follows}.Probability(x), Model{Weights: w.Against}.Probability(x)
	switch {
	case against >= speaksAgainst && against >= follows:
		return onrecord.Contradicted
	case follows >= 0.5:
		return onrecord.Agreed
	}
	return onrecord.Unaddressed
}

// PairFeatures describes two bare sentences by alignment both ways, negation
// and its scope, opposites, numbers and the order of what they share.
func PairFeatures(a, b string) []float64 {
	there, back := oneWay(a, b), oneWay(b, a)
	odd := truth(there.negated != back.negated)
	both := truth(there.negated && back.negated)
	x := []float64{1, odd, both, truth(there.opposed), there.swapped}
	x = append(x, there.alike...)
	x = append(x, back.alike...)
	for _, v := range slices.Concat(there.alike, back.alike) {
		x = append(x, odd*v, both*v, truth(there.opposed)*v)
	}
	scope := there.scope // of whichever sentence negates
	if there.negated {
		scope = back.scope
	}
	return append(x, odd*scope, odd*scope*scope, odd*min(there.alike[0], back.alike[0]), min(there.alike[0], back.alike[0]), odd*truth(there.exists || back.exists))
}

func truth(x bool) float64 {
	if x {
		return 1
	}
	return 0
}

// A oneView is how a passage meets a query.
type oneView struct {
	alike           []float64
	negated, exists bool // of the query: "there is no"
	opposed         bool
	scope, swapped  float64
}

func oneWay(text, claim string) oneView {
	m := plain([]string{text})
	q, p := m.query(onrecord.Proposition{Text: claim}), m.passages[0]
	f := m.fit(q, p)
	v := oneView{negated: q.negated, opposed: opposites(q, p), swapped: swapped(q, p)}
	v.alike = []float64{f.cover, f.strict, f.near, f.salient, weakest(q.content, f.met), neighbours(q, p), m.heaviestMissed(q, f),
		missed(q.content, f.met, func(w word) bool { return w.kind == number })}
	for _, n := range negations(q.words) {
		v.scope = max(v.scope, coverage(m.contentOf(n.scope(q.words)), p.words))
		v.exists = v.exists || containsAny(q.words[:n.at], "there") || containsAny(q.words[n.at:n.at+1], "no", "nobody", "none")
	}
	return v
}

// opposites reports whether p has the opposite of a word of q that p lacks.
func opposites(q *query, p *passage) bool {
	return slices.ContainsFunc(q.content, func(c word) bool {
		return !hasStem(p.words, c.stem) && slices.ContainsFunc(p.words, func(w word) bool {
			return !hasStem(q.words, w.stem) && (sense.Opposed(c.low, w.low) || sense.Opposed(c.stem, w.stem))
		})
	})
}

// swapped returns the share of pairs of words of q that stand the other way
// round in p: who did it and to whom it was done.
func swapped(q *query, p *passage) float64 {
	var at []int
	for _, c := range q.content {
		if i := slices.IndexFunc(p.words, func(w word) bool { return w.stem == c.stem }); i >= 0 {
			at = append(at, i)
		}
	}
	n, turned := 0.0, 0.0
	for i := range at {
		for k := range i {
			n++
			turned += truth(at[k] > at[i])
		}
	}
	if n == 0 {
		return 0
	}
	return turned / n
}
