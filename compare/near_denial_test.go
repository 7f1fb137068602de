package compare_test

import (
	"strings"
	"testing"
)

// TestNearDenials: Brazil negates something that stands beside what is asked, or
// rejects what it does not deny was made. Lines that begin with "+" do deny it.
func TestNearDenials(t *testing.T) {
	holdLines(t, map[string]string{
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
	})
}

// TestOtherDeeds: what is negated is another deed than the one asked about, or
// another's, or of another thing, or only a part of it. Lines that begin with "+"
// do deny it.
func TestOtherDeeds(t *testing.T) {
	holdLines(t, map[string]string{
		"France closed the canal to tankers": `
			We cannot rule out that France closed the canal to tankers.
			The minister stopped short of saying that France closed the canal to tankers.
			France has not only closed the canal to tankers, it has mined it.
			The canal was not closed to fishing boats.
			Had France not closed the canal to tankers, prices would have stayed low.
			If France does not reopen the canal to tankers, Brazil will go to court.
			Spain did not close the canal to tankers.
			France did not close the port of Brest to tankers.
			No reason was given why France closed the canal to tankers.
			France no longer lets tankers pass the canal.
			It is not the first time that France closed the canal to tankers.
			Nobody was consulted before France closed the canal to tankers.
			+ The canal has never been closed to tankers.
			+ France kept the canal open to tankers.`,
		"Brazil sold the frigate to Chile": `
			Brazil did not sell the frigate to Peru.
			Brazil did not sell the submarine to Chile.
			Chile did not sell the frigate to Brazil.
			Brazil declined to say whether it sold the frigate to Chile.
			The price at which Brazil sold the frigate to Chile is not public.
			+ Brazil never sold the frigate to Chile.
			+ The frigate was not sold.`,
		"The mayor of Santos resigned": `
			The mayor of Santos did not resign over the budget.
			The deputy mayor of Santos did not resign.
			The mayor of Rio has not resigned.
			Nobody asked the mayor of Santos to resign.
			The mayor of Santos will not say why she resigned.
			+ The mayor of Santos refused to resign.
			We regret that the mayor of Santos resigned without notice.`,
		"Divers recovered the black box": `
			Divers have not recovered the bodies.
			Divers did not damage the black box.
			The black box does not contain any recording.
			The black box has not been opened.
			+ Divers have yet to recover the black box.
			+ Divers could not recover the black box.
			Divers recovered the black box, but not the wings.
			Without the black box, which divers recovered, we would know nothing.`,
		"The ministers agreed on a date for elections": `
			+ The ministers could not agree on a date for elections.
			+ No date for elections was agreed.
			The ministers did not discuss how elections will be paid for.
			The opposition has not agreed to a date for elections.
			The date for elections that the ministers agreed on is not binding.`,
		"The police searched the embassy": `
			The police did not search the residence of the ambassador.
			The police did not find anything when they searched the embassy.
			The police searched the embassy without a warrant.
			+ The army, not the police, searched the embassy.
			The police will not search the embassy again.
			The ambassador was not in the embassy when the police searched it.`,
		"The workers blocked the bridge": `
			The workers did not block the bridge for long.
			Not all workers blocked the bridge.
			The workers did not damage the bridge.
			Unless wages rise, the workers will not leave the bridge.
			No ambulance was held up when the workers blocked the bridge.
			The union did not call on the workers to block the bridge.
			+ The bridge was never blocked.`,
		"The coast guard fired warning shots": `
			The coast guard did not fire at the crew.
			+ Not one warning shot was fired by the coast guard.`,
		"The hospital was hit by a missile": `
			The hospital was not the target of the missile.
			+ The missile did not hit the hospital but a depot beside it.
			The school was not hit by a missile.
			+ No missile hit the hospital.
			+ The hospital was hit by falling debris and not by a missile.`,
		"Talks on the gas price will resume in May": `
			Talks on the gas price did not resume in March.
			+ Talks on the gas price will not resume.
			Brazil is not opposed to talks on the gas price in May.`,
		"The bank froze the accounts of the ministry": `
			The bank did not inform the ministry that it froze the accounts.
			+ The bank has frozen no accounts of the ministry.
			The bank has not released the accounts of the ministry.
			+ The accounts of the ministry are not frozen.
			The bank had no right to freeze the accounts of the ministry.
			The bank did not close the accounts of the ministry.
			We do not understand why the bank froze the accounts of the ministry.
			The court did not order the bank to freeze the accounts of the ministry.`,
		"Observers were refused entry to the count": `
			Observers were not present at the count in Natal.
			+ No observer was refused entry to the count.
			Observers did not complain about the count.
			+ Observers were never refused entry.
			+ The commission denies that observers were refused entry to the count.
			The commission does not deny that observers were refused entry to the count.`,
		"The reactor was shut down because of a leak": `
			+ The reactor was not shut down.
			+ There was no leak.
			The leak did not reach the river.
			The second reactor was not shut down.
			Nobody was exposed to radiation when the reactor was shut down because of a leak.
			The reactor will not be restarted this year.`,
		"Rebels hold the airfield": `
			The rebels do not hold the town.
			The army has not retaken the airfield.
			+ The rebels never reached the airfield.`,
		"The president signed the law on 3 March": `
			+ The president has not signed the law.
			Parliament did not pass the law on 3 March.
			The governor did not sign the law.
			+ The president refused to sign the law.
			The law cannot take effect before the president has signed it.`,
		"The ministers raised the lighthouse": `
			+ The lighthouse, which belongs to another chapter, was not raised.
			The lighthouse, which was not built by France, was raised.`,
	})
}

func holdLines(t *testing.T, forms map[string]string) {
	for question, lines := range forms {
		for line := range strings.SplitSeq(strings.TrimSpace(lines), "\n") {
			said, denies := strings.CutPrefix(strings.TrimSpace(line), "+ ")
			f := ask(withTimes(caseOf(doc{"fr", "2023-05-05", question + "."}, doc{"br", "2023-05-05", "The ministry issued a statement on Friday. " + said})), question)
			holdForm(t, question, said, f.Position("br"), denies)
		}
	}
}
