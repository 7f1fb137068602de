package attribute

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/attribute/model"
	"onrecord/lang"
	"onrecord/text"
)

// blend lets the trained model decide what stands at the outermost level, with
// the rules' candidates as its advice. What the rules found inside a content
// stays inside it, and so do quotations whose reporting words stand elsewhere,
// which the model does not look for.
func (p *page) blend(m *model.Model) {
	p.layer.FillNames()
	found := m.Find(p.layer, p.blockTokens(), p.hints())
	parents, rules := nest(p.found), cuesOf(p.found)
	out := make([]candidate, 0, len(p.found)+len(found))
	reach := reachOf(p.found, parents)
	for _, f := range found {
		if c := p.adopt(f, rules, reach); !p.titled(c) && !p.pointing(c) && !p.plays(c) && !p.asksWho(c) {
			p.pare(&c)
			p.alone(&c)
			p.widen(&c)
			p.withApposition(&c)
			out = append(out, c)
		}
	}
	p.toTheMark(out)
	p.complete(out, rules)
	p.supply(out)
	out = p.lift(out, parents, rules)
	out = p.remain(out, parents)
	taken, seen := contentsOf(out), cuesOf(out)
	for _, c := range p.found {
		if outer := taken.at(c.cue); !c.bare && seen.at(c.cue) < 0 && outer >= 0 && !out[outer].cue.Overlaps(c.cue) && holds(out[outer], c) {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b candidate) int { return cmp.Compare(a.at(), b.at()) })
	p.found = out
}

// remain adds what the rules found at the outermost level where the model found
// nothing: quotations that stand by themselves, and statements they are sure of.
func (p *page) remain(out []candidate, parents []int) []candidate {
	taken, f := contentsOf(out), p.floorOf(out)
	for i, c := range p.found {
		switch free := parents[i] < 0 && !slices.ContainsFunc(c.content, func(s text.Span) bool { return taken.at(s) >= 0 }); {
		case !free:
		case c.bare:
			k := f.before(c, out)
			if from := f.from(c, out); from >= 0 {
				out[from].content = append(out[from].content, c.content...)
				continue
			}
			if c.readopt(out, k); c.block > 0 {
				p.announced(&c)
			}
			p.signed(&c)
			out = append(out, c)
			f.take(len(out)-1, out)
		case c.quote < 0 && (c.hedged || confidence(c) >= sure || len(c.source) > 0 && (cites(c) || p.carries(i, parents))):
			out = append(out, c)
			f.take(len(out)-1, out)
		}
	}
	return out
}

// cites reports whether a source names its own: “the mayor, citing an engineer, says ...”
func cites(c candidate) bool { return c.entry != nil && c.entry.lemma == "cite" }

// carries reports whether a clause that belongs to a noun reports inside what
// the rules found: “The paper quotes experts who think ...”.
func (p *page) carries(i int, parents []int) bool {
	for k := i + 1; k < len(parents) && parents[k] >= i; k++ {
		if parents[k] == i && p.relative(p.found[k]) && confidence(p.found[k]) >= sure {
			return true
		}
	}
	return false
}

// sure is the rules' own confidence from which a statement that the model does
// not see is kept: a clause after a reporting verb with a source. Hedged ones
// ("is likely referring to") are kept too; the training texts hardly have them.
const sure = 0.85

// unsure is how likely a content has to go on for the rules' longer one to be
// taken, if they found statements in the rest of it.
const unsure = 0.1

// titled reports whether a statement that the model adopted is a name in
// quotation marks beside a verb that reports nothing: “The Long River” was sung.
func (p *page) titled(c candidate) bool {
	if c.entry != nil || c.score >= sure {
		return false
	}
	q := p.quotationAt(c.content[0].Start)
	return q >= 0 && !p.speech(q)
}

// lift puts the rules' statements around what the model took for outermost and
// stands inside them: “The minister voiced anger that some had said ...”, “The
// paper quotes experts who think ...”. What is inside is then left to the rules.
func (p *page) lift(out []candidate, parents []int, rules places) []candidate {
	taken, cues := contentsOf(out), cuesOf(out)
	for i, c := range p.found {
		if parents[i] >= 0 || c.bare || len(c.source) == 0 || cues.at(c.cue) >= 0 || taken.at(c.cue) >= 0 {
			continue
		}
		inside := func(o candidate) bool {
			return holds(c, o) && (confidence(c) >= sure || p.relative(o)) && rules.at(o.cue) >= 0
		}
		if slices.ContainsFunc(out, inside) {
			out = append(slices.DeleteFunc(out, inside), c)
		}
	}
	return out
}

