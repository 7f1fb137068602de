package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"onrecord"
	"onrecord/internal/durable"
	"onrecord/internal/store/sqlite"
)

// An Event is what people put together about one event in a home folder: the
// sides, and the documents with what is known of each. It is the stored form of
// a dossier.
type Event struct {
	ID        onrecord.EventID `json:"id"`
	Title     string           `json:"title"`
	Sides     []onrecord.Side  `json:"sides"`
	Documents []Assignment     `json:"documents"`
	Created   time.Time        `json:"created"`
	Changed   time.Time        `json:"changed"`
}

// An Assignment is a document in an event, with what somebody knows about it.
type Assignment struct {
	Document  onrecord.DocumentID `json:"document"`
	Capture   onrecord.CaptureID  `json:"capture"`
	SpeaksFor onrecord.SideID     `json:"speaks_for,omitempty"` // "" for a document that reports on sides
	Name      string              `json:"name,omitempty"`       // of the file it came from
	Title     string              `json:"title,omitempty"`
	Outlet    string              `json:"outlet,omitempty"`
	URL       string              `json:"url,omitempty"`
	Published onrecord.Date       `json:"published,omitzero"`
	Language  string              `json:"language,omitempty"`
	Part      bool                `json:"part,omitempty"` // an extract: silence in it means nothing
	Rights    string              `json:"rights,omitempty"`
}

func (a Assignment) item() onrecord.Item {
	return onrecord.Item{
		File: string(a.Document), Title: a.Title, Outlet: a.Outlet, URL: a.URL, Published: a.Published,
		Language: a.Language, Complete: !a.Part, Rights: a.Rights, SpeaksFor: a.SpeaksFor,
	}
}

// Dossier returns the event as a dossier whose files are document IDs.
func (e *Event) Dossier() onrecord.Dossier {
	d := onrecord.Dossier{Title: e.Title, Sides: e.Sides}
	for _, a := range e.Documents {
		d.Documents = append(d.Documents, a.item())
	}
	return d
}

// Assign puts a document into the event, or changes what is said of it.
func (e *Event) Assign(a Assignment) {
	for i := range e.Documents {
		if e.Documents[i].Document == a.Document {
			e.Documents[i] = a
			return
		}
	}
	e.Documents = append(e.Documents, a)
}

// Remove takes a document out of the event.
func (e *Event) Remove(id onrecord.DocumentID) {
	e.Documents = slices.DeleteFunc(e.Documents, func(a Assignment) bool { return a.Document == id })
}

func (e *Event) check() error {
	if string(e.ID) != Slug(string(e.ID)) {
		return fmt.Errorf("event id %q: want lower-case words joined by hyphens: %w", e.ID, onrecord.ErrInvalid)
	}
	if strings.TrimSpace(e.Title) == "" {
		return fmt.Errorf("event %s: no title: %w", e.ID, onrecord.ErrInvalid)
	}
	sides := map[onrecord.SideID]bool{}
	for _, s := range e.Sides {
		if strings.Trim(string(s.ID), "abcdefghijklmnopqrstuvwxyz0123456789_-") != "" || s.ID == "" || sides[s.ID] {
			return fmt.Errorf("event %s: side id %q: want one of its own, of lower-case letters, digits and _: %w", e.ID, s.ID, onrecord.ErrInvalid)
		}
		sides[s.ID] = true
	}
	for _, a := range e.Documents {
		if a.SpeaksFor != "" && !sides[a.SpeaksFor] {
			return fmt.Errorf("event %s: document %s speaks for %q, which is no side of it: %w", e.ID, a.Document, a.SpeaksFor, onrecord.ErrInvalid)
		}
	}
	return nil
}

func (e *Event) line() EventLine {
	return EventLine{ID: e.ID, Title: e.Title, Sides: e.Sides, Documents: len(e.Documents), Changed: e.Changed}
}

func (d *Desk) eventPath(id onrecord.EventID) string { return eventPath(d.home, id) }

func eventPath(home string, id onrecord.EventID) string {
	return filepath.Join(home, "events", string(id)+".json")
}

// HasEvent reports whether a home folder has an event, without opening it.
func HasEvent(home string, id onrecord.EventID) bool {
	if string(id) != Slug(string(id)) {
		return false
	}
	_, err := os.Stat(eventPath(home, id))
	return err == nil
}

// Event returns what was put together about an event.
func (d *Desk) Event(_ context.Context, id onrecord.EventID) (Event, error) {
	var e Event
	if string(id) != Slug(string(id)) {
		return e, noEvent(id)
	}
	b, err := os.ReadFile(d.eventPath(id))
	if errors.Is(err, fs.ErrNotExist) {
		return e, noEvent(id)
	}
	if err != nil {
		return e, err
	}
	if err := json.Unmarshal(b, &e); err != nil {
		return e, fmt.Errorf("event %s: %w: %w", id, err, onrecord.ErrTampered)
	}
	return e, nil
}

