// Package place finds the places that a document names and says which of the
// places of one name are meant.
//
//	"... came to Phnom Penh to meet the US President"
//	Phnom Penh   the capital, KH, Asia/Phnom_Penh
//	US           the country
//
// A name counts as a place by evidence. Countries, capitals and regions need
// little: they must be printed with a capital and must not be a part of another
// name ("Bank of China", "Jack London", "President Jordan"). A town needs a
// preposition of place before it, a region after it ("Paris, Texas"), or some
// size. Which of several places is meant is decided by a region after the name,
// then by the countries that the document names, then by size; the others are
// kept as candidates.
//
// Limits: English; only names of the gazetteer, so no villages, streets or
// buildings; one name is one place throughout a document unless a region says
// otherwise.
package place

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord"
	"onrecord/lang"
	"onrecord/lang/gazetteer"
	"onrecord/text"
)

// A Mention is a place named in a text.
type Mention struct {
	Span       text.Span         `json:"span"` // the name, without its region
	Place      gazetteer.Place   `json:"place"`
	Candidates []gazetteer.Place `json:"candidates,omitempty"` // other places of this name, likeliest first
	By         string            `json:"by"`                   // what made it a place, and what chose it
}

// Find returns the places of d in text order: of its title, body and the lines
// that belong to them, or of the whole text where no line is labelled. Cost is
// linear in the length of the text.
func Find(d *onrecord.Document) []Mention {
	if d == nil || d.Text == nil {
		return nil
	}
	var out []Mention
	surnames := map[string]bool{}
	for _, s := range d.Own() {
		out = append(out, newLine(d.Text.Slice(s), s.Start).mentions(surnames)...)
	}
	out = slices.DeleteFunc(out, func(m Mention) bool { // "Diana Kennedy ... Kennedy said"
		return m.By == "place/1 size" && m.Place.Kind == gazetteer.City && surnames[d.Text.Slice(m.Span)]
	})
	choose(out, home(d))
	return out
}

// home is the country that the dateline stands in, "" if unknown.
func home(d *onrecord.Document) string {
	if d.Dateline == nil {
		return ""
	}
	first, _, _ := strings.Cut(d.Dateline.Place, "/")
	p, _ := gazetteer.Lookup(first)
	return p.Country
}

// A line is one paragraph with its words.
type line struct {
	lang.Layer
	base  int
	opens map[int]bool // words that open a sentence
}

func newLine(s string, base int) *line {
	l := &line{base: base, opens: map[int]bool{}}
	l.Reset(s)
	for i := 1; i < len(l.Tokens); i++ {
		switch l.Word(i - 1) {
		case "\"", "“", "‘", "``":
			l.opens[i] = true
		}
	}
	for _, r := range l.Sentences {
		for i := r.Start; i < r.End; i++ { // quotation marks open no sentence
			l.opens[i] = true
			if first, _ := utf8.DecodeRuneInString(l.Word(i)); unicode.IsLetter(first) || unicode.IsDigit(first) {
				break
			}
		}
	}
	return l
}

// mentions returns the places of l and adds to inLonger the names that are only
// a part of a longer one.
func (l *line) mentions(inLonger map[string]bool) []Mention {
	var out []Mention
	for i := 0; i < len(l.Tokens); {
		n, m := l.at(i)
		if n == 0 {
			i++
			continue
		}
		if m.By != "" {
			out = append(out, m)
		} else if l.inside(i, i+n) {
			s := l.span(i, i+n)
			inLonger[l.Text[s.Start:s.End]] = true
		}
		i += n
	}
	return out
}

// at reads the longest name of the gazetteer at word i. n is how many words it
// takes, 0 for none; a name that is no place here has no By.
func (l *line) at(i int) (n int, m Mention) {
	if !l.capital(i) {
		return 0, Mention{}
	}
	for n = min(gazetteer.Longest, l.run(i)); n > 0; n-- {
		span := l.span(i, i+n)
		all := gazetteer.Candidates(l.Text[span.Start:span.End])
		if len(all) == 0 {
			continue
		}
		span.Start += l.base
		span.End += l.base
		m = Mention{Span: span, Place: all[0], Candidates: all[1:]}
		m.By = l.evidence(i, i+n, &m)
		return n, m
	}
	return 0, Mention{}
}

func (l *line) span(i, j int) text.Span { return l.Span(lang.Range{Start: i, End: j}) }

func (l *line) word(i int) string {
	if i < 0 || i >= len(l.Tokens) {
		return ""
	}
	return l.Word(i)
}

// capital reports whether word i starts with a capital letter.
func (l *line) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(l.word(i))
	return unicode.IsUpper(r)
}

// run is how many words from i on may be one name: capitals with small words
// between them ("Dar es Salaam", "Isle of Man").
func (l *line) run(i int) int {
	n := 1
	for k := i + 1; k < len(l.Tokens) && k < i+gazetteer.Longest && !l.opens[k]; k++ {
		switch {
		case l.capital(k), l.word(k) == "-":
			n = k - i + 1
		case connecting[l.word(k)]:
		default:
			return n
		}
	}
	return n
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

var connecting = set("of and the de la el es al du da do am an der den upon sur le les")
