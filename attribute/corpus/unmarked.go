package corpus

import (
	"encoding/csv"
	"fmt"
	"io/fs"
	"path"

	"onrecord/text"
)

// Unmarked returns the articles of the first Fake News Challenge, in the order of
// its files. Nobody marked who says what in them.
func Unmarked(fsys fs.FS) ([]Document, error) {
	files, err := fs.Glob(fsys, "comparison/fnc1/*_bodies.csv")
	if err != nil {
		return nil, err
	}
	var docs []Document
	for _, name := range files {
		found, err := bodies(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		docs = append(docs, found...)
	}
	return docs, nil
}

// bodies reads a table of numbers and texts under a line of titles.
func bodies(fsys fs.FS, name string) ([]Document, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord = 2
	rows, err := r.ReadAll()
	if err != nil {
		return nil, err
	}
	docs := make([]Document, 0, len(rows))
	for _, row := range rows[min(1, len(rows)):] {
		docs = append(docs, Document{Name: path.Base(name) + " " + row[0], Text: text.New(row[1]), Weight: 1, Main: true})
	}
	return docs, nil
}
