package model

import (
	"onrecord/internal/linear"
	"onrecord/lang"
)

// brief is how many tokens a quotation has, marks included, that may also be
// part of a source or cut in two.
const brief = 5

// mostly is the mean probability of content from which all of a quotation is
// content.
const mostly = .3

// keepWhole lets every quotation of the window that does not hold a's cue be
// content from mark to mark or not at all.
func (r *Reading) keepWhole(a *ask) {
	w := a.window
	for i := w.Start; i < w.End; i++ {
		if r.mark[i]&(opens|inQuote) == 0 {
			continue
		}
		q := lang.Range{Start: i, End: r.quotationEnd(i, w.End)}
		i = q.End - 1
		if q.Len() >= brief && (a.cue.End <= q.Start || q.End <= a.cue.Start) {
			r.clamp(q, w.Start)
		}
	}
}

// quotationEnd returns where the quotation of token i ends, end at the latest.
func (r *Reading) quotationEnd(i, end int) int {
	for i++; i < end && r.mark[i]&inQuote != 0; i++ {
		if r.mark[i]&closes != 0 {
			return i + 1
		}
	}
	return i
}

// clamp makes q content or keeps it from being any, by its mean probability.
func (r *Reading) clamp(q lang.Range, base int) {
	sum := float32(0)
	for i := q.Start; i < q.End; i++ {
		p := &r.places.Prob[i-base]
		sum += p[contentB] + p[contentI]
	}
	content := sum >= mostly*float32(q.Len())
	for i := q.Start; i < q.End; i++ {
		score := &r.places.Score[i-base]
		for y := range labelCount {
			inside := y == contentI || y == contentB && (i == q.Start || !content)
			if inside != content {
				score[y] += linear.Never
			}
		}
	}
}
