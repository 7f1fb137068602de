package model

import (
	"math"

	"onrecord/lang"
)

// Evidence is what the confidence of an attribution rests on: logits of the
// second pass's mean probabilities of content, of source and of the content's
// ends, and the first pass's of the cue; then whether rules saw the same cue,
// and how much of content and source they share with it.
type Evidence [7]float64

// Weights are one number for each piece of evidence, and a constant.
type Weights [len(Evidence{}) + 1]float64

func (r *Reading) evidence(a *ask, f Found) Evidence {
	e := Evidence{
		r.meanLogit(a, f.Content, contentB, contentI),
		r.meanLogit(a, f.Source, sourceB, sourceI),
		r.edgeLogit(a, f.Content),
		r.cueLogit(a.cue),
	}
	if h := r.hintFor(a.cue); h != nil {
		e[4], e[5], e[6] = 1, agreement(h.content, f.Content), agreement(h.source, f.Source)
	}
	return e
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
			p := r.lattice.Prob[(i-a.window.Start)*labelCount:]
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
		p = min(p, float64(r.lattice.Prob[(s.Start-a.window.Start)*labelCount+contentB]))
	}
	return logit(p)
}

func (r *Reading) cueLogit(c lang.Range) float64 {
	best := float32(0)
	for i := c.Start; i < c.End; i++ {
		best = max(best, r.prob[i*labelCount+cueB]+r.prob[i*labelCount+cueI])
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
