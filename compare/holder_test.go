package compare_test

import (
	"testing"

	"onrecord"
	"onrecord/attribute"
)

// Whoever is named by a side, or beside it in a report, does not speak for it.
func TestOthersDoNotSpeakForASide(t *testing.T) {
	const question = "France offered Brazil two ferries"
	for said, want := range map[string]onrecord.Stance{
		"Claire Dubreuil said that France had offered Brazil two ferries. Paulo Teixeira denied that France had offered two ferries.":               onrecord.Denies,
		"Claire Dubreuil said that France had offered Brazil two ferries. Paulo Teixeira's predecessor, Rui Alves, denied that France had offered.": onrecord.Missing,
		"Paulo Teixeira said he was glad. One of the analysts denied that France had offered Brazil two ferries.":                                   onrecord.Silent,
	} {
		c := caseOf(doc{"fr", "2023-05-05", question + "."}, doc{"", "2023-05-06", said})
		for i := range c.Readings {
			c.Readings[i].Statements = attribute.Statements(c.Readings[i].Document)
		}
		f := ask(c, question)
		if p := f.Position("br"); p.Stance != want {
			t.Errorf("%s\n%s by %s, want %s", said, p.Stance, p.Rule, want)
		}
	}
}
