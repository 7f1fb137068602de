package compare

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/text"
)

// Who holds a passage (requirement R1: the stance is the source's, never the
// narrator's). Statements decide where they name a source; where they do not,
// the words of the sentence do.

// sayingWords report speech. They are looked up by stem.
var sayingWords = stems(`say tell state claim announce declare assert insist argue maintain contend allege add note remark observe stress emphasise emphasize
	underline underscore explain clarify confirm acknowledge admit reveal disclose write tweet reply answer respond deny reject refute dismiss
	dispute rebut contradict describe call warn suggest believe purport accuse charge blame comment express
	protest inform brief characterise characterize recount reiterate reaffirm decline urge conclude indicate shout recognise continue complain`)

// sayingNouns are a side's words where they follow its name: "Roque's account".
var sayingNouns = setOf("account statement words release tweet post version readout report denial description announcement spokesman spokeswoman spokesperson office")

func (m *material) hold(r onrecord.Reading, ps []*passage) {
	d := r.Document
	if d.SpeaksFor != "" {
		m.holdOwn(d, ps)
		return
	}
	n := m.namer(ps)
	m.strangers[d.ID] = n.others
	relayed := m.relayedSide(d)
	for _, p := range ps {
		p.side, p.voice = n.cited(p), citedVoice
		if p.side == "" {
			p.voice = noVoice
		} else {
			p.joint = n.together(p)
		}
	}
	defer dropUnsaid(ps)
	if relayed != "" {
		relay(ps, relayed)
		return
	}
	m.holdStatements(r, ps)
	shareQuotations(ps)
	n.carry(ps)
	m.orphan(ps)
	m.leaveToOthers(r, ps)
	m.holdTurns(r, ps)
}

// holdTurns gives what is said in the turns of an interview or a record to who
// speaks, whatever stands around it. A question is nobody's account.
func (m *material) holdTurns(r onrecord.Reading, ps []*passage) {
	d := r.Document
	if len(d.Turns) == 0 {
		return
	}
	asks := questions(d, ps)
	for i, p := range ps {
		if p.question = asks[i]; p.question {
			p.side, p.voice = "", noVoice
		}
	}
	for _, s := range r.Statements {
		if s.In != "" || !spokenInTurn(d, s) {
			continue
		}
		side := m.sideOf(d, s)
		for _, p := range ps {
			if p.question || !covered(p.span, s.Content.Spans) {
				continue
			}
			if p.side, p.voice, p.stmt = side, citedVoice, s.ID; side == "" {
				p.voice, p.stmt = noVoice, ""
			}
		}
	}
}

// spokenInTurn reports whether a statement is what a speaker says in a turn.
func spokenInTurn(d *onrecord.Document, s onrecord.Statement) bool {
	return s.Source != nil && len(s.Source.Spans) == 1 && slices.ContainsFunc(d.Turns, func(t onrecord.Turn) bool {
		return !t.Question && t.Speaker == s.Source.Spans[0] && t.Span.Contains(s.Content.Hull())
	})
}

// leaveToOthers marks what the reporter gives to somebody who is no side, or
// another side's: it may go with the account around it, but denies nothing on
// that side's behalf.
func (m *material) leaveToOthers(r onrecord.Reading, ps []*passage) {
	for _, s := range r.Statements {
		if s.In != "" || s.Source == nil || len(s.Source.Spans) == 0 || m.sideOf(r.Document, s) != "" || !reports(r.Document, s) {
			continue
		}
		source := r.Document.Text.Slice(s.Source.Spans[0])
		parts, nation := partsOf(s), nationOf(strings.Fields(source))
		others, notTheirs := others(s.Source.Form, source), notTheirs(source)
		for _, p := range ps {
			if p.side == "" || p.stmt != "" || !covered(p.span, parts) {
				continue
			}
			if notTheirs {
				p.voice = noVoice
			}
			p.others = p.others || others || nation != "" && m.stateOf(p.side) != nation
		}
	}
}

