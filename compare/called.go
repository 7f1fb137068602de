package compare

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/compare/sense"
)

// callings are nouns by which a report speaks of one body after it has named it:
// "the company", "a union official". Ministries, armies and police are not among
// them: each state has its own ([namer.bodyAt]).
var callings = setOf(`company firm management union club association federation league airline airport hospital clinic university college school charity
	bank insurer church council committee authority operator utility network foundation museum festival party campaign`)

// spokespeople, behind a calling, speak for the body: "a company spokesman".
var spokespeople = setOf("spokesman spokeswoman spokesperson official officials representative representatives executive executives leader leaders lawyer lawyers manager managers chief president chairman boss statement")

// calledOf gives each calling to the only side whose name or speakers hold it.
func calledOf(sides []sideView) *table[*sideView] {
	out := map[string]*sideView{}
	for k := range sides {
		for _, name := range append([]string{sides[k].Name}, sides[k].Speakers...) {
			for _, w := range foldedWords(name) {
				if !callings.has(w) {
					continue
				}
				if other, taken := out[w]; taken && other != &sides[k] {
					out[w] = nil // two unions: "the union" is neither
				} else {
					out[w] = &sides[k]
				}
			}
		}
	}
	if v := employerOf(sides); v != nil {
		for _, w := range employers {
			if _, taken := out[w]; !taken {
				out[w] = v
			}
		}
	}
	return tableOf(out)
}

// employers are callings of whom a union deals with.
var employers = []string{"company", "firm", "management", "airline", "operator"}

// employerOf returns the only side beside a union, where it is no state's: "the
// airline" is Northwing, which the crew union faces.
func employerOf(sides []sideView) *sideView {
	if len(sides) != 2 {
		return nil
	}
	for k := range sides {
		other := &sides[1-k]
		if unionised(sides[k].Side) && !unionised(other.Side) && !ofState(other.Side) && !other.unnamed {
			return other
		}
	}
	return nil
}

// ofState reports whether a side is a state or one of its bodies, by its name; "Air
// Canada" is not.
func ofState(s onrecord.Side) bool {
	words := foldedWords(s.Name)
	return len(words) == 1 && nations[words[0]] != "" || slices.ContainsFunc(words, func(w string) bool { return institutions.has(w) || bodies.has(w) && !functionWords.has(w) })
}

func unionised(s onrecord.Side) bool {
	return slices.ContainsFunc(append([]string{s.Name}, s.Speakers...), func(name string) bool {
		return slices.Contains(foldedWords(name), "union") || slices.Contains(foldedWords(name), "unions")
	})
}

// calledAt finds a calling that stands for a side: "the company", "a union
// official". Where the document has another body of that kind by name it may be
// either.
func (n *namer) calledAt(ws []word, i int) *sideView {
	v := n.m.called.of(ws[i].low)
	if v == nil || n.others[ws[i].low] || i+1 < len(ws) && ws[i+1].upper && ws[i+1].kind == plainWord {
		return nil
	}
	before, speaks := "", i+1 < len(ws) && spokespeople.has(ws[i+1].low)
	if i > 0 && ws[i-1].kind == plainWord {
		before = ws[i-1].low
	}
	switch {
	case before == "the":
		if i+1 < len(ws) && plainNoun(ws[i+1]) && !speaks && !says(ws, i+1) && !predicateWords.has(ws[i+1].low) {
			return nil // "the company town"
		}
		return v
	case before == "", before == "a", before == "an", before == "another":
		if speaks {
			return v
		}
	}
	return nil
}

// otherBodies returns the callings by which a document speaks of bodies that are
// no side: "Glazeway, the transport company", "the airline Norwind".
func (m *material) otherBodies(ps []*passage) map[string]bool {
	out := map[string]bool{}
	for _, p := range ps {
		for i, w := range p.words {
			if m.called.of(w.low) != nil && (m.strangerAt(p.words, i+1) || m.strangerAt(p.words, beforeAside(p.words, i))) {
				out[w.low] = true
			}
		}
	}
	return out
}

// strangerAt reports whether a name that is no side's stands at i.
func (m *material) strangerAt(ws []word, i int) bool {
	if i < 0 || i >= len(ws) || i == 0 && sense.Rank(ws[0].low) < sense.Unknown || !ws[i].upper || ws[i].kind != plainWord || timeWords.has(ws[i].low) || strings.HasPrefix(ws[i].stem, "<") {
		return false
	}
	for k := max(0, i-5); k <= i; k++ {
		if v, length := m.named(ws, k); v != nil && k+length > i {
			return false
		}
	}
	return true
}

// beforeAside returns the place of the word that "..., the transport company" at
// i explains, -1 for none.
func beforeAside(ws []word, i int) int {
	for k := i - 1; k > max(0, i-5); k-- {
		if ws[k].low == "," {
			if containsAny(ws[k+1:k+2], "the", "a", "an") {
				return k - 1
			}
			return -1
		}
	}
	return -1
}

// strange reports whether a source is called, and not named, as a document calls
// a body that is no side.
func (m *material) strange(d *onrecord.Document, ws []word) bool {
	others := m.strangers[d.ID]
	if len(others) == 0 {
		return false
	}
	found := m.mentions(ws)
	return len(found) > 0 && others[ws[found[0].at].low]
}
