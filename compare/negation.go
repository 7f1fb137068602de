package compare

import (
	"slices"
	"strings"
)

// A negation is a word that reverses what its scope says.
type negation struct {
	at       int
	from, to int    // scope, as indexes of words
	skip     [2]int // inside the scope: the other verb of "neither signed nor accepted", a relative clause
	hedged   bool
	such     bool // "no such request": what is denied stands before
}

var negators = setOf("not no never nor neither without nobody nothing none cannot no-one")

func negates(w word) bool {
	return negators.has(w.low) || strings.HasSuffix(w.low, "n't")
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
	case "cannot", "can't", "couldn't":
		return undoneAfter(ws, i)
	case "not":
		return (next(-1) == "can" || next(-1) == "could") && undoneAfter(ws, i) || next(1) == "only" || next(1) == "just" || next(1) == "least"
	case "no":
		if next(-1) == "of" && !knowing.has(next(-2)) {
			return true // "a floor of no conflict"
		}
		return undoneLater(ws, i) || next(1) == "longer" || next(1) == "doubt" || next(1) == "matter" || (next(1) == "." && i == 0) || next(1) == "later" ||
			next(1) == "less" || next(1) == "fewer" || next(1) == "more" && next(2) != "than"
	case "nobody", "none", "no-one", "never":
		return undoneLater(ws, i)
	case "without": // "without the dam the wave would have been higher", "cannot live without it"
		return undoneBefore(ws, i) || undoneEarlier(ws, i) || imagined(ws, i) || i == 0 && containsAny(ws, "would", "could", "might")
	}
	return false
}

// ofManner finds "without delay", which says only how something was done.
func (n negation) ofManner(ws []word) bool {
	return ws[n.at].low == "without" && n.at+1 < len(ws) && manner.has(ws[n.at+1].low)
}

var manner = setOf("delay exception doubt question hesitation fail prejudice further")

// undoneAfter reports whether a negator at i is taken back by a "without" that
// closely follows: who can not do without a thing needs it.
func undoneAfter(ws []word, i int) bool {
	return containsAny(ws[i+1:min(len(ws), i+4)], "without") && !hasMark(ws[i+1:min(len(ws), i+4)])
}

// undoneBefore is the same, seen from the "without" at i.
func undoneBefore(ws []word, i int) bool {
	for k := max(0, i-3); k < i; k++ {
		able := containsAny(ws[max(0, k-1):k+1], "can", "could", "cannot", "can't", "couldn't")
		if able && negates(ws[k]) && !hasMark(ws[k:i]) {
			return true
		}
	}
	return false
}

// undoneLater finds "nobody was left without a bed": everybody has one.
func undoneLater(ws []word, i int) bool {
	for k := i + 1; k < min(len(ws), i+12) && !breaks(ws[k]); k++ {
		if ws[k].low == "without" {
			return hasAny(ws[i+1:k], leaving)
		}
	}
	return false
}

// undoneEarlier is the same, seen from the "without" at i.
func undoneEarlier(ws []word, i int) bool {
	for k := i - 1; k >= max(0, i-12) && !breaks(ws[k]); k-- {
		if negates(ws[k]) {
			return hasAny(ws[k+1:i], leaving)
		}
	}
	return false
}

// imagined reports whether the "without" at i says what would be without a thing
// that there is.
func imagined(ws []word, i int) bool {
	for k := i + 1; k < len(ws) && !clauseMarks.has(ws[k].low) && !clauseWords.has(ws[k].low) && ws[k].low != "without"; k++ {
		if containsAny(ws[k:k+1], "would", "could", "might") {
			return true
		}
		if ws[k].low == "and" && k+1 < len(ws) && predicateWords.has(ws[k+1].low) {
			return false
		}
	}
	return false
}

// breaks reports whether another clause may begin at w. What finds negations must
// not ask where clauses end, which asks for negations.
func breaks(w word) bool { return w.kind == mark || w.low == "and" || clauseWords.has(w.low) }

// leaving verbs, before "without", say that somebody lacks what follows.
var leaving = setOf("left go goes went gone remained stay stayed sent away are is was were been be do does did")

func hasMark(ws []word) bool {
	return slices.ContainsFunc(ws, func(w word) bool { return w.kind == mark })
}

