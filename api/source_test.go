package api_test

import (
	"context"
	"fmt"

	"onrecord"
	"onrecord/compare"
	"onrecord/desk"
	"onrecord/publish"
)

// held is an edition as a source.
type held struct{ publish.Edition }

func (h held) id() onrecord.EventID { return h.Board.Event.ID }

func (h held) Events(context.Context) ([]desk.EventLine, error) {
	return []desk.EventLine{{ID: h.id(), Title: h.Board.Event.Title, Documents: len(h.Readings)}}, nil
}

func (h held) Holding(_ context.Context, id onrecord.EventID) (*desk.Holding, error) {
	if id != h.id() {
		return nil, fmt.Errorf("event %q: %w", id, onrecord.ErrNotFound)
	}
	c := compare.Case{Dossier: h.Dossier, Readings: h.Readings, Parties: h.Board.Parties, Event: h.Board.Event}
	return &desk.Holding{Case: c, Board: h.Board, Captures: h.Edition.Captures, Problems: h.Problems}, nil
}

func (h held) Documents(context.Context) ([]desk.DocumentLine, error) {
	var lines []desk.DocumentLine
	for _, r := range h.Readings {
		d := r.Document
		lines = append(lines, desk.DocumentLine{
			ID: d.ID, Capture: d.Capture, Title: h.Title(d.ID), Outlet: d.Outlet, URL: d.URL, Published: d.Published,
			Statements: len(r.Statements), Problems: len(d.Problems), Events: []onrecord.EventID{h.id()},
		})
	}
	return lines, nil
}

func (h held) Part(ctx context.Context, from, n int) ([]desk.DocumentLine, int, error) {
	lines, _ := h.Documents(ctx)
	from = min(from, len(lines))
	return lines[from:min(from+n, len(lines))], len(lines), nil
}

func (h held) Line(ctx context.Context, key string) (desk.DocumentLine, error) {
	lines, _ := h.Documents(ctx)
	for _, l := range lines {
		if l.Capture.Short() == key || string(l.ID) == key {
			return l, nil
		}
	}
	return desk.DocumentLine{}, fmt.Errorf("document %q: %w", key, onrecord.ErrNotFound)
}

func (h held) Reading(_ context.Context, id onrecord.DocumentID) (onrecord.Reading, error) {
	if r := h.Edition.Reading(id); r != nil {
		return *r, nil
	}
	return onrecord.Reading{}, fmt.Errorf("document %q: %w", id, onrecord.ErrNotFound)
}

func (h held) Captures(_ context.Context, id onrecord.DocumentID) ([]onrecord.Capture, error) {
	d := h.Document(id)
	if d == nil {
		return nil, onrecord.ErrNotFound
	}
	return []onrecord.Capture{h.Edition.Captures[d.Capture]}, nil
}

func (h held) Payload(_ context.Context, id onrecord.CaptureID) ([]byte, error) {
	return nil, onrecord.ErrNotFound
}

func (h held) Parties(context.Context) ([]desk.PartyLine, error) {
	var lines []desk.PartyLine
	for _, p := range h.Board.Parties {
		lines = append(lines, desk.PartyLine{ID: p.ID, Kind: p.Kind, Name: p.Name, Events: []onrecord.EventID{h.id()}})
	}
	return lines, nil
}

func (h held) Profile(context.Context, onrecord.PartyID) (*desk.Profile, error) {
	return nil, onrecord.ErrNotFound
}

// empty is a source that holds nothing.
type empty struct{ desk.Source }

func (empty) Events(context.Context) ([]desk.EventLine, error)                 { return nil, nil }
func (empty) Documents(context.Context) ([]desk.DocumentLine, error)           { return nil, nil }
func (empty) Part(context.Context, int, int) ([]desk.DocumentLine, int, error) { return nil, 0, nil }
func (empty) Line(context.Context, string) (desk.DocumentLine, error) {
	return desk.DocumentLine{}, onrecord.ErrNotFound
}
func (empty) Captures(context.Context, onrecord.DocumentID) ([]onrecord.Capture, error) {
	return nil, onrecord.ErrNotFound
}
func (empty) Parties(context.Context) ([]desk.PartyLine, error) { return nil, nil }
func (empty) Holding(context.Context, onrecord.EventID) (*desk.Holding, error) {
	return nil, onrecord.ErrNotFound
}

// broken fails at everything, once by panicking.
type broken struct {
	desk.Source
	err error
}

func (b broken) Events(context.Context) ([]desk.EventLine, error) {
	if b.err == nil {
		panic("a mistake of ours")
	}
	return nil, b.err
}
