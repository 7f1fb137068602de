package event_test

import (
	"testing"
	"time"

	"onrecord"
	"onrecord/resolve/event"
	"onrecord/text"
)

func reading(id string, published onrecord.Date, s string) onrecord.Reading {
	return onrecord.Reading{Document: &onrecord.Document{ID: onrecord.DocumentID(id), Text: text.New(s), Published: onrecord.Published{Date: published}}}
}

func dates(e onrecord.Event) map[onrecord.DocumentID][2]string {
	out := map[onrecord.DocumentID][2]string{}
	for _, d := range e.Dates {
		out[d.Source.Doc] = [2]string{d.Date.String(), d.Note}
	}
	return out
}

func TestDatesOfAMeeting(t *testing.T) {
	day := func(d int) onrecord.Date { return onrecord.DayOf(2031, time.May, d) }
	e := event.Resolve("Okoro - Lind talks, Oslo", nil, []onrecord.Reading{
		reading("a", day(6), "President Okoro met today with Minister Lind in Oslo. They will meet again on 20 June."),
		reading("b", day(7), "Okoro and Lind held talks in Oslo on Tuesday. Lind said on Wednesday that she was content."),
		reading("c", day(8), "On 7 May, President Okoro had a meeting with Minister Lind."),
		reading("d", day(8), "A press release issued by the ministry on 5 May speaks of the meeting of Okoro with Lind."),
		reading("e", day(8), "The weather was fine on 3 May."),
	})
	want := map[onrecord.DocumentID][2]string{
		"a": {"2031-05-06", ""},
		"b": {"2031-05-06", ""},
		"c": {"2031-05-07", "outlier: 1 of 3"},
		"d": {"2031-05-05", "dates a press release about the event, not the event"},
	}
	got := dates(e)
	for id, w := range want {
		if got[id] != w {
			t.Errorf("%s: %v, want %v", id, got[id], w)
		}
	}
	if len(e.Dates) != len(want) {
		t.Errorf("dates %+v", e.Dates)
	}
	if len(e.Places) != 2 || e.Places[0].Place != "Oslo" {
		t.Errorf("places %+v", e.Places)
	}
}

// The day that the title gives is enough where nobody met.
func TestDayOfAnIncident(t *testing.T) {
	e := event.Resolve("Fire at the harbour, 4 May 2031", nil, []onrecord.Reading{
		reading("a", onrecord.DayOf(2031, time.May, 5), "The first alarm rang at 3.15 am yesterday. The hall had been built in 1990."),
	})
	if len(e.Dates) != 1 || e.Dates[0].Date.String() != "2031-05-04" {
		t.Errorf("dates %+v", e.Dates)
	}
}

func TestWhoIsNamedInTheTitle(t *testing.T) {
	ps := []onrecord.Party{{ID: "ada-okoro", Kind: onrecord.Person, Name: "Ada Okoro"}, {ID: "cnn", Kind: onrecord.Body, Name: "CNN"}, {ID: "rosa-lind", Kind: onrecord.Person, Name: "Rosa Lind"}}
	e := event.Resolve("Okoro - Lind talks", ps, nil)
	if len(e.Who) != 2 || e.Who[0] != "ada-okoro" || e.Who[1] != "rosa-lind" {
		t.Errorf("who %v", e.Who)
	}
}

// A place counts where the meeting was, not where something is that came up.
func TestPlaceOfAMeeting(t *testing.T) {
	e := event.Resolve("Okoro and Lind meet", nil, []onrecord.Reading{
		reading("a", onrecord.DayOf(2031, time.May, 6), "According to notes of the meeting, Okoro raised construction at Bergen. "+
			"Okoro met Minister Lind, who leads the council this year, in Oslo."),
	})
	if len(e.Places) != 1 || e.Places[0].Place != "Oslo" {
		t.Errorf("places %+v, want Oslo alone", e.Places)
	}
}
