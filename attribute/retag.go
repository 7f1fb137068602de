package attribute

import "strings"

// tag gives every atom of a sentence its tag: by the dictionary, else by its
// form, and then by its neighbours where those do not decide.
func (p *page) tag(s []atom) {
	first, title := true, p.titleCase(s)
	for i := range s {
		a := &s[i]
		if a.quote >= 0 {
			first = false
			continue
		}
		a.tag = p.plainTag(*a, first || title)
		if a.tag < comma {
			first = false
		}
	}
	for i := range s {
		p.apart(s, i)
		s[i].tag = inContext(s, i)
		if s[i].tag == noun && i > 0 && s[i-1].tag == to && !nounish(p.text(s[i])) {
			s[i].tag = base
		}
	}
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

func (p *page) plainTag(a atom, first bool) tag {
	w := p.text(a)
	capital := w[0] >= 'A' && w[0] <= 'Z'
	if capital && len(w) > 1 && w[1] >= 'A' && w[1] <= 'Z' {
		return name // an acronym: US, IT, WHO
	}
	if k := a.known; k != nil {
		switch {
		case k.tag == day || k.tag == modal && capital && !first && k.form == "may":
			return day
		case k.tag == num, k.tag != noTag && (!capital || first || len(w) == 1 || k.tag == pron || k.tag == det):
			return k.tag
		case k.tag == noTag && k.report != nil && (!capital || first):
			return byForm(k.report)
		}
	}
	return guess(w, first)
}

// byForm returns the tag of a reporting word out of context.
func byForm(l *lexeme) tag {
	switch l.form {
	case formThird:
		return verb
	case formPast:
		return verb
	case formPart:
		return part
	case formEither:
		return past
	case formIng:
		return ing
	}
	if l.entries[0].pos == 'a' {
		return adj
	}
	return noun
}

// inContext returns the tag of s[i] given the words before it.
func inContext(s []atom, i int) tag {
	t := s[i].tag
	switch t {
	case past, part, verb, noun, base:
	case have:
		return t
	default:
		return t
	}
	h := helper(s, i)
	switch {
	case h == modal || h == do || h == to:
		if t == verb && s[i].is("left", "met", "led", "felt", "found", "saw") {
			return t
		}
		if h != to || t != noun || i > 0 && s[i-1].tag == to && verbal(s[i]) {
			return baseOr(t, s[i])
		}
	case (h == be || h == have) && (t == past || t == verb && s[i].known != nil && s[i].known.report != nil):
		return part
	case t == noun || t == verb && reports(s[i]) && s[i].known.report.form == formThird:
		return nounOrVerb(s, i)
	}
	return t
}

// nounish reports whether a word after "to" is a noun by its look.
func nounish(w string) bool {
	for _, end := range [...]string{"tion", "sion", "ment", "ness", "ity", "ance", "ence", "ship", "ism", "ies"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss")
}

// baseOr returns base for a word that can be a verb, else t.
func baseOr(t tag, a atom) tag {
	if t == noun && !verbal(a) && reports(a) {
		return t
	}
	return base
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

func reports(a atom) bool { return a.known != nil && a.known.report != nil }

// verbal reports whether a can be a reporting verb.
func verbal(a atom) bool {
	if !reports(a) {
		return false
	}
	for _, e := range a.known.report.entries {
		if e.pos == 'v' {
			return true
		}
	}
	return false
}

// nounOrVerb decides forms such as "claims", "reports" and "plan".
func nounOrVerb(s []atom, i int) tag {
	if !verbal(s[i]) || i == 0 {
		return noun
	}
	k := i - 1
	for k > 0 && s[k].tag == adv {
		k--
	}
	third := s[i].known.report.form == formThird
	switch s[k].tag {
	case pron:
		return verb
	case name, num, noun, closeBracket, quoted:
		if i+1 < len(s) && followsVerb(s[i+1].tag) {
			return verb
		}
		if third && s[k].tag != noun {
			return verb
		}
	case comma, wh, that:
		if third || s[k].tag != comma {
			return verb
		}
	case conj:
		if third && i+1 < len(s) && followsVerb(s[i+1].tag) {
			return verb
		}
	}
	return noun
}

func followsVerb(t tag) bool {
	switch t {
	case that, det, poss, pron, wh, quoted, name, colon, to, stop, neg:
		return true
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
