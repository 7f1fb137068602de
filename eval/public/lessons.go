package public

import (
	_ "embed"
	"io/fs"
	"slices"
	"strings"

	"onrecord"
	"onrecord/eval/public/variant"
	"onrecord/lang"
)

// A Lesson is a pair to learn from. Lessons of one group come from one pair or
// one premise, so that none may teach what another is judged by.
type Lesson struct {
	Pair
	Set    string
	Group  int
	Weight float64
}

// The sets of lessons, with what a pair of each counts. The pairs by
// construction are many and alike; they count little each.
const (
	sickSet     = "SICK train"
	writtenSet  = "written"
	negatedSet  = "SICK negated"
	captionSet  = "SICK varied"
	readoutSet  = "readouts varied"
	everyNth    = 3 // of the pairs by construction
	seed        = 1
	longReadout = 220 // bytes of a sentence
)

var weights = map[string]float64{sickSet: 1, writtenSet: 2, negatedSet: 0.2, captionSet: 0.15, readoutSet: 0.3}

// Lessons returns what the pair model learns from: SICK train and trial, pairs
// written for it, and pairs made from the sentences of SICK train and of
// readouts, whose labels follow from how they were made.
func Lessons(corpus fs.FS) ([]Lesson, error) {
	var sick []Pair
	for _, part := range []string{"train", "trial"} {
		ps, err := Sick(corpus, part)
		if err != nil {
			return nil, err
		}
		sick = append(sick, ps...)
	}
	var c course
	for _, p := range sick {
		c.group++
		c.add(sickSet, p)
		if c.group%everyNth == 0 {
			for _, v := range variant.Negations(variant.Pair{A: p.A, B: p.B, Want: p.Want}) {
				c.add(negatedSet, Pair{v.A, v.B, v.Want})
			}
		}
	}
	c.written()
	c.varied(captionSet, sentencesIn(sick), 3*everyNth)
	readouts, err := readoutSentences(corpus)
	if err != nil {
		return nil, err
	}
	c.varied(readoutSet, readouts, 2*everyNth)
	return c.lessons, nil
}

type course struct {
	lessons []Lesson
	group   int
}

func (c *course) add(set string, p Pair) {
	c.lessons = append(c.lessons, Lesson{p, set, c.group, weights[set]})
}

// varied adds each nth of the pairs that can be made of sentences.
func (c *course) varied(set string, sentences []string, nth int) {
	for i, v := range variant.Pairs(sentences, seed) {
		if i%nth == 0 {
			c.group++
			c.add(set, Pair{v.A, v.B, v.Want})
		}
	}
}

// writtenFile holds premises of our own, each with claims below it. Before a claim stand
// four letters: what the premise makes of the claim, of its negation, and what
// the negated premise makes of the claim, of its negation: Entails, Contradicts,
// Neither.
//
//go:embed written.tsv
var writtenFile string

func (c *course) written() {
	premise := ""
	for line := range strings.Lines(writtenFile) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) == 1 {
			premise = f[0]
			c.group++
			continue
		}
		c.claimed(premise, f[2], f[1])
	}
}

var letters = map[byte]onrecord.Relation{'E': onrecord.Agreed, 'C': onrecord.Contradicted, 'N': onrecord.Unaddressed}

// claimed adds a premise and a claim with what their negations make.
func (c *course) claimed(premise, claim, labels string) {
	a, oka := variant.Parse(premise).Negated()
	b, okb := variant.Parse(claim).Negated()
	for k, p := range []struct {
		a, b string
		ok   bool
	}{{premise, claim, true}, {premise, b.String(), okb}, {a.String(), claim, oka}, {a.String(), b.String(), oka && okb}} {
		if p.ok {
			c.add(writtenSet, Pair{p.a, p.b, letters[labels[k]]})
		}
	}
}

// sentencesIn lists the sentences of pairs, each once.
func sentencesIn(ps []Pair) []string {
	var out []string
	seen := map[string]bool{}
	for _, p := range ps {
		for _, s := range []string{p.A, p.B} {
			if !seen[s] {
				seen[s] = true
				out = append(out, s)
			}
		}
	}
	return out
}

// readoutSentences takes a few sentences of middling length from each readout.
func readoutSentences(corpus fs.FS) ([]string, error) {
	names, err := fs.Glob(corpus, "comparison/wh-readouts/20*.md")
	if err != nil {
		return nil, err
	}
	var out []string
	for _, name := range names {
		b, err := fs.ReadFile(corpus, name)
		if err != nil {
			return nil, err
		}
		_, body, _ := strings.Cut(strings.TrimPrefix(string(b), "---"), "\n---")
		out = append(out, plainSentences(body)...)
	}
	return slices.Clip(out), nil
}

func plainSentences(body string) []string {
	var out []string
	for _, paragraph := range strings.Split(body, "\n\n") {
		l := lang.Analyse(strings.Join(strings.Fields(paragraph), " "))
		for i, r := range l.Sentences {
			s := l.Text[l.Span(r).Start:l.Span(r).End]
			if i%5 == 1 && r.Len() > 6 && len(s) < longReadout && strings.HasSuffix(s, ".") {
				out = append(out, s)
			}
		}
	}
	return out
}
