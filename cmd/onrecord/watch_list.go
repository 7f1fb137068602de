package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"onrecord/desk"
	"onrecord/publish/term"
	"onrecord/watch"
)

func (a *app) withBook(f func(watch.Book) error) error {
	home, err := a.homeDir()
	if err != nil {
		return err
	}
	return f(watch.BookOf(home))
}

func watchAdd(a *app) *cobra.Command {
	var every time.Duration
	c := &cobra.Command{
		Use:   "add URL...",
		Short: "Watch addresses from now on: pages, feeds, sitemaps, OPML",
		Long: "Watch addresses from now on. Whether one is a page or a list of pages shows at the first look.\n" +
			"An address that is watched already is left as it is, but for a new --every.",
		Example: "  onrecord watch add --every 1h https://example.org/statement",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.withBook(func(b watch.Book) error {
				targets, err := targetsOf(args, every)
				if err != nil {
					return err
				}
				n, err := b.Add(targets...)
				if err != nil {
					return err
				}
				if a.json {
					return a.printJSON(map[string]int{"added": n, "known": len(targets) - n})
				}
				_, err = fmt.Fprintf(a.out, "%s added, %d watched already\n", count(n, "URL"), len(targets)-n)
				return err
			})
		},
	}
	c.Flags().DurationVar(&every, "every", 0, "look in this interval, such as 30m or 6h; 0 looks often while a page is fresh and seldom later")
	return c
}

func watchRemove(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "remove URL...",
		Short:   "Watch addresses no more, nor what they named as lists; captures stay",
		Example: "  onrecord watch remove https://example.org/feed.xml",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.withBook(func(b watch.Book) error {
				return a.each(args, func(address string) error {
					n, err := b.Remove(address)
					if err != nil {
						return err
					}
					if a.json {
						return a.printJSON(map[string]any{"url": address, "removed": n})
					}
					_, err = fmt.Fprintf(a.out, "%s removed\n", count(n, "URL"))
					return err
				})
			})
		},
	}
}

// watchLine is a target as list shows it.
type watchLine struct {
	watch.Target
	Next time.Time `json:"next"`
}

func watchList(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "List what is watched, with the last look and the next",
		Example: "  onrecord watch list --json | jq -r 'select(.failures) | .url'",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.withBook(func(b watch.Book) error {
				all, err := b.Targets()
				if err != nil {
					return err
				}
				for _, t := range all {
					if err := a.printTarget(t); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
}

func (a *app) printTarget(t watch.Target) error {
	if a.json {
		return a.printJSON(watchLine{t, t.Due()})
	}
	kind, last := "page", "not looked at yet"
	if t.List {
		kind = "list"
	}
	if !t.Checked.IsZero() {
		last = "looked at " + t.Checked.Format(time.RFC3339) + ", next " + t.Due().Format(time.RFC3339)
	}
	if t.Error != "" {
		last += ", " + t.Error
	}
	_, err := fmt.Fprintf(a.out, "%s  %s  %s\n", kind, term.Clean(t.URL), term.Clean(last))
	return err
}

func historyCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "history URL",
		Short: "Tell what changed between the captures of an address",
		Long: "Tell what changed between the captures of an address that the archive holds, each against the\n" +
			"one before: when it was taken, and which headline, byline, dates, numbers, names, quotes,\n" +
			"statements, links and files differ.",
		Example: "  onrecord history https://example.org/statement",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return a.withDesk(c.Context(), func(d *desk.Desk) error { return a.history(c.Context(), d, args[0]) })
		},
	}
}

func (a *app) history(ctx context.Context, d *desk.Desk, address string) error {
	captures, err := d.History(ctx, address)
	if err != nil {
		return withListHint(err)
	}
	var before watch.Version
	for i, c := range captures {
		payload, err := d.Payload(ctx, c.ID)
		if err != nil {
			return err
		}
		version := watch.Of(c, payload)
		look := watch.Look{URL: address, At: c.Started, State: watch.New, Capture: &captures[i].ID, Error: version.Refused}
		if i > 0 {
			look.Before, look.State = &captures[i-1].ID, watch.Same
			if version.Refused == "" && before.Refused == "" {
				look.Changes = watch.Compare(before, version)
			}
			if len(look.Changes) > 0 {
				look.State = watch.Different
			}
		}
		if version.Refused != "" {
			look.State = watch.NoArticle
		}
		before = version
		if err := a.tellLook(look, c.Started.Format(time.RFC3339)); err != nil {
			return err
		}
	}
	return nil
}
