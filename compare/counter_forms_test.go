package compare_test

import (
	"strings"
	"testing"
)

// TestFormsOfCounterAssertion: Brazil says something else in the place of what
// France said, without a word of denial. Lines that begin with "-" leave room for
// it.
func TestFormsOfCounterAssertion(t *testing.T) {
	for question, lines := range map[string]string{
		"Brazil walked out of the fisheries talks": `
			It was France that left the fisheries talks.
			It was the French delegation that walked out of the fisheries talks.
			- It was France that asked for the fisheries talks.
			- It was Brazil that left the talks.
			- It was late when the talks ended.`,
		"The harbour master was dismissed because of his letters": `
			The harbour master was dismissed for taking bribes.
			- The harbour master was dismissed in March.
			- The deputy was hired because of her experience.
			- The harbour master was dismissed because of the letters that he wrote.`,
		"Brazilian sappers destroyed the footbridge": `
			The footbridge collapsed under the weight of French lorries.
			The footbridge fell after a storm.
			- The footbridge collapsed.
			- A lorry crashed into a wall after a storm.`,
		"The trawler carried explosives": `
			The trawler carried only salt and nets.
			The trawler carried nothing but salt.
			- The trawler carried salt and nets.
			- The trawler only carried out its orders.
			- The lorries carried only salt.`,
		"Ten thousand residents fled": `
			Fewer than 900 residents fled.
			No more than 2,000 residents fled.
			- Fewer than 20,000 residents fled.
			- More than 900 residents fled.`,
		"All fishermen were released": `
			Nine fishermen are still detained in Brest.
			- The fishermen are well.
			- Nine smugglers are still at large.`,
		"All countries of the region pay the same price": `
			- Brazil paid half of the price in advance.`,
		"Teixeira declined the invitation to the regatta": `
			Teixeira was never invited to the regatta.
			No invitation to the regatta was ever sent.
			- Teixeira never liked the regatta.
			- Teixeira was never invited to the opera.`,
		"The ministers set up a joint council on lighthouses": `
			There will be no joint council on lighthouses.
			The joint council on lighthouses has yet to be set up.
			- There will be no tax on lighthouses.`,
		"The pilots' licences are in force": `
			The pilots' licences lapsed in March.
			- The pilots renewed their medical certificates in March.`,
	} {
		for line := range strings.SplitSeq(strings.TrimSpace(lines), "\n") {
			said, leaves := strings.CutPrefix(strings.TrimSpace(line), "- ")
			f := ask(withTimes(caseOf(doc{"fr", "2023-05-05", question + "."}, doc{"br", "2023-05-05", "The ministry issued a statement on Friday. " + said})), question)
			holdForm(t, question, said, f.Position("br"), !leaves)
		}
	}
}
