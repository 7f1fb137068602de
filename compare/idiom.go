package compare

import "strings"

// idiomLines are pairs of words that mean something else together than apart,
// and the one word that says the same: forms of the first word, those of the past
// behind the colon; the second word; the meaning, its past behind the colon.
// Edit freely.
const idiomLines = `
puts putting : put | forward = propose : proposed
walk walks walking storm storming : walked stormed | out = leave : left
pull pulls pulling : pulled | out = withdraw : withdrew
sets setting : set | up = establish : established
call calls calling : called | off = cancel : cancelled
puts putting : put | off = postpone : postponed
turn turns turning : turned | down = refuse : refused
turn turns turning send sends sending : turned sent | away = refuse : refused
send sends sending : sent | home = expel : expelled
throw throws throwing kick kicking drive driving : threw thrown kicked drove driven | out = expel : expelled
drive drives driving : drove driven | from = expel : expelled
makes making : made | up = invent : invented
take takes taking : took taken | part = participate : participated
break breaks breaking : broke broken | off = suspend : suspended
step steps stepping : stepped | down = resign : resigned
hand hands handing : handed | over = deliver : delivered
give gives giving : gave given | up = abandon : abandoned
let lets letting sets setting : set | free = free : freed
blow blows blowing : blew blown | up = destroy : destroyed
shuts shutting close closes closing : shut closed | down = close : closed
go goes going : went gone | ahead = proceed : proceeded
 : own | accord wish request volition will = voluntarily : voluntarily
 : in | force = valid : valid
 : on | schedule time = punctually : punctually
 : as | planned scheduled = punctually : punctually
`

// An idiom is two words read as one.
type idiom struct {
	word word // what they mean
	head int  // which of the two stands for both
}

// idioms gives, by the first word and the second, what the two mean.
var idioms = func() map[string]map[string]idiom {
	out := map[string]map[string]idiom{}
	for line := range strings.SplitSeq(strings.TrimSpace(idiomLines), "\n") {
		words, meaning, _ := strings.Cut(line, " = ")
		firsts, seconds, _ := strings.Cut(words, " | ")
		present, past, _ := strings.Cut(firsts, ":")
		means, meant, _ := strings.Cut(meaning, " : ")
		addIdioms(out, present, seconds, means)
		addIdioms(out, past, seconds, meant)
	}
	return out
}()

func addIdioms(to map[string]map[string]idiom, firsts, seconds, meaning string) {
	means := idiom{word: word{low: meaning, stem: stemOf(meaning, meaning), heft: heftOf(meaning, false)}}
	for first := range strings.FieldsSeq(firsts) {
		if means.head = 0; functionWords.has(first) {
			means.head = 1
		}
		for second := range strings.FieldsSeq(seconds) {
			if to[first] == nil {
				to[first] = map[string]idiom{}
			}
			to[first][second] = means
		}
	}
}

// joinIdioms lets the head of each idiom stand for what both words mean. A noun
// keeps its form, by which rules know it.
func joinIdioms(ws []word) {
	for i := 0; i+1 < len(ws); i++ {
		seconds, ok := idioms[ws[i].low]
		if !ok || ws[i].upper && i > 0 {
			continue
		}
		goesOn := i+2 < len(ws) && ws[i+1].low == "up" && containsAny(ws[i+2:i+3], "of", "for", "with") // "made up of"
		if meant, ok := seconds[ws[i+1].low]; ok && !goesOn {
			w := &ws[i+meant.head]
			w.stem, w.heft = meant.word.stem, meant.word.heft
			if meant.head == 0 {
				w.low = meant.word.low
			}
		}
	}
}
