package compare

import (
	"slices"
	"strings"

	"onrecord"
)

// A retort denies what another side has just been cited for without saying it
// again: "X denied it", "that is not what happened", "she had not". Which words
// it denies is known from where it stands, so it needs none of its own.

// retortRule: the claim is the last of another side before the retort, at most
// two sentences back.
func retortRule(m *material, q *query, p *passage, others map[onrecord.SideID][]fit) (objection, bool) {
	at := p.facts.retort.get(func() int { return m.retortAt(p) })
	if at < 0 {
		return objection{}, false
	}
	claim := p.claimBefore()
	forward := coverage(q.content, claim)
	d := objection{stance: onrecord.Denies, rule: "denied/retort", trigger: p.words[at].span, strength: 0.8 * forward,
		why: "The side denies what another was cited for just before."}
	return d, forward >= 0.65 && coverage(q.core(), claim) >= 0.6 && q.sameSign(claim) && !(forward < 0.75 && m.saidElsewhere(q, p))
}

// claimBefore returns the words of another side's account right before p: in
// the same sentence for a clause, else within the two sentences before.
func (p *passage) claimBefore() []word {
	for b, n := p.before, 0; b != nil && n < 2 && !b.title; b, n = b.before, n+1 {
		if b.claimed || b.side != "" && b.side != p.side && !b.question {
			return b.words
		}
		if b.side != p.side || len(negations(b.words)) == 0 && n > 0 {
			break
		}
	}
	return nil
}

// retortAt finds where p denies by pointing back, -1 for nowhere.
func (m *material) retortAt(p *passage) int {
	for i := range p.words {
		if (baseless(p.words, i) || theMatterNot(p.words, i) || m.deniesPointer(p, i) || callsPointerFalse(p.words, i) || ellipticNo(p.words, i) || bareNo(p.words, i)) && !m.deniedByOther(p, i) {
			return i
		}
	}
	return -1
}

var (
	pointers     = setOf("it this that so them these those her him us me")
	contradicts  = stems("contradict disagree") // beside [denyWords], which also take what is denied
	afterPointer = setOf("on in at when but and saying later earlier yesterday today as to flatly outright strongly categorically vehemently firmly")
)

// deniesPointer finds "denied it", "disputes this", "contradicted her", and a
// verb of denying with nothing after it: ", which Y denies".
func (m *material) deniesPointer(p *passage, i int) bool {
	ws := p.words
	if !denyWords.has(ws[i].stem) && !contradicts.has(ws[i].stem) || ws[i].kind != plainWord || ws[i].upper || negatedAt(ws, i) || deniesNothing(p, i) || i > 0 && determiners.has(ws[i-1].low) {
		return false
	}
	k := i + 1
	if k < len(ws) && pointers.has(ws[k].low) {
		k++
	} else if ws[i].stem != "disagre" && !p.clause {
		return false
	}
	return k >= len(ws) || ws[k].kind == mark || afterPointer.has(ws[k].low)
}

// callsPointerFalse finds "that is simply not true", "called it a lie", "this
// never happened".
func callsPointerFalse(ws []word, i int) bool {
	if i == 0 || !falsities.has(ws[i].low) && !truths.has(ws[i].low) {
		return false
	}
	if truths.has(ws[i].low) != negatedAt(ws, i) || i+1 < len(ws) && ws[i+1].low == "that" {
		return false
	}
	for k := i - 1; k >= max(0, i-6); k-- {
		if containsAny(ws[k:k+1], "that", "this", "it", "these", "all") {
			return k+1 < len(ws) && (containsAny(ws[k+1:k+2], "is", "was", "are", "were", "a", "an", "simply", "never", "did", "had", "has", "pure", "nonsense", "isn't", "wasn't", "didn't") || labels.has(lowAt(ws, k-1))) ||
				k > 0 && labels.has(ws[k-1].low)
		}
		if ws[k].heft > 0.3 && !strings.HasSuffix(ws[k].low, "ly") {
			return false
		}
	}
	return false
}

var (
	truths    = setOf("true accurate correct case happened happen occurred")
	falsities = setOf("false untrue lie lies nonsense wrong invention fabrication fiction baseless unfounded incorrect rubbish")
)