func noEvent(id onrecord.EventID) error {
	return onrecord.WithHint(fmt.Errorf("event %q: %w", id, onrecord.ErrNotFound), "onrecord event list shows the events")
}

// NewEvent saves an event that does not exist yet; ErrConflict if it does.
func (d *Desk) NewEvent(ctx context.Context, e Event) (Event, error) {
	if e.ID == "" {
		e.ID = onrecord.EventID(Slug(e.Title))
	}
	err := d.write(func() error {
		if _, err := d.Event(ctx, e.ID); !errors.Is(err, onrecord.ErrNotFound) {
			return errors.Join(err, fmt.Errorf("event %q is there already: %w", e.ID, onrecord.ErrConflict))
		}
		return d.saveEvent(ctx, &e)
	})
	return e, err
}

// ChangeEvent lets change alter a stored event and saves it. Two writers'
// changes follow one another; none is lost.
func (d *Desk) ChangeEvent(ctx context.Context, id onrecord.EventID, change func(*Event) error) (Event, error) {
	var e Event
	err := d.write(func() (err error) {
		if e, err = d.Event(ctx, id); err != nil {
			return err
		}
		if err := change(&e); err != nil {
			return err
		}
		e.ID = id
		return d.saveEvent(ctx, &e)
	})
	return e, err
}

// saveEvent writes the file, then the index. The caller is the writer.
func (d *Desk) saveEvent(ctx context.Context, e *Event) error {
	if err := e.check(); err != nil {
		return err
	}
	for _, a := range e.Documents {
		if _, err := d.store.Payload(ctx, a.Capture); err != nil {
			return fmt.Errorf("event %s: %w", e.ID, err)
		}
	}
	e.Changed = later(d.config.Clock(), e.Changed)
	if e.Created.IsZero() {
		e.Created = e.Changed
	}
	b, err := json.MarshalIndent(e, "", "  ")
	if err != nil {
		return err
	}
	if err := durable.WriteFile(durable.OS{}, d.eventPath(e.ID), append(b, '\n')); err != nil {
		return err
	}
	return d.indexEvent(ctx, e)
}

// later is now, or just after before: two changes never look like one, however
// the clock goes.
func later(now, before time.Time) time.Time {
	now = now.UTC().Truncate(time.Microsecond)
	if next := before.Add(time.Microsecond); now.Before(next) {
		return next
	}
	return now
}

// indexEvent puts the event with its parties into the index.
func (d *Desk) indexEvent(ctx context.Context, e *Event) error {
	h, err := d.hold(ctx, e)
	if err != nil {
		return err
	}
	line, err := json.Marshal(e.line())
	if err != nil {
		return err
	}
	said := map[onrecord.PartyID]int{}
	for _, s := range sayings(h) {
		said[s.Statement.Source.Party]++
	}
	var rows []sqlite.PartyRow
	for _, p := range h.Case.Parties {
		rows = append(rows, sqlite.PartyRow{Party: p, Said: said[p.ID]})
	}
	return d.index.PutEvent(ctx, e.ID, line, rows)
}

// eventIDs lists the stored events.
func (d *Desk) eventIDs() ([]onrecord.EventID, error) {
	entries, err := os.ReadDir(filepath.Join(d.home, "events"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var ids []onrecord.EventID
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".json"); ok {
			ids = append(ids, onrecord.EventID(name))
		}
	}
	return ids, err
}

// catchUpEvents indexes events whose files are newer than the index.
func (d *Desk) catchUpEvents(ctx context.Context) error {
	ids, err := d.eventIDs()
	if err != nil {
		return err
	}
	indexed, err := d.indexedEvents(ctx)
	if err != nil {
		return err
	}
	for _, id := range ids {
		e, err := d.Event(ctx, id)
		if err != nil {
			continue // doctor names it
		}
		i := slices.IndexFunc(indexed, func(l EventLine) bool { return l.ID == id })
		if i >= 0 && indexed[i].Changed.Equal(e.Changed) {
			continue
		}
		if err := d.indexEvent(ctx, &e); err != nil {
			return err
		}
	}
	return nil
}

func (d *Desk) indexedEvents(ctx context.Context) ([]EventLine, error) {
	rows, err := d.index.Events(ctx)
	if err != nil {
		return nil, err
	}
	lines := make([]EventLine, len(rows))
	for i, row := range rows {
		if err := json.Unmarshal(row, &lines[i]); err != nil {
			return nil, err
		}
	}
	return lines, nil
}
