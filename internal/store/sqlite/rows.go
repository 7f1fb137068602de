package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"onrecord"
	"onrecord/text"
)

// A Captured is one capture with what was read of it.
type Captured struct {
	File    string // of the archive
	Capture onrecord.Capture
	Title   string
	Line    json.RawMessage   // as lists show the document
	Reading *onrecord.Reading // nil for what is no document
	Problem string            // why it is none
}

func (c *Captured) document() string { return c.Capture.ID.Short() }

// PutCapture indexes a capture, whole or not at all. Of one document the
// latest capture speaks.
func (d *DB) PutCapture(ctx context.Context, c Captured) error {
	return d.within(ctx, func(tx *sql.Tx) error {
		body, err := json.Marshal(c.Capture)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO capture VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
			c.File, c.Capture.ID.String(), c.document(), string(body)); err != nil {
			return err
		}
		return putDocument(ctx, tx, c)
	})
}

func putDocument(ctx context.Context, tx *sql.Tx, c Captured) error {
	var latest string
	if err := tx.QueryRowContext(ctx, "SELECT max(file) FROM capture WHERE document = ?", c.document()).Scan(&latest); err != nil {
		return err
	}
	if latest != c.File {
		return nil
	}
	var reading any
	if c.Reading != nil {
		b, err := json.Marshal(c.Reading)
		if err != nil {
			return err
		}
		reading = string(b)
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM document WHERE id = ?", c.document()); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?)",
		c.document(), c.File, c.Title, string(c.Line), reading, c.Problem); err != nil {
		return err
	}
	return putStatements(ctx, tx, c)
}

func putStatements(ctx context.Context, tx *sql.Tx, c Captured) error {
	if c.Reading == nil {
		return nil
	}
	for n, s := range c.Reading.Statements {
		body, err := json.Marshal(s)
		if err != nil {
			return err
		}
		speaker := ""
		if s.Source != nil {
			speaker = s.Source.Speaker
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO statement VALUES (?, ?, ?, ?, ?, ?)",
			c.document(), n, string(s.ID), speaker, words(c.Reading.Document, s.Content.Spans), string(body)); err != nil {
			return fmt.Errorf("statement %s: %w", s.ID, err)
		}
	}
	return nil
}

func words(d *onrecord.Document, spans []text.Span) string {
	out := ""
	for _, s := range spans {
		if d.Text.Valid(s) {
			if out != "" {
				out += " … "
			}
			out += d.Text.Slice(s)
		}
	}
	return out
}

// Files returns the WARC files whose captures are indexed.
func (d *DB) Files(ctx context.Context) (map[string]bool, error) {
	rows, err := d.db.QueryContext(ctx, "SELECT file FROM capture")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	files := map[string]bool{}
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		files[name] = true
	}
	return files, rows.Err()
}

// Unlogged returns the WARC files whose captures are not known to be logged,
// earliest first.
func (d *DB) Unlogged(ctx context.Context) ([]string, error) {
	return all[string](ctx, d, "SELECT json_quote(file) FROM capture WHERE file NOT IN (SELECT file FROM logged) ORDER BY file")
}

// PutLogged says that a capture is an entry of the log.
func (d *DB) PutLogged(ctx context.Context, file string, entry uint64) error {
	_, err := d.db.ExecContext(ctx, "INSERT OR REPLACE INTO logged VALUES (?, ?)", file, int64(entry))
	return err
}

// Logged returns the entry of a capture's file; ErrNotFound if it has none.
func (d *DB) Logged(ctx context.Context, file string) (entry uint64, err error) {
	err = d.one(ctx, &entry, "SELECT entry FROM logged WHERE file = ?", file)
	return entry, err
}

// Part returns the lines of n documents, all for a negative n, from a place on
// in the order of capture, the latest first; and how many there are in all.
func (d *DB) Part(ctx context.Context, from, n int) (lines []json.RawMessage, total int, err error) {
	if err := d.one(ctx, &total, "SELECT count(*) FROM document"); err != nil {
		return nil, 0, err
	}
	lines, err = all[json.RawMessage](ctx, d, "SELECT line FROM document ORDER BY file DESC LIMIT ? OFFSET ?", n, from)
	return lines, total, err
}

