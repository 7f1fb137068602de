package model

import "onrecord/internal/linear"

// secondFeatures appends the features of token i as seen from a's cue.
func (r *Reading) secondFeatures(dst []uint32, a *ask, i int) []uint32 {
	v := view{r: r, p: a.window}
	dst, room := linear.Room(dst)
	n := 0
	add := func(x, y uint64) {
		room[n] = linear.Feature(501+uint32(n), x, y)
		n++
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
	f, fl, fr := uint64(r.first[i]), r.label(&v, i-1), r.label(&v, i+1)
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
	return r.askHintFeatures(dst[:len(dst)+n], a, &v, i, side, f, d, head)
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
