package compare_test

import (
	"strings"
	"testing"
)

// TestNearDenials: Brazil negates something that stands beside what is asked, or
// rejects what it does not deny was made. Lines that begin with "+" do deny it.
func TestNearDenials(t *testing.T) {
	for question, lines := range map[string]string{
		"France offered to share the fishing port": `
			We rejected the offer of France to share the fishing port because it came too late.
			+ We reject the claim that France offered to share the fishing port.`,
		"The roof of the customs house fell in": `
			Nobody was hurt when the roof of the customs house fell in.
			We never doubted that the roof of the customs house fell in.
			+ The roof of the customs house has not fallen in.`,
		"France closed its airspace": `
			France did not inform us before it closed its airspace.
			+ France has not closed its airspace.`,
		"The smuggler was arrested": `
			The arrest of the smuggler was not announced to us.
			We were not told the name of the smuggler.
			Brazil does not wish to comment on the smuggler who was arrested.
			+ The smuggler was not arrested.`,
		"The ministers spoke about the lighthouse": `
			The minister did not raise the lighthouse in her speech, but spoke about it afterwards.
			+ The ministers did not speak about the lighthouse.`,
		"A consignment of cheese was held at the border": `
			There was no commitment on cheese for March.
			+ No consignment of cheese was held at the border.`,
		"Staff of the consulate worked outside the treaty": `
			Staff of the consulate were engaged in activities not in line with the treaty.`,
		"The cheese was delivered": `
			+ The cheese has yet to be delivered.`,
		"The call took place at the request of France": `
			Brazil raised the request of France to sell cheese.
			+ The call took place at the request of Brazil.`,
		"The letter of the fishermen was answered": `
			+ The letter of the fishermen remained unanswered.`,
		"The drill is peaceful": `
			+ The so-called peaceful drill convinces nobody.`,
		"The crew left the harbour without permission": `
			The crew left the harbour without permission.
			+ The crew did not leave the harbour.`,
		"The crew was heard by the judge": `
			+ The crew had no hearing.`,
		"The crane costs forty jobs": `
			The crew is made up of forty fishermen.
			+ The claim that the crane costs forty jobs is made up.`,
		"The embassy was told of the search": `
			The spokeswoman rejected any such link and said that the embassy was told of the search in May.
			+ The spokeswoman rejected the claim that the embassy was told of the search and said that it was asked.`,
		"France broke the fisheries treaty": `
			Brazil expects the fisheries treaty to be observed by France.
			The fisheries treaty must be observed.`,
		"Seven pilots died on the reef": `
			Nobody in the ministry takes seven deaths on the reef lightly.
			+ Nobody died on the reef.`,
		"The number of lighthouses has grown": `
			It was noted that the number of lighthouses has grown.
			It was later agreed that the number of lighthouses has grown too fast.`,
		"There will be more patrols": `
			The minister would not say if there would be more patrols.
			The minister has not decided if there will be more patrols.
			+ There will not be more patrols.`,
		"The pilot heard the signal to turn back": `
			We have not heard anyone say what they would do differently.
			+ The pilot did not hear the signal to turn back.`,
		"The trawler sailed without lanterns": `
			The trawler had no lanterns.
			The trawler, which had no lanterns, sailed at night.`,
		"A cutter was following the trawler": `
			The skipper did not see the trawler, and she had no chance.
			We did not notice the trawler before dawn.
			+ No cutter was following the trawler.`,
		"The charts were handed to the harbour police": `
			It was said that Brazil took the lead, and that is not what our charts show.
			+ The charts were not handed to the harbour police.`,
		"Fishermen were given rooms in the hostel": `
			Nobody was sent away without the offer of a room in the hostel.
			No fisherman was left without a room in the hostel.
			+ No fisherman was given a room in the hostel.`,
		"Smugglers fired at the patrol boat": `
			At no time did the patrol boat enter the waters of France.
			Under no circumstances will the patrol boat leave the bay.
			+ At no time did smugglers fire at the patrol boat.`,
		"The frigate was docked at Brest": `
			France says that the frigate was not docked at Brest.
			+ Brazil says that the frigate was not docked at Brest.`,
	} {
		for line := range strings.SplitSeq(strings.TrimSpace(lines), "\n") {
			said, denies := strings.CutPrefix(strings.TrimSpace(line), "+ ")
			f := ask(withTimes(caseOf(doc{"fr", "2023-05-05", question + "."}, doc{"br", "2023-05-05", "The ministry issued a statement on Friday. " + said})), question)
			holdForm(t, question, said, f.Position("br"), denies)
		}
	}
}
