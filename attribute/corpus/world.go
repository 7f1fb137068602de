package corpus

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"onrecord/text"
)

// World returns the world set as its first reader marked it, in the order of names.
func World(fsys fs.FS) ([]Document, error) {
	files, err := fs.Glob(fsys, "world/reader1/*.json")
	if err != nil {
		return nil, err
	}
	var docs []Document
	for _, f := range files {
		d, err := worldDocument(fsys, f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
		docs = append(docs, d)
	}
	return docs, nil
}

// worldMark is a verbatim stretch and which of its occurrences is meant.
type worldMark struct {
	Text string `json:"t"`
	Nth  int    `json:"n"`
}

type worldFile struct {
	Attributions []struct {
		In      *string     `json:"in"`
		Kind    string      `json:"kind"`
		Class   string      `json:"class"`
		Negated bool        `json:"negated"`
		Source  []worldMark `json:"source"`
		Cue     []worldMark `json:"cue"`
		Content []worldMark `json:"content"`
	} `json:"attributions"`
}

func worldDocument(fsys fs.FS, file string) (Document, error) {
	name := strings.TrimSuffix(path.Base(file), ".json") + ".txt"
	b, err := fs.ReadFile(fsys, "world/text/"+name)
	if err != nil {
		return Document{}, err
	}
	marks, err := fs.ReadFile(fsys, file)
	if err != nil {
		return Document{}, err
	}
	var w worldFile
	if err := json.Unmarshal(marks, &w); err != nil {
		return Document{}, err
	}
	d := Document{Name: name, Text: text.New(string(b)), Reader: "reader1", Weight: 1, Main: true}
	for _, a := range w.Attributions {
		at := Attribution{Nested: a.In != nil && *a.In != "", Class: a.Class, Negated: a.Negated, Kind: a.Kind}
		at.Source, at.Cue, at.Content = find(d.Text, a.Source), find(d.Text, a.Cue), find(d.Text, a.Content)
		if len(at.Content) > 0 {
			d.Attributions = append(d.Attributions, at)
		}
	}
	return d, nil
}

// find looks marks up in the text; what does not occur is dropped.
func find(t *text.Text, marks []worldMark) []text.Span {
	var out []text.Span
	for _, m := range marks {
		at := -1
		for n, from := 0, 0; n <= m.Nth; n++ {
			i := strings.Index(t.String()[from:], m.Text)
			if i < 0 {
				at = -1
				break
			}
			at = from + i
			from = at + len(m.Text)
		}
		if at >= 0 {
			out = append(out, text.Span{Start: at, End: at + len(m.Text)})
		}
	}
	text.Sort(out)
	return out
}
