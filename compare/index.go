package compare

import (
	"cmp"
	"slices"

	"onrecord"
)

// An index finds the passages that can answer a query without reading all.
type index struct {
	bySide map[onrecord.SideID][]*passage
	sides  []onrecord.SideID
	holds  map[int][]int // passages that hold a word, by its number
	all    []*passage
	cues   []bool // by passage: it may speak against something
}

// enough is how many passages of a side are read for one query; a side with no
// more than that is read whole.
const enough = 40

func newIndex(ps []*passage) *index {
	x := &index{bySide: map[onrecord.SideID][]*passage{}, holds: map[int][]int{}}
	for _, p := range ps {
		if p.side == "" || p.title || p.voice == noVoice {
			continue
		}
		n := len(x.all)
		x.all = append(x.all, p)
		x.cues = append(x.cues, p.cued())
		if x.bySide[p.side] == nil {
			x.sides = append(x.sides, p.side)
		}
		x.bySide[p.side] = append(x.bySide[p.side], p)
		for _, w := range p.words {
			if at := x.holds[w.id]; w.heft > 0 && (len(at) == 0 || at[len(at)-1] != n) {
				x.holds[w.id] = append(at, n)
			}
		}
	}
	return x
}

// cued reports whether a passage has words that speak against something.
func (p *passage) cued() bool {
	return len(p.negations()) > 0 || slices.ContainsFunc(p.words, func(w word) bool {
		return denyWords[w.stem] || falseWords[w.low] || onlyWords[w.low] || distancing[w.low] || w.low == "different" || w.low == "blame" || w.low == "response" || w.low == "request"
	})
}

// find returns the passages to read for q: all of a small account, and of a
// large one those that share most with q, with those that may deny it.
func (x *index) find(q *query) []*passage {
	var out []*passage
	var scores []float64
	for _, side := range x.sides {
		ps := x.bySide[side]
		if len(ps) > enough && scores == nil {
			scores = x.overlap(q)
		}
		if len(ps) <= enough {
			out = append(out, ps...)
		}
	}
	if scores == nil {
		return out
	}
	return append(out, x.best(scores)...)
}

// overlap scores every passage by the heft of the query's words that it holds.
func (x *index) overlap(q *query) []float64 {
	scores := make([]float64, len(x.all))
	seen := map[int]bool{}
	for _, w := range q.content {
		row := w.lex.rows[w.id]
		clear(seen)
		for id, near := range row {
			if near < 0.5 && w.lex.words[id].stem != w.stem {
				continue
			}
			for _, n := range x.holds[id] {
				if !seen[n] {
					seen[n] = true
					scores[n] += w.heft * float64(max(near, 0.5))
				}
			}
		}
	}
	return scores
}

// best returns the first passages of each large account: half of them by what
// they share with the query, half among those that may deny it, with a share
// of the sentence before.
func (x *index) best(scores []float64) []*passage {
	taken := map[onrecord.SideID]int{}
	cued := map[onrecord.SideID]int{}
	order := make([]int, 0, len(scores))
	for n := range scores {
		if len(x.bySide[x.all[n].side]) > enough {
			order = append(order, n)
		}
	}
	value := func(n int) float64 {
		if n > 0 && x.all[n].before == x.all[n-1] {
			return scores[n] + 0.4*scores[n-1]
		}
		return scores[n]
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(value(b), value(a)) })
	var out []*passage
	for _, n := range order {
		p := x.all[n]
		switch {
		case taken[p.side] < enough/2:
			taken[p.side]++
		case x.cues[n] && cued[p.side] < enough/2:
			cued[p.side]++
		default:
			continue
		}
		out = append(out, p)
	}
	return out
}
