package model

import (
	"testing"

	"onrecord/lang"
)

func TestContentLeavesTheNextCue(t *testing.T) {
	l := lang.Analyse("She praised the new plan, and called it a gift.")
	l.FillTags()
	at := func(from, to string) lang.Range {
		var r lang.Range
		for i := range l.Tokens {
			if l.Word(i) == from {
				r.Start = i
			}
			if l.Word(i) == to {
				r.End = i + 1
			}
		}
		return r
	}
	found := []Found{
		{Cue: []lang.Range{at("praised", "praised")}, Content: []lang.Range{at("the", "called")}},
		{Cue: []lang.Range{at("called", "called")}, Content: []lang.Range{at("it", "gift")}},
	}
	r := Reading{l: l}
	r.leaveCues(found)
	if got, want := found[0].Content[0], at("the", "plan"); got != want {
		t.Errorf("content %v, want %v", got, want)
	}
}
