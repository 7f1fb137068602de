package attribute

import (
	"slices"

	"onrecord/lang"
)

// A cue is a place in a sentence where words report, before its source and
// content are known. Numbers are atoms of the sentence, ends exclusive.
type cue struct {
	lo, hi int // the reporting phrase: "has not said on Monday that" without "that"
	head   int
	entry  *entry
	frame  byte // what stands to the right, or 0 when the content stands to the left
	from   int  // where the content to the right starts; -1 for none

	passive  bool
	trailing bool // content stands before the source: "..., the minister said"
	inverted bool // the source follows: ", said the minister"
	linked   bool // shares the source of the cue before: ", adding that", "and said"
}

// findCues fills p.cues with the reporting phrases of a sentence.
func (p *page) findCues(s []atom) {
	p.cues = p.cues[:0]
	quoting := slices.ContainsFunc(s, func(a atom) bool { return a.tag == quoted })
	for i := range s {
		if c, ok := p.cueOf(s, i, quoting); ok {
			p.cues = append(p.cues, c)
		}
	}
	p.mergeCues()
}

// cueOf returns the reporting phrase around the word s[i], if there is one.
// Where the sentence quotes, verbs that the lexicon does not list may report.
func (p *page) cueOf(s []atom, i int, quoting bool) (cue, bool) {
	if s[i].known != nil {
		if c, ok := p.knownCue(s, i); ok {
			return c, true
		}
	}
	if quoting {
		return p.utterance(s, i)
	}
	return cue{}, false
}

// knownCue reads the word s[i], which is in the dictionary.
func (p *page) knownCue(s []atom, i int) (cue, bool) {
	if s[i].known.report != nil {
		return p.cueAt(s, i)
	}
	if c, ok := hearsay(s, i); ok {
		return c, true
	}
	return accordingTo(s, i)
}

// mergeCues joins "declined to say", "went on to add" and "was quoted as
// saying" into one phrase each.
func (p *page) mergeCues() {
	out := p.cues[:0]
	for _, c := range p.cues {
		if n := len(out); n > 0 && c.entry.pos == 'n' && c.lo < c.head && out[n-1].lo == c.lo {
			out[n-1] = c // "expressed outrage that": the noun reports
			continue
		}
		if n := len(out); n > 0 && c.lo < out[n-1].hi+2 && joinable(out[n-1], c) {
			prev := out[n-1]
			c.lo, c.linked, c.passive = prev.lo, prev.linked, false
			if prev.entry.class == "decline" {
				c.entry = prev.entry
			}
			out[n-1] = c
			continue
		}
		out = append(out, c)
	}
	p.cues = out
}

func joinable(a, b cue) bool {
	switch a.frame {
	case 't':
		return a.from+1 == b.head && (a.entry.class == "decline" && b.entry.has('q') || a.entry.lemma == "go")
	case 'a': // "quoted as saying"
		return b.head == a.hi
	}
	return false
}

func accordingTo(s []atom, i int) (cue, bool) {
	if !s[i].is("according") || i+2 >= len(s) || !s[i+1].is("to") {
		return cue{}, false
	}
	return cue{lo: i, hi: i + 2, head: i, entry: according, frame: 'p', from: i + 2}, true
}

// hearsay reads "allegedly" and "reportedly", which make a statement of nobody
// named of the clause around them.
func hearsay(s []atom, i int) (cue, bool) {
	switch {
	case s[i].is("allegedly", "purportedly"):
		return cue{lo: i, hi: i + 1, head: i, entry: alleged, frame: 'h', from: i + 1}, true
	case s[i].is("reportedly"):
		return cue{lo: i, hi: i + 1, head: i, entry: reported, frame: 'h', from: i + 1}, true
	}
	return cue{}, false
}

var (
	alleged  = &entry{pos: 'r', class: "assert", lemma: "allegedly", frames: "h"}
	reported = &entry{pos: 'r', class: "report", lemma: "reportedly", frames: "h"}
)

var according = &entry{pos: 'p', class: "assert", lemma: "according", frames: "p"}

// cueAt reads the reporting word at s[i] with what stands around it.
func (p *page) cueAt(s []atom, i int) (cue, bool) {
	c := cue{lo: i, head: i, from: -1}
	l := s[i].known.report
	if s[i].tag == noun || s[i].tag == adj || s[i].tag == name && l.form == formBase {
		return p.nominalCue(s, c, l)
	}
	if !p.verbCue(s, i) {
		return c, false
	}
	c.lo = coordinated(s, groupStart(s, i))
	c.passive = isPassive(s, i)
	c.linked = linked(s, c.lo, s[i].tag)
	c.trailing = p.contentBefore(s, c.lo)
	if !c.passive && p.invertedCue(s, &c, l) {
		return c, true
	}
	return p.frameOf(s, c, l)
}

// contentBefore reports whether a clause or quotation stands right before the
// subject of the verb group at s[lo].
func (p *page) contentBefore(s []atom, lo int) bool {
	k := lo
	if subject := p.subject(s, lo); subject[0] < subject[1] {
		k = subject[0]
	}
	return k > 0 && (s[k-1].tag == quoted || s[k-1].tag == comma && saysSomething(s, [2]int{0, k}))
}

// verbCue reports whether the reporting word at s[i] stands as a verb that
// somebody does: not as an adjective or a reduced clause ("the issued order").
func (p *page) verbCue(s []atom, i int) bool {
	switch s[i].tag {
	case verb:
		return true
	case part:
		return p.participleCue(s, i)
	case base:
		return i == 0 || s[i-1].tag != to || groupStart(s, i) < i
	case ing:
		return i == 0 || s[i-1].tag != det && s[i-1].tag != poss && s[i-1].tag != adj && !s[i-1].is("of")
	case past:
		if i > 0 && (s[i-1].tag == det || s[i-1].tag == poss) {
			return false
		}
		return i+1 == len(s) || !s[i+1].is("by")
	}
	return false
}

