// Package compare lines up the sides' accounts of one event and says what they
// do to each other. It takes a [Case] and gives a board: propositions, the
// stance of each side with the verbatim words it rests on, the relation of the
// stances with the rule that decided, discrepancies, and which documents are
// copies. It never says who is right.
//
// In the Phnom Penh case:
//
//	b := compare.Ask(c, []onrecord.Proposition{{ID: "p1",
//		Text: "Biden called for the release of detained activists, including Seng Theary"}})
//	b.Findings[0].Position("us").Stance      // asserts: "He also called for the release ..."
//	b.Findings[0].Position("kh_pm").Shade    // denies-stronger: "no negotiation" leaves it standing
//	b.Findings[0].Position("kh_mfa").Stance  // denies: "did not discuss such issues and only spoke of ..."
//	b.Findings[0].Relation                   // contradicted
//
// How it works, in order: every sentence becomes a passage with the side whose
// account it is (holder.go, namer.go: the source's, never the narrator's);
// a proposition is aligned with passages by stems, kin, fields of words, names,
// numbers and vectors (align.go), weighed by a small model fitted on the open
// cases (model.go, weights.json); denials are found by named rules, each asking
// that what is denied is no narrower than what is asked (denial.go,
// refusal.go, retort.go, rival.go, when.go, decline.go); the relation follows from the stances (relation.go).
// [Board] does the same for propositions that it words itself (candidate.go).
//
// Limits: English, with a short bridge to Russian. Who did what to whom is read
// from a sketch of each clause (clause.go), which is right for short sentences.
// Silence is never read as denial except through an exhaustive "only".
//
// The requirements R1 to R16 that comments name, and the measured baselines,
// stand in doc/comparison.md; rows judged by a reader in doc/board-judgements.md.
package compare

import "onrecord"

// A Case is all that comparing needs to know of one event: who stands on which
// side, what was read, who is who in it, and what it is about.
type Case struct {
	Dossier  onrecord.Dossier
	Readings []onrecord.Reading
	Parties  []onrecord.Party
	Event    onrecord.Event
}
