// Package durable puts a file on disk whole or not at all.
//
//	err := durable.WriteFile(durable.OS{}, "objects/ab/abcd...", payload)
//
// The bytes go to a temporary file in the same folder, are flushed, and take
// their name by a rename; then the folder is flushed, so that the name lasts
// too. A reader sees the old file, no file, or the new one. What a killed
// writer leaves behind ends in [TempSuffix]: only a writer that holds the
// folder's lock may sweep it away ([Sweep]).
//
// After a failed flush the kernel may have dropped the bytes while its cache
// still shows them, so the write counts as failed and is never retried on the
// same file.
package durable

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// TempSuffix ends the names of files that are not finished.
const TempSuffix = ".tmp"

// A File is a temporary file being written.
type File interface {
	io.Writer
	Name() string
	Sync() error
	Close() error
}

// FS is the handful of calls that writing needs: the seam at which tests make
// each of them fail.
type FS interface {
	MkdirAll(dir string) error
	CreateTemp(dir, pattern string) (File, error)
	Rename(from, to string) error
	SyncDir(dir string) error
	Remove(name string) error
}

// OS is the operating system's file system. Folders are made for their owner
// only.
type OS struct{}

// MkdirAll makes dir and its parents.
func (OS) MkdirAll(dir string) error { return os.MkdirAll(dir, 0o700) }

// CreateTemp makes a new file in dir, readable by its owner only.
func (OS) CreateTemp(dir, pattern string) (File, error) { return os.CreateTemp(dir, pattern) }

// Rename gives a file its final name, replacing what had it.
func (OS) Rename(from, to string) error { return os.Rename(from, to) }

// SyncDir flushes the names in dir.
func (OS) SyncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// Remove removes one file.
func (OS) Remove(name string) error { return os.Remove(name) }

// WriteFile puts data at name, replacing what is there, and returns once it
// will survive a loss of power.
func WriteFile(fsys FS, name string, data []byte) error {
	s, err := Stage(fsys, name, data)
	if err != nil {
		return err
	}
	return s.Commit()
}

// A Staged file is on disk under a temporary name.
type Staged struct {
	fsys       FS
	temp, name string
}

// Stage writes data beside name without giving it that name yet.
func Stage(fsys FS, name string, data []byte) (*Staged, error) {
	dir := filepath.Dir(name)
	if err := makeDir(fsys, dir); err != nil {
		return nil, err
	}
	f, err := fsys.CreateTemp(dir, filepath.Base(name)+".*"+TempSuffix)
	if err != nil {
		return nil, err
	}
	s := &Staged{fsys, f.Name(), name}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		s.Discard()
		return nil, err
	}
	return s, nil
}

// Commit gives the file its name.
func (s *Staged) Commit() error {
	if err := s.fsys.Rename(s.temp, s.name); err != nil {
		s.Discard()
		return err
	}
	return s.fsys.SyncDir(filepath.Dir(s.name))
}

// Discard removes the temporary file, if it is still there. A failure to do so
// leaves it for [Sweep].
func (s *Staged) Discard() { _ = s.fsys.Remove(s.temp) }

// makeDir makes dir lasting: the parents of what is new are flushed too.
func makeDir(fsys FS, dir string) error {
	if _, err := os.Stat(dir); err == nil {
		return nil
	}
	if parent := filepath.Dir(dir); parent != dir {
		if err := makeDir(fsys, parent); err != nil {
			return err
		}
	}
	if err := fsys.MkdirAll(dir); err != nil {
		return err
	}
	return fsys.SyncDir(filepath.Dir(dir))
}

// Sweep removes unfinished files below root and says how many there were. The
// caller must be the only writer.
func Sweep(root string) (int, error) {
	n := 0
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case d.Type().IsRegular() && strings.HasSuffix(name, TempSuffix):
			n++
			return os.Remove(name)
		}
		return nil
	})
	return n, err
}
