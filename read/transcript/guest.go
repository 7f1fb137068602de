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
