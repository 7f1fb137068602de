package compare

import (
	"slices"
	"strings"

	"onrecord"
)

// featureNames are what the scorer sees of a fit, in the order of its weights.
var featureNames = []string{"bias", "cover", "context", "strict", "salient", "near", "weakest", "back", "same act", "topic", "topic x cover",
	"negation differs", "numbers missed", "names missed", "actors missed", "cited", "relayed", "carried", "narrated", "words asked", "slot empty", "short x cover", "heaviest missed", "ahead", "pairs", "cover x pairs", "quoted", "deeds missed", "deed", "verb", "object", "doer", "other doer"}

// features describes how well a passage answers a query. All lie within 0 and
// 1, or nearly.
func (m *material) features(q *query, f fit, rival float64) []float64 {
	b := func(x bool) float64 {
		if x {
			return 1
		}
		return 0
	}
	topic := q.act == discussed || q.act == raised
	v := f.p.voice
	back := min(1, q.covers(f.p.heavy(m))*2)
	pairs := neighbours(q, f.p)
	e := m.echoOf(q, f.p)
	return []float64{1, f.cover, f.context, f.strict, f.salient, f.near, weakest(q.content, f.met), back,
		b(q.act == otherAct || q.act == f.p.act()), b(topic), b(topic) * f.cover, b(q.negated != f.p.negated(q)),
		missed(q.content, f.met, func(w word) bool { return w.kind == number }),
		missed(q.content, f.met, func(w word) bool { return w.upper && w.kind == plainWord && !m.actors[w.stem] && !q.opens(w) }),
		missed(q.content, f.met, func(w word) bool { return m.actors[w.stem] }),
		b(v == citedVoice), b(v == relayedVoice), b(v == carriedVoice), b(v == narratedVoice),
		min(1, float64(len(q.content))/10), b(m.slotEmpty(q, f.p)), b(len(q.content) <= 3) * f.cover,
		m.heaviestMissed(q, f), f.cover - rival, pairs, f.cover * pairs, b(f.p.quotes()),
		missed(q.content, f.met, func(w word) bool { return w.kind == plainWord && !w.upper && w.heft > 0.3 }),
		e.deed, e.verb, e.object, e.doer, e.other}
}

// quotes reports whether the passage holds quotation marks.
func (p *passage) quotes() bool {
	return p.facts.quotes.get(func() bool {
		return slices.ContainsFunc(p.words, func(w word) bool { return w.stem == "“" || w.stem == "”" || w.stem == "\"" })
	})
}

// heaviestMissed returns the heft of the heaviest word that found no match.
func (m *material) heaviestMissed(q *query, f fit) float64 {
	heaviest := 0.0
	for i, w := range q.content {
		if f.met[i] < 0.5 && !m.actors[w.stem] {
			heaviest = max(heaviest, w.heft)
		}
	}
	return heaviest
}

// neighbours returns the share of neighbouring content words of the query whose
// matches stand close together in the passage.
func neighbours(q *query, p *passage) float64 {
	n, close := 0.0, 0.0
	for i := 0; i+1 < len(q.content); i++ {
		a, b := q.content[i], q.content[i+1]
		if a.heft < 0.3 || b.heft < 0.3 {
			continue
		}
		n++
		if nearEachOther(a, b, p.words) {
			close++
		}
	}
	if n == 0 {
		return 0.5
	}
	return close / n
}

func nearEachOther(a, b word, ws []word) bool {
	for i := range ws {
		if matchAt(&a, ws, i) < 0.6 {
			continue
		}
		for k := max(0, i-5); k < min(len(ws), i+6); k++ {
			if k != i && matchAt(&b, ws, k) >= 0.6 {
				return true
			}
		}
	}
	return false
}

// weakest returns the worst match among the query's heavier words.
func weakest(ws []word, met []float64) float64 {
	worst := 1.0
	for i, w := range ws {
		if w.heft > 0.4 {
			worst = min(worst, met[i])
		}
	}
	return worst
}

