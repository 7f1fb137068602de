package compare

import (
	"strings"

	"onrecord"
)

// zones are nouns of places that belong to somebody.
var zones = setOf("waters airspace territory soil shore side sea")

// placeDiscrepancies finds one kind of place with different owners: "Ukrainian
// territorial waters", "international waters".
func placeDiscrepancies(m *material) []onrecord.Discrepancy {
	byNoun := map[string][]onrecord.Value{}
	var order []string
	for _, p := range m.passages {
		if p.question {
			continue
		}
		for i, w := range p.words {
			if !zones.has(w.low) {
				continue
			}
			if from, owner := ownerBefore(p.words, i); owner != "" {
				if byNoun[w.low] == nil {
					order = append(order, w.low)
				}
				byNoun[w.low] = append(byNoun[w.low], m.value(p, phrase(p.words, from, i+1), owner))
			}
		}
	}
	var out []onrecord.Discrepancy
	for _, noun := range order {
		if vs := byNoun[noun]; distinct(vs) > 1 && noun == "waters" || distinct(vs) > 1 && noun == "airspace" {
			out = append(out, onrecord.Discrepancy{Type: "place", Slot: "whose " + noun, Values: ordered(vs), Rule: "discrepancy/place",
				Note: "The place is put under different owners."})
		}
	}
	return out
}

func ownerBefore(ws []word, i int) (int, string) {
	for k := i - 1; k >= max(0, i-2); k-- {
		if ownerOf(ws[k]) {
			return k, strings.Trim(ws[k].stem, "<>")
		}
	}
	return 0, ""
}

// initiatorDiscrepancies lists who is said to have asked for the talk.
func initiatorDiscrepancies(m *material) []onrecord.Discrepancy {
	var vs []onrecord.Value
	for _, p := range m.passages {
		if p.question || p.title || !hasAny(p.words, eventVerbs) {
			continue
		}
		if at, asker := m.askerIn(p.words); asker != "" && containsAny(p.words[at:at+1], "request", "initiative", "invitation", "requested", "initiated") {
			vs = append(vs, m.value(p, p.span, strings.Trim(asker, "<>")))
		}
	}
	if distinct(vs) < 2 {
		return nil
	}
	return []onrecord.Discrepancy{{Type: "initiator", Slot: "who asked for the talk", Values: ordered(vs), Rule: "discrepancy/initiator",
		Note: "Sources name different askers."}}
}

// headlineDiscrepancies (R15): a headline that denies or says more than the
// body: "no discussion" over "no negotiation".
func headlineDiscrepancies(m *material) []onrecord.Discrepancy {
	var out []onrecord.Discrepancy
	for _, title := range m.passages {
		if !title.title || m.otherLeader(title.words) {
			continue
		}
		said := negatedAct(title.words)
		if said == otherAct {
			continue
		}
		for _, p := range m.passages {
			if p.doc != title.doc || p.title {
				continue
			}
			if body := negatedAct(p.words); body.strongerThan(said) && coverage(m.heavy(title.words), p.words) > 0.3 {
				out = append(out, onrecord.Discrepancy{Type: "headline", Slot: "headline and body", Rule: "discrepancy/headline",
					Values: []onrecord.Value{m.value(title, title.span, "headline"), m.value(p, p.span, "body")},
					Note:   "The headline denies more than the body does. A headline is the outlet's wording."})
			}
		}
	}
	return out
}

// negatedAct returns the act of talking that ws negate.
func negatedAct(ws []word) act {
	for _, n := range negations(ws) {
		if a := actOf(ws[n.at:min(n.to, n.at+4)]); a.talking() {
			return a
		}
	}
	return otherAct
}

// features are nouns of places that sides name in their own ways.
var features = setOf("shoal reef island islands islet rock rocks bank")

// featureDiscrepancies finds one place under two names: each of two sides has
// one name before "Shoal" or "Reef", and they differ.
func featureDiscrepancies(m *material) []onrecord.Discrepancy {
	bySide := map[onrecord.SideID][]onrecord.Value{}
	for _, p := range m.passages {
		for i, w := range p.words {
			if i == 0 || !features.has(w.low) || !w.upper || !p.words[i-1].upper || p.side == "" || p.question {
				continue
			}
			from := i - 1
			for from > 0 && p.words[from-1].upper && p.words[from-1].kind == plainWord && !functionWords.has(p.words[from-1].low) {
				from--
			}
			s := phrase(p.words, from, i+1)
			bySide[p.side] = append(bySide[p.side], m.value(p, s, fold(m.docs[p.doc].Text.Slice(s))))
		}
	}
	var vs []onrecord.Value
	for _, v := range m.sides {
		if distinct(bySide[v.ID]) == 1 {
			vs = append(vs, bySide[v.ID]...)
		}
	}
	if distinct(vs) != 2 {
		return nil
	}
	return []onrecord.Discrepancy{{Type: "name", Slot: "name of a place", Values: ordered(vs), Rule: "discrepancy/place-name",
		Note: "Each side has its own name; they may be one place."}}
}

// distancedWordings (R8): what one side says plainly another passes on at arm's
// length.
func distancedWordings(m *material) []onrecord.Discrepancy {
	var out []onrecord.Discrepancy
	for _, p := range m.passages {
		for i, w := range p.words {
			if !distancing.has(w.low) || p.side == "" || p.voice > carriedVoice {
				continue
			}
			near := m.contentOf(p.words[max(0, i-2):min(len(p.words), i+5)])
			for _, w := range near {
				m.lex.rowOf(w)
			}
			if best := m.plainest(p, near); best != nil {
				out = append(out, onrecord.Discrepancy{Type: "wording", Slot: "a claim and its distance", Rule: "discrepancy/distancing",
					Values: ordered([]onrecord.Value{m.value(p, p.span, w.low), m.value(best, best.span, "said plainly")}),
					Note:   "“" + w.low + "” holds at a distance what the other says plainly."})
			}
		}
	}
	return out
}

// plainest returns the passage of another side that says the words best.
func (m *material) plainest(p *passage, content []word) *passage {
	var best *passage
	most := 0.45
	for _, o := range m.passages {
		if o.side == "" || o.side == p.side || o.voice > carriedVoice || o.title || o.question {
			continue
		}
		if c := coverage(content, o.words); c > most {
			best, most = o, c
		}
	}
	return best
}
