package date

import (
	"fmt"
	"strings"
)

// A pattern is a row of elements over tokens, written as text:
//
//	WEEKDAY [,] MONTH DAY [,] YEAR     classes and marks; [x] may be absent
//	dir:last|next|this UNIT            one of several words, captured as "dir"
//	NUM UNITS ago|earlier              a class is captured under its own name
//	~- ...                             ~ in front: no space before this token
//
// Matching takes each optional element where it can and gives it back if what
// follows fails. Patterns are short, so the cost at one token is bounded.
type pattern []element

type element struct {
	name     string
	is       class           // one of these classes, or
	words    map[string]bool // one of these words
	optional bool
	glued    bool
}

// A match is what a pattern found: captures by name.
type match struct {
	caps [8]struct {
		name string
		tok  *token
	}
	n int
}

func (m *match) get(name string) *token {
	for i := range m.n {
		if m.caps[i].name == name {
			return m.caps[i].tok
		}
	}
	return nil
}

// num returns the number of a captured class.
func (m *match) num(name string) float64 {
	if t := m.get(name); t != nil {
		return t.n
	}
	return 0
}

// int returns it as an int.
func (m *match) int(name string) int { return int(m.num(name)) }

// word returns the captured word in lower case, "" if absent.
func (m *match) word(name string) string {
	if t := m.get(name); t != nil {
		return t.lower
	}
	return ""
}

var classes = map[string]class{
	"NUM": classNum, "DAY": classDay, "HOUR": classHour, "YEAR": classYear, "YY": classShortYear, "MILITARY": classMilitary,
	"ORD": classOrdinal, "DECADE": classDecade, "ISO": classISO, "SLASH": classSlash, "CLOCK": classClock, "DOTCLOCK": classDotClock,
	"MONTH": classMonth, "WEEKDAY": classWeekday, "UNIT": classUnit, "UNITS": classUnits, "PART": classPart, "SEASON": classSeason,
	"ZONE": classZone, "AMPM": classMeridiem, "SOME": classSome, "LONG": classLong, "EACH": classEach, "UNIT|UNITS": classUnit | classUnits,
}

func compile(s string) pattern {
	var p pattern
	for f := range strings.FieldsSeq(s) {
		p = append(p, compileElement(f))
	}
	return p
}

func compileElement(f string) element {
	var e element
	if strings.HasPrefix(f, "[") {
		e.optional, f = true, strings.TrimSuffix(f[1:], "]")
	}
	if strings.HasPrefix(f, "~") {
		e.glued, f = true, f[1:]
	}
	if name, rest, ok := strings.Cut(f, ":"); ok && name != "" && rest != "" {
		e.name, f = name, rest
	}
	if is, ok := classes[f]; ok {
		e.is = is
		if e.name == "" {
			e.name = f
		}
		return e
	}
	if f == strings.ToUpper(f) && strings.ToLower(f) != f {
		panic(fmt.Sprintf("date: unknown class %s", f))
	}
	e.words = map[string]bool{}
	for w := range strings.SplitSeq(f, "|") {
		e.words[w] = true
	}
	return e
}

func (e *element) accepts(t *token) bool {
	if e.glued && !t.glued {
		return false
	}
	return e.is&t.is != 0 || e.words[t.lower]
}

// match tries p at the start of ts and returns how many tokens it took.
func (p pattern) match(ts []token, m *match) (int, bool) {
	if len(p) == 0 {
		return 0, true
	}
	e := &p[0]
	if len(ts) > 0 && e.accepts(&ts[0]) {
		kept := m.n
		if e.name != "" && m.n < len(m.caps) {
			m.caps[m.n].name, m.caps[m.n].tok = e.name, &ts[0]
			m.n++
		}
		if n, ok := p[1:].match(ts[1:], m); ok {
			return n + 1, true
		}
		m.n = kept
	}
	if e.optional {
		return p[1:].match(ts, m)
	}
	return 0, false
}
