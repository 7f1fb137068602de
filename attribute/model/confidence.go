package model

import (
	"math"

	"onrecord/lang"
)

// Evidence is what the confidence of an attribution rests on, see evidence.
type Evidence [20]float64

// Weights are one number for each piece of evidence, and a constant.
type Weights [len(Evidence{}) + 1]float64

// evidence gathers logits of probabilities, of the second pass and of the
// first, how far the rules agree, and what kind of attribution it is.
func (r *Reading) evidence(a *ask, f Found) Evidence {
	e := Evidence{
		0: r.meanLogit(a, f.Content, contentB, contentI),
		1: r.meanLogit(a, f.Source, sourceB, sourceI),
		2: r.edgeLogit(a, f.Content),
		3: r.cueLogit(a.cue),
		7: logit(1 - f.More),
		8: r.weakest(a, f.Content),
		9: r.firstLogit(f.Content, contentB, contentI), 10: r.firstLogit(f.Source, sourceB, sourceI),
		11: count(len(f.Source) > 0), 12: count(tokensIn(f.Source) == 1 && r.l.Tags[f.Source[0].Start] == lang.PRP),
		13: math.Log(float64(tokensIn(f.Content))),
		14: float64(r.strength[a.head]) / 7, 15: count(r.l.Tags[a.head].Verb()),
		16: r.quotedShare(f.Content), 17: count(f.Content[0].Start < a.cue.Start), 18: count(len(f.Content) > 1),
		19: math.Log(1 + float64(gap(a.cue, f.Content))),
	}
	if h := r.hintFor(a.cue); h != nil {
		e[4], e[5], e[6] = 1, agreement(h.content, f.Content), agreement(h.source, f.Source)
	}
	return e
}

func count(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// weakest is the logit of the least likely token of the content.
func (r *Reading) weakest(a *ask, rs []lang.Range) float64 {
	least := float32(1)
	for _, s := range rs {
		for i := s.Start; i < s.End; i++ {
			p := &r.places.Prob[i-a.window.Start]
			least = min(least, p[contentB]+p[contentI])
		}
	}
	return logit(float64(least))
}

// firstLogit is the logit of the mean probability of the first pass that tokens
// have their role.
func (r *Reading) firstLogit(rs []lang.Range, first, later int) float64 {
	sum, n := 0.0, 0
	for _, s := range rs {
		for i := s.Start; i < s.End; i++ {
			p := &r.prob[i]
			sum += float64(p[first] + p[later])
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return logit(sum / float64(n))
}

// quotedShare is the share of tokens inside quotation marks.
func (r *Reading) quotedShare(rs []lang.Range) float64 {
	in := 0
	for _, s := range rs {
		for i := s.Start; i < s.End; i++ {
			if r.mark[i]&(inQuote|opens) != 0 {
				in++
			}
		}
	}
	return float64(in) / float64(tokensIn(rs))
}

// gap is how many tokens part the cue from the nearest content.
func gap(cue lang.Range, rs []lang.Range) int {
	least := math.MaxInt
	for _, s := range rs {
		least = min(least, max(s.Start-cue.End, cue.Start-s.End, 0))
	}
	return least
}

// agreement is the share of tokens in either that are in both; 1 for nothing
// in either. The ranges of one list do not overlap.
func agreement(a, b []lang.Range) float64 {
	both := 0
	for _, x := range a {
		for _, y := range b {
			both += max(0, min(x.End, y.End)-max(x.Start, y.Start))
		}
	}
	all := tokensIn(a) + tokensIn(b) - both
	if all == 0 {
		return 1
	}
	return float64(both) / float64(all)
}

// meanLogit is the logit of the mean probability that tokens have their role.
func (r *Reading) meanLogit(a *ask, rs []lang.Range, first, later int) float64 {
	sum, n := 0.0, 0
	for _, s := range rs {
		for i := s.Start; i < s.End; i++ {
			p := &r.places.Prob[i-a.window.Start]
			sum += float64(p[first] + p[later])
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return logit(sum / float64(n))
}

// edgeLogit is the logit of the probability that content starts where it does.
func (r *Reading) edgeLogit(a *ask, rs []lang.Range) float64 {
	p := 1.0
	for _, s := range rs {
		p = min(p, float64(r.places.Prob[s.Start-a.window.Start][contentB]))
	}
	return logit(p)
}

func (r *Reading) cueLogit(c lang.Range) float64 {
	best := float32(0)
	for i := c.Start; i < c.End; i++ {
		best = max(best, r.prob[i][cueB]+r.prob[i][cueI])
	}
	return logit(float64(best))
}

func logit(p float64) float64 {
	const least = 1e-3
	p = max(least, min(1-least, p))
	return math.Log(p / (1 - p))
}

// confidence is the logistic function of weighted evidence (Platt 1999).
func (d Decision) confidence(e Evidence) float64 {
	s := d.Platt[len(e)]
	for i, x := range e {
		s += d.Platt[i] * x
	}
	return 1 / (1 + math.Exp(-s))
}
