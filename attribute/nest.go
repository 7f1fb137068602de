package attribute

import (
	"cmp"
	"slices"

	"onrecord/text"
)

// nest returns for each candidate the one whose content holds it, or -1: the
// innermost one with a span that contains its cue and the start of its content.
// found is in text order.
func nest(found []candidate) []int {
	order := make([]int, len(found)) // outer before inner
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := text.Hull(found[a].content), text.Hull(found[b].content)
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(y.End, x.End))
	})
	parents := make([]int, len(found))
	var stack []int
	for _, i := range order {
		hull := text.Hull(found[i].content)
		for len(stack) > 0 && text.Hull(found[stack[len(stack)-1]].content).End <= hull.Start {
			stack = stack[:len(stack)-1]
		}
		parents[i] = -1
		for k := len(stack) - 1; k >= 0 && k >= len(stack)-2*maxDepth; k-- {
			if holds(found[stack[k]], found[i]) {
				parents[i] = stack[k]
				break
			}
		}
		stack = append(stack, i)
	}
	return parents
}

func holds(outer, inner candidate) bool {
	if inner.bare || outer.cue == inner.cue {
		return false
	}
	for _, s := range outer.content {
		if s.Contains(inner.cue) && within(outer.content, inner.content) {
			return true
		}
	}
	return false
}

// slack is how many bytes of closing marks a content may go beyond the one that
// holds it.
const slack = 4

func within(outer, inner []text.Span) bool {
	for _, in := range inner {
		if !slices.ContainsFunc(outer, func(o text.Span) bool { return o.Start <= in.Start && in.End <= o.End+slack }) {
			return false
		}
	}
	return true
}
