package model

import (
	"cmp"
	"slices"
	"sync"

	"onrecord/internal/linear"
	"onrecord/lang"
)

// A Found is one attribution as token ranges in text order. Source may be empty.
type Found struct {
	Source, Cue, Content []lang.Range
	// Confidence is how likely content and source are right, 0 to 1.
	Confidence float64
	Evidence   Evidence
	// More is how likely the word after the content belongs to it too.
	More float64
}

// A Model is both passes with their lexicon. It is immutable and safe for
// concurrent use, each user with its own Reading.
type Model struct {
	first, second pass
	lexicon       *Lexicon
	decision      Decision
	spare         *sync.Pool // of Readings
}

// A pass labels tokens. A thorough one looks at them with all features:
// that takes more than twice as long, and is there to teach the other kind.
type pass struct {
	*linear.Octet
	thorough bool
}

// A Decision holds the settings that are fitted after training, on
// development data.
type Decision struct {
	Threshold float64 // confidence from which an attribution counts
	Platt     Weights
}

// New returns a model of these parts.
func New(first, second *linear.Octet, lexicon *Lexicon, d Decision) *Model {
	return &Model{pass{Octet: first}, pass{Octet: second}, lexicon, d, &sync.Pool{New: func() any { return new(Reading) }}}
}

// Teacher returns a model of thorough passes.
func Teacher(first, second *linear.Octet, lexicon *Lexicon) *Model {
	m := New(first, second, lexicon, Decision{})
	m.first.thorough, m.second.thorough = true, true
	return m
}

// WithFirst returns m with another first pass, which is not thorough.
func (m *Model) WithFirst(first *linear.Octet) *Model {
	c := *m
	c.first = pass{Octet: first}
	return &c
}

// Decision returns the settings.
func (m *Model) Decision() Decision { return m.decision }

// WithDecision returns m with other settings.
func (m *Model) WithDecision(d Decision) *Model {
	c := *m
	c.decision = d
	return &c
}

// Find returns the attributions of l, whose tags and names are filled, in text
// order of their cues. Contents do not overlap.
func (m *Model) Find(l *lang.Layer, paragraphs []lang.Range, hints []Hint) []Found {
	r := m.spare.Get().(*Reading)
	defer m.spare.Put(r)
	return m.FindWith(r, l, paragraphs, hints)
}

// FindWith is Find with reused memory.
func (m *Model) FindWith(r *Reading, l *lang.Layer, paragraphs []lang.Range, hints []Hint) []Found {
	paragraphs = Joined(l, paragraphs)
	m.Read(r, l, paragraphs, hints)
	parts := r.parts(paragraphs)
	for _, p := range parts { // one pass after the other, so that its weights stay near
		m.First(r, p)
	}
	var all []Found
	for _, p := range parts {
		all = append(all, m.paragraph(r, p)...)
	}
	return all
}

// parts cuts paragraphs into what is read at once.
func (r *Reading) parts(paragraphs []lang.Range) []lang.Range {
	out := make([]lang.Range, 0, len(paragraphs))
	for _, p := range paragraphs {
		for p.Len() > 0 {
			part := r.part(p)
			out = append(out, part)
			p.Start = part.End
		}
	}
	return out
}

// longest is how many tokens a paragraph can have before it is read in parts.
const longest = 1500

// part returns the beginning of p that is read at once: up to the last
// sentence end within reach.
func (r *Reading) part(p lang.Range) lang.Range {
	if p.Len() <= longest {
		return p
	}
	s := r.l.Sentences[r.sentence[p.Start+longest]]
	if s.Start > p.Start {
		return lang.Range{Start: p.Start, End: s.Start}
	}
	return lang.Range{Start: p.Start, End: p.Start + longest}
}

// Read prepares l for both passes.
func (m *Model) Read(r *Reading, l *lang.Layer, paragraphs []lang.Range, hints []Hint) {
	r.Read(l, paragraphs, hints, m.lexicon)
}

// First runs the first pass over paragraph p of a text that was read.
func (m *Model) First(r *Reading, p lang.Range) {
	r.thorough = m.first.thorough
	r.places.Reset(p.Len())
	for i := p.Start; i < p.End; i++ {
		r.feature = r.firstFeatures(r.feature[:0], p, i)
		m.first.Fill(&r.places, i-p.Start, r.feature)
	}
	m.first.Marginals(&r.places)
	copy(r.prob[p.Start:p.End], r.places.Prob)
	if r.reports(p) {
		m.first.Best(&r.places)
		copy(r.first[p.Start:p.End], r.places.Path)
	}
}

// reports reports whether a word of p may be part of a cue.
func (r *Reading) reports(p lang.Range) bool {
	return slices.ContainsFunc(r.prob[p.Start:p.End], func(e linear.Eight) bool { return e[cueB]+e[cueI] >= maybe })
}

// maybe is the probability from which a token outside the best cues is asked
// for source and content too.
const maybe = .2

// cues returns the stretches of p that may be cues.
func (r *Reading) cues(p lang.Range) []lang.Range {
	var out []lang.Range
	for i := p.Start; i < p.End; i++ {
		y := r.first[i]
		switch {
		case y == cueB:
			out = append(out, lang.Range{Start: i, End: i + 1})
		case y == cueI:
			out[len(out)-1].End = i + 1
		case r.prob[i][cueB]+r.prob[i][cueI] >= maybe:
			if n := len(out); n > 0 && out[n-1].End == i && r.first[i-1] != cueB && r.first[i-1] != cueI {
				out[n-1].End = i + 1
			} else {
				out = append(out, lang.Range{Start: i, End: i + 1})
			}
		}
	}
	return out
}

