package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/desk"
	"onrecord/publish"
	"onrecord/publish/term"
	"onrecord/publish/wire"
)

func findCommand(a *app) *cobra.Command {
	var limit int
	c := &cobra.Command{
		Use:   "find WORDS",
		Short: "Find statements of the home folder by their words or their speaker",
		Long: "Find statements of the home folder whose words, or whose speaker's name, hold WORDS as they\n" +
			"stand, in any case of ASCII letters. The latest captured documents come first.",
		Example: "  onrecord find \"only spoke of\"\n  onrecord find --json Sullivan",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if strings.TrimSpace(args[0]) == "" {
				return fmt.Errorf("nothing to look for: %w", onrecord.ErrInvalid)
			}
			return a.withDesk(c.Context(), func(d *desk.Desk) error { return a.find(c.Context(), d, args[0], limit) })
		},
	}
	c.Flags().IntVar(&limit, "limit", 100, "most statements to show")
	return c
}

func (a *app) find(ctx context.Context, d *desk.Desk, words string, limit int) error {
	found, err := d.Statements(ctx, words, limit)
	if err != nil {
		return err
	}
	if len(found) == 0 {
		fmt.Fprintln(a.err, "no statement holds these words")
	}
	readings := map[onrecord.DocumentID]onrecord.Reading{}
	for _, s := range found {
		if _, ok := readings[s.Doc]; !ok {
			if readings[s.Doc], err = d.Reading(ctx, s.Doc); err != nil {
				return err
			}
		}
		if err := a.printFound(readings[s.Doc].Document, s); err != nil {
			return err
		}
	}
	return nil
}

func (a *app) printFound(d *onrecord.Document, s onrecord.Statement) error {
	if a.json {
		return a.printJSON(wire.StatementOf(d, s))
	}
	hull := s.Content.Hull()
	_, err := fmt.Fprintf(a.out, "%s:%d-%d  %s (%s)\n    %s\n", d.ID, hull.Start, hull.End,
		term.Clean(publish.Speaker(d, s)), publish.Mode(s), term.Clean(publish.Slices(d.Text, s.Content.Spans)))
	return err
}
