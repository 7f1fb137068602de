// Package export writes an edition as files for other programs: JSON, CSV, and
// a manifest that counts and hashes every one of them.
//
//	x := export.New(put)
//	err := errors.Join(x.JSON(edition), x.CSV(edition), x.Close())
//
// An export is complete or it fails: what the manifest counts is what the
// edition holds, and words that their document does not have stop the export
// instead of being left out. In the Phnom Penh export findings.csv has one row
// for each passage that a side's stance rests on, and one for each stance that
// rests on none, so that a silent side is a row too.
//
// CSV goes to spreadsheets, which run what looks like a formula. A cell that
// starts with one of = + - @, a tab or a line end, or one of their full-width
// forms, therefore gets an apostrophe in front; the JSON has the words as they
// are. Columns are described in spec/export.md. The rule follows OWASP's note on
// CSV injection; the file format is RFC 4180.
package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"onrecord"
	"onrecord/publish"
)

// ManifestName and SumsName are the files that speak of the others: the
// manifest for programs, the sums for "sha256sum -c".
const (
	ManifestName = "manifest.json"
	SumsName     = "SHA256SUMS"
)

// format names what an export looks like.
const format = "onrecord/export@v1"

// A Manifest says what an export holds.
type Manifest struct {
	Format string         `json:"format"` // "onrecord/export@v1"
	Event  string         `json:"event"`
	Title  string         `json:"title"`
	Counts map[string]int `json:"counts"` // of what the event holds
	Files  []File         `json:"files"`  // in the order written
	Notes  []string       `json:"notes"`
}

// A File is one file of an export.
type File struct {
	Name   string `json:"name"`
	Bytes  int    `json:"bytes"`
	SHA256 string `json:"sha256"`
	Rows   int    `json:"rows,omitempty"` // of a table or of lines
}

// An Export is being written. Put is called once a file, with a slash-separated
// name.
type Export struct {
	put      func(name string, body []byte) error
	manifest Manifest
}

// New starts the export of e.
func New(e *publish.Edition, put func(name string, body []byte) error) (*Export, error) {
	if err := whole(e); err != nil {
		return nil, err
	}
	return &Export{put, Manifest{
		Format: format, Event: string(e.Board.Event.ID), Title: e.Dossier.Title, Counts: counts(e), Files: []File{},
		Notes: []string{
			"Relations say what the sides' accounts do to each other. They are no verdict on what happened.",
			"In CSV, a cell that a spreadsheet could take for a formula starts with an apostrophe that is not part of the words.",
		},
	}}, nil
}

// Add writes a file and counts it. Rows is 0 for what is no table.
func (x *Export) Add(name string, body []byte, rows int) error {
	sum := sha256.Sum256(body)
	x.manifest.Files = append(x.manifest.Files, File{name, len(body), hex.EncodeToString(sum[:]), rows})
	return x.put(name, body)
}

// Close writes the manifest and the sums.
func (x *Export) Close() (Manifest, error) {
	b, err := json.MarshalIndent(x.manifest, "", "  ")
	if err != nil {
		return x.manifest, err
	}
	sums := strings.Builder{}
	for _, f := range x.manifest.Files {
		fmt.Fprintf(&sums, "%s  %s\n", f.SHA256, f.Name)
	}
	sum := sha256.Sum256(append(b, '\n'))
	fmt.Fprintf(&sums, "%s  %s\n", hex.EncodeToString(sum[:]), ManifestName)
	if err := x.put(ManifestName, append(b, '\n')); err != nil {
		return x.manifest, err
	}
	return x.manifest, x.put(SumsName, []byte(sums.String()))
}

func counts(e *publish.Edition) map[string]int {
	n := map[string]int{
		"documents": len(e.Readings), "findings": len(e.Board.Findings), "discrepancies": len(e.Board.Discrepancies),
		"parties": len(e.Board.Parties), "sides": len(e.Dossier.Sides), "statements": 0, "positions": 0, "passages": 0,
	}
	for _, r := range e.Readings {
		n["statements"] += len(r.Statements)
	}
	for _, f := range e.Board.Findings {
		n["positions"] += len(f.Positions)
		for _, p := range f.Positions {
			n["passages"] += len(p.Evidence)
			for _, s := range p.History {
				n["passages"] += len(s.Evidence)
			}
		}
	}
	return n
}

// whole checks that every anchor of the board has its words.
func whole(e *publish.Edition) error {
	check := func(what string, a onrecord.Anchor) error {
		if t := e.Text(a.Doc); t == nil || !t.Valid(a.Span) {
			return fmt.Errorf("export %s: %s at %s %v has no words: %w", e.Board.Event.ID, what, a.Doc, a.Span, onrecord.ErrInvalid)
		}
		return nil
	}
	for _, f := range e.Board.Findings {
		for _, p := range f.Positions {
			shown := p.Evidence
			for _, s := range p.History {
				shown = append(slices.Clip(shown), s.Evidence...)
			}
			for _, ev := range shown {
				if err := check("evidence of "+f.Proposition.ID, ev.Anchor); err != nil {
					return err
				}
			}
		}
	}
	for _, d := range e.Board.Discrepancies {
		for _, v := range d.Values {
			if err := check("a value of "+d.Slot, v.Anchor); err != nil {
				return err
			}
		}
	}
	return nil
}

// lines writes one JSON value a line.
func lines[T any](values []T) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for _, v := range values {
		if err := enc.Encode(v); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}
