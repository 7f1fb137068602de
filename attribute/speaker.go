package attribute

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/text"
)

// cast is who may speak in a document.
type cast struct {
	p   *page
	all []mention // every name, in text order
}

// speakers fills in who each source is, as far as the document says so.
// Whoever is left open stays empty.
func (p *page) speakers(out []onrecord.Statement) {
	c := cast{p: p, all: p.mentions()}
	byID := map[onrecord.StatementID]*onrecord.Statement{}
	for i := range out {
		byID[out[i].ID] = &out[i]
	}
	for i := range out {
		s := &out[i]
		if s.Source == nil || len(s.Source.Spans) == 0 {
			continue
		}
		if a := s.Source.Antecedent; a != nil { // "who": its own words, or their fullest form
			if formOf(p.src[a.Start:a.End]) == onrecord.Named {
				if who, at, ok := c.named(*a); ok {
					s.Source.Speaker, s.Source.Antecedent = who, &at
				}
			}
			continue
		}
		who, at, ok := c.speaker(out, i, byID)
		if !ok {
			continue
		}
		s.Source.Speaker = who
		if !s.Source.Spans[0].Contains(at) {
			s.Source.Antecedent = &at
		}
	}
}

// speaker returns the fullest naming of the source of out[i] and where it stands.
func (c *cast) speaker(out []onrecord.Statement, i int, byID map[onrecord.StatementID]*onrecord.Statement) (string, text.Span, bool) {
	src := out[i].Source
	switch src.Form {
	case onrecord.Named:
		return c.named(src.Spans[0])
	case onrecord.Role:
		return c.role(src.Spans[0])
	case onrecord.Pronoun:
		return c.pronoun(out, i, byID)
	case onrecord.Artefact:
		return c.issuer(src.Spans[0])
	}
	return "", text.Span{}, false
}

func (c *cast) give(m mention) (string, text.Span, bool) {
	return c.p.src[m.span.Start:m.span.End], m.span, true
}

// named resolves a source that holds a name to its fullest form.
func (c *cast) named(s text.Span) (string, text.Span, bool) {
	k := c.firstIn(s)
	if k < 0 {
		return "", text.Span{}, false
	}
	if joint(c.p.src[s.Start:s.End]) {
		return "", text.Span{}, false
	}
	return c.give(fuller(c.all, c.all[k]))
}

// joint reports whether a source names several speakers at once.
func joint(s string) bool {
	head, _, _ := strings.Cut(s, ",")
	left, right, ok := strings.Cut(head, " and ")
	return ok && !strings.Contains(left, " of ") && !strings.Contains(left, " for ") && right != ""
}

func (c *cast) firstIn(s text.Span) int {
	k, _ := slices.BinarySearchFunc(c.all, s.Start, func(m mention, at int) int { return m.span.Start - at })
	if k < len(c.all) && c.all[k].span.Start < s.End {
		return k
	}
	return -1
}

// role resolves "the Prime Minister" or "the ministry" to the one who bears
// that title in the document; two bearers leave it open.
func (c *cast) role(s text.Span) (string, text.Span, bool) {
	words := strings.Fields(c.p.src[s.Start:s.End])
	if len(words) > 1 && definite[strings.ToLower(words[0])] {
		words = words[1:]
	}
	if len(words) == 0 || joint(c.p.src[s.Start:s.End]) {
		return "", text.Span{}, false
	}
	words = expand(words)
	var found *mention
	for k := range c.all {
		m := &c.all[k]
		if !c.bears(m, words) || m.span.Overlaps(s) {
			continue
		}
		if found != nil && !contains(m.name(), found.name()) && !contains(found.name(), m.name()) {
			return "", text.Span{}, false
		}
		if found == nil || len(m.words) > len(found.words) {
			found = m
		}
	}
	if found == nil {
		return "", text.Span{}, false
	}
	return c.give(*found)
}

// bears reports whether mention m carries the role: as its title, or, for a
// body, as the word that says what it is.
func (c *cast) bears(m *mention, role []string) bool {
	title := m.words[:m.title]
	if len(title) > 0 && equalFold(expand(title), role) {
		return true
	}
	head := strings.ToLower(role[len(role)-1])
	return len(role) == 1 && bodyWords[head] && len(m.words) > 1 && slices.ContainsFunc(m.words, func(w string) bool { return strings.ToLower(w) == head })
}

