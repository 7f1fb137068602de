package compare

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Rows are worded from what a side says: one line that can be read without the
// text around it, without who says it, how it hangs on the sentence before, or
// the speaker's own person unmarked.

// appendWording adds the row header that a stretch of text gives, if any.
func (m *material) appendWording(out []string, s string) []string {
	if s = m.wording(s); s == "" {
		return out
	}
	return append(out, s)
}

// wording makes a row header of a stretch of text; "" where too little is left.
func (m *material) wording(s string) string {
	s = strings.Join(strings.Fields(unmarked(s)), " ")
	for _, close := range []string{",\" ", ",” ", ", ” "} { // what follows names the speaker
		if head, _, ok := strings.Cut(s, close); ok && len(strings.Fields(head)) > 3 {
			s = head
		}
	}
	s = m.unattributed(opened(strings.Trim(s, " ,;:.\"“”‘’—–-")))
	for _, end := range []string{" have been", " has been", " had been", " was", " were", " are"} {
		s = strings.TrimSuffix(s, end)
	}
	s = evenQuotes(shortened(strings.Trim(s, " ,;:.—–-")))
	if len(strings.Fields(s)) < 3 || strings.HasSuffix(s, "?") || hangs(s) {
		return ""
	}
	if strings.HasPrefix(strings.ToLower(s), "any") {
		s = anyBefore.ReplaceAllStringFunc(s, func(w string) string { return "some" + w[3:] }) // as it reads once the denial is off
	}
	if strings.Contains(s, " also ") {
		s = also.ReplaceAllString(s, "$1")
	}
	return capitalised(s)
}

// hangs reports whether a header hangs on words that it lacks: "because the
// dam broke", "in the north" without a clause after it.
func hangs(s string) bool {
	first := strings.ToLower(s[:len(s)-len(strings.TrimLeftFunc(s, func(r rune) bool { return r < unicode.MaxASCII && unicode.IsLetter(r) }))])
	return subordinate.has(first) || prepositions.has(first) && !strings.Contains(s, ",")
}

var (
	subordinate  = setOf("where because which whom whose to of than is was are were be been has had")
	prepositions = setOf("about at for with from by in on into under")
)

var (
	stageDirection = regexp.MustCompile(`\((?:No translation[^)]*|Laughter|Applause|Inaudible|Crosstalk)[^)]*\)|~~[^~]*~~`)
	speakerLabel   = regexp.MustCompile(`^(?:Q|[A-Z][A-Z.'’ -]{2,60}):?\s*:\s*`)
	saidBefore     = regexp.MustCompile(`^(?:I|We|He|She|They|It) (?:said|says|added|told \w+|can say|will tell you|would say)(?:,| that)? ["“]?`)
	saidAfter      = regexp.MustCompile(`, (?:said|says|according to) .*$`)
	speakerAlone   = regexp.MustCompile(`^[^,]+, (?:who|which|whose) [^,]+$`) // of a sentence that goes on with what is said
	claimThat      = regexp.MustCompile(`^(?i:(?:an?|the|any|all|these|those|such) )?(?i:claim|report|allegation|assertion|suggestion|charge|accusation|statement|rumou?r|idea|notion|story)s? that `)
	newClause      = regexp.MustCompile(`;|, (?:and|but|or|which|who|whom|while|with|including|where|as|reached|underscoring|expressing) `)
	anyBefore      = regexp.MustCompile(`^(?i:any)(?:body|one|thing)\b`)
	also           = regexp.MustCompile(`^((?:[^ ,;]+ ){1,6})also `)
	saidWithin     = regexp.MustCompile(`, (?:[\w.’']+ ){1,6}(?:said|says|added|reported),`)
)

// unmarked takes out what a transcript adds to the words spoken.
func unmarked(s string) string {
	if !strings.ContainsAny(s, "(~:") {
		return strings.TrimSpace(s)
	}
	return speakerLabel.ReplaceAllString(strings.TrimSpace(stageDirection.ReplaceAllString(s, "")), "")
}

