// Package lines knows lines of a page by their shape: what is a ticker, a
// byline, the heading of a related-news tail, a row of share buttons. It serves
// plain text and HTML alike and never looks at the page they stand on.
//
//	"PM Encourages More ... | Protests Getting Out of Hand ... |"   ticker, two items
//	"By Sun Narin"                                                 byline, one author
//	"Related News"                                                 related
//
// Word lists are short and lower case, one language after the other; a line is
// matched as a whole, so that a paragraph that mentions "related news" stays body.
package lines

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord"
	"onrecord/text"
)

// Ticker splits a strip of headlines joined by " | " into its items, as spans
// of s, and is empty for any other line. Items have three words or more, so that
// a navigation bar ("Home | News | Sport") or a title with its outlet behind a
// bar is no ticker; one shorter item is let pass among three.
func Ticker(s string) []text.Span {
	if len(s) > longest {
		return nil
	}
	var items []text.Span
	short := 0
	for start := 0; start <= len(s); {
		end := len(s)
		if bar := strings.IndexByte(s[start:], '|'); bar >= 0 {
			end = start + bar
		}
		if item := trim(s, text.Span{Start: start, End: end}); !item.Empty() {
			if len(strings.Fields(s[item.Start:item.End])) < 3 {
				short++
			}
			items = append(items, item)
		}
		start = end + 1
	}
	closed := strings.HasSuffix(strings.TrimSpace(s), "|")
	if len(items) < 2 && !(closed && len(items) == 1) || short*3 > len(items) {
		return nil
	}
	if len(items) == 2 && !closed && short > 0 {
		return nil
	}
	return items
}

func trim(s string, sp text.Span) text.Span {
	part := s[sp.Start:sp.End]
	sp.Start += len(part) - len(strings.TrimLeftFunc(part, unicode.IsSpace))
	sp.End = sp.Start + len(strings.TrimSpace(part))
	return sp
}

// longest is the length in bytes from which a line is no furniture.
const longest = 4000

// Kind returns the kind that the shape of s alone proves, or "".
func Kind(s string) onrecord.LineKind {
	if len(s) > longest {
		return ""
	}
	line := normal(s)
	switch {
	case line == "":
		return onrecord.LineFurniture
	case relatedHeading[line] || relatedPrefixes.open(line):
		return onrecord.LineRelated
	case furniture[line] || isShareBar(line) || isLegal(line):
		return onrecord.LineFurniture
	case isCorrection(line):
		return onrecord.LineCorrection
	}
	return ""
}

// letterheads are what the lines over a release start with, in capitals.
var letterheads = openingsOf("MINISTRY ", "THE MINISTRY ", "ROYAL ", "EMBASSY ", "DEPARTMENT ", "OFFICE ", "GOVERNMENT ", "KINGDOM ", "REPUBLIC ", "PERMANENT MISSION",
	"PRESS RELEASE", "PRESS STATEMENT", "MEDIA RELEASE", "MEDIA STATEMENT", "NEWS RELEASE", "STATEMENT", "COMMUNIQUE", "COMMUNIQUÉ", "FOR IMMEDIATE RELEASE", "UNOFFICIAL TRANSLATION")

// Letterhead reports whether s is a line in capitals that names the office which
// speaks, or the kind of paper, as stands over a release's title.
func Letterhead(s string) bool {
	return len(s) < 120 && s == strings.ToUpper(s) && letterheads.open(strings.TrimSpace(s))
}

// EndsArticle reports whether s is a heading under which other stories follow,
// so that all that stands below it is tail.
func EndsArticle(s string) bool { return len(s) < 200 && relatedHeading[normal(s)] }

// normal lowers s, trims decoration and joins white space.
func normal(s string) string {
	s = strings.TrimFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '©' && r != '(' && r != '"' && r != '“'
	})
	if !squeezed(s) {
		s = strings.Join(strings.Fields(s), " ")
	}
	return strings.ToLower(s)
}

// squeezed reports whether single plain spaces are all the white space of s.
func squeezed(s string) bool {
	last := rune(0)
	for _, r := range s {
		if unicode.IsSpace(r) && (r != ' ' || last == ' ') {
			return false
		}
		last = r
	}
	return true
}

// openings are what lines of a kind start with, by the first byte.
type openings [256][]string

func openingsOf(list ...string) *openings {
	var o openings
	for _, s := range list {
		o[s[0]] = append(o[s[0]], s)
	}
	return &o
}

// open reports whether line starts with one of them.
func (o *openings) open(line string) bool {
	if line == "" {
		return false
	}
	for _, s := range o[line[0]] {
		if strings.HasPrefix(line, s) {
			return true
		}
	}
	return false
}

// isShareBar reports whether every word of a short line is a button's.
func isShareBar(line string) bool {
	words, shares := 0, 0
	for w := range strings.FieldsFuncSeq(line, func(r rune) bool { return !unicode.IsLetter(r) }) {
		words++
		switch {
		case words > 20:
			return false
		case networks[w]:
			shares++
		case !shareWords[w]:
			return false
		}
	}
	return shares > 1 || shares == 1 && words > 1
}

func isLegal(line string) bool {
	return legalPrefixes.open(line) && utf8.RuneCountInString(line) < 400
}

func isCorrection(line string) bool { return correctionPrefixes.open(line) }
