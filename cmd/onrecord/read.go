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
			"no article is refused with the reason; the others are still read (exit code 3). Of a WARC or\n" +
			"WACZ file, each page, PDF and text in it is read.",
		Example: "  onrecord read examples/phnom-penh-2022/kh-article.txt\n  onrecord read --json article.html | jq .title.text",
		Args:    cobra.MinimumNArgs(1),
	}
	c.RunE = func(c *cobra.Command, args []string) error {
		ctx := c.Context()
		take := func(in string) (onrecord.Capture, []byte, error) { return a.take(ctx, in) }
		return a.eachCapture(ctx, args, take, a.readOne)
	}
	a.fetchFlags(c)
	return c
}

// eachCapture does one capture after the other: an input is one, or a WARC or
// WACZ file with many. Those that fail are reported without stopping.
func (a *app) eachCapture(ctx context.Context, inputs []string, take func(string) (onrecord.Capture, []byte, error), do func(onrecord.Capture, []byte) error) error {
	return a.each(inputs, func(in string) error {
		if desk.IsArchive(in) && !desk.IsAddress(in) {
			return a.eachRecord(ctx, in, do)
		}
		c, payload, err := take(in)
		if err != nil {
			return err
		}
		return do(c, payload)
	})
}

// eachRecord does each capture of a WARC or WACZ file.
func (a *app) eachRecord(ctx context.Context, file string, do func(onrecord.Capture, []byte) error) error {
	done, failed := 0, 0
	err := desk.Captures(ctx, file, func(c onrecord.Capture, payload []byte, err error) {
		if err == nil {
			err = do(c, payload)
		}
		if err != nil {
			a.complain(err)
			failed++
		} else {
			done++
		}
	})
	switch {
	case err != nil:
	case failed > 0:
		err = fmt.Errorf("%s: %s could not be read", file, count(failed, "capture"))
	case done == 0:
		err = fmt.Errorf("%s: no page, PDF or text in it: %w", file, onrecord.ErrInvalid)
	}
	if err != nil && done > 0 {
		return &exitError{exitPartial, err}
	}
	return err
}

// each does one input after the other and reports those that fail without
// stopping.
func (a *app) each(inputs []string, do func(string) error) error {
	failed, whole := 0, 0
	for _, in := range inputs {
		err := do(in)
		if err == nil {
			continue
		}
		if len(inputs) == 1 {
			return err
		}
		a.complain(err)
		failed++
		if exitCode(err) != exitPartial {
			whole++
		}
	}
	switch {
	case whole == len(inputs):
		return &exitError{exitUsage, errors.New("no input could be read")}
	case failed > 0:
		return &exitError{exitPartial, nil}
	}
	return nil
}

func (a *app) readOne(c onrecord.Capture, payload []byte) error {
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
	if err != nil && onrecord.Hint(err) == "" {
		err = onrecord.WithHint(err, "name a file that can be read, or - for standard input")
	}
	if err != nil {
		return onrecord.Capture{}, nil, err
	}
	if len(payload) == 0 {
		return onrecord.Capture{}, nil, onrecord.WithHint(fmt.Errorf("%s is empty: %w", name, onrecord.ErrInvalid), "nothing can be read in it; was it saved whole?")
	}
	now := time.Now().UTC()
	return onrecord.Capture{ID: onrecord.IDOf(payload), Size: int64(len(payload)), URL: "file:" + name, Started: now, Ended: now}, payload, nil
}

func (a *app) load(in string) (payload []byte, name string, err error) {
	if in == "-" {
		payload, err = upTo(a.in, "standard input")
		return payload, "stdin", err
	}
	f, err := os.Open(in)
	if err != nil {
		return nil, filepath.Base(in), err
	}
	defer f.Close()
	payload, err = upTo(f, in)
	return payload, filepath.Base(in), err
}

// upTo reads what a document may have, so that no file and no device without an
// end fills the memory.
func upTo(r io.Reader, name string) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, desk.MaxFile+1))
	if err == nil && len(b) > desk.MaxFile {
		return nil, onrecord.WithHint(fmt.Errorf("%s is over %d MiB: %w", name, desk.MaxFile>>20, onrecord.ErrRefused), "no document is as large; of an archive, the name must end in .warc, .warc.gz or .wacz")
	}
	return b, err
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
