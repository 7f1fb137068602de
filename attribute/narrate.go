package attribute

import (
	"cmp"
	"slices"
	"sort"
	"strconv"

	"onrecord"
	"onrecord/text"
)

// narrated adds what a document says in its own voice or in the turns of its
// speakers, sentence by sentence. The turns of a transcript are the words of
// who has the floor; in a document that speaks for a side, all else that
// nobody is named for is the side's own account.
func (p *page) narrated(out []onrecord.Statement) []onrecord.Statement {
	if p.doc.SpeaksFor == "" && len(p.doc.Turns) == 0 {
		return out
	}
	n := narrator{p: p, out: out, all: len(out)}
	for _, b := range p.blocks {
		n.block(b)
	}
	slices.SortStableFunc(n.out, func(a, b onrecord.Statement) int {
		return cmp.Or(cmp.Compare(a.Content.Hull().Start, b.Content.Hull().Start), cmp.Compare(b.Content.Hull().End, a.Content.Hull().End))
	})
	return n.out
}

type narrator struct {
	p    *page
	out  []onrecord.Statement
	seen int // statements before the block being read; they are in text order
	all  int // statements found before any was added here
	next int // number of the next name
}

func (n *narrator) block(b block) {
	attributed := n.within(b.span)
	for _, s := range n.p.sentenceSpans(b.span) {
		turn := n.p.turnAt(s.End - 1)
		if turn != nil { // the label before the words is no part of them
			s.Start = max(s.Start, turn.Span.Start)
		}
		switch {
		case turn != nil && s.End <= turn.Span.End:
			n.spoken(s, turn, b, attributed)
		case n.p.doc.SpeaksFor != "":
			n.own(s, b, attributed)
		}
	}
}

// within returns the numbers of the outermost statements of a block.
func (n *narrator) within(b text.Span) []int {
	for n.seen < n.all && n.out[n.seen].Content.Hull().Start < b.Start {
		n.seen++
	}
	var in []int
	for i := n.seen; i < n.all && n.out[i].Content.Hull().Start < b.End; i++ {
		if n.out[i].In == "" {
			in = append(in, i)
		}
	}
	return in
}

// spoken adds a sentence of a turn; what is reported in it is inside it.
func (n *narrator) spoken(s text.Span, t *onrecord.Turn, b block, attributed []int) {
	st := n.statement(s, b)
	st.Source = &onrecord.Source{Form: onrecord.Named}
	if !t.Speaker.Empty() {
		st.Source.Spans = []text.Span{t.Speaker}
	}
	st.Kind, st.Content.Verbatim = onrecord.Direct, []text.Span{s}
	if t.Question {
		st.Cue.Class, st.Source.Form = onrecord.Ask, onrecord.Unnamed
	}
	for _, i := range attributed {
		if s.Contains(n.out[i].Content.Hull()) {
			n.out[i].In = st.ID
		}
	}
	n.out = append(n.out, st)
}

// own adds the parts of a sentence that no statement takes up.
func (n *narrator) own(s text.Span, b block, attributed []int) {
	at := s.Start
	for _, i := range attributed {
		whole := extent(n.out[i])
		if whole.Overlaps(s) {
			n.part(text.Span{Start: at, End: whole.Start}, b)
			at = max(at, whole.End)
		}
	}
	n.part(text.Span{Start: at, End: s.End}, b)
}

// extent is all that a statement takes up: source, cue and content.
func extent(s onrecord.Statement) text.Span {
	all := s.Content.Hull()
	if len(s.Cue.Spans) > 0 {
		all = all.Cover(text.Hull(s.Cue.Spans))
	}
	if s.Source != nil && len(s.Source.Spans) > 0 {
		all = all.Cover(text.Hull(s.Source.Spans))
	}
	return all
}

// shortest is how many words a stretch between attributed words needs to say
// something by itself.
const shortest = 4

func (n *narrator) part(s text.Span, b block) {
	if s.Empty() || words(n.p.src[s.Start:s.End]) < shortest {
		return
	}
	st := n.statement(n.p.trim(s), b)
	st.Narrated = true
	st.Source = &onrecord.Source{Form: onrecord.Artefact}
	st.Kind = n.p.kind(st.Content)
	n.out = append(n.out, st)
}

func (n *narrator) statement(s text.Span, b block) onrecord.Statement {
	n.next++
	return onrecord.Statement{
		ID: onrecord.StatementID("n" + strconv.Itoa(n.next)), Doc: n.p.doc.ID, Headline: b.headline,
		Cue: onrecord.Cue{Class: onrecord.Assert}, Content: onrecord.Content{Spans: []text.Span{s}, Verbatim: n.p.verbatim([]text.Span{s})},
		Kind: onrecord.Indirect, Confidence: 0.95, By: version + " narrated",
	}
}

// trim drops white space at both ends of s.
func (p *page) trim(s text.Span) text.Span {
	for s.Start < s.End && p.src[s.Start] <= ' ' {
		s.Start++
	}
	for s.End > s.Start && p.src[s.End-1] <= ' ' {
		s.End--
	}
	return s
}

// sentenceSpans returns the sentences inside a block.
func (p *page) sentenceSpans(b text.Span) []text.Span {
	var out []text.Span
	sents, toks := p.layer.Sentences, p.layer.Tokens
	k := sort.Search(len(sents), func(i int) bool { return int(toks[sents[i].End-1].End) > b.Start })
	for ; k < len(sents) && int(toks[sents[k].Start].Start) < b.End; k++ {
		s := p.layer.Span(sents[k])
		s.Start, s.End = max(s.Start, b.Start), min(s.End, b.End)
		if !s.Empty() {
			out = append(out, s)
		}
	}
	return out
}

// turnAt returns the turn that holds the byte, or nil.
func (p *page) turnAt(at int) *onrecord.Turn {
	t := p.doc.Turns
	k := sort.Search(len(t), func(i int) bool { return t[i].Span.End > at })
	if k < len(t) && t[k].Span.Start <= at {
		return &t[k]
	}
	return nil
}
