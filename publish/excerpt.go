package publish

import (
	"strings"

	"onrecord"
)

// lead is about how many bytes an excerpt shows before the word that decided.
const lead = 45

// Excerpt shortens the words to about n characters for a cell. Where the rule
// was fired by a word far into them ("only", "did not discuss"), the excerpt
// starts near that word instead of at the beginning. Cuts are marked "…".
func (p Passage) Excerpt(triggers []onrecord.Anchor, n int) string {
	words := p.Exact
	if from := p.start(triggers, n); from > 0 {
		words = "… " + words[from:]
	}
	return Clip(words, n)
}

// start returns where in the words an excerpt begins: 0, or a word's start.
func (p Passage) start(triggers []onrecord.Anchor, n int) int {
	for _, t := range triggers {
		if t.Doc != p.Doc || !p.Span.Contains(t.Span) {
			continue
		}
		at := t.Span.Start - p.Span.Start
		if len(p.Exact) <= n || at <= n/2 {
			return 0
		}
		return wordStart(p.Exact, at-min(at, lead))
	}
	return 0
}

// Clip shortens words to about n characters, at a space where there is one.
func Clip(words string, n int) string {
	r := []rune(words)
	if len(r) <= n {
		return words
	}
	cut := n - 1
	for i := cut; i > n*3/4; i-- {
		if r[i] == ' ' {
			cut = i
			break
		}
	}
	return strings.TrimRight(string(r[:cut]), " ,;") + "…"
}
