package compare

import (
	"slices"
	"strings"

	"onrecord/compare/sense"
)

// coverage returns which share of want, by heft, some word of ws meets.
func coverage(want, ws []word) float64 {
	sum, total := 0.0, 0.0
	for i := range want {
		total += want[i].heft
		sum += want[i].heft * want[i].in(ws)
	}
	if total == 0 {
		return 0
	}
	return sum / total
}

// covers is [coverage] of words of the passages by those of q.
func (q *query) covers(want []word) float64 {
	sum, total := 0.0, 0.0
	for i := range want {
		w := &want[i]
		total += w.heft
		if int(w.id) < len(q.nearest) && !w.short && w.lex != nil {
			sum += w.heft * float64(q.nearest[w.id])
		} else {
			sum += w.heft * w.in(q.words)
		}
	}
	if total == 0 {
		return 0
	}
	return sum / total
}

// meet returns how well the best of ws matches w.
func meet(w word, ws []word) float64 { return w.in(ws) }

func (w *word) in(ws []word) float64 {
	var row []float32 // how near w comes to the words of the passages
	if w.lex != nil && !w.short {
		row = w.lex.asked[w.id].row
	}
	best := 0.0
	for i := range ws {
		s := 0.0
		if v := &ws[i]; int(v.id) < len(row) && v.lex == w.lex {
			s = float64(row[v.id])
		} else {
			s = matchAt(w, ws, i)
		}
		if s > best {
			best = s
			if s == 1 {
				return 1
			}
		}
	}
	return best
}

// heavy keeps the words that say what a text is about: no actors, no words of
// talking, no times, no hedges.
func (m *material) heavy(ws []word) []word {
	return slices.DeleteFunc(m.contentOf(ws), func(w word) bool {
		return light(w) || m.actors[w.stem] || timeWords.has(w.low) || hedgeWords.has(w.stem) || strongest.of(w.stem) != otherAct || topicVerb([]word{w}) || adverb(w.low)
	})
}

// adverb reports whether low is made of an adjective and -ly: "actually", but
// not "family".
func adverb(low string) bool {
	root, ok := strings.CutSuffix(low, "ly")
	return ok && len(root) > 3 && sense.Rank(root) < sense.Unknown
}

func light(w word) bool {
	v, ok := lightWords[w.low]
	return ok && v < 0.3
}

var timeWords = setOf(`today yesterday tomorrow tonight week weeks month months year years last next recent recently day days hour hours minutes morning evening
	afternoon night monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december`)
