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
	all     []mention          // every name, in text order
	persons []int              // those of persons
	forms   map[nameWord][]int // the first mention of each wording with that word in the name
	bearers map[string][]int   // by word of a title or body: the mentions that may bear it
	called  map[string]gender  // by speaker: the pronoun that stood for them
}

// A nameWord is a word of the name of a person, or of a body or place.
type nameWord struct {
	person bool
	word   string
}

// A wording is the same for mentions of the same words that mean the same.
type wording struct {
	person       bool
	title, words int
	text         string
}

func newCast(p *page) *cast {
	all := p.mentions()
	c := &cast{p: p, all: all, forms: make(map[nameWord][]int, len(all)), bearers: map[string][]int{}, called: map[string]gender{}}
	worded := make(map[wording]bool, len(all))
	borne := make(map[bearing]int, len(all))
	for k, m := range all {
		if m.person {
			c.persons = append(c.persons, k)
		}
		w := wording{m.person, m.title, len(m.words), p.src[m.span.Start:m.span.End]}
		if !worded[w] {
			worded[w] = true
			c.addForm(k, m)
		}
		b := bearing{w, strings.Join(m.roles, " ")}
		if borne[b]++; borne[b] <= alike {
			c.addBearer(k, m)
		}
	}
	return c
}

// A bearing is a wording with what the text says its bearer is.
type bearing struct {
	wording
	roles string
}

// alike is how many mentions of the same words are looked at for the bearer of
// a post: the first that is not the source itself is enough.
const alike = 3

func (c *cast) addForm(k int, m mention) {
	name := m.name()
	for i, w := range name {
		if !slices.Contains(name[:i], w) {
			key := nameWord{m.person, w}
			c.forms[key] = append(c.forms[key], k)
		}
	}
}

func (c *cast) addBearer(k int, m mention) {
	words := m.roles
	if !m.person {
		words = m.bodies()
	}
	for i, w := range words {
		if !slices.Contains(words[:i], w) {
			c.bearers[w] = append(c.bearers[w], k)
		}
	}
}

// bodies returns the words of a name, in lower case, that say what kind of body
// it names; none if there is nothing else in it.
func (m mention) bodies() []string {
	var out []string
	var buf [24]byte
	for _, w := range m.words {
		if len(m.words) > 1 && len(w) <= len(buf) && bodyWords[string(lower(buf[:0], w))] {
			out = append(out, strings.ToLower(w))
		}
	}
	return out
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
		if f := c.forms[nameWord{m.person, w}]; i == 0 || len(f) < len(rarest) {
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
