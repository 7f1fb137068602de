package compare_test

import (
	"testing"

	"onrecord"
)

// TestStrength: who calls for something has spoken of it and has not bargained
// over it, so a denial of the stronger leaves the weaker standing, and a denial
// of the weaker does not.
func TestStrength(t *testing.T) {
	c := caseOf(doc{"fr", "2023-05-05", "The French minister called for the release of jailed fishermen, including Rui Lobo."},
		doc{"br", "2023-05-05", "There was no negotiation on the release of Rui Lobo."})
	for _, w := range []struct {
		question string
		fr, br   onrecord.Stance
		relation onrecord.Relation
		shade    onrecord.Shade
	}{
		{"The ministers negotiated on the release of Rui Lobo", onrecord.Partial, onrecord.Denies, onrecord.DeniedOnly, onrecord.DeniesStronger},
		{"There was no negotiation on the release of Rui Lobo", onrecord.Silent, onrecord.Asserts, onrecord.OneSided, ""},
		{"There was no discussion on Rui Lobo", onrecord.Denies, onrecord.Silent, onrecord.DeniedOnly, ""},
	} {
		f := ask(c, w.question)
		if fr, br := f.Position("fr").Stance, f.Position("br").Stance; fr != w.fr || br != w.br || f.Relation != w.relation || f.Shade != w.shade {
			t.Errorf("%s: fr %s, br %s, %s %q", w.question, fr, br, f.Relation, f.Shade)
		}
	}
}

// TestGeneral: what is asked for in general words is asked for in part; what
// stands in a proposition as an example is no condition of it.
func TestGeneral(t *testing.T) {
	question := "Dubreuil called for the release of jailed captives, including Joana Prado"
	for _, w := range []struct {
		name, text string
		side       onrecord.SideID
		want       onrecord.Stance
	}{
		{"in general", "Paulo Teixeira said that Dubreuil had been pressing his government to release some inmates.", "br", onrecord.Partial},
		{"something else", "Paulo Teixeira said that Dubreuil had been pressing his government to inspect some harbours.", "br", onrecord.Missing},
		{"not pressing", "Paulo Teixeira said that Dubreuil had not been pressing his government to release any inmates.", "br", onrecord.Silent},
	} {
		f := ask(caseOf(doc{"fr", "2023-05-05", "Dubreuil called for the release of jailed captives, including Joana Prado."}, doc{"", "2023-05-05", w.text}), question)
		if got := f.Position(w.side); got.Stance != w.want && !(w.want == onrecord.Missing && got.Stance == onrecord.Silent) {
			t.Errorf("%s: %s (%s), want %s", w.name, got.Stance, got.Rule, w.want)
		}
	}
}

// TestWonders: who wonders why others say something does not say it, and holds
// it off no further than by that.
func TestWonders(t *testing.T) {
	c := caseOf(doc{"", "", "Paulo Teixeira said he wonders why some columnists have suggested that France came to put pressure on Brazil over its dams."})
	f := ask(c, "France came to put pressure on Brazil over its dams")
	if p := f.Position("br"); p.Stance != onrecord.HedgedDenial || p.Rule != "denied/wondered" {
		t.Errorf("%s by %s, want a denial with reserve", p.Stance, p.Rule)
	}
	f = ask(c, "Brazil raised the pipeline")
	if p := f.Position("br"); p.Stance != onrecord.Silent {
		t.Errorf("of another thing: %s", p.Stance)
	}
}

// TestOnlyDenies: a sentence that denies one talk does not say that there was
// another, though it names what that was about.
func TestOnlyDenies(t *testing.T) {
	c := caseOf(doc{"", "", "Paulo Teixeira said that there was no negotiation on the extradition of a skipper, whom he described as a friend of the fishing quotas protest."})
	f := ask(c, "Dubreuil questioned Teixeira over the fishing quotas")
	if p := f.Position("br"); p.Stance.Affirms() {
		t.Errorf("%s by %s", p.Stance, p.Rule)
	}
}
