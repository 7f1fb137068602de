package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/desk"
	"onrecord/publish/wire"
	"onrecord/read"
)

func readCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "read FILE|URL...",
		Short: "Read pages, releases and transcripts into labelled documents",
		Long: "Read pages, releases and transcripts into labelled documents: title, byline, dateline,\n" +
			"publication date, body, and what is not body. \"-\" reads standard input. An input that is\n" +
			"no article is refused with the reason; the others are still read (exit code 3).",
		Example: "  onrecord read examples/phnom-penh-2022/kh-article.txt\n  onrecord read --json article.html | jq .title.text",
		Args:    cobra.MinimumNArgs(1),
	}
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.each(args, func(in string) error { return a.readOne(c.Context(), in) })
	}
	a.fetchFlags(c)
	return c
}

// each does one input after the other and reports those that fail without
// stopping.
func (a *app) each(inputs []string, do func(string) error) error {
	failed := 0
	for _, in := range inputs {
		if err := do(in); err != nil {
			if len(inputs) == 1 {
				return err
			}
			a.complain(err)
			failed++
		}
	}
	switch {
	case failed == len(inputs):
		return &exitError{exitUsage, errors.New("no input could be read")}
	case failed > 0:
		return &exitError{exitPartial, nil}
	}
	return nil
}

func (a *app) readOne(ctx context.Context, in string) error {
	c, payload, err := a.take(ctx, in)
	if err != nil {
		return err
	}
	d, err := read.Read(c, payload, read.Options{})
	if err != nil {
		return err
	}
	if a.json {
		return json.NewEncoder(a.out).Encode(wire.DocumentOf(d))
	}
	return printDocument(a.out, d)
}

// take fetches an address, or takes what capture takes.
func (a *app) take(ctx context.Context, in string) (onrecord.Capture, []byte, error) {
	if desk.IsAddress(in) {
		return a.fetch(ctx, in)
	}
	return a.capture(in)
}

// capture takes a local file, or standard input for "-".
func (a *app) capture(in string) (onrecord.Capture, []byte, error) {
	payload, name, err := a.load(in)
	if err != nil {
		return onrecord.Capture{}, nil, onrecord.WithHint(err, "name a file that can be read, or - for standard input")
	}
	now := time.Now().UTC()
	return onrecord.Capture{ID: onrecord.IDOf(payload), Size: int64(len(payload)), URL: "file:" + name, Started: now, Ended: now}, payload, nil
}

func (a *app) load(in string) (payload []byte, name string, err error) {
	if in == "-" {
		payload, err = io.ReadAll(a.in)
		return payload, "stdin", err
	}
	payload, err = os.ReadFile(in)
	return payload, filepath.Base(in), err
}

// printDocument writes d for people: one labelled line each.
func printDocument(w io.Writer, d *onrecord.Document) error {
	if l := d.Dateline; l != nil {
		fmt.Fprintf(w, "%-11s %s %s\n", "dateline", l.Place, l.Date)
	}
	if p := d.Published; !p.Date.IsZero() {
		fmt.Fprintf(w, "%-11s %s (%s)\n", "published", p.Date, p.From)
	} else {
		fmt.Fprintf(w, "%-11s unknown: after %s, before %s (%s)\n", "published", orUnknown(p.NotBefore), orUnknown(p.NotAfter), p.Why)
	}
	for _, l := range d.Lines {
		if _, err := fmt.Fprintf(w, "%-11s %s\n", l.Kind, d.Text.Slice(l.Span)); err != nil {
			return err
		}
	}
	for _, p := range d.Problems {
		fmt.Fprintf(w, "%-11s %s: %s\n", "problem", p.Code, p.Text)
	}
	return nil
}

func orUnknown(d onrecord.Date) string {
	if d.IsZero() {
		return "?"
	}
	return d.String()
}
