package compare

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/text"
)

// A voice says how a passage comes to count as a side's account, firmest first.
type voice int

const (
	ownVoice      voice = iota // text of a document that speaks for the side
	citedVoice                 // a report that names the side as its source
	relayedVoice               // a report of a document that relays the side's text
	carriedVoice               // follows what the side was cited for
	narratedVoice              // the reporter's words, nobody named
	noVoice                    // somebody else's, or a question
)

// A passage is one sentence of a document with the side whose account it is.
type passage struct {
	doc      int // index of the reading
	span     text.Span
	words    []word
	side     onrecord.SideID // whose account; "" for the reporter's alone
	voice    voice
	stmt     onrecord.StatementID
	before   *passage // the sentence before it in the document
	para     int
	title    bool
	question bool
	others   bool              // somebody's who is no side, though it stands within a side's account
	joint    []onrecord.SideID // who else says it in the same words
	claimed  bool              // in a side's own text: what it says that others claim
	wonders  bool              // asks why others say something
	close    bool              // narrated, right after a sentence that cites the side
	setting  string            // "press" or "text" where the words were said there
	quoted   []bool            // by word: inside double quotation marks
	open     bool              // a quotation goes on after it
	clause   bool              // the end of a sentence only; see [material.rebuttals]
	raw      string            // its characters

	facts facts
}

// heavy is [material.heavy] of the passage's words, found once.
func (p *passage) heavy(m *material) []word {
	return p.facts.heavy.get(func() []word { return m.heavy(p.words) })
}

// negations is [negations] of the passage's words, found once.
func (p *passage) negations() []negation {
	return p.facts.negs.get(func() []negation { return negations(p.words) })
}

func spanOf(s string) text.Span { return text.Span{End: len(s)} }

func (p *passage) source(m *material) string { return m.docs[p.doc].Text.String() }

func (p *passage) anchor(m *material) onrecord.Anchor {
	return onrecord.Anchor{Doc: m.docs[p.doc].ID, Span: p.span}
}

// material is a case made ready for comparing.
type material struct {
	model     Model
	lex       *lexicon
	index     *index
	c         Case
	sides     []sideView
	docs      []*onrecord.Document
	passages  []*passage
	byDoc     [][]*passage
	copies    []carried
	repeated  map[[2]*passage]bool                    // see [material.repeats]
	names     table[[]sideName]                       // of sides, by their first word
	called    table[*sideView]                        // by what reports call one of them: "company"
	strangers map[onrecord.DocumentID]map[string]bool // see [material.otherBodies]
	namers    []*namer                                // by document
	spelt     spellings
	quoted    map[*passage][]quotation     // see [material.utterances]
	speakers  map[string][]onrecord.SideID // which sides use a stem; for boards
	least     float64                      // how well a further passage must answer to be shown
	rarity    map[string]float64           // of a stem among the case's passages, 0 to 1
	actors    map[string]bool              // stems of the sides' names and nations
	kinds     map[string][]string          // what the texts call whom they name; see [kindsOf]
	title     []word                       // of the dossier
	nothing   *passage                     // stands for a side that says nothing to the point
}

// prepare reads a case. Documents are taken in the order of their names, each
// once, so that neither their order nor a repetition changes anything.
func prepare(c Case) *material {
	c.Readings = once(c.Readings)
	m := &material{c: c, spelt: spellings{}, repeated: map[[2]*passage]bool{}, strangers: map[onrecord.DocumentID]map[string]bool{}, sides: sideViews(c), nothing: &passage{voice: noVoice}}
	m.title = m.wordsIn(c.Dossier.Title)
	m.actors = actorsOf(m.sides)
	m.names = *namesOf(m.sides)
	m.called = *calledOf(m.sides)
	for i, r := range c.Readings {
		m.docs = append(m.docs, r.Document)
		ps := m.read(i, r)
		m.byDoc = append(m.byDoc, ps)
		m.passages = append(m.passages, ps...)
		m.namers = append(m.namers, nil)
	}
	m.rarity = rarityOf(m.passages)
	m.kinds = kindsOf(m.passages)
	m.lex = newLexicon()
	for _, p := range m.passages {
		m.lex.number(p.words)
	}
	m.lex.settle()
	m.index = newIndex(append(slices.Clip(m.passages), m.rebuttals()...))
	m.copies = m.derive()
	return m
}

