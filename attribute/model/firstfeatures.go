package model

import (
	"onrecord/internal/linear"
	"onrecord/lang"
)

var edge = lang.Lexeme{Word: 1, Lower: 1, Shape: 1}

// view looks at the tokens of one paragraph; what lies outside is an edge.
type view struct {
	r *Reading
	p lang.Range
}

func (v *view) word(i int) *lang.Lexeme {
	if i < v.p.Start || i >= v.p.End {
		return &edge
	}
	return &v.r.l.Lexemes[i]
}

func (v *view) tag(i int) uint64 {
	if i < v.p.Start || i >= v.p.End {
		return uint64(lang.TagCount)
	}
	return uint64(v.r.l.Tags[i])
}

func (v *view) name(i int) uint64 {
	if i < v.p.Start || i >= v.p.End {
		return 63
	}
	return uint64(v.r.l.NameOf[i])
}

func (v *view) mark(i int) uint64 {
	if i < v.p.Start || i >= v.p.End {
		return 64
	}
	return uint64(v.r.mark[i])
}

// steps puts a distance into one of ten classes.
func steps(d int) uint64 {
	switch {
	case d < 0:
		return 15
	case d <= 4:
		return uint64(d)
	case d <= 6:
		return 5
	case d <= 9:
		return 6
	case d <= 14:
		return 7
	case d <= 25:
		return 8
	}
	return 9
}

// few counts up to three.
func few(n int32) uint64 { return uint64(min(n, 3)) }

// firstFeatures appends the features of token i for the first pass.
func (r *Reading) firstFeatures(dst []uint32, p lang.Range, i int) []uint32 {
	v := view{r: r, p: p}
	dst, room := linear.Room(dst)
	n := 0
	add := func(a, b uint64) {
		room[n] = linear.Feature(301+uint32(n), a, b)
		n++
	}
	w, l1, l2, l3, r1, r2, r3 := v.word(i), v.word(i-1), v.word(i-2), v.word(i-3), v.word(i+1), v.word(i+2), v.word(i+3)
	t, tl1, tl2, tr1, tr2 := v.tag(i), v.tag(i-1), v.tag(i-2), v.tag(i+1), v.tag(i+2)
	q := v.mark(i)
	add(0, 0)
	add(w.Lower, 0)
	add(w.Word, q)
	add(l1.Lower, 0)
	add(r1.Lower, 0)
	add(l2.Lower, 0)
	add(r2.Lower, 0)
	add(l3.Lower, 0)
	add(r3.Lower, 0)
	add(l1.Lower, w.Lower)
	add(w.Lower, r1.Lower)
	add(l2.Lower, l1.Lower)
	add(r1.Lower, r2.Lower)
	add(uint64(w.Suffix[2]), uint64(w.Shape))
	add(uint64(w.Shape), uint64(l1.Shape)<<16|uint64(r1.Shape))
	add(uint64(w.Fine), 0)
	add(uint64(l1.Fine), 0)
	add(uint64(r1.Fine), 0)
	add(uint64(l2.Fine), 0)
	add(uint64(r2.Fine), 0)
	add(uint64(l1.Fine), uint64(w.Fine))
	add(uint64(w.Fine), uint64(r1.Fine))
	add(uint64(l1.Coarse)<<8|uint64(w.Coarse), uint64(r1.Coarse))
	add(t, tl1)
	add(t, tr1<<8|1)
	add(t, tl1<<8|tl2<<16|2<<30)
	add(t, tr1<<8|tl1<<16|3<<30)
	add(t, tr1<<8|tr2<<16|4<<30)
	add(tl1<<8|tl2, tr1<<8|tr2)
	add(tl1<<8|tl2, t<<16|tr1<<8|tr2)
	add(t, w.Lower)
	add(tl1, w.Lower)
	add(tr1, w.Lower)
	add(v.name(i), t)
	add(v.name(i), v.name(i-1)<<8|v.name(i+1))
	add(v.name(i-1), w.Lower)
	add(v.name(i+1), w.Lower)
	dst = r.markFeatures(dst[:len(dst)+n], &v, i, q, t)
	dst = r.placeFeatures(dst, &v, i, t)
	dst = r.hintFeatures(dst, &v, i, t, q)
	return r.cueFeatures(dst, &v, i, t, w, q)
}

func (r *Reading) markFeatures(dst []uint32, v *view, i int, q, t uint64) []uint32 {
	dst, room := linear.Room(dst)
	n := 0
	add := func(a, b uint64) {
		room[n] = linear.Feature(338+uint32(n), a, b)
		n++
	}
	ql, qr := v.mark(i-1), v.mark(i+1)
	add(q, ql<<8|qr)
	add(q, t)
	add(q<<16|ql<<8|qr, t)
	add(q, v.tag(i+1)<<8|v.tag(i-1))
	add(q<<8|v.mark(i-2), v.mark(i+2)<<8|t)
	return dst[:len(dst)+n]
}

