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
	got := whatlanggo.Detect(sample[:min(len(sample), plenty)])
	code := got.Lang.Iso6391()
	switch {
	case code == "" || !got.IsReliable():
		d.Language = claimed
	case claimed != "" && strings.HasPrefix(strings.ToLower(claimed), code):
		d.Language = claimed // the same, with its region
	default:
		d.Language = code
	}
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
