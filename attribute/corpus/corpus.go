// Package corpus reads texts in which people marked who said what: PolNeAR
// (US political news, brat stand-off) and the world set (articles from some 28
// countries, JSON); and articles that nobody marked.
//
//	docs, err := corpus.PolNeAR(fsys, corpus.Dev)
//	docs[0].Attributions[0].Cue   // byte spans into docs[0].Text
//
// The texts lie beside a checkout (internal/shared) and are never part of it.
// One malformed line of PolNeAR is skipped.
package corpus

import (
	"onrecord/text"
)

// A Document is one article with the attributions that one reader marked.
type Document struct {
	Name         string
	Text         *text.Text
	Reader       string
	Attributions []Attribution
	Weight       float32 // one over the number of readers of this article
	Main         bool    // the first reader in name order: the gold standard
}

// An Attribution is one marked source, cue and content, each as byte spans in
// text order. Source may be empty.
type Attribution struct {
	Source, Cue, Content []text.Span
	Nested               bool // stands inside another's content
	Class                string
	Negated              bool
	Kind                 string // direct, mixed or indirect, as the reader marked it; "" in PolNeAR
}

// A Split of PolNeAR. Its test part is sealed and never here.
type Split string

// The splits.
const (
	Train Split = "train"
	Dev   Split = "dev"
)
