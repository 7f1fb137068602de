package attribute

import (
	"fmt"
	"strings"

	"onrecord"
	"onrecord/text"
)

// english reports whether the reporting words of English are worth looking for
// in d: its language says so or, where it has none, its commonest words do.
func english(d *onrecord.Document) bool {
	if d.Language != "" {
		return strings.HasPrefix(strings.ToLower(d.Language), "en")
	}
	return looksEnglish(d.Text.String())
}

// sample is how much of a text is looked at to tell its language.
const sample = 4000

// looksEnglish counts the commonest small words of English and of its
// neighbours in the same script. Too short a text passes for English.
func looksEnglish(s string) bool {
	all, count := 0, [3]int{}
	var buf [longestSmall]byte
	for w := range strings.FieldsSeq(s[:min(len(s), sample)]) {
		all++
		switch w = bare(w); {
		case w == "":
		case w[0] >= 0xce:
			count[ofOthers]++
		case len(w) <= longestSmall:
			count[smallWords[string(lower(buf[:0], w))]]++
		}
	}
	return all < 20 || count[ofEnglish]*20 >= all && count[ofEnglish] > count[ofOthers]
}

// lower appends the ASCII lower case of w to dst.
func lower(dst []byte, w string) []byte {
	for i := range len(w) {
		c := w[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		dst = append(dst, c)
	}
	return dst
}

// longestSmall is the length of the longest of the small words.
const longestSmall = 5

// bare strips the marks around a word.
func bare(w string) string {
	for w != "" && letterless(w[0]) {
		w = w[1:]
	}
	for w != "" && letterless(w[len(w)-1]) {
		w = w[:len(w)-1]
	}
	if strings.HasPrefix(w, "“") || strings.HasPrefix(w, "«") || strings.HasSuffix(w, "”") || strings.HasSuffix(w, "»") {
		return strings.Trim(w, ".,;:!?\"'()“”«»")
	}
	return w
}

func letterless(c byte) bool {
	switch c {
	case '.', ',', ';', ':', '!', '?', '"', '\'', '(', ')':
		return true
	}
	return false
}

// What a small word speaks for; other words count for nothing.
const (
	ofEnglish = 1 + iota
	ofOthers
)

var smallWords = func() map[string]uint8 {
	m := map[string]uint8{}
	for w := range wordSet(`de la el los las les des der die das und den dem ein eine que en un une il lo gli di da do dos uma och att det som
		ett og på af ikke het een van niet est dans pour qui avec por con para como se na nie jest ist nicht auf mit`) {
		m[w] = ofOthers
	}
	for w := range wordSet(`the of and to in a is that it for was on with as by at from his he she said has have not be are were which they but this an`) {
		m[w] = ofEnglish
	}
	return m
}()

// directOnly takes the outermost quotations for statements of nobody named.
func (p *page) directOnly() {
	for i, b := range p.blocks {
		for q := b.quotes[0]; q < b.quotes[1]; q++ {
			if p.quotes[q].Parent < 0 && p.quotes[q].marks() && p.speech(q) {
				p.found = append(p.found, candidate{content: []text.Span{p.quotes[q].Span}, block: i, quote: -1, bare: true, by: byQuotation, headline: b.headline})
			}
		}
	}
}

// Problems returns what in d keeps statements from being found as they should:
// a language other than English, a quotation that nothing closes.
func Problems(d *onrecord.Document) []onrecord.Problem {
	var out []onrecord.Problem
	if !english(d) {
		lang := d.Language
		if lang == "" {
			lang = "not English by its words"
		}
		out = append(out, onrecord.Problem{Code: "language", Text: fmt.Sprintf("the text is %s: only direct quotations are looked for", lang)})
	}
	p := page{doc: d, src: d.Text.String()}
	p.mark()
	for i, q := range p.quotes {
		if !q.Closed && q.Double && q.Parent < 0 && !p.resumed(i) {
			span := q.Span
			out = append(out, onrecord.Problem{Code: "odd-quotes", Text: "a quotation is opened and never closed; it is taken to end with its paragraph", Span: &span})
		}
	}
	return out
}

// resumed reports whether a later quotation re-opens quotation i.
func (p *page) resumed(i int) bool {
	for _, q := range p.quotes[i+1:] {
		if q.Continues == i {
			return true
		}
		if q.Span.Start > p.quotes[i].Span.End+4 {
			return false
		}
	}
	return false
}
