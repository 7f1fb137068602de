package compare

import (
	"cmp"
	"slices"
	"strings"

	"onrecord"
	"onrecord/text"
)

// A candidate is something that one side puts forward, from which a row may be
// made.
type candidate struct {
	p      *passage
	at     int // its place among the passages
	text   string
	worth  float64 // how much a row about it would tell
	denied bool    // worded from a denial: the row says what was denied
	part   bool    // one clause of several
	slot   bool    // asks for a value only: the day, the place
}

// setting names the setting of a row that is worded from what was said before
// the press or in a text; others are read from the row's words.
func (c candidate) setting() string {
	if w := c.p.where(); w != inMeeting {
		return w
	}
	return ""
}

// most is how many rows are tried: beyond it, what only one source says about
// nothing that others speak of is left for [Ask].
const most = 120

// candidates are what the sides put forward, one or more a passage, those that
// other sides speak to first. Passages that tell little are not worded once
// enough others tell more.
func (m *material) candidates() []candidate {
	var offers []offer
	for i, p := range m.passages {
		if m.putsForward(p) {
			offers = append(offers, m.offer(p, i))
		}
	}
	slices.SortStableFunc(offers, func(a, b offer) int { return cmp.Compare(b.most, a.most) })
	var out []candidate
	for i, o := range offers {
		if i%(most/4) == 0 {
			if out = mostTelling(out); len(out) >= most && out[most-1].worth > o.most {
				break
			}
		}
		out = append(out, m.worded(o)...)
	}
	out = mostTelling(out)
	return append(append(m.days(), m.places()...), out[:min(most, len(out))]...)
}

// An offer is a passage that may give candidates.
type offer struct {
	p     *passage
	at    int // its place among the passages
	worth float64
	most  float64 // that a candidate of it may be worth
}

// ofDenial is how much more a row tells that is worded from a denial.
const ofDenial = 1

func (m *material) offer(p *passage, at int) offer {
	o := offer{p: p, at: at, worth: m.worth(p)}
	o.most = o.worth
	if len(p.negations()) > 0 || len(p.refusals(m)) > 0 || p.falseAt() >= 0 {
		o.most += ofDenial
	}
	return o
}

// worded makes candidates of what a passage denies and of what it says.
func (m *material) worded(o offer) []candidate {
	var out []candidate
	for _, text := range m.denials(o.p) {
		out = append(out, candidate{p: o.p, at: o.at, text: text, worth: o.worth + ofDenial, denied: true})
	}
	if len(o.p.heavy(m)) == 0 {
		return out
	}
	for i, text := range m.clauses(o.p) {
		if ws := m.wordsIn(text); m.telling(ws) && states(text) {
			out = append(out, candidate{p: o.p, at: o.at, text: text, worth: o.worth - plainFirst(ws), part: i > 0})
		}
	}
	return out
}

// mostTelling puts those first that tell most, of equals in the order of the
// passages, and leaves out repetitions.
func mostTelling(cs []candidate) []candidate {
	slices.SortStableFunc(cs, func(a, b candidate) int { return cmp.Or(cmp.Compare(b.worth, a.worth), cmp.Compare(a.at, b.at)) })
	return distinctCandidates(cs)
}

// plainFirst is what puts a row that negates something behind those that may say
// it: who asserts the one denies the other, and that is read more easily.
func plainFirst(ws []word) float64 {
	if len(negations(ws)) > 0 {
		return 4
	}
	return 0
}

// distinctCandidates leaves out what a side puts forward twice in one wording.
func distinctCandidates(cs []candidate) []candidate {
	type key struct {
		side onrecord.SideID
		text string
	}
	seen := map[key]bool{}
	return slices.DeleteFunc(cs, func(c candidate) bool {
		k := key{c.p.side, c.text}
		again := seen[k]
		seen[k] = true
		return again
	})
}

// days puts the days for the talk to each other where sources differ.
func (m *material) days() []candidate {
	var out []candidate
	seen := map[string]bool{}
	for _, d := range dateDiscrepancies(m) {
		for _, p := range m.passages {
			if e, ok := m.eventDay(p); ok && p.side != "" && !p.question && !seen[e.day.String()] && slices.ContainsFunc(d.Values, func(v onrecord.Value) bool { return v.Value == e.day.String() }) {
				seen[e.day.String()] = true
				out = append(out, candidate{p: p, text: "The talk took place on " + e.day.String(), slot: true})
			}
		}
	}
	return out
}

