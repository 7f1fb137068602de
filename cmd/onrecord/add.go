package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/desk"
	"onrecord/publish/term"
	"onrecord/read/feed"
)

func addCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "add FILE|URL...",
		Short: "Archive, read and index documents",
		Long: "Archive, read and index documents, and log them if the home folder has a log (onrecord log\n" +
			"init). Each input is kept whole or not at all, and gives one\n" +
			"line: captured, type, language, how many statements, warnings. An input that fails is\n" +
			"reported and the others go on (exit code 3). What is no document, such as a picture, is\n" +
			"kept as evidence and counts as failed. \"-\" reads text from standard input; the captures of a\n" +
			".warc.gz or .wacz file are taken out of it, and the newest pages that a feed, sitemap or OPML\n" +
			"names are fetched and taken in with what it says of them.",
		Example: "  onrecord add ministry.pdf readout.html\n  onrecord add --limit 10 https://example.org/feed.xml\n  onrecord add --json *.txt | jq -r .document.id",
		Args:    cobra.MinimumNArgs(1),
	}
	w := &watching{app: a}
	c.RunE = func(c *cobra.Command, inputs []string) error {
		return a.withLogging(c.Context(), func(d *desk.Desk) error {
			k := &collector{w, d, w.fetcher()}
			return k.addAll(c.Context(), inputs)
		})
	}
	w.politeFlags(c)
	return c
}

// addAll takes in every input and reports those that fail without stopping.
func (k *collector) addAll(ctx context.Context, inputs []string) error {
	failed := 0
	for i, input := range inputs {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("stopped after %d of %d inputs: %w", i, len(inputs), err)
		}
		ok, err := k.addOne(ctx, input)
		if err != nil && len(inputs) == 1 {
			return err
		}
		if err != nil {
			k.complain(err)
		}
		if err != nil || !ok {
			failed++
		}
	}
	switch {
	case failed == len(inputs) && failed > 1:
		return &exitError{exitUsage, errors.New("no input could be read")}
	case failed > 0:
		return &exitError{exitPartial, nil}
	}
	return nil
}

// addOne takes in one input and says what became of it; ok is false for what is
// kept and is no document, and for a list of which an entry failed.
func (k *collector) addOne(ctx context.Context, input string) (ok bool, err error) {
	switch {
	case desk.IsArchive(input):
		sum, err := k.importOne(ctx, k.desk, input, false)
		return sum.Failed == 0, err
	case input == "-":
		return k.standardInput(ctx)
	}
	c, payload, err := k.desk.Get(ctx, input)
	if err != nil {
		return false, err
	}
	if feed.Is(payload) {
		failed, err := k.list(ctx, c, payload, 0)
		return failed == 0, err
	}
	added, err := k.desk.Keep(ctx, c, payload)
	return k.added(added, input, err)
}

func (k *collector) standardInput(ctx context.Context) (ok bool, err error) {
	b, err := io.ReadAll(io.LimitReader(k.in, desk.MaxFile+1))
	if err != nil {
		return false, err
	}
	added, err := k.desk.AddBytes(ctx, "stdin.txt", b)
	return k.added(added, added.Input, err)
}

// added tells what became of an input that was no list.
func (k *collector) added(added desk.Added, input string, err error) (ok bool, _ error) {
	if err != nil {
		return false, err
	}
	added.Input = input
	return added.Unreadable == "", k.printAdded(added)
}

func (a *app) printAdded(added desk.Added) error {
	if a.json {
		return a.printJSON(added)
	}
	_, err := fmt.Fprintln(a.out, addedLine(added))
	return err
}

// addedLine is what a person reads: captured, type, language, statements, warnings.
func addedLine(added desk.Added) string {
	state := "captured"
	if added.Again {
		state = "captured again"
	}
	parts := []string{state, kindOf(added.Capture.MediaType)}
	if added.Unreadable != "" {
		parts = append(parts, "no document: "+added.Unreadable)
	} else {
		lang := added.Document.Language
		if lang == "" {
			lang = "language unknown"
		}
		parts = append(parts, lang, count(added.Document.Statements, "statement"))
		if len(added.Problems) > 0 {
			parts = append(parts, "warning: "+strings.Join(added.Problems, "; "))
		}
	}
	if added.Entry != nil {
		parts = append(parts, fmt.Sprintf("log entry %d, durable", *added.Entry))
	}
	if added.Unlogged != "" {
		parts = append(parts, "not logged yet: "+added.Unlogged)
	}
	return term.Clean(fmt.Sprintf("%s  %s  %s", added.Document.ID, strings.Join(parts, " · "), added.Input))
}

func kindOf(mediaType string) string {
	switch mediaType {
	case "":
		return "unknown type"
	case "text/plain":
		return "text"
	}
	return path.Base(mediaType)
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	if strings.HasSuffix(what, "s") {
		return fmt.Sprintf("%d %ses", n, what)
	}
	if stem, ok := strings.CutSuffix(what, "ry"); ok {
		return fmt.Sprintf("%d %sries", n, stem)
	}
	return fmt.Sprintf("%d %ss", n, what)
}