// others reports whether a source is a name, or one or some of several: "a
// spokesman" and "the minister" may well be the side's own.
func others(form onrecord.SourceForm, source string) bool {
	first, _, _ := strings.Cut(strings.ToLower(source), " ")
	return form == onrecord.Named || form == onrecord.Unnamed && someOf.has(first) || peopleOf(strings.ToLower(source))
}

// peopleOf reports whether a source is those around somebody: "the minister's
// people" are not the side that spoke before unless it is named.
func peopleOf(source string) bool {
	whose, who, ok := strings.Cut(strings.ReplaceAll(source, "’", "'"), "'s ")
	return ok && whose != "" && circles.has(who)
}

var circles = setOf("people camp aides allies supporters team circle entourage friends backers")

var someOf = setOf("one two three some several many other others another few most")

// partsOf is all that a statement takes up: source, cue and content.
func partsOf(s onrecord.Statement) []text.Span {
	return slices.Concat(s.Content.Spans, s.Cue.Spans, s.Source.Spans)
}

// dropUnsaid takes from every account what nobody denies and nobody asserts:
// reports of what a text leaves out, indirect questions, and what unnamed
// people who are no side are said to think. A claim at which a side wonders
// stays, to be held off.
func dropUnsaid(ps []*passage) {
	for _, p := range ps {
		p.wonders = p.voice <= citedVoice && wonderedAt(p.words) != nil
		if silenceReported(p.words) || questionReported(p.words) && !p.wonders || p.voice > citedVoice && sayingOfOthers(p.words) {
			p.voice = noVoice
		}
	}
}

// sayingOfOthers finds unnamed commentators with a word of saying after them:
// "some analysts believe", "outlets have claimed".
func sayingOfOthers(ws []word) bool {
	for i, w := range ws {
		for k := i + 1; commentators.has(w.low) && k < min(len(ws), i+4); k++ {
			if verbOfSaying(ws, k) {
				return true
			}
		}
	}
	return false
}

var commentators = setOf("analysts commentators columnists critics observers experts pundits outlets bloggers opponents")

var (
	askingWords   = setOf("wonder wonders wondered wondering question questions questioned asks asked")
	questionWords = setOf("why whether if how")
	// beforeAnswer precede "asked" where an answer follows: "when asked whether".
	beforeAnswer = setOf("when if as after was were been being once and")
)

// questionReported reports whether the words tell of somebody's question ("he
// wonders why some say that ..."), which puts nothing forward. Being asked is
// no question of the side's: the answer follows in the same sentence.
func questionReported(ws []word) bool {
	for i := 1; i+1 < len(ws); i++ {
		if askingWords.has(ws[i].low) && questionWords.has(ws[i+1].low) && ws[i-1].kind == plainWord && !beforeAnswer.has(ws[i-1].low) {
			return true
		}
	}
	return false
}

// wonderedAt returns the claim of others that somebody wonders at: "he wondered
// why some had said that ..."; nil for none.
func wonderedAt(ws []word) []word {
	for i := 0; i+1 < len(ws); i++ {
		if wondering.has(ws[i].low) && containsAny(ws[i+1:i+2], "why", "how", "where") {
			return reported(ws[i+1:], -1)
		}
	}
	return nil
}

var wondering = setOf("wonder wonders wondered wondering puzzled baffled")

func silenceReported(ws []word) bool {
	for _, n := range negations(ws) {
		if reportsSilence(ws, n) {
			return true
		}
	}
	return false
}

// orphan gives a report that names no source at all to the one side that has
// no document of its own, as the reporter's words.
func (m *material) orphan(ps []*passage) {
	var without []onrecord.SideID
	for _, v := range m.sides {
		if !slices.ContainsFunc(m.c.Readings, func(r onrecord.Reading) bool { return r.Document.SpeaksFor == v.ID }) {
			without = append(without, v.ID)
		}
	}
	if len(without) != 1 || len(without) == len(m.sides) || slices.ContainsFunc(ps, (*passage).pronounSays) {
		return
	}
	for _, p := range ps {
		if p.side == "" && !p.title {
			p.side, p.voice = without[0], narratedVoice
		}
	}
}

