package place_test

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"onrecord"
	"onrecord/internal/shared"
	"onrecord/lang/corpus"
	"onrecord/resolve/place"
	"onrecord/text"
)

func ExampleFind() {
	d := &onrecord.Document{Text: text.New("He came to Phnom Penh to meet the US President.")}
	for _, m := range place.Find(d) {
		fmt.Println(d.Text.Slice(m.Span), m.Place.Kind, m.Place.Country)
	}
	// Output:
	// Phnom Penh capital KH
	// US country US
}

func TestPlaces(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"They met in Phnom Penh.", "Phnom Penh KH"},
		{"The talks in Paris, Texas, failed.", "Paris US | Texas US"},
		{"The talks in Paris failed.", "Paris FR"},
		{"The US and China agreed; it was up to us.", "US US | China CN"},
		{"Cambodia Prime Minister Hun Sen spoke.", "Cambodia KH"},
		{"He flew from Tokyo to Washington, D.C., on Friday.", "Tokyo JP | Washington US"},
		{"Seoul said no. London agreed.", "Seoul KR | London GB"},
		{"They met near Sihanoukville, Cambodia.", "Sihanoukville KH | Cambodia KH"},
		{"A ship sailed to Dar es Salaam.", "Dar es Salaam TZ"},
	} {
		if got := render(c.text); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestNamesThatAreNoPlace(t *testing.T) {
	for _, s := range []string{
		"Jack London wrote.", "The Bank of China paid.", "The Washington Post reports.", "Secretary Austin left.", "He is in or out.",
		"Nice people came.", "The New York Times wrote.", "Paris Hilton sang.", "They read the Boston Globe.", "Reading is hard.",
		"There Diana Kennedy sang. For years Kennedy lived there.",
	} {
		if got := render(s); got != "" {
			t.Errorf("%s: found %s", s, got)
		}
	}
}

func TestTheDocumentsCountriesDecide(t *testing.T) {
	d := &onrecord.Document{Text: text.New("Pakistan mourned. The blast in Hyderabad killed two.")}
	ms := place.Find(d)
	if len(ms) != 2 || ms[1].Place.Country != "PK" || len(ms[1].Candidates) == 0 || ms[1].Candidates[0].Country != "IN" {
		t.Errorf("got %+v, want Hyderabad in Pakistan with the Indian one as a candidate", ms)
	}
}

func render(s string) string {
	d := &onrecord.Document{Text: text.New(s)}
	var out []string
	for _, m := range place.Find(d) {
		out = append(out, d.Text.Slice(m.Span)+" "+m.Place.Country)
	}
	return strings.Join(out, " | ")
}

// Measured on the test split of the worldwide newswire; floors only go up. A
// mention is right where it overlaps a name that is annotated as a location or
// facility. Villages are not in the gazetteer, which bounds the recall.
func TestFloors(t *testing.T) {
	fsys := shared.NeedCorpus(t, "nlp")
	p, r := measure(t, fsys, corpus.Test)
	t.Logf("precision %.3f, recall %.3f", p, r)
	const precision, recall = 0.94, 0.80
	if p < precision || r < recall {
		t.Errorf("precision %.3f, recall %.3f; the floors are %.3f and %.3f", p, r, precision, recall)
	}
}

func measure(t *testing.T, fsys fs.FS, s corpus.Split) (precision, recall float64) {
	docs, err := corpus.WorldNames(fsys, s)
	if err != nil {
		t.Fatal(err)
	}
	found, right, gold, hit := 0, 0, 0, 0
	for _, d := range docs {
		places, all := annotated(d)
		ms := place.Find(&onrecord.Document{Text: text.New(d.Text)})
		for _, m := range ms {
			found++
			ok := overlaps(m.Span, all)
			if ok {
				right++
			} else if os.Getenv("DUMP") != "" {
				fmt.Printf("FALSE %s | %s | %q\n", d.Text[m.Span.Start:m.Span.End], m.By, d.Text[max(0, m.Span.Start-40):min(len(d.Text), m.Span.End+40)])
			}
		}
		spans := make([]text.Span, len(ms))
		for i, m := range ms {
			spans[i] = m.Span
		}
		for _, g := range places {
			gold++
			if overlaps(g, spans) {
				hit++
			} else if os.Getenv("DUMP") != "" {
				fmt.Printf("MISS %s | %q\n", d.Text[g.Start:g.End], d.Text[max(0, g.Start-40):min(len(d.Text), g.End+40)])
			}
		}
	}
	return float64(right) / float64(found), float64(hit) / float64(gold)
}

// annotated returns the locations of d, and the locations with the facilities.
func annotated(d *corpus.Document) (places, all []text.Span) {
	for i := 0; i < len(d.Names); {
		kind, begins := strings.CutPrefix(d.Names[i], "B-")
		j := i + 1
		for begins && j < len(d.Names) && d.Names[j] == "I-"+kind {
			j++
		}
		if kind == "Location" || kind == "Facility" {
			s := text.Span{Start: int(d.Tokens[i].Start), End: int(d.Tokens[j-1].End)}
			all = append(all, s)
			if kind == "Location" {
				places = append(places, s)
			}
		}
		i = j
	}
	return places, all
}

func overlaps(s text.Span, all []text.Span) bool {
	for _, o := range all {
		if s.Overlaps(o) {
			return true
		}
	}
	return false
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"The talks in Paris, Texas, U.S.", "“London", "US $ EU,,UN", "Jack\xff London\n\nIn", "Dar es Salaam-Dar es"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, m := range place.Find(&onrecord.Document{Text: text.New(s)}) {
			if m.Span.Start < end || m.Span.End > len(s) || m.Span.Empty() || m.Place.Name == "" {
				t.Fatalf("%q: %+v after %d", s, m, end)
			}
			end = m.Span.End
		}
	})
}
