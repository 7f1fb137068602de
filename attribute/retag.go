package attribute

import (
	"strings"

	"onrecord/lang"
)

// tag gives every word of a sentence the tag that the rules read: by its
// treebank tag, by the dictionary where that tells more, and in headlines,
// where every word is a name to the tagger, by the dictionary first.
func (p *page) tag(s []atom) {
	title := p.titleCase(s)
	for i := range s {
		if s[i].quote >= 0 {
			continue
		}
		s[i].tag = p.plainTag(s[i])
		if title && i > 0 && s[i].tag == name {
			s[i].tag = headlineTag(s[i])
		}
	}
	for i := range s {
		p.apart(s, i)
		if s[i].tag == noun && verbal(s[i]) && s[i].known.report.form == formThird && i > 0 && s[i-1].tag.head() && i+1 < len(s) && s[i+1].is("that") {
			s[i].tag = verb // "the ministry projects that"
		}
		if p.participle(s, i) {
			s[i].tag = ing
		}
	}
}

// participle reports whether s[i], a noun to the tagger, is a verb that leads to a
// quotation: she ran up the hill, whooping, “...”; they marched while chanting, “...”.
func (p *page) participle(s []atom, i int) bool {
	return s[i].tag == noun && i > 0 && i+2 < len(s) && strings.HasSuffix(p.text(s[i]), "ing") &&
		(s[i-1].tag == comma || s[i-1].is("while", "before", "after")) && s[i+1].tag == comma && s[i+2].tag == quoted
}

// titleCase reports whether the sentence is printed with capitals as headlines
// are, so that a capital tells nothing.
func (p *page) titleCase(s []atom) bool {
	capitals, words := 0, 0
	for _, a := range s {
		c := p.src[a.start]
		if c >= 'A' && c <= 'Z' {
			capitals++
		}
		if c >= 'A' && a.quote < 0 {
			words++
		}
	}
	return words >= 4 && capitals*10 >= words*6
}

// headlineTag returns the tag of a capitalised word of a headline.
func headlineTag(a atom) tag {
	switch k := a.known; {
	case k == nil:
	case k.tag != noTag && k.tag != pron:
		return k.tag
	case k.report != nil && (k.report.form == formThird || k.report.form == formPast):
		return verb
	case k.report != nil && k.report.form == formEither:
		return past
	}
	return name
}

// plainTag returns the tag of a word by its treebank tag and the dictionary.
func (p *page) plainTag(a atom) tag {
	known := noTag
	if a.known != nil {
		known = a.known.tag
	}
	switch t := a.xpos; {
	case known == adv && a.is("likely"):
		return adv
	case known == be || known == have || known == do || known == modal || known == neg:
		return auxiliary(known, t)
	case t == lang.IN || t == lang.RP:
		switch known {
		case that, sub, wh, to:
			return known
		}
		return prep
	case t.Noun():
		switch {
		case known == day || known == num:
			return known
		case t.Proper():
			return name
		}
		return noun
	case int(t) < len(fromTreebank) && fromTreebank[t] != noTag:
		return fromTreebank[t]
	}
	return p.markTag(a)
}

// auxiliary keeps "is" and "has" apart from the possessive and the noun.
func auxiliary(known tag, t lang.Tag) tag {
	switch {
	case t == lang.POS:
		return poss
	case t.Noun() && known != neg:
		return noun
	}
	return known
}

// fromTreebank maps the treebank's tags of words to ours.
var fromTreebank = [lang.TagCount]tag{
	lang.CC: conj, lang.CD: num, lang.DT: det, lang.PDT: det, lang.EX: pron, lang.FW: noun, lang.JJ: adj, lang.JJR: adj, lang.JJS: adj,
	lang.MD: modal, lang.POS: poss, lang.PRP: pron, lang.PRPS: poss, lang.RB: adv, lang.RBR: adv, lang.RBS: adv, lang.TO: to, lang.UH: adv,
	lang.VB: base, lang.VBD: verb, lang.VBG: ing, lang.VBN: part, lang.VBP: verb, lang.VBZ: verb,
	lang.WDT: wh, lang.WP: wh, lang.WPS: wh, lang.WRB: wh, lang.Dollar: noun, lang.ADD: name, lang.AFX: adj, lang.GW: noun, lang.LS: num,
}

// markTag returns the tag of a mark by its character.
func (p *page) markTag(a atom) tag {
	w := p.text(a)
	switch c := w[0]; {
	case c == '[' || c == '{':
		return openBracket
	case c == ']' || c == '}':
		return closeBracket
	case c >= 0x80:
		return foreign(w)
	case c < 'A':
		return punctuation(c)
	}
	return mark
}

// apart mends words that a careless printing tears: "Iraq’ s", "data - based".
func (p *page) apart(s []atom, i int) {
	if i == 0 {
		return
	}
	w := p.text(s[i])
	switch prev := p.text(s[i-1]); {
	case w == "s" && (prev == "’" || prev == "'"):
		s[i].tag = poss
		if i > 1 && s[i-2].is("it", "he", "she", "that", "there", "what", "who", "here") {
			s[i].tag = be
		}
		s[i-1].tag = s[i].tag
	case w == "t" && (prev == "’" || prev == "'"):
		s[i].tag, s[i-1].tag = neg, neg
	case prev == "-" && i > 1 && s[i-1].tag == dash && hyphenated(s[i-2].tag, s[i].tag):
		s[i-1].tag = adj
	}
}

// hyphenated reports whether a lone hyphen between two words joins them: what
// a dash sets off begins like a clause or a phrase.
func hyphenated(before, after tag) bool {
	open := func(t tag) bool {
		switch t {
		case noun, name, adj, num, past, part, ing, adv, verb:
			return true
		}
		return false
	}
	return open(before) && (open(after) || after == prep || after == pron)
}

// helper returns the auxiliary before s[i], across adverbs and negation.
func helper(s []atom, i int) tag {
	for k := i - 1; k >= 0; k-- {
		switch t := s[k].tag; t {
		case adv, neg:
		case be, have, do, modal, to:
			return t
		default:
			return noTag
		}
	}
	return noTag
}

// verbal reports whether a can be a reporting verb.
func verbal(a atom) bool {
	if a.known == nil || a.known.report == nil {
		return false
	}
	for _, e := range a.known.report.entries {
		if e.pos == 'v' {
			return true
		}
	}
	return false
}

// is reports whether the atom is one of the words, given in lower case.
func (a atom) is(words ...string) bool {
	if a.known == nil {
		return false
	}
	for _, w := range words {
		if a.known.form == w {
			return true
		}
	}
	return false
}
