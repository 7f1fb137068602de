package attribute

import (
	"math"
	"slices"
	"sort"
	"strings"
	"unicode"

	"onrecord"
	"onrecord/lang"
	"onrecord/lang/gazetteer"
	"onrecord/text"
)

// speakers fills in who each source is, as far as the document says so.
// Whoever is left open stays empty.
func (p *page) speakers(out []onrecord.Statement) {
	c := newCast(p)
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
		c.learn(s.Source)
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

// named resolves a source that holds a name: to the fullest form of the person
// in it, of the bearer of its title, or to the words of a body themselves.
func (c *cast) named(s text.Span) (string, text.Span, bool) {
	head := c.headOf(s)
	words := c.p.src[head.Start:head.End]
	persons := c.heads(head)
	switch {
	case joint(words):
		return "", text.Span{}, false
	case len(persons) > 0:
		return c.give(c.fuller(persons[len(persons)-1]))
	}
	if rest := c.personsIn(text.Span{Start: head.End, End: s.End}, 1); len(rest) > 0 && rest[0].span.Start <= head.End+3 {
		return c.give(c.fuller(rest[0])) // "the president of the union, Ana Ruiz"
	}
	if titled(words) {
		return c.role(head)
	}
	if k := c.firstIn(head); k >= 0 && c.all[k].span == head || k < 0 && !hasName(strings.Fields(words)) {
		return c.bodyOf(head)
	}
	return words, head, true
}

// heads returns the persons named in s who are not only those to whom somebody or
// something else there belongs: "Lind's lawyer", "the office of President Lind".
func (c *cast) heads(s text.Span) []mention {
	return slices.DeleteFunc(c.personsIn(s, all), func(m mention) bool {
		after := c.p.src[m.span.End:s.End]
		return strings.HasPrefix(after, "'") || strings.HasPrefix(after, "’") || owned(c.p.src[s.Start:m.span.Start], m.title > 0)
	})
}

// owned reports whether words end in "of" or "for" with nothing but titles after;
// before a title, a word for the country may stand too.
func owned(words string, title bool) bool {
	f := strings.Fields(words)
	if n := len(f); title && n > 1 && unicode.IsUpper(rune(f[n-1][0])) {
		f = f[:n-1]
	}
	for k := len(f) - 1; k > 0; k-- {
		switch w := strings.ToLower(f[k]); {
		case w == "of", w == "for", w == "to":
			return true
		case !lang.IsTitle(w) && !definite[w] && !aside(w):
			return false
		}
	}
	return false
}

// bodyOf gives a source that is the name of a body its fullest form.
func (c *cast) bodyOf(s text.Span) (string, text.Span, bool) {
	k := c.firstIn(s)
	if k < 0 {
		return "", text.Span{}, false
	}
	return c.give(c.fuller(c.all[k]))
}

// headOf cuts a source before the first comma or relative clause.
func (c *cast) headOf(s text.Span) text.Span {
	words := c.p.src[s.Start:s.End]
	for _, stop := range [...]string{",", " who ", " which "} {
		if i := strings.Index(words, stop); i > 0 {
			words = words[:i]
		}
	}
	return text.Span{Start: s.Start, End: s.Start + len(words)}
}

// all is no limit.
const all = math.MaxInt

// joint reports whether a source names several speakers at once.
func joint(s string) bool {
	head, _, _ := strings.Cut(s, ",")
	left, right, ok := strings.Cut(head, " and ")
	return ok && !strings.Contains(left, " of ") && !strings.Contains(left, " for ") && right != ""
}

// titled reports whether the words are a title without a name: their last
// word, or the one before "of", is a post.
func titled(s string) bool {
	s, _, _ = strings.Cut(s, " of ")
	words := strings.Fields(s)
	last := words[len(words)-1]
	return lang.IsTitle(last) && !lang.DescribesTitle(last)
}

// role resolves "the Prime Minister" or "the ministry" to the one of whom the
// document says so; two leave it open.
func (c *cast) role(s text.Span) (string, text.Span, bool) {
	words := strings.Fields(c.p.src[s.Start:s.End])
	if len(words) > 1 && definite[strings.ToLower(words[0])] {
		words = words[1:]
	}
	if len(words) == 0 || joint(c.p.src[s.Start:s.End]) {
		return "", text.Span{}, false
	}
	words = lowered(expand(words))
	post := postOf(words)
	found := -1
	for _, k := range c.bearers[post.head] {
		m := c.all[k]
		if m.span.Overlaps(s) || !bears(m, post) {
			continue
		}
		if found >= 0 && !contains(m.name(), c.all[found].name()) && !contains(c.all[found].name(), m.name()) {
			return "", text.Span{}, false
		}
		if found < 0 || len(m.words) > len(c.all[found].words) {
			found = k
		}
	}
	if found < 0 {
		return "", text.Span{}, false
	}
	return c.give(c.fuller(c.all[found]))
}

// A post is what a role asks of its bearer: the word that says what it is, and
// the words that narrow it down.
type post struct {
	head  string
	rest  []string
	alone bool // the head is the whole role
}

func postOf(role []string) post {
	p := post{head: role[len(role)-1], alone: len(role) == 1}
	if at := slices.Index(role, "of"); at > 0 {
		p.head = role[at-1]
	}
	for _, w := range role {
		if w != p.head && !aside(w) {
			p.rest = append(p.rest, w)
		}
	}
	return p
}

// bears reports whether mention m, one of the bearers of the post's head, is
// all that the role says: a person in its title or apposition, a body in its name.
func bears(m mention, p post) bool {
	if !m.person {
		return p.alone
	}
	for _, w := range p.rest {
		if !slices.Contains(m.roles, w) {
			return false
		}
	}
	return true
}

// aside reports whether a word of a role says only whose it is or since when.
func aside(w string) bool {
	switch w {
	case "former", "current", "new", "then", "of", "the", "country", "country's", "country’s":
		return true
	}
	return gazetteer.People(w)
}

// expand writes out the abbreviations of titles.
func expand(words []string) []string {
	if len(words) == 1 && words[0] == "PM" {
		return []string{"Prime", "Minister"}
	}
	return words
}

// issuer finds who a document comes from: "a release issued by the ministry".
func (c *cast) issuer(s text.Span) (string, text.Span, bool) {
	words := c.p.src[s.Start:s.End]
	for _, by := range [...]string{" issued by ", " released by ", " published by ", " signed by ", " prepared by ", " written by ", " by ", " from "} {
		if i := strings.Index(words, by); i >= 0 && (by != " by " || !handled(words[:i])) {
			start := s.Start + i + len(by)
			end := start + issuerLen(c.p.src[start:s.End])
			if end > start {
				return c.p.src[start:end], text.Span{Start: start, End: end}, true
			}
		}
	}
	return "", text.Span{}, false
}

// handled reports whether words end in a participle that says what became of a
// document, so that who is named after "by" did not write it: "seen by".
func handled(words string) bool {
	last := words[strings.LastIndexByte(words, ' ')+1:]
	return strings.HasSuffix(last, "ed") || irregular[last]
}

var irregular = wordSet(`seen read sent given found made held kept`)

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
		g := pronounGender(w)
		outer := byID[out[i].In]
		if quotes(outer, src) {
			return c.another(outer, out, i, g)
		}
		if outer != nil && c.personal(outer.Source, g) && outer.Content.Hull().Start+8 > src.Start {
			return c.spoken(outer.Source)
		}
		return c.lastPerson(out, i, src.Start, g)
	case "it":
		return c.lastBody(out, i, src.Start)
	}
	return "", text.Span{}, false
}

