// Package dateline reads the opening of a wire story: where it was written,
// sometimes when and by which agency.
//
//	PHNOM PENH: Prime Minister Hun Sen has expressed ...   place Phnom Penh
//	BEIRUT/THE HAGUE, March 7 (Reuters) - ...              two places, a day, a wire
//	Kiel (dpo) - ...                                       place in mixed case
//
// A dateline says where and when a story was written. It is no evidence about
// the event: the Phnom Penh article of 24 November has a dateline without a day.
//
// The colon and the bare dash are also used for kickers ("SRF News: ",
// "WARNING GRAPHIC DETAIL: "), so a place must be known to the gazetteer. Only
// where a day or a known agency stands beside a name in capitals is an unknown
// place believed. Everything else fails closed: no dateline.
package dateline

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"onrecord"
	"onrecord/text"
)

// Places looks a name up and returns the usual way to write it. A name in
// capitals is the same name.
type Places func(name string) (canonical string, ok bool)

// longest is how far into a paragraph the separator may stand, in bytes.
const longest = 120

// Find reads the dateline that opens paragraph. The span counts bytes of
// paragraph and covers place, day, agency and separator. published dates a day
// printed without a year: the nearest such day not more than a week after it;
// with a zero published such a day stays unread.
func Find(paragraph string, places Places, published onrecord.Date) (onrecord.Dateline, bool) {
	lead := len(paragraph) - len(strings.TrimLeftFunc(paragraph, unicode.IsSpace))
	for _, at := range separators(paragraph[lead:]) {
		head := paragraph[lead : lead+at.Start]
		p, ok := parseHead(head)
		if !ok {
			continue
		}
		place, ok := p.place(places, paragraph[lead+at.Start:lead+at.End])
		if !ok {
			continue
		}
		return onrecord.Dateline{
			Span:  text.Span{Start: lead, End: lead + at.End},
			Place: place, Date: p.date(published), Wire: p.wire,
		}, true
	}
	return onrecord.Dateline{}, false
}

// separators finds what may close a dateline near the start of s: a dash with
// space around it (or after a bracket), or a colon before a space.
func separators(s string) []text.Span {
	var out []text.Span
	for i, r := range s {
		if i > longest {
			break
		}
		end := i + utf8.RuneLen(r)
		switch {
		case r == '\n' || r == '.' && !abbreviation(s[:i]):
			return out
		case r == ':' && startsSpace(s[end:]):
			return append(out, text.Span{Start: i, End: end})
		case isDash(r) && i > 0:
			for n := dashLen(s[end:]); n > 0; n = dashLen(s[end:]) {
				end += n
			}
			if open(s[:i], r) && end < len(s) {
				out = append(out, text.Span{Start: i, End: end})
			}
		}
	}
	return out
}

// open reports whether a dash after head can be a separator: a hyphen needs a
// space or bracket before it, or it is part of a name ("PORT-AU-PRINCE").
func open(head string, dash rune) bool {
	last, _ := utf8.DecodeLastRuneInString(head)
	return dash != '-' || unicode.IsSpace(last) || last == ')'
}

func dashLen(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	if isDash(r) {
		return n
	}
	return 0
}

func isDash(r rune) bool { return r == '-' || r == '–' || r == '—' || r == '―' || r == '−' }

func startsSpace(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n > 0 && unicode.IsSpace(r)
}

// abbreviation reports whether the full stop after head belongs to a short
// word ("ST.", "Calif.", "Nov.", "U.N.") rather than ending a sentence.
func abbreviation(head string) bool {
	word := head[strings.LastIndexFunc(head, func(r rune) bool { return !unicode.IsLetter(r) })+1:]
	n := utf8.RuneCountInString(word)
	return n > 0 && n <= 5
}

// parts is a dateline taken apart.
type parts struct {
	cities []string // "BEIRUT", "THE HAGUE"
	region string   // "Calif", "INDIA"
	month  time.Month
	day    int
	year   int
	wire   string
}

// parseHead reads what stands before the separator.
func parseHead(head string) (p parts, ok bool) {
	head = p.takeWire(strings.TrimSpace(head))
	fields := strings.Split(head, ",")
	var names []string
	for _, f := range fields {
		f = strings.TrimSpace(f)
		if p.takeDay(f) {
			continue
		}
		if !nameLike(f) {
			return parts{}, false
		}
		names = append(names, f)
	}
	if len(names) == 0 || len(names) > 3 {
		return parts{}, false
	}
	p.cities = strings.FieldsFunc(names[0], func(r rune) bool { return r == '/' || r == '|' })
	if len(names) > 1 {
		p.region = names[1]
	}
	return p, len(p.cities) > 0 && len(p.cities) <= 3
}

// takeWire cuts the first bracket "(Reuters)" out of head.
func (p *parts) takeWire(head string) string {
	i := strings.IndexByte(head, '(')
	if i < 0 {
		return head
	}
	j := strings.IndexByte(head[i:], ')')
	if j < 0 {
		return head
	}
	p.wire = strings.TrimSpace(head[i+1 : i+j])
	before, after := strings.TrimSpace(head[:i]), strings.Trim(head[i+j+1:], " ,")
	if after == "" {
		return before
	}
	return before + ", " + after
}

// nameLike reports whether s could be a name: a few capitalised words without
// digits or sentence punctuation.
func nameLike(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 5 || strings.ContainsAny(s, "0123456789?!;\"“”:()") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(words[0])
	return !unicode.IsLower(first)
}

// place names the place, or says that the shape is no dateline.
func (p parts) place(places Places, separator string) (string, bool) {
	if len(p.wire) > 0 && !wireLike(p.wire) {
		return "", false
	}
	names := make([]string, len(p.cities))
	for i, city := range p.cities {
		city = strings.TrimSpace(city)
		if canonical, ok := places(city); ok {
			names[i] = canonical
			continue
		}
		if !p.strong(city) || strings.HasPrefix(separator, ":") {
			return "", false
		}
		names[i] = titleCase(city)
	}
	return strings.Join(names, "/"), true
}

// strong reports whether the shape alone proves a dateline: the place in
// capitals beside a day or a known agency.
func (p parts) strong(city string) bool {
	return city == strings.ToUpper(city) && city != strings.ToLower(city) && (p.day > 0 || knownWires[p.wire])
}

// titleCase writes "SAO TOME" as "Sao Tome".
func titleCase(s string) string {
	prev := ' '
	return strings.Map(func(r rune) rune {
		defer func() { prev = r }()
		if unicode.IsLetter(prev) {
			return unicode.ToLower(r)
		}
		return unicode.ToUpper(r)
	}, s)
}
