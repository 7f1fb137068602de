package attribute

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/lang"
	"onrecord/text"
)

// A mention is a name as it stands in the text, with the title before it and
// what the text says its bearer is.
type mention struct {
	span   text.Span
	words  []string // of span
	title  int      // how many of the words are a title
	person bool     // a body or a place otherwise
	roles  []string // lower-case words of the title and of an apposition
}

// name returns the words without the title.
func (m mention) name() []string { return m.words[m.title:] }

// mentions returns the names of persons and bodies in text order. Headlines are
// left out: their capitals tell nothing.
func (p *page) mentions() []mention {
	if len(p.layer.NameOf) != len(p.layer.Tokens) {
		p.layer.FillNames()
	}
	out := make([]mention, 0, len(p.layer.Names))
	b := 0
	for _, n := range p.layer.Names {
		at := int(p.layer.Tokens[n.Start].Start)
		for b < len(p.blocks) && p.blocks[b].span.End <= at {
			b++
		}
		if b == len(p.blocks) || p.blocks[b].headline || at < p.blocks[b].span.Start {
			continue
		}
		switch n.Kind {
		case lang.Person, lang.Organization, lang.Location, lang.Facility:
			out = append(out, p.mentionOf(n))
		}
	}
	return out
}

func (p *page) mentionOf(n lang.Name) mention {
	m := mention{person: n.Kind == lang.Person && p.capital(n.Start)}
	start := n.Start
	for m.person && start > 0 && p.capital(start-1) && lang.IsTitle(p.layer.Word(start-1)) {
		start--
	}
	m.span = p.layer.Span(lang.Range{Start: start, End: n.End})
	for k := start; k < n.End; k++ {
		m.words = append(m.words, p.layer.Word(k))
	}
	if last := len(m.words) - 1; last > 0 && strings.HasSuffix(m.words[last], ".") && len(m.words[last]) > 2 {
		m.words[last] = strings.TrimSuffix(m.words[last], ".") // the end of the sentence
		m.span.End--
	}
	for m.person && m.title < len(m.words)-1 && lang.IsTitle(m.words[m.title]) {
		m.title++
	}
	if m.person {
		m.roles = append(lowered(m.words[:m.title]), p.described(start, n.End)...)
	}
	return m
}

func (p *page) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(p.layer.Word(i))
	return unicode.IsUpper(r)
}

// described returns the words around a name that say what its bearer is: "the
// foreign minister, Prak Sokhonn", "Ana Ruiz, head of the clinic".
func (p *page) described(start, end int) []string {
	var out []string
	for k := start - 1; k >= 0 && k > start-6; k-- {
		if t := p.layer.Tags[k]; !t.Noun() && t != lang.JJ && t != lang.Comma && t != lang.HYPH {
			break
		}
		out = append(out, strings.ToLower(p.layer.Word(k)))
	}
	if end+1 < len(p.layer.Tokens) && p.layer.Word(end) == "," {
		out = append(out, p.apposed(end+1)...)
	}
	return out
}

// apposed returns the words of the apposition that starts at token i and is
// closed by a comma or the end of the sentence.
func (p *page) apposed(i int) []string {
	var out []string
	for k := i; k < len(p.layer.Tokens) && k < i+12; k++ {
		switch t := p.layer.Tags[k]; {
		case t == lang.Comma, t == lang.Stop:
			return out
		case t.Verb():
			return nil
		}
		out = append(out, strings.ToLower(p.layer.Word(k)))
	}
	return nil
}

func lowered(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = strings.ToLower(w)
	}
	return out
}

// bodyWords are what bodies are called after their first naming.
var bodyWords = wordSet(`ministry government company association party police court council agency university army commission committee
	department bank group organisation organization union house office board authority institute federation parliament assembly senate
	embassy administration firm corporation team club school hospital centre center foundation coalition military navy force forces
	congress cabinet newspaper network channel service bureau kremlin regime league alliance movement fund delegation`)

// contains reports whether part is a run of words in whole.
func contains(whole, part []string) bool {
	if len(part) == 0 {
		return false
	}
	for i := 0; i+len(part) <= len(whole); i++ {
		if slices.Equal(whole[i:i+len(part)], part) {
			return true
		}
	}
	return false
}
