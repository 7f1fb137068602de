package compare

import (
	"slices"

	"onrecord"
)

// onlyRule (R4): an exhaustive list of what was talked about leaves out the
// query's topic. The word must bind a verb of talking, and a list must follow.
func onlyRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	only := p.facts.only.get(func() onlyTopics { return onlyList(p.words) })
	if only.at < 0 || !q.toldOfTalk || m.otherPeopleIn(p) {
		return objection{}, false
	}
	if len(q.heavy) == 0 || coverage(q.heavy, only.list) > 0.34 {
		return objection{}, false
	}
	return objection{stance: onrecord.ImpliesNot, shade: onrecord.ExcludedByOnly, rule: "implied/only", trigger: p.words[only.at].span, strength: 0.6,
		why: "The side says that only other topics were talked about."}, true
}

// onlyDoneRule: the same deed with an exhaustive object: "the convoy carried only
// medicine and flour" leaves out weapons.
func onlyDoneRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	if q.act != otherAct || !p.facts.exhausts.get(func() bool { return hasAny(p.words, onlyWords) || containsLow(p.words, "nothing") }) {
		return objection{}, false
	}
	a := m.deed(q)
	object := a.object
	if lightVerbs.has(a.verb.stem) {
		object = a.core
	}
	if len(object) == 0 || len(a.doer) == 0 || coverage(a.doer, p.words) < 0.6 {
		return objection{}, false
	}
	for i, w := range p.words {
		from := i + 2
		if from < len(p.words) && w.low == "nothing" && p.words[i+1].low == "but" {
			from++
		} else if from >= len(p.words) || !onlyWords.has(p.words[i+1].low) {
			continue
		}
		list := p.words[i+1 : listEnd(p.words, i+1)]
		if w.heft > 0 && similar(a.verb, w) >= 0.8 && from < len(p.words) && p.words[from].heft > 0.3 && p.words[from].kind == plainWord && coverage(object, list) < 0.34 && !adverb(p.words[from].low) {
			return objection{stance: onrecord.ImpliesNot, shade: onrecord.ExcludedByOnly, rule: "implied/only", trigger: p.words[i+1].span, strength: 0.6,
				why: "The side says that it was only something else."}, true
		}
	}
	return objection{}, false
}

var onlyWords = setOf("only solely exclusively merely entirely wholly purely")
var topicVerbs = stems("speak talk discuss focus touch cover deal concern address centre center raise")

// onlyTopics are a list of what alone was talked about, and where "only" stands;
// -1 for none.
type onlyTopics struct {
	at   int
	list []word
}

// onlyList finds "only" on a verb of talking and the words of the list after
// it.
func onlyList(ws []word) onlyTopics {
	for i, w := range ws {
		if closesList(ws, i) {
			return onlyTopics{i, ws[:i]}
		}
		nothing := w.low == "nothing" && i+1 < len(ws) && ws[i+1].low == "but"
		limited := containsAny(ws[i:i+1], "limited", "confined", "restricted") && i+1 < len(ws) && ws[i+1].low == "to"
		if !onlyWords.has(w.low) && !nothing && !limited {
			continue
		}
		verb := limited
		for k := max(0, i-1); k <= min(len(ws)-1, i+2); k++ {
			verb = verb || (topicVerbs.has(ws[k].stem) && ws[k].kind == plainWord)
		}
		if nothing {
			verb = verb || i > 0 && topicVerbs.has(ws[i-1].stem)
		}
		rest := ws[i+1 : listEnd(ws, i+1)]
		if verb && listed(rest) && !adverb(rest[0].low) {
			return onlyTopics{i, rest}
		}
		if end := talkedOf(ws, i+1); end > 0 && (nothing || onlyWords.has(w.low)) {
			return onlyTopics{i, ws[i+1 : end]}
		}
		if from := devoted(ws, i); from > 0 {
			return onlyTopics{i, ws[from:listEnd(ws, from)]}
		}
	}
	return onlyTopics{at: -1}
}

// talkedOf returns where the topics end that are said from i on to have been
// talked about: "only X and Y were discussed"; 0 for none.
func talkedOf(ws []word, i int) int {
	if i > 1 && !introduces(ws[i-2]) {
		return 0
	}
	for k := i; k+1 < min(len(ws), i+20) && (ws[k].kind != mark || ws[k].low == ","); k++ {
		if !containsAny(ws[k:k+1], "was", "were", "had") {
			continue
		}
		verb := k + 1
		if containsAny(ws[verb:verb+1], "been", "on") {
			verb++
		}
		if verb < len(ws) && (topicVerbs.has(ws[verb].stem) || containsAny(ws[verb:min(len(ws), verb+2)], "agenda", "table", "mentioned")) && k > i {
			return k
		}
		return 0
	}
	return 0
}

// introduces reports whether a clause may begin behind w.
func introduces(w word) bool {
	return w.kind == mark || containsAny([]word{w}, "that", "said", "says", "and", "but")
}

// devoted returns where the topic begins that a talk was wholly given to:
// "devoted entirely to", "was solely about"; 0 for none.
func devoted(ws []word, i int) int {
	if i == 0 || i+2 >= len(ws) {
		return 0
	}
	before, next, after := ws[i-1].low, ws[i+1].low, ws[i+2].low
	switch {
	case devoting.has(before) && next == "to":
		return i + 2
	case devoting.has(next) && (after == "to" || after == "around" || after == "on"):
		return i + 3
	case (before == "was" || before == "were" || before == "is") && next == "about":
		return i + 2
	}
	return 0
}

var devoting = setOf("devoted dedicated confined restricted revolved centred centered")

// closesList finds "and that is all", "and nothing else" behind what was
// talked about.
func closesList(ws []word, i int) bool {
	if i+2 >= len(ws) || ws[i].low != "and" {
		return false
	}
	if containsAny(ws[i+1:i+2], "about", "of", "on") && i+3 < len(ws) {
		i++
	}
	next, after := ws[i+1].low, ws[i+2].low
	closes := next == "nothing" && (after == "else" || after == "more") ||
		next == "that" && (after == "is" || after == "was") && i+3 < len(ws) && (ws[i+3].low == "all" || ws[i+3].low == "it")
	return closes && slices.ContainsFunc(ws[:i], func(w word) bool { return topicVerbs.has(w.stem) })
}

// listEnd returns where a list stops: at "but", or where "..., X said" begins.
func listEnd(ws []word, i int) int {
	for k := i; k < len(ws); k++ {
		if ws[k].low == ";" || ws[k].low == "but" {
			return k
		}
		if ws[k].low == "," {
			for j := k + 1; j < min(len(ws), k+8) && ws[j].kind == plainWord; j++ {
				if verbOfSaying(ws, j) {
					return k
				}
			}
		}
	}
	return len(ws)
}

// listed reports whether ws join topics: a comma or "and" between content
// words, introduced as what was talked about. "Only bilaterally" is no list.
func listed(ws []word) bool {
	joins, content := 0, 0
	for _, w := range ws {
		if w.low == "," || w.low == "and" {
			joins++
		}
		if w.heft > 0.3 {
			content++
		}
	}
	return joins > 0 && content >= 2
}
