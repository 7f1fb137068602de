package compare_test

import (
	"reflect"
	"testing"

	"onrecord"
	"onrecord/compare"
)

// TestFalseIsWhatWasAsked: "that is not true" after a question is about what was
// asked, not about all that others say.
func TestFalseIsWhatWasAsked(t *testing.T) {
	report := doc{"", "2023-05-05", "Fishermen say that a French tug cut their nets. Fishermen say that the captain of the French tug was drunk on the bridge."}
	for _, c := range []struct {
		question, answer string
		want             onrecord.Stance
	}{
		{"The captain of the French tug was drunk on the bridge", "Q: There are reports that a French tug cut the nets of fishermen. Is that so?\n\nDUBREUIL: That is not true. We wish them well.", onrecord.Silent},
		{"A French tug cut the nets of fishermen", "Q: There are reports that a French tug cut the nets of fishermen. Is that so?\n\nDUBREUIL: That is not true. We wish them well.", onrecord.Denies},
	} {
		f := ask(caseOf(report, doc{"fr", "2023-05-06", c.answer}), c.question)
		if p := f.Position("fr"); p.Stance != c.want {
			t.Errorf("%s\n%s by %s, want %s", c.question, p.Stance, p.Rule, c.want)
		}
	}
}

// TestDenialsOfAPart: who denies a thing of one place, of one time or as part of a
// list does not deny it of others.
func TestDenialsOfAPart(t *testing.T) {
	holdLines(t, map[string]string{
		"French boats laid mines": `
			No mines were laid inside our national waters.
			+ No mines were laid by French boats.`,
		"The trawler had already entered the reserve three times": `
			The trawler did not enter the reserve.
			+ The trawler never entered the reserve.`,
		"Hundreds of passengers had forged tickets": `
			Hundreds of passengers were found either without a ticket or with a forged one.
			+ No passenger had a forged ticket.`,
		"Two of the nine divers drowned": `
			All nine divers were taken on board.
			+ Three divers drowned.`,
		"The letter was answered": `
			The minister was told that the letter was not answered.
			+ The letter was not answered.`,
	})
}

// TestDenialsAside: attributions behind a negator, reports of a thing, and "as for
// it" do not hide what is denied.
func TestDenialsAside(t *testing.T) {
	holdLines(t, map[string]string{
		"The minister accepted that the fort be sold": `
			+ Nor, according to our embassy, did the minister accept that the fort be sold.`,
		"The lighthouse has cracks": `
			+ Reports of cracks in the lighthouse are without any foundation.
			+ We call the story of cracks in the lighthouse a fairy tale.
			+ There is not a grain of truth in the report that the lighthouse has cracks.
			The report of an engineer on the lighthouse is ready.`,
		"Hundreds of passengers had forged tickets": `
			+ As for the hundreds of passengers with forged tickets, that is simply not true.`,
	})
}

// TestLines: a line that was not crossed, and whose it is.
func TestLines(t *testing.T) {
	holdLines(t, map[string]string{
		"Brazilian helicopters flew into French airspace": `
			+ The helicopters kept to their route and did not violate the airspace of France.
			+ The helicopters never entered French airspace.
			The helicopters did not violate the airspace of Spain.
			The helicopters entered French airspace in an emergency.`,
	})
}

// TestWhoSpeaksUnnamed: an official without a name speaks for whom the report has
// just spoken of, also where another side has no name.
func TestWhoSpeaksUnnamed(t *testing.T) {
	for _, c := range []struct {
		report string
		br, fr onrecord.Stance
	}{
		{"Paulo Teixeira was glad, he said. For France that is no answer. A spokesman of the government repeated that the ferries were sold.", onrecord.Silent, onrecord.Partial},
		{"The minister Claire Dubreuil was in Lyon. The ferries, the minister said: all of them were sold, as was confirmed by Brazil.", onrecord.Missing, onrecord.Asserts},
	} {
		f := ask(attributed(caseOf(doc{"", "2023-05-06", c.report})), "The ferries were sold")
		if br, fr := f.Position("br").Stance, f.Position("fr").Stance; br != c.br || fr != c.fr {
			t.Errorf("%s\nBrazil %s by %s, France %s by %s, want %s, %s", c.report, br, f.Position("br").Rule, fr, f.Position("fr").Rule, c.br, c.fr)
		}
	}
}