// relay gives all of a report to the side whose text it passes on.
func relay(ps []*passage, side onrecord.SideID) {
	for _, p := range ps {
		if p.side != side {
			p.side, p.voice = side, relayedVoice
		}
	}
}

// shareQuotations gives the sentences of one quotation the source that one of
// them names.
func shareQuotations(ps []*passage) {
	for i := 0; i < len(ps); {
		j := quotationEnd(ps, i)
		var from *passage
		for _, p := range ps[i:j] {
			if from == nil && p.voice == citedVoice {
				from = p
			}
		}
		for _, p := range ps[i:j] {
			if from != nil && p.voice != citedVoice {
				p.side, p.voice, p.stmt = from.side, citedVoice, from.stmt
			}
		}
		i = j
	}
}

// quotationEnd returns the index after the last sentence of the quotation that
// ps[i] leaves open, within its paragraph.
func quotationEnd(ps []*passage, i int) int {
	for j := i; j < len(ps); j++ {
		if ps[j].para != ps[i].para {
			return max(j, i+1)
		}
		if !ps[j].open {
			return j + 1
		}
	}
	return len(ps)
}

// holdOwn gives a side its own document, less what others ask or say in it.
func (m *material) holdOwn(d *onrecord.Document, ps []*passage) {
	asks := questions(d, ps)
	for i, p := range ps {
		p.question = asks[i]
		p.claimed = !asks[i] && m.citesOthers(p, d.SpeaksFor)
		if !asks[i] && !p.claimed {
			p.side, p.voice = d.SpeaksFor, ownVoice
		}
	}
}

// questions marks the passages that a reporter speaks: turns marked so by
// reading, or paragraphs from a "Q" to the next speaker's label.
func questions(d *onrecord.Document, ps []*passage) []bool {
	out := make([]bool, len(ps))
	if len(d.Turns) > 0 {
		for i, p := range ps {
			for _, turn := range d.Turns {
				out[i] = out[i] || (turn.Question && turn.Span.Overlaps(p.span))
			}
		}
		return out
	}
	asking := false
	for i, p := range ps {
		if i == 0 || ps[i-1].para != p.para {
			asking = turnOf(d.Text.String()[p.span.Start:], asking)
		}
		out[i] = asking
	}
	return out
}

func turnOf(line string, asking bool) bool {
	if strings.HasPrefix(line, "Q ") || strings.HasPrefix(line, "Q:") || strings.HasPrefix(line, "QUESTION:") {
		return true
	}
	label, _, ok := strings.Cut(line, ":")
	if ok && len(label) > 3 && len(label) < 60 && label == strings.ToUpper(label) {
		return false
	}
	if strings.HasPrefix(line, "[...]") || strings.HasPrefix(line, "[…]") {
		return false
	}
	return asking
}

// citesOthers reports whether a sentence of a side's own document passes on
// what others claim: "They say that ...", "According to the agency ...".
func (m *material) citesOthers(p *passage, own onrecord.SideID) bool {
	for i := range p.words {
		w := p.words[i]
		next := func(k int) string {
			if i+k < len(p.words) {
				return p.words[i+k].low
			}
			return ""
		}
		if w.low == "they" && setClaiming.has(next(1)) {
			return true
		}
		if othersClaim.has(w.low) && i > 0 && i < 9 && !negatedAt(p.words, i) && m.claimsForOthers(p.words[:i], own) {
			return true
		}
		if w.low == "according" && next(1) == "to" && !ourselves.has(next(2)) && m.sideNamedIn(p.words[i:min(i+8, len(p.words))]) != own {
			return i < 3
		}
	}
	return false
}

