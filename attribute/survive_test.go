package attribute_test

import (
	"strings"
	"testing"

	"onrecord"
	"onrecord/attribute"
	"onrecord/text"
)

// A line of want is "source | cue | content", with " ... " between spans, a
// leading "> " for each level of nesting, "-" for no source or cue, and after
// a second "|" what else must hold: class, kind, form, "negated", "=Speaker".
type surviveCase struct {
	name, text string
	want       []string
}

// Every failure that ATTRIBUTION.md lists at the end of section 4, in
// sentences of our own.
var survive = []surviveCase{
	{"odd mark", `"The well is dry, Mayor Ada Okoro said.`, []string{`Mayor Ada Okoro | said | "The well is dry,`}},
	{"unclosed quotation", "“The well is dry. We need a new one.\n\nMayor Ada Okoro said the pump had failed.", []string{
		"Mayor Ada Okoro | said | “The well is dry. We need a new one.",
		"Mayor Ada Okoro | said | the pump had failed",
	}},
	{"re-opened marks", "“The well is dry,” Mayor Ada Okoro said. “We asked for help.\n\n“Nobody came.”", []string{
		"Mayor Ada Okoro | said | “The well is dry,” ... “We asked for help.\n\n“Nobody came.”",
		"> We | asked for | help",
	}},
	{"apostrophes", "The farmers' leader said it's the villagers' well and 'twas never the state's.", []string{
		"The farmers' leader | said | it's the villagers' well and 'twas never the state's | indirect",
	}},
	{"brackets inside quotes", "“They [the engineers] have left,” Mayor Ada Okoro said.", []string{
		"Mayor Ada Okoro | said | “They [the engineers] have left,” | direct inserted=[the engineers]",
	}},
	{"quote split by the cue", "“The well,” Mayor Ada Okoro said, “is dry.”", []string{
		"Mayor Ada Okoro | said | “The well,” ... “is dry.” | direct",
	}},
	{"source in the paragraph before", "Mayor Ada Okoro visited the well on Monday.\n\n“It is dry and we need a new one,” she said.", []string{
		"she | said | “It is dry and we need a new one,” | pronoun",
	}},
	{"quotation opened by a clause", "Ada Okoro turned to the engineer: “The well is dry and nobody came,” she said.", []string{
		"she | said | “The well is dry and nobody came,”",
	}},
	{"pronoun source", "Mayor Ada Okoro said the well was dry. She added that help would come.", []string{
		"Mayor Ada Okoro | said | the well was dry | =Mayor Ada Okoro",
		"She | added | that help would come | pronoun =Mayor Ada Okoro",
	}},
	{"title source", "Mayor Ada Okoro visited the well. The mayor said it was dry.", []string{
		"The mayor | said | it was dry | role =Mayor Ada Okoro",
	}},
	{"two who bear the title", "Mayor Ada Okoro and Mayor Tom Bell met. The mayor said the well was dry.", []string{
		"The mayor | said | the well was dry | role =",
	}},
	{"inversion", "The well had run dry, said Ada Okoro.", []string{"Ada Okoro | said | The well had run dry"}},
	{"apposition before the verb", "Ada Okoro, a doctor, said: “The water is bad.”", []string{
		"Ada Okoro, a doctor | said | “The water is bad.” | =Ada Okoro",
	}},
	{"noun cue", "Her claim that the water is bad shocked the town.", []string{"Her | claim | that the water is bad shocked the town"}},
	{"according to", "According to the mayor, the well is dry.", []string{"the mayor | According to | the well is dry"}},
	{"passive without a source", "The engineer was quoted as saying that the pump had failed.", []string{
		"The engineer | was quoted as saying | that the pump had failed",
	}},
	{"passive of nobody", "It is believed that the pump had failed.", []string{"- | It is believed | that the pump had failed | believe"}},
	{"scare quotes", "The so-called “water miracle” dried up in May.", nil},
	{"title of a work", "She sang “The Long River” and “Stones” at the fair.", nil},
	{"negated speech", "The mayor did not say that the well was dry.", []string{"The mayor | did not say | that the well was dry | assert negated"}},
	{"denied speech", "The mayor denied that the well was dry.", []string{"The mayor | denied | that the well was dry | deny"}},
	{"press release with issuer and date", "According to a press release issued by the Ministry of Water on 3 May 2031, the well is dry.", []string{
		"a press release issued by the Ministry of Water on 3 May 2031 | According to | the well is dry | report document =the Ministry of Water",
	}},
	{"unnamed plural sources", "Several villagers claimed that the pump had been sold.", []string{
		"Several villagers | claimed | that the pump had been sold | unnamed =",
	}},
	{"nesting to depth three", "The mayor said she believes that the council has denied that the pump was sold.", []string{
		"The mayor | said | she believes that the council has denied that the pump was sold",
		"> she | believes | that the council has denied that the pump was sold | believe",
		"> > the council | has denied | that the pump was sold | deny",
	}},
	{"what went with the words", "“The well is dry,” Ada Okoro said, and left with the engineer.", []string{"Ada Okoro | said | “The well is dry,”"}},
	{"what came after the words", "Ada Okoro said: “The well is dry,” wiping the pump clean.", []string{"Ada Okoro | said | “The well is dry,”"}},
	{"aside in the middle of a clause", "If the pump fails, Ada Okoro said, there are other wells.", []string{
		"Ada Okoro | said | If the pump fails ... there are other wells",
	}},
	{"who was told", "Ada Okoro told the water council of Lind on Monday how dry the well was.", []string{
		"Ada Okoro | told | how dry the well was",
	}},
	{"word that ties a sentence to the one before", "The pump was sold. However, the well was still open, Ada Okoro said.", []string{
		"Ada Okoro | said | the well was still open",
	}},
	{"subject of several phrases", "A study that appeared in the journal found that the well was dry.", []string{
		"A study that appeared in the journal | found | that the well was dry",
	}},
	{"quotation far from whoever spoke", "Ada Okoro said the well was dry.\n\nThe pump stands in the yard.\n\nRain fell in May.\n\nThe road is long.\n\n“Nobody came and nobody called us.”", []string{
		"Ada Okoro | said | the well was dry",
		"- | - | “Nobody came and nobody called us.”",
	}},
	{"signature with a stop", "“We need a new well and a new pump.” ―\u00a0Ada Okoro.", []string{"Ada Okoro | ― | “We need a new well and a new pump.”"}},
	{"double marks of two single ones", "''We are not a burden,'' the mayor added. ''We are the town.'' He called it ''a poor joke'' on Monday.", []string{
		"the mayor | added | ''We are not a burden,'' ... ''We are the town.'' | direct",
		"He | called | it ''a poor joke''",
	}},
	{"source in brackets", "The film ends with the mayor stumbling to a van (her office later disclosed that she was ill).", []string{
		"her office | later disclosed | that she was ill",
	}},
	{"heading before a sentence", "DRY AGAIN — The council met in May, saying that the well was dry.", []string{
		"The council | saying | that the well was dry",
	}},
	{"apposition before an object", "Ada Okoro, the former mayor, stressed her support of the plan and said the well was dry.", []string{
		"Ada Okoro, the former mayor | stressed | her support of the plan",
		"Ada Okoro, the former mayor | said | the well was dry",
	}},
	{"turns quoted in an article", "The talk went like this:\n\n\"LIND: Is the well dry?\n\n\"OKORO: It is. We asked for help.\n\n\"Nobody came.\n\n\"LIND: Thank you.\"", []string{
		"LIND | : | Is the well dry?",
		"OKORO | : | It is. We asked for help. ... \"Nobody came.",
		"> We | asked for | help",
		"LIND | : | Thank you.\"",
	}},
	{"quotation of many sentences", "He said:\n\n“The well is dry. It was dry in May. It was dry in June. We dug. We dug again. We found sand. We found stone. We stopped. We left. We came back. It is still dry.”", []string{
		"He | said | “The well is dry. It was dry in May. It was dry in June. We dug. We dug again. We found sand. We found stone. We stopped. We left. We came back. It is still dry.”",
	}},
	{"quotation after a word that no list has", "“The well is dry,” the letter reads. “The pump was sold.”", []string{
		"the letter | reads | “The well is dry,” ... “The pump was sold.”",
	}},
	{"heading in single marks", "“The well is dry,” Ada Okoro said.\n\n'All Wells Are Dry.'\n\nThe pump was sold in May.", []string{
		"Ada Okoro | said | “The well is dry,”",
	}},
	{"guillemets", "« The well is dry, » Ada Okoro said.", []string{"Ada Okoro | said | « The well is dry, » | direct"}},
	{"single marks", "‘The well is dry and the farmers’ pump is gone,’ Ada Okoro said.", []string{
		"Ada Okoro | said | ‘The well is dry and the farmers’ pump is gone,’",
	}},
	{"quotation in a quotation", "“He told me ‘the well is dry’ and left,” Ada Okoro said.", []string{
		"Ada Okoro | said | “He told me ‘the well is dry’ and left,” | direct",
		"> He | told | ‘the well is dry’ and left",
	}},
}

