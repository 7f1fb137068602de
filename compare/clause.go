package compare

import (
	"slices"

	"onrecord/lang"
)

// Who did what to whom, as far as tags of words tell: a clause has a verb, what
// stands before it and what stands after it. Propositions are short, so that
// this is mostly right for them; of long sentences it finds the pieces.

// A predicate is what one clause says was done or is so.
type predicate struct {
	heads   []word // the verb, or the noun that says more than a light verb: "made a request"
	doer    []word // who did it, by a passive's "by" too
	by      []word // the same, with pronouns
	rest    []word // to whom, with what
	negated bool
	at      int // of the verb
	finite  bool
}

// tagsOf tags words as they stand in a text, which begins at from.
func tagsOf(s string, from int, ws []word) []lang.Tag {
	l := lang.Analyse(s)
	l.FillTags()
	out := make([]lang.Tag, len(ws))
	k := 0
	for i, w := range ws {
		for k+1 < len(l.Tokens) && int(l.Tokens[k].End) <= w.span.Start-from {
			k++
		}
		if k < len(l.Tags) {
			out[i] = l.Tags[k]
		}
	}
	return out
}

// predicatesIn finds the predicates of a sentence.
func predicatesIn(ws []word, tags []lang.Tag) []predicate {
	c := clauses{ws: ws, tags: tags}
	c.findGroups()
	var out []predicate
	for k := range c.groups {
		out = append(out, c.predicate(k, out))
	}
	return out
}

// clauses reads the predicates of one sentence.
type clauses struct {
	ws     []word
	tags   []lang.Tag
	groups []verbGroup
}

// A verbGroup is a verb with its auxiliaries and the adverbs between.
type verbGroup struct {
	from, to, head int
	negated        bool
	passive        bool
	infinitive     bool
}

var (
	beForms   = setOf("be am is are was were been being 's isn't aren't wasn't weren't")
	haveForms = setOf("have has had having haven't hasn't hadn't")
	doForms   = setOf("do does did don't doesn't didn't")
)

func auxiliary(w word, t lang.Tag) bool {
	return t == lang.MD || beForms.has(w.low) || haveForms.has(w.low) || doForms.has(w.low)
}

func (c *clauses) verb(i int) bool { return c.ws[i].kind == plainWord && c.tags[i].Verb() }

func (c *clauses) findGroups() {
	for i := 0; i < len(c.ws); i++ {
		if !c.verb(i) || c.describes(i) {
			continue
		}
		g := verbGroup{from: i, to: i + 1, head: i}
		g.infinitive = i > 0 && c.tags[i-1] == lang.TO
		for open := auxiliary(c.ws[i], c.tags[i]); open && g.to < len(c.ws); g.to++ {
			k := g.to
			switch {
			case c.verb(k) && !(c.describes(k) && !beForms.has(c.ws[g.head].low)):
				g.passive = c.tags[k] == lang.VBN && beForms.has(c.ws[g.head].low)
				g.head, open = k, auxiliary(c.ws[k], c.tags[k])
			case c.tags[k] == lang.RB || negates(c.ws[k]):
			default:
				open = false
				g.to--
			}
		}
		for k := g.from; k < g.to; k++ {
			g.negated = g.negated || negates(c.ws[k]) && !fixedPhrase(c.ws, k)
		}
		g.negated = g.negated || i > 0 && (c.ws[i-1].low == "not" || c.ws[i-1].low == "never") || i > 1 && g.infinitive && c.ws[i-2].low == "not"
		c.groups = append(c.groups, g)
		i = g.to - 1
	}
}

// describes reports whether the verb form at i only describes the noun after it:
// "the detained journalists".
func (c *clauses) describes(i int) bool {
	t := c.tags[i]
	return (t == lang.VBN || t == lang.VBG) && i+1 < len(c.ws) && c.tags[i+1].Noun() && (i == 0 || !c.tags[i-1].Noun() && !auxiliary(c.ws[i-1], c.tags[i-1]) && c.tags[i-1] != lang.PRP)
}

// boundary reports whether a clause ends before the word at i.
func (c *clauses) boundary(i int) bool {
	w := c.ws[i]
	return w.kind == mark && w.stem != "-" && w.stem != "$" && w.stem != "%" || clauseWords.has(w.low) || subordinating.has(w.low) && w.low != "and" && w.low != "or" && w.low != "so" && w.low != "as"
}

