package ledger

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"os"

	_ "modernc.org/sqlite" // the driver

	"onrecord"
	"onrecord/ledger/proof"
)

// The index answers what the tiles cannot: was this logged before, and which
// leaf is the last on this subject? It is a cache in SQLite:
//
//	entry(idx, leaf, key, subject)
//
// key is the hash of a leaf without Prev and NotBefore, subject the hash of its
// subject. What it says of an entry is checked against the log before it is
// used. It is rebuilt from the log when it is missing, behind or wrong.
type index struct {
	db   *sql.DB
	home home
	n    uint64 // entries indexed

	find, last, insert *sql.Stmt
}

type (
	subjectKey [16]byte
	contentKey [16]byte
)

// A row is what is known of one entry.
type row struct {
	index   uint64
	leaf    proof.Hash
	key     contentKey
	subject subjectKey // zero for a leaf without subject
}

func rowOf(l *proof.Leaf) row {
	return row{key: keyOf(*l), subject: subjectOf(l)}
}

// keyOf hashes a leaf without what the log adds to it.
func keyOf(l proof.Leaf) contentKey {
	l.Prev, l.NotBefore = nil, nil
	b, err := l.Marshal()
	if err != nil {
		return contentKey{}
	}
	return contentKey(first16(b))
}

func subjectOf(l *proof.Leaf) subjectKey {
	if l.Subject == "" {
		return subjectKey{}
	}
	return subjectKey(first16([]byte(string(l.Kind) + "\n" + l.Subject)))
}

func first16(b []byte) []byte {
	h := sha256.Sum256(b)
	return h[:16]
}

// openIndex opens the index of a log of the given size and brings it up to
// date.
func openIndex(ctx context.Context, h home, size uint64) (*index, error) {
	ix, err := loadIndex(ctx, h, size)
	if err == nil {
		return ix, nil
	}
	ix.close()
	for _, suffix := range []string{"", "-wal", "-shm"} {
		os.Remove(h.index() + suffix)
	}
	ix, err = loadIndex(ctx, h, size)
	if err != nil {
		ix.close()
		return nil, fmt.Errorf("index of the log: %w", err)
	}
	return ix, nil
}

func loadIndex(ctx context.Context, h home, size uint64) (*index, error) {
	db, err := sql.Open("sqlite", "file:"+h.index()+"?_pragma=journal_mode(wal)&_pragma=synchronous(off)&_pragma=busy_timeout(2000)")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	ix := &index{db: db, home: h}
	if err := ix.prepare(ctx); err != nil {
		return ix, err
	}
	return ix, ix.catchUp(ctx, size)
}

func (ix *index) prepare(ctx context.Context) error {
	_, err := ix.db.ExecContext(ctx, `
		CREATE TABLE IF NOT EXISTS entry (idx INTEGER PRIMARY KEY, leaf BLOB NOT NULL, key BLOB NOT NULL, subject BLOB);
		CREATE INDEX IF NOT EXISTS entry_key ON entry (key);
		CREATE INDEX IF NOT EXISTS entry_subject ON entry (subject, idx) WHERE subject IS NOT NULL;`)
	if err != nil {
		return err
	}
	for _, s := range []struct {
		to   **sql.Stmt
		text string
	}{
		{&ix.find, `SELECT idx, leaf FROM entry WHERE key = ? ORDER BY idx LIMIT 1`},
		{&ix.last, `SELECT idx, leaf FROM entry WHERE subject = ? ORDER BY idx DESC LIMIT 1`},
		{&ix.insert, `INSERT INTO entry (idx, leaf, key, subject) VALUES (?, ?, ?, ?)`},
	} {
		if *s.to, err = ix.db.PrepareContext(ctx, s.text); err != nil {
			return err
		}
	}
	return ix.db.QueryRowContext(ctx, `SELECT coalesce(max(idx) + 1, 0) FROM entry`).Scan(&ix.n)
}

// catchUp indexes the entries that are new since the last run.
func (ix *index) catchUp(ctx context.Context, size uint64) error {
	if ix.n > size {
		return fmt.Errorf("index holds %d entries of %d: %w", ix.n, size, onrecord.ErrConflict)
	}
	disk := tiles(ix.home.log())
	for ix.n < size {
		if err := ctx.Err(); err != nil {
			return err
		}
		bundle := ix.n / width
		entries, err := disk.entries(bundle, size)
		if err != nil {
			return err
		}
		var rows []row
		for i, e := range entries {
			if at := bundle*width + uint64(i); at >= ix.n {
				rows = append(rows, rowOfEntry(at, e))
			}
		}
		if err := ix.add(rows); err != nil {
			return err
		}
	}
	return nil
}

// rowOfEntry indexes stored bytes. A leaf that we cannot read is found by its
// bytes only.
func rowOfEntry(at uint64, entry []byte) row {
	r := row{key: contentKey(first16(entry))}
	if l, err := proof.ParseLeaf(entry); err == nil {
		r = rowOf(&l)
	}
	r.index, r.leaf = at, proof.LeafHash(entry)
	return r
}

// size returns how many entries are indexed.
func (ix *index) size() uint64 { return ix.n }

// add indexes entries, in the order of the log.
func (ix *index) add(rows []row) error {
	if len(rows) == 0 {
		return nil
	}
	tx, err := ix.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	insert := tx.Stmt(ix.insert)
	for _, r := range rows {
		var subject []byte
		if r.subject != (subjectKey{}) {
			subject = r.subject[:]
		}
		if _, err := insert.Exec(int64(r.index), r.leaf[:], r.key[:], subject); err != nil {
			return err
		}
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	ix.n = rows[len(rows)-1].index + 1
	return nil
}

func (ix *index) byKey(key contentKey) (row, bool, error) { return ix.look(ix.find, key[:]) }

func (ix *index) bySubject(subject subjectKey) (row, bool, error) {
	if subject == (subjectKey{}) {
		return row{}, false, nil
	}
	return ix.look(ix.last, subject[:])
}

// look finds an entry and makes sure that the log has it there.
func (ix *index) look(stmt *sql.Stmt, key []byte) (row, bool, error) {
	var r row
	var leaf []byte
	err := stmt.QueryRow(key).Scan(&r.index, &leaf)
	if errors.Is(err, sql.ErrNoRows) {
		return row{}, false, nil
	}
	if err != nil {
		return row{}, false, fmt.Errorf("index of the log: %w", err)
	}
	if r.index >= ix.n {
		return row{}, false, fmt.Errorf("index of the log names entry %d of %d: %w", r.index, ix.n, onrecord.ErrTampered)
	}
	entry, err := tiles(ix.home.log()).entry(r.index, ix.n)
	if err != nil {
		return row{}, false, err
	}
	r = rowOfEntry(r.index, entry)
	if string(leaf) != string(r.leaf[:]) || string(key) != string(r.key[:]) && string(key) != string(r.subject[:]) {
		return row{}, false, onrecord.WithHint(fmt.Errorf("index of the log is wrong about entry %d: %w", r.index, onrecord.ErrTampered),
			"remove "+ix.home.index()+", it is made again from the log")
	}
	return r, true, nil
}

func (ix *index) close() error {
	if ix == nil || ix.db == nil {
		return nil
	}
	return ix.db.Close()
}
