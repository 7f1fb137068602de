// Package dateparser stands in for github.com/markusmobius/go-dateparser, which
// go-htmldate links for its extensive search.
//
// Reading always skips that search (a date found by it is a guess, and read
// would rather give bounds), so the parser is never called; but its tables of
// two hundred languages are built when a program starts, which cost every
// command about 0.3 s of processor time and 95 MB. The replace directive in
// go.mod puts this package in its place. It declares only what go-htmldate
// names, and finds no date.
package dateparser

import (
	"errors"
	"time"
)

// ParserType names a way of parsing.
type ParserType uint8

// The ways that go-htmldate names.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// PreferredDateSource is which of two possible dates to take.
type PreferredDateSource uint8

// Past prefers the earlier date.
const Past PreferredDateSource = 1

// Configuration is how to parse.
type Configuration struct {
	CurrentTime         time.Time
	PreferredDateSource PreferredDateSource
	StrictParsing       bool
}

// Parser parses dates.
type Parser struct{ ParserTypes []ParserType }

// Date is a parsed date.
type Date struct{ Time time.Time }

// ErrAbsent says that no date parser is built in.
var ErrAbsent = errors.New("dateparser: not built in")

// Parse finds no date.
func (*Parser) Parse(*Configuration, string, ...string) (Date, error) { return Date{}, ErrAbsent }