// negations finds the negators of a sentence with their scopes: forward to the
// end of the clause, and back over the subject for a negated verb.
func negations(ws []word) []negation {
	var out []negation
	for i := range ws {
		if (!negates(ws[i]) || fixedPhrase(ws, i)) && !implicates(ws, i) {
			continue
		}
		aside := asideAfter(ws, i)
		n := negation{at: i, from: clauseStart(ws, i), to: clauseEnd(ws, max(i+1, aside))}
		asked := n.from == 0 && len(ws) > 0 && questionOpeners.has(ws[0].low) // "who did it was not for her to say"
		if onwards.has(ws[i].low) && !negatedObject(ws, n.from, i) {
			n.from = i
		}
		if asked || supposed(ws[n.from:i]) || supposed(ws[max(0, n.from-1):n.from]) {
			continue
		}
		n.to = besideClause(ws, i, untold(ws, i, n.to))
		n.skip = alternative(ws, i, n.to)
		if n.skip[1] == 0 {
			n.skip = relativeBetween(ws, n.from, i)
		}
		if n.skip[1] == 0 {
			n.skip = relativeAhead(ws, n.from, i)
		}
		if aside > 0 {
			n.skip = [2]int{i + 1, aside}
		}
		n.such = containsLow(ws[i:n.to], "such") || ofTheKind(ws[i:n.to])
		n.hedged = hedgedAt(ws, i)
		out = append(out, n)
	}
	return out
}

// asideAfter returns where an attribution between commas ends right behind the
// negator at i, "nor, according to X, did he accept it"; 0 for none.
func asideAfter(ws []word, i int) int {
	if i+3 >= len(ws) || ws[i+1].low != "," || !attributes(ws, i+2) {
		return 0
	}
	for k := i + 3; k < min(len(ws), i+11); k++ {
		if ws[k].low == "," {
			return k + 1
		}
	}
	return 0
}

// untold returns where the scope of a negator at i ends whose verb is one of
// telling or deciding, before "whether": "has not said whether it will" negates
// nothing that it may do.
func untold(ws []word, i, end int) int {
	if i+1 < end && ws[i+1].low == "what" {
		return i + 1 // "that is not what our records show" negates nothing of the records
	}
	if i+2 < end && ws[i].low == "no" && entitling.has(ws[i+1].low) && ws[i+2].low == "to" {
		return i + 2 // who has no right to do it may have done it
	}
	if first := slices.IndexFunc(ws[i:end], func(w word) bool { return containsAny([]word{w}, "why", "how", "that") }); first > 1 && factive.has(ws[i+first-1].low) || first > 0 && ws[i+first].low == "why" {
		return i + first // "not the first time that", "no reason was given why"
	}
	for k := i + 1; k < min(end, i+5); k++ {
		if containsAny(ws[k:k+1], "whether", "if") && (verbOfSaying(ws, k-1) || deciding.has(ws[k-1].low) || knowing.has(ws[k-1].low)) || ws[k].low == "that" && doubting.has(ws[k-1].stem) {
			return k
		}
	}
	return end
}

var entitling = setOf("right warrant authority permission licence license reason cause grounds mandate need business power jurisdiction")

// factive words take what follows them for granted.
var factive = setOf("time surprise secret wonder coincidence accident regret regrets regretted forget forgets forgot surprised matter")

// doubting verbs say, negated, that what follows is so: "never doubted that".
var doubting = stems("doubt dispute deny question contest conceal hide")

// besideClause returns where the scope of a negator at i ends before a clause
// that only says when: "nobody was hurt when the roof fell in" leaves the roof
// fallen.
func besideClause(ws []word, i, end int) int {
	for k := i + 2; k+2 < end; k++ {
		if ws[i].low == "without" && containsAny(ws[k:k+1], "or", "and") && ws[k+1].low == "with" {
			return k // "without a ticket or with a false one"
		}
		if !whenWords.has(ws[k].low) {
			continue
		}
		for v := k + 2; v < min(end, k+10) && ws[v].kind == plainWord; v++ {
			if pastTense(ws[v]) || auxiliaries.has(ws[v].low) {
				return k
			}
		}
	}
	return end
}

var whenWords = setOf("when before after while once since")

