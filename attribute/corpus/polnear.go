package corpus

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"onrecord/text"
)

const polnear = "attribution/polnear/data/"

// PolNeAR returns a split of the attribution corpus, in the order of names:
// one document for each reader of each article.
func PolNeAR(fsys fs.FS, s Split) ([]Document, error) {
	texts, err := fs.Glob(fsys, polnear+string(s)+"/text/*.txt")
	if err != nil {
		return nil, err
	}
	byArticle, err := readers(fsys, s)
	if err != nil {
		return nil, err
	}
	var docs []Document
	for _, file := range texts {
		b, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, err
		}
		t, marks := text.New(string(b)), byArticle[strings.TrimSuffix(path.Base(file), ".txt")]
		for i, m := range marks {
			d := Document{Name: path.Base(file), Text: t, Reader: path.Base(m), Weight: 1 / float32(len(marks)), Main: i == 0}
			if d.Attributions, err = brat(fsys, m, t); err != nil {
				return nil, err
			}
			docs = append(docs, d)
		}
	}
	return docs, nil
}

// readers maps article names to the files of their readers.
func readers(fsys fs.FS, s Split) (map[string][]string, error) {
	files, err := fs.Glob(fsys, polnear+string(s)+"/attributions/*.ann")
	if err != nil {
		return nil, err
	}
	slices.Sort(files)
	m := map[string][]string{}
	for _, f := range files {
		name := strings.TrimSuffix(path.Base(f), ".ann")
		if cut := strings.LastIndexByte(name, '_'); cut >= 0 {
			name = name[:cut]
		}
		m[name] = append(m[name], f)
	}
	return m, nil
}

type mark struct {
	label string
	spans []text.Span
}

// brat reads the T (span) and E (event) lines of one stand-off file. Events
// without cue or content are dropped.
func brat(fsys fs.FS, file string, t *text.Text) ([]Attribution, error) {
	b, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, err
	}
	marks, events := map[string]mark{}, []string(nil)
	for line := range strings.Lines(string(b)) {
		id, rest, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "\t")
		switch {
		case !ok:
		case id[0] == 'T':
			if m, err := bratMark(rest, t); err == nil {
				marks[id] = m
			}
		case id[0] == 'E':
			events = append(events, rest)
		}
	}
	var out []Attribution
	for _, e := range events {
		if a := bratEvent(e, marks); len(a.Cue) > 0 && len(a.Content) > 0 {
			out = append(out, a)
		}
	}
	return out, nil
}

var errMark = errors.New("malformed mark")

// bratMark reads "Content 209 236;91 186"; offsets are code points.
func bratMark(s string, t *text.Text) (mark, error) {
	s, _, _ = strings.Cut(s, "\t")
	label, places, ok := strings.Cut(s, " ")
	if !ok {
		return mark{}, errMark
	}
	m := mark{label: label}
	for part := range strings.SplitSeq(places, ";") {
		from, to, _ := strings.Cut(part, " ")
		start, err1 := strconv.Atoi(from)
		end, err2 := strconv.Atoi(to)
		if err := errors.Join(err1, err2); err != nil || end < start {
			return mark{}, fmt.Errorf("%w: %q", errMark, part)
		}
		m.spans = append(m.spans, text.Span{Start: t.FromPoints(start), End: t.FromPoints(end)})
	}
	return m, nil
}

// bratEvent reads "Attribution:T8 Content:T7 Cue:T6 Source:T5"; a role can
// come several times with a number.
func bratEvent(s string, marks map[string]mark) Attribution {
	var a Attribution
	for _, arg := range strings.Fields(s) {
		role, id, _ := strings.Cut(arg, ":")
		m, known := marks[id]
		if !known {
			continue
		}
		switch strings.TrimRight(role, "0123456789") {
		case "Source":
			a.Source = append(a.Source, m.spans...)
		case "Cue":
			a.Cue = append(a.Cue, m.spans...)
		case "Content":
			a.Content = append(a.Content, m.spans...)
		}
	}
	text.Sort(a.Source)
	text.Sort(a.Cue)
	text.Sort(a.Content)
	return a
}
