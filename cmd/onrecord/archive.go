package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/archive"
	"onrecord/archive/memento"
	"onrecord/desk"
	"onrecord/publish/term"
)

func archiveCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:     "archive",
		Short:   "Check, fill and describe the archive of captures",
		Example: "  onrecord archive scrub\n  onrecord archive import crawl.warc.gz",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(archiveScrub(a), archiveImport(a), archiveTimeMap(a), archiveReindex(a))
	return c
}

func archiveScrub(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "scrub",
		Short: "Hash everything again and name what is damaged",
		Long: "Read every WARC file and every object again, check all digests, and name what is damaged or\n" +
			"missing. Nothing is changed. Exit code 1 if anything is.",
		Example: "  onrecord archive scrub --json",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return a.withDesk(c.Context(), func(d *desk.Desk) error {
				r, err := d.Archive().Scrub(c.Context())
				if err != nil {
					return err
				}
				return a.printScrub(r)
			})
		},
	}
}

func (a *app) printScrub(r archive.Report) error {
	if a.json {
		if err := a.printJSON(r); err != nil {
			return err
		}
	} else {
		fmt.Fprintf(a.out, "%s and %s (%d bytes) read again, %d damaged\n", count(r.Captures, "capture"), count(r.Objects, "object"), r.Bytes, len(r.Damaged))
		for _, d := range r.Damaged {
			fmt.Fprintf(a.out, "damaged  %s: %s\n", d.File, d.Why)
		}
		for _, name := range r.Unclaimed {
			fmt.Fprintf(a.out, "unclaimed  %s: sound, but no capture speaks of it\n", name)
		}
		for _, name := range r.Unfinished {
			fmt.Fprintf(a.out, "unfinished  %s: left by a killed process; the next capture sweeps it away\n", name)
		}
	}
	if len(r.Damaged) > 0 {
		return &exitError{exitFinding, onrecord.WithHint(fmt.Errorf("%s damaged: %w", count(len(r.Damaged), "file"), onrecord.ErrTampered), "bring the files back from a backup or from the other side's copy")}
	}
	return nil
}

func archiveImport(a *app) *cobra.Command {
	var all bool
	c := &cobra.Command{
		Use:   "import FILE...",
		Short: "Take captures out of WARC and WACZ files, also of other makers",
		Long: "Take captures out of WARC and WACZ files, also of other makers. Records stay as they were\n" +
			"found; their address and time are the claim of whoever made the file, and are kept as such.\n" +
			"A record whose digest does not hold is refused and the others are taken (exit code 3).",
		Example: "  onrecord archive import crawl.warc.gz dossier.wacz",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, files []string) error {
			return a.withLogging(c.Context(), func(d *desk.Desk) error { return a.importAll(c.Context(), d, files, all) })
		},
	}
	c.Flags().BoolVar(&all, "all", false, "keep images, scripts and error pages too")
	return c
}

func (a *app) importAll(ctx context.Context, d *desk.Desk, files []string, all bool) error {
	failed := 0
	for _, name := range files {
		sum, err := a.importOne(ctx, d, name, all)
		if err != nil && len(files) == 1 {
			return err
		}
		if err != nil {
			a.complain(err)
		}
		if err != nil || sum.Failed > 0 {
			failed++
		}
	}
	if failed > 0 {
		return &exitError{exitPartial, nil}
	}
	return nil
}

func (a *app) importOne(ctx context.Context, d *desk.Desk, name string, all bool) (desk.Imported, error) {
	var out error
	sum, err := d.Import(ctx, name, all, func(added desk.Added, err error) {
		if err != nil {
			a.complain(err)
		} else {
			out = errors.Join(out, a.printAdded(added))
		}
	})
	if err = errors.Join(err, out); err != nil || a.json {
		return sum, err
	}
	var skipped []string
	for _, kind := range slices.Sorted(maps.Keys(sum.Skipped)) {
		skipped = append(skipped, fmt.Sprintf("%d %s", sum.Skipped[kind], kind))
	}
	_, err = fmt.Fprintf(a.err, "%s: %s, %d kept, %d refused, skipped: %s\n", sum.File, count(sum.Records, "record"), sum.Kept, sum.Failed, term.Clean(strings.Join(skipped, ", ")))
	return sum, err
}

func archiveTimeMap(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "timemap URL",
		Short:   "List the captures of an address as a Memento TimeMap",
		Example: "  onrecord archive timemap https://example.org/press-release",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return a.withDesk(c.Context(), func(d *desk.Desk) error {
				captures, err := d.History(c.Context(), args[0])
				if err != nil {
					return withListHint(err)
				}
				return a.printTimeMap(memento.TimeMap{
					Original: args[0], Captures: captures,
					Address: func(i int) string { return "urn:sha256:" + captures[i].ID.String() },
				})
			})
		},
	}
}

func withListHint(err error) error {
	return onrecord.WithHint(err, "onrecord list --json shows the addresses of all documents")
}

func (a *app) printTimeMap(m memento.TimeMap) error {
	if !a.json {
		_, err := fmt.Fprint(a.out, m.Link())
		return err
	}
	b, err := m.JSON()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.out, "%s\n", b)
	return err
}

func archiveReindex(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "reindex",
		Short:   "Read every document again and make the index anew",
		Long:    "Read every document again, with the program as it is now, and make the index anew. The\narchive itself is not changed.",
		Example: "  onrecord archive reindex",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return a.withDesk(c.Context(), func(d *desk.Desk) error {
				if err := d.Reindex(c.Context()); err != nil {
					return err
				}
				lines, err := d.Documents(c.Context())
				if err != nil {
					return err
				}
				if a.json {
					return a.printJSON(map[string]int{"documents": len(lines)})
				}
				_, err = fmt.Fprintf(a.out, "%s indexed\n", count(len(lines), "document"))
				return err
			})
		},
	}
}
