package compare_test

import (
	"fmt"
	"strings"
	"testing"

	"onrecord"
	"onrecord/compare"
	"onrecord/text"
)

// doc is a document of a test case: a report, or one side's own text.
type doc struct{ side, published, text string }

// caseOf makes a case from texts alone, with two governments and an unnamed
// official as its sides.
func caseOf(docs ...doc) compare.Case {
	c := compare.Case{Dossier: onrecord.Dossier{Sides: []onrecord.Side{
		{ID: "fr", Name: "France", Speakers: []string{"French foreign ministry", "Claire Dubreuil"}},
		{ID: "br", Name: "Brazil", Speakers: []string{"Brazilian foreign ministry", "Paulo Teixeira"}},
		{ID: "src", Name: "an unnamed official", Speakers: []string{"a senior official"}},
	}}}
	for i, d := range docs {
		id := onrecord.DocumentID(fmt.Sprintf("d%d.txt", i+1))
		r := &onrecord.Document{ID: id, Text: text.New(d.text), SpeaksFor: onrecord.SideID(d.side), Complete: true}
		if d.side == "" {
			r.Outlet = "Harbour Gazette"
		}
		r.Published.Date, _ = onrecord.ParseDate(d.published)
		c.Readings = append(c.Readings, onrecord.Reading{Document: r})
		c.Dossier.Documents = append(c.Dossier.Documents, onrecord.Item{File: string(id), SpeaksFor: r.SpeaksFor})
	}
	return c
}

func ask(c compare.Case, question string) onrecord.Finding {
	return compare.Ask(c, []onrecord.Proposition{{ID: "q", Text: question}}).Findings[0]
}

