// Package attribute finds who said what in a document: statements with their
// reporting words (cue), who is named as saying it (source) and what was said
// (content), each as spans of the document's own text.
//
// In the Phnom Penh article the sentence
//
//	The Prime Minister said he wonders why some people have suggested that ...
//
// gives three statements, one inside the other: "said" with the source "The
// Prime Minister", "wonders" with "he", who is the Prime Minister again, and
// "have suggested" with the unnamed "some people".
//
// The work goes in steps, a file each. Quotation marks are paired first
// (quote.go); a quotation is then one atom of the sentence around it, and its
// inside is read as a text of its own (page.go). Words get their tags from lang
// (retag.go). In every sentence the reporting words of lexicon.txt are looked up
// (cue.go, nominal.go) with what their frame asks for (frame.go); each gets a
// source (source.go) and a content (content.go). Marks that report without
// words, a colon or a dash, are read by label.go. What was found is linked
// across sentences and paragraphs
// (link.go), put inside each other (nest.go), and given its class (class.go),
// whether it was said at all (negated.go), and its speaker (speaker.go), for
// whom a pronoun must fit (gender.go). A document that speaks for a side is that
// side's account where it attributes nothing (narrate.go).
//
// Unit and spans follow the PolNeAR guidelines (Newell, Margolin and Ruths,
// LREC 2018), with nesting, cue classes and speakers added.
//
// Limits: reporting words are looked for in English only; other languages give
// direct quotations, and [Problems] says so. Sarcasm and free indirect speech
// are not seen. Who "they" are is left open unless the text makes it plain.
package attribute

import (
	"onrecord"
	"onrecord/attribute/model"
)

// What a statement is by: the version of the rules, and the part of them.
const (
	version     = "attribute/1"
	byRules     = version + " rules"
	byModel     = version + " model"
	byQuotation = version + " quotation"
)

// Statements returns what d reports or says, in text order. d is not changed.
// Every span lies inside the text, on the boundary of a character.
func Statements(d *onrecord.Document) []onrecord.Statement {
	return With(model.Default(), d)
}

// With is [Statements] with another trained model than the program's own, or
// by the rules alone if m is nil.
func With(m *model.Model, d *onrecord.Document) []onrecord.Statement {
	p := open(d)
	defer p.close()
	if english(d) {
		p.regions(p.candidates)
		p.found = settle(joinQuotes(p, p.found))
		if m != nil {
			p.blend(m)
		}
	} else {
		p.directOnly()
	}
	out := p.statements()
	out = p.narrated(out)
	p.speakers(out)
	number(out)
	return out
}
