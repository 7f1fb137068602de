package transcript

import (
	"regexp"
	"slices"
	"strings"

	"onrecord/lang"
	"onrecord/text"
)

// guest finds who is spoken to: the one person of title and opening whom a prompt
// calls by name ("Ms Rusu, when ..."); else the one of whom they say so; else the
// only person of both, if the opening is about him or her.
func (l *layout) guest(page Page) (text.Span, bool) {
	parts := slices.Concat(page.Head, l.opening)
	if slices.ContainsFunc(parts, func(s text.Span) bool { return manuals.MatchString(l.t.Slice(s)) }) {
		return text.Span{}, false
	}
	people, others := guests(l.t, parts, page.Authors)
	for _, only := range []func(text.Span) bool{l.called, l.named, func(p text.Span) bool { return len(people) == 1 && !others && l.about(p) }} {
		switch who := chosen(people, only); {
		case len(who) == 1:
			return who[0], !l.strangers(who[0]) && !l.joined(who[0])
		case len(who) > 1:
			return text.Span{}, false
		}
	}
	return text.Span{}, false
}

func chosen(people []text.Span, is func(text.Span) bool) []text.Span {
	return slices.DeleteFunc(slices.Clone(people), func(p text.Span) bool { return !is(p) })
}

var manuals = regexp.MustCompile(`(?i)\bFAQs?\b|frequently asked`)

// guests returns where each person with a full name first stands in parts, but
// for authors. others says that somebody else is there under one name only.
func guests(t *text.Text, parts, authors []text.Span) (people []text.Span, others bool) {
	var brief []text.Span
	for _, part := range parts {
		for _, p := range persons(t, part) {
			name := t.Slice(p)
			same := func(o text.Span) bool { return lastWord(t.Slice(o)) == lastWord(name) }
			switch {
			case slices.ContainsFunc(authors, same), slices.ContainsFunc(people, same):
			case strings.Contains(name, " "):
				people = append(people, p)
			default:
				brief = append(brief, p)
			}
		}
	}
	for _, b := range brief {
		others = others || !slices.ContainsFunc(people, func(p text.Span) bool { return mentions(t.Slice(p), t.Slice(b)) })
	}
	return people, others
}

// longest is how many bytes of a paragraph are read for names, and how long a
// paragraph of an opening may be.
const longest = 2000

// persons returns the names of people at the start of part.
func persons(t *text.Text, part text.Span) []text.Span {
	s := t.Slice(part)
	layer := lang.Analyse(strings.ToValidUTF8(s[:min(len(s), longest)], ""))
	layer.FillNames()
	var out []text.Span
	for _, n := range layer.Names {
		if s := layer.Span(n.Range); n.Kind == lang.Person {
			out = append(out, text.Span{Start: part.Start + s.Start, End: part.Start + s.End})
		}
	}
	return out
}

func lastWord(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }

// mentions reports whether s holds a word of name.
func mentions(s, name string) bool {
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(" \n\t.,;:?!()[]\"“”*", r) }) {
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
		if len(w) > 2 && slices.Contains(strings.Fields(name), w) {
			return true
		}
	}
	return false
}

// call is how somebody is called at the start of a prompt: titles, a name, and a
// comma.
var call = regexp.MustCompile(`^[*_ ]*((?:\p{Lu}[\p{L}’'\-]*\.?\s+){0,4}\p{Lu}[\p{L}’'\-]*),\s`)

// called reports whether a prompt calls who by name.
func (l *layout) called(who text.Span) bool {
	name := l.t.Slice(who)
	for _, x := range l.exchanges {
		for _, p := range x.prompts {
			if calls(l.t.Slice(p), name) {
				return true
			}
		}
	}
	return false
}

func calls(prompt, name string) bool {
	m := call.FindStringSubmatch(prompt)
	return m != nil && slices.Contains(strings.Fields(name), lastWord(m[1]))
}

// calling reports whether a prompt calls somebody by a title.
func calling(prompt string) bool {
	m := call.FindStringSubmatch(prompt)
	return m != nil && lang.IsTitle(strings.Fields(m[1])[0])
}

// strangers reports whether a prompt calls somebody by a title whom the opening
// does not call so, or by a name that is not who's.
func (l *layout) strangers(who text.Span) bool {
	name, bears := l.t.Slice(who), strings.ToLower(l.t.Slice(l.around(who)))
	for _, x := range l.exchanges {
		for _, p := range x.prompts {
			m := call.FindStringSubmatch(l.t.Slice(p))
			if m == nil || calls(l.t.Slice(p), name) {
				continue
			}
			titles := strings.Fields(m[1])
			if last := titles[len(titles)-1]; lang.IsTitle(last) && !strings.Contains(bears, strings.ToLower(last)) || len(titles) > 1 && lang.IsTitle(titles[0]) && !lang.IsTitle(last) {
				return true
			}
		}
	}
	return false
}

// around is the sentence that names who.
func (l *layout) around(who text.Span) text.Span {
	all := l.t.String()
	start := max(strings.LastIndexByte(all[:who.Start], '\n'), lastStop(all[:who.Start])) + 1
	end := who.End + len(all[who.End:])
	if m := stop.FindStringIndex(all[who.End:]); m != nil {
		end = who.End + m[0]
	}
	return text.Span{Start: start, End: end}
}

// stop ends a sentence or a line. Short words are likelier titles ("Dr.").
var stop = regexp.MustCompile(`[\p{L}\d)’”"]{3}[.?!]\s|\n`)

func lastStop(s string) int {
	if m := stop.FindAllStringIndex(s, -1); m != nil {
		return m[len(m)-1][1] - 1
	}
	return -1
}

// joined reports whether who stands there with somebody else, or as the owner of
// what is spoken of: "Ana Rusu and the prefect", "Ana Rusu's lawyer".
func (l *layout) joined(who text.Span) bool {
	all := l.t.String()
	return joint.MatchString(all[who.End:]) || strings.HasSuffix(all[:who.Start], " and ")
}

var joint = regexp.MustCompile(`^(?:['’]s?\b|['’]\s|,? and\s)`)

// named reports whether title or opening say that who is the one spoken to, or
// the title gives words as his or hers ("Ana Rusu: ...").
func (l *layout) named(who text.Span) bool {
	all := l.t.String()
	before, after := all[max(0, who.Start-80):who.Start], all[who.End:min(len(all), who.End+200)]
	opens := who.Start == 0 || before[len(before)-1] == '\n'
	return spokenTo.MatchString(before) || speaksToUs.MatchString(after) || opens && titleColon.MatchString(after)
}

var titleColon = regexp.MustCompile(`^: ["“‘'«][^\n]*["”’'»]\n`)

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
