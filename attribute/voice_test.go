package attribute_test

import (
	"strings"
	"testing"

	"onrecord"
	"onrecord/attribute"
	"onrecord/text"
)

// lines makes a document whose lines are of the given kinds.
func lines(kind onrecord.LineKind, s string) *onrecord.Document {
	d := &onrecord.Document{ID: "d", Language: "en", Text: text.New(s)}
	for start := 0; start < len(s); {
		end := start + strings.IndexByte(s[start:]+"\n", '\n')
		if end > start {
			d.Lines = append(d.Lines, onrecord.Line{Kind: kind, Span: text.Span{Start: start, End: end}})
			kind = onrecord.LineBody
		}
		start = end + 1
	}
	return d
}

func TestColonHeadlines(t *testing.T) {
	for in, want := range map[string]string{
		"Poll: Most Villagers Want a New Well": "Poll | : | Most Villagers Want a New Well",
		"The Well Has Run Dry: Mayor":          "Mayor | : | The Well Has Run Dry",
		"Mayor Denies the Pump Was Sold":       "Mayor | Denies | the Pump Was Sold",
	} {
		d := lines(onrecord.LineTitle, in)
		all := attribute.Statements(d)
		if len(all) == 0 || !all[0].Headline || told(d, all, all[0]) != want {
			t.Errorf("%q: %v", in, all)
		}
	}
}

// The turns of a transcript are the words of who has the floor; a reporter's
// question is a question.
func TestTurnsAndQuestions(t *testing.T) {
	const s = "MAYOR OKORO: The well is dry. The council said it would pay.\n\nQ: When will it be repaired?\n\nMAYOR OKORO: Soon."
	d := lines(onrecord.LineBody, s)
	turn := func(speaker, words string, question bool) {
		i := strings.Index(s, words)
		at := strings.LastIndex(s[:i], speaker)
		d.Turns = append(d.Turns, onrecord.Turn{Speaker: text.Span{Start: at, End: at + len(speaker)}, Span: text.Span{Start: i, End: i + len(words)}, Question: question})
	}
	turn("MAYOR OKORO", "The well is dry. The council said it would pay.", false)
	turn("Q", "When will it be repaired?", true)
	turn("MAYOR OKORO", "Soon.", false)
	want := []string{
		"MAYOR OKORO | - | The well is dry.",
		"MAYOR OKORO | - | The council said it would pay.",
		"> The council | said | it would pay",
		"Q | - | When will it be repaired?",
		"MAYOR OKORO | - | Soon.",
	}
	all := attribute.Statements(d)
	for i, st := range all {
		if i >= len(want) || told(d, all, st) != want[i] {
			t.Errorf("statement %d: %s", i+1, told(d, all, st))
		}
	}
	if len(all) != len(want) {
		t.Fatalf("%d statements, want %d", len(all), len(want))
	}
	if all[3].Cue.Class != onrecord.Ask || all[0].Kind != onrecord.Direct || all[0].Narrated {
		t.Errorf("%+v", all)
	}
}

// Who asks in print has no name, and who answers may have it in the opening only.
func TestTurnsOfAnInterview(t *testing.T) {
	const s = "Ada Okoro is the mayor.\n\nThe council says it paid.\n\nI saw no money."
	d := lines(onrecord.LineBody, s)
	ask, answer := strings.Index(s, "The council"), strings.Index(s, "I saw")
	d.Turns = []onrecord.Turn{
		{Speaker: text.Span{Start: ask, End: ask}, Span: text.Span{Start: ask, End: answer - 2}, Question: true},
		{Speaker: text.Span{End: len("Ada Okoro")}, Span: text.Span{Start: answer, End: len(s)}},
	}
	all := attribute.Statements(d)
	if len(all) != 3 || len(all[0].Source.Spans) > 0 || all[0].Cue.Class != onrecord.Ask || all[1].In != all[0].ID || all[2].Source.Speaker != "Ada Okoro" {
		t.Errorf("statements %+v", all)
	}
}

func TestDocumentThatSpeaks(t *testing.T) {
	d := lines(onrecord.LineTitle, "Readout of the meeting\n\nMinister Lind met Mayor Okoro today. The mayor denied that the pump had been sold, and they agreed on a date. Both left.")
	d.SpeaksFor = "ministry"
	all := attribute.Statements(d)
	own := 0
	for _, s := range all {
		if s.Narrated {
			own++
			if s.Source == nil || s.Source.Form != onrecord.Artefact || len(s.Cue.Spans) > 0 {
				t.Errorf("narrated %+v", s)
			}
		}
	}
	if own < 2 || len(all) == own {
		t.Errorf("%d of %d are the document's own: %v", own, len(all), all)
	}
	d.SpeaksFor = ""
	for _, s := range attribute.Statements(d) {
		if s.Narrated {
			t.Errorf("narrated without a side: %+v", s)
		}
	}
}

func TestOtherLanguages(t *testing.T) {
	d := lines(onrecord.LineBody, "Der Bürgermeister sagte, dass der Brunnen trocken ist. „Wir brauchen einen neuen Brunnen“, sagte er. Die Bauern in dem Dorf und die Leute aus der Stadt haben mit den Arbeiten auf dem Feld nicht begonnen.")
	d.Language = ""
	all := attribute.Statements(d)
	if len(all) != 1 || all[0].Kind != onrecord.Direct || all[0].Source != nil {
		t.Errorf("statements %+v", all)
	}
	if p := attribute.Problems(d); len(p) != 1 || p[0].Code != "language" {
		t.Errorf("problems %v", p)
	}
	if p := attribute.Problems(lines(onrecord.LineBody, "“The well is dry. We need a new one.")); len(p) != 1 || p[0].Code != "odd-quotes" {
		t.Errorf("problems %v", p)
	}
}