// TestUnnamedSides: "an official there", "a presidential official" are no "French
// official" without a name.
func TestUnnamedSides(t *testing.T) {
	for report, want := range map[string][2]onrecord.Stance{
		"The ferries were sold, a French official said. The office of the Brazilian president was firm. \"The ferries were never sold,\" an official there said.":   {onrecord.Denies, onrecord.Asserts},
		"The ferries were sold, a French official said. The office of the Brazilian president was firm. The ferries were never sold, a presidential official said.": {onrecord.Denies, onrecord.Asserts},
		"The ferries were never sold, an official said.": {onrecord.Missing, onrecord.Denies},
	} {
		c := caseOf(doc{"", "2023-05-06", report})
		c.Dossier.Sides = []onrecord.Side{
			{ID: "br", Name: "Brazil (presidential office)", Speakers: []string{"Paulo Teixeira", "presidential office"}},
			{ID: "src", Name: "unnamed French official", Speakers: []string{"French official", "unnamed official"}},
		}
		f := ask(attributed(c), "The ferries were sold")
		if br, src := f.Position("br").Stance, f.Position("src").Stance; br != want[0] || src != want[1] {
			t.Errorf("%s\nBrazil %s, official %s, want %v", report, br, src, want)
		}
	}
}

// TestWhoSaysIt: whom a sentence speaks of is not whom it gives the word to.
func TestWhoSaysIt(t *testing.T) {
	for _, c := range []struct {
		question, report string
		br, fr           onrecord.Stance
	}{
		{"The ferries were sold", "Brazil was asked about it. The ferries were sold, as Claire Dubreuil had said in Lyon, Paulo Teixeira confirmed.", onrecord.Asserts, onrecord.Missing},
		{"The ferries were sold", "Paulo Teixeira spoke of Lyon, he said. The ferries were sold, by Claire Dubreuil's account.", onrecord.Silent, onrecord.Asserts},
		{"The ferries were sold", "France was asked, Claire Dubreuil said. \"The ferries were sold,\" the Brazilian leader complained.", onrecord.Asserts, onrecord.Silent},
		{"The ferries were sold", "Paulo Teixeira was asked, he said.\n\nIt took an hour for the minister Claire Dubreuil to reply. The ferries were sold, she pointed out.", onrecord.Silent, onrecord.Asserts},
		{"France paid for the ferries", "BRASÍLIA — Claire Dubreuil \"lies\" when she asserts that France paid for the ferries, Paulo Teixeira declared in a note that repudiates what she had said.", onrecord.Denies, onrecord.Missing},
	} {
		f := ask(attributed(caseOf(doc{"", "2023-05-06", c.report})), c.question)
		if br, fr := f.Position("br").Stance, f.Position("fr").Stance; br != c.br || fr != c.fr {
			t.Errorf("%s\nBrazil %s by %s, France %s by %s, want %s, %s", c.report, br, f.Position("br").Rule, fr, f.Position("fr").Rule, c.br, c.fr)
		}
	}
}

// TestGivenNames: a document that has named Bak Chol in full may call him Bak.
func TestGivenNames(t *testing.T) {
	for report, want := range map[string]onrecord.Stance{
		"The envoy, Bak Chol, was in Lyon. The police, Bak charged, sold the ferries.": onrecord.Asserts,
		"The envoy was in Lyon. The police, Bak charged, sold the ferries.":            onrecord.Missing,
	} {
		c := caseOf(doc{"", "2023-05-06", report})
		c.Dossier.Sides = []onrecord.Side{
			{ID: "em", Name: "embassy (Bak Chol)", Speakers: []string{"Bak Chol"}},
			{ID: "po", Name: "Harrow police", Speakers: []string{"Harrow police"}},
		}
		f := ask(attributed(c), "The police sold the ferries")
		if p := f.Position("em"); p.Stance != want {
			t.Errorf("%s\n%s by %s, want %s", report, p.Stance, p.Rule, want)
		}
	}
}

