package compare

import (
	"slices"

	"onrecord"
)

// Relate computes the relation of a finding anew from its positions, as after a
// person put two rows into one.
func Relate(f *onrecord.Finding) {
	f.Shade = ""
	relate(f)
}

// Negates reports whether a row says that something is not so.
func Negates(row string) bool { return len(negations(wordsIn(row, spanOf(row)))) > 0 }

func (m *material) negates(row string) bool { return len(negations(m.wordsIn(row))) > 0 }

// weakerRule marks a position of who called for something, in a row that says
// that it was negotiated. A denial of the row does not deny that.
const weakerRule = "aligned/weaker"

// relate computes the relation of a finding from its positions. A denial of
// something stronger contradicts nobody.
func relate(f *onrecord.Finding) {
	var asserts, partial, weaker, denies, implied int
	for _, p := range f.Positions {
		switch {
		case p.Stance == onrecord.Asserts:
			asserts++
		case p.Rule == weakerRule:
			weaker++
		case p.Stance == onrecord.Partial:
			partial++
		case p.Shade == onrecord.DeniesStronger:
			if f.Shade == "" {
				f.Shade = p.Shade
			}
		case p.Stance == onrecord.ImpliesNot:
			implied++
			if p.Shade != onrecord.StanceChanged {
				f.Shade = p.Shade
			}
		case p.Stance.Rejects():
			denies++
		}
	}
	if denies+implied == 0 {
		partial += weaker
	} else if weaker > 0 && f.Shade == "" {
		f.Shade = onrecord.DeniesStronger
	}
	f.Relation, f.Rule, f.Why = relationOf(asserts, partial, denies, implied)
	if f.Relation == onrecord.DeniedOnly && slices.ContainsFunc(f.Positions, saidToo) {
		f.Why = "It is denied, and nobody but the side that denies it says it."
	}
	if f.Shade == "" && slices.ContainsFunc(f.Positions, func(p onrecord.Position) bool { return p.Shade == onrecord.SelfContradiction }) {
		f.Shade = onrecord.SelfContradiction
		f.Why += " A side's own words go both ways on it, so this rests on one of the two."
	}
	if f.Shade == "" && asserts+partial <= 1 && (asserts+partial == 0 || denies+implied == 0) && saidElsewhere(f) {
		f.Shade = onrecord.OtherSetting
		f.Why += " What was said in another setting stands beside it and is not compared."
	}
}

// saidToo reports whether a side that denies a thing said it as well, then or
// before.
func saidToo(p onrecord.Position) bool {
	return p.Stance.Rejects() && slices.ContainsFunc(p.History, func(s onrecord.Said) bool { return s.Stance.Affirms() })
}

func saidElsewhere(f *onrecord.Finding) bool {
	return slices.ContainsFunc(f.Positions, func(p onrecord.Position) bool { return p.Shade == onrecord.OtherSetting })
}

func relationOf(asserts, partial, denies, implied int) (onrecord.Relation, string, string) {
	affirms := asserts + partial
	switch {
	case affirms > 0 && denies > 0:
		return onrecord.Contradicted, "relation/contradicted", "One side says it and another denies it."
	case affirms > 0 && implied > 0:
		return onrecord.ContradictedImplied, "relation/implied", "One side says it and what another says leaves no room for it."
	case asserts > 1 || (partial > 1 && asserts == 0):
		return onrecord.Agreed, "relation/agreed", "Two or more sides say it."
	case affirms > 1:
		return onrecord.PartlyAgreed, "relation/partly", "Two or more sides say it, one of them weaker or narrower."
	case affirms == 1:
		return onrecord.OneSided, "relation/one-sided", "Only one side says it; the others' texts do not speak to it."
	case denies+implied > 0:
		return onrecord.DeniedOnly, "relation/denied", "It is denied and no side in the held texts says it."
	}
	return onrecord.Unaddressed, "relation/none", "No held text speaks to it."
}
