package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/desk"
	"onrecord/publish/term"
	"onrecord/read/fetch"
	"onrecord/watch"
)

// watching is what the flags of watch say.
type watching struct {
	*app
	once         bool
	tell         bool // by the exit code
	ignoreRobots bool
	gap          time.Duration
	entries      int
}

func watchCommand(a *app) *cobra.Command {
	w := &watching{app: a}
	c := &cobra.Command{
		Use:   "watch [URL...]",
		Short: "Look at pages again and again, keep new versions and say what changed",
		Long: "Look at pages again and again, keep each version that differs and say what changed in it:\n" +
			"headline, byline, dates, numbers, names, quotes, statements, links and files, correction notes.\n" +
			"What changes by itself, such as advertisements, counters and time stamps, is no change. A feed,\n" +
			"sitemap or OPML is watched for new entries, which become pages of their own.\n\n" +
			"It looks at what is due: a page that changed lately every quarter of an hour, an old one once a\n" +
			"month. Named addresses are added and looked at now. It asks a host for nothing that did not\n" +
			"change, at most once in --gap, and heeds robots.txt. With --once it ends when nothing is due;\n" +
			"else it goes on until it is stopped. Exit code 3 if some addresses failed.",
		Example: "  onrecord watch add https://example.org/statement https://example.org/feed.xml\n  onrecord watch --once\n  onrecord watch --once --json | jq -c 'select(.changes) | .url, .changes[]'",
		Args:    cobra.ArbitraryArgs,
		RunE:    func(c *cobra.Command, args []string) error { return w.run(c.Context(), args) },
	}
	f := c.Flags()
	f.BoolVar(&w.once, "once", false, "look at what is due and end")
	f.BoolVar(&w.tell, "exit-code", false, "with --once: exit with 1 if anything changed or is gone")
	w.politeFlags(c)
	c.AddCommand(watchAdd(a), watchList(a), watchRemove(a))
	return c
}

// politeFlags are those of commands that fetch what a list names.
func (w *watching) politeFlags(c *cobra.Command) {
	w.fetchFlags(c)
	f := c.Flags()
	f.BoolVar(&w.ignoreRobots, "ignore-robots", false, "fetch also what a host's robots.txt asks programs to leave")
	f.DurationVar(&w.gap, "gap", 2*time.Second, "least time between two requests to one host")
	f.IntVar(&w.entries, "limit", 50, "entries taken from a list at one look, the newest")
}

func (w *watching) fetcher() *fetch.Polite {
	return &fetch.Polite{Options: fetch.Options{AllowPrivate: w.allowPrivate}, Gap: w.gap, IgnoreRobots: w.ignoreRobots}
}

func (w *watching) run(ctx context.Context, addresses []string) error {
	home, err := w.homeDir()
	if err != nil {
		return err
	}
	r := rounds{watching: w, book: watch.BookOf(home), fetch: w.fetcher()}
	if err := r.begin(addresses); err != nil {
		return err
	}
	for {
		next, err := r.round(ctx)
		switch {
		case ctx.Err() != nil && !w.once:
			return nil // a watch is stopped, not broken off
		case err != nil:
			return err
		case w.once:
			return r.result()
		}
		if sleep(ctx, time.Until(next)) != nil {
			return nil
		}
	}
}

// rounds goes through what is due, again and again.
type rounds struct {
	*watching
	book  watch.Book
	fetch *fetch.Polite

	looked, failed, different int
}

// begin adds the addresses and makes them due now.
func (r *rounds) begin(addresses []string) error {
	targets, err := targetsOf(addresses, 0)
	if err != nil {
		return err
	}
	if len(targets) > 0 {
		if _, err := r.book.Add(targets...); err != nil {
			return err
		}
		return r.book.Recall(targets...)
	}
	all, err := r.book.Targets()
	if err == nil && len(all) == 0 {
		err = onrecord.WithHint(fmt.Errorf("nothing is watched: %w", onrecord.ErrNotFound), "onrecord watch add https://...")
	}
	return err
}

