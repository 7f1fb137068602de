// Package party finds who speaks across the documents of a case: persons,
// offices, bodies and unnamed groups, each with the names that texts use.
//
//	parties := party.Resolve(dossier.Sides, readings)
//
// In the Phnom Penh case "PM", "he" and "Prime Minister Hun Sen" are one
// person, who is the side kh_pm because the dossier lists him as its speaker.
// "Seng Theary" of the article and "Theary Seng" of the White House readout are
// one person by the order of names; that the "Apsara with a bald head" is she
// stays a hedged alias, with the words that hedge it and whose voice they are.
// "Several analysts" and "some analysts" stay two groups: unnamed people are
// never merged unless the dossier names them as a side's speakers.
//
// Names are held to be the same by rules that are kept in Alias.By: same words
// (same-name), same words in another order (name-order), near spellings of
// every word (spelling), a part of one full name and of no other (short-name),
// a title that one person bears in that document (role), the dossier's list
// (dossier). Where two could be meant, none is chosen.
//
// Limits: Latin script; a person who changes names is two persons.
package party

import (
	"onrecord"
)

// Resolve returns the parties of a case in the order in which they are met, the
// sides' speakers first. It sets Source.Party of the statements in rs; a source
// that could be two parties, or several at once, is left without.
func Resolve(sides []onrecord.Side, rs []onrecord.Reading) []onrecord.Party {
	b := newBook()
	for _, s := range sides {
		for _, speaker := range s.Speakers {
			b.speaker(s.ID, speaker)
		}
	}
	for _, r := range rs { // full names first, so that parts of them can be told
		b.read(r, func(src *onrecord.Source) bool { return src.Form == onrecord.Named })
	}
	for _, r := range rs {
		b.read(r, func(src *onrecord.Source) bool { return src.Form != onrecord.Named })
	}
	for _, r := range rs {
		b.hedges(r)
	}
	b.mentions(rs)
	b.assign()
	return b.list()
}

// read takes up the sources of one reading that want accepts.
func (b *book) read(r onrecord.Reading, want func(*onrecord.Source) bool) {
	for i := range r.Statements {
		src := r.Statements[i].Source
		if src == nil || len(src.Spans) == 0 || !want(src) {
			continue
		}
		at := onrecord.Anchor{Doc: r.Document.ID, Span: src.Spans[0]}
		words := r.Document.Text.Slice(src.Spans[0])
		switch {
		case src.Form == onrecord.Unnamed && len(words) < 3: // the Q of a transcript
		case (src.Form == onrecord.Unnamed || src.Form == onrecord.Named) && pointing(words): // "these leaders"
		case src.Form == onrecord.Unnamed:
			b.group(words, at, src)
		case src.Speaker == "":
		case src.Form == onrecord.Pronoun && groupWords(src.Speaker):
		case src.Form == onrecord.Named:
			b.named(src.Speaker, at, src)
		default:
			b.alias(src.Speaker, words, at, src)
		}
	}
}
