package model

import (
	"onrecord/internal/linear"
)

// furtherFirst appends the features of token i that only a thorough first pass
// looks at: those which, of all, bear least on what it says.
func (r *Reading) furtherFirst(dst []uint32, v *view, i int) []uint32 {
	dst, room := linear.Room(dst)
	n := 0
	add := func(a, b uint64) {
		room[n] = linear.Quick(601+uint32(n), a, b)
		n++
	}
	w, l1, l2, l3, r1, r2, r3 := v.word(i), v.word(i-1), v.word(i-2), v.word(i-3), v.word(i+1), v.word(i+2), v.word(i+3)
	t, tl1, tl2, tr1, tr2 := v.tag(i), v.tag(i-1), v.tag(i-2), v.tag(i+1), v.tag(i+2)
	q := v.mark(i)
	add(0, 0)
	add(w.Word, q)
	add(l3.Lower, 0)
	add(r3.Lower, 0)
	add(l1.Lower, w.Lower)
	add(w.Lower, r1.Lower)
	add(l2.Lower, l1.Lower)
	add(r1.Lower, r2.Lower)
	add(uint64(r1.Fine), 0)
	add(uint64(l2.Fine), 0)
	add(uint64(r2.Fine), 0)
	add(uint64(l1.Fine), uint64(w.Fine))
	add(uint64(w.Fine), uint64(r1.Fine))
	add(uint64(l1.Coarse)<<8|uint64(w.Coarse), uint64(r1.Coarse))
	add(tl1<<8|tl2, tr1<<8|tr2)
	add(tl1<<8|tl2, t<<16|tr1<<8|tr2)
	add(tr1, w.Lower)
	add(v.name(i), v.name(i-1)<<8|v.name(i+1))
	add(q<<8|v.mark(i-2), v.mark(i+2)<<8|t)
	s := r.l.Sentences[r.sentence[i]]
	fromStart, toEnd := steps(i-s.Start), steps(s.End-1-i)
	last, next := r.clause(i)
	previous := uint64(0)
	if s.Start > v.p.Start {
		previous = 1 + uint64(r.mark[s.Start-1])
	}
	add(fromStart, t)
	add(fromStart<<8|uint64(r.style[i]), toEnd)
	add(r.l.Lexemes[s.Start].Lower, fromStart)
	add(v.word(next).Lower, steps(next-i))
	add(v.word(last).Lower, v.word(next).Lower)
	add(v.word(next+1).Lower, v.word(next).Lower)
	add(v.tag(last+1)<<8|v.tag(last+2), t)
	add(v.word(last+1).Lower, t)
	add(previous, fromStart)
	left, right := r.reportsBeside(v, i)
	add(uint64(r.strength[i]), uint64(r.strengthAt(v, i-1))<<8|uint64(r.strengthAt(v, i+1)))
	add(left.word.Lower, left.steps)
	add(right.word.Lower, right.steps)
	add(left.word.Lower, left.commas<<1|left.that)
	add(right.word.Lower, t)
	add(left.steps<<16|left.commas<<8|left.strength, t)
	add(uint64(left.word.Fine), uint64(right.word.Fine))
	add(w.Lower, left.strength<<8|right.strength)
	return dst[:len(dst)+n]
}

// furtherSecond appends the features of token i that only a thorough second pass
// looks at.
func (r *Reading) furtherSecond(dst []uint32, a *ask, v *view, b *bearing, i int) []uint32 {
	dst, room := linear.Room(dst)
	n := 0
	add := func(x, y uint64) {
		room[n] = linear.Quick(701+uint32(n), x, y)
		n++
	}
	w, head := v.word(i), v.word(a.head)
	t, f, side, d := v.tag(i), uint64(r.first[i]), b.side, b.distance
	s := r.l.Sentences[r.sentence[i]]
	last, next := r.clause(i)
	h, hl, hr := a.hintAt(i), a.hintAt(i-1), a.hintAt(i+1)
	add(side, f)
	add(b.place()<<8|b.contents, f<<8|b.cues)
	add(side<<16|f<<8|d, head.Lower)
	add(side<<8|f, uint64(head.Fine))
	add(side<<16|f<<8|d, a.frame)
	add(b.place()<<16|b.marks<<8|v.mark(i), f)
	add(side<<8|t, v.tag(i-1)<<8|v.tag(i+1))
	add(side<<8|d, w.Lower)
	add(r.label(v, i-1)<<8|side, w.Lower)
	add(head.Lower, w.Lower)
	add(head.Lower, t<<8|side)
	add(v.name(i)<<8|side, v.name(i-1)<<8|v.name(i+1))
	add(uint64(w.Fine), uint64(head.Fine)<<2|side)
	add(v.word(last).Lower, v.word(next).Lower<<2|side)
	add(v.word(last+1).Lower, side<<8|t)
	add(steps(i-s.Start)<<8|steps(s.End-1-i), side<<8|f)
	add(uint64(i-a.head+64)&127, head.Lower)
	add(h<<16|hl<<8|hr, side<<8|f)
	add(h<<8|f, a.frame)
	add(h<<16|a.hinted<<8|side, head.Lower)
	return dst[:len(dst)+n]
}
