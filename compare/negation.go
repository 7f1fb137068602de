package compare

import "strings"

// A negation is a word that reverses what its scope says.
type negation struct {
	at       int
	from, to int // scope, as indexes of words
	hedged   bool
	such     bool // "no such request": what is denied stands before
}

var negators = setOf("not no never nor neither without nobody nothing none cannot no-one")

func negates(w word) bool {
	return negators[w.low] || strings.HasSuffix(w.low, "n't")
}

// fixedPhrases hold a negator and negate nothing.
func fixedPhrase(ws []word, i int) bool {
	next := func(k int) string {
		if i+k >= 0 && i+k < len(ws) {
			return ws[i+k].low
		}
		return ""
	}
	switch ws[i].low {
	case "not":
		return next(1) == "only" || next(1) == "just" || next(1) == "least"
	case "no":
		return next(1) == "longer" || next(1) == "doubt" || next(1) == "matter" || (next(1) == "." && i == 0) || next(1) == "later"
	}
	return false
}

// negations finds the negators of a sentence with their scopes: forward to the
// end of the clause, and back over the subject for a negated verb.
func negations(ws []word) []negation {
	var out []negation
	for i := range ws {
		if !negates(ws[i]) || fixedPhrase(ws, i) {
			continue
		}
		n := negation{at: i, from: clauseStart(ws, i), to: clauseEnd(ws, i+1)}
		if ws[i].low == "no" || ws[i].low == "nor" {
			n.from = i
		}
		n.such = i+1 < len(ws) && ws[i+1].low == "such" || containsLow(ws[i:n.to], "such")
		n.hedged = hedgedAt(ws, i)
		out = append(out, n)
	}
	return out
}

// scope returns what n reverses, without the negator itself.
func (n negation) scope(ws []word) []word { return without(ws[n.from:n.to], ws[n.at]) }

func containsLow(ws []word, low string) bool {
	for _, w := range ws {
		if w.low == low {
			return true
		}
	}
	return false
}

var clauseMarks = setOf("; : ( ) — –")
var clauseWords = setOf("but although though whereas while because however")

func clauseEnd(ws []word, i int) int {
	for k := i; k < len(ws); k++ {
		w := ws[k]
		if clauseMarks[w.low] || clauseWords[w.low] || w.low == "\"" || w.stem == "”" {
			return k
		}
		if w.low == "," && k+1 < len(ws) && (clauseWords[ws[k+1].low] || ws[k+1].low == "and" || ws[k+1].stem == "”" || ws[k+1].low == "\"" || ws[k+1].low == "whom" || ws[k+1].low == "which") {
			return k
		}
		if w.low == "and" && k+1 < len(ws) && verbish(ws, k+1) {
			return k
		}
	}
	return len(ws)
}

// predicateWords start a new predicate after "and".
var predicateWords = setOf("only we they he she it is was were are had has have did do will would that there")

// verbish reports whether the word at i starts a new predicate after "and".
func verbish(ws []word, i int) bool {
	return predicateWords[ws[i].low]
}

func clauseStart(ws []word, i int) int {
	for k := i - 1; k >= 0; k-- {
		w := ws[k]
		if clauseMarks[w.low] || clauseWords[w.low] || w.stem == "“" || w.low == "\"" || w.low == "that" || w.low == "," {
			return k + 1
		}
		if w.low == "and" && verbish(ws, k+1) {
			return k + 1
		}
	}
	return 0
}

// hedgedAt finds reserve around a negator: "not aware of", "do not know",
// "do not recognise", "as far as I know".
func hedgedAt(ws []word, i int) bool {
	for k := i + 1; k < min(len(ws), i+4); k++ {
		if hedgeWords[ws[k].stem] {
			return true
		}
	}
	for k := max(0, i-12); k+1 < i; k++ {
		low := ws[k].low
		if (low == "as" && ws[k+1].low == "far") || (low == "to" && ws[k+1].low == "my") || (low == "to" && ws[k+1].low == "our") {
			for _, w := range ws[k:i] {
				if hedgeWords[w.stem] {
					return true
				}
			}
		}
	}
	return false
}

var hedgeWords = stems("aware know knowledge recall remember hear heard recognise recognize recollect familiar certain sure concerned")
