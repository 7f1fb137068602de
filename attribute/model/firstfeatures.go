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
		room[n] = linear.Quick(301+uint32(n), a, b)
		n++
	}
	w, l1, l2, r1, r2 := v.word(i), v.word(i-1), v.word(i-2), v.word(i+1), v.word(i+2)
	t, tl1, tl2, tr1, tr2 := v.tag(i), v.tag(i-1), v.tag(i-2), v.tag(i+1), v.tag(i+2)
	q := v.mark(i)
	add(w.Lower, 0)
	add(l1.Lower, 0)
	add(r1.Lower, 0)
	add(l2.Lower, 0)
	add(r2.Lower, 0)
	add(uint64(w.Suffix[2]), uint64(w.Shape))
	add(uint64(w.Shape), uint64(l1.Shape)<<16|uint64(r1.Shape))
	add(uint64(w.Fine), 0)
	add(uint64(l1.Fine), 0)
	add(t, tl1)
	add(t, tr1<<8|1)
	add(t, tl1<<8|tl2<<16|2<<30)
	add(t, tr1<<8|tl1<<16|3<<30)
	add(t, tr1<<8|tr2<<16|4<<30)
	add(t, w.Lower)
	add(tl1, w.Lower)
	add(v.name(i), t)
	add(v.name(i-1), w.Lower)
	add(v.name(i+1), w.Lower)
	dst = r.markFeatures(dst[:len(dst)+n], &v, i, q, t)
	dst = r.placeFeatures(dst, &v, i, t)
	dst = r.hintFeatures(dst, &v, i, t, q)
	dst = r.cueFeatures(dst, &v, i, t, w, q)
	if r.thorough {
		return r.furtherFirst(dst, &v, i)
	}
	return dst
}

func (r *Reading) markFeatures(dst []uint32, v *view, i int, q, t uint64) []uint32 {
	dst, room := linear.Room(dst)
	n := 0
	add := func(a, b uint64) {
		room[n] = linear.Quick(338+uint32(n), a, b)
		n++
	}
	ql, qr := v.mark(i-1), v.mark(i+1)
	add(q, ql<<8|qr)
	add(q, t)
	add(q<<16|ql<<8|qr, t)
	add(q, v.tag(i+1)<<8|v.tag(i-1))
	return dst[:len(dst)+n]
}

// placeFeatures say where in its sentence and clause token i stands.
func (r *Reading) placeFeatures(dst []uint32, v *view, i int, t uint64) []uint32 {
	dst, room := linear.Room(dst)
	n := 0
	add := func(a, b uint64) {
		room[n] = linear.Quick(343+uint32(n), a, b)
		n++
	}
	s := r.l.Sentences[r.sentence[i]]
	fromStart, toEnd := steps(i-s.Start), steps(s.End-1-i)
	style := uint64(r.style[i])
	title := uint64(0)
	if v.p.Start == 0 {
		title = 1
	}
	add(toEnd, t)
	add(style<<1|title, t)
	add(title, fromStart<<8|toEnd)
	last, next := r.clause(i)
	add(v.word(last).Lower, steps(i-last))
	add(few(r.verbs[i]-r.verbs[max(last, 0)])<<8|few(r.verbs[next]-r.verbs[i]), t)
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
		room[n] = linear.Quick(405+uint32(n), a, b)
		n++
	}
	strength := uint64(r.strength[i])
	add(strength, t)
	add(strength, q)
	left, right := r.reportsBeside(v, i)
	add(right.word.Lower, right.commas)
	add(left.word.Lower, t)
	add(right.steps<<16|right.commas<<8|right.strength, t)
	add(left.commas<<8|right.commas, left.strength<<8|right.strength)
	add(left.commas<<8|right.commas|q<<16, left.strength<<8|right.strength|left.that<<16|left.quoted<<24|right.quoted<<32)
	add(left.steps<<8|right.steps, left.strength<<8|right.strength)
	add(uint64(left.word.Fine), left.steps<<8|left.commas)
	add(uint64(right.word.Fine), right.steps<<8|right.commas)
	add(w.Lower, left.steps)
	add(w.Lower, right.steps)
	return dst[:len(dst)+n]
}

var thatWord = linear.Hash("that")

func (r *Reading) strengthAt(v *view, i int) uint8 {
	if i < v.p.Start || i >= v.p.End {
		return 9
	}
	return r.strength[i]
}