func TestSurvives(t *testing.T) { hold(t, survive) }

func hold(t *testing.T, cases []surviveCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := &onrecord.Document{ID: "d", Language: "en", Text: text.New(c.text)}
			got := attribute.Statements(d)
			if len(got) != len(c.want) {
				t.Errorf("%d statements, want %d", len(got), len(c.want))
			}
			for i, s := range got {
				if i < len(c.want) {
					holdTo(t, d, got, s, c.want[i])
				} else {
					t.Errorf("more: %s", told(d, got, s))
				}
			}
		})
	}
}

// told writes a statement as the first three fields of a line of want.
func told(d *onrecord.Document, all []onrecord.Statement, s onrecord.Statement) string {
	depth := ""
	for in := s.In; in != ""; depth += "> " {
		for _, o := range all {
			if o.ID == in {
				in = o.In
				break
			}
		}
	}
	source := "-"
	if s.Source != nil && len(s.Source.Spans) > 0 {
		source = slices(d, s.Source.Spans)
	}
	cue := strings.TrimRight(slices(d, s.Cue.Spans), ",:") // readers differ on closing marks
	if cue == "" {
		cue = ":"
	}
	return depth + strings.Join([]string{strings.TrimRight(source, ","), cue, slices(d, s.Content.Spans)}, " | ")
}