// TestEmployer: beside a union, "the airline" is the other side, where that is no state.
func TestEmployer(t *testing.T) {
	for name, want := range map[string]onrecord.Stance{"Northwing": onrecord.Asserts, "Ministry of Transport": onrecord.Missing} {
		c := caseOf(doc{"", "2023-05-06", "The crews were told in March, the airline says."})
		c.Dossier.Sides = []onrecord.Side{
			{ID: "co", Name: name, Speakers: []string{name}},
			{ID: "un", Name: "Cabin Crew Union", Speakers: []string{"Cabin Crew Union"}},
		}
		f := ask(attributed(c), "The crews were told in March")
		if p := f.Position("co"); p.Stance != want {
			t.Errorf("%s: %s by %s, want %s", name, p.Stance, p.Rule, want)
		}
	}
}

// TestDenialsOfAnother: a negation beside what is asked, of its kind only, or what
// the side itself is told to have called false.
func TestDenialsOfAnother(t *testing.T) {
	holdLines(t, map[string]string{
		"The minister spoke with the fishermen": `
			It was neither a formal nor an official meeting.
			+ There was no meeting, and no conversation either.`,
		"The offer makes the crew the best paid on the coast": `
			The offer asked for no concessions from the crew and gave it a third more.`,
		"The minister said that reports of attacks were inflated": `
			The minister said that the reports of attacks had been inflated and that most of them were fake.`,
		"The lighthouse was mentioned in the conversation": `
			+ At no time was the lighthouse spoken of in the short, informal encounter that the two had in Lyon, so nobody can have given it away.`,
	})
}

// TestDenialsBehindPronouns: who is meant by "it" stands before, also where it is
// not the first word; of two verbs the one that says what was done counts; what is
// not planned will not be; and where nothing came in nothing was handed in.
func TestDenialsBehindPronouns(t *testing.T) {
	holdLines(t, map[string]string{
		"The shelter at Harrow is overcrowded": `
			+ Harrow, a former barracks, is a shelter for fishermen. The spokeswoman, Ana Ruiz, said that it was not overcrowded, and that another would be opened.
			Harrow, a former barracks, is a shelter for fishermen. The spokeswoman, Ana Ruiz, said that the harbour was not overcrowded.`,
		"The men arrested were smugglers": `
			+ The men were taken to Lyon. They were not smugglers.
			The men were not arrested in Lyon.`,
		"The ministers will talk about the lighthouse by telephone": `
			+ The minister has no call scheduled.`,
		"The ministers talked about the lighthouse by telephone": `
			The minister has no call scheduled.`,
		"France has filed a complaint about the lighthouse": `
			+ A complaint about the lighthouse may be filed within five days. On Thursday nothing had come in.
			Rain fell on the lighthouse. On Thursday nothing had come in.`,
	})
}

// TestWhoIsOnlyNamed: the subject of a relative clause, a newspaper with a capital
// in its name, and a name that ends like a preposition are no source.
func TestWhoIsOnlyNamed(t *testing.T) {
	for _, c := range []struct {
		question, outlet, report string
		br, fr                   onrecord.Stance
	}{
		{"The ferries were sold", "", "The ferries which Claire Dubreuil describes as lost were sold, Paulo Teixeira, minister of ports, wrote on Tuesday.", onrecord.Asserts, onrecord.Missing},
		{"The ferries were sold", "report following The Paris Post", "The ferries were sold, Paulo Teixeira said.", onrecord.Asserts, onrecord.Missing},
		{"The ferries were sold", "", "Paulo Teixeira was in Lyon, a spokesman said. Asked if Claire Dubreuil knew of it, Paulo Teixeira would not be drawn. \"The ferries were sold,\" he said.", onrecord.Asserts, onrecord.Missing},
		{"The ferries were sold", "", "Claire Dubreuil was glad, she said. \"The ferries were sold,\" said a student who had worked there. They were rusty, she said.", onrecord.Missing, onrecord.Silent},
		{"The ferries were sold", "", "Claire Dubreuil was glad, she said. The ferries were sold, the man who had painted them said.", onrecord.Missing, onrecord.Silent},
	} {
		k := caseOf(doc{"", "2023-05-06", c.report})
		k.Readings[0].Document.Outlet = c.outlet
		f := ask(attributed(k), c.question)
		if br, fr := f.Position("br").Stance, f.Position("fr").Stance; br != c.br || fr != c.fr {
			t.Errorf("%s\nBrazil %s by %s, France %s by %s, want %s, %s", c.report, br, f.Position("br").Rule, fr, f.Position("fr").Rule, c.br, c.fr)
		}
	}
}

