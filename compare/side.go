package compare

import (
	"slices"
	"strings"

	"onrecord"
)

// A sideView is a side with the names that texts use for it.
type sideView struct {
	onrecord.Side
	names   [][]string // sequences of folded words, longest first
	bodies  [][]string // ministries and the like without whose they are, as stems
	state   string     // key of the state that it belongs to, or ""
	nation  string     // the same, where "India said" can only mean this side
	unnamed bool       // "several analysts", "a person familiar with the talks"
	parties map[onrecord.PartyID]bool
}

// unnamedHeads are the nouns that stand for sources without a name.
var unnamedHeads = setOf(`official officials source sources person people someone analyst analysts bystander bystanders
	witness witnesses observer observers diplomat diplomats aide aides outlets media expert experts resident residents neighbour neighbor`)

// bodies are words that name a kind of institution or post, not one of them.
var bodies = setOf(`ministry department office government army military forces police spokesman spokeswoman spokesperson secretary
	minister president foreign affairs defence defense state national external official officials statement joint prime of the and s`)

// sideViews makes the sides ready, in the order of their IDs: whatever order a
// dossier lists them in, the same words name the same side.
func sideViews(c Case) []sideView {
	views := make([]sideView, len(c.Dossier.Sides))
	for i, s := range c.Dossier.Sides {
		views[i] = newSideView(s, c.Parties)
	}
	keepUniqueNations(views)
	slices.SortFunc(views, func(a, b sideView) int { return strings.Compare(string(a.ID), string(b.ID)) })
	for i := range views {
		slices.SortStableFunc(views[i].names, func(a, b []string) int { return len(b) - len(a) })
	}
	return views
}

func newSideView(s onrecord.Side, parties []onrecord.Party) sideView {
	v := sideView{Side: s, parties: map[onrecord.PartyID]bool{}}
	v.unnamed = len(s.Speakers) > 0
	for _, speaker := range s.Speakers {
		v.addName(speaker)
		v.unnamed = v.unnamed && descriptive(speaker)
	}
	if name, _, _ := strings.Cut(s.Name, "("); name != "" && name[:1] != strings.ToLower(name[:1]) && nationOf([]string{name}) == "" {
		v.names = append(v.names, foldedWords(name)) // what a report calls a club, a company, a state unknown to us
	}
	for _, p := range parties {
		if p.Side == s.ID {
			v.parties[p.ID] = true
			for _, a := range p.Aliases {
				v.addName(a.Name)
			}
		}
	}
	v.state = nationOf(append([]string{s.Name}, s.Speakers...))
	v.nation = v.state
	return v
}

// key is the state that the side belongs to, else its ID.
func (v *sideView) key() string {
	if v.state != "" {
		return v.state
	}
	return string(v.ID)
}

// descriptive reports whether a speaker is described, not named: it has a
// source noun and no capital after its first word but a nation's.
func descriptive(speaker string) bool {
	head := false
	for i, w := range strings.Fields(speaker) {
		low := fold(w)
		head = head || unnamedHeads.has(low)
		if i > 0 && w[:1] != strings.ToLower(w[:1]) && nations[low] == "" {
			return false
		}
	}
	return head
}

// organs end the names of bodies, and are nobody's family name.
var organs = setOf("agency guard service commission court corps fund group board bureau institute organisation organization nations force fleet house watch team")

func (v *sideView) addName(name string) {
	words := foldedWords(name)
	if len(words) == 0 {
		return
	}
	if descriptive(name) {
		v.names = append(v.names, words)
		return
	}
	if b := bodyOf(name); len(b) > 0 {
		v.bodies = append(v.bodies, b)
	} else {
		v.names = append(v.names, words)
	}
	last := words[len(words)-1]
	if len(words) > 1 && len(words) <= 4 && !functionWords.has(last) && !bodies.has(last) && !bodies.has(words[0]) && nations[last] == "" && !unnamedHeads.has(last) && !callings.has(last) && !organs.has(last) {
		v.names = append(v.names, []string{last}) // a family name
	}
	if short := acronym(words); len(short) > 2 {
		v.names = append(v.names, []string{short})
	}
}

// bodyOf returns the stems of an institution's name without whose it is
// ("Russian Ministry of Defence": defenc, ministri), nil for other names.
func bodyOf(name string) []string {
	var out []string
	institution := false
	for _, w := range wordsIn(name, spanOf(name)) {
		institution = institution || institutions.has(w.low)
		if !functionWords.has(w.low) && w.low != "affairs" && w.kind == plainWord && !strings.HasPrefix(w.stem, "<") {
			out = append(out, w.stem)
		}
	}
	if !institution {
		return nil
	}
	return out
}

var institutions = setOf("ministry department office government army military forces police presidency embassy guard")

func foldedWords(s string) []string {
	return strings.FieldsFunc(fold(s), func(r rune) bool { return !letterish(r) && r != '\'' && r != '.' })
}

// acronym returns the initials of a body's name: "mea" for the Ministry of
// External Affairs; "" for a person's name.
func acronym(words []string) string {
	if !slices.ContainsFunc(words, func(w string) bool { return bodies.has(w) }) {
		return ""
	}
	b := strings.Builder{}
	for _, w := range words {
		if !functionWords.has(w) && nations[w] == "" {
			b.WriteByte(w[0])
		}
	}
	return b.String()
}

// nationOf returns the state most often named in a side's names.
func nationOf(names []string) string {
	count, best := map[string]int{}, ""
	for _, n := range names {
		t := n
		for _, w := range wordsIn(t, spanOf(t)) {
			if strings.HasPrefix(w.stem, "<") {
				count[w.stem]++
				if best == "" || count[w.stem] > count[best] {
					best = w.stem
				}
			}
		}
	}
	return best
}

// keepUniqueNations leaves a nation to the one named side that has it, since
// "India said" then means that side. Two named sides of one nation leave it to
// neither.
func keepUniqueNations(views []sideView) {
	named := map[string]int{}
	for _, v := range views {
		if !v.unnamed {
			named[v.nation]++
		}
	}
	for i := range views {
		if views[i].unnamed || named[views[i].nation] > 1 {
			views[i].nation = ""
		}
	}
}
