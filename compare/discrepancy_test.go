package compare_test

import (
	"slices"
	"testing"

	"onrecord"
	"onrecord/compare"
)

// TestDiscrepancies: one kind a line, in sentences of our own, and beside it one
// that is none.
func TestDiscrepancies(t *testing.T) {
	for _, c := range []struct {
		rule       string
		docs, fine []doc
	}{
		{"discrepancy/date",
			[]doc{{"fr", "2023-05-05", "Claire Dubreuil met Paulo Teixeira on 4 May 2023."}, {"br", "2023-05-06", "Paulo Teixeira met Claire Dubreuil on 5 May 2023."}},
			[]doc{{"fr", "2023-05-05", "Claire Dubreuil met Paulo Teixeira on 4 May 2023."}, {"br", "2023-05-05", "Paulo Teixeira met Claire Dubreuil yesterday."}}},
		{"discrepancy/time-of-day",
			[]doc{{"fr", "2023-05-05", "The two ministers spoke this morning."}, {"br", "2023-05-05", "The two ministers spoke last night."}},
			[]doc{{"fr", "2023-05-05", "The two ministers spoke this morning."}, {"br", "2023-05-05", "The two ministers spoke that morning."}}},
		{"discrepancy/number",
			[]doc{{"fr", "", "Four trawlers were seized off the coast."}, {"br", "", "Two trawlers were seized off the coast."}},
			[]doc{{"fr", "", "Four trawlers were seized off the coast."}, {"br", "", "The 4 trawlers were seized off the coast."}}},
		{"discrepancy/name-spelling",
			[]doc{{"fr", "", "The ministers spoke of Zoraida Kuznetsova."}, {"br", "", "The ministers spoke of Zoraida Kuznetzova."}},
			[]doc{{"fr", "", "The ministers spoke of Zoraida Kuznetsova."}, {"br", "", "The ministers spoke of Tadeusz Kuznetsov."}}},
		{"discrepancy/name-order",
			[]doc{{"fr", "", "The ministers spoke of Sovann Chea."}, {"br", "", "The ministers spoke of Chea Sovann."}},
			[]doc{{"fr", "", "The ministers spoke of Sovann Chea."}, {"br", "", "The ministers spoke of Sovann Chea too."}}},
		{"discrepancy/place-name",
			[]doc{{"fr", "", "The patrol was seen off Brisant Reef."}, {"br", "", "The patrol was seen off Itaiba Reef."}},
			[]doc{{"fr", "", "The patrol was seen off Brisant Reef."}, {"br", "", "The patrol was seen off Brisant Reef again."}}},
		{"discrepancy/title",
			[]doc{{"fr", "", "The envoy met Foreign Minister Anita Vidigal."}, {"br", "", "The envoy met Defence Minister Anita Vidigal."}},
			[]doc{{"fr", "", "The envoy met Foreign Minister Anita Vidigal."}, {"br", "", "The envoy met former President Anita Vidigal."}}},
		{"discrepancy/participants",
			[]doc{{"fr", "", "Claire Dubreuil was accompanied by Odile Marchand and Yves Kerbrat."}, {"br", "", "Claire Dubreuil was accompanied by Odile Marchand and Luc Fontanel."}},
			[]doc{{"fr", "", "Claire Dubreuil was accompanied by Odile Marchand."}, {"br", "", "Paulo Teixeira was accompanied by Rui Sampaio."}}},
		{"discrepancy/place",
			[]doc{{"fr", "", "The trawlers were in French waters."}, {"br", "", "The trawlers were in Brazilian waters."}},
			[]doc{{"fr", "", "The trawlers were in French waters."}, {"br", "", "The trawlers were in waters of France."}}},
		{"discrepancy/initiator",
			[]doc{{"fr", "", "Claire Dubreuil spoke with Paulo Teixeira at Brazil's request."}, {"br", "", "Paulo Teixeira spoke with Claire Dubreuil at the request of France."}},
			[]doc{{"fr", "", "Claire Dubreuil spoke with Paulo Teixeira at Brazil's request."}, {"br", "", "Paulo Teixeira spoke with Claire Dubreuil at the request of Brazil."}}},
		{"discrepancy/quote-variant",
			[]doc{{"", "2023-05-05", "“We will never give up a single metre of the northern fishing grounds to anybody,” Claire Dubreuil said."},
				{"", "2023-05-06", "“We will never give up a single inch of the northern fishing grounds to anybody,” Claire Dubreuil said."}},
			[]doc{{"", "2023-05-05", "“We will never give up a single metre of the northern fishing grounds,” Claire Dubreuil said."},
				{"", "2023-05-06", "“The weather in the harbour has been kind to all of us this spring,” Claire Dubreuil said."}}},
		{"discrepancy/older-text",
			[]doc{{"fr", "2023-05-05", "According to a press release issued on 3 May 2023 on the meeting, the quotas were discussed."}, {"br", "2023-05-06", "Paulo Teixeira met Claire Dubreuil on 4 May 2023."}},
			[]doc{{"fr", "2023-05-05", "According to a press release issued on 4 May 2023 on the meeting, the quotas were discussed."}, {"br", "2023-05-06", "Paulo Teixeira met Claire Dubreuil on 4 May 2023."}}},
		{"discrepancy/scope",
			[]doc{{"fr", "", "The ministers agreed on a ban of strikes on ports and shipping."}, {"br", "", "The ministers agreed on a ban of strikes on ports shipping."}},
			[]doc{{"fr", "", "The ministers agreed on a ban of strikes on ports and shipping."}, {"br", "", "The ministers agreed on a ban of strikes on shipping and ports."}}},
		{"discrepancy/distancing",
			[]doc{{"fr", "", "A Brazilian frigate rammed the trawler off the bank."}, {"br", "", "The navy looked into the frigate which allegedly rammed the trawler."}},
			[]doc{{"fr", "", "A Brazilian frigate rammed the trawler off the bank."}, {"br", "", "The ministry spoke of the alleged smuggling of parrots."}}},
	} {
		if got := rulesOn(c.docs); !slices.Contains(got, c.rule) {
			t.Errorf("%s is not found; found %v", c.rule, got)
		}
		if got := rulesOn(c.fine); slices.Contains(got, c.rule) {
			t.Errorf("%s is found where nothing differs: %v", c.rule, c.fine)
		}
	}
}