// missed returns the share of the chosen words that found no match.
func missed(ws []word, met []float64, chosen func(word) bool) float64 {
	n, lost := 0.0, 0.0
	for i, w := range ws {
		if chosen(w) {
			n++
			lost += 1 - met[i]
		}
	}
	if n == 0 {
		return 0
	}
	return lost / n
}

// opens reports whether w is the query's first word, whose capital says
// nothing.
func (q *query) opens(w word) bool { return len(q.words) > 0 && w.span == q.words[0].span }

func (p *passage) act() act {
	return p.facts.act.get(func() act { return actOf(p.words) })
}

// negated reports whether a negation of the passage reaches a word of q.
func (p *passage) negated(q *query) bool {
	for _, n := range p.negations() {
		for _, w := range p.words[n.from:n.to] {
			for _, c := range q.content {
				if c.heft > 0.3 && c.stem == w.stem {
					return true
				}
			}
		}
	}
	return false
}

// negatesLike reports whether p negates a word of q, or negates something and
// leaves a word of q without a counterpart: "contains no cyanide" for "was
// poisoned". To say no to something is to speak of it, so of what was talked
// about only the word itself counts.
func (p *passage) negatesLike(q *query) bool {
	if p.negated(q) || q.act != otherAct || len(p.negations()) == 0 {
		return p.negated(q)
	}
	return slices.ContainsFunc(q.content, func(c word) bool { return c.kind == plainWord && c.heft > 0.4 && meet(c, p.words) < near })
}

// onlyWanted reports whether p has what q says was done only as what somebody
// asked for, meant or offered to do: "was asked to postpone its ruling" does not
// say that it was postponed.
func (p *passage) onlyWanted(q *query) bool {
	if !p.leavesOpen() {
		return false
	}
	for i, c := range q.words {
		if !strings.HasSuffix(c.low, "ed") && irregular[c.low] == "" || c.upper || strongest.of(c.stem) != otherAct || c.heft < 0.3 || i > 0 && q.words[i-1].low == "to" {
			continue
		}
		wanted, done := false, false
		for k, w := range p.words {
			if w.stem == c.stem || supposedAt(p.words, k) && similar(c, w) >= 0.75 {
				open := wantedAt(p.words, k) || supposedAt(p.words, k)
				wanted, done = wanted || open, done || !open
			}
		}
		if wanted && !done {
			return true
		}
	}
	return false
}

// leavesOpen reports whether p has any word of wanting or supposing.
func (p *passage) leavesOpen() bool {
	return p.facts.open.get(func() bool {
		return slices.ContainsFunc(p.words, func(w word) bool {
			return wanting.has(w.stem) || w.low == "if" || w.low == "unless" || w.low == "whether"
		})
	})
}

// wantedAt reports whether the verb at i is an infinitive under a word of
// wanting.
func wantedAt(ws []word, i int) bool {
	return i > 1 && ws[i-1].low == "to" && slices.ContainsFunc(ws[max(0, i-6):i-1], func(w word) bool { return wanting.has(w.stem) })
}

// supposedAt reports whether the verb at i stands in a clause that only supposes
// it: "if the ruling was delayed".
func supposedAt(ws []word, i int) bool {
	for k := i - 1; k >= 0 && ws[k].kind != mark; k-- {
		if containsAny(ws[k:k+1], "if", "unless", "whether") {
			return true
		}
	}
	return false
}

var wanting = stems("ask request urge call want wish plan threaten offer refuse propose demand invite try seek hope intend appeal decline fail ready willing attempt")

// near is how alike two words are that may stand for one another.
const near = 0.4

// opposed reports whether p says with an opposite what q says with a negation:
// "went badly" for "did not go well".
func (p *passage) opposed(q *query) bool {
	for i := range p.words {
		if i > 0 && p.words[i-1].low == "no" && containsAny(p.words[i:i+1], "more", "longer") {
			return true // "will charge no more fees" for "charges no fees"
		}
	}
	for _, c := range q.content {
		differs := func(w word) bool { return c.stem != w.stem }
		if slices.ContainsFunc(p.turned(), differs) || slices.ContainsFunc(p.words, func(w word) bool { return differs(w) && opposed(c, w) }) {
			return true
		}
	}
	return false
}