// before returns where the words start that may be the subject of group k.
func (c *clauses) before(k int) int {
	floor := 0
	if k > 0 {
		floor = c.groups[k-1].to
	}
	i := c.groups[k].from
	for i > floor && !c.boundary(i-1) && !relativeWord(c.ws[i-1], c.tags[i-1]) {
		i--
	}
	return i
}

func relativeWord(w word, t lang.Tag) bool {
	return t == lang.WDT || t == lang.WP || w.low == "that" && t == lang.IN
}

// after returns where the words end that belong to group k.
func (c *clauses) after(k int) int {
	end := len(c.ws)
	if k+1 < len(c.groups) {
		end = c.groups[k+1].from
		if c.groups[k+1].infinitive {
			end--
		}
	}
	for i := c.groups[k].to; i < end; i++ {
		if c.boundary(i) || relativeWord(c.ws[i], c.tags[i]) {
			return i
		}
	}
	return end
}

func (c *clauses) predicate(k int, earlier []predicate) predicate {
	g := c.groups[k]
	from, to := c.before(k), c.after(k)
	subject, object := c.ws[from:g.from], c.ws[g.to:to]
	if len(contentWords(subject)) == 0 && k > 0 {
		subject = c.inherited(k, from, earlier, subject)
	}
	p := predicate{at: g.head, negated: g.negated || noneIn(subject) || noneIn(object), finite: !g.infinitive && c.tags[g.head] != lang.VBG, heads: []word{c.ws[g.head]}}
	if beForms.has(c.ws[g.head].low) || haveForms.has(c.ws[g.head].low) || lightVerbs.has(c.ws[g.head].stem) {
		p.heads = append(p.heads, c.nouns(g, from, to)...)
	}
	p.doer, p.rest, p.by = contentWords(subject), contentWords(object), subject
	if g.passive {
		p.rest = slices.Concat(p.doer, p.rest)
		p.doer, p.by = nil, nil
		if by := slices.IndexFunc(object, func(w word) bool { return w.low == "by" }); by >= 0 {
			p.doer, p.by = contentWords(object[by:]), object[by:]
			p.rest = slices.Concat(contentWords(subject), contentWords(object[:by]))
		}
	}
	return p
}

// inherited is the subject of a clause that has none of its own: the noun before
// "who", else that of the clause before it.
func (c *clauses) inherited(k, from int, earlier []predicate, own []word) []word {
	if from > 0 && relativeWord(c.ws[from-1], c.tags[from-1]) {
		i := from - 1
		for i > 0 && !c.boundary(i-1) && i > c.groups[k-1].to {
			i--
		}
		if ws := c.ws[i : from-1]; len(contentWords(ws)) > 0 {
			return ws
		}
	}
	if len(own) > 0 { // "he", "it"
		return own
	}
	return earlier[k-1].doer
}

// nouns returns the nouns that say what a light verb stands for.
func (c *clauses) nouns(g verbGroup, from, to int) []word {
	var out []word
	add := func(i int) {
		if w := c.ws[i]; w.heft > 0 && !w.upper && (c.tags[i].Noun() || c.tags[i] == lang.JJ || c.tags[i] == lang.VBN) {
			out = append(out, w)
		}
	}
	if g.passive || happening.has(c.ws[g.head].low) {
		for i := from; i < g.from; i++ {
			add(i)
		}
		return out
	}
	for i := g.to; i < to; i++ {
		if len(out) > 0 && c.tags[i] == lang.IN {
			break
		}
		add(i)
	}
	return out
}

var (
	lightVerbs = stems("make take give have reach hold get receive issue be exist occur happen come place conduct carry put show provide go remain stay become commit cause")
	happening  = setOf("exists existed occurred happened came arose took remains")
)

// noneIn reports whether a noun phrase leaves nothing of its kind: "no
// soldier", "nobody".
func noneIn(ws []word) bool {
	for i, w := range ws {
		if onwards.has(w.low) && !fixedPhrase(ws, i) && w.low != "without" && w.low != "nor" || w.low == "neither" || i == 0 && (w.low == "not" || w.low == "never") {
			return true
		}
	}
	return false
}

func contentWords(ws []word) []word {
	out := make([]word, 0, hefted(ws))
	for _, w := range ws {
		if w.heft > 0 {
			out = append(out, w)
		}
	}
	return out
}
