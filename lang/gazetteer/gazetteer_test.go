package gazetteer_test

import (
	"fmt"
	"testing"
	"time"

	"onrecord/lang/gazetteer"
)

func ExampleLookup() {
	p, ok := gazetteer.Lookup("PHNOM PENH")
	fmt.Println(p.Name, p.Kind, p.Country, p.Zone, ok)
	// Output: Phnom Penh capital KH Asia/Phnom_Penh true
}

func TestLookup(t *testing.T) {
	for _, c := range []struct{ name, want, country string }{
		{"Cambodia", "Cambodia", "KH"},
		{"WASHINGTON", "Washington", "US"},
		{"London", "London", "GB"},
		{"U.S.", "United States", "US"},
		{"Burma", "Myanmar", "MM"},
		{"Kiev", "Kyiv", "UA"},
		{"Saigon", "Ho Chi Minh City", "VN"},
		{"Port au Prince", "Port-au-Prince", "HT"},
		{"Bogota", "Bogotá", "CO"},
		{"Georgia", "Georgia", "GE"},
		{"Lindi", "Lindi", "TZ"},
		{"Putrajaya", "Putrajaya", "MY"},
		{"New York", "New York City", "US"},
		{"Calif.", "California", "US"},
		{"Gaza", "Gaza", "PS"},
		{"The Hague", "The Hague", "NL"},
		{"United Nations", "United Nations", "US"},
		{"Middle East", "Middle East", ""},
		{"St. Louis", "St. Louis", "US"},
		{"Panama City", "Panama City", "PA"},
	} {
		p, ok := gazetteer.Lookup(c.name)
		if !ok || p.Name != c.want || p.Country != c.country {
			t.Errorf("Lookup(%q) = %+v, %v; want %s in %q", c.name, p, ok, c.want, c.country)
		}
	}
}

func TestWordsThatAreNoPlace(t *testing.T) {
	for _, name := range []string{"", " ", "SRF News", "WARNING GRAPHIC DETAIL", "CHINESE AGGRESSION", "Zum Hintergrund", "Cambodian", "Exclusive", "Watch"} {
		if p, ok := gazetteer.Lookup(name); ok {
			t.Errorf("Lookup(%q) = %+v, want nothing", name, p)
		}
	}
}

func TestAmbiguousNamesKeepTheirCandidates(t *testing.T) {
	all := gazetteer.Candidates("Georgia")
	if len(all) < 2 || all[0].Kind != gazetteer.Country || all[1].Country != "US" {
		t.Errorf("Candidates(Georgia) = %+v, want the country, then the American state", all)
	}
	for _, c := range []struct{ name, where, zone string }{
		{"Paris", "Texas", "America/Chicago"}, {"Paris", "France", "Europe/Paris"},
		{"Hyderabad", "Pakistan", "Asia/Karachi"}, {"London", "Ont.", "America/Toronto"},
	} {
		p, ok := gazetteer.Within(c.name, c.where)
		if !ok || p.Zone != c.zone {
			t.Errorf("Within(%q, %q) = %+v, %v; want zone %s", c.name, c.where, p, ok, c.zone)
		}
	}
	if p, ok := gazetteer.Within("Phnom Penh", "Texas"); ok {
		t.Errorf("Within(Phnom Penh, Texas) = %+v, want nothing", p)
	}
}

func TestDemonym(t *testing.T) {
	for word, want := range map[string]string{"Cambodian": "KH", "Thai": "TH", "Filipino": "PH", "Americans": "US", "Dutch": "NL", "British": "GB"} {
		if p, ok := gazetteer.Demonym(word); !ok || p.Country != want {
			t.Errorf("Demonym(%q) = %+v, %v; want %s", word, p, ok, want)
		}
	}
	if p, ok := gazetteer.Demonym("Cambodia"); ok {
		t.Errorf("Demonym(Cambodia) = %+v, want nothing", p)
	}
}

func TestZonesAreKnownToTheTzDatabase(t *testing.T) {
	for _, name := range []string{"Phnom Penh", "Kyiv", "Ramallah", "Tehran", "Thailand", "India"} {
		p, _ := gazetteer.Lookup(name)
		if _, err := time.LoadLocation(p.Zone); err != nil || p.Zone == "" {
			t.Errorf("%s: zone %q: %v", name, p.Zone, err)
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("Phnom Pénh")
	f.Add("U.S.")
	f.Add("İzmir – Ren’ai")
	f.Fuzz(func(t *testing.T, s string) {
		once := gazetteer.Fold(s)
		if twice := gazetteer.Fold(once); twice != once {
			t.Errorf("Fold(%q) = %q, then %q", s, once, twice)
		}
		gazetteer.Candidates(s)
	})
}

func BenchmarkLookup(b *testing.B) {
	for b.Loop() {
		gazetteer.Lookup("Phnom Penh")
	}
}
