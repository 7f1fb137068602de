package sqlite_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"onrecord"
	"onrecord/internal/store/sqlite"
	"onrecord/text"
)

func open(t *testing.T, path string) *sqlite.DB {
	t.Helper()
	db, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func captured(body string, hour int) sqlite.Captured {
	at := time.Date(2022, 11, 12, hour, 0, 0, 0, time.UTC)
	c := onrecord.Capture{ID: onrecord.IDOf([]byte(body)), Size: int64(len(body)), URL: "https://ministry.example/", Started: at}
	d := &onrecord.Document{ID: onrecord.DocumentID(c.ID.Short()), Text: text.New(body), Lines: []onrecord.Line{}}
	s := onrecord.Statement{ID: "s1", Doc: d.ID, Source: &onrecord.Source{Speaker: "Hun Sen"}, Content: onrecord.Content{Spans: []text.Span{d.Text.All()}}}
	return sqlite.Captured{
		File: at.Format("2006/20060102T150405-") + c.ID.String(), Capture: c, Title: body,
		Line: json.RawMessage(`{"title":"` + body + `"}`), Reading: &onrecord.Reading{Document: d, Statements: []onrecord.Statement{s}},
	}
}

func put(t *testing.T, db *sqlite.DB, all ...sqlite.Captured) {
	t.Helper()
	for _, c := range all {
		if err := db.PutCapture(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWhatIsPutIsFound(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "home", "odd %41?#name.db"))
	first, second, again := captured("no discussion", 1), captured("they raised it", 2), captured("no discussion", 3)
	put(t, db, again, first, second, second)

	lines, total, err := db.Part(t.Context(), 0, -1)
	if err != nil || total != 2 || len(lines) != 2 || string(lines[0]) != `{"title":"no discussion"}` {
		t.Errorf("lines %s, %v", lines, err)
	}
	id := first.Reading.Document.ID
	captures, err := db.Captures(t.Context(), id)
	if err != nil || len(captures) != 2 || !captures[0].Started.Before(captures[1].Started) {
		t.Errorf("captures %+v, %v", captures, err)
	}
	r, err := db.Reading(t.Context(), id)
	if err != nil || r.Document.Text.String() != "no discussion" || len(r.Statements) != 1 {
		t.Errorf("reading %+v, %v", r, err)
	}
	if s, err := db.Statements(t.Context(), "RAISED", 10); err != nil || len(s) != 1 || s[0].Doc != second.Reading.Document.ID {
		t.Errorf("statements %+v, %v", s, err)
	}
	for _, key := range []string{string(id), string(id)[:5]} {
		if ids, err := db.Match(t.Context(), key); err != nil || len(ids) != 1 || ids[0] != id {
			t.Errorf("match %s: %v, %v", key, ids, err)
		}
	}
	if ids, err := db.Match(t.Context(), "https://ministry.example/"); err != nil || len(ids) != 2 {
		t.Errorf("match address: %v, %v", ids, err)
	}
	if files, err := db.Files(t.Context()); err != nil || len(files) != 3 {
		t.Errorf("files %v, %v", files, err)
	}
	if _, err := db.Reading(t.Context(), "none"); !errors.Is(err, onrecord.ErrNotFound) {
		t.Error(err)
	}
}

func TestPartiesStandInEvents(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "index.db"))
	pm := sqlite.PartyRow{Party: onrecord.Party{ID: "hun-sen", Name: "Hun Sen", Kind: onrecord.Person}, Said: 3}
	for _, id := range []onrecord.EventID{"b", "a", "a"} {
		if err := db.PutEvent(t.Context(), id, json.RawMessage(`{"id":"`+string(id)+`"}`), []sqlite.PartyRow{pm}); err != nil {
			t.Fatal(err)
		}
	}
	events, err := db.Events(t.Context())
	if err != nil || len(events) != 2 || string(events[0]) != `{"id":"a"}` {
		t.Errorf("events %s, %v", events, err)
	}
	parties, err := db.Parties(t.Context())
	if err != nil || len(parties) != 2 || parties[0].Event != "a" || parties[0].Party.Name != "Hun Sen" || parties[1].Said != 3 {
		t.Errorf("parties %+v, %v", parties, err)
	}
	if err := db.Forget(t.Context()); err != nil {
		t.Error(err)
	}
	if parties, err := db.Parties(t.Context()); err != nil || len(parties) != 0 {
		t.Errorf("after forgetting %v, %v", parties, err)
	}
}

// TestWhatCannotBeUsedIsMadeAnew: the index is a cache, so nothing in its file
// may keep the program from starting.
func TestWhatCannotBeUsedIsMadeAnew(t *testing.T) {
	for name, spoil := range map[string]func(path string) error{
		"no database":   func(path string) error { return os.WriteFile(path, []byte("this is no database, only words "), 0o600) },
		"other version": func(path string) error { return setVersion(path, 7) },
		"torn": func(path string) error {
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			clear(b[:100])
			return os.WriteFile(path, b, 0o600)
		},
	} {
		path := filepath.Join(t.TempDir(), "index.db")
		db := open(t, path)
		put(t, db, captured("words", 1))
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		if err := spoil(path); err != nil {
			t.Fatal(err)
		}
		db = open(t, path)
		if files, err := db.Files(t.Context()); err != nil || len(files) != 0 {
			t.Errorf("%s: %v, %v", name, files, err)
		}
		put(t, db, captured("words", 1))
		if err := db.Check(t.Context()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func setVersion(path string, v uint32) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	b[60], b[61], b[62], b[63] = byte(v>>24), byte(v>>16), byte(v>>8), byte(v) // user_version in the file header
	return os.WriteFile(path, b, 0o600)
}
