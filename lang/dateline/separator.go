package dateline

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A cut is a place where the head may end: bytes of the searched text.
type cut struct {
	start, end int
	mark       string // "-", ":", ".", or "" for a bracket that closes the head
}

// separator matches what stands between dateline and story. A hyphen inside a
// word ("PORT-AU-PRINCE") is none.
var separator = regexp.MustCompile(`\s*(?:—|–|―|−|--+|\s_{1,2}(?:\s|$)|\s-(?:\s|$)|\.-\s?|=\s)+|:\s+|:$|\s\|\s`)

// fullStop ends the head only after a date or an agency: "MOSCOW, November 13. ".
var fullStop = regexp.MustCompile(`\.\s`)

// closing matches the end of a bracket or slashed agency that no separator
// follows: "(IANS) The", "/TASS/. The".
var closing = regexp.MustCompile(`\)-?\.?\s+|\)-?\.?$|/\.?\s`)

// separators lists the possible ends of the head, first to last.
func separators(s string) []cut {
	if len(s) > longestHead {
		s = s[:longestHead]
		for !utf8.ValidString(s[len(s)-min(len(s), utf8.UTFMax):]) && len(s) > longestHead-utf8.UTFMax {
			s = s[:len(s)-1]
		}
	}
	var cuts []cut
	for _, m := range separator.FindAllStringIndex(s, 6) {
		mark := "-"
		if strings.HasPrefix(strings.TrimSpace(s[m[0]:m[1]]), ":") {
			mark = ":"
		}
		cuts = append(cuts, cut{m[0], m[1], mark})
	}
	for _, m := range fullStop.FindAllStringIndex(s, 6) {
		cuts = append(cuts, cut{m[0], m[1], "."})
	}
	for _, m := range closing.FindAllStringIndex(s, 3) {
		cuts = append(cuts, cut{m[0] + 1, m[1], ""})
	}
	slices.SortStableFunc(cuts, func(a, b cut) int { return a.start - b.start })
	return preferReal(cuts)
}

// preferReal drops a full stop or the end of a bracket where a real separator follows at once.
func preferReal(cuts []cut) []cut {
	return slices.DeleteFunc(slices.Clone(cuts), func(c cut) bool {
		return (c.mark == "" || c.mark == ".") && slices.ContainsFunc(cuts, func(o cut) bool {
			return o.mark == "-" && o.start >= c.start && o.start <= c.end
		})
	})
}