// claimsForOthers reports whether ws, before a verb of claiming, name another side
// or state and not the side's own.
func (m *material) claimsForOthers(ws []word, own onrecord.SideID) bool {
	state, others := m.stateOf(own), false
	for _, w := range ws {
		if w.kind == mark || containsAny([]word{w}, "that", "what", "as", "than", "unlike", "contrary", "while", "although", "if", "when") {
			return false
		}
		if strings.HasPrefix(w.stem, "<") {
			if w.stem == state {
				return false
			}
			others = true
		}
	}
	for _, at := range m.mentions(ws) {
		if at.side.ID == own {
			return false
		}
		others = true
	}
	return others
}

// othersClaim are verbs by which one passes on what another says and stands off.
var othersClaim = setOf("claims claimed alleges alleged asserts asserted purports purported pretends pretended")

var setClaiming = setOf("say claim allege argue insist assert maintain")

// papers end the names of newspapers, which may have a capital's in them: "The
// Washington Post".
var papers = setOf("post times guardian herald tribune journal examiner globe mail telegraph")

// relayedSide returns the side whose text a report's outlet line says that it
// passes on ("following the Kremlin website", "quoting Xinhua"), or "".
func (m *material) relayedSide(d *onrecord.Document) onrecord.SideID {
	low := " " + fold(d.Outlet) + " "
	for _, cue := range []string{" quoting ", " following ", " citing ", " carrying ", " reproducing "} {
		if _, after, ok := strings.Cut(low, cue); ok && !hasAny(m.wordsIn(after), papers) {
			return m.sideNamedIn(m.wordsIn(after))
		}
	}
	return ""
}

var (
	sayingParticiples = setOf("saying adding stating") // the only -ing forms that report by themselves
	sayingOrNoun      = setOf("statement statements announcement claim claims comments remarks call calls notes charges note warning protest protests")
)

// determiners make a noun of the word after them: "never got an answer". Who
// puts the blame on another says something all the same.
var determiners = setOf("a an the no any his her its their our my your this these those every each")

// verbOfSaying reports whether the word at k reports speech as a verb does.
func verbOfSaying(ws []word, k int) bool {
	w := ws[k]
	if k+1 < len(ws) && (w.low == "pushed" && ws[k+1].low == "back" || w.low == "ruled" && ws[k+1].low == "out" || w.low == "pointed" && ws[k+1].low == "out" && !(k+2 < len(ws) && ws[k+2].low == "of") || putsAt(ws, k) || dismissal(ws, k) > 0) {
		return true
	}
	if w.kind != plainWord || !sayingWords.has(w.stem) || w.upper && k > 0 {
		return false
	}
	if strings.HasSuffix(w.low, "ing") && !sayingParticiples.has(w.low) || k > 0 && determiners.has(ws[k-1].low) && w.low != "blame" && !allDispute(ws, k) {
		return false
	}
	return !sayingOrNoun.has(w.low) || closesClaim(ws, k)
}

// putsAt finds "put the dead at three".
func putsAt(ws []word, k int) bool {
	if ws[k].low != "put" && ws[k].low != "puts" {
		return false
	}
	for j := k + 2; j+1 < min(len(ws), k+10); j++ {
		if ws[j].low == "at" && ws[j+1].kind == number {
			return true
		}
	}
	return false
}

// closesClaim reports whether the "claims" at k is the verb at the end of an
// aside: "the bridge was mined, the army claims, and then blown up".
func closesClaim(ws []word, k int) bool {
	if ws[k].low != "claims" || k < 2 || k+1 >= len(ws) || !containsAny(ws[k+1:k+2], ",", ".") {
		return false
	}
	from := k - 1
	for from > 0 && ws[from].kind == plainWord && k-from < 6 {
		from--
	}
	return ws[from].low == "," && containsAny(ws[from+1:from+2], "the", "its") || ws[from].low == "," && ws[from+1].upper
}

