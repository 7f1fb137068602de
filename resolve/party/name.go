package party

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"onrecord"
	"onrecord/lang"
	"onrecord/lang/gazetteer"
)

// bare returns the words of a name without titles, articles and what follows a
// comma: "Prime Minister Hun Sen, who" is Hun Sen. It is empty for a title
// without a name.
func bare(name string) []string {
	name, _, _ = strings.Cut(name, ",")
	words := strings.Fields(strings.NewReplacer("’s", "", "'s", "", "(", " ", ")", " ").Replace(name))
	for len(words) > 0 && article(words[0]) {
		words = words[1:]
	}
	last := -1
	for k, w := range words {
		if post(w) {
			last = k
		}
	}
	rest := afterOffice(words[last+1:])
	if isBody(rest) || len(rest) == 0 && isBody(words) || last < 0 {
		return words // "Prime Minister's Office"
	}
	return rest
}

// afterOffice drops what a post is over: "of State", "for Trade".
func afterOffice(words []string) []string {
	if len(words) > 1 && small[fold(words[0])] {
		return words[2:]
	}
	return words
}

// post reports whether w is a title that a person bears, alone or joined to
// others: "Secretary-General". "Foreign" and "national" only describe one.
func post(w string) bool {
	for part := range strings.SplitSeq(w, "-") {
		if lang.IsTitle(part) && !lang.DescribesTitle(part) {
			return true
		}
	}
	return false
}

func article(w string) bool { return strings.EqualFold(w, "the") || strings.EqualFold(w, "a") }

// fold returns a word in lower case without accents and marks.
func fold(w string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(w) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// key returns the folded words of a name that tell it from others.
func key(name string) []string {
	var out []string
	for _, w := range bare(name) {
		if f := fold(w); f != "" && !small[f] && (len(f) > 1 || len(bare(name)) == 1) && f != "jr" && f != "sr" {
			out = append(out, f)
		}
	}
	return out
}

var small = set(`of the and for in at on de la`)

func set(s string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		out[w] = true
	}
	return out
}

// bodyNouns tell a body from a person.
var bodyNouns = set(`ministry government department house kremlin office army military navy forces police party company court council
	agency university commission committee bank group organisation organization union authority institute federation parliament
	assembly senate embassy administration corporation campaign nations council palace pentagon presidency media news times post
	center centre foundation association board bureau service newspaper agency xinhua`)

func isBody(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return bodyNouns[fold(w)] })
}

// groupNouns are what unnamed people are called.
var groupNouns = set(`official officials source sources person people someone analyst analysts bystander bystanders witness witnesses
	observer observers diplomat diplomats aide aides outlets expert experts resident residents neighbours neighbors leaders members
	critics activists protesters journalists reporters users lawmakers senators ministers statement`)

// groupWords reports whether a source describes unnamed people: its noun does,
// or no word past the first has a capital.
func groupWords(s string) bool {
	words := strings.Fields(s)
	for i, w := range words {
		if groupNouns[fold(w)] {
			return true
		}
		if f := fold(w); i > 0 && small[f] {
			break
		}
	}
	for i, w := range words {
		if r := []rune(w)[0]; unicode.IsUpper(r) && (i > 0 || len(words) == 1) {
			return false
		}
	}
	return !isBody(words)
}

func kindOf(name string) onrecord.PartyKind {
	words := strings.Fields(name)
	switch {
	case groupWords(name):
		return onrecord.Group
	case isBody(words), isState(name), len(words) == 1 && strings.ToUpper(name) == name:
		return onrecord.Body
	}
	return onrecord.Person
}

// pointing reports whether words point at somebody named elsewhere, or at what
// was said: "these leaders", "one of whom", "what the ministry claimed". They
// name no party.
func pointing(words string) bool {
	f := strings.Fields(words)
	return len(f) == 0 || pointers[fold(f[0])] || len(f) < 3 && pointers[fold(f[len(f)-1])] ||
		slices.ContainsFunc(f, func(w string) bool { return relatives[fold(w)] && fold(f[0]) == "one" })
}

var (
	pointers  = set("this these that those what which who whom whose there it they he she each such")
	relatives = set("whom which those")
)

// isState reports whether a name is that of a country, region or capital, which
// stands for its government.
func isState(name string) bool {
	p, ok := gazetteer.Lookup(name)
	return ok && p.Kind != gazetteer.City
}

// slug makes a readable ID.
func slug(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i := range words {
		words[i] = fold(words[i])
	}
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), "-")
}