// relative reports whether the source is "who" or the like: the clause belongs
// to a noun before it.
func (p *page) relative(c candidate) bool {
	r := p.layer.Within(text.Hull(c.source))
	return r.Len() == 1 && (p.layer.Tags[r.Start] == lang.WP || p.layer.Tags[r.Start] == lang.WDT)
}

// complete gives what the model adopted the later quotations that the rules
// joined to the same reporting words: the model reads no further than a few
// sentences.
func (p *page) complete(out []candidate, rules places) {
	taken := contentsOf(out)
	for i := range out {
		c := &out[i]
		k := rules.at(c.cue)
		if k < 0 || !p.quotedAt(*c) {
			continue
		}
		for _, s := range p.found[k].content {
			q := p.quotationAt(s.Start)
			if q >= 0 && p.quotes[q].Span.End == s.End && (p.speech(q) || p.ended(p.quotes[q])) && s.Start >= text.Hull(c.content).End && taken.at(s) < 0 {
				c.content = append(c.content, s)
			}
		}
	}
}

// readopt gives a quotation that stands by itself to who is quoted right before
// it, if the model found somebody the rules did not.
func (c *candidate) readopt(out []candidate, before int) {
	if before >= 0 && out[before].block+1 >= c.block && c.cue.Start < out[before].cue.Start && c.cue.Start < c.content[0].Start {
		c.borrow(out[before])
	}
}

// A floor knows who was quoted last, asked for one place of the text after the
// other.
type floor struct {
	p     *page
	order []int // statements not yet passed, in text order
	last  int   // or -1
	said  int   // the last who spoke, quoted or not; or -1
}

func (p *page) floorOf(out []candidate) floor {
	f := floor{p, make([]int, len(out)), -1, -1}
	for i := range f.order {
		f.order[i] = i
	}
	slices.SortStableFunc(f.order, func(a, b int) int { return cmp.Compare(out[a].at(), out[b].at()) })
	return f
}

// before returns the last statement before c that ends in a quotation, or -1.
func (f *floor) before(c candidate, out []candidate) int {
	for len(f.order) > 0 && out[f.order[0]].at() < c.content[0].Start {
		f.take(f.order[0], out)
		f.order = f.order[1:]
	}
	return f.last
}

// from returns the statement that the bare quotation c goes on from, or -1:
// what was said in the sentence right before it, or quoted in its paragraph.
func (f *floor) from(c candidate, out []candidate) int {
	k, s := f.last, f.said
	if s >= 0 && out[s].block == c.block && !f.p.speechBetween(out[s].end(), c.content[0].Start) {
		return s
	}
	if k >= 0 && (out[k].block == c.block || f.p.reopens(out[k], c)) && goesOn(f.p, out[k], c) {
		return k
	}
	return -1
}

// take passes statement i.
func (f *floor) take(i int, out []candidate) {
	o := &out[i]
	if o.headline {
		return
	}
	if f.p.quotedAt(*o) && (f.last < 0 || o.at() > out[f.last].at()) {
		f.last = i
	}
	if o.entry != nil && o.entry.speaks() && (f.said < 0 || o.at() > out[f.said].at()) {
		f.said = i
	}
}

// places are spans that do not overlap, in text order, each with the number of
// the candidate that it belongs to.
type places []place

type place struct {
	span text.Span
	of   int
}

func cuesOf(found []candidate) places {
	var out places
	for i, c := range found {
		if !c.cue.Empty() && !c.bare {
			out = append(out, place{c.cue, i})
		}
	}
	return out.inOrder()
}

func contentsOf(found []candidate) places {
	var out places
	for i, c := range found {
		for _, s := range c.content {
			out = append(out, place{s, i})
		}
	}
	return out.inOrder()
}

func (p places) inOrder() places {
	slices.SortStableFunc(p, func(a, b place) int { return text.Compare(a.span, b.span) })
	return p
}