// turned returns the verbs of p that say no of their object.
func (p *passage) turned() []word {
	return p.facts.turned.get(func() []word {
		var out []word
		for i, w := range p.words {
			if turns(p.words, i) {
				out = append(out, w)
			}
		}
		return out
	})
}

func anyTurns(ws []word) bool {
	for i := range ws {
		if turns(ws, i) {
			return true
		}
	}
	return false
}

// turns reports whether the word at i says no of its object. Only to rule out
// does: a ruling says nothing of the kind.
func turns(ws []word, i int) bool {
	return turned.has(ws[i].stem) && (ws[i].stem != "rule" || i+1 < len(ws) && ws[i+1].low == "out")
}

// turned are verbs that say no of their object.
var turned = stems("oppose reject refuse rule deny prevent avoid stop lack without unchanged end prohibit ban exclude")

// slotEmpty reports whether the query asks for a particular thing of a talk
// that the passage does not give: who asked for it, or in what tone it was.
func (m *material) slotEmpty(q *query, p *passage) bool {
	if q.asker != "" {
		return m.asker(p).who == ""
	}
	return len(q.tones) > 0 && !tonedTalk(p.words, q.tones)
}

var tones = setOf(`candid frank direct constructive serious substantive in-depth detailed tense cordial friendly warm productive businesslike open honest informal formal
	acrimonious harsh blunt pragmatic positive useful good fruitful tough`)

// toneWords returns the words by which a query characterises a talk; none if
// it is not about tone.
func toneWords(ws []word) []word {
	var out []word
	talk := false
	for _, w := range ws {
		if tones.has(w.low) {
			out = append(out, w)
		}
		talk = talk || talkNouns.has(w.low) || containsAny([]word{w}, "tone", "exchange", "talk", "atmosphere")
	}
	if !talk {
		return nil
	}
	return out
}

// tonedTalk reports whether a passage says a tone of the talk itself, and not
// of talks that are wished for.
func tonedTalk(ws, asked []word) bool {
	for i := range ws {
		for _, t := range asked {
			if matchAt(&t, ws, i) < 0.8 {
				continue
			}
			near := ws[max(0, i-8):min(len(ws), i+8)]
			wished := containsAny(ws[max(0, i-8):i], "willingness", "willing", "ready", "readiness", "need", "should", "must", "hope", "engage")
			if !wished && (hasAny(near, talkNouns) || containsAny(near, "tone", "manner", "views", "exchange", "it", "dialogue")) {
				return true
			}
		}
	}
	return false
}

func hasAny(ws []word, words set) bool {
	for i := range ws {
		if words.has(ws[i].low) {
			return true
		}
	}
	return false
}

// An Example is what the scorer sees of one passage for one proposition, for
// training.
type Example struct {
	Proposition string
	Side        onrecord.SideID
	Anchor      onrecord.Anchor
	Features    []float64
	Affirms     bool // what it says, if it is of q, does not deny q by its form
}

// Examples returns the best few passages of each side for each proposition.
func Examples(c Case, ps []onrecord.Proposition) []Example {
	m := prepare(c)
	var out []Example
	for _, p := range ps {
		q := m.query(p)
		ranked := m.ranked(q)
		for _, v := range m.sides { // in their order: what is learned is the same on every run
			side := v.ID
			fits := slices.DeleteFunc(slices.Clone(ranked[side]), func(f fit) bool { return f.p.wonders }) // never an assertion
			for _, f := range fits[:min(8, len(fits))] {
				out = append(out, Example{p.ID, side, f.p.anchor(m), m.features(q, f, bestOther(ranked, side)), f.affirms(m, q)})
			}
		}
	}
	return out
}

// bestOther returns the best cover that another side's passage gives.
func bestOther(ranked map[onrecord.SideID][]fit, side onrecord.SideID) float64 {
	best := 0.0
	for other, fits := range ranked {
		if other == side {
			continue
		}
		for _, f := range fits[:min(3, len(fits))] {
			best = max(best, f.cover)
		}
	}
	return best
}

// FeatureNames names the features of an [Example], in order.
func FeatureNames() []string { return slices.Clone(featureNames) }
