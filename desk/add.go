package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"onrecord"
	"onrecord/archive"
	"onrecord/internal/store/sqlite"
)

// Added says what became of one input.
type Added struct {
	Input   string           `json:"input"`
	Capture onrecord.Capture `json:"capture"`
	// Again is set when the same bytes were held already.
	Again bool `json:"again,omitempty"`
	// Unreadable says why the capture, which is kept, is no document.
	Unreadable string       `json:"unreadable,omitempty"`
	Document   DocumentLine `json:"document"`
	Problems   []string     `json:"problems,omitempty"`
	// Entry is the capture's entry in the log, which is durable and not more;
	// nil without a log. Unlogged says why it could not be logged: it will be
	// with the next capture.
	Entry    *uint64 `json:"log_entry,omitempty"`
	Unlogged string  `json:"unlogged,omitempty"`

	Receipt archive.Receipt `json:"-"`
}

// Add captures one file or http(s) address, reads it and indexes it. The error
// is for what could not be captured or kept; then nothing of it is held. A
// capture that is no document is kept all the same, see [Added.Unreadable].
func (d *Desk) Add(ctx context.Context, input string) (Added, error) {
	c, payload, err := d.Get(ctx, input)
	if err != nil {
		return Added{}, err
	}
	a, err := d.Keep(ctx, c, payload)
	a.Input = input
	return a, err
}

// Keep stores, reads and indexes a capture that was made elsewhere.
func (d *Desk) Keep(ctx context.Context, c onrecord.Capture, payload []byte) (Added, error) {
	a := Added{}
	err := d.write(func() (err error) {
		if a.Receipt, err = d.store.Put(ctx, c, payload); err != nil {
			return err
		}
		return d.take(ctx, &a, payload)
	})
	return a, err
}

// take indexes and logs what was just stored. The caller is the writer.
func (d *Desk) take(ctx context.Context, a *Added, payload []byte) error {
	a.Capture, a.Again = a.Receipt.Capture, a.Receipt.Known
	if err := d.enter(ctx, a, payload); err != nil {
		return err
	}
	d.enterLog(ctx, a)
	return nil
}

// enterLog logs the capture. It is kept all the same if that fails.
func (d *Desk) enterLog(ctx context.Context, a *Added) {
	if d.config.Log == nil {
		return
	}
	err := d.logAll(ctx)
	if err == nil {
		var n uint64
		n, err = d.LogEntry(ctx, a.Capture)
		a.Entry = &n
	}
	if err != nil {
		a.Entry, a.Unlogged = nil, err.Error()
	}
}

// enter indexes what was just stored.
func (d *Desk) enter(ctx context.Context, a *Added, payload []byte) error {
	row, err := d.indexCapture(ctx, a.Receipt.File, a.Capture, payload)
	if err != nil {
		return err
	}
	a.Unreadable = row.Problem
	if row.Reading != nil {
		for _, p := range row.Reading.Document.Problems {
			a.Problems = append(a.Problems, p.Text)
		}
	}
	return json.Unmarshal(row.Line, &a.Document)
}

// Get captures one file or http(s) address and keeps nothing of it.
func (d *Desk) Get(ctx context.Context, input string) (onrecord.Capture, []byte, error) {
	if IsAddress(input) {
		return d.config.Fetch(ctx, input)
	}
	started := d.config.Clock()
	payload, err := localFile(input)
	if err != nil {
		return onrecord.Capture{}, nil, err
	}
	return d.captured(filepath.Base(input), payload, started), payload, nil
}

// captured describes bytes that were read here and now.
func (d *Desk) captured(name string, payload []byte, started time.Time) onrecord.Capture {
	c := localCapture(name, payload)
	c.Started, c.Ended = started.UTC(), d.config.Clock().UTC()
	c.MediaType = mediaType(name, payload)
	return c
}

// AddBytes is Add for bytes that came another way, such as standard input or an
// upload, under the name of a file.
func (d *Desk) AddBytes(ctx context.Context, name string, payload []byte) (Added, error) {
	if err := size(name, payload); err != nil {
		return Added{}, err
	}
	a, err := d.Keep(ctx, d.captured(filepath.Base(name), payload, d.config.Clock()), payload)
	a.Input = name
	return a, err
}