var deciding = setOf("decide decided decides determine determined")

// implicates reports whether the word at i says that what follows it did not
// happen (Karttunen's negative implicatives): "failed to stop", "refrained from
// firing", "has yet to arrive".
func implicates(ws []word, i int) bool {
	next, ok := implicatives[ws[i].low]
	return ok && i+2 < len(ws) && ws[i+1].low == next && !negatedAt(ws, i) && !verbOfSaying(ws, i+2)
}

var implicatives = map[string]string{"failed": "to", "fails": "to", "refused": "to", "refuses": "to", "unable": "to", "neglected": "to", "omitted": "to",
	"yet": "to", "refrained": "from", "abstained": "from", "unaware": "of", "ignorant": "of"}

// onwards are negators that reverse what follows them and nothing before.
var onwards = setOf("no nor nothing nobody none no-one without")

var questionOpeners = setOf("who whose what whether why how")

// negatedObject reports whether the negator at i is the whole object of a verb,
// which it then negates: "had signed nothing", but not "there was nothing".
func negatedObject(ws []word, from, i int) bool {
	if i < from+2 {
		return false
	}
	if ws[i].low == "no" {
		k := i - 1
		if containsAny(ws[k:i], "for", "of", "about") {
			k--
		}
		return k > from && pastTense(ws[k]) && strongest.of(ws[k].stem) != otherAct
	}
	if !containsAny(ws[i:i+1], "nothing", "nobody", "none") {
		return false
	}
	last := ws[i-1]
	return last.kind == plainWord && !containsAny(ws[i-1:i], "is", "was", "are", "were", "be", "been", "there", "has", "have", "had", "and", "or", "almost", "next")
}

// supposed reports whether ws put what follows only as a case that may arise:
// "unless nothing changes" negates nothing.
func supposed(ws []word) bool { return containsAny(ws, "if", "unless", "whether", "lest", "until") }

// scope returns what n reverses, without the negator itself.
func (n negation) scope(ws []word) []word {
	if n.skip[1] == 0 {
		return without(ws[n.from:n.to], ws[n.at])
	}
	return append(without(ws[n.from:n.skip[0]], ws[n.at]), without(ws[n.skip[1]:n.to], ws[n.at])...)
}

// alternative returns where the "nor" and its verb stand that share the object
// of the verb behind the "neither" at i.
func alternative(ws []word, i, end int) [2]int {
	for k := i + 2; ws[i].low == "neither" && k+2 < end; k++ {
		if ws[k].low == "nor" {
			return [2]int{k, k + 2}
		}
	}
	return [2]int{}
}

// relativeBetween returns where a relative clause between commas stands that
// interrupts the words before a negator at i.
func relativeBetween(ws []word, from, i int) [2]int {
	for k := from; k+1 < i; k++ {
		if ws[k].low != "," || !relatives.has(ws[k+1].low) && !(k+2 < i && relatives.has(ws[k+2].low)) {
			continue
		}
		if end := slices.IndexFunc(ws[k+1:i], func(w word) bool { return w.low == "," }); end > 0 {
			return [2]int{k, k + 1 + end}
		}
	}
	return [2]int{}
}

// relativeAhead returns where a relative clause without commas stands before the
// verb whose object the negator at i is: "the boats which came from Lyon crossed
// nobody's line" denies nothing of where they came from.
func relativeAhead(ws []word, from, i int) [2]int {
	verb := i - 1
	if verb <= from || !pastTense(ws[verb]) {
		return [2]int{}
	}
	for k := from + 1; k+1 < verb; k++ {
		if relatives.has(ws[k].low) && slices.ContainsFunc(ws[k+1:verb], func(w word) bool { return pastTense(w) || auxiliaries.has(w.low) }) {
			return [2]int{k, verb}
		}
	}
	return [2]int{}
}

// A reach is a negation of a passage with what it reverses.
type reach struct {
	negation
	scope      []word
	talk       act    // that is reversed
	denied     []word // the heavy words of what is said not to be so
	apart      []word // those that the case's title does not give
	pointsBack bool   // it names what is denied only by pointing back
	wished     bool   // only what ought to be is negated
	times      []word // months, days and years in it
}