// quotedWords marks the words inside double quotation marks; open says whether
// a quotation goes on from the sentence before, and then into the next.
func quotedWords(ws []word, open bool) ([]bool, bool) {
	out := make([]bool, len(ws))
	for i, w := range ws {
		switch w.stem {
		case "“":
			open = true
		case "”":
			open = false
		case "\"":
			open = !open
		default:
			out[i] = open
		}
	}
	return out, open
}

// holdStatements lets found statements say who holds the sentences whose own
// words name no source: pronouns, roles and sources named further off.
func (m *material) holdStatements(r onrecord.Reading, ps []*passage) {
	for _, s := range r.Statements {
		side := m.sideOf(r.Document, s)
		if side == "" || s.In != "" || !reports(r.Document, s) {
			continue
		}
		parts := partsOf(s)
		for _, p := range ps {
			if !covered(p.span, parts) {
				continue
			}
			if p.voice != citedVoice {
				p.side, p.voice = side, citedVoice
			}
			if p.side == side && p.stmt == "" {
				p.stmt = s.ID
			}
		}
	}
}

// reports asks that a statement rests on a word of saying: "Washington has no
// wish to" is a report about Washington, not by it.
func reports(d *onrecord.Document, s onrecord.Statement) bool {
	for _, span := range s.Cue.Spans {
		for _, w := range wordsIn(d.Text.String(), span) {
			if sayingWords.has(w.stem) || sayingNouns.has(w.low) || w.low == "according" {
				return true
			}
		}
	}
	return false
}

func covered(s text.Span, spans []text.Span) bool {
	n := 0
	for _, o := range spans {
		if s.Overlaps(o) {
			n += min(s.End, o.End) - max(s.Start, o.Start)
		}
	}
	return 3*n > s.Len()
}

func (m *material) sideOf(d *onrecord.Document, s onrecord.Statement) onrecord.SideID {
	if s.Source == nil {
		return ""
	}
	for i := range m.sides {
		if s.Source.Party != "" && m.sides[i].parties[s.Source.Party] {
			return m.sides[i].ID
		}
	}
	if s.Source.Speaker != "" {
		if id := m.sideNamedIn(m.wordsIn(s.Source.Speaker)); id != "" {
			return id
		}
	}
	t := d.Text.String()
	for _, span := range s.Source.Spans {
		ws := m.spelt.wordsIn(t, span)
		if id := m.sideNamedIn(ws); id != "" && !m.strange(d, ws) && !notTheirs(t[span.Start:span.End]) {
			return id
		}
	}
	return ""
}

// notTheirs reports whether a source is named by whom it is not: "Lind's
// predecessor", "the former president".
func notTheirs(source string) bool {
	words := strings.FieldsFunc(strings.ToLower(source), func(r rune) bool { return r == ' ' || r == ',' })
	for i, w := range words {
		if i > 0 && (strings.HasSuffix(words[i-1], "'s") || strings.HasSuffix(words[i-1], "’s")) && apartFrom.has(w) || i < 2 && (w == "former" || strings.HasPrefix(w, "ex-")) {
			return true
		}
	}
	return false
}

// apartFrom are whom one names by somebody for whom they do not speak.
var apartFrom = setOf("predecessor predecessors successor rival rivals opponent opponents critics critic enemies foe foes brother sister wife husband son daughter father mother widow biographer counterpart")

// carry gives sentences without a source of their own the source before them:
// pronouns and bare quotations firmly, the reporter's words weakly. A sentence
// of the reporter's that is about another side's person hands the word to it.
func (n *namer) carry(ps []*passage) {
	var last *passage // the last to cite or name a side
	main, guest := mostCited(ps), false
	for i := 0; i < len(ps); {
		end := quotationEnd(ps, i)
		for _, p := range ps[i:end] {
			if p.title {
				continue
			}
			if p.voice <= relayedVoice {
				last, guest = p, false
				continue
			}
			if guest = n.strangerSpeaks(p) || guest && p.before != nil && p.before.para == p.para && (carries(ps[i:end]) || p.heSays()); guest {
				p.side, p.voice = "", noVoice
				continue
			}
			if by := n.spokenOf(p); by != "" {
				p.side, p.voice, last = by, carriedVoice, p
				continue
			}
			n.carryOn(p, last, main, carries(ps[i:end]))
			if side := n.subject(p); last != nil && side != "" && side != last.side && p.voice == narratedVoice && !n.goesOn(p, last) {
				p.side, p.close, last = side, false, p
			}
		}
		i = end
	}
	leadIn(ps)
}