// IsAddress reports whether input is to be fetched rather than opened.
func IsAddress(input string) bool {
	scheme, _, ok := strings.Cut(input, "://")
	return ok && !strings.ContainsAny(scheme, `/\.`)
}

func localFile(name string) ([]byte, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, onrecord.WithHint(err, "give files, or addresses that start with https://")
	case info.IsDir():
		return nil, onrecord.WithHint(fmt.Errorf("%s is a folder: %w", name, onrecord.ErrInvalid), "a dossier folder is taken in with: onrecord event import DIR")
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is not a plain file: %w", name, onrecord.ErrInvalid)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, MaxFile+1))
	if err != nil {
		return nil, err
	}
	return b, size(name, b)
}

// size refuses what no document has.
func size(name string, b []byte) error {
	switch {
	case len(b) > MaxFile:
		return fmt.Errorf("%s is over %d MiB: %w", name, MaxFile>>20, onrecord.ErrRefused)
	case len(b) == 0:
		return fmt.Errorf("%s is empty: %w", name, onrecord.ErrInvalid)
	}
	return nil
}

// mediaTypes by file name; the rest is told by the first bytes. The system's
// own table differs between machines.
var mediaTypes = map[string]string{
	".html": "text/html", ".htm": "text/html", ".xhtml": "application/xhtml+xml", ".txt": "text/plain",
	".md": "text/markdown", ".pdf": "application/pdf", ".eml": "message/rfc822", ".json": "application/json",
}

func mediaType(name string, payload []byte) string {
	if t, ok := mediaTypes[strings.ToLower(filepath.Ext(name))]; ok {
		return t
	}
	t, _, _ := strings.Cut(http.DetectContentType(payload), ";")
	return t
}

// indexCapture reads a capture and puts it into the index. What cannot be read
// is indexed with the reason.
func (d *Desk) indexCapture(ctx context.Context, file string, c onrecord.Capture, payload []byte) (sqlite.Captured, error) {
	row := sqlite.Captured{File: file, Capture: c}
	line := DocumentLine{ID: onrecord.DocumentID(c.ID.Short()), Capture: c.ID, URL: c.Address(), Captured: c.Started}
	r, err := readStored(c, payload)
	if err != nil {
		row.Problem = reason(err)
		line.Title, line.Problems = lastOf(c), 1
	} else {
		row.Reading = &r
		line = lineOf(&r, c)
	}
	row.Title = line.Title
	if row.Line, err = json.Marshal(line); err != nil {
		return row, err
	}
	return row, d.index.PutCapture(ctx, row)
}

// readStored reads a capture outside every event.
func readStored(c onrecord.Capture, payload []byte) (onrecord.Reading, error) {
	if !canBeRead(c.MediaType) {
		return onrecord.Reading{}, fmt.Errorf("%s is no kind of document", c.MediaType)
	}
	return readOne(material{onrecord.Item{File: c.ID.Short(), Complete: true}, c, payload})
}

// canBeRead tells kinds of text from pictures, programs and raw bytes. A kind
// that nobody named is tried.
func canBeRead(mediaType string) bool {
	switch mediaType {
	case "", "application/pdf", "application/xhtml+xml", "application/xml", "message/rfc822":
		return true
	case "text/css", "text/javascript", "text/csv":
		return false
	}
	return strings.HasPrefix(mediaType, "text/")
}

// lineOf describes a document for lists.
func lineOf(r *onrecord.Reading, c onrecord.Capture) DocumentLine {
	d := r.Document
	title := lastOf(c)
	if s, ok := d.Title(); ok && d.Text.Valid(s) {
		title = strings.Join(strings.Fields(d.Text.Slice(s)), " ")
	}
	return DocumentLine{
		ID: d.ID, Capture: d.Capture, Title: title, Outlet: d.Outlet, URL: d.URL, Language: d.Language, Published: d.Published,
		Captured: c.Started, Statements: len(r.Statements), Problems: len(d.Problems),
	}
}

// lastOf is the last part of an address, for want of a title.
func lastOf(c onrecord.Capture) string {
	return path.Base(strings.TrimPrefix(c.Address(), "file:"))
}

// reason is the innermost cause, for a list.
func reason(err error) string {
	for {
		next := errors.Unwrap(err)
		if next == nil || next.Error() == onrecord.ErrInvalid.Error() || next.Error() == onrecord.ErrRefused.Error() {
			return err.Error()
		}
		err = next
	}
}
