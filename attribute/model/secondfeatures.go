package model

import "onrecord/internal/linear"

// secondFeatures appends the features of token i as seen from a's cue.
func (r *Reading) secondFeatures(dst []uint32, a *ask, i int) []uint32 {
	v, b := view{r: r, p: a.window}, r.bearing(a, i)
	dst = r.bearingFeatures(dst, a, &v, &b, i)
	dst = r.wordFeatures(dst, a, &v, &b, i)
	dst = r.askHintFeatures(dst, a, &v, i, b.side, uint64(r.first[i]), b.distance, v.word(a.head).Lower)
	if r.thorough {
		return r.furtherSecond(dst, a, &v, &b, i)
	}
	return dst
}

// bearingFeatures say how a token with its first-pass label lies from this cue.
func (r *Reading) bearingFeatures(dst []uint32, a *ask, v *view, b *bearing, i int) []uint32 {
	dst, room := linear.Room(dst)
	n := 0
	add := func(x, y uint64) {
		room[n] = linear.Quick(501+uint32(n), x, y)
		n++
	}
	f, fl, fr := uint64(r.first[i]), r.label(v, i-1), r.label(v, i+1)
	q, cueQuoted := v.mark(i), v.mark(a.cue.Start)&inQuote
	p := &r.prob[i]
	ps, pc, pt := likely(p[sourceB]+p[sourceI]), likely(p[cueB]+p[cueI]), likely(p[contentB]+p[contentI])
	side, place, ranks := b.side, b.place(), b.ranks()
	add(place, f)
	add(place<<8|b.distance, f)
	add(side<<8|ranks, f)
	add(place<<16|ranks, f<<8|b.commas)
	add(place<<8|b.cues, f)
	add(place<<8|b.sources, f)
	add(side<<16|fl<<8|fr, f)
	add(side<<8|b.distance, f<<16|fl<<8|fr)
	add(side<<8|f, v.word(a.head).Lower)
	add(side<<16|f<<8|b.cues, v.tag(a.head))
	add(side<<8|f, a.frame)
	add(side<<16|f<<8|b.sources<<4|b.contents, a.frame)
	add(place<<8|q, f<<8|cueQuoted)
	add(place<<8|q, b.marks<<8|cueQuoted)
	add(side<<16|ps<<8|pt, f<<8|pc)
	add(side<<16|ps<<8|pt, ranks)
	add(side<<16|ps<<8|pt, b.distance)
	add(side<<16|b.commas<<8|b.verbs, f)
	return dst[:len(dst)+n]
}

// wordFeatures say which words stand where seen from this cue.
func (r *Reading) wordFeatures(dst []uint32, a *ask, v *view, b *bearing, i int) []uint32 {
	dst, room := linear.Room(dst)
	n := 0
	add := func(x, y uint64) {
		room[n] = linear.Quick(519+uint32(n), x, y)
		n++
	}
	w, t, f, side := v.word(i), v.tag(i), uint64(r.first[i]), b.side
	last, next := r.clause(i)
	add(side<<16|b.commas<<8|b.verbs, t)
	add(side<<8|b.distance, t)
	add(side<<8|t, v.tag(a.head))
	add(side, w.Lower)
	add(side, v.word(i-1).Lower)
	add(side, v.word(i+1).Lower)
	add(side<<8|f, w.Lower)
	add(r.label(v, i+1)<<8|side, w.Lower)
	add(v.name(i)<<8|side, f<<8|t)
	add(uint64(w.Fine), side)
	add(v.word(last).Lower, steps(i-last)<<8|side)
	add(v.word(next).Lower, steps(next-i)<<8|side)
	return dst[:len(dst)+n]
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
