// Package dateline reads the opening of a news story that says where, and
// often when and for which agency, it was written.
//
//	dl, ok := dateline.Parse("PHNOM PENH, Nov 13 (Reuters) - The two leaders met")
//	// dl.Place() "Phnom Penh", dl.Month 11, dl.Day 13, dl.Wire "Reuters"; the story
//	// goes on at dl.Span.End
//
// Forms: "PHNOM PENH:", "WASHINGTON —", "BEIJING/HONG KONG, March 7 (Reuters) -",
// "AUSTIN, Texas (AP) —", "MOSCOW. Nov 13 (Interfax) -", "Kiel (dpo) -",
// "(ANSA) - ROMA, 12 NOV -", "Geneva, 25 April 2024 –".
//
// It fails closed: every word before the separator must be a place that the
// gazetteer knows (or that a known region or agency vouches for), a region, a date or an agency, and what only looks like a
// dateline ("SRF News: ", "WARNING GRAPHIC DETAIL: ", "Germany: ") is none. A
// date here is when the story was written, not when its event happened.
//
// Limits: Latin script; months in English, French, German, Spanish, Italian and
// Portuguese. A village is accepted only with a region or country that is
// known ("AMHERST, N.Y."). Callers should try only the first body lines.
package dateline

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"onrecord/lang/gazetteer"
	"onrecord/text"
)

// A Dateline is the parsed opening of a line.
type Dateline struct {
	// Span holds the dateline with its separator and the space after it: bytes
	// of the line. The story goes on at Span.End.
	Span   text.Span
	Places []gazetteer.Place // in the order printed, at least one

	// The printed date. Year is 0 where none is printed; Month and Day are 0
	// without a date, Day alone where only the month is printed.
	Year  int
	Month time.Month
	Day   int

	Wire string // agency or outlet in brackets, as printed
}

// Place returns the places as the gazetteer writes them, joined by "/".
func (d Dateline) Place() string {
	names := make([]string, len(d.Places))
	for i, p := range d.Places {
		names[i] = p.Name
	}
	return strings.Join(names, "/")
}

// longestHead bounds the search for a separator: no dateline is longer.
const longestHead = 140

// Parse reads the dateline that line opens with and reports whether there is
// one. Cost does not grow with the line.
func Parse(line string) (Dateline, bool) {
	start := len(line) - len(strings.TrimLeftFunc(line, unicode.IsSpace))
	wire, after := leadingWire(line[start:])
	start += after
	var best head
	end := 0
	for _, c := range separators(line[start:]) {
		h := parseHead(line[start : start+c.start])
		if h.wire == "" {
			h.wire = wire
		}
		rest := line[start+c.end:]
		if h.credible(c.mark, rest) && (end == 0 || h.saysMore(best)) {
			best, end = h, len(line)-len(strings.TrimLeftFunc(rest, unicode.IsSpace))
		}
	}
	if end == 0 {
		return Dateline{}, false
	}
	return Dateline{
		Span:   text.Span{Start: start - after, End: end},
		Places: best.places, Year: best.year, Month: best.month, Day: best.day, Wire: best.wire,
	}, true
}

// saysMore reports whether h, which ends later than o, adds a date or an agency:
// "CAIRO – 26 July 2022: ".
func (h head) saysMore(o head) bool {
	return h.month != 0 && o.month == 0 || h.day != 0 && o.day == 0 || h.wire != "" && o.wire == ""
}

// leadingWire reads an agency that stands first: "(ANSA) - ROMA, 12 NOV - ",
// "AFP - London - ".
func leadingWire(s string) (wire string, after int) {
	if word, rest, ok := strings.Cut(s, " "); ok && agencies[strings.ToLower(strings.Trim(word, ".:"))] {
		if story := strings.TrimLeft(rest, " -–—"); story != rest {
			return strings.Trim(word, ".:"), len(s) - len(story)
		}
	}
	inner, ok := strings.CutPrefix(s, "(")
	if !ok {
		return "", 0
	}
	wire, rest, ok := strings.Cut(inner, ")")
	if !ok || len(wire) > 30 || wire == "" {
		return "", 0
	}
	story := strings.TrimLeft(rest, " -–—")
	if story == rest {
		return "", 0
	}
	return wire, len(s) - len(story)
}

// credible decides from all evidence together whether the head is a dateline.
func (h head) credible(mark, rest string) bool {
	if !h.clean || len(h.places) == 0 || !opens(rest) {
		return false
	}
	if h.month != 0 || h.wire != "" {
		return true
	}
	if mark == "" || mark == "." && (h.capitals || h.region || len(h.places) > 1 || !sentence(rest)) {
		return false // without a date or an agency there must be a real separator
	}
	if h.region {
		return h.capitals || mark != ":"
	}
	for _, p := range h.places {
		if !h.known(p, mark) {
			return false
		}
	}
	return !pointsBack(rest)
}

// known reports whether p may stand alone before the separator. A country may
// not: "Germany: " is a topic.
func (h head) known(p gazetteer.Place, mark string) bool {
	if only, common := words[gazetteer.Fold(p.Name)]; common && !h.capitals && (only == "" || only == mark) {
		return false
	}
	return p.Kind == gazetteer.Capital || p.Kind == gazetteer.City && p.Weight >= h.least(mark)
}

// least is the weight that a town needs to stand alone before a separator.
func (h head) least(mark string) int {
	switch {
	case h.capitals && mark != ":":
		return 0
	case h.capitals || mark == "-":
		return 30_000
	case mark == ".": // German regional papers: "Berlin. Der Wirkstoff"
		return 500_000
	default:
		return 100_000
	}
}

// words are places whose names open a line as a common word: before any
// separator, or only before the one given.
var words = map[string]string{"reading": "", "nice": "", "mobile": "", "split": "", "bath": "", "male": "", "essen": ":"}

// opens reports whether rest can be the start of a story: nothing, or a capital,
// figure or quotation mark.
func opens(rest string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimSpace(rest))
	return r == utf8.RuneError || unicode.IsUpper(r) || unicode.IsDigit(r) || !unicode.IsLetter(r) && unicode.IsPrint(r)
}

// sentence reports whether rest opens with a sentence of some words, and not
// with one more name of a list: "Paris. London. Rome."
func sentence(rest string) bool {
	first, _, _ := strings.Cut(rest, ". ")
	return strings.Count(first, " ") >= 4
}

// pointsBack reports whether the story starts with a word for the place itself,
// which makes the place its topic: "Leipzig: Here the gallery ...".
func pointsBack(rest string) bool {
	word, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	switch strings.ToLower(strings.Trim(word, ",:")) {
	case "here", "hier", "ici", "aquí", "qui", "where", "wo":
		return true
	}
	return false
}
