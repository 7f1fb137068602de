package compare_test

import (
	"testing"

	"onrecord"
	"onrecord/compare"
	"onrecord/text"
)

func oneDocument(s string) compare.Case {
	d := &onrecord.Document{ID: "a.txt", Text: text.New(s), Published: onrecord.Published{Date: onrecord.DayOf(2025, 7, 24)}}
	return withTimes(compare.Case{Readings: []onrecord.Reading{{Document: d}}})
}

func rulesOf(s, rule string) []onrecord.Discrepancy {
	var out []onrecord.Discrepancy
	for _, d := range compare.Board(oneDocument(s)).Discrepancies {
		if d.Rule == rule {
			out = append(out, d)
		}
	}
	return out
}

func TestOneTimeInTwoZones(t *testing.T) {
	s := "Shots were heard in Thailand at 7.35am (12.35 GMT) on Thursday."
	got := rulesOf(s, "discrepancy/clock")
	if len(got) != 1 || got[0].Note != "7.35am there was 00:35Z." || s[got[0].Values[1].Span.Start:got[0].Values[1].Span.End] != "12.35 GMT" {
		t.Errorf("got %+v", got)
	}
	for _, fine := range []string{
		"Shots were heard in Thailand at 7.35am (00.35 GMT) on Thursday.",
		"Shots were heard at 7.35am (12.35 GMT) on Thursday.",                             // nobody says where
		"A call from New York to Thailand began at 7.35am (11.35 GMT) on Thursday there.", // right in one of the places
	} {
		if got := rulesOf(fine, "discrepancy/clock"); len(got) != 0 {
			t.Errorf("%s: %+v", fine, got)
		}
	}
}

func TestWrongWeekday(t *testing.T) {
	if got := rulesOf("The order of Wednesday, 29 May 2025, was kept.", "discrepancy/weekday"); len(got) != 1 || got[0].Note != "That day was a Thursday." {
		t.Errorf("got %+v", got)
	}
	if got := rulesOf("The order of Thursday, 29 May 2025, was kept.", "discrepancy/weekday"); len(got) != 0 {
		t.Errorf("got %+v", got)
	}
}
