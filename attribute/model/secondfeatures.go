package model

import (
	"onrecord/internal/linear"
	"onrecord/lang"
)

// An ask is one stretch that may be a cue, with the sentences in which its
// source and content are looked for.
type ask struct {
	cue, window lang.Range
	head        int    // its strongest reporting word
	frame       uint64 // what stands around it
	counts      []segmentCount
	hint        []uint8 // labels that the rules give the window
	hinted      uint64  // frame of the hint for the cue; 0 if there is none
}

// segmentCount is how many first-pass stretches of each role, and quotation
// marks, start in the window before a token.
type segmentCount struct{ source, cue, content, mark int16 }

// A window goes at most reach sentences and breadth tokens to either side of
// its cue.
const (
	reach   = 6
	breadth = 250
)

// prepare fills in what the features of a's tokens share.
func (r *Reading) prepare(a *ask, cue, paragraph lang.Range) {
	a.cue, a.head = cue, cue.Start
	for i := cue.Start; i < cue.End; i++ {
		if r.strength[i] > r.strength[a.head] {
			a.head = i
		}
	}
	a.window = r.window(cue, paragraph)
	v := view{r: r, p: paragraph}
	a.frame = v.kind(cue.Start-1)<<4 | v.kind(cue.End) | r.label(v, cue.Start-1)<<8 | r.label(v, cue.End)<<12
	if cue.Start == r.l.Sentences[r.sentence[cue.Start]].Start {
		a.frame |= 1 << 16
	}
	r.askHints(a)
	a.counts = sized(a.counts, a.window.Len()+1)
	var c segmentCount
	for k := range a.counts {
		a.counts[k] = c
		if k == a.window.Len() {
			break
		}
		i := a.window.Start + k
		switch r.first[i] {
		case sourceB:
			c.source++
		case cueB:
			c.cue++
		case contentB:
			c.content++
		}
		if r.mark[i]&(opens|closes) != 0 {
			c.mark++
		}
	}
}

// window goes from the cue's sentence to its neighbours in the paragraph, as
// long as the first pass saw a source or content there.
func (r *Reading) window(cue, p lang.Range) lang.Range {
	first, last := int(r.sentence[cue.Start]), int(r.sentence[cue.End-1])
	from, to := first, last
	for from > 0 && first-from < reach && r.l.Sentences[from-1].Start >= p.Start && r.active(r.l.Sentences[from-1]) {
		from--
	}
	for to+1 < len(r.l.Sentences) && to-last < reach && r.l.Sentences[to+1].End <= p.End && r.active(r.l.Sentences[to+1]) {
		to++
	}
	return lang.Range{
		Start: max(p.Start, r.l.Sentences[from].Start, cue.Start-breadth),
		End:   min(p.End, r.l.Sentences[to].End, cue.End+breadth),
	}
}

func (r *Reading) active(s lang.Range) bool {
	for i := s.Start; i < s.End; i++ {
		if r.first[i] != outside && r.first[i] != cueB && r.first[i] != cueI || r.prob[i][outside] < .7 {
			return true
		}
	}
	return false
}

// kind groups the token beside a cue.
func (v *view) kind(i int) uint64 {
	if i < v.p.Start || i >= v.p.End {
		return 0
	}
	switch t := v.r.l.Tags[i]; {
	case v.r.l.Lexemes[i].Lower == thatWord:
		return 1
	case t == lang.Comma:
		return 2
	case t == lang.Stop || t == lang.Colon:
		return 3
	case v.r.mark[i]&(opens|closes) != 0:
		return 4
	case t == lang.TO:
		return 5
	case t.Noun():
		return 6
	case t == lang.PRP:
		return 7
	case t == lang.IN:
		return 8
	case t.Verb():
		return 9
	case t == lang.DT || t == lang.PRPS:
		return 10
	}
	return 11
}

func (r *Reading) label(v view, i int) uint64 {
	if i < v.p.Start || i >= v.p.End {
		return 7
	}
	return uint64(r.first[i])
}

// likely puts a probability into one of six classes.
func likely(p float32) uint64 {
	for k, bound := range [5]float32{.05, .2, .5, .8, .95} {
		if p < bound {
			return uint64(k)
		}
	}
	return 5
}

func span(a, b segmentCount) (source, cue, content, mark uint64) {
	diff := func(x, y int16) uint64 { return uint64(min(max(y-x, 0), 3)) }
	return diff(a.source, b.source), diff(a.cue, b.cue), diff(a.content, b.content), diff(a.mark, b.mark)
}

