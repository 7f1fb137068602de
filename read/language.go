package read

import (
	"strings"

	"github.com/abadojack/whatlanggo"

	"onrecord/text"
)

// A guess at the language wants enough bytes of body, and gains nothing from
// more than plenty.
const (
	enough = 60
	plenty = 2000
)

// language decides the language: the dossier's word first, then what the body's
// words say, where they say it clearly. What the markup claims is a witness; many
// sites claim their template's language for every page.
func (r *reader) language(body []text.Span) {
	d := r.doc
	if d.Language != "" {
		return
	}
	var b strings.Builder
	for _, p := range body {
		if b.WriteString(d.Text.Slice(p)); b.Len() > plenty {
			break
		}
		b.WriteByte(' ')
	}
	claimed := r.claimed()
	if b.Len() < enough {
		d.Language = claimed
		return
	}
	sample := b.String()
	code, sure := detect(sample[:min(len(sample), plenty)])
	switch {
	case !sure:
		d.Language = claimed
	case claimed != "" && strings.HasPrefix(strings.ToLower(claimed), code):
		d.Language = claimed // the same, with its region
	default:
		d.Language = code
	}
}

// detect guesses the language of s, as its ISO 639-1 code.
func detect(s string) (code string, sure bool) {
	if code := plainly(s); code != "" {
		return code, true
	}
	got := whatlanggo.Detect(s)
	code = got.Lang.Iso6391()
	return code, code != "" && got.IsReliable()
}

// frequent are words that one language is full of and no other is.
var frequent = func() map[string]string {
	of := map[string]string{}
	for code, words := range map[string]string{
		"en": "the and of to that with by from at he his which who were their said",
		"de": "der die das und den dem nicht mit von ist ein eine für auf im zu sich auch wird",
		"fr": "le les des et est une dans pour qui sur du au aux avec sont",
		"es": "el los las del una por para con se su más pero",
	} {
		for w := range strings.FieldsSeq(words) {
			of[w] = code
		}
	}
	return of
}()

// plainly is the language that s is plainly in, or "": many times cheaper to tell
// than which of eighty languages it is.
func plainly(s string) string {
	all, the, counts := 0, 0, map[string]int{}
	for w := range strings.FieldsSeq(s) {
		all++
		if code, ok := frequent[w]; ok {
			counts[code]++
		}
		if w == "the" {
			the++
		}
	}
	for code, n := range counts {
		if all >= 40 && n*7 >= all && 2*n > sum(counts) && (code != "en" || the*40 >= all) {
			return code
		}
	}
	return ""
}

func sum(counts map[string]int) int {
	n := 0
	for _, c := range counts {
		n += c
	}
	return n
}

// claimed is the language that the page's markup names.
func (r *reader) claimed() string {
	for _, w := range r.doc.Witnesses {
		if w.Field == "language" {
			return w.Value
		}
	}
	return ""
}
