package main

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"onrecord/desk"
	"onrecord/publish/term"
)

func listCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "List the documents of the home folder, the latest first",
		Example: "  onrecord list\n  onrecord list --json | jq -r .id",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return a.withDesk(c.Context(), func(d *desk.Desk) error {
				lines, err := d.Documents(c.Context())
				if err != nil {
					return err
				}
				return a.printDocuments(lines)
			})
		},
	}
}

func (a *app) printDocuments(lines []desk.DocumentLine) error {
	if a.json {
		for _, l := range lines {
			if err := a.printJSON(l); err != nil {
				return err
			}
		}
		return nil
	}
	if len(lines) == 0 {
		_, err := fmt.Fprintln(a.err, "no documents yet: onrecord add FILE|URL takes one in")
		return err
	}
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	for _, l := range lines {
		published := "undated"
		if !l.Published.Date.IsZero() {
			published = l.Published.Date.Civil().String()
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", l.ID, published, l.Language, count(l.Statements, "statement"), term.Clean(l.Title))
	}
	return w.Flush()
}