// round looks at all that is due, and at what comes of that, and returns when
// something is due again.
func (r *rounds) round(ctx context.Context) (next time.Time, err error) {
	due, next, err := r.due()
	if err != nil || len(due) == 0 {
		return next, err
	}
	err = r.withLogging(ctx, func(d *desk.Desk) error {
		w := watch.Watcher{Fetch: r.fetch, Archive: keeper{d}, Now: time.Now, Entries: r.entries}
		for len(due) > 0 {
			for _, t := range due {
				if err := r.look(ctx, &w, t); err != nil {
					return err
				}
			}
			if due, next, err = r.due(); err != nil {
				return err
			}
		}
		return nil
	})
	return next, err
}

// longest is how long a watch sleeps at most, so that what another process adds
// is seen.
const longest = time.Minute

func (r *rounds) due() (due []watch.Target, next time.Time, err error) {
	all, err := r.book.Targets()
	now := time.Now()
	due, next = watch.Due(all, now)
	if last := now.Add(longest); next.After(last) {
		next = last
	}
	return due, next, err
}

// look looks at one target, remembers what came of it, and tells.
func (r *rounds) look(ctx context.Context, w *watch.Watcher, t watch.Target) error {
	t, look, found, err := w.Look(ctx, t)
	if err != nil {
		return err
	}
	if err := r.book.Put(t); err != nil {
		return err
	}
	if _, err := r.book.Add(found...); err != nil {
		return err
	}
	r.looked++
	switch look.State {
	case watch.Failed, watch.Forbidden:
		r.failed++
	case watch.Different, watch.GoneNow:
		r.different++
	}
	if look.State == watch.Same && !r.json {
		return nil
	}
	return r.tellLook(look, look.URL)
}

// tellLook writes a look: a line, and a line for each change.
func (a *app) tellLook(look watch.Look, what string) error {
	if a.json {
		return a.printJSON(look)
	}
	_, err := fmt.Fprintf(a.out, "%-9s %s  %s\n", look.State, term.Clean(what), term.Clean(lookNote(look)))
	for _, c := range look.Changes {
		if err == nil {
			_, err = fmt.Fprintf(a.out, "  %-17s %s\n", c.Kind, term.Clean(changeLine(c)))
		}
	}
	return err
}

func changeLine(c watch.Change) (line string) {
	switch {
	case c.Old == "":
		line = "+ " + c.New
	case c.New == "":
		line = "- " + c.Old
	default:
		line = c.Old + " -> " + c.New
	}
	if c.In != "" && c.In != c.New && c.In != c.Old {
		line += "  in: " + c.In
	}
	return line
}

// lookNote is what a person reads beside the state.
func lookNote(l watch.Look) string {
	switch {
	case l.Error != "":
		return l.Error
	case l.State == watch.Listing && l.Left > 0:
		return fmt.Sprintf("%s, %d more left for the next look", count(l.Found, "new URL"), l.Left)
	case l.State == watch.Listing:
		return count(l.Found, "new URL")
	case l.Capture != nil:
		return "captured " + l.Capture.Short()
	}
	return ""
}

// result is the end of a single round.
func (r *rounds) result() error {
	if !r.json {
		fmt.Fprintf(r.err, "%s looked at, %d changed, %d failed\n", count(r.looked, "URL"), r.different, r.failed)
	}
	switch {
	case r.failed > 0:
		return &exitError{exitPartial, nil}
	case r.tell && r.different > 0:
		return &exitError{exitFinding, nil}
	}
	return nil
}

// keeper is the desk as a watcher sees it.
type keeper struct{ *desk.Desk }

func (k keeper) Put(ctx context.Context, c onrecord.Capture, payload []byte) error {
	_, err := k.Keep(ctx, c, payload)
	return err
}

func targetsOf(addresses []string, every time.Duration) ([]watch.Target, error) {
	var out []watch.Target
	for _, address := range addresses {
		t, err := watch.NewTarget(address, time.Now())
		if err != nil {
			return nil, err
		}
		t.Every = every
		out = append(out, t)
	}
	return out, nil
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(max(d, 0))
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
