// Package sqlite is the index of a home folder: it answers lists and look-ups
// over what desk has read, in one SQLite file, with no server and no C.
//
//	db, err := sqlite.Open(ctx, "home/desk.db")
//	rows, total, err := db.Part(ctx, 0, 200)
//
// Everything in it is derived from the archive and from the event files, so a
// file that is damaged or was written by another version of the schema is
// thrown away and made anew; the caller then finds it empty and fills it. Key
// schema: schema.sql. Writers are serialised by SQLite; readers see the last
// committed state (write-ahead log).
package sqlite

import (
	"context"
	"database/sql"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	driver "modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"onrecord"
)

//go:embed schema.sql
var schema string

// version changes with the schema.
func version() uint32 { return crc32.ChecksumIEEE([]byte(schema)) >> 1 }

// A DB is an open index. Its methods are safe for concurrent use.
type DB struct{ db *sql.DB }

// Open opens the index at path, making it if there is none that can be used.
func Open(ctx context.Context, path string) (*DB, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	db, err := open(ctx, path)
	if unusable(err) {
		if err := discard(path); err != nil {
			return nil, err
		}
		db, err = open(ctx, path)
	}
	if err != nil {
		return nil, fmt.Errorf("index %s: %w", filepath.Base(path), err)
	}
	return db, nil
}

var errOther = errors.New("written by another version")

// unusable tells a file that is no index of ours from one that is only busy.
func unusable(err error) bool {
	var e *driver.Error
	return errors.Is(err, errOther) || errors.As(err, &e) && (e.Code() == sqlite3.SQLITE_NOTADB || e.Code() == sqlite3.SQLITE_CORRUPT)
}

func open(ctx context.Context, path string) (*DB, error) {
	address := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: url.Values{
		"_pragma": {"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(NORMAL)", "foreign_keys(ON)"},
		"_txlock": {"immediate"},
	}.Encode()}
	db, err := sql.Open("sqlite", address.String())
	if err != nil {
		return nil, err
	}
	if err := prepare(ctx, db); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &DB{db}, nil
}

// prepare checks that the file is ours, or fills an empty one.
func prepare(ctx context.Context, db *sql.DB) error {
	have, err := versionOf(ctx, db)
	if err != nil || have == version() {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after Commit it does nothing
	if have, err = versionOf(ctx, tx); err != nil || have == version() {
		return err // made by another process meanwhile
	}
	if have != 0 {
		return errOther
	}
	if _, err := tx.ExecContext(ctx, schema+fmt.Sprintf("PRAGMA user_version = %d", version())); err != nil {
		return err
	}
	return tx.Commit()
}

func versionOf(ctx context.Context, db interface {
	QueryRowContext(context.Context, string, ...any) *sql.Row
}) (v uint32, err error) {
	err = db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&v)
	return v, err
}

// Check lets SQLite look for damage in the whole file. Cost is linear in it.
func (d *DB) Check(ctx context.Context) error {
	var health string
	if err := d.db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&health); err != nil {
		return err
	}
	if health != "ok" {
		return fmt.Errorf("index: %s: %w", health, onrecord.ErrTampered)
	}
	return nil
}

func discard(path string) error {
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// Close closes the index.
func (d *DB) Close() error { return d.db.Close() }

// within runs f in one transaction: all of it lasts, or nothing.
func (d *DB) within(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := d.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after Commit it does nothing
	if err := f(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// one reads a JSON column of one row into v.
func (d *DB) one(ctx context.Context, v any, query string, args ...any) error {
	var body sql.NullString
	err := d.db.QueryRowContext(ctx, query, args...).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) || err == nil && !body.Valid {
		return onrecord.ErrNotFound
	}
	if err != nil {
		return err
	}
	return json.Unmarshal([]byte(body.String), v)
}

// all reads a JSON column of every row.
func all[T any](ctx context.Context, d *DB, query string, args ...any) ([]T, error) {
	rows, err := d.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		var body []byte
		var v T
		if err := rows.Scan(&body); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(body, &v); err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}
