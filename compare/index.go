package compare

import (
	"slices"

	"onrecord"
)

// An index finds the passages that can answer a query without reading all.
type index struct {
	accounts []account
	holds    map[int32][]int // passages that hold a word, by its number
	all      []*passage
	account  []int  // by passage: the place of its account
	cues     []bool // by passage: it may speak against something
}

// An account is what one side says.
type account struct {
	side     onrecord.SideID
	passages []*passage
}

// enough is how many passages of a side are read for one query; a side with no
// more than that is read whole.
const enough = 40

func newIndex(ps []*passage) *index {
	x := &index{holds: map[int32][]int{}}
	for _, p := range ps {
		if p.side == "" || p.title || p.voice == noVoice {
			continue
		}
		n := len(x.all)
		x.all = append(x.all, p)
		x.cues = append(x.cues, p.cued())
		of := slices.IndexFunc(x.accounts, func(a account) bool { return a.side == p.side })
		if of < 0 {
			of = len(x.accounts)
			x.accounts = append(x.accounts, account{side: p.side})
		}
		x.account = append(x.account, of)
		x.accounts[of].passages = append(x.accounts[of].passages, p)
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
	return p.clause || len(p.negations()) > 0 || slices.ContainsFunc(p.words, func(w word) bool {
		return denyWords.has(w.stem) || falseWords.has(w.low) || onlyWords.has(w.low) || distancing.has(w.low) || w.low == "different" || w.low == "blame" || w.low == "response" || w.low == "request"
	})
}

// find returns the passages to read for q: all of a small account, and of a
// large one those that share most with q, with those that may deny it.
func (x *index) find(q *query) []*passage {
	var out []*passage
	var scores []float64
	for _, a := range x.accounts {
		if len(a.passages) > enough && scores == nil {
			scores = x.overlap(q)
		}
		if len(a.passages) <= enough {
			out = append(out, a.passages...)
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
	counted := make([]int, len(x.all)) // the last word that a passage was scored for, from 1 on
	for i, w := range q.content {
		a := w.lex.asked[w.id]
		for _, id := range a.nearby {
			for _, n := range x.holds[id] {
				if counted[n] <= i {
					counted[n] = i + 1
					scores[n] += w.heft * float64(a.row[id])
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
	first := make([]*firsts, len(x.accounts))
	for i, a := range x.accounts {
		if len(a.passages) > enough {
			first[i] = &firsts{newTop(enough / 2), newTop(enough)}
		}
	}
	for n, p := range x.all {
		f := first[x.account[n]]
		if f == nil {
			continue
		}
		value := scores[n]
		if n > 0 && p.before == x.all[n-1] {
			value += 0.4 * scores[n-1]
		}
		f.all.add(n, value)
		if x.cues[n] {
			f.cued.add(n, value)
		}
	}
	var out []*passage
	for _, f := range first {
		if f != nil {
			for _, n := range f.both() {
				out = append(out, x.all[n])
			}
		}
	}
	return out
}

// firsts are the best passages of one account, and the best of those that may
// speak against something.
type firsts struct{ all, cued top }

// both returns the first half of all and as many more of the cued, best first.
func (f *firsts) both() []int {
	out := make([]int, 0, enough)
	for _, s := range f.all.list {
		out = append(out, s.n)
	}
	rest := 0
	for _, c := range f.cued.list {
		if rest < enough/2 && !slices.Contains(f.all.list, c) {
			out = append(out, c.n)
			rest++
		}
	}
	return out
}

// top keeps the best few of what is added, best first; of equals the first.
type top struct {
	most int
	list []scored
}

type scored struct {
	n     int
	value float64
}

func newTop(most int) top { return top{most, make([]scored, 0, most)} }

func (t *top) add(n int, value float64) {
	if len(t.list) == t.most && value <= t.list[t.most-1].value {
		return
	}
	at, _ := slices.BinarySearchFunc(t.list, value, func(s scored, v float64) int {
		if s.value >= v {
			return -1
		}
		return 1
	})
	if len(t.list) == t.most {
		t.list = t.list[:t.most-1]
	}
	t.list = slices.Insert(t.list, at, scored{n, value})
}