// secondFeatures appends the features of token i as seen from a's cue.
func (r *Reading) secondFeatures(dst []uint32, a *ask, i int) []uint32 {
	v := view{r: r, p: a.window}
	n := uint32(500)
	add := func(x, y uint64) {
		n++
		dst = append(dst, linear.Feature(n, x, y))
	}
	side, distance, from, to := uint64(1), 0, i, i
	switch {
	case i < a.cue.Start:
		side, distance, from, to = 0, a.cue.Start-i, i+1, a.cue.Start
	case i >= a.cue.End:
		side, distance, from, to = 2, i-a.cue.End+1, a.cue.End, i+1
	}
	sources, cues, contents, marks := span(a.counts[from-a.window.Start], a.counts[to-a.window.Start])
	commas := few(r.comma[to] - r.comma[from])
	verbs := few(r.verbs[to] - r.verbs[from])
	apart := uint64(r.sentence[i]-r.sentence[a.cue.Start]+16) & 31
	d := steps(distance)
	head, headTag := v.word(a.head).Lower, v.tag(a.head)
	headFine := uint64(v.word(a.head).Fine)
	w, l1, r1 := v.word(i), v.word(i-1), v.word(i+1)
	t, tl, tr := v.tag(i), v.tag(i-1), v.tag(i+1)
	f, fl, fr := uint64(r.first[i]), r.label(v, i-1), r.label(v, i+1)
	q, cueQuoted := v.mark(i), v.mark(a.cue.Start)&inQuote
	p := &r.prob[i]
	ps, pc, pt := likely(p[sourceB]+p[sourceI]), likely(p[cueB]+p[cueI]), likely(p[contentB]+p[contentI])
	place := side<<8 | apart
	ranks := sources<<6 | cues<<4 | contents<<2 | marks
	add(side, f)
	add(place, f)
	add(place<<8|d, f)
	add(side<<8|ranks, f)
	add(place<<16|ranks, f<<8|commas)
	add(place<<8|cues, f)
	add(place<<8|sources, f)
	add(place<<8|contents, f<<8|cues)
	add(side<<16|fl<<8|fr, f)
	add(side<<8|d, f<<16|fl<<8|fr)
	add(side<<8|f, head)
	add(side<<16|f<<8|d, head)
	add(side<<8|f, headFine)
	add(side<<16|f<<8|cues, headTag)
	add(side<<8|f, a.frame)
	add(side<<16|f<<8|d, a.frame)
	add(side<<16|f<<8|sources<<4|contents, a.frame)
	add(place<<8|q, f<<8|cueQuoted)
	add(place<<8|q, marks<<8|cueQuoted)
	add(place<<16|marks<<8|q, f)
	add(side<<16|ps<<8|pt, f<<8|pc)
	add(side<<16|ps<<8|pt, ranks)
	add(side<<16|ps<<8|pt, d)
	add(side<<16|commas<<8|verbs, f)
	add(side<<16|commas<<8|verbs, t)
	add(side<<8|d, t)
	add(side<<8|t, tl<<8|tr)
	add(side<<8|t, headTag)
	add(side, w.Lower)
	add(side, l1.Lower)
	add(side, r1.Lower)
	add(side<<8|d, w.Lower)
	add(side<<8|f, w.Lower)
	add(fl<<8|side, w.Lower)
	add(fr<<8|side, w.Lower)
	add(head, w.Lower)
	add(head, t<<8|side)
	add(v.name(i)<<8|side, v.name(i-1)<<8|v.name(i+1))
	add(v.name(i)<<8|side, f<<8|t)
	add(uint64(w.Fine), side)
	add(uint64(w.Fine), headFine<<2|side)
	s := r.l.Sentences[r.sentence[i]]
	last, next := r.clause(i)
	add(v.word(last).Lower, steps(i-last)<<8|side)
	add(v.word(next).Lower, steps(next-i)<<8|side)
	add(v.word(last).Lower, v.word(next).Lower<<2|side)
	add(v.word(last+1).Lower, side<<8|t)
	add(steps(i-s.Start)<<8|steps(s.End-1-i), side<<8|f)
	add(uint64(i-a.head+64)&127, head)
	return r.askHintFeatures(dst, a, &v, i, side, f, d, head)
}
