package dateline_test

import (
	"fmt"
	"testing"
	"unicode/utf8"

	"onrecord/lang/dateline"
)

func ExampleParse() {
	line := "PHNOM PENH, Nov 13 (Reuters) - The two leaders met."
	d, ok := dateline.Parse(line)
	fmt.Println(ok, d.Place(), d.Month, d.Day, d.Wire, "|", line[d.Span.End:])
	// Output: true Phnom Penh November 13 Reuters | The two leaders met.
}

func TestForms(t *testing.T) {
	for _, c := range []struct{ line, place, date, wire, rest string }{
		{"PHNOM PENH: The minister spoke", "Phnom Penh", "0-0-0", "", "The minister spoke"},
		{"PHNOM PENH, Nov 13 (Reuters) - The minister", "Phnom Penh", "0-11-13", "Reuters", "The minister"},
		{"WASHINGTON — The minister", "Washington", "0-0-0", "", "The minister"},
		{"WASHINGTON —", "Washington", "0-0-0", "", ""},
		{"BEIJING/HONG KONG, March 7 (Reuters) - “No,” he said", "Beijing/Hong Kong", "0-3-7", "Reuters", "“No,” he said"},
		{"BEIRUT/THE HAGUE, March 7 (Reuters) - Two", "Beirut/The Hague", "0-3-7", "Reuters", "Two"},
		{"AUSTIN, Texas (AP) — The", "Austin", "0-0-0", "AP", "The"},
		{"MEXICO CITY (AP) — The", "Mexico City", "0-0-0", "AP", "The"},
		{"PUTRAJAYA, Nov 22 — The", "Putrajaya", "0-11-22", "", "The"},
		{"NEW DELHI: The", "New Delhi", "0-0-0", "", "The"},
		{"LINDI: The", "Lindi", "0-0-0", "", "The"},
		{"London/Teheran - Die", "London/Tehran", "0-0-0", "", "Die"},
		{"Kiel (dpo) - Die", "Kiel", "0-0-0", "dpo", "Die"},
		{"MOSCOW. Nov 13 (Interfax) - The", "Moscow", "0-11-13", "Interfax", "The"},
		{"MOSCOW, November 13. /TASS/. The", "Moscow", "0-11-13", "TASS", "The"},
		{"Geneva, 25 April 2024 – The", "Geneva", "2024-4-25", "", "The"},
		{"CAIRO – 26 July 2022: The", "Cairo", "2022-7-26", "", "The"},
		{"New Delhi, Nov 12 (IANS) The", "New Delhi", "0-11-12", "IANS", "The"},
		{"(ANSA) - ROMA, 12 NOV - Il", "Rome", "0-11-12", "ANSA", "Il"},
		{"Madrid, 12 nov (EFE).- El", "Madrid", "0-11-12", "EFE", "El"},
		{"Washington (United States) (AFP) – The", "Washington", "0-0-0", "AFP", "The"},
		{"NAIROBI, Kenya (AP) _ The", "Nairobi", "0-0-0", "AP", "The"},
		{"MIAMI _ The", "Miami", "0-0-0", "", "The"},
		{"DAR ES SALAAM, Tanzania (AP) _ The", "Dar es Salaam", "0-0-0", "AP", "The"},
		{"AMHERST, N.Y. (AP) -- The", "Amherst", "0-0-0", "AP", "The"},
		{"INDEPENDENCE, MO. (AP)-- The", "Independence", "0-0-0", "AP", "The"},
		{"KYIV, UKRAINE — The", "Kyiv", "0-0-0", "", "The"},
		{"UNITED NATIONS, Nov 13 (Xinhua) -- The", "United Nations", "0-11-13", "Xinhua", "The"},
		{"PORT-AU-PRINCE, Haiti, Jan. 3 — The", "Port-au-Prince", "0-1-3", "", "The"},
		{"SINGAPORE: The", "Singapore", "0-0-0", "", "The"},
		{"SENNAN, Osaka Prefecture -- The", "Sennan", "0-0-0", "", "The"},
		{"  RIYADH — The", "Riyadh", "0-0-0", "", "The"},
		{"TEHRAN and BAGHDAD, Nov 2 (AFP) - The", "Tehran/Baghdad", "0-11-2", "AFP", "The"},
		{"ST. LOUIS — The", "St. Louis", "0-0-0", "", "The"},
		{"NEWPORT NEWS, Va. - The", "Newport News", "0-0-0", "", "The"},
		{"FLINT, Mich., Oct. 4 (UPI) — The", "Flint", "0-10-4", "UPI", "The"},
		{"PHILADELPHIA - This", "Philadelphia", "0-0-0", "", "This"},
		{"GLYNWICK (Reuters) - The", "Glynwick", "0-0-0", "Reuters", "The"},
		{"AFP - London - The", "London", "0-0-0", "AFP", "The"},
		{"Berlin. Der Stoff soll gegen Hunger helfen.", "Berlin", "0-0-0", "", "Der Stoff soll gegen Hunger helfen."},
		{"PARIS, Texas (AP) — The", "Paris", "0-0-0", "AP", "The"},
	} {
		d, ok := dateline.Parse(c.line)
		if !ok {
			t.Errorf("%q: no dateline, want %s", c.line, c.place)
			continue
		}
		date := fmt.Sprintf("%d-%d-%d", d.Year, d.Month, d.Day)
		if d.Place() != c.place || date != c.date || d.Wire != c.wire || c.line[d.Span.End:] != c.rest {
			t.Errorf("%q:\n got %s %s %q, then %q\nwant %s %s %q, then %q", c.line, d.Place(), date, d.Wire, c.line[d.Span.End:], c.place, c.date, c.wire, c.rest)
		}
	}
}