// goesOn reports whether p goes on with the account of last, of what others did:
// "According to the company a worker struck a foreman. The union kept ..."
func (n *namer) goesOn(p, last *passage) bool {
	return p.para == last.para && last.voice <= citedVoice && len(p.words) > 1 && n.calledAt(p.words, 1) != nil
}

// carries reports whether a stretch of quotation or one sentence is what the
// one spoken of last says.
func carries(ps []*passage) bool {
	return opensQuoted(ps[0].words) || slices.ContainsFunc(ps, (*passage).pronounSays)
}

func (n *namer) carryOn(p, last *passage, main onrecord.SideID, firm bool) {
	switch {
	case last == nil:
		p.side, p.voice = main, narratedVoice
	case firm:
		p.side, p.voice = last.side, carriedVoice
	default:
		p.side, p.voice = last.side, narratedVoice
		p.close = last.voice <= relayedVoice && (p.before == last || p.before != nil && p.before.before == last)
	}
}

// leadIn gives a quotation at the head of a report to the source named after it.
func leadIn(ps []*passage) {
	for i, p := range ps {
		if p.voice <= relayedVoice {
			return
		}
		if !p.title && opensQuoted(p.words) && i+1 < len(ps) {
			p.side, p.voice = ps[i+1].side, carriedVoice
		}
	}
}

// subject returns the side whose name a sentence begins with, "" for none.
func (n *namer) subject(p *passage) onrecord.SideID {
	if side := n.inTheEyesOf(p); side != "" {
		return side
	}
	named := n.mentions(p.words)
	if len(named) == 0 {
		return ""
	}
	first, from := named[0], pastQuestion(p.words)
	for _, at := range named {
		if at.at >= from {
			first = at
			break
		}
	}
	if first.at < from || first.at > from+7 || p.quoted[first.at] || slices.ContainsFunc(p.words[from:first.at], func(w word) bool { return governing.has(w.low) }) {
		return ""
	}
	return first.side.ID
}

// governing words put what follows them under another's action.
var governing = setOf("to with from against by on after before for at about between over towards said told has have had is was were are")

// mostCited returns the side that most passages cite, the first of equals.
func mostCited(ps []*passage) onrecord.SideID {
	count := map[onrecord.SideID]int{}
	var best onrecord.SideID
	for _, p := range ps {
		if p.voice == citedVoice {
			count[p.side]++
		}
	}
	for _, p := range ps {
		if count[p.side] > count[best] {
			best = p.side
		}
	}
	return best
}

func opensQuoted(ws []word) bool {
	return len(ws) > 0 && (ws[0].stem == "“" || ws[0].stem == "\"" || ws[0].stem == "‘" || ws[0].stem == "'")
}

var pronouns = setOf("he she it they official spokesman spokeswoman spokesperson ministry statement agency readout army report source minister president tweet post text release words document letter note message memo communique declaration video mission embassy")

// pronounSays finds "he said", "the statement added" outside quotation marks.
func (p *passage) pronounSays() bool {
	ws, quoted := p.words, p.quoted
	for i := range ws {
		if quoted[i] || !pronouns.has(ws[i].low) {
			continue
		}
		for k := i + 1; k < min(len(ws), i+4); k++ {
			if !quoted[k] && verbOfSaying(ws, k) {
				return true
			}
		}
	}
	return false
}
