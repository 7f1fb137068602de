package attribution

import (
	"strings"

	"onrecord/lang"
	"onrecord/text"
)

// A Fragments result is the published way of counting: every stretch of a role
// inside one paragraph by itself, to the token.
type Fragments struct {
	Exact, Begin Count
	overlap      float64 // sum of the best overlaps of marked fragments
	stray        int     // found fragments that overlap no marked one
}

// Jaccard is the mean, over marked fragments, of the best overlap by a found
// one, in percent; found ones that overlap nothing count as zero.
func (f Fragments) Jaccard() float64 {
	n := f.Exact.Marked + f.stray
	if n == 0 {
		return 0
	}
	return 100 * f.overlap / float64(n)
}

// Published scores the way of the published PolNeAR tables. Give it one
// article for each reader of each text.
func Published(articles []Article) map[string]Fragments {
	out := map[string]Fragments{}
	for _, a := range articles {
		l := lang.Analyse(a.Text.String())
		for _, role := range []struct {
			name string
			of   func(Roles) []text.Span
		}{
			{"source", func(r Roles) []text.Span { return r.Source }},
			{"cue", func(r Roles) []text.Span { return r.Cue }},
			{"content", func(r Roles) []text.Span { return r.Content }},
		} {
			f := out[role.name]
			f.add(fragments(l, a.Said, role.of), fragments(l, a.Marked, role.of))
			out[role.name] = f
		}
	}
	return out
}

// fragments returns the stretches of one role as token ranges, cut at line
// ends, each once.
func fragments(l *lang.Layer, in []Roles, of func(Roles) []text.Span) map[lang.Range]bool {
	out := map[lang.Range]bool{}
	for _, r := range in {
		if r.Nested {
			continue
		}
		for _, s := range of(r) {
			for _, line := range lines(l.Text, s) {
				if t := l.Within(line); t.Len() > 0 {
					out[t] = true
				}
			}
		}
	}
	return out
}

func lines(s string, span text.Span) []text.Span {
	var out []text.Span
	for span.Start < span.End {
		n := strings.IndexByte(s[span.Start:span.End], '\n')
		if n < 0 {
			return append(out, span)
		}
		out = append(out, text.Span{Start: span.Start, End: span.Start + n})
		span.Start += n + 1
	}
	return out
}

func (f *Fragments) add(found, marked map[lang.Range]bool) {
	base := Count{Found: len(found), Marked: len(marked)}
	f.Exact.add(base)
	f.Begin.add(base)
	starts := map[int]bool{}
	for m := range marked {
		starts[m.Start] = true
		f.overlap += bestOverlap(m, found)
	}
	for s := range found {
		if marked[s] {
			f.Exact.Right++
		}
		if starts[s.Start] {
			f.Begin.Right++
		}
		if bestOverlap(s, marked) == 0 {
			f.stray++
		}
	}
}

func bestOverlap(s lang.Range, in map[lang.Range]bool) float64 {
	best := 0.0
	for o := range in {
		best = max(best, jaccardOf(s, o))
	}
	return best
}

func jaccardOf(a, b lang.Range) float64 {
	both := min(a.End, b.End) - max(a.Start, b.Start)
	if both <= 0 {
		return 0
	}
	return float64(both) / float64(a.Len()+b.Len()-both)
}
