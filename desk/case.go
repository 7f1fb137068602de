package desk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"onrecord"
	"onrecord/compare"
	"onrecord/read"
)

// MaxFile bounds one document, in bytes.
const MaxFile = 64 << 20

// dossierFile is the name that makes a folder a case.
const dossierFile = "dossier.toml"

// LoadCase reads the dossier.toml folder dir and everything it names. A
// document that cannot be read is a problem and the others are used; the error
// is for a folder that is no case, or of which nothing can be read. Nothing
// outside dir is opened.
//
// When a local file was fetched is unknown, so its capture has no time.
func LoadCase(ctx context.Context, dir string) (compare.Case, []onrecord.Problem, error) {
	f, err := loadFolder(ctx, dir)
	if err != nil {
		return compare.Case{}, nil, err
	}
	return f.kase, f.problems, nil
}

// loaded is a folder with all it held.
type loaded struct {
	kase     compare.Case
	problems []onrecord.Problem
	payloads map[onrecord.CaptureID][]byte
	captures map[onrecord.CaptureID]onrecord.Capture
}

func loadFolder(ctx context.Context, dir string) (*loaded, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, noCase(dir, err)
	}
	defer root.Close()
	b, err := readFile(root, dossierFile)
	if err != nil {
		return nil, noCase(dir, err)
	}
	dossier, err := read.Dossier(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Join(dir, dossierFile), err)
	}
	f := &loaded{payloads: map[onrecord.CaptureID][]byte{}, captures: map[onrecord.CaptureID]onrecord.Capture{}}
	var items []material
	for _, it := range dossier.Documents {
		payload, err := readFile(root, it.File)
		if err != nil {
			f.problems = append(f.problems, unread(it.File, err))
			continue
		}
		c := localCapture(it.File, payload)
		f.payloads[c.ID], f.captures[c.ID] = payload, c
		items = append(items, material{it, c, payload})
	}
	var problems []onrecord.Problem
	f.kase, problems, err = compose(ctx, dossier, items)
	f.problems = append(f.problems, problems...)
	if err == nil && len(f.kase.Readings) == 0 && len(dossier.Documents) > 0 {
		err = fmt.Errorf("%s: none of its %d documents can be read (%s): %w", dir, len(dossier.Documents), f.problems[0].Text, onrecord.ErrInvalid)
	}
	if f.kase.Event.ID == "" {
		f.kase.Event.ID = folderID(dir)
	}
	return f, err
}

func noCase(dir string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		err = onrecord.ErrNotFound
	}
	return onrecord.WithHint(fmt.Errorf("%s: no case: %w", dir, err),
		"a case is a folder with a dossier.toml beside its documents; spec/dossier.md describes it")
}

func unread(file string, err error) onrecord.Problem {
	return onrecord.Problem{Code: "unread", Text: fmt.Sprintf("%s: %v", file, err)}
}

// readFile reads a plain file inside root, of a size that a document can have.
func readFile(root *os.Root, name string) ([]byte, error) {
	f, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, errors.Join(err, fmt.Errorf("%s: not a plain file: %w", name, onrecord.ErrRefused))
	}
	b, err := io.ReadAll(io.LimitReader(f, MaxFile+1))
	if err == nil && len(b) > MaxFile {
		err = fmt.Errorf("%s: over %d MiB: %w", name, MaxFile>>20, onrecord.ErrRefused)
	}
	return b, err
}

// localCapture describes a file whose fetching nobody recorded.
func localCapture(name string, payload []byte) onrecord.Capture {
	return onrecord.Capture{ID: onrecord.IDOf(payload), Size: int64(len(payload)), URL: "file:" + name}
}

// folderID names the event of a folder by the folder.
func folderID(dir string) onrecord.EventID {
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	return onrecord.EventID(Slug(filepath.Base(dir)))
}
