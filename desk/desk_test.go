package desk_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"onrecord"
	"onrecord/desk"
)

const (
	releaseText = "PHNOM PENH – The two ministers met on 12 November 2022. The ministry said that they did not discuss trade.\n"
	readoutText = "Readout of the meeting\n\nThe minister raised trade with his counterpart on 12 November 2022. He said that trade matters.\n"
)

// clock ticks a second with each look.
func clock() func() time.Time {
	at := time.Date(2022, 11, 13, 9, 0, 0, 0, time.UTC)
	return func() time.Time { at = at.Add(time.Second); return at }
}

func open(t *testing.T, home string) *desk.Desk {
	t.Helper()
	d, err := desk.Open(t.Context(), home, desk.Config{Clock: clock(), Fetch: page})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}

func page(_ context.Context, url string) (onrecord.Capture, []byte, error) {
	if url != "https://ministry.example/release" {
		return onrecord.Capture{}, nil, fmt.Errorf("%s: %w", url, onrecord.ErrUnavailable)
	}
	b := []byte("<html><title>Release</title><body><h1>Release</h1><p>" + releaseText + "</p></body></html>")
	at := time.Date(2022, 11, 13, 8, 0, 0, 0, time.UTC)
	return onrecord.Capture{ID: onrecord.IDOf(b), Size: int64(len(b)), URL: url, Status: 200, MediaType: "text/html", Started: at, Ended: at}, b, nil
}

