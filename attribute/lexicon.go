package attribute

import (
	_ "embed"
	"strings"

	"onrecord"
)

//go:embed lexicon.txt
var lexiconText string

// A form is the shape in which a reporting word stands.
type form uint8

const (
	formBase   form = iota // say; also a noun's or an adjective's only form
	formThird              // says
	formPast               // said, as past tense
	formPart               // said, as participle
	formEither             // asked: past tense or participle
	formIng                // saying
)

// An entry is one line of the lexicon.
type entry struct {
	pos    byte // 'v', 'n' or 'a'
	class  onrecord.CueClass
	lemma  string
	frames string   // the letters of the frames
	preps  []string // of the frames "+for"
	rest   []string // the later words of a multiword lemma: "point_out"
}

func (e *entry) has(frame byte) bool { return strings.IndexByte(e.frames, frame) >= 0 }

func (e *entry) takes(preposition string) bool {
	for _, p := range e.preps {
		if p == preposition {
			return true
		}
	}
	return false
}

// A lexeme is all entries that one written form can stand for.
type lexeme struct {
	form    form
	entries []*entry
}

// lexicon maps lower-case word forms to what they may report.
var lexicon = parseLexicon(lexiconText)

func parseLexicon(s string) map[string]*lexeme {
	table := map[string]*lexeme{}
	for line := range strings.Lines(s) {
		f := strings.Fields(line)
		if len(f) < 4 || line[0] == '#' {
			continue
		}
		forms := strings.Split(f[2], "/")
		words := strings.Split(forms[0], "_")
		e := &entry{pos: f[0][0], class: onrecord.CueClass(f[1]), lemma: words[0], rest: words[1:]}
		for _, frame := range f[3:] {
			if p, ok := strings.CutPrefix(frame, "+"); ok {
				e.preps = append(e.preps, p)
			} else {
				e.frames += frame
			}
		}
		forms[0] = words[0]
		for w, fm := range inflect(e.pos, forms) {
			add(table, w, fm, e)
		}
	}
	return table
}

func add(table map[string]*lexeme, w string, fm form, e *entry) {
	l := table[w]
	if l == nil {
		l = &lexeme{form: fm}
		table[w] = l
	}
	if l.form != fm && l.form >= formPast && fm >= formPast && fm != formIng {
		l.form = formEither
	}
	l.entries = append(l.entries, e)
}

// inflect returns the written forms of a word. forms holds the lemma, and for
// irregular verbs the other four forms.
func inflect(pos byte, forms []string) map[string]form {
	lemma := forms[0]
	switch {
	case pos == 'a':
		return map[string]form{lemma: formBase}
	case pos == 'n' && len(forms) > 1:
		return map[string]form{lemma: formBase, plural(forms[1]): formBase}
	case pos == 'n':
		return map[string]form{lemma: formBase, plural(lemma): formBase}
	case len(forms) == 5:
		out := map[string]form{lemma: formBase, forms[1]: formThird, forms[4]: formIng, forms[3]: formPart}
		if out[forms[2]] = formPast; forms[2] == forms[3] {
			out[forms[2]] = formEither
		}
		return out
	}
	return map[string]form{lemma: formBase, plural(lemma): formThird, edForm(lemma): formEither, ingForm(lemma): formIng}
}

func plural(w string) string {
	switch {
	case strings.HasSuffix(w, "y") && !strings.ContainsAny(w[len(w)-2:len(w)-1], "aeiou"):
		return w[:len(w)-1] + "ies"
	case strings.HasSuffix(w, "s") || strings.HasSuffix(w, "sh") || strings.HasSuffix(w, "ch") || strings.HasSuffix(w, "x"):
		return w + "es"
	}
	return w + "s"
}

// doubled are the verbs that double their last letter: beg, begged.
var doubled = map[string]bool{"quip": true, "beg": true, "admit": true, "brag": true, "opt": false, "ban": true, "plan": true, "slam": true, "commit": true, "rebut": true, "label": false, "refer": true}

func edForm(w string) string {
	switch {
	case strings.HasSuffix(w, "e"):
		return w + "d"
	case strings.HasSuffix(w, "y") && !strings.ContainsAny(w[len(w)-2:len(w)-1], "aeiou"):
		return w[:len(w)-1] + "ied"
	case doubled[w]:
		return w + w[len(w)-1:] + "ed"
	}
	return w + "ed"
}

func ingForm(w string) string {
	switch {
	case strings.HasSuffix(w, "e") && !strings.HasSuffix(w, "ee"):
		return w[:len(w)-1] + "ing"
	case doubled[w]:
		return w + w[len(w)-1:] + "ing"
	}
	return w + "ing"
}
