// Package public measures comparing on public sets of texts and sentence pairs,
// beside the lexical baselines of the design notes.
//
//	as, err := public.PropSegment(corpus)
//	public.AUC(as, compare.Says)
//
// The alignment that finds "free jailed activists" in a sentence about the
// release of detained activists, in the Phnom Penh case, is asked here about
// encyclopedia articles, as it is: nothing was fitted on them. Of the sets of
// pairs only the train and trial parts of SICK were learned from, with pairs
// written for it (written.tsv) and pairs by construction (package variant); its
// test part and the negation sets were not looked at. Cuts are those of a
// cross-validation. Limits: the sets know no sides, speakers or days, which
// decide most of what boards show; nobody but their author judged the written
// pairs; what the model knows of words that are in none of its pairs, it knows
// by their vectors and the dictionary alone.
//
// Sources: PropSegmEnt (Chen and others, 2023), SICK (Marelli and others,
// 2014), negated MNLI, SNLI and RTE (Hossain and others, 2020).
package public

import (
	"cmp"
	"slices"

	"onrecord"
	"onrecord/compare"
)

// AUC returns the chance, in per cent, that a claim that its text says scores
// above one that it does not; equal scores count half.
func AUC(as []Alignment, says func([]string, string) float64) float64 {
	type scored struct {
		value   float64
		entails bool
	}
	list := make([]scored, len(as))
	for i, a := range as {
		list[i] = scored{says(a.Text, a.Claim), a.Entails}
	}
	slices.SortFunc(list, func(a, b scored) int { return cmp.Compare(a.value, b.value) })
	below, wins, yes, no := 0.0, 0.0, 0.0, 0.0
	for from := 0; from < len(list); {
		to, here := from, [2]float64{}
		for ; to < len(list) && list[to].value == list[from].value; to++ {
			here[int(is(list[to].entails))]++
		}
		wins += here[1] * (below + here[0]/2)
		below += here[0]
		no, yes = no+here[0], yes+here[1]
		from = to
	}
	if yes == 0 || no == 0 {
		return 0
	}
	return 100 * wins / (yes * no)
}

// A Score counts judgements of pairs.
type Score struct {
	N, Right           int
	Gold, Found, Agree int // contradictions
}

// Judge scores the verdicts on weighed pairs. Where a set has no
// contradictions, as RTE, one that is found counts as not following.
func Judge(ws []Weighed) Score {
	s := Score{N: len(ws)}
	three := slices.ContainsFunc(ws, func(w Weighed) bool { return w.Want == onrecord.Contradicted })
	for _, w := range ws {
		got := compare.Verdict(w.Follows, w.Against)
		if !three && got == onrecord.Contradicted {
			got = onrecord.Unaddressed
		}
		if got == w.Want {
			s.Right++
		}
		gold, found := w.Want == onrecord.Contradicted, got == onrecord.Contradicted
		s.Gold, s.Found, s.Agree = s.Gold+int(is(gold)), s.Found+int(is(found)), s.Agree+int(is(gold && found))
	}
	return s
}

// Accuracy, P and R are in per cent: of all judgements, and the precision and
// recall of contradictions.
func (s Score) Accuracy() float64 { return share(s.Right, s.N) }
func (s Score) P() float64        { return share(s.Agree, s.Found) }
func (s Score) R() float64        { return share(s.Agree, s.Gold) }

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return 100 * float64(part) / float64(whole)
}
