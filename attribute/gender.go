package attribute

import (
	_ "embed"
	"slices"
	"strings"

	"onrecord"
	"onrecord/lang"
)

// A gender is what a text says of a person by a title, a post or a given name, so
// that "she" is not taken for Mr. Tran. Unknown goes with every pronoun.
type gender uint8

const (
	unknown gender = iota
	masculine
	feminine
	mixed // the words say both
)

// fits reports whether a pronoun of one gender can stand for a person of another.
func (g gender) fits(o gender) bool {
	return g == o || g == unknown || o == unknown || g == mixed || o == mixed
}

// pronounGender returns what a pronoun tells.
func pronounGender(word string) gender {
	switch word {
	case "he", "him":
		return masculine
	case "she", "her":
		return feminine
	}
	return unknown
}

//go:embed gender.txt
var genderList string

// genders holds words of a title or a post, and given names, by gender.
var genders = readGenders(genderList)

type genderWords struct{ posts, given map[string]gender }

// readGenders reads lines of "post he words..." and "given she words...".
func readGenders(list string) genderWords {
	g := genderWords{map[string]gender{}, map[string]gender{}}
	for line := range strings.Lines(list) {
		f := strings.Fields(line)
		if len(f) < 3 || f[0] == "#" {
			continue
		}
		table := map[string]map[string]gender{"post": g.posts, "given": g.given}[f[0]]
		for _, w := range f[2:] {
			table[w] = pronounGender(f[1])
		}
	}
	return g
}

// genderOf returns what the title, the description and the given name of a
// mention say; a given name counts only before a family name.
func (m mention) genderOf() gender {
	g := unknown
	for _, w := range m.roles {
		g = g.and(genders.posts[w])
	}
	if name := m.name(); m.person && len(name) > 1 {
		g = g.and(genders.given[strings.ToLower(name[0])])
	}
	return g
}

// and puts together what two words say.
func (g gender) and(o gender) gender {
	switch {
	case g == unknown:
		return o
	case g.fits(o):
		return g
	}
	return mixed
}

// learn remembers the pronoun that stood for a speaker.
func (c *cast) learn(s *onrecord.Source) {
	if g := pronounGender(strings.ToLower(c.p.src[s.Spans[0].Start:s.Spans[0].End])); g != unknown {
		c.called[s.Speaker] = g
	}
}

// genderOf returns what any mention of the same person, or a pronoun that stood
// for it before, says.
func (c *cast) genderOf(m mention) gender {
	g := m.genderOf()
	if g == unknown {
		full := c.fuller(m)
		g = c.called[c.p.src[full.span.Start:full.span.End]]
	}
	for _, k := range c.formsWith(m) {
		o := c.all[k]
		if g != unknown {
			break
		}
		if contains(o.name(), m.name()) || contains(m.name(), o.name()) {
			g = o.genderOf()
		}
	}
	return g
}

// oneOf reports whether words without a name are one person, and of what gender:
// "the police official", "an engineering source".
func oneOf(words string) (bool, gender) {
	words, _, _ = strings.Cut(words, ",")
	for _, stop := range [...]string{" of ", " for ", " who ", " in ", " from "} {
		words, _, _ = strings.Cut(words, stop)
	}
	f := strings.Fields(words)
	if len(f) < 2 || !singular[strings.ToLower(f[0])] && !strings.HasSuffix(f[0], "'s") && !strings.HasSuffix(f[0], "’s") {
		return false, unknown
	}
	head := strings.ToLower(f[len(f)-1])
	g, post := genders.posts[head]
	return post || ones[head] || lang.IsTitle(head) && !lang.DescribesTitle(head), g
}

var (
	singular = wordSet(`a an the one another this his her its their our my`)
	ones     = wordSet(`official diplomat source aide witness resident expert doctor man woman boy girl villager farmer worker survivor victim
		lawmaker deputy candidate leader scientist researcher engineer economist author writer editor critic observer insider adviser advisor
		negotiator banker executive teacher student nurse prosecutor defendant organizer organiser protester politician owner manager founder
		historian strategist coach player driver pilot soldier veteran guard neighbour neighbor trader mp senator`)
)

// fitting leaves those for whom a pronoun of that gender can stand.
func (c *cast) fitting(persons []mention, g gender) []mention {
	return slices.DeleteFunc(persons, func(m mention) bool { return !c.genderOf(m).fits(g) })
}
