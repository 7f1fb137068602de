package web

import (
	"fmt"
	"slices"
	"strings"

	"onrecord"
	"onrecord/text"
)

// maxMarks is how many statements and anchors of one line can be lit up by the
// style sheet, which has a rule for each number. More are still listed and
// linked.
const maxMarks = 32

// segment is a run of characters of a line that share their marks.
type segment struct {
	Text  string
	Class string
	Here  []target // anchors that begin here
}

// target is a place that links lead to.
type target struct {
	ID string
	N  int // its number in the line
}

// numbered is something of a line that can be lit up.
type numbered struct {
	N     int
	spans []text.Span
}

// layers are the marks that do not depend on the line.
type layers struct {
	class   map[string][]text.Span
	anchors []text.Span
}

func layersOf(r onrecord.Reading, anchors []text.Span) layers {
	l := layers{class: map[string][]text.Span{}, anchors: anchors}
	for _, s := range r.Statements {
		l.class["c"] = append(l.class["c"], s.Content.Spans...)
		l.class["v"] = append(l.class["v"], s.Content.Verbatim...)
		l.class["i"] = append(l.class["i"], s.Content.Insertions...)
		l.class["q"] = append(l.class["q"], s.Cue.Spans...)
		if s.Source != nil {
			l.class["w"] = append(l.class["w"], s.Source.Spans...)
		}
	}
	for _, t := range r.Times {
		l.class["d"] = append(l.class["d"], t.Span)
	}
	return l
}

// segments cuts a line at the edges of all its marks.
func segments(t *text.Text, line text.Span, l layers, marks []numbered) []segment {
	here := map[int][]target{}
	for _, a := range l.anchors {
		if !a.Overlaps(line) || a.Start < line.Start {
			continue
		}
		n := numbered{len(marks) + 1, []text.Span{a}}
		marks = append(marks, n)
		here[a.Start] = append(here[a.Start], target{mark(onrecord.Anchor{Span: a}), n.N})
	}
	cuts := edges(line, l, marks)
	var out []segment
	for i := 1; i < len(cuts); i++ {
		run := text.Span{Start: cuts[i-1], End: cuts[i]}
		if t.Valid(run) {
			out = append(out, segment{t.Slice(run), classes(run, l, marks), here[run.Start]})
		}
	}
	return out
}

func edges(line text.Span, l layers, marks []numbered) []int {
	cuts := []int{line.Start, line.End}
	add := func(spans []text.Span) {
		for _, s := range spans {
			for _, at := range []int{s.Start, s.End} {
				if at > line.Start && at < line.End {
					cuts = append(cuts, at)
				}
			}
		}
	}
	for _, spans := range l.class {
		add(spans)
	}
	for _, m := range marks {
		add(m.spans)
	}
	slices.Sort(cuts)
	return slices.Compact(cuts)
}

// classes names the layers of a run: c content, v verbatim, i inserted, q cue,
// w source, d date, and m1, m2 ... for what can be lit up.
func classes(run text.Span, l layers, marks []numbered) string {
	holds := func(o text.Span) bool { return o.Contains(run) }
	var out []string
	for _, class := range []string{"c", "v", "i", "q", "w", "d"} {
		if slices.ContainsFunc(l.class[class], holds) {
			out = append(out, class)
		}
	}
	for _, m := range marks {
		if m.N <= maxMarks && slices.ContainsFunc(m.spans, holds) {
			out = append(out, fmt.Sprintf("m%d", m.N))
		}
	}
	return strings.Join(out, " ")
}
