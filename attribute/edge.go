package attribute

import (
	"regexp"
	"sort"
	"strings"

	"onrecord/lang"
	"onrecord/text"
)

// pare takes from the edges of a content what is no part of it.
func (p *page) pare(c *candidate) {
	p.withoutOpening(c)
	p.withoutSequel(c)
	p.withoutTie(c)
	p.withoutRelative(c)
	p.onlyThat(c)
	p.withoutHearer(c)
	p.withDeterminer(c)
	p.withoutDay(c)
	p.withoutDeed(c)
	if s := &c.content[len(c.content)-1]; s.Len() > 1 && p.src[s.End-1] == ')' && !strings.Contains(p.src[s.Start:s.End], "(") {
		s.End-- // the bracket around the whole
	}
}

// withDeterminer gives the content a first word that was read as the last of
// the reporting words: noted | several faults.
func (p *page) withDeterminer(c *candidate) {
	k := len(c.cues) - 1
	if k < 0 {
		return
	}
	words, content := p.src[c.cues[k].Start:c.cues[k].End], &c.content[0]
	at := strings.LastIndexByte(words, ' ')
	if at < 0 || content.Start != c.cues[k].End+1 || !determiners[strings.ToLower(words[at+1:])] {
		return
	}
	content.Start = c.cues[k].Start + at + 1
	c.cues[k].End = content.Start - 1
	c.cue = c.cues[0]
}

// withoutDeed leaves out of a source what else it did: Ana Sok | sings to the crowd
// before | asking.
func (p *page) withoutDeed(c *candidate) {
	cue := p.layer.Within(c.cue)
	if len(c.source) != 1 || c.source[0].End > c.cue.Start || cue.Len() == 0 || p.layer.Tags[cue.End-1] != lang.VBG {
		return
	}
	r := p.layer.Within(c.source[0])
	for k := r.Start + 1; k < r.End; k++ {
		if t := p.layer.Tags[k]; (t == lang.VBZ || t == lang.VBD) && p.layer.Tags[k-1].Noun() {
			c.source[0].End = int(p.layer.Tokens[k-1].End)
			return
		}
		if t := p.layer.Tags[k]; !t.Noun() {
			return
		}
	}
}

// withoutDay leaves out the day after a quotation, on which it was said: called it
// “a joke” | on Monday.
func (p *page) withoutDay(c *candidate) {
	s := &c.content[len(c.content)-1]
	if in := p.src[s.Start:s.End]; strings.HasSuffix(in, "day") {
		if m := dayAfter.FindStringSubmatchIndex(in); m != nil {
			s.End = s.Start + m[2]
		}
	}
}

var dayAfter = regexp.MustCompile(`(?:["”]|'')(,? (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|yester|to)day)$`)

var determiners = wordSet(`the a an neither either some several many more all half no any their nothing both each such two three`)

// withoutTie leaves out the word that ties a sentence to the one before: However,
// the well was dry, she said.
func (p *page) withoutTie(c *candidate) {
	s := &c.content[0]
	if s.End > c.cue.Start {
		return
	}
	if w, rest, _ := strings.Cut(p.src[s.Start:s.End], ", "); rest != "" && ties[w] {
		s.Start = s.End - len(rest)
	}
}

// withoutRelative leaves out what is said of the source between commas: according
// to the guard, who saw it, the well was dry.
func (p *page) withoutRelative(c *candidate) {
	s := &c.content[0]
	if len(c.source) != 1 || s.Start < c.source[0].End || strings.Trim(p.src[c.source[0].End:s.Start], ", ") != "" {
		return
	}
	switch w, _, _ := strings.Cut(p.src[s.Start:s.End], " "); w {
	case "who", "whose", "which":
		if i := strings.Index(p.src[s.Start:s.End], ", "); i > 0 && s.Start+i+2 < s.End {
			s.Start += i + 2
		}
	}
}

// onlyThat leaves out what follows a "that" which is the whole content: disputed
// that, saying there was no sale.
func (p *page) onlyThat(c *candidate) {
	s := &c.content[0]
	if r := p.layer.Within(*s); r.Len() > 2 && strings.HasPrefix(p.src[s.Start:s.End], "that, ") && p.layer.Tags[r.Start+2] == lang.VBG {
		s.End = s.Start + len("that")
		c.content = c.content[:1]
	}
}

// pointing reports whether a content only points to what stands elsewhere:
// contrary to | what | the mayor said.
func (p *page) pointing(c candidate) bool {
	switch s := text.Hull(c.content); p.src[s.Start:s.End] {
	case "what", "which", "who", "whom", "What":
		return true
	}
	return false
}

// asksWho reports whether the source is what a question asks for: Who | said | what
// on wells.
func (p *page) asksWho(c candidate) bool {
	if len(c.source) != 1 || p.src[c.source[0].Start:c.source[0].End] != "Who" {
		return false
	}
	return p.blocks[c.block].headline || strings.HasPrefix(p.src[text.Hull(c.content).Start:], "what ")
}

// plays reports whether the reporting words only name a recording, in which
// somebody is heard: uses footage of | Ana Sok saying, “...”
func (p *page) plays(c candidate) bool {
	words := strings.Fields(p.src[c.cue.Start:c.cue.End])
	n := len(words)
	return n > 1 && words[n-1] == "of" && recordings[words[n-2]]
}

var ties = wordSet(`However Still Meanwhile Indeed`)