// at returns the candidate of the first place that shares a byte with s, or -1.
func (p places) at(s text.Span) int {
	k, _ := slices.BinarySearchFunc(p, s.Start, func(x place, at int) int { return cmp.Compare(x.span.End, at+1) })
	if k < len(p) && p[k].span.Overlaps(s) {
		return p[k].of
	}
	return -1
}

// reachOf returns, for each candidate, where the last statement inside it ends;
// 0 for none.
func reachOf(found []candidate, parents []int) []int {
	out := make([]int, len(found))
	for i, parent := range parents {
		if parent >= 0 {
			out[parent] = max(out[parent], text.Hull(found[i].content).End)
		}
	}
	return out
}

// blockTokens returns the tokens of each block.
func (p *page) blockTokens() []lang.Range {
	out := make([]lang.Range, 0, len(p.blocks))
	last := 0
	for _, b := range p.blocks {
		r := p.layer.Within(b.span)
		r.Start = max(r.Start, last)
		if r.Len() > 0 {
			out = append(out, r)
			last = r.End
		}
	}
	return out
}

// adopt makes a candidate of what the model found. What the rules know about
// the same reporting words comes along.
func (p *page) adopt(f model.Found, rules places, reach []int) candidate {
	c := candidate{
		source: p.spans(f.Source), content: p.spans(f.Content), cues: p.spans(f.Cue),
		quote: -1, by: byModel, score: f.Confidence,
	}
	c.cue = c.cues[0]
	p.dropStop(&c)
	at := text.Hull(c.content).Start
	c.block = p.blockAt(at)
	c.headline = p.blocks[c.block].headline
	if k := rules.at(c.cue); k >= 0 {
		r := p.found[k]
		c.entry, c.frame, c.negated, c.hedged, c.passive, c.asked = r.entry, r.frame, r.negated, r.hedged, r.passive, r.asked
		if own, theirs := text.Hull(c.content), text.Hull(r.content); f.More >= unsure && theirs.Contains(own) && reach[k] > own.End {
			c.content = r.content // the model stopped short of what the rules found inside
		}
		if own, theirs := text.Hull(c.content), text.Hull(r.content); theirs.Start == own.Start && theirs.End < own.End {
			if next := rules.at(text.Span{Start: theirs.End, End: own.End}); next >= 0 && (p.found[next].hedged || p.quotesAfter(p.found[next])) {
				c.content = r.content // "..., and is likely referring to ..." is the text's own voice; “..., but added, ‘...’” speech of its own
			}
		}
		if next := rules.at(text.Span{Start: r.cue.End, End: c.cue.End}); next >= 0 && p.found[next].entry.pos == 'n' && c.cueHolds(r) {
			c.cue, c.cues, c.content = r.cue, []text.Span{r.cue}, r.content
		}
		if p.bounded(c, r) {
			c.source, c.content = r.source, r.content
			if r.cue.Start == c.cue.Start {
				c.cue, c.cues = r.cue, []text.Span{r.cue}
			}
		}
		if partedBy(c, r) {
			c.content = append([]text.Span{r.content[0]}, c.content...)
		}
		if len(c.source) == 0 && !c.cue.Overlaps(text.Hull(r.source)) {
			c.source = r.source
		}
		if p.describedFurther(c, r) || len(r.source) > 0 && p.dangles(c) {
			c.source = r.source
		}
		if slices.Equal(r.source, c.source) {
			c.stands = r.stands
		}
		return c
	}
	c.entry = p.entryIn(c.cues)
	c.negated, c.hedged = p.polarity(c.cues)
	return c
}

// describedFurther reports whether the rules' source goes on with a "who" right
// after the model's, or with the rest of its clause: said Ana Sok, a farmer |
// who saw it.
func (p *page) describedFurther(c, rules candidate) bool {
	if len(c.source) != 1 || len(rules.source) != 1 || c.source[0].Start < c.cue.End || c.source[0].Start != rules.source[0].Start || c.source[0].End >= rules.source[0].End {
		return false
	}
	rest := p.src[c.source[0].End:rules.source[0].End]
	return strings.HasPrefix(rest, " who ") || strings.HasPrefix(rest, " whose ") || rest[0] != ',' && strings.Contains(p.src[c.source[0].Start:c.source[0].End], " who ")
}