// places puts to each other whose waters, soil or airspace it was in, where
// sources differ.
func (m *material) places() []candidate {
	var out []candidate
	owners := map[string][]string{} // by what is owned
	for _, p := range m.passages {
		at := p.site()
		if at.owner == "" || p.side == "" || p.question || p.voice > carriedVoice && !p.close || p.negatedNear(at.at) || slices.Contains(owners[at.noun], at.owner) {
			continue
		}
		owners[at.noun] = append(owners[at.noun], at.owner)
		from, to := placePhrase(p.words)
		out = append(out, candidate{p: p, text: "The incident took place in " + p.source(m)[p.words[from].span.Start:p.words[to].span.End], slot: true})
	}
	return slices.DeleteFunc(out, func(c candidate) bool {
		return len(owners[c.p.site().noun]) < 2
	})
}

func (m *material) putsForward(p *passage) bool {
	return p.side != "" && !p.title && !p.question && p.declines() < 0 && p.voice <= carriedVoice && (len(p.heavy(m)) > 0 || pointsBack(p.words))
}

// worth is the heft of the words that some other side uses too; a denial is
// worth more.
func (m *material) worth(p *passage) float64 {
	sum := 0.0
	for _, w := range m.contentOf(p.words) {
		for _, side := range m.speakers[w.stem] {
			if side != p.side {
				sum += w.heft
				break
			}
		}
	}
	if len(p.negations()) > 0 || slices.ContainsFunc(p.words, func(w word) bool { return denyWords.has(w.stem) }) {
		sum += 3
	}
	return sum
}

// clauses words what a passage says: the contents of its statements where some
// were found, cut where a new clause begins.
func (m *material) clauses(p *passage) []string {
	var out []string
	for _, span := range m.said(p) {
		t, from := p.source(m), span.Start
		for i, w := range p.words {
			joins := w.low == ";" || w.low == "," && i+6 < len(p.words) && p.words[i+1].low == "and" && !clauseless.has(p.words[i+2].low) && !strings.HasSuffix(p.words[i+2].low, "ing")
			if joins && w.span.End < span.End && len(strings.Fields(t[from:max(from, w.span.Start)])) > 5 {
				out = m.appendWording(out, t[from:w.span.Start])
				from = w.span.End
			}
		}
		out = m.appendWording(out, t[from:span.End])
		if inner := innerClause(p.words, span); inner > 0 {
			out = m.appendWording(out, t[inner:span.End])
		}
	}
	return out
}

// innerClause returns where the clause behind "made it clear that" or "noted
// that" starts inside span, 0 for none: what was told is a claim of its own.
func innerClause(ws []word, span text.Span) int {
	for i := 1; i+4 < len(ws); i++ {
		told := verbOfSaying(ws, i-1) && !(i > 1 && determiners.has(ws[i-2].low)) || containsAny(ws[i-1:i], "clear", "is", "was", "plain")
		if ws[i].low == "that" && told && ws[i].span.Start > span.Start && ws[i].span.End < span.End {
			return ws[i].span.End
		}
	}
	return 0
}

// said returns what a passage says without who says it: the contents of the
// side's statements in it, or all of it.
func (m *material) said(p *passage) []text.Span {
	var out []text.Span
	r := m.c.Readings[p.doc]
	for _, s := range r.Statements {
		hull := s.Content.Hull()
		cut := text.Span{Start: max(hull.Start, p.span.Start), End: min(hull.End, p.span.End)}
		if p.voice == citedVoice && s.In == "" && cut.Len() > 20 && !p.broken(cut) && m.sideOf(r.Document, s) == p.side && reports(r.Document, s) {
			out = append(out, cut)
		}
	}
	if out == nil {
		out = []text.Span{p.span}
	}
	return out
}

// broken reports whether a stretch of p begins inside a clause: "to say how he
// answered", "pressuring him to resign". Without the words before it, it says
// nothing.
func (p *passage) broken(s text.Span) bool {
	i := wordAt(p.words, s.Start)
	if i == 0 || i >= len(p.words) {
		return false
	}
	before, first := p.words[i-1], p.words[i]
	if takesObject.has(before.stem) {
		return true
	}
	if first.upper {
		return false
	}
	return before.kind == plainWord && before.low != "that" && !verbOfSaying(p.words, i-1) || clauseless.has(first.low) || strings.HasSuffix(first.low, "ing") && !p.quoted[i]
}

// takesObject are verbs after which no clause stands but somebody or something:
// "accused Brazil of ...", "urged Brazil to ...".
var takesObject = stems("accuse urge suspect blame charge reject contradict describe dismiss brand label invite request order beg condemn criticise criticize call ask")

// clauseless words open no clause that stands alone.
var clauseless = setOf("to of is was are were be been has had which who whom whose whether than as for with by from")

