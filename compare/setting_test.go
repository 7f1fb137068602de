package compare_test

import (
	"slices"
	"strings"
	"testing"

	"onrecord"
	"onrecord/compare"
)

// TestSetting: what is said before the press or in a text is not compared with
// what was said in the meeting, and the other way round.
func TestSetting(t *testing.T) {
	for _, c := range []struct {
		name, question string
		docs           []doc
		side           onrecord.SideID
		stance         onrecord.Stance
		shade          onrecord.Shade
	}{
		{"a public appeal does not show that its topic came up in the room", "Claire Dubreuil raised the detained journalists in her meeting with Paulo Teixeira",
			[]doc{{"", "", "Speaking at a press conference on Monday, Claire Dubreuil said that the detained journalists are her main worry."}},
			"fr", onrecord.Silent, onrecord.OtherSetting},
		{"nor does an article by the minister", "Claire Dubreuil raised the detained journalists in her meeting with Paulo Teixeira",
			[]doc{{"", "", "In an op-ed on Monday, Claire Dubreuil said that the detained journalists are her main worry."}},
			"fr", onrecord.Silent, onrecord.OtherSetting},
		{"the place may stand in the sentence after the lead", "Claire Dubreuil raised the detained journalists in her meeting with Paulo Teixeira",
			[]doc{{"", "", "Claire Dubreuil said her main worry is the detained journalists.\n\nSpeaking at a news conference in Recife, Claire Dubreuil said that the rain was heavy."}},
			"fr", onrecord.Silent, onrecord.OtherSetting},
		{"telling the press what was raised is an account of the meeting", "Claire Dubreuil raised the detained journalists in her meeting with Paulo Teixeira",
			[]doc{{"", "", "Claire Dubreuil told reporters that she had raised the detained journalists in the meeting with Paulo Teixeira."}},
			"fr", onrecord.Asserts, ""},
		{"a denial before the press is one of the meeting", "Claire Dubreuil raised the detained journalists in her meeting with Paulo Teixeira",
			[]doc{{"", "", "“The detained journalists were not raised in the meeting,” Paulo Teixeira told a press conference."}},
			"br", onrecord.Denies, ""},
		{"a question about what was said publicly is answered by it", "Claire Dubreuil said publicly that the detained journalists are her main worry",
			[]doc{{"", "", "Speaking at a press conference on Monday, Claire Dubreuil said that the detained journalists are her main worry."}},
			"fr", onrecord.Asserts, ""},
		{"and not denied by a denial of the meeting", "Claire Dubreuil said publicly that the detained journalists are her main worry",
			[]doc{{"", "", "Paulo Teixeira said that there was no discussion of the detained journalists in the meeting."}},
			"br", onrecord.Silent, onrecord.OtherSetting},
		{"a readout tells of the meeting", "Claire Dubreuil called for the release of the detained journalists",
			[]doc{{"fr", "", "Readout of the talks in Recife.\n\nThe minister called for the release of the detained journalists."}},
			"fr", onrecord.Asserts, ""},
		{"where nothing says, statements are comparable", "Claire Dubreuil raised the detained journalists in her meeting with Paulo Teixeira",
			[]doc{{"", "", "Claire Dubreuil said that she had raised the detained journalists with Paulo Teixeira."}},
			"fr", onrecord.Asserts, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := ask(withTimes(caseOf(c.docs...)), c.question)
			p := f.Position(c.side)
			if p.Stance != c.stance || p.Shade != c.shade {
				t.Errorf("%s %s by %s (%.2f), want %s %s", p.Stance, p.Shade, p.Rule, p.Confidence, c.stance, c.shade)
			}
			if p.Shade == onrecord.OtherSetting && len(p.Evidence) == 0 {
				t.Error("the other setting is shown without its words")
			}
		})
	}
}

// TestSettingOnBoards: a claim that is denied as what was said in the meeting,
// and made before the press, is a row without a contradiction.
func TestSettingOnBoards(t *testing.T) {
	b := compare.Board(withTimes(caseOf(
		doc{"", "2023-05-05", "Speaking at a press conference in Recife, Claire Dubreuil said that human rights on the coast are her main worry.\n"},
		doc{"", "2023-05-05", "Several columnists have claimed that Claire Dubreuil came to talk about human rights on the coast when she met Paulo Teixeira. “I do not know where they got this claim from,” Paulo Teixeira said.\n"})))
	for _, f := range b.Findings {
		if strings.Contains(f.Proposition.Text, "came to talk about human rights") {
			if f.Relation != onrecord.DeniedOnly || f.Shade != onrecord.OtherSetting || f.Position("fr").Shade != onrecord.OtherSetting || f.Position("br").Stance != onrecord.HedgedDenial {
				t.Errorf("row %+v", f)
			}
			return
		}
	}
	t.Error("no row about what was claimed")
}

// TestTranslations: two wordings of one utterance are marked as such, and what
// is only longer is not.
func TestTranslations(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		want       onrecord.Shade
	}{
		{"two translations", "“We hunted the smugglers along the river for nine nights before the old bridge collapsed,” Paulo Teixeira said.",
			"Paulo Teixeira said: “For nine nights we chased the traffickers by the river until the old bridge fell.”", onrecord.OtherTranslation},
		{"one trimmed", "“We hunted the smugglers along the river for nine nights before the old bridge collapsed,” Paulo Teixeira said.",
			"“We hunted the smugglers along the river for nine nights,” Paulo Teixeira said.", ""},
		{"the same words", "“We hunted the smugglers along the river for nine nights,” Paulo Teixeira said.",
			"Paulo Teixeira said: “We hunted the smugglers along the river for nine nights.”", ""},
		{"two sentences on one matter", "“We hunted the smugglers along the river for nine nights,” Paulo Teixeira said.",
			"Paulo Teixeira said: “The smugglers were hunted along the river by forty men with dogs and lamps.”", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := ask(withTimes(caseOf(doc{"", "2023-05-05", c.a}, doc{"", "2023-05-06", c.b})), "Smugglers were hunted along the river")
			if p := f.Position("br"); p.Stance != onrecord.Asserts || p.Shade != c.want || f.Shade != c.want {
				t.Errorf("%s %q, finding %q, want asserts %q; %d passages", p.Stance, p.Shade, f.Shade, c.want, len(p.Evidence))
			}
		})
	}
}

// TestTranslationsGoOn: after a sentence that is one utterance, less is asked of
// the next: it is another wording of the same one.
func TestTranslationsGoOn(t *testing.T) {
	const next, other = " It would hardly be excessive if the boatmen asked to count the nets on both sides of the river,” Paulo Teixeira said.",
		" It is not too much if both sides of the river ask to count the nets,” Paulo Teixeira said."
	for _, c := range []struct {
		name, a, b string
		want       bool
	}{
		{"after one utterance", "“I do not know where they heard that tale about the river." + next, "“I do not know where they found that tale about the river." + other, true},
		{"after two", "“The harbour has no crane for the ferry." + next, "“We bought seven pumps in spring." + other, false},
	} {
		b := compare.Board(withTimes(caseOf(doc{"", "2023-05-05", c.a}, doc{"", "2023-05-06", c.b})))
		got := slices.ContainsFunc(b.Findings, func(f onrecord.Finding) bool {
			p := f.Position("br")
			return strings.Contains(f.Proposition.Text, "nets") && p.Shade == onrecord.OtherTranslation && len(p.Evidence) > 1
		})
		if got != c.want {
			t.Errorf("%s: linked %v, want %v: %+v", c.name, got, c.want, b.Findings)
		}
	}
}
