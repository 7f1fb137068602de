package compare

import (
	"strings"

	"onrecord"
	"onrecord/compare/sense"
)

// A fullName is two capitalised words in a row.
type fullName struct {
	p        *passage
	at       int
	one, two string
}

// nameDiscrepancies finds one person under two spellings: the words in the
// other order, or a word that differs by a letter or two beside an equal one.
func nameDiscrepancies(m *material) []onrecord.Discrepancy {
	names := m.fullNames()
	var out []onrecord.Discrepancy
	seen := map[string]bool{}
	forms := firstOfEach(names)
	for i, a := range forms {
		for _, b := range forms[i+1:] {
			kind := nameDifference(a, b)
			key := pairKey(a.one+" "+a.two, b.one+" "+b.two)
			if kind == "" || seen[key] || a.p.doc == b.p.doc && kind == "spelling" {
				continue
			}
			seen[key] = true
			out = append(out, onrecord.Discrepancy{Type: "name", Slot: "name of one person", Rule: "discrepancy/name-" + kind,
				Values: m.allOf(names, a, b), Note: "Probably one person under two forms of the name (" + kind + ")."})
		}
	}
	return out
}

// firstOfEach keeps one mention of each form in each of the first two documents
// that use it.
func firstOfEach(names []fullName) []fullName {
	type key struct{ one, two string }
	docs := map[key][]int{}
	var out []fullName
	for _, n := range names {
		k := key{n.one, n.two}
		if d := docs[k]; len(d) == 0 || len(d) == 1 && d[0] != n.p.doc {
			docs[k] = append(d, n.p.doc)
			out = append(out, n)
		}
	}
	return out
}

func pairKey(a, b string) string { return min(a, b) + "|" + max(a, b) }

// fullNames lists the capitalised pairs that no dictionary word begins.
func (m *material) fullNames() []fullName {
	var out []fullName
	for _, p := range m.passages {
		for i := 0; i+1 < len(p.words); i++ {
			a, b := p.words[i], p.words[i+1]
			if nameWord(a) && nameWord(b) && a.span.End+1 == b.span.Start {
				out = append(out, fullName{p, i, a.low, b.low})
			}
		}
	}
	return out
}

func nameWord(w word) bool {
	return w.upper && w.kind == plainWord && len(w.low) > 2 && !functionWords.has(w.low) && lightWords[w.low] == 0 && !strings.HasPrefix(w.stem, "<") && !w.short
}

func nameDifference(a, b fullName) string {
	switch {
	case a.one == b.two && a.two == b.one:
		return "order"
	case a.one == b.one && respelled(a.two, b.two), a.two == b.two && respelled(a.one, b.one):
		return "spelling"
	}
	return ""
}

// respelled reports whether two rare words are spellings of one.
func respelled(a, b string) bool {
	return a != b && nearName(a, b) && sense.Rank(a) > 5000 && sense.Rank(b) > 5000 && strings.TrimSuffix(a, "s") != strings.TrimSuffix(b, "s")
}

// allOf returns every mention of the two forms.
func (m *material) allOf(names []fullName, a, b fullName) []onrecord.Value {
	var vs []onrecord.Value
	for _, n := range names {
		if n.one == a.one && n.two == a.two || n.one == b.one && n.two == b.two {
			s := phrase(n.p.words, n.at, n.at+2)
			vs = append(vs, m.value(n.p, s, m.docs[n.p.doc].Text.Slice(s)))
		}
	}
	return ordered(vs)
}