// expand writes out the abbreviations of titles.
func expand(words []string) []string {
	if len(words) == 1 && words[0] == "PM" {
		return []string{"Prime", "Minister"}
	}
	return words
}

// equalFold reports whether the role is the end of the title, letter case aside.
func equalFold(title, role []string) bool {
	if len(role) > len(title) {
		return false
	}
	return slices.EqualFunc(title[len(title)-len(role):], role, strings.EqualFold)
}

// issuer finds who a document comes from: "a release issued by the ministry".
func (c *cast) issuer(s text.Span) (string, text.Span, bool) {
	words := c.p.src[s.Start:s.End]
	for _, by := range [...]string{" issued by ", " released by ", " published by ", " by ", " from "} {
		if i := strings.Index(words, by); i >= 0 {
			start := s.Start + i + len(by)
			end := start + issuerLen(c.p.src[start:s.End])
			if end > start {
				return c.p.src[start:end], text.Span{Start: start, End: end}, true
			}
		}
	}
	return "", text.Span{}, false
}

// issuerLen returns how much of s names the issuer: up to a date, a topic or a comma.
func issuerLen(s string) int {
	end := len(s)
	for _, stop := range [...]string{" on ", " in ", " about ", ",", " regarding ", " after ", " dated ", " that "} {
		if i := strings.Index(s, stop); i >= 0 && i < end {
			end = i
		}
	}
	return end
}

// pronoun resolves "he" to who spoke or was named last, "I" to who is quoted.
func (c *cast) pronoun(out []onrecord.Statement, i int, byID map[onrecord.StatementID]*onrecord.Statement) (string, text.Span, bool) {
	src := out[i].Source.Spans[0]
	w := strings.ToLower(c.p.src[src.Start:src.End])
	switch w {
	case "i", "me", "we", "us":
		if outer := byID[out[i].In]; outer != nil && outer.Source != nil && outer.Source.Speaker != "" {
			return outer.Source.Speaker, anchorOf(outer.Source), true
		}
	case "he", "she", "him", "her":
		if outer := byID[out[i].In]; outer != nil && person(outer.Source) && outer.Content.Hull().Start+8 > src.Start {
			return outer.Source.Speaker, anchorOf(outer.Source), true
		}
		return c.lastPerson(out, i, src.Start)
	case "it":
		return c.lastBody(out, i, src.Start)
	}
	return "", text.Span{}, false
}

func anchorOf(s *onrecord.Source) text.Span {
	if s.Antecedent != nil {
		return *s.Antecedent
	}
	return s.Spans[0]
}

func person(s *onrecord.Source) bool {
	return s != nil && s.Speaker != "" && !body(strings.Fields(s.Speaker))
}

// reach is how many bytes before a pronoun its antecedent is looked for.
const reach = 900

// lastPerson returns the person who spoke last before at, or whose name opened
// the sentence before.
func (c *cast) lastPerson(out []onrecord.Statement, i, at int) (string, text.Span, bool) {
	for k := i - 1; k >= 0 && at-out[k].Content.Hull().Start < reach; k-- {
		s := &out[k]
		if s.In != "" || s.Headline || s.Source == nil || len(s.Source.Spans) == 0 || s.Source.Spans[0].Start >= at {
			continue
		}
		if person(s.Source) {
			return s.Source.Speaker, anchorOf(s.Source), true
		}
		if s.Source.Form == onrecord.Pronoun || s.Source.Form == onrecord.Role {
			return "", text.Span{}, false
		}
	}
	return "", text.Span{}, false
}

func (c *cast) lastBody(out []onrecord.Statement, i, at int) (string, text.Span, bool) {
	for k := i - 1; k >= 0 && at-out[k].Content.Hull().Start < reach; k-- {
		s := &out[k]
		if s.In == "" && !s.Headline && s.Source != nil && s.Source.Speaker != "" && body(strings.Fields(s.Source.Speaker)) && s.Source.Spans[0].Start < at {
			return s.Source.Speaker, anchorOf(s.Source), true
		}
	}
	return "", text.Span{}, false
}