// TestNamesThatEndLikeWords: "In Lyon" does not name Han Jae-in.
func TestNamesThatEndLikeWords(t *testing.T) {
	c := caseOf(doc{"", "2023-05-06", "In Lyon said many that the ferries were sold. Paulo Teixeira was glad, he said."})
	c.Dossier.Sides = []onrecord.Side{{ID: "kr", Name: "envoy", Speakers: []string{"Han Jae-in"}}, {ID: "br", Name: "Brazil", Speakers: []string{"Paulo Teixeira"}}}
	f := ask(attributed(c), "The ferries were sold")
	if p := f.Position("kr"); p.Stance != onrecord.Missing {
		t.Errorf("the envoy %s by %s, want no record", p.Stance, p.Rule)
	}
}

// TestOtherPartsOfASentence: what a relative clause says of the subject is not
// denied with the verb, nor what else is said of a place where somebody was not.
func TestOtherPartsOfASentence(t *testing.T) {
	holdLines(t, map[string]string{
		"The boats came from Lyon": `
			The boats which on Friday came from Lyon crossed nobody's line.
			+ The boats did not come from Lyon.`,
		"The crew stayed off the quay": `
			The crew came back and found that there were no lamps on the quay.`,
	})
}

// TestNothingElseOfTheKind: "a decision of this kind" points back to nothing, a count
// of times falls with "no ... whatsoever", and twenty-five is one number.
func TestNothingElseOfTheKind(t *testing.T) {
	holdLines(t, map[string]string{
		"Brazil told France of its concerns in writing": `
			The ministry told France of its concerns in writing. It was under no obligation to give grounds for a decision of this kind.`,
		"The ferry was warned ten times": `
			+ The ferry got no warning whatsoever.
			+ The ferry was not warned.`,
		"The call lasted 25 minutes": `
			The call lasted for twenty-five minutes.
			+ The call lasted for fifty-five minutes.`,
	})
}

// TestReportsWithoutASource: a report that names nobody is the account of the one side
// that has no text of its own, but not where it cites an official.
func TestReportsWithoutASource(t *testing.T) {
	for report, want := range map[string]onrecord.Stance{
		"The ferries were sold in May.":                                     onrecord.Partial,
		"The ferries were sold in May. They were rusty, the official said.": onrecord.Missing,
	} {
		c := caseOf(doc{"fr", "2023-05-05", "We thank the crews."}, doc{"", "2023-05-06", report})
		c.Dossier.Sides = []onrecord.Side{{ID: "br", Name: "Brazil", Speakers: []string{"Paulo Teixeira"}}, {ID: "fr", Name: "France", Speakers: []string{"Claire Dubreuil"}}}
		f := ask(attributed(c), "The ferries were sold")
		if p := f.Position("br"); p.Stance != want {
			t.Errorf("%s\n%s by %s, want %s", report, p.Stance, p.Rule, want)
		}
	}
}

// TestExamplesAreTheSame: what the model learns from comes in one order with one set
// of figures, however often it is asked for.
func TestExamplesAreTheSame(t *testing.T) {
	c := caseOf(doc{"fr", "2023-05-05", "The ferries were sold. The lighthouse stands."}, doc{"", "2023-05-06", "Paulo Teixeira wondered why some said that the ferries were sold. He said that the ferries were painted in Lyon."})
	ps := []onrecord.Proposition{{ID: "a", Text: "The ferries were sold"}, {ID: "b", Text: "The lighthouse stands"}}
	first := compare.Examples(c, ps)
	for range 20 {
		if again := compare.Examples(c, ps); !reflect.DeepEqual(first, again) {
			t.Fatalf("%v\n%v", first, again)
		}
	}
}