func (m *Model) paragraph(r *Reading, p lang.Range) []Found {
	var found []Found
	var a ask
	for _, cue := range r.cues(p) {
		r.prepare(&a, cue, r.window(cue, p), p)
		if f, ok := m.answer(r, &a); ok {
			found = append(found, f)
		}
	}
	found = settle(found)
	r.leaveCues(found)
	return found
}

// leaveCues cuts contents short that end in the reporting words of another
// attribution, or in who speaks there: “he praised the plan and called it bold”.
func (r *Reading) leaveCues(found []Found) {
	for i := range found {
		last := &found[i].Content[len(found[i].Content)-1]
		for _, other := range found {
			if other.Content[0].Start < last.End {
				continue
			}
			if c := other.Cue[0]; c.End == last.End {
				last.End = max(r.withoutJoint(c.Start), last.Start+1)
			}
			if n := len(other.Source); n > 0 && other.Source[n-1].End == last.End && other.Cue[0].Start == last.End {
				last.End = max(r.withoutJoint(other.Source[n-1].Start), last.Start+1)
			}
		}
	}
}

// withoutJoint returns the end of what comes before token end, without the
// comma or "and" that joins it to what follows.
func (r *Reading) withoutJoint(end int) int {
	for end > 0 && (r.l.Tags[end-1] == lang.CC || r.l.Tags[end-1] == lang.Comma) {
		end--
	}
	return end
}

// label labels the window of a by the second pass.
func (m *Model) label(r *Reading, a *ask) {
	w := a.window
	r.thorough = m.second.thorough
	r.places.Reset(w.Len())
	for i := w.Start; i < w.End; i++ {
		r.feature = r.secondFeatures(r.feature[:0], a, i)
		m.second.Fill(&r.places, i-w.Start, r.feature)
	}
	m.second.Marginals(&r.places)
}

// answer runs the second pass for one cue. It says no where no word is likely
// to be content, or the confidence is too low.
func (m *Model) answer(r *Reading, a *ask) (Found, bool) {
	m.label(r, a)
	w := a.window
	likeliest, p := r.likeliestContent()
	if p <= doubtful {
		return Found{}, false
	}
	r.keepWhole(a)
	m.second.Best(&r.places)
	s := segments(r.places.Path, w.Start)
	if len(s.content) == 0 {
		r.insist(likeliest)
		m.second.Best(&r.places)
		s = segments(r.places.Path, w.Start)
	}
	if len(s.content) == 0 {
		return Found{}, false
	}
	if len(s.cue) == 0 {
		s.cue = []lang.Range{a.cue}
	}
	f := Found{Source: s.source, Cue: s.cue, Content: s.content}
	if end := s.content[len(s.content)-1].End; end < w.End {
		f.More = float64(r.places.Prob[end-w.Start][contentI])
	}
	f.Evidence = r.evidence(a, f)
	f.Confidence = m.decision.confidence(f.Evidence)
	return f, f.Confidence >= m.decision.Threshold
}

// doubtful is the probability from which a word is taken for content though
// the best labelling has none; the confidence then decides.
const doubtful = .1

// likeliestContent returns the place that is likeliest to be content, with its
// probability.
func (r *Reading) likeliestContent() (at int, most float32) {
	for i := range r.places.Prob {
		p := &r.places.Prob[i]
		if c := p[contentB] + p[contentI]; c > most {
			at, most = i, c
		}
	}
	return at, most
}

// insist lets a place be nothing but content.
func (r *Reading) insist(at int) {
	for y := range contentB {
		r.places.Score[at][y] += linear.Never
	}
}

// settle keeps, of attributions that claim the same words as content, the most
// confident; one that loses less than half of its content keeps the rest.
func settle(found []Found) []Found {
	order := make([]int, len(found))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(found[b].Confidence, found[a].Confidence) })
	var taken []lang.Range
	keep := make([]bool, len(found))
	for _, i := range order {
		f := &found[i]
		before := tokensIn(f.Content)
		f.Content = without(f.Content, taken)
		if left := tokensIn(f.Content); left == 0 || 2*left < before {
			continue
		}
		keep[i] = true
		taken = append(taken, f.Content...)
	}
	out := found[:0]
	for i, f := range found {
		if keep[i] {
			out = append(out, f)
		}
	}
	return out
}

func tokensIn(rs []lang.Range) int {
	n := 0
	for _, r := range rs {
		n += r.Len()
	}
	return n
}

// without cuts taken out of rs.
func without(rs, taken []lang.Range) []lang.Range {
	for _, t := range taken {
		var rest []lang.Range
		for _, r := range rs {
			if t.End <= r.Start || r.End <= t.Start {
				rest = append(rest, r)
				continue
			}
			if r.Start < t.Start {
				rest = append(rest, lang.Range{Start: r.Start, End: t.Start})
			}
			if t.End < r.End {
				rest = append(rest, lang.Range{Start: t.End, End: r.End})
			}
		}
		rs = rest
	}
	return rs
}