// openers tie a sentence to the one before it.
var openers = []string{"and ", "but ", "so ", "and, ", "but, ", "so, ", "well, ", "again, ", "also, ", "now, ", "yeah, ", "look, ", "sorry, ", "however, ", "moreover, ", "meanwhile, ", "overall, ",
	"let me be clear: ", "let me be clear, ", "besides, ", "in addition, ", "at the same time, ", "essentially, ", "regardless, ", "then, ", "you know, ", "first, ", "second, ", "third, "}

// opened takes off what opens a sentence without being part of what it says.
func opened(s string) string {
	before, after, ok := strings.Cut(s, "that ")
	if by := strings.Fields(before); ok && len(by) <= 3 && !(len(by) > 1 && determiners.has(strings.ToLower(by[0]))) { // not "the claim that"
		s = after
	}
	if strings.ContainsAny(s[:min(1, len(s))], "IWHST") {
		s = saidBefore.ReplaceAllString(s, "")
	}
	for again := true; again; {
		again = false
		for _, o := range openers {
			if len(s) > len(o) && strings.EqualFold(s[:len(o)], o) && !(o == "so " && strings.HasPrefix(strings.ToLower(s), "so far")) {
				s, again = s[len(o):], true
			}
		}
	}
	return s
}

// unattributed takes out ", the army said," and ", the ministry said" at the end.
func (m *material) unattributed(s string) string {
	if strings.Contains(s, "d,") || strings.Contains(s, "says,") {
		s = saidWithin.ReplaceAllString(s, "")
	}
	if at := saidAfter.FindStringIndex(s); at != nil && at[0] > len(s)/3 {
		if _, said, ok := strings.Cut(s[at[0]:], " that "); ok && speakerAlone.MatchString(s[:at[0]]) {
			return said
		}
		s = s[:at[0]]
	}
	i := strings.LastIndexByte(s, ',')
	if i < 0 || i < len(s)/3 {
		return s
	}
	for w := range strings.FieldsFuncSeq(s[i+1:], func(r rune) bool { return !unicode.IsLetter(r) }) {
		if sayingEnds.has(fold(w)) && len(m.wordsIn(s[i+1:])) <= 8 {
			return s[:i]
		}
	}
	return s
}

var sayingEnds = setOf("said says added told reported claims claimed stated argued insisted")

// longest is how long a row header may be, in bytes.
const longest = 240

// shortened cuts a long header at the last clause that fits.
func shortened(s string) string {
	if len(s) <= longest {
		return s
	}
	if all := newClause.FindAllStringIndex(s[:longest], -1); len(all) > 0 && all[len(all)-1][0] > longest/3 {
		return s[:all[len(all)-1][0]]
	}
	return s[:max(strings.LastIndexByte(s[:longest], ' '), 1)] + " …"
}

// evenQuotes closes a quotation that a header leaves open, and takes out a mark
// that closes none.
func evenQuotes(s string) string {
	switch n := strings.Count(s, "“") - strings.Count(s, "”"); {
	case n == 1:
		s += "”"
	case n != 0:
		s = strings.NewReplacer("“", "", "”", "").Replace(s)
	}
	if strings.Count(s, "\"")%2 == 0 {
		return s
	}
	if i := strings.LastIndexByte(s, '"'); i == 0 || s[i-1] == ' ' {
		return s + "\""
	}
	return strings.ReplaceAll(s, "\"", "")
}

func capitalised(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// lead puts "Discussed:" and the like before a header.
func lead(before, s string, named bool) string {
	if before == "" || named {
		return before + s
	}
	r, n := utf8.DecodeRuneInString(s)
	return before + string(unicode.ToLower(r)) + s[n:]
}

// ownWords quotes a header in which the side speaks of itself, so that "we" is
// read as its word and not as the board's.
func ownWords(s string, ws []word) string {
	if !strings.ContainsAny(s, "“”\"") && slices.ContainsFunc(ws, func(w word) bool { return itself.has(w.low) && !strings.HasPrefix(w.stem, "<") }) {
		return "“" + s + "”"
	}
	return s
}

var itself = setOf("i i'm i'll i've i'd we we're we've we'll our ours my us")
