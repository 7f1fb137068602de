package read

import (
	"errors"
	"fmt"
	"path"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"onrecord"
)

// dossier is the file form; spec/dossier.md describes it.
type dossier struct {
	Title    string `toml:"title"`
	Side     []side `toml:"side"`
	Document []item `toml:"document"`
}

type side struct {
	ID       string   `toml:"id"`
	Name     string   `toml:"name"`
	Speakers []string `toml:"speakers"`
}

type item struct {
	File      string `toml:"file"`
	Title     string `toml:"title"`
	Publisher string `toml:"publisher"`
	URL       string `toml:"url"`
	Published any    `toml:"published"` // a TOML date, or a string as onrecord.ParseDate reads it
	Language  string `toml:"language"`
	Complete  string `toml:"complete"`
	Rights    string `toml:"rights"`
	SpeaksFor string `toml:"speaks_for"`
}

// Dossier reads a dossier.toml. A document without a published date is
// undated; one whose complete does not start with "yes" is a part only, so that
// its silence means nothing. Unknown keys are ignored. Errors wrap
// onrecord.ErrInvalid and name the line or the document at fault.
func Dossier(b []byte) (onrecord.Dossier, error) {
	var f dossier
	if _, err := toml.Decode(string(b), &f); err != nil {
		var parse toml.ParseError
		if errors.As(err, &parse) {
			return onrecord.Dossier{}, fmt.Errorf("dossier line %d: %s: %w", parse.Position.Line, parse.Message, onrecord.ErrInvalid)
		}
		return onrecord.Dossier{}, fmt.Errorf("dossier: %w: %w", err, onrecord.ErrInvalid)
	}
	d := onrecord.Dossier{Title: f.Title}
	sides := map[string]bool{}
	for _, s := range f.Side {
		if s.ID == "" || sides[s.ID] {
			return onrecord.Dossier{}, fmt.Errorf("dossier: side %q: want an id of its own: %w", s.ID, onrecord.ErrInvalid)
		}
		sides[s.ID] = true
		d.Sides = append(d.Sides, onrecord.Side{ID: onrecord.SideID(s.ID), Name: s.Name, Speakers: s.Speakers})
	}
	files := map[string]bool{}
	for _, it := range f.Document {
		got, err := it.read(sides)
		if err != nil || files[it.File] {
			return onrecord.Dossier{}, fmt.Errorf("dossier: document %q: %w", it.File, errors.Join(err, onrecord.ErrInvalid))
		}
		files[it.File] = true
		d.Documents = append(d.Documents, got)
	}
	return d, nil
}

func (it item) read(sides map[string]bool) (onrecord.Item, error) {
	if it.File == "" || path.Base(it.File) != it.File || strings.ContainsAny(it.File, `\`) || it.File == ".." || it.File == "." {
		return onrecord.Item{}, errors.New("want the name of a file in the dossier's folder")
	}
	if it.SpeaksFor != "" && !sides[it.SpeaksFor] {
		return onrecord.Item{}, fmt.Errorf("speaks for %q, which is no side", it.SpeaksFor)
	}
	published, err := date(it.Published)
	if err != nil {
		return onrecord.Item{}, err
	}
	return onrecord.Item{
		File: it.File, Title: it.Title, Outlet: it.Publisher, URL: it.URL, Published: published, Language: it.Language,
		Complete: strings.HasPrefix(it.Complete, "yes"), Rights: it.Rights, SpeaksFor: onrecord.SideID(it.SpeaksFor),
	}, nil
}

// date reads a TOML date or date-time, or a string with less precision ("2022-11").
func date(v any) (onrecord.Date, error) {
	switch v := v.(type) {
	case nil:
		return onrecord.Date{}, nil
	case string:
		return onrecord.ParseDate(v)
	case time.Time:
		if v.Location().String() == "date-local" {
			return onrecord.DayOf(v.Date()), nil
		}
		return onrecord.Date{Time: v, Precision: onrecord.Second}, nil
	}
	return onrecord.Date{}, fmt.Errorf("published %v: want a date: %w", v, onrecord.ErrInvalid)
}