// quotes reports whether a statement quotes the words at s.
func quotes(o *onrecord.Statement, s text.Span) bool {
	return o != nil && o.Source != nil && slices.ContainsFunc(o.Content.Verbatim, func(v text.Span) bool { return v.Contains(s) })
}

// another returns who "he" is in the words of outer, who would say "I" of himself.
func (c *cast) another(outer *onrecord.Statement, out []onrecord.Statement, i int, g gender) (string, text.Span, bool) {
	who, at, ok := c.lastPerson(out, i, out[i].Source.Spans[0].Start, g)
	if ok && (who == outer.Source.Speaker || at == anchorOf(outer.Source)) {
		return "", text.Span{}, false
	}
	return who, at, ok
}

func anchorOf(s *onrecord.Source) text.Span {
	if s.Antecedent != nil {
		return *s.Antecedent
	}
	return s.Spans[0]
}

// spoken returns who a source is; a role that nobody bears by name is itself:
// "the police official".
func (c *cast) spoken(s *onrecord.Source) (string, text.Span, bool) {
	at := anchorOf(s)
	if s.Speaker == "" {
		return c.p.src[at.Start:at.End], at, true
	}
	return s.Speaker, at, true
}

// reach is how many bytes before a pronoun its antecedent is looked for.
const reach = 900

