package main

import (
	"context"
	"fmt"
	"time"

	"onrecord"
	"onrecord/desk"
	"onrecord/publish/term"
	"onrecord/read/feed"
	"onrecord/read/fetch"
	"onrecord/watch"
)

// deepest is how many lists may lie above a page: an OPML names feeds, an index
// sitemaps, and nobody needs more.
const deepest = 3

// A collector takes in what lists name.
type collector struct {
	*watching
	desk  *desk.Desk
	fetch *fetch.Polite
}

// addList keeps a feed, sitemap or OPML and takes in the pages that it names,
// each with what the list says of it. It counts what failed.
func (k *collector) list(ctx context.Context, c onrecord.Capture, payload []byte, depth int) (failed int, err error) {
	added, err := k.desk.Keep(ctx, c, payload)
	if err != nil {
		return 0, err
	}
	l, err := feed.Parse(payload)
	if err != nil {
		return 0, onrecord.WithHint(err, "the list itself is kept")
	}
	entries := watch.Entries(l, c.Address(), time.Now())
	if err := k.printList(added, c.Address(), len(entries)); err != nil {
		return 0, err
	}
	if lost := len(l.Entries) + len(l.Lists) - len(entries); lost > 0 {
		fmt.Fprintf(k.err, "onrecord: %s: %s left out: no web address, the list itself, or named twice\n", c.Address(), count(lost, "entry"))
	}
	if left := len(entries) - k.entries; left > 0 {
		entries = entries[:k.entries]
		fmt.Fprintf(k.err, "onrecord: %s: %d more left out, see --limit\n", c.Address(), left)
	}
	for _, t := range entries {
		n, err := k.entry(ctx, t, depth+1)
		if ctx.Err() != nil {
			return failed, ctx.Err()
		}
		if err != nil {
			k.complain(err)
			n++
		}
		failed += n
	}
	return failed, nil
}

// addEntry takes in what one entry of a list names: a page, or a further list.
func (k *collector) entry(ctx context.Context, t watch.Target, depth int) (failed int, err error) {
	c, payload, err := k.fetch.Get(ctx, t.URL, "", "")
	if err != nil {
		return 0, err
	}
	c.Listed = t.Listed
	if !feed.Is(payload) {
		return 0, k.page(ctx, c, payload)
	}
	if depth >= deepest {
		return 0, fmt.Errorf("%s: lists in lists, %d deep: %w", t.URL, depth, onrecord.ErrRefused)
	}
	return k.list(ctx, c, payload, depth)
}

// keepPage keeps a page, which counts as failed if it is no document.
func (k *collector) page(ctx context.Context, c onrecord.Capture, payload []byte) error {
	added, err := k.desk.Keep(ctx, c, payload)
	if err != nil {
		return err
	}
	added.Input = c.URL
	if err := k.printAdded(added); err != nil {
		return err
	}
	if added.Unreadable != "" {
		return fmt.Errorf("%s: kept, and no document: %s", c.URL, added.Unreadable)
	}
	return nil
}

// printList says that a list was kept, and how much it names.
func (k *collector) printList(added desk.Added, address string, entries int) error {
	added.Input = address
	if k.json {
		return k.printJSON(added)
	}
	_, err := fmt.Fprintf(k.out, "%s  captured · list of %s  %s\n", added.Document.ID, count(entries, "address"), term.Clean(address))
	return err
}