func TestFailsClosed(t *testing.T) {
	for _, line := range []string{
		"", " ", "-", ":", "SRF News: Die", "WARNING GRAPHIC DETAIL: The", "CHINESE AGGRESSION: Manila said", "Zum Hintergrund: Das",
		"Germany: The", "CAMBODIA: The", "Middle East: The", "The Hague ruled - again", "Berlin – and with it the country",
		"He said: “No.”", "London Breed: We will", "BUSTED: The", "Leipzig: Hier wurde", "Washington Post: The", "PM Says There Was No - The",
		"Nice - that is how", "Reading: A guide", "Paris, the city of light – The", "MR. SULLIVAN: The", "Q: The", "12 Nov - The",
		"EXCLUSIVE (Reuters) - The", "GLYNWICK - The", "Nice. The", "Paris. London. Rome", "LONDON. The", "Biden - Hun Sen, Phnom Penh", "London, Paris, Berlin and Rome have one thing in common: They", "Peking-Universität: Die", "Jordan: A guide",
	} {
		if d, ok := dateline.Parse(line); ok {
			t.Errorf("%q: read as dateline of %s", line, d.Place())
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"PHNOM PENH, Nov 13 (Reuters) - The", "(ANSA) - ROMA, 12 NOV - Il", "PARIS/", "LONDON—", "\u00a0WASHINGTON — \u2028x", "A, (B) (C) /D/ - É"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, line string) {
		d, ok := dateline.Parse(line)
		if !ok {
			return
		}
		if d.Span.Start < 0 || d.Span.Start > d.Span.End || d.Span.End > len(line) || len(d.Places) == 0 || d.Day > 31 {
			t.Errorf("%q: %+v", line, d)
		}
		if utf8.ValidString(line) && !utf8.ValidString(line[d.Span.Start:d.Span.End]) {
			t.Errorf("%q: span splits a character", line)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		dateline.Parse("PHNOM PENH, Nov 13 (Reuters) - The two leaders met, and said that they had met.")
		dateline.Parse("The two leaders met, and said: “We met” - as planned - on the margins of the summit.")
	}
}