// withoutHearer leaves out who was told: She told the council that ...
func (p *page) withoutHearer(c *candidate) {
	s := &c.content[0]
	r := p.layer.Within(*s)
	if s.Start < c.cue.End || !p.tells(c.cue) || r.Len() == 0 || p.layer.Within(c.cue).End != r.Start {
		return
	}
	for k := r.Start + 1; k+1 < r.End && k < r.Start+12; k++ {
		switch t := p.layer.Tags[k]; {
		case p.opensClause(k):
			s.Start = int(p.layer.Tokens[k].Start)
			return
		case t == lang.TO && (p.layer.Tags[k+1] == lang.VB || p.layer.Tags[k+1] == lang.OpenQuote):
			s.Start = int(p.layer.Tokens[k].Start) // told the council to “...”
			return
		case t.Verb() || t == lang.MD || t == lang.TO:
			return
		}
	}
}

// tells reports whether a cue ends in a verb that takes who is told.
func (p *page) tells(cue text.Span) bool {
	s := p.src[cue.Start:cue.End]
	return hearing[strings.ToLower(s[strings.LastIndexByte(s, ' ')+1:])]
}

var hearing = wordSet(`tell tells told telling remind reminds reminded reminding inform informs informed informing`)

// opensClause reports whether token k starts a reported clause: "that", "how", a
// quotation, or a pronoun with its verb.
func (p *page) opensClause(k int) bool {
	switch t := p.layer.Tags[k]; t {
	case lang.OpenQuote:
		return true
	case lang.WRB, lang.WP, lang.WDT:
		return true
	case lang.IN:
		w := p.layer.Word(k)
		return w == "that" || w == "whether" || w == "if"
	case lang.PRP:
		n := p.layer.Tags[k+1]
		return p.layer.Tags[k-1].Noun() && !strings.HasSuffix(p.layer.Word(k-1), "thing") && (n == lang.MD || n == lang.VBD || n == lang.VBZ || n == lang.VBP)
	}
	return false
}

// withoutOpening leaves out how a quotation before its verb was opened: Ann Lee
// turned to him: “...,” she said.
func (p *page) withoutOpening(c *candidate) {
	for i, s := range c.content {
		k := strings.LastIndex(p.src[s.Start:s.End], ": ")
		if k < 0 || s.End > c.cue.Start {
			continue
		}
		q := p.quotationFrom(s.Start + k + 1)
		if q >= 0 && p.speech(q) && p.quotes[q].Span.End >= s.End-1 && p.quotes[q].Parent < 0 {
			c.content[i].Start = p.quotes[q].Span.Start
		}
	}
}

// withoutSequel leaves out what a sentence adds to a finished quotation: “...,”
// she said, and left; “...,” she said, pointing at “the pump”; and “...,” until
// the crowd went home.
func (p *page) withoutSequel(c *candidate) {
	finished := false // a quotation before the reporting words is
	kept := c.content[:0:0]
	for _, s := range c.content {
		if finished && s.Start >= c.cue.End && (p.adds(s) || !p.holdsQuotation(s)) {
			continue
		}
		if q := p.quotationAt(s.Start); q >= 0 && p.speech(q) && p.ended(p.quotes[q]) {
			if end := p.quotes[q].Span.End; end < s.End && p.adds(text.Span{Start: end, End: s.End}) {
				s.End = end
			}
			finished = finished || s.End <= c.cue.Start
		}
		kept = append(kept, s)
	}
	c.content = kept
}

// holdsQuotation reports whether a quotation starts in s.
func (p *page) holdsQuotation(s text.Span) bool {
	k := sort.Search(len(p.quotes), func(i int) bool { return p.quotes[i].Span.Start >= s.Start })
	return k < len(p.quotes) && p.quotes[k].Span.Start < s.End
}

// ended reports whether a quotation is closed, after a mark that ends a clause.
func (p *page) ended(q quotation) bool {
	return q.Closed && !q.Inner.Empty() && strings.IndexByte(",.!?", p.src[q.Inner.End-1]) >= 0
}

// adds reports whether a stretch begins with a word that tells what went with
// the words before it.
func (p *page) adds(s text.Span) bool {
	w, _, _ := strings.Cut(strings.TrimLeft(p.src[s.Start:s.End], ", "), " ")
	return strings.HasSuffix(w, "ing") || sequels[w]
}

var sequels = wordSet(`when though although after before until even as`)

// quotationFrom returns the quotation that starts at a byte or after the blanks
// there; -1 for none.
func (p *page) quotationFrom(at int) int {
	for at < len(p.src) && p.src[at] == ' ' {
		at++
	}
	return p.quotationAt(at)
}

// toTheMark lets contents that open a quotation and stop inside it go on to its
// closing mark, unless something else is reported there: the model reads no
// further than some sentences. A mark that only opens is left to what follows.
func (p *page) toTheMark(out []candidate) {
	taken, cues := contentsOf(out), cuesOf(out)
	for i := range out {
		for k := range out[i].content {
			s := &out[i].content[k]
			if q := p.quotationAround(s.End); q >= 0 && p.quotes[q].Inner.Start == s.End {
				if end := len(trimRight(p.src[:p.quotes[q].Span.Start])); end > s.Start {
					s.End = end
				}
			}
			q := p.quotationAt(s.Start)
			if q < 0 || !p.speech(q) {
				continue
			}
			rest := text.Span{Start: s.End, End: p.quotes[q].Span.End}
			if rest.Start < p.quotes[q].Inner.End && taken.at(rest) < 0 && cues.at(rest) < 0 {
				s.End = rest.End
			}
		}
	}
}

// quotationAround returns the outermost quotation whose marks stand around a
// byte or right beside it, or -1.
func (p *page) quotationAround(at int) int {
	k := sort.Search(len(p.quotes), func(i int) bool { return p.quotes[i].Span.Start >= at })
	for k--; k >= 0; k-- {
		if q := p.quotes[k]; q.Parent < 0 {
			if at <= q.Span.End {
				return k
			}
			break
		}
	}
	return -1
}
