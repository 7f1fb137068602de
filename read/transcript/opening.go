package transcript

import (
	"regexp"
	"slices"
	"strings"

	"onrecord/lang"
	"onrecord/text"
)

// about reports whether every sentence of the opening is about who and nobody
// else, and who is spoken to in person, or with those who print it.
func (l *layout) about(who text.Span) bool {
	before := l.t.String()[l.around(who).Start:who.Start]
	return titled(before) && l.throughout(l.t.Slice(who)) && !l.another(who) && (l.personal() || l.scene())
}

// throughout reports whether each sentence of the opening says name, "he" or
// "she": one that does not may bring in who really answers.
func (l *layout) throughout(name string) bool {
	for _, p := range l.opening {
		s, at := l.t.Slice(p), 0
		if !ends(s) { // a title or a line under it
			continue
		}
		for _, m := range append(stop.FindAllStringIndex(s, -1), []int{len(s), len(s)}) {
			if part := s[at:m[1]]; word.MatchString(part) && !mentions(part, name) && !third.MatchString(part) {
				return false
			}
			at = m[1]
		}
	}
	return true
}

// personal reports whether two prompts ask after what the addressed did or was
// told: the "you" of manuals and essays is anybody, and has no past.
func (l *layout) personal() bool {
	n := 0
	for _, x := range l.exchanges {
		for _, p := range x.prompts {
			n += count(past.MatchString(l.t.Slice(p)))
		}
	}
	return n >= 2
}

var past = regexp.MustCompile(`(?i)\b(?:did|were|had|have|haven['’]t|didn['’]t|weren['’]t) you (?:\p{L}{1,3}\b|[^e\P{L}]|e[^v\P{L}])|\byou (?:were|had|did|said|told|saw|have)\b`)

// scene reports whether the opening tells of a talk with those who print it.
func (l *layout) scene() bool {
	return slices.ContainsFunc(l.opening, func(p text.Span) bool { return talk.MatchString(l.t.Slice(p)) })
}

var talk = regexp.MustCompile(`(?i)\b(?:receive[sd]|meets|met|tells|told|welcome[sd]|to|with) us\b|\b(?:our|this|in an|the) (?:conversation|interview)\b`)

var (
	spokenTo   = regexp.MustCompile(`(?:\b(?:[Ww]e|I) (?:\p{Ll}+ )?(?:(?:spoke|talked|sat down) (?:to|with)|met|interviewed)|[Ii]nterview with|[Cc]onversation with) (?:\p{Lu}[\p{L}.’'\-]* ){0,4}$`)
	speaksToUs = regexp.MustCompile(`^(?: | [^.?!\n,]* |, [^.?!\n,]*, )(?:spoke|speaks|talked|talks|sat down) (?:to|with) (?:us|me)\b`)
)

// titled reports whether all words of s are titles: they may open a sentence
// before a name.
func titled(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if !lang.IsTitle(w) {
			return false
		}
	}
	return true
}

// another reports whether the opening speaks of somebody else who may be the one
// that answers: whom the writer met, an office that is not who's, or people.
func (l *layout) another(who text.Span) bool {
	all, own := l.t.String(), l.office(who)
	for _, p := range l.opening {
		if m := metWith.FindStringSubmatch(all[p.Start:p.End]); m != nil && !himself[m[1]] {
			return true
		}
		for _, m := range noun.FindAllStringSubmatchIndex(all[p.Start:p.End], -1) {
			m = m[2+2*count(m[2] < 0):] // the word with an article, or the plural
			if s := (text.Span{Start: p.Start + m[0], End: p.Start + m[1]}); !own.Contains(s) && !things[all[s.Start:s.End]] {
				return true
			}
		}
		for _, m := range word.FindAllStringIndex(all[p.Start:p.End], -1) {
			if s := (text.Span{Start: p.Start + m[0], End: p.Start + m[1]}); !own.Contains(s) && anybody(all[s.Start:s.End]) {
				return true
			}
		}
	}
	return false
}

var word = regexp.MustCompile(`\p{L}+`)

// noun is what a word is by its ending: somebody who does something.
var noun = regexp.MustCompile(`\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Mm]y|[Yy]our) (\p{Ll}+(?:er|or|ist))\b|\b(\p{Ll}+(?:er|or|ist)s)\b`)

var things = set(`other number order water river winter summer door floor letter paper matter power corner weather pier tower counter others numbers orders
	answers offers remembers wonders enters matters letters papers powers`)

// office is the stretch from the sentence's start to the end of what it says
// right behind the name that the person is: "Ana Rusu, the mayor of Balti," or
// "Ana Rusu has been mayor of Balti".
func (l *layout) office(who text.Span) text.Span {
	s := text.Span{Start: l.around(who).Start, End: who.End}
	if m := apposition.FindStringIndex(l.t.String()[who.End:]); m != nil {
		s.End += m[1]
	}
	return s
}

var apposition = regexp.MustCompile(`^(?:, (?:\d+, )?(?:who (?:is|was|has been|became) )?| (?:is|was|has been|became|serves as|works as) (?:the |an? |our |\p{Ll}+ of ))[^,.;?!\n]*`)

// metWith is whom the writer spoke to; [spokenTo] was looked for before.
var metWith = regexp.MustCompile(`\b(?:[Ww]e|I) (?:\p{Ll}+ )?(?:asked|met|interviewed|visited|called|reached|(?:spoke|talked|sat down) (?:to|with)) (\p{L}+)`)

var himself = set("him her them")

// anybody reports whether w is a word for an office or for people: who bears it
// may speak in somebody else's place.
func anybody(w string) bool {
	w = strings.ToLower(w)
	one := strings.TrimSuffix(w, "s")
	return office(w) || office(one) || circle[w] || circle[one] ||
		strings.HasSuffix(w, "man") && w != "human" && w != "german" || strings.HasSuffix(w, "men") && w != "specimen"
}

func office(w string) bool { return lang.IsTitle(w) && !lang.DescribesTitle(w) && w != "miss" }

var circle = set(`wife widow husband widower mother father parents brother sister son daughter lawyer attorney deputy successor predecessor
	colleague friend doctor coach agent aide adviser assistant neighbour neighbor people resident reader witness witnesses voter customer visitor
	passers somebody someone local survivor victim expert student worker guard`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}
