package compare

import (
	_ "embed"
	"encoding/json"
	"sync"

	"onrecord"
)

// plain is material made of bare sentences that nobody in particular says: what
// public sets of sentence pairs have, without sides, dates or sources.
func plain(sentences []string) *material {
	m := &material{lex: newLexicon(), model: defaultModel()}
	for _, s := range sentences {
		p := &passage{raw: s, words: wordsIn(s, spanOf(s)), side: "premise", voice: ownVoice}
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
	m.lex.settle()
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

// speaksAgainst is the lowest with a precision of .85 on the fifths of SICK train that
// the weights were not fitted on.
const speaksAgainst = 0.27

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
