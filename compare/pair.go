package compare

import (
	"bytes"
	_ "embed"
	"encoding/binary"
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

// A PairModel says what one bare sentence makes of another, by its
// [PairFeatures]. It is fitted by "onrecord eval compare --train" on SICK train
// and on pairs of our own. Boards do not use it: their verdicts come from named
// rules, to which it adds nothing (doc/comparison.md).
type PairModel struct {
	Follows PairScorer // the second sentence follows from the first
	Against PairScorer // the two cannot both hold
}

// A PairScorer answers yes or no by the mean of two models' log odds: logistic
// regression, which holds on pairs unlike those it saw, and boosted trees, which
// see that a word that is missing matters less outside of a negation's reach.
type PairScorer struct {
	Linear []float64 // a weight for each feature
	Trees  trees.Model
}

// Probability returns how likely the answer is yes for features x.
func (s PairScorer) Probability(x []float64) float64 {
	odds := s.Trees.Odds(x)
	for i, w := range s.Linear {
		odds += w * x[i]
	}
	return 1 / (1 + math.Exp(-odds/2))
}

// write writes the trees and behind them the weights, as 64-bit numbers.
func (s PairScorer) write(out io.Writer) error {
	return errors.Join(s.Trees.Write(out), binary.Write(out, binary.LittleEndian, s.Linear))
}

func readPairScorer(r *bytes.Reader, width int) (PairScorer, error) {
	t, err := trees.Read(r, width)
	if err != nil {
		return PairScorer{}, err
	}
	s := PairScorer{Linear: make([]float64, width), Trees: *t}
	return s, binary.Read(r, binary.LittleEndian, s.Linear)
}

//go:embed pair.bin
var pairFile []byte

// DefaultPairModel returns the embedded model.
var DefaultPairModel = sync.OnceValue(func() PairModel {
	r, width := bytes.NewReader(pairFile), len(PairFeatures("a", "b"))
	follows, err := readPairScorer(r, width)
	against, err2 := readPairScorer(r, width)
	if err := errors.Join(err, err2); err != nil {
		panic("compare: embedded pair model: " + err.Error())
	}
	return PairModel{Follows: follows, Against: against}
})

// Write writes the form of the embedded file.
func (w PairModel) Write(out io.Writer) error {
	return errors.Join(w.Follows.write(out), w.Against.write(out))
}

// Weigh returns how likely it is that b follows from a, and that the two cannot
// both hold.
func (w PairModel) Weigh(a, b string) (follows, against float64) {
	x := PairFeatures(a, b)
	return w.Follows.Probability(x), w.Against.Probability(x)
}

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
	case follows >= 0.5:
		return onrecord.Agreed
	}
	return onrecord.Unaddressed
}
