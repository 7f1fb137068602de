// Package lang reads English text into stand-off layers: tokens, sentences,
// part-of-speech tags and names. Nothing is ever copied or normalised; every
// layer is a list of numbers that point into the one immutable text.
//
// For a sentence of the Phnom Penh article,
//
//	l := lang.Analyse("“We did not discuss such issues,” Mr. Hun Sen said.")
//	l.Text[l.Tokens[0].Start:l.Tokens[0].End]   // “
//	l.Word(7)                                   // "Mr.": one token, and no sentence ends in it
//	l.Sentences                                 // [{0 14}]: one sentence, quotation included
//
// [Tokens] follows the Penn conventions of English Universal Dependencies
// (possessives and negations split off, abbreviations keep their full stop)
// and [Sentences] breaks at final punctuation, never inside an abbreviation,
// and always between paragraphs.
//
// Limits: English only. A text without final punctuation (a poem, a table)
// breaks at line ends only.
package lang
