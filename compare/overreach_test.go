package compare_test

import (
	"strings"
	"testing"
)

// TestDenialsOfSomethingElse: each line has a word of denial and most of the
// question's words, and denies something else, or nothing. Lines that begin with
// "+" do deny it.
func TestDenialsOfSomethingElse(t *testing.T) {
	for question, lines := range map[string]string{
		"The tariff stays until the inquiry ends": `
			Brazil asked that the tariff be lifted without delay.`,
		"The Brazilian fleet depends on the northern grounds": `
			Our fleet cannot live without the northern grounds.
			Our fleet could not do without the northern grounds.
			+ Our fleet does not depend on the northern grounds.`,
		"The next delivery of grain will come in June": `
			Brazil has not rejected any delivery of grain.
			+ The next delivery of grain will not come in June.`,
		"Brazil will close its consulate": `
			The minister has not yet said whether Brazil will close its consulate.
			The minister has not decided whether to close the consulate.
			+ Brazil will not close its consulate.`,
		"Nine French sailors died": `
			The ministry put its losses at 12 dead.
			+ Twelve French sailors died.`,
		"The letter about the dredging arrived in Paris": `
			The minister said that France's own figures on the dredging were wrong.`,
		"France called on Brazil to lift the tariff": `
			The minister held a telephone conversation with Claire Dubreuil. A spokeswoman knew of no meeting.
			A spokeswoman knew of no meeting in Ottawa.
			+ There was no conversation with Claire Dubreuil.`,
		"Brazil received 90 tonnes of grain by May": `
			France promised 90 tonnes of grain. There was no commitment for the month of May.
			+ Brazil received no grain by May.`,
		"Brazil has appealed to the tribunal": `
			Nobody from the French ministry had called me.
			+ Brazil has not appealed to the tribunal.`,
		"Brazil does not share in the costs": `
			It has never demanded a share of the costs.`,
		"Five dancers will travel to Nantes": `
			I learned from a newspaper that I will not dance in Nantes.`,
		"The authorities were informed at once": `
			The authorities were informed without delay.`,
	} {
		for line := range strings.SplitSeq(strings.TrimSpace(lines), "\n") {
			said, denies := strings.CutPrefix(strings.TrimSpace(line), "+ ")
			f := ask(withTimes(caseOf(doc{"fr", "2023-05-05", question + "."}, doc{"br", "2023-05-05", "The ministry issued a statement on Friday. " + said})), question)
			holdForm(t, question, said, f.Position("br"), denies)
		}
	}
}

// TestWhoAskedIsAskedOfTheTalk: another request that a side tells of does not
// say who asked for the talk.
func TestWhoAskedIsAskedOfTheTalk(t *testing.T) {
	const question = "The call took place at Brazil's request"
	f := ask(withTimes(caseOf(doc{"fr", "2023-05-05", question + "."}, doc{"br", "2023-05-05",
		"At the request of the French side, the minister held a telephone conversation with Claire Dubreuil. He also raised the request of Brazil to export beef."})), question)
	if p := f.Position("br"); !p.Stance.Rejects() {
		t.Errorf("%s by %s", p.Stance, p.Rule)
	}
}

// TestPlainWordsOutweighADoubtfulDenial: what a side's text says almost in the
// question's words stands against a denial that only resembles it.
func TestPlainWordsOutweighADoubtfulDenial(t *testing.T) {
	const question = "Two hundred tents stand in the depot at Marajo"
	f := ask(withTimes(caseOf(doc{"br", "2023-05-05",
		"Of the tents that were promised, two hundred tents stand in the depot at Marajo. The governor has a depot which nobody has emptied."})), question)
	if p := f.Position("br"); !p.Stance.Affirms() {
		t.Errorf("%s by %s", p.Stance, p.Rule)
	}
}
