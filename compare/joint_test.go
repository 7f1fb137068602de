package compare_test

import (
	"testing"

	"onrecord"
	"onrecord/compare"
)

// TestTogether: what several sides say in one sentence is the account of each,
// and of nobody else.
func TestTogether(t *testing.T) {
	for _, c := range []struct {
		text        string
		fr, br, src bool // who denies it
	}{
		{"France and Brazil deny that the dam was flooded on purpose.", true, true, false},
		{"The French foreign ministry and the Brazilian foreign ministry both dispute that the dam was flooded on purpose.", true, true, false},
		{"Claire Dubreuil, Paulo Teixeira and a senior official all dispute that the dam was flooded on purpose.", true, true, true},
		{"After talks with France, Brazil and a senior official denied that the dam was flooded on purpose.", false, true, true},
		{"After talks with France, Brazil denied that the dam was flooded on purpose.", false, true, false},
	} {
		f := ask(caseOf(doc{"", "2023-05-05", c.text}), "The dam was flooded on purpose")
		for side, want := range map[onrecord.SideID]bool{"fr": c.fr, "br": c.br, "src": c.src} {
			if p := f.Position(side); (p.Stance == onrecord.Denies) != want || p.Stance.Affirms() {
				t.Errorf("%s\n%s: %s by %s", c.text, side, p.Stance, p.Rule)
			}
		}
	}
}

// TestNamesAreNoDenials: a person called Denys, or disputes to be settled, make
// no denial and no row about one.
func TestNamesAreNoDenials(t *testing.T) {
	for _, s := range []string{"“Denys opened the sluice of the dam,” the French foreign ministry said.",
		"The French foreign ministry said that Denys opened the sluice of the dam.",
		"The French foreign ministry said that all disputes over the sluice of the dam would be settled."} {
		for _, f := range compare.Board(caseOf(doc{"", "2023-05-05", s})).Findings {
			for _, p := range f.Positions {
				if p.Stance.Rejects() {
					t.Errorf("%s\nrow %q: %s %s by %s", s, f.Proposition.Text, p.Side, p.Stance, p.Rule)
				}
			}
		}
	}
}

// TestFalseClaimsMakeRows: the row is about the claim that is called untrue, and
// what calls it so makes none.
func TestFalseClaimsMakeRows(t *testing.T) {
	b := compare.Board(caseOf(doc{"", "2023-05-05", "Claire Dubreuil was angry that some columnists have suggested that she came to humiliate Brazil at the fair, saying that the truth is very different."}))
	if len(b.Findings) != 1 || b.Findings[0].Proposition.Text != "She came to humiliate Brazil at the fair" || b.Findings[0].Relation != onrecord.DeniedOnly {
		t.Errorf("rows %+v, want the claim alone, denied", b.Findings)
	}
}