// dangles reports whether a source ends in a word that leads on to its reporting
// words: Ana Sok sang before | asking.
func (p *page) dangles(c candidate) bool {
	if len(c.source) != 1 || c.source[0].End+1 != c.cue.Start {
		return false
	}
	s := p.src[c.source[0].Start:c.source[0].End]
	return leading[s[strings.LastIndexByte(s, ' ')+1:]]
}

var leading = wordSet(`before after while and by without upon when`)

// quotesAfter reports whether a candidate ends in speech that its reporting words
// introduce.
func (p *page) quotesAfter(c candidate) bool {
	last := c.content[len(c.content)-1]
	q := p.quotationAt(last.Start)
	return c.frame == 'q' && q >= 0 && p.speech(q) && last.Start >= c.cue.End
}

// cueHolds reports whether c took the first words of what the rules have for the
// content of the same verb into its cue: called | reports of a deal premature.
func (c candidate) cueHolds(rules candidate) bool {
	own, theirs := text.Hull(c.content), text.Hull(rules.content)
	return c.cue.Start == rules.cue.Start && theirs.Start >= rules.cue.End && theirs.Start < c.cue.End && theirs.End == own.End
}

// bounded reports whether the rules see where the content, which ends as theirs,
// begins later: behind words of the cue (pleaded not guilty | to fraud) or of the
// source (according to a statement made on Monday | the well is dry).
func (p *page) bounded(c, rules candidate) bool {
	own, theirs := text.Hull(c.content), text.Hull(rules.content)
	if own.End != theirs.End || own.Start >= theirs.Start {
		return false
	}
	return rules.cue.Start == c.cue.Start && rules.cue.Contains(text.Span{Start: own.Start, End: own.Start + 1}) && negations[p.firstWord(own)] ||
		rules.frame == 'p' && len(rules.source) == 1 && rules.source[0].Contains(text.Span{Start: own.Start, End: own.Start + 1})
}

// firstWord returns the first word of a stretch in lower case.
func (p *page) firstWord(s text.Span) string {
	w, _, _ := strings.Cut(p.src[s.Start:s.End], " ")
	return strings.ToLower(w)
}

// partedBy reports whether the rules see a first part of the content, before the
// reporting words, that c lacks: “The road, he said, is open.”
func partedBy(c, rules candidate) bool {
	return len(c.content) == 1 && len(rules.content) == 2 && rules.content[0].End <= c.cue.Start &&
		rules.content[1].Start == c.content[0].Start && !text.Hull(c.source).Overlaps(rules.content[0])
}

// blockAt returns the number of the block that holds a byte.
func (p *page) blockAt(at int) int {
	k, _ := slices.BinarySearchFunc(p.blocks, at, func(b block, at int) int { return cmp.Compare(b.span.End, at+1) })
	return k
}

func (p *page) spans(rs []lang.Range) []text.Span {
	var out []text.Span
	for _, r := range rs {
		out = append(out, p.layer.Span(r))
	}
	return out
}

// entryIn returns the lexicon's entry for the first reporting word in the cue,
// a verb before others; nil if it has none.
func (p *page) entryIn(cue []text.Span) *entry {
	var first *entry
	for _, s := range cue {
		for w := range strings.FieldsSeq(strings.ToLower(p.src[s.Start:s.End])) {
			w = strings.Trim(w, ".,;:“”\"")
			if w == "according" {
				return according
			}
			l := lexicon[w]
			if l == nil {
				continue
			}
			if e := entryWith(l, strings.ToLower(p.src[s.Start:s.End])); e.pos == 'v' {
				return e
			}
			if first == nil {
				first = l.entries[0]
			}
		}
	}
	return first
}

// entryWith returns the first entry of l, or one all of whose words the cue has.
func entryWith(l *lexeme, cue string) *entry {
	for _, e := range l.entries {
		if len(e.rest) > 1 && strings.Contains(cue, " "+strings.Join(e.rest, " ")) {
			return e
		}
	}
	return l.entries[0]
}

