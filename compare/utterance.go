package compare

import (
	"cmp"
	"slices"

	"onrecord"
)

// One utterance may be quoted in several wordings: two translations of one
// spoken sentence, or one trimmed and smoothed. Where the evidence of a
// position, or of two, is that, its words are not to be read against each
// other as if both were verbatim: the shade [onrecord.OtherTranslation] says so.

// utterances returns what each passage quotes, found once.
func (m *material) utterances() map[*passage][]quotation {
	if m.quoted == nil {
		m.quoted = map[*passage][]quotation{}
		for _, q := range m.quotations() {
			m.quoted[q.p] = append(m.quoted[q.p], q)
		}
	}
	return m.quoted
}

// otherWording reports whether two passages of different documents quote one
// utterance in different words.
func (m *material) otherWording(a, b *passage) bool {
	if a.doc == b.doc || a.side != b.side {
		return false
	}
	return m.quoteAlike(a, b, m.translates) ||
		a.before != nil && b.before != nil && m.quoteAlike(a.before, b.before, m.versionsOf) && m.quoteAlike(a, b, m.goesOn)
}

// quoteAlike reports whether alike holds of something that a quotes and something
// that b does.
func (m *material) quoteAlike(a, b *passage, alike func(x, y []word) bool) bool {
	said := m.utterances()
	return slices.ContainsFunc(said[a], func(x quotation) bool {
		return slices.ContainsFunc(said[b], func(y quotation) bool { return alike(x.said, y.said) })
	})
}

// versionsOf reports whether two quotations are one utterance, in the same words
// or others.
func (m *material) versionsOf(a, b []word) bool { return oneUtterance(a, b) || m.translates(a, b) }

// goesOn reports whether two quotations may be the next sentence of one utterance
// whose sentence before is known to be one: less must meet then.
func (m *material) goesOn(a, b []word) bool {
	x, y := weighty(a), weighty(b)
	return min(len(x), len(y)) >= 2 && sharedStems(x, y) >= 2 && coverage(x, b) >= leastNext && coverage(y, a) >= leastNext && m.reworded(a, b)
}

// leastNext is leastMeant where the sentences before are one utterance.
const leastNext = 0.45

// translates reports whether two quotations are versions of one utterance that
// differ in more than names and small words: they share a long run of words, or
// nearly all content of each is met by the other.
func (m *material) translates(a, b []word) bool {
	if oneUtterance(a, b) {
		return m.reworded(a, b)
	}
	x, y := weighty(a), weighty(b)
	if min(len(x), len(y)) < 4 || 2*min(len(a), len(b)) < max(len(a), len(b)) || len(negations(a)) > 0 != (len(negations(b)) > 0) || sharedStems(x, y) < 2 {
		return false
	}
	return coverage(x, b) >= leastMeant && coverage(y, a) >= leastMeant && m.reworded(a, b)
}

// leastMeant is which share of a quotation's content the other must meet to
// count as its translation.
const leastMeant = 0.7

// weighty keeps the words that a translation must carry over.
func weighty(ws []word) []word {
	return slices.DeleteFunc(slices.Clone(ws), func(w word) bool { return w.heft <= 0.3 })
}

func sharedStems(a, b []word) int {
	n := 0
	for _, w := range a {
		if hasStem(b, w.stem) {
			n++
		}
	}
	return n
}

// shadeWordings marks the positions whose evidence is one utterance in
// different words, and the finding that rests on such a position alone.
func (m *material) shadeWordings(f *onrecord.Finding, vs map[onrecord.SideID][]*passage) {
	alone := f.Relation == onrecord.OneSided || f.Relation == onrecord.DeniedOnly // no other side's words are in the row
	for i := range f.Positions {
		p := &f.Positions[i]
		if p.Shade == "" && m.anyOtherWording(vs[p.Side]) {
			p.Shade = onrecord.OtherTranslation
			if alone && p.Stance != onrecord.Silent {
				f.Shade = cmp.Or(f.Shade, onrecord.OtherTranslation)
			}
		}
	}
}

func (m *material) anyOtherWording(ps []*passage) bool {
	for i, a := range ps {
		if slices.ContainsFunc(ps[i+1:], func(b *passage) bool { return m.otherWording(a, b) }) {
			return true
		}
	}
	return false
}
