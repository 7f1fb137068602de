package archive

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onrecord"
	"onrecord/internal/durable"
)

// A Report is what a scrub found.
type Report struct {
	Captures   int      `json:"captures"` // WARC files read
	Objects    int      `json:"objects"`  // objects re-hashed
	Bytes      int64    `json:"bytes"`    // of the objects
	Damaged    []Damage `json:"damaged"`
	Unfinished []string `json:"unfinished"` // what a killed writer left; the next add sweeps it
	Unclaimed  []string `json:"unclaimed"`  // sound objects that no capture speaks of
}

// A Damage names a file of the archive that is not what it should be.
type Damage struct {
	File string `json:"file"` // inside the archive, with slashes
	Why  string `json:"why"`
}

// Scrub reads everything again: every WARC file with its digests, every object
// with its name. It changes nothing. Cost is linear in the archive's bytes.
func (d *Dir) Scrub(ctx context.Context) (Report, error) {
	s := scrub{Dir: d, ctx: ctx, claimed: map[onrecord.CaptureID]bool{}}
	s.report.Damaged, s.report.Unfinished, s.report.Unclaimed = []Damage{}, []string{}, []string{}
	if err := errors.Join(s.captures(), s.objects()); err != nil {
		return s.report, err
	}
	s.missing()
	slices.SortFunc(s.report.Damaged, func(a, b Damage) int { return strings.Compare(a.File, b.File) })
	return s.report, nil
}

type scrub struct {
	*Dir
	ctx     context.Context
	report  Report
	claimed map[onrecord.CaptureID]bool // by a capture; true once its object was seen
}

func (s *scrub) damaged(file string, why error) {
	s.report.Damaged = append(s.report.Damaged, Damage{filepath.ToSlash(file), why.Error()})
}

func (s *scrub) captures() error {
	names, err := s.files()
	if err != nil {
		return err
	}
	s.scanMissing(names)
	for _, name := range names {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		s.report.Captures++
		if id, ok := idOf(name); ok {
			s.claimed[id] = false
		}
		if _, _, err := s.parse(name); err != nil {
			s.damaged("warc/"+name, err)
		}
	}
	return nil
}

// scanMissing names captures that this archive held when it was opened, or
// that another capture shares its payload with, and that are gone now.
func (s *scrub) scanMissing(names []string) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	for _, held := range s.held {
		for _, name := range held {
			if _, found := slices.BinarySearch(names, name); !found {
				s.damaged("warc/"+name, fs.ErrNotExist)
			}
		}
	}
}

func (s *scrub) objects() error {
	root := filepath.Join(s.root, "objects")
	return filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && path == root {
			return nil
		}
		if err = errors.Join(err, s.ctx.Err()); err != nil || e.IsDir() {
			return err
		}
		rel, err := filepath.Rel(s.root, path)
		if err != nil {
			return err
		}
		s.object(rel, path)
		return nil
	})
}

func (s *scrub) object(rel, path string) {
	if strings.HasSuffix(path, durable.TempSuffix) {
		s.report.Unfinished = append(s.report.Unfinished, filepath.ToSlash(rel))
		return
	}
	s.report.Objects++
	id, err := onrecord.ParseCaptureID(filepath.Base(path))
	if err != nil {
		s.damaged(rel, err)
		return
	}
	_, claimed := s.claimed[id]
	s.claimed[id] = true
	b, err := os.ReadFile(path)
	s.report.Bytes += int64(len(b))
	switch {
	case err != nil:
		s.damaged(rel, err)
	case onrecord.IDOf(b) != id:
		s.damaged(rel, errOther)
	case !claimed:
		s.report.Unclaimed = append(s.report.Unclaimed, filepath.ToSlash(rel))
	}
}

var errOther = errors.New("bytes do not match the name")

// missing names objects that a capture speaks of and that are not there.
func (s *scrub) missing() {
	for id, seen := range s.claimed {
		if !seen {
			s.damaged("objects/"+id.String()[:2]+"/"+id.String(), fs.ErrNotExist)
		}
	}
}
