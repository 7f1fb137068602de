package model

import "onrecord/lang"

// A bearing is how a token lies from a cue: before, in or after it (0, 1, 2), how
// far, and how much of what between them.
type bearing struct {
	side, apart, distance                         uint64
	sources, cues, contents, marks, commas, verbs uint64
}

func (r *Reading) bearing(a *ask, i int) bearing {
	side, distance, from, to := uint64(1), 0, i, i
	switch {
	case i < a.cue.Start:
		side, distance, from, to = 0, a.cue.Start-i, i+1, a.cue.Start
	case i >= a.cue.End:
		side, distance, from, to = 2, i-a.cue.End+1, a.cue.End, i+1
	}
	b := bearing{
		side: side, apart: uint64(r.sentence[i]-r.sentence[a.cue.Start]+16) & 31, distance: steps(distance),
		commas: few(r.comma[to] - r.comma[from]), verbs: few(r.verbs[to] - r.verbs[from]),
	}
	b.sources, b.cues, b.contents, b.marks = span(a.counts[from-a.window.Start], a.counts[to-a.window.Start])
	return b
}

// place is the side and how many sentences away.
func (b *bearing) place() uint64 { return b.side<<8 | b.apart }

// ranks is how much of what the first pass found lies between.
func (b *bearing) ranks() uint64 { return b.sources<<6 | b.cues<<4 | b.contents<<2 | b.marks }

// A report is the reporting word nearest to a token on one side.
type report struct {
	word     *lang.Lexeme // edge if there is none
	steps    uint64       // see steps
	commas   uint64       // between, up to three; 7 if there is none
	strength uint64
	quoted   uint64 // whether it stands in a quotation; 9 if there is none
	that     uint64 // 1 if “that” follows it, before the token
}

// reportsBeside returns the reporting words at or before token i and at or after it.
func (r *Reading) reportsBeside(v *view, i int) (left, right report) {
	none := report{word: &edge, steps: steps(-1), commas: 7, quoted: 9}
	left, right = none, none
	if k := int(r.left[i]); k >= 0 {
		left = report{v.word(k), steps(i - k), few(r.comma[i] - r.comma[k]), uint64(r.strength[k]), v.mark(k) & inQuote, 0}
		if i > k && r.l.Lexemes[min(k+1, len(r.l.Lexemes)-1)].Lower == thatWord {
			left.that = 1
		}
	}
	if k := int(r.right[i]); k >= 0 {
		right = report{v.word(k), steps(k - i), few(r.comma[k] - r.comma[i]), uint64(r.strength[k]), v.mark(k) & inQuote, 0}
	}
	return left, right
}