// polarity reports whether words of the cue negate or hedge it.
func (p *page) polarity(cue []text.Span) (negated, hedged bool) {
	for _, s := range cue {
		for w := range strings.FieldsSeq(strings.ToLower(p.src[s.Start:s.End])) {
			w = strings.Trim(w, ".,;:“”\"")
			negated = negated || negations[w] || strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t")
			hedged = hedged || hedges[w]
		}
	}
	return negated, hedged
}

var negations = wordSet(`not never no neither nor nothing without cannot`)

// signed gives a quotation that stands by itself the speaker who is named after
// a dash at the end of its block: “...” — Ana Sok
func (p *page) signed(c *candidate) {
	last := &c.content[len(c.content)-1]
	b := p.blockAt(last.Start)
	if end := p.lastMark(p.blocks[b].span); end > last.End && last.Start == firstByte(p.src, p.blocks[b].span) && signature.MatchString(p.src[end:p.blocks[b].span.End]) {
		last.End = end // the whole is signed, whatever it quotes
	}
	p.signedWith(c, signature, text.Span{Start: last.End, End: p.blocks[b].span.End})
	if strings.TrimSpace(p.src[last.End:p.blocks[b].span.End]) == "" && b+1 < len(p.blocks) {
		p.signedWith(c, signatureLine, p.blocks[b+1].span)
	}
}

// lastMark returns where the last closing mark of a stretch ends, or its start.
func (p *page) lastMark(s text.Span) int {
	in := p.src[s.Start:s.End]
	if k := strings.LastIndexAny(in, `"”`); k >= 0 {
		_, n := utf8.DecodeRuneInString(in[k:])
		return s.Start + k + n
	}
	return s.Start
}

// signedWith gives c the speaker whom a pattern of signatures finds at a place.
func (p *page) signedWith(c *candidate, pattern *regexp.Regexp, at text.Span) {
	if m := pattern.FindStringSubmatchIndex(p.src[at.Start:at.End]); m != nil {
		c.cue = text.Span{Start: at.Start + m[2], End: at.Start + m[3]}
		c.source = []text.Span{{Start: at.Start + m[4], End: at.Start + m[5]}}
		c.entry, c.cues = colonEntry, nil
	}
}

// announced gives a quotation that opens a block after one that ends in a colon to
// who is named there, and to nobody if none is: This is how Ana Sok sees it:
func (p *page) announced(c *candidate) {
	b := p.blocks[c.block-1]
	last := len(trimRight(p.src[:b.span.End]))
	if last <= b.span.Start || p.src[last-1] != ':' || firstByte(p.src, p.blocks[c.block].span) != c.content[0].Start {
		return
	}
	c.cue, c.entry, c.source, c.cues = text.Span{Start: last - 1, End: last}, colonEntry, nil, nil
	p.sentences(region{b.span, b.quotes, -1, c.block - 1}, func(s []atom) {
		if who := p.announcer(s); int(s[len(s)-1].end) == last && who[0] < who[1] {
			c.source = []text.Span{spanOf(s, who[0], who[1])}
		}
	})
}

// announcer returns whose words a sentence that ends in a colon announces: those
// of the one by whom they are, or of its subject if that is a person.
func (p *page) announcer(s []atom) [2]int {
	end := len(s) - 1
	for k := end - 1; k > 0; k-- {
		if s[k-1].is("by", "from") && s[k].tag == name {
			return [2]int{k, simplePhrase(s, k)}
		}
	}
	who := p.clauseSubject(s, end)
	if who[0] < who[1] && (s[who[0]].is("he", "she", "they", "i", "we") || s[who[1]-1].tag == name) {
		return who
	}
	return [2]int{}
}

var signature = regexp.MustCompile(`^[\s\p{Z}]*([―—–-]{1,2})[\s\p{Z}]*(\p{Lu}[^.!?“”"\n]{1,60}?)\.?[\s\p{Z}]*$`)

// signatureLine is a line of its own below a quotation: -Ana Sok, at the opening.
var signatureLine = regexp.MustCompile(`^[\s\p{Z}]*([―—–-]{1,2})[\s\p{Z}]*(\p{Lu}[^,.!?“”"\n]{1,60}?)(?:,[^“”"\n]{1,80})?\.?[\s\p{Z}]*$`)
