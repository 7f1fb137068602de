package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"onrecord"
	"onrecord/compare"
)

// A Folder is a dossier.toml folder as a [Source]: one event, read once and
// held in memory. Documents are named by their files.
type Folder struct {
	holding  *Holding
	payloads map[onrecord.CaptureID][]byte
}

// OpenFolder reads the folder dir; see [LoadCase] for what is an error.
func OpenFolder(ctx context.Context, dir string) (*Folder, error) {
	l, err := loadFolder(ctx, dir)
	if err != nil {
		return nil, err
	}
	h := &Holding{Case: l.kase, Board: compare.Board(l.kase), Problems: l.problems, Captures: l.captures}
	return &Folder{h, l.payloads}, nil
}

// ID returns the folder's one event.
func (f *Folder) ID() onrecord.EventID { return f.holding.Case.Event.ID }

// Events implements [Source].
func (f *Folder) Events(context.Context) ([]EventLine, error) {
	c := f.holding.Case
	return []EventLine{{ID: f.ID(), Title: c.Dossier.Title, Sides: c.Dossier.Sides, Documents: len(c.Readings)}}, nil
}

// Holding implements [Source].
func (f *Folder) Holding(_ context.Context, id onrecord.EventID) (*Holding, error) {
	if id != f.ID() {
		return nil, fmt.Errorf("event %q: %w", id, onrecord.ErrNotFound)
	}
	return f.holding, nil
}

// Documents implements [Source].
func (f *Folder) Documents(context.Context) ([]DocumentLine, error) {
	var lines []DocumentLine
	for i := range f.holding.Case.Readings {
		r := &f.holding.Case.Readings[i]
		line := lineOf(r, f.holding.Captures[r.Document.Capture])
		line.Events = []onrecord.EventID{f.ID()}
		lines = append(lines, line)
	}
	return lines, nil
}

// Part implements [Source].
func (f *Folder) Part(ctx context.Context, from, n int) ([]DocumentLine, int, error) {
	lines, err := f.Documents(ctx)
	from = min(from, len(lines))
	return lines[from:min(from+n, len(lines))], len(lines), err
}

// Line implements [Source].
func (f *Folder) Line(ctx context.Context, key string) (DocumentLine, error) {
	lines, err := f.Documents(ctx)
	if err != nil {
		return DocumentLine{}, err
	}
	for _, l := range lines {
		if string(l.ID) == key || l.Capture.Short() == key {
			return l, nil
		}
	}
	return DocumentLine{}, fmt.Errorf("document %s: %w", key, onrecord.ErrNotFound)
}

// Reading implements [Source].
func (f *Folder) Reading(_ context.Context, id onrecord.DocumentID) (onrecord.Reading, error) {
	r := f.holding.Reading(id)
	if r == nil {
		return onrecord.Reading{}, fmt.Errorf("document %s: %w", id, onrecord.ErrNotFound)
	}
	return *r, nil
}

// Captures implements [Source]. The one capture has no time.
func (f *Folder) Captures(ctx context.Context, id onrecord.DocumentID) ([]onrecord.Capture, error) {
	r, err := f.Reading(ctx, id)
	if err != nil {
		return nil, err
	}
	return []onrecord.Capture{f.holding.Captures[r.Document.Capture]}, nil
}

// Payload implements [Source].
func (f *Folder) Payload(_ context.Context, id onrecord.CaptureID) ([]byte, error) {
	b, ok := f.payloads[id]
	if !ok {
		return nil, fmt.Errorf("object %s: %w", id, onrecord.ErrNotFound)
	}
	return slices.Clone(b), nil
}

// Parties implements [Source].
func (f *Folder) Parties(context.Context) ([]PartyLine, error) {
	said := map[onrecord.PartyID]int{}
	for _, s := range sayings(f.holding) {
		said[s.Statement.Source.Party]++
	}
	var lines []PartyLine
	for _, p := range f.holding.Case.Parties {
		lines = append(lines, PartyLine{p.ID, p.Kind, p.Name, said[p.ID], []onrecord.EventID{f.ID()}})
	}
	slices.SortStableFunc(lines, func(a, b PartyLine) int { return strings.Compare(a.Name, b.Name) })
	return lines, nil
}

// Profile implements [Source].
func (f *Folder) Profile(_ context.Context, id onrecord.PartyID) (*Profile, error) {
	return profile(id, []*Holding{f.holding})
}