// TestRules: one requirement a line, in sentences of our own.
func TestRules(t *testing.T) {
	for _, c := range []struct {
		name, question string
		docs           []doc
		side           onrecord.SideID
		want           onrecord.Stance
	}{
		{"R1 the denial is the denier's alone", "Paulo Teixeira had asked France to lift the cheese tariff",
			[]doc{{"", "", "Brazil's foreign ministry denied that Paulo Teixeira had asked France to lift the cheese tariff."}}, "fr", onrecord.Missing},
		{"R1 and it is his", "Paulo Teixeira had asked France to lift the cheese tariff",
			[]doc{{"", "", "Brazil's foreign ministry denied that Paulo Teixeira had asked France to lift the cheese tariff."}}, "br", onrecord.Denies},
		{"R1 a question puts nothing forward", "France came to put pressure on Brazil",
			[]doc{{"", "", "Paulo Teixeira asked whether France came to put pressure on Brazil."}}, "br", onrecord.Missing},
		{"R1 being asked is no question of one's own", "France raised the pipeline",
			[]doc{{"", "", "When asked whether France had raised the pipeline, Paulo Teixeira said that the pipeline was not raised."}}, "br", onrecord.Denies},
		{"R2 whom a denial means may stand after it", "France called for the release of Joana Prado",
			[]doc{{"", "", "Paulo Teixeira said that there was no negotiation on the release of a reporter, who is the jailed writer Joana Prado."}}, "br", onrecord.Denies},
		{"R2 what is negated is not asserted", "There was a discussion about Joana Prado",
			[]doc{{"", "", "Paulo Teixeira said that there was no negotiation on the release of a reporter, who is the jailed writer Joana Prado."}}, "br", onrecord.Silent},
		{"R2 no mention", "Fishing quotas were raised in the talks",
			[]doc{{"", "", "There was no mention at all of fishing quotas, the French foreign ministry said."}}, "fr", onrecord.Denies},
		{"R2 did not arise", "The pipeline was discussed",
			[]doc{{"", "", "“The pipeline did not arise,” Paulo Teixeira said."}}, "br", onrecord.Denies},
		{"R2 not even discussed", "The ministers discussed elections",
			[]doc{{"", "", "“We haven't even actually discussed elections,” Claire Dubreuil told reporters."}}, "fr", onrecord.Denies},
		{"R2 no contact", "The patrol boat collided with the trawler",
			[]doc{{"", "", "Our patrol boat did not come into contact with the trawler, the Brazilian foreign ministry said."}}, "br", onrecord.Denies},
		{"R2 nothing received", "France had sent requests for extradition",
			[]doc{{"br", "", "The ministry notes that no requests for extradition have been received from France this year."}}, "br", onrecord.Denies},
		{"R2 such", "France promised to finance the dam",
			[]doc{{"", "", "A newspaper wrote that France had promised to finance the dam. “No such promise was ever made,” Claire Dubreuil said."}}, "fr", onrecord.Denies},
		{"R3 not aware", "The two ministers spoke by telephone",
			[]doc{{"", "", "“I am not aware of any conversation between the two ministers,” Paulo Teixeira said."}}, "br", onrecord.HedgedDenial},
		{"R3 do not recognise", "The frigate dropped mines near the port",
			[]doc{{"", "", "“We do not recognise the claim that the frigate dropped mines near the port,” the French foreign ministry said."}}, "fr", onrecord.HedgedDenial},
		{"R4 an exhaustive list excludes", "Claire Dubreuil raised the detained journalists",
			[]doc{{"", "", "The two only spoke of forestry, rail links and student exchanges, the Brazilian foreign ministry said."}}, "br", onrecord.ImpliesNot},
		{"R4 what the list names is said", "The ministers discussed rail links",
			[]doc{{"", "", "The two only spoke of forestry, rail links and student exchanges, the Brazilian foreign ministry said."}}, "br", onrecord.Asserts},
		{"R4 only bilaterally is no list", "Claire Dubreuil raised the detained journalists",
			[]doc{{"", "", "Border matters are discussed only bilaterally, the Brazilian foreign ministry said."}}, "br", onrecord.Silent},
		{"R5 silence is not denial", "Claire Dubreuil raised the detained journalists",
			[]doc{{"br", "", "The ministers met in Recife and reviewed cooperation on forestry and rail links."}}, "br", onrecord.Silent},
		{"R5 a report of silence is not denial", "Detained journalists were discussed",
			[]doc{{"", "", "Paulo Teixeira praised the talks. Detained journalists were not mentioned in the Brazilian statement."}}, "br", onrecord.Silent},
		{"R5 no text is no record", "Fishing quotas were raised in the talks",
			[]doc{{"fr", "", "The minister raised fishing quotas in the talks."}}, "br", onrecord.Missing},
		{"R6 declines", "Brazil agreed to let inspectors into the harbour",
			[]doc{{"fr", "", "Q Did Brazil agree to let inspectors into the harbour?\n\nMS. DUBREUIL: I'm not going to characterise what was said.\n"}}, "fr", onrecord.Declines},
		{"R7 swapped roles", "France opened fire first",
			[]doc{{"", "", "France's foreign ministry put the blame for the first shots on Brazilian soldiers."}}, "fr", onrecord.ImpliesNot},
		{"R7 an answer is no beginning", "Brazil attacked first",
			[]doc{{"", "", "“In response, the Brazilian forces exercised their right to self-defence,” Paulo Teixeira said."}}, "br", onrecord.ImpliesNot},
		{"R8 distance", "The smugglers are based in France",
			[]doc{{"", "", "Claire Dubreuil spoke of smugglers ostensibly operating from French territory, according to the French foreign ministry."}}, "fr", onrecord.ImpliesNot},
		{"R12 another day", "The meeting took place on 4 May",
			[]doc{{"br", "2023-05-03", "The ministers met today in Recife."}}, "br", onrecord.ImpliesNot},
		{"R16 another asker", "The call was made at France's request",
			[]doc{{"", "", "The call was made at the request of Brazil, the French foreign ministry said."}}, "fr", onrecord.ImpliesNot},
		{"R16 the same asker", "The call was made at Brazil's request",
			[]doc{{"", "", "The call was made at the request of Brazil, the French foreign ministry said."}}, "fr", onrecord.Asserts},
		{"a narrower denial leaves the wider standing", "The bridge was discussed",
			[]doc{{"", "", "“We did discuss the bridge. We didn't discuss payment for the bridge,” Claire Dubreuil said."}}, "fr", onrecord.Asserts},
		{"a negated proposition is said by a negation", "No soldiers were hurt in the clash",
			[]doc{{"", "", "No soldiers were hurt in the clash, Paulo Teixeira said."}}, "br", onrecord.Asserts},
		{"agreed content that holds a negation", "The ministers agreed that a trade war should never be fought",
			[]doc{{"fr", "", "The ministers agreed that a trade war must never be fought and cannot be won."}}, "fr", onrecord.Asserts},
		{"R1 who was just spoken of says what follows", "The lorries were stopped",
			[]doc{{"", "", "Claire Dubreuil said the road was open. Paulo Teixeira saw it otherwise. The lorries were stopped at the bridge, he wrote."}}, "br", onrecord.Asserts},
		{"R1 and not who was cited before", "The lorries were stopped",
			[]doc{{"", "", "Claire Dubreuil said the road was open. Paulo Teixeira saw it otherwise. The lorries were stopped at the bridge, he wrote."}}, "fr", onrecord.Silent},
		{"R1 one quotation, one speaker, over sentences", "A lease of the harbour was discussed",
			[]doc{{"", "", "Claire Dubreuil praised the talks, she said. Paulo Teixeira was curt.\n\n\"We never discussed a harbour. We have not even talked about a lease. Whoever says so was not there,\" he told the paper."}}, "br", onrecord.Denies},
		{"R2 who denies any denies one", "France asked for a hangar near the northern airport",
			[]doc{{"", "", "“Nobody asked us for a hangar,” Paulo Teixeira said."}}, "br", onrecord.Denies},
		{"R2 past an attribution between commas", "Claire Dubreuil spoke of sanctions",
			[]doc{{"", "", "Sanctions, Paulo Teixeira insisted, never came up."}}, "br", onrecord.Denies},
		{"R2 neither signed nor accepted", "Brazil accepted the protocol on pilots",
			[]doc{{"", "", "Paulo Teixeira said that Brazil had neither signed nor accepted any protocol."}}, "br", onrecord.Denies},
		{"R2 a case that may arise denies nothing", "France is ready to close the terminal",
			[]doc{{"", "", "Claire Dubreuil said that France is ready to close the terminal if nothing changes by the summer."}}, "fr", onrecord.Asserts},
		{"R2 nothing of the kind", "Claire Dubreuil asked Brazil for pilots",
			[]doc{{"", "", "Claire Dubreuil said she had asked Brazil for pilots. “As far as I know nothing of the kind has reached us,” Paulo Teixeira said."}}, "br", onrecord.HedgedDenial},
		{"R2 what never came denies no other thing", "The terminal was in danger",
			[]doc{{"", "", "Claire Dubreuil said the terminal was in danger and that she had written for pilots. No such letter had arrived, Paulo Teixeira said."}}, "br", onrecord.Silent},
		{"R2 a charge just made", "The pilots were hired to spy on fishermen",
			[]doc{{"", "", "A senior official said that the pilots were hired to spy on fishermen. Paulo Teixeira rejected the charge."}}, "br", onrecord.Denies},
		{"R9 an outlet's report", "France promised Brazil two frigates",
			[]doc{{"br", "", "The report in the Harbour Gazette is without foundation."}, {"", "", "France promised Brazil two frigates, a senior official told the Harbour Gazette."}}, "br", onrecord.Denies},
		{"R9 a version dismissed leaves its parts open", "The commanders met at the bridge",
			[]doc{{"", "", "Brazil's foreign ministry called the French version of the clash an invention. Paulo Teixeira confirmed that the commanders met at the bridge."},
				{"fr", "", "The commanders met at the bridge."}}, "br", onrecord.Asserts},
		{"R6 asked about it, he declined", "France wants the film of the clash",
			[]doc{{"", "", "Claire Dubreuil spoke first. Asked about the film of the clash that France wants, Paulo Teixeira declined to comment."}}, "br", onrecord.Declines},
		{"R6 the request before it", "France asked for a hangar near the northern airport",
			[]doc{{"", "", "France has asked for a hangar near the northern airport, a senior official said. Paulo Teixeira would neither confirm nor deny the request."}}, "br", onrecord.Declines},
		{"R7 the others shot first", "France fired first",
			[]doc{{"", "", "Claire Dubreuil said it was the Brazilian patrol that shot first."}}, "fr", onrecord.ImpliesNot},
		{"R7 a place is no actor", "Brazil fired first",
			[]doc{{"", "", "Claire Dubreuil said that Brazilian soldiers crossed into French territory and opened fire."}}, "fr", onrecord.Asserts},
		{"R16 on the other's initiative", "The call was made at Brazil's request",
			[]doc{{"br", "", "Paulo Teixeira received a call yesterday, on France's initiative, from Claire Dubreuil."}}, "br", onrecord.ImpliesNot},
		{"R7 in whose waters", "The incident took place in French waters",
			[]doc{{"", "", "The trawler was fishing in Brazilian waters when it was hit, Paulo Teixeira said."}}, "br", onrecord.ImpliesNot},
		{"R7 who caused it", "The French cutter rammed the Brazilian trawler",
			[]doc{{"", "", "The Brazilian trawler caused the collision by turning across the bow of the French cutter, Claire Dubreuil said."}}, "fr", onrecord.ImpliesNot},
		{"R7 another number", "Nine fishermen were rescued",
			[]doc{{"", "", "Claire Dubreuil said that six fishermen were rescued."}}, "fr", onrecord.ImpliesNot},
		{"R7 another number agrees with nothing", "Nine people died",
			[]doc{{"fr", "", "Six people lost their lives in the storm."}}, "fr", onrecord.ImpliesNot},
		{"R2 what is near to what is negated is not asserted", "The river was poisoned",
			[]doc{{"fr", "", "The water of the river contains no arsenic."}}, "fr", onrecord.Silent},
		{"a record of one's own", "A record of the talks exists on the French side",
			[]doc{{"", "", "“We kept minutes of all the talks,” Claire Dubreuil told reporters."}}, "fr", onrecord.Asserts},
		{"a record of the others'", "A record of the talks exists on the Brazilian side",
			[]doc{{"", "", "“We kept minutes of all the talks,” Claire Dubreuil told reporters."}}, "fr", onrecord.Silent},
		{"R1 its head, X, said", "The brakes of the tram were worn",
			[]doc{{"", "", "France's foreign ministry and its adviser, Claire Dubreuil, met Paulo Teixeira on Monday. The operator's adviser, Paulo Teixeira, said that the brakes of the tram were worn."}}, "br", onrecord.Asserts},
		{"R1 no letter from X is no word of X's", "A letter about the tram was lost",
			[]doc{{"", "", "The French foreign ministry's adviser, Claire Dubreuil, said no letter about the tram from Paulo Teixeira had been lost."}}, "br", onrecord.Missing},
		{"R11 a question asserts nothing", "France asked for a quick answer",
			[]doc{{"", "", "Did France ask for a quick answer? Claire Dubreuil shook her head, she said."}}, "fr", onrecord.Silent},
		{"R11 far from it", "France asked for a quick answer",
			[]doc{{"", "", "Claire Dubreuil was in no mood to talk, she said. Did France ask for a quick answer? “Far from it,” Claire Dubreuil said."}}, "fr", onrecord.Denies},
		{"R11 a pronoun denies the question", "The pilots were kept out of the tower",
			[]doc{{"fr", "", "Q Were the pilots kept out of the tower?\n\nMS. DUBREUIL: They were not. The tower was full.\n"}}, "fr", onrecord.Denies},
		{"R2 has not signed anything", "Brazil signed the lease",
			[]doc{{"br", "", "The ministry states that Brazil has not signed anything."}}, "br", onrecord.Denies},
		{"R2 asked for nothing", "Brazil asked the port to wait",
			[]doc{{"", "", "“We asked for nothing,” Brazil's foreign ministry said."}}, "br", onrecord.Denies},
		{"R2 ruled out", "Brazil will send a second frigate",
			[]doc{{"", "", "Paulo Teixeira ruled out a second frigate."}}, "br", onrecord.Denies},
		{"R2 another deed", "The port withdrew nine permits",
			[]doc{{"br", "", "Paulo Teixeira stressed that no permit was stolen."}}, "br", onrecord.Silent},
		{"R2 what ought not to be is not denied", "The ministers spoke of a conflict over fish",
			[]doc{{"br", "", "There must be no conflict over fish, the minister told her guest."}}, "br", onrecord.Silent},
		{"R2 what was asked is not done", "The court delayed its verdict",
			[]doc{{"br", "", "The court was asked to delay its verdict until the spring."}}, "br", onrecord.Silent},
		{"R2 what is only supposed is not done", "The court delayed its verdict",
			[]doc{{"br", "", "Two judges would leave if the court delayed its verdict."}}, "br", onrecord.Silent},
		{"R9 a claim with more about it", "France came to humiliate Brazil",
			[]doc{{"", "", "Paulo Teixeira said that some writers have suggested that France came to humiliate Brazil on its way to the fair, adding that the truth is quite different."}}, "br", onrecord.Denies},
		{"R9 does not correspond to reality", "French guards fired at the ferry",
			[]doc{{"fr", "", "The allegation spread by others that French guards fired at the ferry does not correspond to reality."}}, "fr", onrecord.Denies},
		{"R9 called an invention", "The plan of the harbour was leaked",
			[]doc{{"", "", "Claire Dubreuil called talk of a leaked plan of the harbour pure invention."}}, "fr", onrecord.Denies},
		{"R6 the decision is not hers", "France will recall its envoy",
			[]doc{{"fr", "", "Q Will France recall its envoy?\n\nMS. DUBREUIL: Such a decision is not mine.\n"}}, "fr", onrecord.Declines},
		{"R2 this statement is the one just made", "Officials took the cargo to the island",
			[]doc{{"", "", "Claire Dubreuil said that officials took the cargo to the island. A senior official claimed that the mayor sang. Paulo Teixeira said he did not know where they got this statement from."}}, "br", onrecord.Silent},
		{"R9 a position restated is not the account that is false", "Brazil finds the danger small",
			[]doc{{"", "", "A senior official said that Brazil's position, restated in the call, is that it finds the danger small. The comments by the official are not true, Paulo Teixeira said."}}, "br", onrecord.Silent},
		{"R7 all and some", "All sailors were offered a cabin",
			[]doc{{"", "", "Only those with a badge were offered a cabin, Paulo Teixeira said."}}, "br", onrecord.ImpliesNot},
		{"R7 how long", "The lock was closed for two hours",
			[]doc{{"", "", "Paulo Teixeira said that the lock was closed for at least three days."}}, "br", onrecord.ImpliesNot},
		{"R7 how many died", "Nine people were killed in the fire",
			[]doc{{"", "", "The fire left four dead, Claire Dubreuil said."}}, "fr", onrecord.ImpliesNot},
		{"R7 who did it", "French artillery shelled the lighthouse",
			[]doc{{"fr", "", "The lighthouse was blown up by Brazilian divers."}}, "fr", onrecord.ImpliesNot},
		{"R7 one thing for two", "Brazil agreed to a halt of all fishing and exports",
			[]doc{{"fr", "", "Brazil agreed to a halt of fishing exports."}}, "fr", onrecord.ImpliesNot},
		{"R7 the opposite word of the same thing", "The gates of the lock were opened on Monday night",
			[]doc{{"", "", "“The gates stayed shut,” Paulo Teixeira said."}}, "br", onrecord.ImpliesNot},
		{"R6 not for her to say", "The race should be run again",
			[]doc{{"fr", "", "Whether the race should be run again is a matter for the judges."}}, "fr", onrecord.Declines},
		{"R2 a name denies nothing", "Paulo Teixeira met Denis Moreau",
			[]doc{{"br", "", "Paulo Teixeira met Denis Moreau this morning."}}, "br", onrecord.Asserts},
		{"R2 a dispute is no denial", "All fishing disputes must be settled by talks",
			[]doc{{"br", "", "Paulo Teixeira said that all disputes must be settled by talks on fishing."}}, "br", onrecord.Asserts},
		{"R11 a plain no", "France offered to swap the pilot for the engineer",
			[]doc{{"fr", "", "Q Brasília says you offered to swap the pilot for the engineer. Did you?\n\nMS. DUBREUIL: No. France does not trade people.\n"}}, "fr", onrecord.Denies},
		{"R3 seen no evidence", "Ballot boxes were exchanged",
			[]doc{{"br", "", "We have seen no evidence of ballot boxes being exchanged."}}, "br", onrecord.HedgedDenial},
		{"R2 boxes are exchanged without talk", "Ballot boxes were exchanged",
			[]doc{{"", "", "Paulo Teixeira said no box had been exchanged."}}, "br", onrecord.Denies},
		{"R2 does not accept that", "The storm caused the flood",
			[]doc{{"", "", "Claire Dubreuil does not accept that the storm caused the flood."}, {"", "", "The French foreign ministry did not accept that the storm caused the flood, Claire Dubreuil said."}}, "fr", onrecord.Denies},
		{"R4 and that is all", "Claire Dubreuil raised the detained journalists",
			[]doc{{"", "", "“Timber was talked about, and rail links, and that is all,” Paulo Teixeira said."}}, "br", onrecord.ImpliesNot},
		{"R9 not so", "Brazil closed a valve without notice",
			[]doc{{"", "", "Brazil closed a valve without notice, Claire Dubreuil said. Not so, said Paulo Teixeira: an automatic system had acted."}}, "br", onrecord.Denies},
		{"R7 the opposite", "The harbour is open",
			[]doc{{"", "", "Paulo Teixeira said that the harbour is closed."}}, "br", onrecord.ImpliesNot},
		{"R1 asked about one, another answers", "Claire Dubreuil invited Paulo Teixeira to Paris",
			[]doc{{"", "", "\"We asked for nothing,\" Paulo Teixeira told reporters. Asked whether Claire Dubreuil had invited him to Paris, he said that he was unaware of any invitation."}}, "fr", onrecord.Missing},
		{"R3 unaware of", "Brazil received a list of the cutters",
			[]doc{{"", "", "Paulo Teixeira said that he was unaware of any list of the cutters that Brazil had received."}}, "br", onrecord.HedgedDenial},
		{"R2 failed to", "The trawler stopped at the buoy",
			[]doc{{"", "", "Claire Dubreuil said that the trawler failed to stop at the buoy."}}, "fr", onrecord.Denies},
		{"R2 a negation ends before the next predicate", "The trawler crossed the channel",
			[]doc{{"", "", "Claire Dubreuil said that the trawler was sailing without lights and crossed the channel."}}, "fr", onrecord.Asserts},
		{"R2 there was none", "The French cutter warned the trawler by radio",
			[]doc{{"", "", "\"There was no warning, on no channel,\" Paulo Teixeira said of the trawler's crew."}}, "br", onrecord.Denies},
		{"R2 none of another kind", "France signed a contract with the port",
			[]doc{{"", "", "Claire Dubreuil said that no written lease exists."}}, "fr", onrecord.Silent},
		{"R2 there is none that", "The trawler carried nets",
			[]doc{{"", "", "Paulo Teixeira said: \"There are no nets that we have hidden.\""}}, "br", onrecord.Silent},
		{"R2 none of her kind", "Claire Dubreuil raised the case of Joana Prado",
			[]doc{{"fr", "", "Claire Dubreuil raised the case of the novelist Joana Prado."}, {"", "", "\"No novelist, by whatever name, came up in the conversation,\" Paulo Teixeira said."}}, "br", onrecord.Denies},
		{"R2 the noun of what was done", "Claire Dubreuil invited Paulo Teixeira to Paris",
			[]doc{{"", "", "Asked whether Claire Dubreuil had invited him to Paris, Paulo Teixeira said that there had been no invitation."}}, "br", onrecord.Denies},
		{"R2 not to accept is to oppose", "France opposes a change of the quotas",
			[]doc{{"", "", "France does not accept any change of the quotas, Claire Dubreuil said."}}, "fr", onrecord.Asserts},
		{"R2 there is none with a firm", "Brazil signed a lease with Portmar",
			[]doc{{"", "", "Paulo Teixeira said on Friday that no lease exists with the Danish firm Portmar, two days after the company announced one."}}, "br", onrecord.Denies},
		{"R4 devoted entirely to", "Claire Dubreuil raised the detained journalists",
			[]doc{{"", "", "Paulo Teixeira said that the talk was devoted entirely to rail links."}}, "br", onrecord.ImpliesNot},
		{"R9 dismissed in an answer", "The sale of trawlers was discussed",
			[]doc{{"br", "", "Q: Some papers say that the sale of trawlers was discussed.\n\nPAULO TEIXEIRA: That is a fabrication from beginning to end."}}, "br", onrecord.Denies},
		{"R9 laughed off", "The crew of the trawler filmed the harbour",
			[]doc{{"", "", "Claire Dubreuil said that the crew of the trawler had filmed the harbour. Paulo Teixeira laughed off the allegation."}}, "br", onrecord.Denies},
		{"R9 the claim just before, not a like one", "Some papers believe that Claire Dubreuil questioned the harbour master about the lease of the quay",
			[]doc{{"", "", "Several officials said that Claire Dubreuil questioned Paulo Teixeira about the lease of the quay.\n\nTo this Paulo Teixeira added, \"I do not know where they got this statement from.\"\n\nSome papers believe that Claire Dubreuil questioned the harbour master about the lease of the quay, a senior official said."}}, "br", onrecord.Silent},
		{"R7 what the proposition negates", "Brazil will not pay for the bridge",
			[]doc{{"", "", "Brazil will pay for the bridge, Claire Dubreuil said."}}, "fr", onrecord.Denies},
	} {
		t.Run(c.name, func(t *testing.T) {
			docs := c.docs
			for i := range docs { // dates as reading finds them
				if docs[i].published == "" {
					docs[i].published = "2023-05-05"
				}
			}
			p := ask(withTimes(caseOf(docs...)), c.question)
			if got := p.Position(c.side); got.Stance != c.want {
				t.Errorf("%s: %q is %s by %s (%.2f), want %s", c.side, c.question, got.Stance, got.Rule, got.Confidence, c.want)
			}
		})
	}
}

// TestAbsence: what there was none of, by whatever verb.
func TestAbsence(t *testing.T) {
	for question, lines := range map[string]string{
		"Brazil and France agreed on a price of 90 dollars a barrel": `
			No price was fixed.
			No price of any kind was discussed.
			- No price was published.
			- No cheese was discussed.`,
		"France raised the case of the jailed engineer Luis Prado": `
			No individual cases were brought up.
			- No documents were brought up.`,
		"Brazil handed France a list of the missing": `
			France received no list.
			- France received no visitors.`,
	} {
		for line := range strings.SplitSeq(strings.TrimSpace(lines), "\n") {
			said, denies := strings.CutPrefix(strings.TrimSpace(line), "- ")
			f := ask(caseOf(doc{"fr", "2023-05-05", question + "."}, doc{"br", "2023-05-05", "The ministry issued a statement on Friday. " + said}), question)
			holdForm(t, question, said, f.Position("br"), !denies)
		}
	}
}
