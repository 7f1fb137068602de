// Package shared finds the measuring material that lies beside a checkout and
// is never part of it: cases, corpora and design notes in ../shared.
//
// A corpus is a .tgz archive; Corpus reads it in memory and gives a file
// system, so that tests and training need no unpacking step:
//
//	fsys, err := shared.Corpus("temporal")
//	b, err := fs.ReadFile(fsys, "temporal/aquaint/...")
//
// Where the material is absent, tests skip with one clear line; see [Need].
package shared

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync"

	"golang.org/x/tools/txtar"
)

// Dir returns the folder beside the checkout that holds the material, or an
// error that wraps fs.ErrNotExist. ONRECORD_SHARED names another place.
func Dir() (string, error) {
	if dir := os.Getenv("ONRECORD_SHARED"); dir != "" {
		return dir, exists(dir)
	}
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if exists(filepath.Join(dir, "go.mod")) == nil {
			beside := filepath.Join(filepath.Dir(dir), "shared")
			return beside, exists(beside)
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", fmt.Errorf("no checkout around the working directory: %w", fs.ErrNotExist)
		}
		dir = up
	}
}

func exists(name string) error {
	_, err := os.Stat(name)
	return err
}

// TB is what a test lends: testing.TB, which the product does not link.
type TB interface {
	Helper()
	Fatal(args ...any)
	Skipf(format string, args ...any)
}

// Need returns the path of name inside the material, or skips the test.
func Need(t TB, name ...string) string {
	t.Helper()
	dir, err := Dir()
	if err == nil {
		p := filepath.Join(append([]string{dir}, name...)...)
		if err = exists(p); err == nil {
			return p
		}
	}
	t.Skipf("skipped: needs ../shared/%s, which is not here (%v)", path.Join(name...), err)
	return ""
}

// NeedCorpus is [Corpus] that skips the test where the archive is absent.
func NeedCorpus(t TB, name string) fs.FS {
	t.Helper()
	Need(t, "corpora", name+".tgz")
	fsys, err := Corpus(name)
	if err != nil {
		t.Fatal(err)
	}
	return fsys
}

var corpora sync.Map // name -> func() (fs.FS, error)

// Corpus returns the files of corpora/NAME.tgz. An archive is read once a process.
func Corpus(name string) (fs.FS, error) {
	load, _ := corpora.LoadOrStore(name, sync.OnceValues(func() (fs.FS, error) { return unpack(name) }))
	return load.(func() (fs.FS, error))()
}

func unpack(name string) (fs.FS, error) {
	dir, err := Dir()
	if err != nil {
		return nil, err
	}
	f, err := os.Open(filepath.Join(dir, "corpora", name+".tgz"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("corpus %s: %w", name, err)
	}
	var files txtar.Archive
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return txtar.FS(&files)
		}
		if err != nil {
			return nil, fmt.Errorf("corpus %s: %w", name, err)
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		b, err := io.ReadAll(r)
		if err != nil {
			return nil, fmt.Errorf("corpus %s: %s: %w", name, h.Name, err)
		}
		files.Files = append(files.Files, txtar.File{Name: path.Clean(h.Name), Data: b})
	}
}
