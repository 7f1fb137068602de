package lines

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/text"
)

// opener is what stands before authors' names in a byline.
var opener = regexp.MustCompile(`(?i)^\s*(?:(?:written|reported|posted|published|words|reporting|story)\s+by|by|von|par|por|de|di|door|av|af|oleh|автор:?|text:|yazan:?|autor(?:in)?(?:/autor(?:in)?)?:?|autor(?:en|innen|es):|auth?ors?:|auteurs?:|autore:|penulis:?|reporter:|skribent:|författare:|forfatter:)[\s:]+`)

// openers are the first two letters of the opener's words that are ASCII, in
// lower case.
var openers = set("wr", "re", "po", "pu", "wo", "st", "by", "vo", "pa", "de", "di", "do", "av", "af", "ol", "te", "ya", "au", "pe", "sk", "fo")

// mayOpen reports whether s can match opener; it saves asking the expression,
// for nearly all lines cannot.
func mayOpen(s string) bool {
	s = strings.TrimLeft(s, " \t\n\f\r\v")
	if len(s) < 3 || s[0] >= utf8.RuneSelf || s[1] >= utf8.RuneSelf {
		return true
	}
	return openers[string([]byte{s[0] | 0x20, s[1] | 0x20})]
}

// joint separates two authors.
var joint = regexp.MustCompile(`(?i)\s*(?:,|;|/|\||·|•|\s&\s|\s(?:and|und|et|y|e|en|och|og|ve|dan|и|with|mit)\s)\s*`)

// Byline reads "By Anna Giulia Fink and Jan Marchart": one span an author. It
// is empty for a line that is none. Names are two to five capitalised words.
func Byline(s string) []text.Span {
	if len(s) > 480 || !mayOpen(s) || utf8.RuneCountInString(s) > 160 {
		return nil
	}
	m := opener.FindStringIndex(s)
	if m == nil {
		return nil
	}
	var authors []text.Span
	for _, part := range split(s, m[1]) {
		if name := s[part.Start:part.End]; !PersonLike(name) && !(len(authors) == 0 && initials(name) && s[m[0]:m[1]] != strings.ToUpper(s[m[0]:m[1]])) {
			if len(authors) > 0 {
				break // "By A B, Political Editor": what follows is a role
			}
			return nil
		}
		authors = append(authors, part)
	}
	return authors
}

// initials reports whether s is an agency's or a desk's short name: "AFP". A
// line all in capitals has none.
func initials(s string) bool {
	for _, r := range s {
		if r < 'A' || r > 'Z' {
			return false
		}
	}
	return len(s) >= 2 && len(s) <= 5
}

func split(s string, from int) []text.Span {
	var out []text.Span
	at := from
	for _, j := range joint.FindAllStringIndex(s[from:], -1) {
		out = append(out, trim(s, text.Span{Start: at, End: from + j[0]}))
		at = from + j[1]
	}
	end := max(at, len(strings.TrimRight(s, " .\t\r\n"))) // of "By ." nothing is left
	return append(out, trim(s, text.Span{Start: at, End: end}))
}

// PersonLike reports whether s looks like a person's name: two to five words,
// each with a capital but for particles ("van", "de"), without digits.
func PersonLike(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 5 || strings.ContainsAny(s, "0123456789:;?!\"“”@/|") {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !particles[w] && unicode.IsLetter(r) && !unicode.Is(unicode.Lo, r) {
			return false
		}
	}
	return !strings.HasSuffix(s, "…")
}

var particles = set("van", "von", "de", "del", "della", "der", "den", "di", "da", "dos", "du", "la", "le", "el", "al", "bin", "bint", "ibn", "ten", "ter", "zu", "zum", "y", "e", "e.", "af", "av")

// speech opens like somebody talking: a quotation mark or a speaker's label.
var speech = regexp.MustCompile(`^\s*["“„«「]|^\s*[\p{Lu}.’' \-]{3,40}:\s|^\s*Q\.?\s`)

// Speech reports whether s opens like somebody talking.
func Speech(s string) bool { return speech.MatchString(s) }

var onlyDate = regexp.MustCompile(`(?i)^\s*(?:(?:published|updated|posted|modified|first published|last updated)(?:\s+on)?:?\s+)?(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+\p{L}{3,10}\.?,?\s+\d{4}|\p{L}{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})(?:[\s,|•·\-–at]+\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,5}|GMT[+-]\d+)?)?\s*$`)

// OnlyDate reports whether s is a date and nothing else.
func OnlyDate(s string) bool {
	return len(s) < 120 && strings.ContainsAny(s, "0123456789") && onlyDate.MatchString(s)
}