// telling reports whether a row header is about something: not only "that will be
// for later", "thank you again".
func (m *material) telling(ws []word) bool {
	least := 1
	switch {
	case containsAny(ws[:min(6, len(ws))], "you", "your"):
		return false // said to somebody in the room
	case pointing.has(ws[0].low) || strings.HasPrefix(ws[0].low, "that'"):
		least = 3
	case itself.has(ws[0].low) || ws[0].low == "thank":
		least = 2
	}
	told := slices.DeleteFunc(m.heavy(ws), func(w word) bool { return falseWords.has(w.low) || verity.has(w.low) })
	return len(told) >= least
}

// verity are words of what is true, which alone name no claim: "the truth is very
// different".
var verity = setOf("truth true reality facts different otherwise")

var pointing = setOf("this that that's that’s these those it it's such")

// denials words what a passage denies, without the denial: "no negotiation on
// the release" becomes "negotiation on the release".
func (m *material) denials(p *passage) []string {
	var out []string
	t := p.source(m)
	for _, n := range p.negations() {
		if reportsSilence(p.words, n) {
			continue
		}
		if n.such || anaphoric(n.scope(p.words)) {
			claim := reportedBefore(m, p)
			out = m.appendWording(out, claim)
			if n.such || claim != "" {
				continue
			}
		}
		if from, to, before := m.deniedTopic(p.words, n); from < to && len(m.heavy(p.words[from:to])) > 0 {
			s := phrase(p.words, from, to)
			for _, w := range m.appendWording(nil, t[s.Start:s.End]) {
				out = append(out, lead(before, w, p.words[from].upper && (from > 0 || p.words[1].upper)))
			}
		}
	}
	for _, r := range p.refusals(m) {
		if len(r.heavy) > 1 && denyWords.has(p.words[r.at].stem) {
			scope := untilClause(r.scope)
			s := phrase(scope, 0, len(scope))
			out = m.appendWording(out, claimThat.ReplaceAllString(t[s.Start:s.End], ""))
		}
	}
	if at := p.falseAt(); at >= 0 {
		if claim := untilSaying(reported(p.words, at)); len(m.heavy(claim)) > 1 {
			s := phrase(claim, 0, len(claim))
			out = m.appendWording(out, t[s.Start:s.End])
		}
	}
	return out
}

// untilClause cuts off what a speaker puts in the place of what he denies: "that
// the bonus was to go; it would be paid with the wage".
func untilClause(ws []word) []word {
	if i := slices.IndexFunc(ws, func(w word) bool { return w.low == ";" || w.low == "–" || w.low == "—" }); i > 2 {
		return ws[:i]
	}
	return ws
}

// untilSaying cuts off ", saying ..." behind a claim.
func untilSaying(ws []word) []word {
	for i := 0; i+1 < len(ws); i++ {
		if ws[i].low == "," && (sayingParticiples.has(ws[i+1].low) || containsAny(ws[i+1:i+2], "calling", "and", "but")) {
			return ws[:i]
		}
	}
	return ws
}

// reportedBefore returns the claim that the sentence before p reports of others
// ("analysts claimed that X"), which p denies by pointing back; "" for none.
func reportedBefore(m *material, p *passage) string {
	if p.before == nil || p.before.title {
		return ""
	}
	ws := reported(p.before.words, -1)
	if len(ws) == 0 || len(m.heavy(ws)) == 0 {
		return ""
	}
	s := phrase(ws, 0, len(ws))
	return p.source(m)[s.Start:s.End]
}

// deniedTopic returns where the topic of a negated act of talking stands, and
// what to put before it in a row header.
func (m *material) deniedTopic(ws []word, n negation) (from, to int, lead string) {
	for k := n.at + 1; k < min(n.to, n.at+3); k++ {
		if a := actOf(ws[k : k+1]); a.talking() {
			if ws[n.at].low == "no" {
				return n.at + 1, n.to, ""
			}
			if containsAny(ws[n.at+1:min(n.to, n.at+3)], "been") || k > n.from && ws[k].low[len(ws[k].low)-1] == 'd' && n.from < n.at-1 {
				return n.from, n.at - 1, a.lead() // "X was not discussed"
			}
			return k + 1, n.to, a.lead()
		}
	}
	return 0, 0, ""
}

// speakersOf lists which sides use each stem.
func speakersOf(ps []*passage) map[string][]onrecord.SideID {
	out := map[string][]onrecord.SideID{}
	for _, p := range ps {
		if p.side == "" || p.voice > carriedVoice {
			continue
		}
		for _, w := range p.words {
			if w.heft > 0.3 && !slices.Contains(out[w.stem], p.side) {
				out[w.stem] = append(out[w.stem], p.side)
			}
		}
	}
	return out
}
