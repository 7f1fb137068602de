package text

import (
	"cmp"
	"fmt"
	"slices"
)

// Span is a stretch of a text: byte offsets, end exclusive.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len returns the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether s holds no bytes.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether all of o lies inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Cover returns the smallest span that holds both s and o.
func (s Span) Cover(o Span) Span { return Span{min(s.Start, o.Start), max(s.End, o.End)} }

// String formats s as [start,end).
func (s Span) String() string { return fmt.Sprintf("[%d,%d)", s.Start, s.End) }

// Compare orders spans by start; of two with one start the longer comes first,
// so that an enclosing span precedes what it encloses.
func Compare(a, b Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
}

// Sort orders spans in place by [Compare].
func Sort(spans []Span) { slices.SortFunc(spans, Compare) }

// Hull returns the smallest span that holds all of spans; the zero Span for none.
func Hull(spans []Span) Span {
	var h Span
	for i, s := range spans {
		if i == 0 {
			h = s
		} else {
			h = h.Cover(s)
		}
	}
	return h
}
