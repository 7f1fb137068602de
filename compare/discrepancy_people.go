package compare

import (
	"slices"
	"strings"

	"onrecord"
)

// offices maps titles that name an office to the word for it: two of them for
// one person are two offices.
var offices = map[string]string{"prime minister": "prime minister", "pm": "prime minister", "premier": "prime minister", "foreign minister": "foreign minister",
	"foreign secretary": "foreign minister", "defence minister": "defence minister", "defense secretary": "defence minister", "president": "president",
	"chancellor": "chancellor", "king": "king", "ambassador": "ambassador", "governor": "governor", "mayor": "mayor", "general": "general", "secretary-general": "secretary-general"}

// formerly marks a title that somebody no longer or not fully holds.
var formerly = setOf("former ex then vice deputy acting late future outgoing incoming then-president ex-president")

// titleDiscrepancies finds one person with two offices in different documents:
// "Foreign Minister Ana Vidal" and "Defence Minister Ana Vidal".
func titleDiscrepancies(m *material) []onrecord.Discrepancy {
	held := map[string][]onrecord.Value{} // by full name
	var order []string
	for _, n := range m.fullNames() {
		title := titleBefore(n.p.words, n.at)
		from := n.at - len(strings.Fields(title))
		if offices[title] == "" || from > 0 && formerly.has(n.p.words[from-1].low) {
			continue
		}
		name := n.one + " " + n.two
		if held[name] == nil {
			order = append(order, name)
		}
		held[name] = append(held[name], m.value(n.p, phrase(n.p.words, from, n.at+2), offices[title]))
	}
	var out []onrecord.Discrepancy
	for _, name := range order {
		if vs := held[name]; distinct(vs) > 1 && distinctDocs(vs) > 1 {
			out = append(out, onrecord.Discrepancy{Type: "title", Slot: "title of one person", Values: ordered(vs), Rule: "discrepancy/title",
				Note: "One name stands under different offices."})
		}
	}
	return out
}

func distinctDocs(vs []onrecord.Value) int {
	docs := map[onrecord.DocumentID]bool{}
	for _, v := range vs {
		docs[v.Doc] = true
	}
	return len(docs)
}

var beforeCompany = setOf("accompanied joined attended flanked")

// participantDiscrepancies compares lists of who else was there: "accompanied by
// Ana Vidal and Rui Prado". Lists that share nobody may be of two delegations.
func participantDiscrepancies(m *material) []onrecord.Discrepancy {
	var lists []onrecord.Value
	names := m.fullNames()
	for _, p := range m.passages {
		for i := 0; i+1 < len(p.words); i++ {
			if !beforeCompany.has(p.words[i].low) || p.words[i+1].low != "by" || p.question || negatedAt(p.words, i) {
				continue
			}
			to := clauseEnd(p.words, i+2)
			if who := namesBetween(names, p, i+2, to); len(who) > 0 {
				lists = append(lists, m.value(p, phrase(p.words, i, to), strings.Join(who, ", ")))
			}
		}
	}
	for i, a := range lists {
		for _, b := range lists[i+1:] {
			if a.Doc != b.Doc && a.Value != b.Value && shareName(a.Value, b.Value) {
				return []onrecord.Discrepancy{{Type: "participants", Slot: "who was there", Values: ordered([]onrecord.Value{a, b}), Rule: "discrepancy/participants",
					Note: "The lists share a name and differ in others; either may be incomplete."}}
			}
		}
	}
	return nil
}

// namesBetween returns the full names in a stretch of p, sorted.
func namesBetween(names []fullName, p *passage, from, to int) []string {
	var out []string
	for _, n := range names {
		if n.p == p && n.at >= from && n.at+1 < to {
			out = append(out, n.one+" "+n.two)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func shareName(a, b string) bool {
	return slices.ContainsFunc(strings.Split(a, ", "), func(n string) bool { return slices.Contains(strings.Split(b, ", "), n) })
}
