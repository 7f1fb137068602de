package compare

import (
	"slices"

	"onrecord/compare/sense"
)

// A lexicon gives every distinct word of a case a number, and keeps for each
// word of the questions how near it is to every word of the passages: a board
// compares the same words again and again.
type lexicon struct {
	ids     map[lexKey]int
	words   []word      // by number
	passage int         // numbers below are words of passages
	rows    [][]float32 // by number; nil where no question has asked
	against [][]string  // by number: the words opposed to it
}

type lexKey struct {
	low, stem string
	upper     bool
}

func newLexicon() *lexicon {
	return &lexicon{ids: map[lexKey]int{}}
}

// number gives the words of ws their numbers.
func (l *lexicon) number(ws []word) {
	for i := range ws {
		k := lexKey{ws[i].low, ws[i].stem, ws[i].upper}
		id, ok := l.ids[k]
		if !ok {
			id = len(l.words)
			l.ids[k] = id
			l.words = append(l.words, ws[i])
			l.rows = append(l.rows, nil)
			l.against = append(l.against, sense.Antonyms(ws[i].low))
		}
		ws[i].id, ws[i].lex = id, l
	}
}

// ask prepares the words of a question for [lexicon.near].
func (l *lexicon) ask(ws []word) {
	l.number(ws)
	for _, w := range ws {
		if l.rows[w.id] != nil || w.heft == 0 {
			continue
		}
		row := make([]float32, l.passage)
		for i, v := range l.words[:l.passage] {
			row[i] = float32(similar(w, v))
		}
		l.rows[w.id] = row
	}
}

// near is similar, looked up where one of the words is of a question.
func (l *lexicon) near(a, b word) float64 {
	if row := l.rows[a.id]; b.id < len(row) {
		return float64(row[b.id])
	}
	if row := l.rows[b.id]; a.id < len(row) {
		return float64(row[a.id])
	}
	return similar(a, b)
}

// opposed is [sense.Opposed] of two words.
func opposed(a, b word) bool {
	if a.lex == nil || a.lex != b.lex {
		return sense.Opposed(a.low, b.low)
	}
	return slices.Contains(a.lex.against[a.id], b.low) || slices.Contains(a.lex.against[b.id], a.low)
}
