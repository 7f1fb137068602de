// Package times measures how well dates are found in text, on corpora with
// TIMEX3 annotation.
//
// The measure is that of TempEval-3 (UzZaman et al., SemEval-2013, task 1). A
// found expression and an annotated one are matched one to one: first those of
// exactly the same span, then, in text order, those whose spans overlap. Then
//
//	strict   same span
//	relaxed  overlapping span
//	type     overlapping span and same type
//	value    overlapping span and the same value, compared as strings
//
// each as precision (of what was found), recall (of what is annotated) and F1.
// The creation time of a document is given to the system and never scored.
//
// On AQUAINT the annotation is uneven ("1949" as 1949-XX, weeks without their
// leading zero, "last week" as 1998-10), so about 0.9 is a practical ceiling.
package times

import (
	"fmt"

	"onrecord"
	"onrecord/text"
)

// A Timex is one annotated expression.
type Timex struct {
	Span        text.Span // bytes of the document's text
	Type, Value string
}

// A Doc is a document with its annotation.
type Doc struct {
	Name     string
	Document *onrecord.Document
	Gold     []Timex
}

// Finder is what is measured: date.Find.
type Finder func(*onrecord.Document) []onrecord.TimeExpr

// A Score counts matches over documents.
type Score struct {
	Gold, Found                  int
	Strict, Relaxed, Type, Value int
}

// F1 is the harmonic mean of hits/found and hits/gold; 0 where undefined.
func (s Score) F1(hits int) float64 {
	if s.Gold+s.Found == 0 {
		return 0
	}
	return 2 * float64(hits) / float64(s.Gold+s.Found)
}

// String writes the four F1 values.
func (s Score) String() string {
	return fmt.Sprintf("gold %d found %d strict %.3f relaxed %.3f type %.3f value %.3f",
		s.Gold, s.Found, s.F1(s.Strict), s.F1(s.Relaxed), s.F1(s.Type), s.F1(s.Value))
}

// Evaluate runs find over docs.
func Evaluate(docs []Doc, find Finder) Score {
	var s Score
	for _, d := range docs {
		s.add(d.Gold, find(d.Document))
	}
	return s
}

func (s *Score) add(gold []Timex, found []onrecord.TimeExpr) {
	s.Gold += len(gold)
	s.Found += len(found)
	for g, f := range Match(gold, found) {
		if f < 0 {
			continue
		}
		s.Relaxed++
		if gold[g].Span == found[f].Span {
			s.Strict++
		}
		if gold[g].Type == found[f].Type {
			s.Type++
		}
		if gold[g].Value == found[f].Value {
			s.Value++
		}
	}
}

// Match returns for each annotated expression the index of the found one that
// it is matched to, or -1.
func Match(gold []Timex, found []onrecord.TimeExpr) []int {
	match := make([]int, len(gold))
	used := make([]bool, len(found))
	for g := range gold {
		match[g] = -1
	}
	pair := func(fits func(a, b text.Span) bool) {
		for g := range gold {
			for f := range found {
				if match[g] < 0 && !used[f] && fits(gold[g].Span, found[f].Span) {
					match[g], used[f] = f, true
				}
			}
		}
	}
	pair(func(a, b text.Span) bool { return a == b })
	pair(text.Span.Overlaps)
	return match
}