// reaches are the passage's negations but for those that tell what a text
// leaves out.
func (p *passage) reaches(m *material) []reach {
	return p.facts.reaches.get(func() []reach {
		var out []reach
		for _, n := range p.negations() {
			if reportsSilence(p.words, n) || notMine(p.words, n.at) || n.ofManner(p.words) || wasTold(p.words[:n.at]) {
				continue
			}
			scope := n.scope(p.words)
			if containsLow(scope, "lightly") {
				continue // nobody takes lightly what did not happen
			}
			denied := slices.DeleteFunc(m.heavy(besidesOccasion(disbelieved(scope))), func(w word) bool { return quantifiers.has(w.low) || minimal.has(w.low) || nameless.has(w.low) })
			out = append(out, reach{n, scope, actOf(scope), denied, m.apart(denied), anaphoric(scope), n.wished(p.words), timesIn(scope)})
		}
		return out
	})
}

// besidesOccasion leaves out the words that only say on what occasion: "was not
// spoken of in the short encounter that they had".
func besidesOccasion(ws []word) []word {
	for k := 1; k+1 < len(ws); k++ {
		if !containsAny(ws[k:k+1], "in", "during", "at", "throughout") || !determiners.has(ws[k+1].low) {
			continue
		}
		for j := k + 2; j < min(len(ws), k+7); j++ {
			if !occasions.has(ws[j].low) {
				continue
			}
			if j+1 == len(ws) || containsAny(ws[j+1:j+2], "that", "which", ".", "with", "between") {
				return ws[:k]
			}
			return slices.Concat(ws[:k], ws[j+1:])
		}
	}
	return ws
}

var occasions = setOf("meeting summit encounter call conversation talks visit session exchange ceremony discussion hearing interview")

// wasTold finds "was told that": what follows are the words of another.
func wasTold(ws []word) bool {
	for k := 1; k < len(ws); k++ {
		if ws[k].low == "told" && auxiliaries.has(ws[k-1].low) && containsAny(ws[k+1:min(len(ws), k+3)], "that") {
			return true
		}
	}
	return false
}

// wished reports whether n negates only what ought to be: "there should be no
// confrontation" denies nothing that was.
func (n negation) wished(ws []word) bool {
	return hasAny(ws[max(clauseStart(ws, n.at), n.at-4):min(n.to, n.at+2)], wishes)
}

var wishes = setOf("should must ought shall will would")

var quantifiers = setOf("no never nothing none nobody neither nor any anything anybody anyone ever whatsoever")

// minimal are the least amounts, which negations name to leave nothing: "not a
// cent".
var minimal = setOf("word syllable cent penny dime inch iota shred scrap single")

// nameless nouns say of a topic only that it is one: "the case of X", "the
// question of X".
var nameless = setOf("case subject topic question issue matter theme basis plan plans prospect prospects")

// sweeping reports whether n leaves nothing of its kind out: "no warrant",
// "not ... any annex", "never".
func (n negation) sweeping(ws []word) bool {
	return hasAny(ws[n.at:n.to], quantifiers) || hasAny(ws[n.at:n.to], minimal)
}

// ofTheKind finds "nothing of the kind", "nothing of that sort".
func ofTheKind(ws []word) bool {
	for k := 1; k+2 < len(ws); k++ {
		if ws[k].low == "of" && containsAny(ws[k-1:k], "nothing", "none", "anything", "something") && containsAny(ws[k+1:k+2], "the", "that", "this") && containsAny(ws[k+2:k+3], "kind", "sort") && !containsAny(ws[k+3:min(len(ws), k+4)], "that", "which", "who") {
			return true
		}
	}
	return false
}

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
		if clauseMarks.has(w.low) || clauseWords.has(w.low) || w.low == "\"" || w.stem == "”" {
			return k
		}
		if w.low == "," && (attributes(ws, k+1) || gives(ws, k+1)) {
			return k
		}
		if w.low == "," && k+1 < len(ws) && (clauseWords.has(ws[k+1].low) || ws[k+1].low == "and" || ws[k+1].low == "so" || ws[k+1].stem == "”" || ws[k+1].low == "\"" || ws[k+1].low == "whom" || ws[k+1].low == "which") {
			return k
		}
		if w.low == "and" && k+1 < len(ws) && (verbish(ws, k+1) || pastTense(ws[k+1]) && !hasAny(ws[i:k], auxiliaries)) {
			return k
		}
	}
	return len(ws)
}

