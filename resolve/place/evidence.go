package place

import (
	"strings"

	"onrecord/lang"
	"onrecord/lang/gazetteer"
)

// Sizes below which a town is not believed without more evidence.
const (
	wellKnown = 400_000 // stands alone inside a sentence
	large     = 30_000  // stands after a preposition that is not only of place
)

// evidence says why words i to j of l name a place here, "" if they do not. A
// region after the name settles m.Place.
func (l *line) evidence(i, j int, m *Mention) string {
	name := l.Text[l.span(i, j).Start:l.span(i, j).End]
	if l.shout(name) || l.person(i, j) || common[name] || abbreviated(name, m.Place) || l.word(j) == "$" {
		return ""
	}
	if _, people := gazetteer.Demonym(name); people && m.Place.Kind != gazetteer.Country {
		return ""
	}
	if where, ok := l.regionAfter(j); ok {
		if p, in := gazetteer.Within(name, where); in {
			m.Candidates = without(append([]gazetteer.Place{m.Place}, m.Candidates...), p)
			m.Place = p
			return "place/1 region"
		}
	}
	return l.weigh(i, j, m.Place)
}

// weigh asks for the evidence that a place of this kind and size needs.
func (l *line) weigh(i, j int, p gazetteer.Place) string {
	before := strings.ToLower(l.word(i - 1))
	switch {
	case l.inside(i, j):
		return ""
	case p.Kind != gazetteer.City:
		return "place/1 kind"
	case strict[before]:
		return "place/1 preposition"
	case loose[before] && p.Weight >= large:
		return "place/1 preposition"
	case !l.opens[i] && p.Weight >= wellKnown:
		return "place/1 size"
	}
	return ""
}

var (
	strict = set("in near outside around across throughout inside")
	loose  = set("at from to via toward towards")

	// common are names of small places or divisions that are other words first.
	common = set(`North South East West Northern Southern Eastern Western Central January February March April May June July August September
		October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday`)
)

// abbreviated reports whether name only shortens a region, as "Colo" does: it is
// read after a town, not alone.
func abbreviated(name string, p gazetteer.Place) bool {
	return p.Kind == gazetteer.Region && len(name) <= 5 && gazetteer.Fold(name) != gazetteer.Fold(p.Name)
}

// shout refuses short names that are words or acronyms in another printing: "us",
// "IN", "OR". Two letters need capitals and a known meaning.
func (l *line) shout(name string) bool {
	if len(name) > 2 {
		return false
	}
	return name != "US" && name != "UK" && name != "EU" && name != "UN"
}

// person reports whether the name belongs to a person: after a title, or with
// more of a name beside it that is no place.
func (l *line) person(i, j int) bool {
	before := l.word(i - 1)
	if lang.IsTitle(strings.TrimSuffix(before, ".")) && l.capital(i-1) {
		return j-i == 1 && !l.country(i, j)
	}
	return false
}

func (l *line) country(i, j int) bool {
	s := l.span(i, j)
	p, ok := gazetteer.Lookup(l.Text[s.Start:s.End])
	return ok && p.Kind == gazetteer.Country
}

// inside reports whether words i to j are part of a longer name: "New York
// Times", "Bank of China", "Jack London".
func (l *line) inside(i, j int) bool {
	before, after := l.word(i-1), l.word(j)
	if l.capital(j) && !l.opens[j] && !l.ownName(j) {
		return !strict[strings.ToLower(before)] || !lang.IsTitle(after) && named[strings.ToLower(after)]
	}
	if before == "of" && l.capital(i-2) && !l.opens[i-2] && named[strings.ToLower(l.word(i-2))] {
		return true
	}
	return l.capital(i-1) && !opening[before] && !l.placeBefore(i-1) && !lang.IsTitle(before)
}

// opening are words that stand before a place with a capital only because they
// open a sentence or a headline.
var opening = set(`The In At From To On For Of And But While As Since After Before When With By This That His Her Its Their Our A An Near
	Across Around Outside Inside Over Under If Is Are Was Were Why How What Where Who Both All Former Between Through Although Because Even`)

// ownName reports whether word k starts a name of its own after a place:
// "Cambodia Prime Minister", "US President".
func (l *line) ownName(k int) bool {
	w := l.word(k)
	return lang.IsTitle(w) || l.placeBefore(k)
}

// placeBefore reports whether word k is itself a place or its people.
func (l *line) placeBefore(k int) bool {
	w := l.word(k)
	if _, ok := gazetteer.Demonym(w); ok {
		return true
	}
	p, ok := gazetteer.Lookup(w)
	return ok && (p.Kind == gazetteer.Country || p.Kind == gazetteer.Capital || p.Weight >= wellKnown)
}

// named are the heads of institutions that carry a place in their name.
var named = set(`bank university institute times post herald tribune news daily journal university college school hospital airport airlines air
	chamber council court ministry department government embassy republic kingdom party association federation league football club
	stock exchange embassy army police port authority commission committee congress society museum church festival cup open marathon
	treaty agreement accord declaration protocol convention conference summit forum center centre company corporation group press`)

// regionAfter reads the region of "Paris, Texas" after word j.
func (l *line) regionAfter(j int) (string, bool) {
	if l.word(j) != "," || !l.capital(j+1) {
		return "", false
	}
	for n := min(4, l.run(j+1)); n > 0; n-- {
		s := l.span(j+1, j+1+n)
		name := l.Text[s.Start:s.End]
		for _, p := range gazetteer.Candidates(name) {
			if p.Kind == gazetteer.Country || p.Kind == gazetteer.Region {
				return name, true
			}
		}
	}
	return "", false
}

func without(all []gazetteer.Place, p gazetteer.Place) []gazetteer.Place {
	var out []gazetteer.Place
	for _, o := range all {
		if o != p {
			out = append(out, o)
		}
	}
	return out
}

// choose picks, for names that no region settled, a candidate in a country that
// the document names or stands in, where the likeliest is in none of them and is
// not a country itself.
func choose(ms []Mention, home string) {
	countries := map[string]int{}
	if home != "" {
		countries[home]++
	}
	for _, m := range ms {
		if m.Place.Kind == gazetteer.Country || m.Place.Kind == gazetteer.Capital {
			countries[m.Place.Country]++
		}
	}
	for i := range ms {
		m := &ms[i]
		if m.By == "place/1 region" || m.Place.Kind != gazetteer.City || countries[m.Place.Country] > 0 {
			continue
		}
		for _, p := range m.Candidates {
			if countries[p.Country] > 0 && p.Weight >= large {
				m.Candidates = without(append([]gazetteer.Place{m.Place}, m.Candidates...), p)
				m.Place = p
				m.By += ", country"
				break
			}
		}
	}
}
