package compare

import (
	"bytes"
	_ "embed"
	"errors"
	"io"
	"math"
	"sync"

	"onrecord"
	"onrecord/internal/trees"
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

// A PairModel says what one bare sentence makes of another. It is fitted by
// "onrecord eval compare --train" on SICK train, on pairs of our own and on pairs by
// construction. Boards do not use it: their verdicts come from named rules, to
// which it adds nothing (doc/comparison.md).
type PairModel struct {
	Net     *PairNet    // which words are meant
	Follows trees.Model // the second sentence follows from the first
	Against trees.Model // the two cannot both hold
}

// Weigh returns how likely it is that b follows from a, and that the two cannot
// both hold.
func (m PairModel) Weigh(a, b string) (follows, against float64) { return m.WeighView(ViewPair(a, b)) }

// treesShare is how much the trees count beside the network, by what was best on
// held-out parts of SICK train (the less the better) and of our own pairs (half).
const treesShare = 0.4

// WeighView is [PairModel.Weigh] by a mean of two models' log odds: boosted
// trees see that a word that is missing matters less outside of a negation's
// reach, the network knows words.
func (m PairModel) WeighView(v PairView) (follows, against float64) {
	p := m.Net.Probabilities(v)
	return blended(p[0], m.Follows.Odds(v.Facts)), blended(p[1], m.Against.Odds(v.Facts))
}

// blended is the probability between p and that of odds.
func blended(p, odds float64) float64 {
	const least = 1e-6
	p = min(max(p, least), 1-least)
	return 1 / (1 + math.Exp(-(1-treesShare)*math.Log(p/(1-p))-treesShare*odds))
}

// Write writes the form of the embedded file.
func (m PairModel) Write(out io.Writer) error {
	return errors.Join(m.Follows.Write(out), m.Against.Write(out), m.Net.write(out))
}

// ReadPairModel reads what Write wrote.
func ReadPairModel(file []byte) (PairModel, error) {
	r, v := bytes.NewReader(file), ViewPair("a", "b")
	follows, err := trees.Read(r, len(v.Facts))
	if err != nil {
		return PairModel{}, err
	}
	against, err := trees.Read(r, len(v.Facts))
	if err != nil {
		return PairModel{}, err
	}
	net, err := readPairNet(r, len(v.Facts)+len(v.Sense))
	return PairModel{Net: net, Follows: *follows, Against: *against}, err
}

//go:embed pair.bin
var pairFile []byte

// DefaultPairModel returns the embedded model.
var DefaultPairModel = sync.OnceValue(func() PairModel {
	m, err := ReadPairModel(pairFile)
	if err != nil {
		panic("compare: embedded pair model: " + err.Error())
	}
	return m
})

// SpeaksAgainst is the cut on the second value of [PairModel.Weigh] at which
// precision and recall of contradictions are nearest on the fifths of SICK train
// that the model was not fitted on.
const SpeaksAgainst = 0.3

// Judge returns Agreed where b follows from a, Contradicted where it cannot
// hold with it, and Unaddressed where a leaves it open.
func (w PairModel) Judge(a, b string) onrecord.Relation { return Verdict(w.Weigh(a, b)) }

// Verdict is the relation that the values of [PairModel.Weigh] stand for.
func Verdict(follows, against float64) onrecord.Relation {
	switch {
	case against >= SpeaksAgainst && against >= follows:
		return onrecord.Contradicted
	case follows >= (1-against)/2: // more likely than what is left
		return onrecord.Agreed
	}
	return onrecord.Unaddressed
}
