package compare

import (
	"slices"

	"onrecord/compare/sense"
)

// A lexicon gives every distinct word of a case a number, and keeps for each
// word of the questions how near it is to every word of the passages: a board
// compares the same words again and again.
type lexicon struct {
	ids     map[lexKey]int32
	words   []word     // by number
	against [][]string // by number: the words opposed to it
	asked   []asked    // by number

	passage int         // numbers below are words of passages
	found   correlation // of these
}

type lexKey struct {
	low, stem string
	upper     bool
}

// asked is what is known of a word that some question has.
type asked struct {
	row       []float32       // how near each word of the passages is; nil where no question has it
	nearby    []int32         // those that are near enough to look for
	opposites map[string]bool // as stems
}

// nearby is how near a word of a passage must be for the passage to be found by
// it.
const nearby = 0.5

func newLexicon() *lexicon {
	return &lexicon{ids: map[lexKey]int32{}}
}

// number gives the words of ws their numbers.
func (l *lexicon) number(ws []word) {
	for i := range ws {
		k := lexKey{ws[i].low, ws[i].stem, ws[i].upper}
		id, ok := l.ids[k]
		if !ok {
			id = int32(len(l.words))
			l.ids[k] = id
			l.words = append(l.words, ws[i])
			l.asked = append(l.asked, asked{})
			l.against = append(l.against, sense.Antonyms(ws[i].low))
		}
		ws[i].id, ws[i].lex = id, l
	}
}

// settle is called when all words of the passages have their numbers.
func (l *lexicon) settle() {
	l.passage = len(l.words)
	l.found = correlate(l.words)
}

// ask prepares the words of a question for [lexicon.near], and returns how near
// the nearest of them is to each word of the passages.
func (l *lexicon) ask(ws []word) []float32 {
	l.number(ws)
	nearest := make([]float32, l.passage)
	for _, w := range ws {
		if w.heft == 0 {
			for _, id := range l.found.byStem[w.stem] {
				nearest[id] = sameWord
			}
			continue
		}
		for id, s := range l.rowOf(w) {
			nearest[id] = max(nearest[id], s)
		}
	}
	return nearest
}

// rowOf returns how near each word of the passages is to w.
func (l *lexicon) rowOf(w word) []float32 {
	if row := l.asked[w.id].row; row != nil {
		return row
	}
	a := asked{row: l.found.row(w), opposites: oppositesOf(w)}
	for id, s := range a.row {
		if s >= nearby {
			a.nearby = append(a.nearby, int32(id))
		}
	}
	l.asked[w.id] = a
	return a.row
}

// near is similar, looked up where one of the words is of a question.
func (l *lexicon) near(a, b *word) float64 {
	if row := l.asked[a.id].row; int(b.id) < len(row) {
		return float64(row[b.id])
	}
	if row := l.asked[b.id].row; int(a.id) < len(row) {
		return float64(row[a.id])
	}
	return similar(*a, *b)
}

// opposed is [sense.Opposed] of two words.
func opposed(a, b word) bool {
	if a.lex == nil || a.lex != b.lex {
		return sense.Opposed(a.low, b.low)
	}
	return slices.Contains(a.lex.against[a.id], b.low) || slices.Contains(a.lex.against[b.id], a.low)
}