// baseless finds "there is no truth in that", "there is no basis for this".
func baseless(ws []word, i int) bool {
	return i+3 < len(ws) && ws[i].low == "no" && containsAny(ws[i+1:i+2], "evidence", "truth", "basis", "foundation", "substance", "proof") && containsAny(ws[i+2:i+3], "of", "in", "for", "to") &&
		containsAny(ws[i+3:i+4], "this", "that", "it") && (i+4 >= len(ws) || ws[i+4].kind == mark)
}

// ellipticNo finds "she had not", "it did not", "they never did" at the end of a
// clause.
func ellipticNo(ws []word, i int) bool {
	if !negates(ws[i]) || i == 0 {
		return false
	}
	aux := ws[i].low != "not" && ws[i].low != "never" // "hadn't"
	k := i
	if !aux {
		if !elliptic.has(ws[i-1].low) {
			return false
		}
		k = i - 1
	} else if !elliptic.has(trimNot(ws[i].low)) {
		return false
	}
	ends := i+1 >= len(ws) || ws[i+1].kind == mark
	return ends && k > 0 && (speakingPronouns.has(ws[k-1].low) || ws[k-1].upper)
}

func trimNot(low string) string {
	if n := len(low) - 3; n > 0 && low[n:] == "n't" {
		return low[:n]
	}
	return low
}

// theMatterNot finds "the matter was not raised", with nothing said of which
// matter.
func theMatterNot(ws []word, i int) bool {
	if !negates(ws[i]) || i < 2 {
		return false
	}
	k := i - 1
	for k > 0 && auxiliaries.has(ws[k].low) {
		k--
	}
	if k == 0 || ws[k-1].low != "the" || !containsAny(ws[k:k+1], "issue", "matter", "topic", "subject", "question") {
		return false
	}
	for _, w := range ws[i+1 : clauseEnd(ws, i+1)] {
		if w.heft > 0.3 && !proVerbs.has(w.low) {
			return false
		}
	}
	return true
}

var elliptic = setOf("had did was were has have does do is are would could will")

// bareNo finds an answer of one word to a claim: "Not so, says Y", "replied:
// 'No.'"
func bareNo(ws []word, i int) bool {
	opens := i == 0 || containsAny(ws[i-1:i], ":", "\"", "“")
	if !opens || i > 0 && i+1 < len(ws) && ws[i-1].low == ":" && ws[i].kind == mark {
		return false
	}
	return opensWith(ws[i:], noAnswers) && !(i == 0 && len(ws) > 8 && ws[i].low == "no")
}

// rebuttals are the clauses at the end of a report's sentences that give another
// side's denial of the sentence: ", which Y denies", "; Y says it did not".
func (m *material) rebuttals() []*passage {
	var out []*passage
	for i, d := range m.docs {
		if d.SpeaksFor != "" {
			continue
		}
		for _, p := range m.byDoc[i] {
			if p.title || p.voice > citedVoice && !p.close {
				continue
			}
			if c := m.rebuttal(p); c != nil {
				out = append(out, c)
			}
		}
	}
	return out
}

func (m *material) rebuttal(p *passage) *passage {
	for k := 1; k < len(p.words); k++ {
		if p.quoted[k] || !containsAny(p.words[k:k+1], ",", ";", "–", "—") || !slices.ContainsFunc(p.words[:k], commonNoun) {
			continue // behind a dateline no claim has been made yet
		}
		from := k + 1
		for from < len(p.words) && commenting(p.words[from].low) {
			from++
		}
		if from >= len(p.words) || from == k+1 && p.words[k].low == "," {
			continue
		}
		at, ok := m.namerOf(p.doc).at(p.words, from)
		if !ok || at.side.ID == p.side {
			continue
		}
		said := *p
		said.words = p.words[:k]
		c := &passage{doc: p.doc, span: p.span, raw: p.raw, words: p.words[from:], quoted: p.quoted[from:], side: at.side.ID, voice: citedVoice, before: &said, para: p.para, clause: true}
		if said.facts = (facts{}); m.retortAt(c) >= 0 {
			return c
		}
	}
	return nil
}

func commonNoun(w word) bool { return plainNoun(w) && !w.upper }

// commenting reports whether a word leads from a claim to who denies it.
func commenting(low string) bool {
	return leading.has(low) || claimNouns.has(low) && !pointers.has(low) && low != "rest"
}

var leading = setOf("which something a an the that but while although though and one")
