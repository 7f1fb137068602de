package variant

import (
	"slices"
	"strings"

	"onrecord/lang"
)

// A Sentence is tokens with their tags.
type Sentence struct {
	words  []string
	tags   []lang.Tag
	spaced []bool // a space stands before the token
}

// Parse reads one sentence.
func Parse(s string) Sentence {
	l := lang.Analyse(s)
	l.FillTags()
	p := Sentence{tags: slices.Clone(l.Tags)}
	for i, t := range l.Tokens {
		p.words = append(p.words, l.Word(i))
		p.spaced = append(p.spaced, i > 0 && l.Tokens[i-1].End < t.Start)
	}
	return p
}

// String writes the sentence out.
func (p Sentence) String() string {
	var b strings.Builder
	for i, w := range p.words {
		if p.spaced[i] && b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}

// put returns p with tokens from to end replaced by words.
func (p Sentence) put(from, end int, words ...string) Sentence {
	q := Sentence{words: slices.Concat(p.words[:from], words, p.words[end:]), tags: slices.Clone(p.tags[:from]), spaced: slices.Clone(p.spaced[:from])}
	for range words {
		q.tags, q.spaced = append(q.tags, lang.RB), append(q.spaced, true)
	}
	q.tags, q.spaced = append(q.tags, p.tags[end:]...), append(q.spaced, p.spaced[end:]...)
	return q.agreed(from)
}

// agreed makes "a" or "an" before from fit the word at from.
func (p Sentence) agreed(from int) Sentence {
	if from == 0 || from >= len(p.words) {
		return p
	}
	vowel := strings.ContainsRune("aeiou", rune(strings.ToLower(p.words[from])[0]))
	switch low := strings.ToLower(p.words[from-1]); {
	case low == "a" && vowel:
		p.words[from-1] += "n"
	case low == "an" && !vowel:
		p.words[from-1] = p.words[from-1][:1]
	}
	return p
}

func (p Sentence) low(i int) string {
	if i < 0 || i >= len(p.words) {
		return ""
	}
	return strings.ToLower(p.words[i])
}

// end is where the words end and final marks begin.
func (p Sentence) end() int {
	n := len(p.words)
	for n > 0 && p.tags[n-1] == lang.Stop {
		n--
	}
	return n
}

// main returns the token of the first finite verb, -1 where a relative clause
// or a subordinate one comes first.
func (p Sentence) main() int {
	for i, t := range p.tags {
		switch t {
		case lang.WDT, lang.WP, lang.WPS, lang.WRB, lang.Colon, lang.OpenQuote:
			return -1
		case lang.MD, lang.VBZ, lang.VBP, lang.VBD:
			return i
		case lang.IN:
			if i == 0 || p.low(i) == "that" {
				return -1
			}
		}
	}
	return -1
}

var negators = strings.Fields("not n't no never nobody none nothing neither nor without cannot")

// Negates reports whether p holds a word that negates.
func (p Sentence) Negates() bool {
	return slices.ContainsFunc(p.words, func(w string) bool { return slices.Contains(negators, strings.ToLower(w)) })
}
