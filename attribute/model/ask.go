package model

import "onrecord/lang"

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
func (r *Reading) prepare(a *ask, cue, window, paragraph lang.Range) {
	a.cue, a.head, a.window = cue, cue.Start, window
	for i := cue.Start; i < cue.End; i++ {
		if r.strength[i] > r.strength[a.head] {
			a.head = i
		}
	}
	v := view{r: r, p: paragraph}
	a.frame = v.kind(cue.Start-1)<<4 | v.kind(cue.End) | r.label(&v, cue.Start-1)<<8 | r.label(&v, cue.End)<<12
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

// window goes from the cue's sentence to those beside it in the paragraph, as
// long as they may go on with what is quoted.
func (r *Reading) window(cue, p lang.Range) lang.Range {
	first, last := int(r.sentence[cue.Start]), int(r.sentence[cue.End-1])
	from, to := first, last
	for from > 0 && first-from < reach && r.l.Sentences[from-1].Start >= p.Start && r.goesOn(r.l.Sentences[from-1]) {
		from--
	}
	for to+1 < len(r.l.Sentences) && to-last < reach && r.l.Sentences[to+1].End <= p.End && r.goesOn(r.l.Sentences[to+1]) {
		to++
	}
	return lang.Range{
		Start: max(p.Start, r.l.Sentences[from].Start, cue.Start-breadth),
		End:   min(p.End, r.l.Sentences[to].End, cue.End+breadth),
	}
}

// likelyOutside is the probability from which a word counts as outside all roles.
const likelyOutside = .7

// goesOn reports whether sentence s has something quoted that the first pass
// does not take for outside, and no reporting words of its own.
func (r *Reading) goesOn(s lang.Range) bool {
	quoted := false
	for i := s.Start; i < s.End; i++ {
		if r.first[i] == cueB {
			return false
		}
		quoted = quoted || r.mark[i]&(inQuote|opens) != 0 && r.prob[i][outside] < likelyOutside
	}
	return quoted
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

func (r *Reading) label(v *view, i int) uint64 {
	if i < v.p.Start || i >= v.p.End {
		return 7
	}
	return uint64(r.first[i])
}

func span(a, b segmentCount) (source, cue, content, mark uint64) {
	diff := func(x, y int16) uint64 { return uint64(min(max(y-x, 0), 3)) }
	return diff(a.source, b.source), diff(a.cue, b.cue), diff(a.content, b.content), diff(a.mark, b.mark)
}
