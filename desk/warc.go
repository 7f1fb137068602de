package desk

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onrecord"
	"onrecord/archive"
	"onrecord/archive/wacz"
	"onrecord/archive/warc"
)

// Imported says what came of a WARC or WACZ file.
type Imported struct {
	File    string         `json:"file"`
	Records int            `json:"records"` // read
	Kept    int            `json:"kept"`
	Skipped map[string]int `json:"skipped"` // by why: a record type, a media type
	Failed  int            `json:"failed"`  // records that were refused
}

// IsArchive reports whether a file is to be imported rather than read.
func IsArchive(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc([]string{".warc", ".warc.gz", ".wacz"}, func(suffix string) bool { return strings.HasSuffix(name, suffix) })
}

// Import takes the captures out of a WARC or WACZ file that somebody else may
// have made. Pages and documents are kept; images, scripts and the like are
// skipped unless all is set. Each is given to each with what became of it; a
// record whose digest does not hold, or that is over a limit, is refused and
// the others are taken. The error is for a file that cannot be read on: what
// was kept before stays.
func (d *Desk) Import(ctx context.Context, name string, all bool, each func(Added, error)) (Imported, error) {
	im := importer{Desk: d, all: all, each: each, out: Imported{File: filepath.Base(name), Skipped: map[string]int{}}}
	err := records(ctx, name, func(rec *warc.Record) { im.record(ctx, rec) })
	return im.out, err
}

// Captures gives the captures of a WARC or WACZ file that can be documents, and
// stores nothing. A record that is refused is given as an error, and the others
// are given all the same; the error returned is for a file that cannot be read
// on.
func Captures(ctx context.Context, name string, each func(onrecord.Capture, []byte, error)) error {
	return records(ctx, name, func(rec *warc.Record) {
		if kind := rec.Type(); kind != warc.Response && kind != warc.Resource {
			return
		}
		c, payload, err := archive.FromRecord(rec, filepath.Base(name), MaxFile)
		if err != nil || isText(c) {
			each(c, payload, err)
		}
	})
}

// records gives each record of a WARC or WACZ file.
func records(ctx context.Context, name string, each func(*warc.Record)) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	head := make([]byte, 2)
	if _, err := f.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	n := 0
	count := func(rec *warc.Record) { n++; each(rec) }
	if string(head) == "PK" {
		err = bundled(ctx, f, info.Size(), count)
	} else {
		err = stream(ctx, f, count)
	}
	if err == nil && n == 0 {
		err = fmt.Errorf("no records in it: %w", onrecord.ErrInvalid)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// maxBundled bounds one file of a bundle, expanded: all of it is expanded once
// for its digest, which must hold before any of it is read.
const maxBundled = 512 << 20

func bundled(ctx context.Context, f io.ReaderAt, size int64, each func(*warc.Record)) error {
	r, err := wacz.Open(f, size, wacz.Limits{File: maxBundled})
	if err != nil {
		return onrecord.WithHint(err, "of a larger bundle, unpack the WARC files and give those")
	}
	for _, name := range r.WARCs() {
		if err := member(ctx, r, name, each); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

func member(ctx context.Context, r *wacz.Reader, name string, each func(*warc.Record)) error {
	in, err := r.Stream(name)
	if err != nil {
		return err
	}
	defer in.Close()
	return stream(ctx, in, each)
}

func stream(ctx context.Context, in io.Reader, each func(*warc.Record)) error {
	for r := warc.NewReader(in, warc.Limits{Block: MaxFile}); ; {
		rec, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err := errors.Join(err, ctx.Err()); err != nil {
			return err
		}
		each(rec)
	}
}

type importer struct {
	*Desk
	all  bool
	each func(Added, error)
	out  Imported
}

func (im *importer) record(ctx context.Context, rec *warc.Record) {
	im.out.Records++
	if kind := rec.Type(); kind != warc.Response && kind != warc.Resource {
		im.out.Skipped[kind]++
		return
	}
	c, payload, err := archive.FromRecord(rec, im.out.File, MaxFile)
	if err == nil && !im.all && !isText(c) {
		im.out.Skipped[cmp.Or(c.MediaType, "no type")]++
		return
	}
	added := Added{Input: rec.TargetURI()}
	if err == nil {
		added, err = im.keepRecord(ctx, c, payload, rec)
	}
	if err != nil {
		im.out.Failed++
	} else {
		im.out.Kept++
	}
	im.each(added, err)
}

func (im *importer) keepRecord(ctx context.Context, c onrecord.Capture, payload []byte, rec *warc.Record) (Added, error) {
	a := Added{Input: c.URL}
	err := im.write(func() (err error) {
		if a.Receipt, err = im.store.PutRecord(ctx, c, payload, rec); err != nil {
			return err
		}
		return im.take(ctx, &a, payload)
	})
	return a, err
}

// isText reports whether a capture can be a document: text of a kind that is
// read, sent as an answer and not as an error page.
func isText(c onrecord.Capture) bool {
	if c.Status >= 300 {
		return false
	}
	return slices.Contains([]string{"text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf"}, c.MediaType)
}

// Bundle gathers the captures of an event for a WACZ file: each as it was
// archived, and the earlier one where it only refers to that.
func (d *Desk) Bundle(ctx context.Context, id onrecord.EventID) (wacz.Bundle, []onrecord.Capture, error) {
	h, err := d.Holding(ctx, id)
	if err != nil {
		return wacz.Bundle{}, nil, err
	}
	b := wacz.Bundle{Title: h.Case.Dossier.Title, Created: d.config.Clock(), Software: "onrecord"}
	var captures []onrecord.Capture
	var records bytes.Buffer
	seen := map[string]bool{}
	for _, r := range h.Case.Readings {
		c := h.Captures[r.Document.Capture]
		files, err := d.store.Holding(c)
		if err != nil {
			return b, nil, err
		}
		for _, file := range files {
			if seen[archive.FileName(file)] {
				continue
			}
			seen[archive.FileName(file)] = true
			body, err := d.store.WARC(ctx, file)
			if err != nil {
				return b, nil, err
			}
			records.Write(body)
			captures = append(captures, file)
		}
		line := lineOf(&r, c)
		b.Pages = append(b.Pages, wacz.Page{URL: c.Address(), At: c.Started, Title: line.Title, Text: r.Document.Text.String()})
	}
	b.WARC = records.Bytes()
	return b, captures, nil
}