// placeFeatures say where in its sentence and clause token i stands.
func (r *Reading) placeFeatures(dst []uint32, v *view, i int, t uint64) []uint32 {
	dst, room := linear.Room(dst)
	n := 0
	add := func(a, b uint64) {
		room[n] = linear.Feature(343+uint32(n), a, b)
		n++
	}
	s := r.l.Sentences[r.sentence[i]]
	fromStart, toEnd := steps(i-s.Start), steps(s.End-1-i)
	style := uint64(r.style[i])
	title := uint64(0)
	if v.p.Start == 0 {
		title = 1
	}
	add(fromStart, t)
	add(toEnd, t)
	add(fromStart<<8|style, toEnd)
	add(uint64(r.l.Lexemes[s.Start].Lower), fromStart)
	add(style<<1|title, t)
	add(title, fromStart<<8|toEnd)
	last, next := r.clause(i)
	add(v.word(last).Lower, steps(i-last))
	add(v.word(next).Lower, steps(next-i))
	add(v.word(last).Lower, v.word(next).Lower)
	add(v.word(next+1).Lower, v.word(next).Lower)
	add(v.tag(last+1)<<8|v.tag(last+2), t)
	add(v.word(last+1).Lower, t)
	add(few(r.verbs[i]-r.verbs[max(last, 0)])<<8|few(r.verbs[next]-r.verbs[i]), t)
	previous := uint64(0)
	if s.Start > v.p.Start {
		previous = 1 + uint64(r.mark[s.Start-1])
	}
	add(previous, fromStart)
	return dst[:len(dst)+n]
}

// sight is how many tokens a feature looks for punctuation to either side.
const sight = 40

// clause returns the punctuation, or sentence edge, before and after token i.
func (r *Reading) clause(i int) (last, next int) {
	return max(int(r.last[i]), i-sight), min(int(r.next[i]), i+sight)
}

func breaks(t lang.Tag) bool {
	switch t {
	case lang.Comma, lang.Colon, lang.Stop, lang.OpenQuote, lang.CloseQuote, lang.OpenBracket, lang.CloseBracket:
		return true
	}
	return false
}

// cueFeatures say which reporting words stand nearby.
func (r *Reading) cueFeatures(dst []uint32, v *view, i int, t uint64, w *lang.Lexeme, q uint64) []uint32 {
	dst, room := linear.Room(dst)
	n := 0
	add := func(a, b uint64) {
		room[n] = linear.Feature(405+uint32(n), a, b)
		n++
	}
	strength := uint64(r.strength[i])
	add(strength, t)
	add(strength, uint64(r.strengthAt(v, i-1))<<8|uint64(r.strengthAt(v, i+1)))
	add(strength, q)
	left, right := int(r.left[i]), int(r.right[i])
	lw, rw := &edge, &edge
	ld, rd, lc, rc := -1, -1, uint64(7), uint64(7)
	ls, rs := uint64(0), uint64(0)
	if left >= 0 {
		lw, ld, lc, ls = v.word(left), i-left, few(r.comma[i]-r.comma[left]), uint64(r.strength[left])
	}
	if right >= 0 {
		rw, rd, rc, rs = v.word(right), right-i, few(r.comma[right]-r.comma[i]), uint64(r.strength[right])
	}
	that := uint64(0)
	if left >= 0 && i > left && r.l.Lexemes[min(left+1, len(r.l.Lexemes)-1)].Lower == thatWord {
		that = 1
	}
	ql, qr := uint64(9), uint64(9)
	if left >= 0 {
		ql = v.mark(left) & inQuote
	}
	if right >= 0 {
		qr = v.mark(right) & inQuote
	}
	add(lw.Lower, steps(ld))
	add(rw.Lower, steps(rd))
	add(lw.Lower, lc<<1|that)
	add(rw.Lower, rc)
	add(lw.Lower, t)
	add(rw.Lower, t)
	add(steps(ld)<<16|lc<<8|ls, t)
	add(steps(rd)<<16|rc<<8|rs, t)
	add(lc<<8|rc, ls<<8|rs)
	add(lc<<8|rc|q<<16, ls<<8|rs|that<<16|ql<<24|qr<<32)
	add(steps(ld)<<8|steps(rd), ls<<8|rs)
	add(uint64(lw.Fine), steps(ld)<<8|lc)
	add(uint64(rw.Fine), steps(rd)<<8|rc)
	add(uint64(lw.Fine), uint64(rw.Fine))
	add(w.Lower, ls<<8|rs)
	add(w.Lower, steps(ld))
	add(w.Lower, steps(rd))
	return dst[:len(dst)+n]
}

var thatWord = linear.Hash("that")

func (r *Reading) strengthAt(v *view, i int) uint8 {
	if i < v.p.Start || i >= v.p.End {
		return 9
	}
	return r.strength[i]
}