// gives reports whether the words at i, behind a comma, only give a ground:
// "would not say, citing secrecy".
func gives(ws []word, i int) bool {
	return i < len(ws) && giving.has(ws[i].low)
}

var giving = setOf("citing invoking pointing referring blaming")

// attributes reports whether the words from i, behind a comma, only say whose
// account it is: ", according to Y", ", Y said."
func attributes(ws []word, i int) bool {
	if containsAny(ws[i:min(len(ws), i+1)], "according") {
		return true
	}
	for k := i; k < min(len(ws), i+8) && ws[k].kind == plainWord; k++ {
		if verbOfSaying(ws, k) {
			return k > i && len(ws)-k < 7 && !slices.ContainsFunc(ws[k+1:], func(w word) bool { return w.kind == mark && w.low != "." || w.low == "that" })
		}
	}
	return false
}

var auxiliaries = setOf("been was were be being is are has have had")

// pastTense reports whether w looks like a verb in the past: after "and", where
// no auxiliary stands before, it begins another predicate ("sailed without
// lights and crossed the channel").
func pastTense(w word) bool {
	return !w.upper && (len(w.low) > 4 && strings.HasSuffix(w.low, "ed") || pasts.has(w.low))
}

var pasts = setOf("took made gave came went left saw held met sent set kept brought built broke fell fled flew fought found got heard knew laid led lost paid ran shot sold stood struck sank won wrote began became chose drew drove threw")

// predicateWords start a new predicate after "and".
var predicateWords = setOf("only we they he she it is was were are had has have did do will would that there")

// verbish reports whether the word at i starts a new predicate after "and".
func verbish(ws []word, i int) bool {
	return predicateWords.has(ws[i].low) || negates(ws[i]) && !fixedPhrase(ws, i)
}

func clauseStart(ws []word, i int) int {
	for k := i - 1; k >= 0; k-- {
		w := ws[k]
		if from := parenthesis(ws, k); from > 0 {
			k = from
			continue
		}
		if clauseMarks.has(w.low) || clauseWords.has(w.low) || w.stem == "“" || w.low == "\"" || w.low == "that" || w.low == "," {
			return k + 1
		}
		if w.low == "and" && verbish(ws, k+1) {
			return k + 1
		}
	}
	return 0
}

// parenthesis returns where an attribution or a relative clause between commas
// begins that ends at k ("the valve, the operator said, was never shut", "the
// dam, which is old, did not break"), 0 for none.
func parenthesis(ws []word, k int) int {
	if ws[k].low != "," {
		return 0
	}
	says := false
	for i := k - 1; i > 0 && i >= k-8; i-- {
		says = says || verbOfSaying(ws, i) || relatives.has(ws[i].low) && ws[i-1].low == ","
		if ws[i].low == "," && says {
			return i
		}
		if ws[i].kind == mark {
			return 0
		}
	}
	return 0
}

// hedgedAt finds reserve around a negator: "not aware of", "do not know",
// "do not recognise", "as far as I know".
func hedgedAt(ws []word, i int) bool {
	for k := i; k < min(len(ws), i+4); k++ {
		if hedgeWords.has(ws[k].stem) && !strings.HasPrefix(ws[k].low, "hearing") {
			return true
		}
	}
	for k := max(0, i-2); k < i; k++ { // "heard of no calls", "seen no evidence"
		if knowing.has(ws[k].low) {
			return true
		}
	}
	for k := max(0, i-12); k+1 < i; k++ {
		low := ws[k].low
		if (low == "as" && ws[k+1].low == "far") || (low == "to" && ws[k+1].low == "my") || (low == "to" && ws[k+1].low == "our") {
			for _, w := range ws[k:i] {
				if hedgeWords.has(w.stem) {
					return true
				}
			}
		}
	}
	return false
}

var knowing = setOf("heard hear hears know knows knew recall recalls recalled remember remembers seen sees saw see found aware")

var hedgeWords = stems("aware unaware ignorant know knowledge recall remember hear heard recognise recognize recollect familiar certain sure concerned")
