package watch

import (
	"net/url"
	"slices"
	"time"

	"onrecord"
)

// A Target is one address that is looked at again and again: a page, or a list
// of pages (a feed, a sitemap, an index of sitemaps, an OPML).
type Target struct {
	URL string `json:"url"`
	// List is set once the address has proved to be a list; its new entries
	// become targets of their own.
	List bool `json:"list,omitempty"`
	// Listed is what the list that named the page says of it.
	Listed *onrecord.Listing `json:"listed,omitempty"`
	Added  time.Time         `json:"added"`
	// Every is a fixed interval; 0 follows the schedule, see [Target.Due].
	Every time.Duration `json:"every,omitempty"`

	Checked time.Time `json:"checked,omitzero"`
	Changed time.Time `json:"changed,omitzero"` // when it was last seen to differ
	// Wait is how long the server asked to be left alone.
	Wait     time.Duration `json:"wait,omitempty"`
	Failures int           `json:"failures,omitempty"` // in a row
	Error    string        `json:"error,omitempty"`    // the last look's, "" if it went well
	Gone     bool          `json:"gone,omitempty"`

	// Held is the last capture that was kept, without its header fields.
	Held *onrecord.Capture `json:"held,omitempty"`
	// ETag and Modified are what the server said at the last look.
	ETag     string `json:"etag,omitempty"`
	Modified string `json:"modified,omitempty"`
	// Seen are fingerprints of the versions kept, latest last.
	Seen []uint64 `json:"seen,omitempty"`
	// Known are marks of the entries that a list has named.
	Known []uint64 `json:"known,omitempty"`
}

// The schedule: how soon a page is looked at again, by how long ago it changed
// or, if it never did, came into view. Edits come early, and old pages are many.
var schedule = []struct{ age, every time.Duration }{
	{3 * time.Hour, 15 * time.Minute},
	{24 * time.Hour, time.Hour},
	{7 * 24 * time.Hour, 3 * time.Hour},
	{30 * 24 * time.Hour, 3 * 24 * time.Hour},
	{365 * 24 * time.Hour, 30 * 24 * time.Hour},
}

// never is when a page is due that has not changed for a year.
var never = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)

// listEvery is how often a list is asked: news sitemaps and feeds hold hours.
const listEvery = 15 * time.Minute

// Due is when the target is to be looked at next.
func (t *Target) Due() time.Time {
	if t.Checked.IsZero() {
		return t.Added
	}
	if t.Failures > 0 || t.Wait > 0 {
		return t.Checked.Add(max(t.Wait, retry(t.Failures)))
	}
	every := t.interval()
	if every == 0 {
		return never
	}
	return t.Checked.Add(every)
}

func (t *Target) interval() time.Duration {
	switch {
	case t.Every > 0:
		return t.Every
	case t.List:
		return listEvery
	}
	last := t.Added
	if t.Changed.After(last) {
		last = t.Changed
	}
	for _, s := range schedule {
		if t.Checked.Sub(last) < s.age {
			return s.every
		}
	}
	return 0
}

// retry doubles from a quarter of an hour to a day.
func retry(failures int) time.Duration {
	if failures == 0 {
		return 0
	}
	return min(15*time.Minute<<min(failures-1, 10), 24*time.Hour)
}

// Due returns the targets that are due at a time, one of each host in turn, so
// that waiting for one host's turn serves another; and when the next of the
// others is due.
func Due(all []Target, at time.Time) (due []Target, next time.Time) {
	next = never
	asked := map[string]int{}
	var turns []int
	for _, t := range all {
		when := t.Due()
		if when.After(at) {
			if when.Before(next) {
				next = when
			}
			continue
		}
		host := hostOf(t.URL)
		due, turns = append(due, t), append(turns, asked[host])
		asked[host]++
	}
	order := make([]int, len(due))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return turns[a] - turns[b] })
	sorted := make([]Target, len(due))
	for i, at := range order {
		sorted[i] = due[at]
	}
	return sorted, next
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Host
}
