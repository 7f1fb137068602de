package attribute

import (
	"strings"
	"unicode/utf8"

	"onrecord/lang"
)

// A tag is what the rules need to know of a word: its closed class, or for
// other words the likeliest open one.
type tag uint8

const (
	noTag tag = iota
	det       // the, a, some, this
	poss      // my, their, 's
	pron      // he, they, everyone
	prep
	to
	conj // and, or, but
	sub  // because, although, while
	that
	wh // who, why, whether
	be
	have
	do
	modal
	neg
	adv
	num
	day // Monday, yesterday, January
	name
	noun
	adj
	verb // finite
	base
	part // past participle
	past // -ed and not known which: past tense or participle
	ing
	comma
	stop
	semicolon
	colon
	dash
	openBracket
	closeBracket
	mark   // a stray quotation mark or sign
	phrase // a quotation that is a part of a sentence: a title, a few words
	quoted // a quotation that is speech
)

// closed lists the words whose class the word alone decides.
var closed = tagTable(map[tag]string{
	det: `the a an this these those some any every each no another both all several many most few
		such either neither certain various numerous other more half enough`,
	poss: `my your his her its our their 's ’s ' ’`,
	pron: `i you he she it we they me him us them himself herself itself themselves everyone everybody
		someone somebody anyone anybody nobody none one others something nothing everything anything there s/he`,
	prep: `of in on at by for from with about over into through during after before against between among
		under without within toward towards via upon across behind beyond near per amid amidst despite since
		until till according along around above below regarding concerning including following like unlike out up off down inside outside
		throughout versus vs.`,
	to:    `to`,
	conj:  `and or but nor & yet`,
	sub:   `because although though while whereas if unless as than so once whilst`,
	that:  `that`,
	wh:    `who whom whose which what when where why how whether whoever whatever`,
	be:    `is are was were be been being am 's 'm 're ’m ’re isn't aren't wasn't weren't`,
	have:  `has have had having 've ’ve 'd ’d hasn't haven't hadn't`,
	do:    `do does did doing don't doesn't didn't`,
	modal: `will would can could may might must shall should 'll ’ll wo ca cannot won't wouldn't can't couldn't`,
	neg:   `not n't n’t never`,
	adv: `also then now already still just only even again too very quite rather later earlier soon often always
		however meanwhile moreover furthermore nevertheless nonetheless therefore thus instead perhaps maybe
		here there yesterday today tomorrow tonight once twice further else ever almost nearly yet
		back forward away together previously recently reportedly allegedly repeatedly meantime ago well
		first second finally indeed likewise likely apparently presumably possibly maybe seemingly`,
	day: `monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight
		january february march april june july august september october november december
		mon. tue. wed. thu. fri. sat. sun. jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec.`,
	noun: `week month year day night morning afternoon evening weekend weeks months years days hours last next same`,
	num:  `one two three four five six seven eight nine ten eleven twelve hundred thousand million billion trillion dozen`,
})

// A word is a dictionary entry: the lower-case form, its closed class if it has
// one, and what it may report.
type word struct {
	form   string
	tag    tag
	report *lexeme
}

// dictionary holds all words that the rules know by name.
var dictionary = makeDictionary()

// byHash is the dictionary by the hash that a token's lexeme has.
var byHash = func() map[uint64]*word {
	m := make(map[uint64]*word, len(dictionary))
	for form, w := range dictionary {
		m[lang.LexemeOf(form).Lower] = w
	}
	return m
}()

func makeDictionary() map[string]*word {
	d := map[string]*word{}
	for w, t := range closed {
		d[w] = &word{form: w, tag: t}
	}
	know := func(w string) {
		if d[w] == nil {
			d[w] = &word{form: w}
		}
	}
	for w, l := range lexicon {
		know(w)
		d[w].report = l
		for _, e := range l.entries {
			for _, later := range e.rest {
				know(later)
			}
		}
	}
	for w := range strings.FieldsSeq(`remain remains remained seem seems seemed became become
		purportedly used able went late early interview speech letter conference release`) {
		know(w)
	}
	for _, named := range [...]map[string]bool{carriers, recordings} {
		for w := range named {
			know(w)
		}
	}
	return d
}

func tagTable(lists map[tag]string) map[string]tag {
	table := map[string]tag{}
	for _, t := range [...]tag{noun, num, adv, day, sub, prep, wh, conj, modal, do, have, be, neg, pron, poss, det, that, to} {
		for _, w := range strings.Fields(lists[t]) {
			table[w] = t
		}
	}
	return table
}

// punctuation returns the tag of an ASCII mark.
func punctuation(c byte) tag {
	switch c {
	case ',':
		return comma
	case '.', '!', '?':
		return stop
	case ';':
		return semicolon
	case ':':
		return colon
	case '-':
		return dash
	case '(':
		return openBracket
	case ')':
		return closeBracket
	case '$', '#':
		return noun
	}
	return mark
}

// foreign returns the tag of a word or mark outside ASCII.
func foreign(word string) tag {
	switch r, _ := utf8.DecodeRuneInString(word); r {
	case '—', '–', '―', '‒':
		return dash
	case '…':
		return stop
	case '“', '”', '‘', '’', '„', '«', '»':
		return mark
	}
	return name
}

// nominal reports whether t may be part of a noun phrase.
func (t tag) nominal() bool {
	switch t {
	case det, poss, pron, num, day, name, noun, adj, part, past, ing, phrase:
		return true
	}
	return false
}

// head reports whether t may end a noun phrase.
func (t tag) head() bool {
	switch t {
	case pron, num, day, name, noun, phrase, closeBracket:
		return true
	}
	return false
}

// finite reports whether t makes a clause.
func (t tag) finite() bool {
	switch t {
	case be, have, do, modal, verb:
		return true
	}
	return false
}