// TestScopeOnce: each pair of words differs once, however often it stands there,
// and only between accounts: one that says both itself is not at odds with itself.
func TestScopeOnce(t *testing.T) {
	const wide, narrow = "They spoke of fishing and shipping. They agreed on timber and tariffs.", "They spoke of fishing shipping. They agreed on timber tariffs."
	count := func(docs ...doc) []string {
		var out []string
		for _, d := range compare.Board(withTimes(caseOf(docs...))).Discrepancies {
			if d.Rule == "discrepancy/scope" {
				for _, v := range d.Values {
					out = append(out, string(v.Side)+" "+v.Value)
				}
				out = append(out, "|")
			}
		}
		return out
	}
	each := []string{"fr both", "fr both", "br compound", "br compound", "|"}
	if got, want := count(doc{"fr", "", wide}, doc{"fr", "", wide + " So it was."}, doc{"br", "", narrow}, doc{"br", "", narrow + " So it was."}), slices.Concat(each, each); !slices.Equal(got, want) {
		t.Errorf("scope of two pairs said twice: %v, want %v", got, want)
	}
	if got := count(doc{"fr", "", wide}, doc{"fr", "", narrow}); got != nil {
		t.Errorf("one side's own two wordings: %v", got)
	}
}

// TestDistancing (R8): a claim passed on at arm's length is not taken up, where
// the claim is the one that is asked about and no talk is.
func TestDistancing(t *testing.T) {
	for _, c := range []struct {
		question, said string
		want           onrecord.Stance
		rule           string
	}{
		{"The frigate rammed the trawler", "The ministry took note of the frigate that allegedly rammed the trawler.", onrecord.ImpliesNot, "implied/distancing"},
		{"The frigate rammed the trawler", "The navy is aware of films of the supposed ramming of the trawler by the frigate.", onrecord.ImpliesNot, "implied/distancing"},
		{"The trawler carried weapons", "The harbour police found nothing but nets on the trawler, which purportedly carried weapons.", onrecord.ImpliesNot, "implied/distancing"},
		{"The frigate rammed the trawler", "The frigate rammed the trawler, which had allegedly carried weapons for a gang in the far north of the country.", onrecord.Asserts, ""},
		{"The ministers discussed the ramming of the trawler", "The ministers discussed the alleged ramming of the trawler.", onrecord.Asserts, ""},
		{"The frigate did not ram the trawler", "The navy looked into the frigate that allegedly rammed the trawler.", onrecord.Silent, ""},
		{"The harbour was closed", "The ministry took note of the frigate that allegedly rammed the trawler.", onrecord.Silent, ""},
	} {
		f := ask(caseOf(doc{"br", "", c.said}, doc{"fr", "", "A trawler sank."}), c.question)
		got := f.Position("br")
		if got.Stance != c.want || c.rule != "" && got.Rule != c.rule {
			t.Errorf("%q of %q: %s by %s, want %s", c.question, c.said, got.Stance, got.Rule, c.want)
		}
	}
}

// TestHeadlineAgainstBody: a headline that denies more than the body.
func TestHeadlineAgainstBody(t *testing.T) {
	for _, c := range []struct {
		body string
		want bool
	}{
		{"There was no negotiation on the jailed journalists, Paulo Teixeira said.", true},
		{"There was no discussion of the jailed journalists, Paulo Teixeira said.", false},
	} {
		const head = "No discussion of jailed journalists"
		k := caseOf(doc{"", "2023-05-05", head + "\n" + c.body})
		d := k.Readings[0].Document
		d.Lines = []onrecord.Line{{Kind: onrecord.LineTitle}, {Kind: onrecord.LineBody}}
		d.Lines[0].Span.End = len(head)
		d.Lines[1].Span.Start, d.Lines[1].Span.End = len(head)+1, len(head)+1+len(c.body)
		got := slices.ContainsFunc(compare.Board(withTimes(k)).Discrepancies, func(d onrecord.Discrepancy) bool { return d.Rule == "discrepancy/headline" })
		if got != c.want {
			t.Errorf("%q: found %v", c.body, got)
		}
	}
}

func rulesOn(docs []doc) []string {
	var out []string
	for _, d := range compare.Board(withTimes(caseOf(docs...))).Discrepancies {
		out = append(out, d.Rule)
	}
	return out
}