func slices(d *onrecord.Document, spans []text.Span) string {
	if len(spans) == 0 {
		return "-"
	}
	var parts []string
	for _, s := range spans {
		parts = append(parts, d.Text.Slice(s))
	}
	return strings.Join(parts, " ... ")
}

func holdTo(t *testing.T, d *onrecord.Document, all []onrecord.Statement, s onrecord.Statement, want string) {
	t.Helper()
	fields := strings.SplitN(want, " | ", 4)
	if got := told(d, all, s); got != strings.Join(fields[:3], " | ") {
		t.Errorf("got  %s\nwant %s", got, strings.Join(fields[:3], " | "))
	}
	if len(fields) < 4 {
		return
	}
	form, speaker := onrecord.SourceForm(""), ""
	if s.Source != nil {
		form, speaker = s.Source.Form, s.Source.Speaker
	}
	rest := fields[3]
	if at := strings.IndexByte(rest, '='); at >= 0 && !strings.HasPrefix(rest[max(0, at-8):], "inserted") {
		if speaker != rest[at+1:] {
			t.Errorf("%s: speaker %q, want %q", want, speaker, rest[at+1:])
		}
		rest = rest[:at]
	}
	for f := range strings.FieldsSeq(rest) {
		switch {
		case strings.HasPrefix(f, "inserted="):
			if in := s.Content.Insertions; len(in) != 1 || !strings.HasSuffix(rest, d.Text.Slice(in[0])) {
				t.Errorf("%s: insertions %v", want, in)
			}
			return
		case f == "negated":
			if !s.Cue.Negated {
				t.Errorf("%s: not negated", want)
			}
		case f != string(s.Kind) && f != string(s.Cue.Class) && f != string(form):
			t.Errorf("%s: no %q in kind %s, class %s, form %s", want, f, s.Kind, s.Cue.Class, form)
		}
	}
}
