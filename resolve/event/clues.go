package event

import (
	"strings"
	"time"
	"unicode"

	"onrecord"
	"onrecord/lang"
	"onrecord/lang/gazetteer"
	"onrecord/resolve/date"
	"onrecord/text"
)

// clues are what the title and the parties tell of the event beforehand.
type clues struct {
	day   time.Time       // that the title gives; zero for none
	names map[string]bool // lower-case names of the title
	who   []onrecord.Party
}

func newClues(title string, ps []onrecord.Party) *clues {
	c := &clues{names: map[string]bool{}, who: ps}
	for _, t := range date.Find(&onrecord.Document{Text: text.New(title)}) {
		if day, ok := dayOf(t.Value); ok && c.day.IsZero() {
			c.day = day
		}
	}
	for _, w := range words(title) {
		if unicode.IsUpper([]rune(w)[0]) && !month[strings.ToLower(w)] && !lang.IsTitle(w) && !common[strings.ToLower(w)] {
			c.names[strings.ToLower(w)] = true
		}
	}
	for _, w := range placeWords(title) {
		delete(c.names, strings.ToLower(w))
	}
	return c
}

// placeWords returns the words of the places that a title names after a comma
// or "in": a town may be called like a person.
func placeWords(title string) []string {
	var out []string
	for _, before := range [...]string{", ", " in ", " at ", " off ", " near "} {
		for rest := title; ; {
			_, after, ok := strings.Cut(rest, before)
			if !ok {
				break
			}
			all := words(after)
			for n := min(3, len(all)); n > 0; n-- {
				if _, ok := gazetteer.Lookup(strings.Join(all[:n], " ")); ok {
					out = append(out, all[:n]...)
					break
				}
			}
			rest = after
		}
	}
	return out
}

// words cuts a text into runs of letters and digits.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' })
}

func set(s string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		out[w] = true
	}
	return out
}

var (
	month  = set(`january february march april may june july august september october november december`)
	common = set(`the a an did was were who what when where how why is are of in at on off and`)
	// encounter are the words of a meeting or talk between parties.
	encounter = set(`met meet meets meeting meetings spoke speak spoken talked talk talks talking call calls called phoned phone telephone telephoned
		conversation conversations discussion discussions discussed visit visited summit videoconference sidelines encounter bilateral readout`)
	// topical are words after which a text tells what came up, not where.
	topical = set(`raise raises raised raising urge urged urges about regarding concerning over concern concerns issue issues situation crisis war`)
	// telling are the words of speech about something: a time after them is when
	// somebody spoke, not when it happened.
	telling = set(`said says say saying told tells tweeted wrote posted announced stated declined denied denial added claimed reported reporting
		published issued release statement seemed pushed clarified confirmed insisted urged emerged tweet reacted responded`)
)

// dayOf returns the day of a TIMEX3 value known to the day or finer.
func dayOf(value string) (time.Time, bool) {
	if len(value) < len("2006-01-02") {
		return time.Time{}, false
	}
	t, err := time.Parse("2006-01-02", value[:len("2006-01-02")])
	return t, err == nil
}

// names counts how many names of the title or of parties stand in s.
func (c *clues) count(s string) int {
	n := 0
	seen := map[string]bool{}
	for _, w := range words(s) {
		w = strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(w), "'s"), "’s")
		if c.names[w] && !seen[w] {
			seen[w] = true
			n++
		}
	}
	return n
}

// inTitle reports whether the title names the party.
func (c *clues) inTitle(p onrecord.Party) bool {
	w := words(p.Name)
	return p.Kind == onrecord.Person && len(w) > 0 && (c.names[strings.ToLower(w[len(w)-1])] || c.names[strings.ToLower(w[0])])
}

// meeting reports whether the words of a sentence speak of a meeting or talk.
func meeting(s string) bool {
	for _, w := range words(s) {
		if encounter[strings.ToLower(w)] {
			return true
		}
	}
	return false
}
