package compare_test

import (
	"testing"

	"onrecord"
)

// asked answers a question on a report of company and union, with what package
// attribute finds in it.
func asked(question string, docs ...doc) onrecord.Finding {
	c := caseOf(docs...)
	c.Dossier.Sides = []onrecord.Side{
		{ID: "co", Name: "Harrow Tiles (management)", Speakers: []string{"Harrow Tiles", "company spokeswoman"}},
		{ID: "un", Name: "Kiln Workers' Union", Speakers: []string{"Kiln Workers' Union"}},
	}
	return ask(attributed(c), question)
}

// TestCalledByKind: "the company", "the management", "a union official" are the
// only side of that kind, but not where the report has another body of it.
func TestCalledByKind(t *testing.T) {
	const question = "A foreman struck a worker"
	for report, want := range map[string][2]onrecord.Stance{
		"The company denied that a foreman had struck a worker.":                                                                  {onrecord.Denies, onrecord.Missing},
		"A foreman struck a worker, a union official said.":                                                                       {onrecord.Missing, onrecord.Asserts},
		"According to the management no foreman struck a worker. The union kept the gates shut.":                                  {onrecord.Denies, onrecord.Missing},
		"Glazeway, the transport company, had its office across the road. The company denied that a foreman had struck a worker.": {onrecord.Missing, onrecord.Missing},
		"People in the company town denied that a foreman had struck a worker.":                                                   {onrecord.Missing, onrecord.Missing},
	} {
		f := asked(question, doc{"", "2023-05-06", report})
		if co, un := f.Position("co").Stance, f.Position("un").Stance; co != want[0] || un != want[1] {
			t.Errorf("%s\ncompany %s, union %s, want %v", report, co, un, want)
		}
	}
}

// TestWhoSpeaks: who is named in a report is not always who speaks in it.
func TestWhoSpeaks(t *testing.T) {
	for _, c := range []struct {
		question, report string
		br, fr           onrecord.Stance
	}{
		{"France paid for the ferries", "Brazil on Tuesday denied that France had paid for the ferries.", onrecord.Denies, onrecord.Missing},
		{"France paid for the ferries", "Late on Friday, Brazil late on Friday denied that France had paid for the ferries.", onrecord.Denies, onrecord.Missing},
		{"France paid for the ferries", "Paulo Teixeira rejected what Claire Dubreuil had written, namely that France had paid for the ferries.", onrecord.Denies, onrecord.Missing},
		{"France paid for the ferries", "France had paid for the ferries, said Claire Dubreuil. That is not so, according to the governor of Brazil's northern province: French banks only talked about it.", onrecord.Denies, onrecord.Asserts},
		{"France paid for the ferries", "Paulo Teixeira was calm. Asked whether Claire Dubreuil's account of the ferries was right, he said that France had paid for the ferries.", onrecord.Asserts, onrecord.Missing},
	} {
		f := ask(attributed(caseOf(doc{"", "2023-05-06", c.report})), c.question)
		if br, fr := f.Position("br").Stance, f.Position("fr").Stance; br != c.br || fr != c.fr {
			t.Errorf("%s\nBrazil %s by %s, France %s by %s, want %s, %s", c.report, br, f.Position("br").Rule, fr, f.Position("fr").Rule, c.br, c.fr)
		}
	}
}

// TestOthersClaims: what a side's own text says that another claims is not its
// account, and what it says next may deny it.
func TestOthersClaims(t *testing.T) {
	const question = "The ferry carried timber"
	for said, want := range map[string]onrecord.Stance{
		"Brazil has claimed that the ferry carried timber. There is no truth in that.":      onrecord.Denies,
		"A Brazilian official alleged that the ferry carried timber. This is not the case.": onrecord.Denies,
		"Brazil has claimed that the ferry carried timber.":                                 onrecord.Missing,
		"Contrary to what Brazil claims, the ferry carried timber.":                         onrecord.Asserts,
	} {
		f := ask(caseOf(doc{"fr", "2023-05-06", said}), question)
		if p := f.Position("fr"); p.Stance != want {
			t.Errorf("%s\n%s by %s, want %s", said, p.Stance, p.Rule, want)
		}
	}
}

// TestOpenAndElsewhere: what was only to be found out, what befell another, and
// what somebody leaves to others to say is not asserted.
func TestOpenAndElsewhere(t *testing.T) {
	for _, c := range []struct {
		question, said string
		want           onrecord.Stance
	}{
		{"The ferry carried timber", "The frigate stopped the ferry to establish whether she carried timber.", onrecord.Silent},
		{"The island belongs to Brazil", "The island lies within the waters of France.", onrecord.Silent},
		{"Brazil had a part in the sale", "France denies that Brazil, with which it has a treaty, had any part in the sale.", onrecord.Denies},
		{"France warned Brazil that the ferries would be stopped", "France has never given a warning of any kind.", onrecord.Denies},
		{"France warned Brazil that the ferries would be stopped", "There was never any warning to the fishermen.", onrecord.Silent},
		{"The shooting took place in Brazil", "The incident happened in France.", onrecord.ImpliesNot},
		{"The shooting took place in Brazil", "The incident happened on Brazilian soil.", onrecord.Asserts},
		{"The shooting took place in Brazil", "The meeting of the ministers took place in France.", onrecord.Silent},
		{"The vote should be repeated", "France rejected on Friday a call for a repeat of a vote that was broken off when the lights went out.", onrecord.Silent},
		{"Brazil charges no fees for ferries", "Brazil will charge no more fees for French ferries.", onrecord.Asserts},
		{"Both sides threw stones at the gate", "Words were followed by stones thrown at the gate from both sides.", onrecord.Asserts},
		{"Brazil had a part in the sale", "Asked if Brazil had a part in the sale, France leaves it to Brazil to explain.", onrecord.Declines},
	} {
		f := ask(caseOf(doc{"fr", "2023-05-06", c.said}), c.question)
		if p := f.Position("fr"); p.Stance != c.want {
			t.Errorf("%q of %s\n%s by %s, want %s", c.question, c.said, p.Stance, p.Rule, c.want)
		}
	}
}
