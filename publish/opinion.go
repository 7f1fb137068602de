package publish

import (
	"fmt"

	"onrecord"
)

// A SecondOpinion is a language model's opinion as it is shown: under the
// model's name, beside what the rules found.
type SecondOpinion struct {
	Model, Prompt string
	Says          string // the label as a sentence about the sides
	Triggers      [2]Passage
}

// opinions are the labels as sentences about the sides, in the order given.
var opinions = map[string]struct {
	words string
	order [2]int
}{
	"agree":         {"%s and %s say the same", [2]int{0, 1}},
	"contradict":    {"what %s and %s say cannot both be so", [2]int{0, 1}},
	"a-narrower":    {"%s says less than %s", [2]int{0, 1}},
	"b-narrower":    {"%s says less than %s", [2]int{1, 0}},
	"other-setting": {"%s and %s speak in different settings", [2]int{0, 1}},
}

// Opinions returns a finding's second opinions whose words are held.
func (e *Edition) Opinions(f onrecord.Finding) []SecondOpinion {
	var out []SecondOpinion
	for _, o := range f.Opinions {
		say, known := opinions[o.Label]
		v := SecondOpinion{Model: o.Model, Prompt: o.Prompt}
		v.Says = fmt.Sprintf(say.words, e.SideName(o.Sides[say.order[0]]), e.SideName(o.Sides[say.order[1]]))
		lost := !known
		for i := range o.Triggers {
			v.Triggers[i] = e.At(o.Triggers[i])
			lost = lost || v.Triggers[i].Lost
		}
		if !lost {
			out = append(out, v)
		}
	}
	return out
}
