package desk

import (
	"context"
	"strings"
	"unicode"

	"onrecord"
	"onrecord/attribute"
	"onrecord/compare"
	"onrecord/read"
	"onrecord/resolve/date"
	"onrecord/resolve/event"
	"onrecord/resolve/party"
)

// material is one document as it was captured, with what a dossier says of it.
type material struct {
	item    onrecord.Item
	capture onrecord.Capture
	payload []byte
}

// compose runs the stages over a dossier's material, in its order.
func compose(ctx context.Context, dossier onrecord.Dossier, items []material) (compare.Case, []onrecord.Problem, error) {
	c := compare.Case{Dossier: dossier}
	var problems []onrecord.Problem
	for _, m := range items {
		if err := ctx.Err(); err != nil {
			return c, problems, err
		}
		r, err := readOne(m)
		if err != nil {
			problems = append(problems, unread(m.item.File, err))
			continue
		}
		c.Readings = append(c.Readings, r)
	}
	c.Parties = party.Resolve(dossier.Sides, c.Readings)
	c.Event = event.Resolve(dossier.Title, c.Parties, c.Readings)
	return c, problems, nil
}

// readOne reads one document and finds what is said in it, and when.
func readOne(m material) (onrecord.Reading, error) {
	d, err := read.Read(m.capture, m.payload, read.Options{Item: m.item})
	if err != nil {
		return onrecord.Reading{}, err
	}
	d.Problems = append(d.Problems, attribute.Problems(d)...)
	return onrecord.Reading{Document: d, Statements: attribute.Statements(d), Times: date.Find(d)}, nil
}

// Slug makes a readable ID of s: lower-case letters and digits of any script,
// joined by single hyphens, at most 80 bytes. It is "event" for a text that has
// none.
func Slug(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	slug := ""
	for _, w := range words {
		if len(slug)+1+len(w) > 80 {
			break
		}
		slug = strings.TrimPrefix(slug+"-"+w, "-")
	}
	if slug == "" {
		return "event"
	}
	return slug
}
