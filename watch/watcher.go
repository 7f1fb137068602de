package watch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"time"

	"onrecord"
	"onrecord/read/feed"
	"onrecord/read/fetch"
)

// State is what a look at a target came to.
type State string

// The states of a look.
const (
	New       State = "new"       // the first capture
	Same      State = "same"      // nothing that matters differs
	Different State = "changed"   // see the look's changes
	GoneNow   State = "gone"      // the server has it no more (404, 410), or says so on a page
	Back      State = "back"      // it was gone and is there again, unchanged
	NoArticle State = "refused"   // a login, a consent or a challenge stands in its place
	Failed    State = "failed"    // it could not be fetched
	Listing   State = "list"      // a list was read
	Forbidden State = "forbidden" // robots.txt asks not to fetch it
)

// A Look is one look at a target.
type Look struct {
	URL     string              `json:"url"`
	At      time.Time           `json:"at"`
	State   State               `json:"state"`
	Capture *onrecord.CaptureID `json:"capture,omitempty"` // what was kept, nil if nothing was
	Before  *onrecord.CaptureID `json:"before,omitempty"`  // what it was compared with
	Changes []Change            `json:"changes,omitempty"`
	Found   int                 `json:"found,omitempty"` // new addresses that a list named
	Left    int                 `json:"left,omitempty"`  // entries over the limit, not taken
	Error   string              `json:"error,omitempty"`
	Hint    string              `json:"hint,omitempty"`
	Next    time.Time           `json:"next,omitzero"`
}

// An Archive keeps captures and gives their payloads back.
type Archive interface {
	Put(ctx context.Context, c onrecord.Capture, payload []byte) error
	Payload(ctx context.Context, id onrecord.CaptureID) ([]byte, error)
}

// A Fetcher gets an address, if it changed since the given validators.
type Fetcher interface {
	Get(ctx context.Context, address, etag, modified string) (onrecord.Capture, []byte, error)
}

// A Watcher looks at targets.
type Watcher struct {
	Fetch   Fetcher
	Archive Archive
	Now     func() time.Time
	// Entries is how many entries of a list become targets at one look. Defaults
	// to 50, the first of the list.
	Entries int
}

// Look looks at t once: fetches it if it changed, compares it with the capture
// held, and keeps it if that found anything. It returns the target as it is now
// and, for a list, the new targets that it names. The error is for what is ours:
// the archive failing, or the context ending; a page that fails is a look.
func (w *Watcher) Look(ctx context.Context, t Target) (Target, Look, []Target, error) {
	now := w.Now().UTC()
	look := Look{URL: t.URL, At: now}
	c, payload, err := w.Fetch.Get(ctx, t.URL, t.ETag, t.Modified)
	if ctx.Err() != nil {
		return t, look, nil, ctx.Err()
	}
	t.Checked, t.Wait, t.Error = now, 0, ""
	var found []Target
	switch {
	case err != nil:
		t.failed(&look, err)
		err = nil
	case c.Status == http.StatusNotModified:
		look.State, t.Failures = Same, 0
	case c.Status == http.StatusNotFound || c.Status == http.StatusGone:
		err = w.gone(ctx, &t, &look, c, payload)
	case c.Status >= 300:
		t.Wait = min(fetch.RetryAfter(c, now), 7*24*time.Hour)
		t.failed(&look, fmt.Errorf("the server answered %d: %w", c.Status, onrecord.ErrUnavailable))
	default:
		t.Failures = 0
		t.ETag, t.Modified = http.Header(c.Header).Get("ETag"), http.Header(c.Header).Get("Last-Modified")
		c.Listed = t.Listed
		if feed.Is(payload) {
			found, err = w.list(ctx, &t, &look, c, payload)
		} else {
			err = w.page(ctx, &t, &look, c, payload)
		}
	}
	look.Next = t.Due()
	return t, look, found, err
}

func (t *Target) failed(look *Look, err error) {
	t.Failures++
	t.Error = err.Error()
	look.State, look.Error, look.Hint = Failed, err.Error(), onrecord.Hint(err)
	if errors.Is(err, onrecord.ErrRefused) {
		look.State = Forbidden
	}
}

