package watch

import (
	"hash/fnv"
	"net/url"
	"slices"
	"time"

	"onrecord"
	"onrecord/read/feed"
)

// Entries are the targets that a list at address names: its pages, newest first
// where it dates them, then further lists. What is no web address, names the
// list itself or stands there twice is left out.
func Entries(l feed.List, address string, at time.Time) []Target {
	base := baseOf(address, l.Self)
	var out []Target
	seen := map[string]bool{address: true}
	add := func(ref string, said *onrecord.Listing) {
		u, err := base.Parse(ref)
		if err != nil {
			return
		}
		t, err := NewTarget(u.String(), at)
		if err != nil || seen[t.URL] {
			return
		}
		seen[t.URL] = true
		t.List, t.Listed = said.Title == "" && said.Kind == string(feed.Index), said
		out = append(out, t)
	}
	for _, e := range newest(l.Entries) {
		add(e.URL, listing(l, e, address))
	}
	for _, further := range l.Lists {
		add(further, &onrecord.Listing{List: address, Kind: string(feed.Index)})
	}
	return out
}

// baseOf is what a list's addresses are relative to: where it was fetched, or, of
// a file, where it says that it is published.
func baseOf(address, self string) *url.URL {
	for _, s := range []string{address, self} {
		if u, err := url.Parse(s); err == nil && u.Host != "" {
			return u
		}
	}
	return &url.URL{}
}

// newest sorts entries by when they came out, if all say so; a list that does
// not is in its own order, which is the newest first as a rule.
func newest(entries []feed.Entry) []feed.Entry {
	if slices.ContainsFunc(entries, func(e feed.Entry) bool { return dated(e).IsZero() }) {
		return entries
	}
	entries = slices.Clone(entries)
	slices.SortStableFunc(entries, func(a, b feed.Entry) int { return dated(b).Compare(dated(a)) })
	return entries
}

func dated(e feed.Entry) time.Time {
	if !e.Published.IsZero() {
		return e.Published
	}
	return e.Updated
}

func listing(l feed.List, e feed.Entry, address string) *onrecord.Listing {
	kind := "feed"
	if l.Kind == feed.Sitemap {
		kind = "sitemap"
	}
	return &onrecord.Listing{
		List: address, Kind: kind, Title: e.Title, Authors: e.Authors, Published: e.Published, Updated: e.Updated, Outlet: e.Outlet,
	}
}

// markOf is a short mark of an address.
func markOf(address string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(address))
	return h.Sum64()
}
