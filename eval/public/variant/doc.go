// Package variant makes pairs of sentences whose relation follows from how they
// were made: a sentence, what is left when a detail is dropped, what a broader
// word makes of it, the opposite, and the negation of each.
//
//	p := variant.Parse("Biden raised the case in Phnom Penh.")
//	p.Negated()    // "Biden did not raise the case in Phnom Penh.", true
//	variant.Pairs  // "Biden raised the case." follows, its negation cannot hold
//
// Sets of sentence pairs with labels hold few negations, mostly "there is no"
// and "is not" in one of two nearly equal sentences; these pairs teach what a
// negation reaches and what it leaves standing. Labels are those of logic
// (MacCartney and Manning, 2009): a negated broader claim follows from no
// negated narrower one, but the other way round.
//
// Limits: clauses are found by tags, so that one sentence in twenty reads
// oddly; a few of the broader words are of another sense.
package variant