// participleCue tells "has said" and "was told" from a participle that only
// describes a noun, unless what follows shows that the tagger took a past tense
// for one.
func (p *page) participleCue(s []atom, i int) bool {
	switch helper(s, i) {
	case be, have:
		return true
	}
	if i > 0 && (s[i-1].xpos == lang.HYPH || attributive(s[i-1].tag)) { // "so-called", "the proposed law"
		return false
	}
	if i > 1 && s[i-1].is("and", "or", "but") || i == 0 || i+1 == len(s) {
		return true
	}
	switch s[i+1].tag {
	case that, quoted, comma, stop, wh:
		return s[i].known.report.entries[0].has('q')
	case prep, adv, to, conj:
		return s[i].is("said")
	}
	return true // an object follows: a past tense
}

// groupStart returns where the verb group that ends in s[i] starts.
func groupStart(s []atom, i int) int {
	lo := i
	for k := i - 1; k >= 0; k-- {
		switch s[k].tag {
		case be, have, do, modal, neg:
			lo = k
		case adv:
			if lo == k+1 && (k == 0 || s[k-1].tag == comma) {
				return lo
			}
			lo = k
		case to:
			if k == 0 || !s[k-1].is("going", "used", "able", "wants", "want", "wanted", "had", "have", "has", "continued", "continues", "went", "wish", "wishes", "wished") {
				return lo
			}
			lo = k
		default:
			return lo
		}
	}
	return lo
}

// coordinated moves the start of a verb group back over a verb that shares its
// object: "have published and quoted".
func coordinated(s []atom, lo int) int {
	if lo < 2 || !s[lo-1].is("and", "or") {
		return lo
	}
	if t := s[lo-2].tag; (t == past || t == part || t == verb) && verbal(s[lo-2]) {
		return groupStart(s, lo-2)
	}
	return lo
}

func isPassive(s []atom, i int) bool {
	return s[i].tag == part && helper(s, i) == be || s[i].tag == past && i > 0 && helper(s, i) == be
}

// linked reports whether the verb group at s[lo] has no subject of its own and
// takes that of the clause before it.
func linked(s []atom, lo int, t tag) bool {
	k := lo - 1
	for k >= 0 && s[k].tag == adv {
		k--
	}
	if k < 0 {
		return t == ing
	}
	switch s[k].tag {
	case comma, dash:
		return t == ing
	case conj:
		return true
	case prep, sub:
		return t == ing
	}
	return false
}

// invertedCue recognises "..., said the minister" and sets the frame of c.
func (p *page) invertedCue(s []atom, c *cue, l *lexeme) bool {
	e := entryFor(l, 'v', 'q')
	if e == nil || len(e.rest) > 0 || e.lemma == "tell" || c.lo != c.head || c.lo == 0 || c.head+1 >= len(s) || s[c.head].tag == ing {
		return false
	}
	switch s[c.lo-1].tag {
	case comma, quoted, dash:
	default:
		return false
	}
	end := nounPhrase(s, c.head+1)
	if s[c.head+1].is("nothing", "something", "anything", "everything") {
		return false // "the bill, backed by all, says nothing about it"
	}
	if end == c.head+1 || s[c.head+1].tag == pron && !s[c.head+1].is("he", "she", "one") {
		return false
	}
	if end < len(s) {
		switch t := s[end].tag; {
		case t == comma, t == stop, t == quoted, t == dash, t == prep, t == colon, t == wh, t == semicolon, t == openBracket, t == sub, t == closeBracket, t == conj, t == ing, t == adv:
		case (t == past || t == part) && p.afterQuotation(s, c.lo): // “...,” said one woman involved in the talks
		default:
			return false
		}
	}
	if s[c.lo-1].tag == comma && (clauseAhead(s, c.head+1) && apposed(s, c.lo-1) || e.lemma != "say" && !saysSomething(s, [2]int{0, c.lo})) {
		return false // "Ana Sok, the mayor, stressed her support"
	}
	c.entry, c.inverted, c.hi = e, true, c.head+1
	return true
}

// apposed reports whether the comma at s[k] closes an apposition or a relative
// clause that another comma opened.
func apposed(s []atom, k int) bool {
	for j := k - 1; j > 0; j-- {
		switch s[j].tag {
		case comma:
			return s[j-1].tag.head()
		case quoted, stop:
			return false
		}
	}
	return false
}

// clauseAhead reports whether a verb makes a clause of what starts at s[k]
// before the next comma.
func clauseAhead(s []atom, k int) bool {
	for ; k < len(s); k++ {
		switch t := s[k].tag; {
		case t.finite(), t == past:
			return true
		case t == comma, t == stop, t == semicolon, t == colon, t == wh:
			return false
		case t == conj && verbNext(s, k+1):
			return false
		}
	}
	return false
}

// verbNext reports whether a verb without a subject of its own follows.
func verbNext(s []atom, k int) bool {
	for k < len(s) && (s[k].tag == adv || s[k].tag == neg) {
		k++
	}
	return k < len(s) && (s[k].tag.finite() || s[k].tag == past || s[k].tag == part || s[k].tag == base)
}

func entryFor(l *lexeme, pos, frame byte) *entry {
	for _, e := range l.entries {
		if e.pos == pos && e.has(frame) {
			return e
		}
	}
	return nil
}
