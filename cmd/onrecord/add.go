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
			".warc.gz or .wacz file are taken out of it.",
		Example: "  onrecord add ministry.pdf readout.html\n  onrecord add --json *.txt | jq -r .document.id",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, inputs []string) error {
			return a.withLogging(c.Context(), func(d *desk.Desk) error { return a.addAll(c.Context(), d, inputs) })
		},
	}
	a.fetchFlags(c)
	return c
}

// addAll takes in every input and reports those that fail without stopping.
func (a *app) addAll(ctx context.Context, d *desk.Desk, inputs []string) error {
	failed := 0
	for i, input := range inputs {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("stopped after %d of %d inputs: %w", i, len(inputs), err)
		}
		ok, err := a.addOne(ctx, d, input)
		if err != nil && len(inputs) == 1 {
			return err
		}
		if err != nil {
			a.complain(err)
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
// kept and is no document.
func (a *app) addOne(ctx context.Context, d *desk.Desk, input string) (ok bool, err error) {
	if desk.IsArchive(input) {
		sum, err := a.importOne(ctx, d, input, false)
		return sum.Failed == 0, err
	}
	added, err := a.addInput(ctx, d, input)
	if err != nil {
		return false, err
	}
	return added.Unreadable == "", a.printAdded(added)
}

func (a *app) addInput(ctx context.Context, d *desk.Desk, input string) (desk.Added, error) {
	if input != "-" {
		return d.Add(ctx, input)
	}
	b, err := io.ReadAll(io.LimitReader(a.in, desk.MaxFile+1))
	if err != nil {
		return desk.Added{}, err
	}
	return d.AddBytes(ctx, "stdin.txt", b)
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
	return fmt.Sprintf("%d %ss", n, what)
}
