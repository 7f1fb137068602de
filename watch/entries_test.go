package watch_test

import (
	"slices"
	"testing"
	"time"

	"onrecord/read/feed"
	"onrecord/watch"
)

// TestEntriesOfAFileOnDisk: a feed that was saved says itself where it comes
// from, and its relative addresses are read from there; without that they name
// nothing.
func TestEntriesOfAFileOnDisk(t *testing.T) {
	l := feed.List{Kind: feed.Feed, Self: "https://paper.example/feeds/all.atom", Entries: []feed.Entry{{URL: "/a"}, {URL: "https://other.example/b"}, {URL: "c"}, {URL: "/a"}}}
	for address, want := range map[string][]string{
		"file:all.atom":                   {"https://paper.example/a", "https://other.example/b", "https://paper.example/feeds/c"},
		"https://mirror.example/all.atom": {"https://mirror.example/a", "https://other.example/b", "https://mirror.example/c"},
	} {
		var got []string
		for _, e := range watch.Entries(l, address, time.Now()) {
			got = append(got, e.URL)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
	l.Self = ""
	if got := watch.Entries(l, "file:all.atom", time.Now()); len(got) != 1 {
		t.Errorf("without its own address: %+v", got)
	}
}
