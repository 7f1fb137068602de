package wacz

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"onrecord"
)

// Limits bound what is taken from a file that others made. Zero values mean
// the defaults.
type Limits struct {
	Files int   // defaults to 10,000
	File  int64 // bytes of one file, expanded; defaults to 1 GiB
	Total int64 // bytes of all; defaults to 4 GiB
}

func (l Limits) withDefaults() Limits {
	if l.Files == 0 {
		l.Files = 10_000
	}
	if l.File == 0 {
		l.File = 1 << 30
	}
	if l.Total == 0 {
		l.Total = 4 << 30
	}
	return l
}

// A Reader is an open bundle whose list of files has been checked.
type Reader struct {
	Title   string
	Version string
	files   map[string]*zip.File
	listed  []resource
	limits  Limits
}

// Open reads the list of files of a bundle of size bytes and checks it against
// the package's own digest. The errors wrap onrecord.ErrInvalid for what is no
// bundle, onrecord.ErrTampered where a digest does not match, and
// onrecord.ErrRefused beyond a limit. Files are checked as they are read.
func Open(r io.ReaderAt, size int64, limits Limits) (*Reader, error) {
	limits = limits.withDefaults()
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, fmt.Errorf("wacz: %w: %w", err, onrecord.ErrInvalid)
	}
	w := &Reader{files: map[string]*zip.File{}, limits: limits}
	if err := w.list(z); err != nil {
		return nil, err
	}
	return w, w.readPackage()
}

func (w *Reader) list(z *zip.Reader) error {
	if len(z.File) > w.limits.Files {
		return fmt.Errorf("wacz: more than %d files: %w", w.limits.Files, onrecord.ErrRefused)
	}
	var total uint64
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		if !fs.ValidPath(f.Name) || strings.Contains(f.Name, `\`) || w.files[f.Name] != nil {
			return fmt.Errorf("wacz: file name %q: %w", f.Name, onrecord.ErrInvalid)
		}
		if total += f.UncompressedSize64; f.UncompressedSize64 > uint64(w.limits.File) || total > uint64(w.limits.Total) {
			return fmt.Errorf("wacz: %s is over the size limit: %w", f.Name, onrecord.ErrRefused)
		}
		w.files[f.Name] = f
	}
	return nil
}

func (w *Reader) readPackage() error {
	body, err := w.raw(packageName)
	if err != nil {
		return err
	}
	var d datapackage
	if err := json.Unmarshal(body, &d); err != nil {
		return fmt.Errorf("wacz: %s: %w: %w", packageName, err, onrecord.ErrInvalid)
	}
	w.Title, w.Version, w.listed = d.Title, d.Version, d.Resources
	var digest struct{ Path, Hash string }
	b, err := w.raw(digestName)
	if errors.Is(err, onrecord.ErrNotFound) {
		return nil // version 1.0 files have none
	}
	if err == nil {
		err = json.Unmarshal(b, &digest)
	}
	if err != nil {
		return fmt.Errorf("wacz: %s: %w: %w", digestName, err, onrecord.ErrInvalid)
	}
	if digest.Path != packageName || digest.Hash != hashOf(body) {
		return fmt.Errorf("wacz: %s does not match its digest: %w", packageName, onrecord.ErrTampered)
	}
	return nil
}

// Names lists the files that the package describes, sorted.
func (w *Reader) Names() []string {
	var names []string
	for _, r := range w.listed {
		names = append(names, r.Path)
	}
	slices.Sort(names)
	return names
}

// WARCs lists the WARC files.
func (w *Reader) WARCs() []string {
	return slices.DeleteFunc(w.Names(), func(name string) bool {
		return !strings.HasPrefix(name, "archive/") || !strings.HasSuffix(name, ".warc") && !strings.HasSuffix(name, ".warc.gz")
	})
}

// Unlisted lists files that the package does not describe, and nothing vouches
// for; those that speak of it are left out.
func (w *Reader) Unlisted() []string {
	names, listed := []string{}, w.Names()
	for name := range w.files {
		if _, ok := slices.BinarySearch(listed, name); !ok && !strings.HasPrefix(name, "datapackage") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// Read returns a described file after checking it against its digest.
func (w *Reader) Read(name string) ([]byte, error) {
	r, err := w.Stream(name)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("wacz: %s: %w: %w", name, err, onrecord.ErrTampered)
	}
	return b, nil
}

// Stream opens a described file after checking it against its digest. The file
// is expanded twice and never held, for it may be large.
func (w *Reader) Stream(name string) (io.ReadCloser, error) {
	i := slices.IndexFunc(w.listed, func(r resource) bool { return r.Path == name })
	if i < 0 {
		return nil, fmt.Errorf("wacz: %s: %w", name, onrecord.ErrNotFound)
	}
	h := sha256.New()
	if err := w.expand(name, h, w.limits.File); err != nil {
		return nil, err
	}
	if want := w.listed[i].Hash; "sha256:"+hex.EncodeToString(h.Sum(nil)) != want {
		return nil, fmt.Errorf("wacz: %s does not match its digest %.20s...: %w", name, want, onrecord.ErrTampered)
	}
	return w.open(name)
}

// maxList bounds the list of files, which is held in memory.
const maxList = 16 << 20

// raw is the list of files, or what vouches for it.
func (w *Reader) raw(name string) ([]byte, error) {
	var b bytes.Buffer
	err := w.expand(name, &b, min(maxList, w.limits.File))
	return b.Bytes(), err
}

// expand writes a file to to, at most max bytes.
func (w *Reader) expand(name string, to io.Writer, max int64) error {
	r, err := w.open(name)
	if err != nil {
		return err
	}
	defer r.Close()
	n, err := io.Copy(to, io.LimitReader(r, max+1))
	if err != nil {
		return fmt.Errorf("wacz: %s: %w: %w", name, err, onrecord.ErrTampered)
	}
	if n > max {
		return fmt.Errorf("wacz: %s is over the size limit: %w", name, onrecord.ErrRefused)
	}
	return nil
}

func (w *Reader) open(name string) (io.ReadCloser, error) {
	f := w.files[name]
	if f == nil {
		return nil, fmt.Errorf("wacz: %s: %w", name, onrecord.ErrNotFound)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("wacz: %s: %w: %w", name, err, onrecord.ErrInvalid)
	}
	return r, nil
}