func add(t *testing.T, d *desk.Desk, body string) desk.Added {
	t.Helper()
	name := filepath.Join(t.TempDir(), "text.txt")
	if err := os.WriteFile(name, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	a, err := d.Add(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func assignment(a desk.Added, side onrecord.SideID) desk.Assignment {
	return desk.Assignment{Document: a.Document.ID, Capture: a.Capture.ID, SpeaksFor: side, Name: "text.txt"}
}

// meeting adds two documents and puts them together as one event.
func meeting(t *testing.T, d *desk.Desk) desk.Event {
	t.Helper()
	release, readout := add(t, d, releaseText), add(t, d, readoutText)
	e, err := d.NewEvent(t.Context(), desk.Event{
		Title:     "A meeting",
		Sides:     []onrecord.Side{{ID: "a", Name: "Side A", Speakers: []string{"the ministry"}}, {ID: "b", Name: "Side B"}},
		Documents: []desk.Assignment{assignment(release, "a"), assignment(readout, "b")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestAddKeepsReadsAndIndexes(t *testing.T) {
	d := open(t, t.TempDir())
	a := add(t, d, releaseText)
	if a.Again || a.Unreadable != "" || a.Document.Language != "en" && a.Document.Language != "" {
		t.Errorf("added %+v", a)
	}
	if again := add(t, d, releaseText); !again.Again || again.Document.ID != a.Document.ID {
		t.Errorf("added again %+v", again)
	}
	web, err := d.Add(t.Context(), "https://ministry.example/release")
	if err != nil || web.Document.URL != "https://ministry.example/release" {
		t.Errorf("page %+v, %v", web, err)
	}
	lines, err := d.Documents(t.Context())
	if err != nil || len(lines) != 2 {
		t.Errorf("documents %+v, %v", lines, err)
	}
	captures, err := d.Captures(t.Context(), a.Document.ID)
	if err != nil || len(captures) != 2 {
		t.Errorf("captures %+v, %v", captures, err)
	}
	b, err := d.Payload(t.Context(), a.Capture.ID)
	if err != nil || string(b) != releaseText {
		t.Errorf("payload %q, %v", b, err)
	}
	if found, err := d.Find(t.Context(), "https://ministry.example/release"); err != nil || found.ID != web.Document.ID {
		t.Errorf("found %+v, %v", found, err)
	}
}

func TestAddRefusesAndKeepsNothing(t *testing.T) {
	home := t.TempDir()
	d := open(t, home)
	empty := filepath.Join(home, "empty.txt")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, input := range []string{"none.txt", home, empty, "https://ministry.example/gone", "ftp://ministry.example/"} {
		if _, err := d.Add(t.Context(), input); err == nil {
			t.Errorf("%s was taken", input)
		}
	}
	if lines, err := d.Documents(t.Context()); err != nil || len(lines) != 0 {
		t.Errorf("kept %+v, %v", lines, err)
	}
}

// TestWhatIsNoDocumentIsKept: the bytes are evidence even where they cannot be read.
func TestWhatIsNoDocumentIsKept(t *testing.T) {
	d := open(t, t.TempDir())
	a := add(t, d, "\x00\x01\x02\x03\x00\x01")
	if _, err := d.Payload(t.Context(), a.Capture.ID); err != nil {
		t.Error(err)
	}
	if a.Unreadable == "" && len(a.Problems) == 0 {
		t.Errorf("nothing is said about it: %+v", a)
	}
}

func TestTheIndexIsDerived(t *testing.T) {
	home := t.TempDir()
	d := open(t, home)
	e := meeting(t, d)
	before, err := d.Documents(t.Context())
	if err != nil || len(before) != 2 || before[0].Events[0] != e.ID {
		t.Fatal(before, err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(filepath.Join(home, "desk.db"+suffix)); err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
	}
	d = open(t, home)
	after, err := d.Documents(t.Context())
	if err != nil || fmt.Sprint(after) != fmt.Sprint(before) {
		t.Errorf("before %+v\nafter  %+v, %v", before, after, err)
	}
	if events, err := d.Events(t.Context()); err != nil || len(events) != 1 || events[0].Documents != 2 {
		t.Errorf("events %+v, %v", events, err)
	}
	if err := d.Reindex(t.Context()); err != nil {
		t.Error(err)
	}
	if again, err := d.Documents(t.Context()); err != nil || fmt.Sprint(again) != fmt.Sprint(before) {
		t.Errorf("indexed again %+v, %v", again, err)
	}
}

func TestEventsAreChecked(t *testing.T) {
	d := open(t, t.TempDir())
	e := meeting(t, d)
	if e.ID != "a-meeting" {
		t.Errorf("id %q", e.ID)
	}
	if _, err := d.NewEvent(t.Context(), desk.Event{Title: "A meeting"}); !errors.Is(err, onrecord.ErrConflict) {
		t.Errorf("same name: %v", err)
	}
	for name, bad := range map[string]desk.Event{
		"no title":        {ID: "x"},
		"path as id":      {ID: "../x", Title: "x"},
		"side twice":      {Title: "x", Sides: []onrecord.Side{{ID: "a"}, {ID: "a"}}},
		"odd side":        {Title: "x", Sides: []onrecord.Side{{ID: "A B"}}},
		"unknown side":    {Title: "x", Documents: []desk.Assignment{{SpeaksFor: "z"}}},
		"unknown capture": {Title: "x", Documents: []desk.Assignment{{Document: "d"}}},
	} {
		if _, err := d.NewEvent(t.Context(), bad); err == nil {
			t.Errorf("%s was saved", name)
		}
	}
	if _, err := d.Event(t.Context(), "../lock"); !errors.Is(err, onrecord.ErrNotFound) {
		t.Errorf("a path as event: %v", err)
	}
	changed, err := d.ChangeEvent(t.Context(), e.ID, func(e *desk.Event) error { e.Title = "The meeting"; return nil })
	if err != nil || changed.Title != "The meeting" || !changed.Changed.After(e.Changed) {
		t.Errorf("changed %+v, %v", changed, err)
	}
	h, err := d.Holding(t.Context(), e.ID)
	if err != nil || len(h.Case.Readings) != 2 || h.Case.Dossier.Title != "The meeting" || len(h.Captures) != 2 {
		t.Errorf("holding %+v, %v", h, err)
	}
}

// TestTwoChangesAtOneMomentAreTwo stops the clock.
func TestTwoChangesAtOneMomentAreTwo(t *testing.T) {
	at := time.Date(2022, 11, 13, 9, 0, 0, 0, time.UTC)
	d, err := desk.Open(t.Context(), t.TempDir(), desk.Config{Clock: func() time.Time { return at }})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	e := meeting(t, d)
	for _, title := range []string{"One", "Two"} {
		if _, err := d.ChangeEvent(t.Context(), e.ID, func(e *desk.Event) error { e.Title = title; return nil }); err != nil {
			t.Fatal(err)
		}
		if h, err := d.Holding(t.Context(), e.ID); err != nil || h.Case.Dossier.Title != title {
			t.Errorf("after %q the holding is of %q, %v", title, h.Case.Dossier.Title, err)
		}
	}
}

// TestSources holds a home folder and a dossier folder to the same promises.
func TestSources(t *testing.T) {
	d := open(t, t.TempDir())
	meeting(t, d)
	f, err := desk.OpenFolder(t.Context(), folder(t, map[string]string{"dossier.toml": smallDossier, "a.txt": releaseText, "b.txt": readoutText}))
	if err != nil {
		t.Fatal(err)
	}
	for name, s := range map[string]desk.Source{"home": d, "folder": f} {
		t.Run(name, func(t *testing.T) { checkSource(t, s) })
	}
}

func checkSource(t *testing.T, s desk.Source) {
	ctx := t.Context()
	events, err := s.Events(ctx)
	if err != nil || len(events) != 1 || events[0].Documents != 2 {
		t.Fatalf("events %+v, %v", events, err)
	}
	h, err := s.Holding(ctx, events[0].ID)
	if err != nil || h.Board.Event.ID != events[0].ID || len(h.Case.Readings) != 2 {
		t.Fatalf("holding %+v, %v", h, err)
	}
	documents, err := s.Documents(ctx)
	if err != nil || len(documents) != 2 {
		t.Fatalf("documents %+v, %v", documents, err)
	}
	for _, line := range documents {
		r, err := s.Reading(ctx, line.ID)
		if err != nil || r.Document.ID != line.ID || len(line.Events) != 1 || h.Reading(line.ID) == nil {
			t.Errorf("document %+v: %v", line, err)
		}
		captures, err := s.Captures(ctx, line.ID)
		if err != nil || len(captures) != 1 || captures[0].ID != line.Capture {
			t.Errorf("captures %+v, %v", captures, err)
		}
		if b, err := s.Payload(ctx, line.Capture); err != nil || onrecord.IDOf(b) != line.Capture {
			t.Errorf("payload of %s: %v", line.ID, err)
		}
		for _, key := range []string{string(line.ID), line.Capture.Short()} {
			if one, err := s.Line(ctx, key); err != nil || fmt.Sprint(one) != fmt.Sprint(line) {
				t.Errorf("line %s: %+v, %v", key, one, err)
			}
		}
		if _, ok := h.Captures[line.Capture]; !ok {
			t.Errorf("no capture for %s", line.ID)
		}
	}
	for from := range 4 {
		part, total, err := s.Part(ctx, from, 1)
		if want := documents[min(from, 2):min(from+1, 2)]; err != nil || total != 2 || fmt.Sprint(part) != fmt.Sprint(want) {
			t.Errorf("part from %d: %+v of %d, %v", from, part, total, err)
		}
	}
	parties, err := s.Parties(ctx)
	if err != nil || len(parties) != len(h.Case.Parties) {
		t.Errorf("parties %+v, %v", parties, err)
	}
	for _, p := range parties {
		profile, err := s.Profile(ctx, p.ID)
		if err != nil || len(profile.Said) != p.Statements || profile.Party.Name != p.Name {
			t.Errorf("profile %+v of %+v, %v", profile, p, err)
		}
	}
	_, noEvent := s.Holding(ctx, "none")
	_, noDocument := s.Reading(ctx, "none")
	_, noLine := s.Line(ctx, "none")
	_, noCapture := s.Captures(ctx, "none")
	_, noPayload := s.Payload(ctx, onrecord.CaptureID{})
	_, noParty := s.Profile(ctx, "none")
	for _, err := range []error{noEvent, noDocument, noLine, noCapture, noPayload, noParty} {
		if !errors.Is(err, onrecord.ErrNotFound) {
			t.Errorf("what is not held: %v", err)
		}
	}
}
