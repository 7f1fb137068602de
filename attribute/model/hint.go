package model

import (
	"onrecord/internal/linear"
	"onrecord/lang"
	"onrecord/text"
)

// A Hint is an attribution that rules found. The passes learn how far to
// believe it.
type Hint struct {
	Source, Cue, Content []text.Span
	Frame                byte // what the rules saw beside the cue: a clause, a quotation
}

// hinted is a hint as token ranges.
type hinted struct {
	source, cue, content []lang.Range
	frame                byte
}

// take maps hints to tokens and writes down the label that they give each.
func (r *Reading) take(hints []Hint) {
	r.hint = sized(r.hint, len(r.l.Tokens))
	clear(r.hint)
	r.hints = r.hints[:0]
	for _, h := range hints {
		g := hinted{r.tokens(h.Source), r.tokens(h.Cue), r.tokens(h.Content), h.Frame}
		r.hints = append(r.hints, g)
		paint(r.hint, 0, g.content, contentB)
	}
	r.hintOf = sized(r.hintOf, len(r.l.Tokens))
	clear(r.hintOf)
	for k, g := range r.hints {
		paint(r.hint, 0, g.source, sourceB)
		paint(r.hint, 0, g.cue, cueB)
		for _, c := range g.cue {
			for i := c.Start; i < c.End; i++ {
				r.hintOf[i] = int32(k + 1)
			}
		}
	}
}

func (r *Reading) tokens(spans []text.Span) []lang.Range {
	var out []lang.Range
	for _, s := range spans {
		if t := r.l.Within(s); t.Len() > 0 {
			out = append(out, t)
		}
	}
	return out
}

// hintFor returns the first hint with its cue in cue, or nil.
func (r *Reading) hintFor(cue lang.Range) *hinted {
	for i := cue.Start; i < cue.End; i++ {
		if k := r.hintOf[i]; k > 0 {
			return &r.hints[k-1]
		}
	}
	return nil
}

// hintFeatures appends what the rules say about token i.
func (r *Reading) hintFeatures(dst []uint32, v *view, i int, t, q uint64) []uint32 {
	dst, room := linear.Room(dst)
	n := 0
	add := func(a, b uint64) {
		room[n] = linear.Quick(357+uint32(n), a, b)
		n++
	}
	h, hl, hr := r.hintAt(v, i), r.hintAt(v, i-1), r.hintAt(v, i+1)
	add(h, 1)
	add(h<<8|hl, hr)
	add(h, t)
	add(h<<16|hl<<8|hr, t)
	add(h, v.word(i).Lower)
	add(h<<8|q, uint64(r.strength[i]))
	add(hl<<8|h, v.word(i).Lower)
	add(hr<<8|h, v.word(i).Lower)
	return dst[:len(dst)+n]
}

func (r *Reading) hintAt(v *view, i int) uint64 {
	if i < v.p.Start || i >= v.p.End {
		return 7
	}
	return uint64(r.hint[i])
}

// askHints fills a.hint with the labels that the hint for a's cue gives the
// tokens of its window; 7 everywhere if there is none.
func (r *Reading) askHints(a *ask) {
	a.hint, a.hinted = sized(a.hint, a.window.Len()), 0
	clear(a.hint)
	h := r.hintFor(a.cue)
	if h == nil {
		for k := range a.hint {
			a.hint[k] = 7
		}
		return
	}
	a.hinted = uint64(h.frame)
	paint(a.hint, a.window.Start, h.content, contentB)
	paint(a.hint, a.window.Start, h.source, sourceB)
	paint(a.hint, a.window.Start, h.cue, cueB)
}

func (a *ask) hintAt(i int) uint64 {
	if i < a.window.Start || i >= a.window.End {
		return 8
	}
	return uint64(a.hint[i-a.window.Start])
}

// askHintFeatures appends what the rules say about token i and a's cue.
func (r *Reading) askHintFeatures(dst []uint32, a *ask, v *view, i int, side, f, d, head uint64) []uint32 {
	dst, room := linear.Room(dst)
	n := 0
	add := func(x, y uint64) {
		room[n] = linear.Quick(548+uint32(n), x, y)
		n++
	}
	h, hl, hr := a.hintAt(i), a.hintAt(i-1), a.hintAt(i+1)
	any := r.hintAt(v, i)
	add(h<<8|any, side)
	add(h<<8|any, side<<8|f)
	add(h<<8|side, head)
	add(h<<8|side, d<<8|f)
	add(h<<16|hl<<8|hr, v.word(i).Lower)
	add(h<<8|side, v.tag(i)<<8|f)
	add(h<<16|a.hinted<<8|side, f<<8|hr)
	return dst[:len(dst)+n]
}
