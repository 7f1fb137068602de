package attribute

import (
	"slices"
	"strings"

	"onrecord/text"
)

// A cast is who may speak in a document: its mentions, with what is needed to
// find one without looking through all of them for every statement.
type cast struct {
	p       *page
	all     []mention         // every name, in text order
	persons []int             // those of persons
	forms   map[string][]int  // by word of the name: the first mention of each wording
	bearers map[string][]int  // by word of a title or body: the mentions that may bear it
	called  map[string]gender // by speaker: the pronoun that stood for them
}

func newCast(p *page) *cast {
	c := &cast{p: p, all: p.mentions(), forms: map[string][]int{}, bearers: map[string][]int{}, called: map[string]gender{}}
	seen := map[string]int{}
	for k, m := range c.all {
		if m.person {
			c.persons = append(c.persons, k)
		}
		words := m.wording()
		if seen[words]++; seen[words] == 1 {
			c.addForm(k, m)
		}
		words += "\n" + strings.Join(m.roles, " ")
		if seen[words]++; seen[words] <= alike {
			c.addBearer(k, m)
		}
	}
	return c
}

// alike is how many mentions of the same words are looked at for the bearer of
// a post: the first that is not the source itself is enough.
const alike = 3

// wording is a key for mentions of the same words that mean the same.
func (m mention) wording() string {
	return string(rune('0'+m.title)) + string(rune('0'+len(m.words))) + m.kind() + strings.Join(m.words, " ")
}

func (m mention) kind() string {
	if m.person {
		return "p"
	}
	return "b"
}

func (c *cast) addForm(k int, m mention) {
	name := m.name()
	for i, w := range name {
		if !slices.Contains(name[:i], w) {
			c.forms[m.kind()+w] = append(c.forms[m.kind()+w], k)
		}
	}
}

func (c *cast) addBearer(k int, m mention) {
	if m.person {
		for i, w := range m.roles {
			if !slices.Contains(m.roles[:i], w) {
				c.bearers[w] = append(c.bearers[w], k)
			}
		}
		return
	}
	if len(m.words) == 1 {
		return
	}
	for i, w := range lowered(m.words) {
		if bodyWords[w] && !slices.Contains(lowered(m.words[:i]), w) {
			c.bearers[w] = append(c.bearers[w], k)
		}
	}
}

// fuller returns the fullest mention of who m names, or m itself where two
// that do not fit each other could be meant.
func (c *cast) fuller(m mention) mention {
	name, best := m.name(), m
	for _, k := range c.formsWith(m) {
		o := c.all[k]
		if !contains(o.name(), name) {
			continue
		}
		switch {
		case contains(o.name(), best.name()):
			if len(o.name()) > len(best.name()) || len(o.name()) == len(best.name()) && len(o.words) > len(best.words) {
				best = o
			}
		case !contains(best.name(), o.name()):
			return m
		}
	}
	return best
}

// formsWith returns the wordings that hold the rarest word of m's name.
func (c *cast) formsWith(m mention) []int {
	var rarest []int
	for i, w := range m.name() {
		if f := c.forms[m.kind()+w]; i == 0 || len(f) < len(rarest) {
			rarest = f
		}
	}
	return rarest
}

// from returns the first mention that starts at or after the byte.
func (c *cast) from(at int) int {
	k, _ := slices.BinarySearchFunc(c.all, at, func(m mention, at int) int { return m.span.Start - at })
	return k
}

func (c *cast) firstIn(s text.Span) int {
	if k := c.from(s.Start); k < len(c.all) && c.all[k].span.Start < s.End {
		return k
	}
	return -1
}

// personsIn returns the first persons named inside s, most at a time at most.
func (c *cast) personsIn(s text.Span, most int) []mention {
	var out []mention
	i, _ := slices.BinarySearchFunc(c.persons, s.Start, func(k, at int) int { return c.all[k].span.Start - at })
	for ; i < len(c.persons) && len(out) < most; i++ {
		m := c.all[c.persons[i]]
		if m.span.Start >= s.End {
			break
		}
		if m.span.End <= s.End {
			out = append(out, m)
		}
	}
	return out
}
