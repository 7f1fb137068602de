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
	if english(s) {
		return "en", true
	}
	got := whatlanggo.Detect(s)
	code = got.Lang.Iso6391()
	return code, code != "" && got.IsReliable()
}

// frequent are words that English is full of and no other language is.
var frequent = map[string]bool{
	"the": true, "and": true, "of": true, "to": true, "that": true, "with": true, "by": true, "from": true, "at": true, "he": true, "his": true,
	"which": true, "who": true, "were": true, "their": true, "said": true,
}

// english reports whether s is plainly English, which is many times cheaper to
// tell than which of eighty languages it is.
func english(s string) bool {
	all, common, the := 0, 0, 0
	for w := range strings.FieldsSeq(s) {
		all++
		if frequent[w] {
			common++
		}
		if w == "the" {
			the++
		}
	}
	return all >= 40 && common*7 >= all && the*40 >= all
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