// lastPerson returns the person who spoke last before at, or the only person
// named since then.
func (c *cast) lastPerson(out []onrecord.Statement, i, at int, g gender) (string, text.Span, bool) {
	spoke, said := -1, -1
	for k := i - 1; k >= 0 && at-out[k].Content.Hull().Start < reach; k-- {
		s := &out[k]
		if s.In != "" || s.Headline || s.Source == nil || len(s.Source.Spans) == 0 || s.Source.Spans[0].Start >= at {
			continue
		}
		if c.personal(s.Source, unknown) && !c.personal(s.Source, g) {
			continue // he cannot be meant by "she"
		}
		if c.askedOf(s, at, g) {
			continue // when she asked him to leave, he said
		}
		if c.personal(s.Source, g) {
			spoke, said = k, s.Source.Spans[0].Start
		} else if s.Source.Form == onrecord.Pronoun || s.Source.Form == onrecord.Role {
			said = at // somebody in between is left open
		}
		break
	}
	m, named := c.subjectBefore(min(at, out[i].Content.Hull().Start), g)
	named = named && m.span.Start > said
	switch {
	case named && spoke >= 0 && !c.same(m, out[spoke].Source):
		return "", text.Span{}, false // one who spoke and one named since: either could be meant
	case named:
		return c.give(c.fuller(m))
	case spoke < 0 || c.namedSince(&out[spoke], min(at, out[i].Content.Hull().Start), g):
		return "", text.Span{}, false
	}
	return c.spoken(out[spoke].Source)
}

// namedSince reports whether somebody else for whom the pronoun at a byte fits is
// named between it and what s says in its sentence.
func (c *cast) namedSince(s *onrecord.Statement, at int, g gender) bool {
	l := c.p.layer
	k := sort.Search(len(l.Sentences), func(i int) bool { return int(l.Tokens[l.Sentences[i].End-1].End) > at })
	if k == len(l.Sentences) {
		return false
	}
	from := max(l.Span(l.Sentences[k]).Start, s.Content.Hull().End)
	if from >= at {
		return false
	}
	return slices.ContainsFunc(c.fitting(c.personsIn(text.Span{Start: from, End: at}, all), g), func(m mention) bool { return !c.same(m, s.Source) })
}

// askedOf reports whether statement s, of the sentence of at, is made to one for
// whom a pronoun of that gender stands: it is not the speaker who is meant then.
func (c *cast) askedOf(s *onrecord.Statement, at int, g gender) bool {
	from := text.Hull(s.Cue.Spans).End
	if from == 0 || from >= at || strings.ContainsAny(c.p.src[from:at], ".!?\n") {
		return false
	}
	first, _, _ := strings.Cut(strings.TrimLeft(c.p.src[from:at], " "), " ")
	return (first == "him" || first == "her") && pronounGender(first) == g
}

// same reports whether a mention can be the speaker of a source.
func (c *cast) same(m mention, s *onrecord.Source) bool {
	for _, o := range c.personsIn(anchorOf(s), all) {
		if contains(o.name(), m.name()) || contains(m.name(), o.name()) {
			return true
		}
	}
	return false
}

// personal reports whether a source is one person, for whom a pronoun of that
// gender can stand.
func (c *cast) personal(s *onrecord.Source, g gender) bool {
	if s == nil || len(s.Spans) == 0 {
		return false
	}
	at := anchorOf(s)
	persons := c.heads(at)
	if s.Speaker == "" || len(persons) == 0 {
		one, who := oneOf(c.p.src[at.Start:at.End])
		return one && who.fits(g)
	}
	return c.genderOf(persons[0]).fits(g)
}

// subjectBefore returns the only person of that gender named in the sentence of
// at before it, or in the sentence before that one.
func (c *cast) subjectBefore(at int, g gender) (mention, bool) {
	l := c.p.layer
	k := sort.Search(len(l.Sentences), func(i int) bool { return int(l.Tokens[l.Sentences[i].End-1].End) > at })
	for back := 0; back < 2 && k-back >= 0 && k < len(l.Sentences); back++ {
		s := l.Span(l.Sentences[k-back])
		s.End = min(s.End, at)
		switch persons := c.fitting(c.personsIn(s, all), g); {
		case len(persons) == 0:
			continue
		case len(persons) > 1 && !contains(persons[1].name(), persons[0].name()[len(persons[0].name())-1:]):
			return mention{}, false
		default:
			return persons[0], true
		}
	}
	return mention{}, false
}

func (c *cast) lastBody(out []onrecord.Statement, i, at int) (string, text.Span, bool) {
	for k := i - 1; k >= 0 && at-out[k].Content.Hull().Start < reach; k-- {
		s := &out[k]
		if s.In != "" || s.Headline || s.Source == nil || len(s.Source.Spans) == 0 || s.Source.Spans[0].Start >= at {
			continue
		}
		if s.Source.Speaker == "" || c.personal(s.Source, unknown) {
			return "", text.Span{}, false
		}
		return s.Source.Speaker, anchorOf(s.Source), true
	}
	return "", text.Span{}, false
}