// Document returns the line of one document, ErrNotFound if there is none.
func (d *DB) Document(ctx context.Context, id onrecord.DocumentID) (json.RawMessage, error) {
	var line json.RawMessage
	err := d.one(ctx, &line, "SELECT line FROM document WHERE id = ?", string(id))
	return line, err
}

// Reading returns what was found in a document; ErrNotFound also for a capture
// that is no document.
func (d *DB) Reading(ctx context.Context, id onrecord.DocumentID) (onrecord.Reading, error) {
	var r onrecord.Reading
	err := d.one(ctx, &r, "SELECT reading FROM document WHERE id = ?", string(id))
	return r, err
}

// Captures returns the captures of a document, earliest first.
func (d *DB) Captures(ctx context.Context, id onrecord.DocumentID) ([]onrecord.Capture, error) {
	return all[onrecord.Capture](ctx, d, "SELECT body FROM capture WHERE document = ? ORDER BY file", string(id))
}

// History returns all captures of one address, earliest first.
func (d *DB) History(ctx context.Context, address string) ([]onrecord.Capture, error) {
	return all[onrecord.Capture](ctx, d, `SELECT body FROM capture
		WHERE ?1 IN (json_extract(body, '$.url'), json_extract(body, '$.final_url')) ORDER BY file`, address)
}

// Match returns the IDs of documents that start with prefix, or that were
// captured from that address; at most ten.
func (d *DB) Match(ctx context.Context, prefix string) ([]onrecord.DocumentID, error) {
	return all[onrecord.DocumentID](ctx, d, `SELECT json_quote(id) FROM document WHERE substr(id, 1, length(?1)) = ?1
		UNION SELECT json_quote(document) FROM capture WHERE json_extract(body, '$.url') IN (?1, 'file:' || ?1)
		ORDER BY 1 LIMIT 10`, prefix)
}

// Statements returns the statements whose speaker or words hold all of like, in
// any case of ASCII letters, document by document; at most limit.
func (d *DB) Statements(ctx context.Context, like string, limit int) ([]onrecord.Statement, error) {
	return all[onrecord.Statement](ctx, d, `SELECT s.body FROM statement s JOIN document d ON d.id = s.document
		WHERE instr(lower(s.speaker), lower(?1)) OR instr(lower(s.content), lower(?1))
		ORDER BY d.file DESC, s.n LIMIT ?2`, like, limit)
}

// A PartyRow is a party of one event.
type PartyRow struct {
	Party onrecord.Party
	Said  int // statements
}

// PutEvent indexes an event with its parties, in place of what was there.
func (d *DB) PutEvent(ctx context.Context, id onrecord.EventID, line json.RawMessage, parties []PartyRow) error {
	return d.within(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "DELETE FROM event WHERE id = ?", string(id)); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO event VALUES (?, ?)", string(id), string(line)); err != nil {
			return err
		}
		for _, p := range parties {
			body, err := json.Marshal(p)
			if err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO party VALUES (?, ?, ?, ?, ?)",
				string(id), string(p.Party.ID), p.Party.Name, p.Said, string(body)); err != nil {
				return err
			}
		}
		return nil
	})
}

// Events returns the lines of all events by ID.
func (d *DB) Events(ctx context.Context) ([]json.RawMessage, error) {
	return all[json.RawMessage](ctx, d, "SELECT line FROM event ORDER BY id")
}

// Parties returns the parties of every event, by name; Events says of which.
func (d *DB) Parties(ctx context.Context) ([]EventParty, error) {
	return all[EventParty](ctx, d, `SELECT json_object('Event', event, 'Party', json_extract(body, '$.Party'), 'Said', said)
		FROM party ORDER BY name, id, event`)
}

// An EventParty is a party with the event that it stands in.
type EventParty struct {
	Event onrecord.EventID
	PartyRow
}

// Forget empties the index, so that it can be filled again.
func (d *DB) Forget(ctx context.Context) error {
	return d.within(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM party; DELETE FROM event; DELETE FROM statement; DELETE FROM document; DELETE FROM logged; DELETE FROM capture")
		return err
	})
}