// wordsIn cuts a text that is no document's into words: a row's, a speaker's.
func (m *material) wordsIn(s string) []word { return m.spelt.wordsIn(s, spanOf(s)) }

// once sorts readings by name and leaves out repetitions of one document.
func once(rs []onrecord.Reading) []onrecord.Reading {
	rs = slices.Clone(rs)
	slices.SortStableFunc(rs, func(a, b onrecord.Reading) int { return strings.Compare(string(a.Document.ID), string(b.Document.ID)) })
	return slices.CompactFunc(rs, func(a, b onrecord.Reading) bool {
		return a.Document.ID == b.Document.ID && a.Document.Text.String() == b.Document.Text.String()
	})
}

// read cuts one document into passages and finds who holds each.
func (m *material) read(doc int, r onrecord.Reading) []*passage {
	t := r.Document.Text.String()
	var out []*passage
	var last *passage
	for para, block := range blocksOf(r.Document) {
		for _, s := range sentencesIn(t, block.Span) {
			p := &passage{doc: doc, span: s, raw: t[s.Start:s.End], words: m.spelt.wordsIn(t, s), voice: noVoice, para: para, before: last}
			p.quoted, p.open = quotedWords(p.words, last != nil && last.para == para && last.open)
			p.title = block.Kind == onrecord.LineTitle || block.Kind == onrecord.LineSubtitle
			out = append(out, p)
			last = p
		}
	}
	m.hold(r, out)
	for _, p := range out {
		m.ourselves(p)
		p.question = p.question || endsAsking(p.words)
	}
	m.settings(r.Document, out)
	return withJoint(out)
}

// ourselves lets "we" and "our" stand for the state whose own words they are.
func (m *material) ourselves(p *passage) {
	v := m.view(p.side)
	if v == nil || p.voice != ownVoice || v.state == "" {
		return
	}
	for i, w := range p.words {
		if ourselves.has(w.low) {
			p.words[i].stem = v.state
		}
	}
}

var ourselves = setOf("we our ours us")

// endsAsking reports whether a sentence is a question: whoever asks puts nothing
// forward, also where it is the reporter who answers at once. What somebody is
// cited to have asked ("he said, 'Would you help?'") is told, not asked.
func endsAsking(ws []word) bool {
	end := len(ws)
	for end > 0 && ws[end-1].kind == mark && ws[end-1].low != "?" {
		end--
	}
	return end > 1 && ws[end-1].low == "?" && !slices.ContainsFunc(ws[1:end], func(w word) bool {
		return containsAny([]word{w}, "“", "‘", "'", "\"")
	})
}

// blocksOf returns the parts of a document that make statements: the title and
// the body. Without labels, every line counts as body.
func blocksOf(d *onrecord.Document) []onrecord.Line {
	var out []onrecord.Line
	for _, l := range d.Lines {
		switch l.Kind {
		case onrecord.LineTitle, onrecord.LineSubtitle, onrecord.LineBody, onrecord.LineCorrection:
			out = append(out, l)
		}
	}
	if len(d.Lines) > 0 {
		return out
	}
	at := 0
	for line := range strings.Lines(d.Text.String()) {
		out = append(out, onrecord.Line{Kind: onrecord.LineBody, Span: text.Span{Start: at, End: at + len(line)}})
		at += len(line)
	}
	return out
}

// actorsOf returns the stems that name the sides: they say who, not what.
func actorsOf(sides []sideView) map[string]bool {
	out := map[string]bool{}
	for _, v := range sides {
		if v.nation != "" {
			out[v.nation] = true
		}
		for _, name := range v.names {
			for _, w := range name {
				if !functionWords.has(w) {
					out[stemOf(w, w)] = true
				}
			}
		}
	}
	return out
}

// rarityOf weighs a stem by how few passages of the case hold it: the names of
// the two leaders, in every second sentence, tell little.
func rarityOf(ps []*passage) map[string]float64 {
	df := map[string]int{}
	for _, p := range ps {
		seen := map[string]bool{}
		for _, w := range p.words {
			if w.heft > 0 && !seen[w.stem] {
				seen[w.stem] = true
				df[w.stem]++
			}
		}
	}
	out := make(map[string]float64, len(df))
	for s, n := range df {
		share := float64(n-1) / float64(len(ps)+8)
		out[s] = 1 / (1 + 6*share)
	}
	return out
}
