package compare

import (
	"strings"

	"onrecord"
)

// A counted is a number with the noun that it counts.
type counted struct {
	p     *passage
	at    int // of the number
	noun  int
	value string
}

// numberDiscrepancies finds one thing counted differently: the same noun, in
// sentences about the same.
func numberDiscrepancies(m *material) []onrecord.Discrepancy {
	all := m.counts()
	var out []onrecord.Discrepancy
	used := map[string]bool{}
	byNoun := map[string][]counted{}
	for _, c := range all {
		if noun := c.p.words[c.noun].stem; len(byNoun[noun]) < mostCounts {
			byNoun[noun] = append(byNoun[noun], c)
		}
	}
	for _, a := range all {
		noun := a.p.words[a.noun].stem
		if used[noun] {
			continue
		}
		for _, b := range byNoun[noun] {
			if used[noun] || !before(a, b) || b.p == a.p || b.p.doc == a.p.doc || b.p.words[b.noun].stem != noun || a.value == b.value || !m.sameScene(a, b) {
				continue
			}
			used[noun] = true
			vs := []onrecord.Value{}
			for _, c := range []counted{a, b} {
				vs = append(vs, m.value(c.p, phrase(c.p.words, c.at, c.noun+1), strings.TrimPrefix(c.value, "#")))
			}
			out = append(out, onrecord.Discrepancy{Type: "number", Slot: "number of " + a.p.words[a.noun].low, Values: ordered(vs), Rule: "discrepancy/number",
				Note: "The same is counted differently."})
		}
	}
	return out
}

// mostCounts is how many counts of one noun are compared with each of the
// others: all of any event that a person reads, not the square of thousands.
const mostCounts = 200

// before orders counts as the documents do, so that a pair is met once.
func before(a, b counted) bool {
	return a.p.doc < b.p.doc || a.p.doc == b.p.doc && a.p.span.Start < b.p.span.Start
}

// uncounted nouns come with numbers that are no counts of things.
var uncounted = setOf("leader leaders president presidents side sides country countries nation nations party parties day days month months year years week weeks hour hours minute minutes time times percent per cent issue issues part parts")

// counts lists the numbers with their nouns; "a" and "one" count one.
func (m *material) counts() []counted {
	var out []counted
	for _, p := range m.passages {
		if p.question || p.title {
			continue
		}
		for i, w := range p.words {
			value := w.stem
			if w.low == "a" || w.low == "an" || w.low == "one" {
				value = "#1"
			} else if w.kind != number || strings.ContainsAny(w.stem, ".:") || len(w.stem) > 4 && !strings.HasSuffix(w.stem, "0") {
				continue
			}
			if i > 0 && containsAny(p.words[i-1:i], "type", "class", "no", "number", "article") {
				continue
			}
			if n := nounAfter(p.words, i); n > 0 && (value == "#1" || plural(p.words[n])) && !uncounted.has(p.words[n].low) {
				out = append(out, counted{p, i, n, value})
			}
		}
	}
	return out
}

// nounAfter returns the head of the short noun phrase behind i, 0 for none: a
// plural after a number above one, the last content word before a break.
func nounAfter(ws []word, i int) int {
	last := 0
	for k := i + 1; k < min(len(ws), i+5); k++ {
		if ws[k].kind != plainWord || ws[k].heft == 0 || monthOf(ws[k].low) > 0 {
			break
		}
		last = k
		if plural(ws[k]) {
			break
		}
	}
	return last
}

func plural(w word) bool {
	return strings.HasSuffix(w.low, "s") && !strings.HasSuffix(w.low, "ss") || strings.HasSuffix(w.low, "men") || containsAny([]word{w}, "people", "children", "personnel", "police", "staff", "dead", "injured", "wounded")
}

// sameScene reports whether the sentences of two counts tell of the same: they
// share two further content words.
func (m *material) sameScene(a, b counted) bool {
	shared := 0
	for k, w := range a.p.words {
		if k != a.noun && w.heft > 0.4 && w.kind == plainWord && !m.actors[w.stem] && hasStem(b.p.words, w.stem) {
			shared++
		}
	}
	if a.value == "#1" || b.value == "#1" { // "a boat" counts less surely than "four bombs"
		return shared >= 3 && len(a.value)+len(b.value) == 4
	}
	return shared >= 2
}