// gone keeps the first answer that says so: that a page was taken down is worth
// knowing, and worth proving.
func (w *Watcher) gone(ctx context.Context, t *Target, look *Look, c onrecord.Capture, payload []byte) error {
	look.State, look.Error = GoneNow, fmt.Sprintf("the server answered %d", c.Status)
	t.Failures++
	t.Error = look.Error
	if t.Gone || len(payload) == 0 {
		t.Gone = true
		return nil
	}
	t.Gone = true
	return w.keep(ctx, look, c, payload)
}

func (w *Watcher) keep(ctx context.Context, look *Look, c onrecord.Capture, payload []byte) error {
	if err := w.Archive.Put(ctx, c, payload); err != nil {
		return fmt.Errorf("keep %s: %w", c.URL, err)
	}
	look.Capture = &c.ID
	return nil
}

// page compares a page with the capture held.
func (w *Watcher) page(ctx context.Context, t *Target, look *Look, c onrecord.Capture, payload []byte) error {
	was := t.Gone
	t.Gone = false
	if t.Held == nil {
		return w.first(ctx, t, look, c, payload)
	}
	look.State = Same
	if was {
		look.State = Back
	}
	if t.Held.ID == c.ID {
		return nil
	}
	held, err := w.Archive.Payload(ctx, t.Held.ID)
	if err != nil {
		return fmt.Errorf("capture %s: %w", t.Held.ID.Short(), err)
	}
	old, new := Of(*t.Held, held), Of(c, payload)
	if new.Refused != "" && old.Refused == "" {
		look.State, look.Error, t.Error = NoArticle, new.Refused, new.Refused
		t.Gone = new.Refused == "not-found"
		return nil
	}
	if old.Refused != "" {
		return w.first(ctx, t, look, c, payload)
	}
	changes := Compare(old, new)
	mark := new.Fingerprint()
	if len(changes) == 0 || t.flaps(mark) {
		return nil
	}
	look.State, look.Changes, look.Before = Different, changes, &t.Held.ID
	t.Changed = look.At
	return w.hold(ctx, t, look, c, payload, mark)
}

func (w *Watcher) first(ctx context.Context, t *Target, look *Look, c onrecord.Capture, payload []byte) error {
	look.State = New
	v := Of(c, payload)
	if v.Refused != "" {
		look.Error = v.Refused
	}
	return w.hold(ctx, t, look, c, payload, v.Fingerprint())
}

// hold keeps a version as the one that later ones are compared with.
func (w *Watcher) hold(ctx context.Context, t *Target, look *Look, c onrecord.Capture, payload []byte, mark uint64) error {
	if err := w.keep(ctx, look, c, payload); err != nil {
		return err
	}
	brief := c
	brief.Request, brief.Listed, brief.Header = nil, nil, nil
	if said := http.Header(c.Header).Values("Content-Language"); len(said) > 0 {
		brief.Header = map[string][]string{"Content-Language": said}
	}
	t.Held = &brief
	t.Seen = append(t.Seen, mark)
	t.Seen = t.Seen[max(0, len(t.Seen)-versions):]
	return nil
}

// versions is how many versions of a page are remembered.
const versions = 16

// flaps reports whether a version was kept twice already: a site that serves
// now one text and now another would alarm forever.
func (t *Target) flaps(mark uint64) bool {
	n := 0
	for _, s := range t.Seen {
		if s == mark {
			n++
		}
	}
	return n >= 2
}

// list takes the new entries of a list as targets.
func (w *Watcher) list(ctx context.Context, t *Target, look *Look, c onrecord.Capture, payload []byte) ([]Target, error) {
	look.State = Listing
	l, err := feed.Parse(payload)
	if err != nil {
		t.failed(look, err)
		return nil, nil
	}
	t.List = true
	if t.Held == nil || t.Held.ID != c.ID {
		if err := w.hold(ctx, t, look, c, payload, 0); err != nil {
			return nil, err
		}
	}
	limit := w.Entries
	if limit == 0 {
		limit = 50
	}
	entries := Entries(l, c.Address(), look.At)
	var found []Target
	for _, e := range entries {
		mark := markOf(e.URL)
		if slices.Contains(t.Known, mark) {
			continue
		}
		if len(found) == limit {
			look.Left++
			continue
		}
		t.Known = append(t.Known, mark)
		found = append(found, e)
	}
	t.Known = t.Known[max(0, len(t.Known)-maxTargets):]
	if look.Found = len(found); len(found) > 0 {
		t.Changed = look.At
	}
	return found, nil
}
