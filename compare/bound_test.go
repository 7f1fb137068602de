package compare_test

import (
	"strings"
	"testing"
)

// TestBounds: what lies on the other side of a line, further off, fewer, or is
// owed to something else. Lines that begin with "-" deny something else, or
// nothing.
func TestBounds(t *testing.T) {
	for question, lines := range map[string]string{
		"The Brazilian helicopter entered French airspace": `
			The helicopter stayed outside French airspace.
			The helicopter was at all times over international waters.
			- The helicopter entered French airspace by mistake.
			- The helicopter had stayed on the ground.
			- The trawler remained outside French waters.`,
		"The Brazilian helicopter stayed outside French airspace": `
			The helicopter crossed the border at noon.
			- The trawler crossed the border at noon.`,
		"The drone came within 300 metres of the platform": `
			It did not come closer than 800 metres to the platform.
			The drone never came nearer than 800 metres.
			- It did not come closer than 200 metres to the platform.
			- The drone came within 100 metres of the platform.`,
		"The lake fell by more than four metres": `
			The gauge at the lake shows one metre, not four metres.
			- The gauge at the lake shows four metres, not one.
			- The boats at the lake pay one real, not four francs.`,
		"The ministers met twice in May": `
			There was one meeting of the ministers in May, not two.
			- There was one meeting of the bishops in June, not two.`,
		"The fire was caused by the welding on the pier": `
			The fire was caused by lightning.
			The fire was clearly caused by lightning.
			- The fire was caused by sparks from welding.
			- The fire was caused neither by lightning nor by a cigarette.
			- The outage was caused by lightning.`,
		"Brazil was notified before the opening of the sluice": `
			Brazil did not receive a prior notification.
			Brazil received no notification before the opening.
			- Brazil did not receive a written notification.`,
		"The treaty of 2011 requires a notification before the opening of the sluice": `
			- Brazil did not receive a prior notification.`,
		"The contract will be published": `
			The ministry would not publish the contract, citing a clause on secrecy.
			- The ministry would not publish its reply, citing the contract.`,
		"France proposed a share of 38 percent": `
			The share that was proposed to us was 45 percent, not 38.
			- The turnout was 45 percent, not 61.`,
		"The balloon carried a camera": `
			There was no camera on board the balloon.
			There was no camera on board.
			- There was no crew on board.`,
		"France answered the warning": `
			We got no answer to the warning.
			- We got no answer to the invitation of the bishop.`,
		"Elections determine the price of bread": `
			Elections play no part in the price of bread.
			The price of bread has nothing to do with elections.
			- The harvest plays no part in elections.`,
	} {
		for line := range strings.SplitSeq(strings.TrimSpace(lines), "\n") {
			said, denies := strings.CutPrefix(strings.TrimSpace(line), "- ")
			f := ask(withTimes(caseOf(doc{"fr", "2023-05-05", question + "."}, doc{"br", "2023-05-05", "The ministry issued a statement on Friday. " + said})), question)
			holdForm(t, question, said, f.Position("br"), !denies)
		}
	}
}
