package compare_test

import (
	"testing"

	"onrecord"
	"onrecord/attribute"
	"onrecord/compare"
)

// attributed adds to a case what package attribute finds in its documents.
func attributed(c compare.Case) compare.Case {
	for i := range c.Readings {
		c.Readings[i].Statements = attribute.Statements(c.Readings[i].Document)
	}
	return c
}

// Whoever is named by a side, or beside it in a report, does not speak for it.
func TestOthersDoNotSpeakForASide(t *testing.T) {
	const question = "France offered Brazil two ferries"
	for said, want := range map[string]onrecord.Stance{
		"Claire Dubreuil said that France had offered Brazil two ferries. Paulo Teixeira denied that France had offered two ferries.":               onrecord.Denies,
		"Claire Dubreuil said that France had offered Brazil two ferries. Paulo Teixeira's predecessor, Rui Alves, denied that France had offered.": onrecord.Missing,
		"Paulo Teixeira said he was glad. One of the analysts denied that France had offered Brazil two ferries.":                                   onrecord.Silent,
	} {
		f := ask(attributed(caseOf(doc{"fr", "2023-05-05", question + "."}, doc{"", "2023-05-06", said})), question)
		if p := f.Position("br"); p.Stance != want {
			t.Errorf("%s\n%s by %s, want %s", said, p.Stance, p.Rule, want)
		}
	}
}

// TestMinistryOfAStateOfNoList: "Aldavia's foreign ministry" is Aldavia's, also
// where no list of states has the name and another side has a ministry by that name.
func TestMinistryOfAStateOfNoList(t *testing.T) {
	const question = "The two ministers spoke about the lighthouse"
	c := caseOf(doc{"fr", "2023-05-05", question + "."}, doc{"", "2023-05-06", "Aldavia's foreign ministry says that the two ministers did not speak about the lighthouse."})
	c.Dossier.Sides = []onrecord.Side{
		{ID: "fr", Name: "France, Ministry for Foreign Affairs", Speakers: []string{"Ministry for Foreign Affairs", "Claire Dubreuil"}},
		{ID: "al", Name: "Aldavia, Ministry of Foreign Affairs", Speakers: []string{"Ministry of Foreign Affairs of Aldavia", "Aldavia"}},
	}
	f := ask(c, question)
	if al, fr := f.Position("al").Stance, f.Position("fr").Stance; al != onrecord.Denies || fr != onrecord.Asserts {
		t.Errorf("Aldavia %s, France %s, want the denial to be Aldavia's", al, fr)
	}
}
