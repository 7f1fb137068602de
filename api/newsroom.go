package api

import (
	"context"
	"errors"
	"fmt"

	"onrecord"
	"onrecord/desk"
	"onrecord/publish"
	"onrecord/publish/web"
)

// newsroom asks several sources as one.
type newsroom []desk.Source

// edition finds an event by its slug.
func (n newsroom) edition(ctx context.Context, slug string) (publish.Edition, error) {
	for _, src := range n {
		h, err := src.Holding(ctx, onrecord.EventID(slug))
		if errors.Is(err, onrecord.ErrNotFound) {
			h, err = bySlug(ctx, src, slug)
		}
		if errors.Is(err, onrecord.ErrNotFound) {
			continue
		}
		if err != nil {
			return publish.Edition{}, err
		}
		return editionOf(h), nil
	}
	return publish.Edition{}, fmt.Errorf("event %q: %w", slug, onrecord.ErrNotFound)
}

// bySlug finds an event whose ID is no slug of its own.
func bySlug(ctx context.Context, src desk.Source, slug string) (*desk.Holding, error) {
	lines, err := src.Events(ctx)
	if err != nil {
		return nil, err
	}
	for _, l := range lines {
		if web.Slug(string(l.ID)) == slug {
			return src.Holding(ctx, l.ID)
		}
	}
	return nil, onrecord.ErrNotFound
}

func editionOf(h *desk.Holding) publish.Edition {
	return publish.Edition{
		Board: h.Board, Dossier: h.Case.Dossier, Readings: h.Case.Readings, Captures: h.Captures, Problems: h.Problems,
	}
}

// latest returns at most n editions, in the order of the sources.
func (n newsroom) latest(ctx context.Context, most int) ([]publish.Edition, error) {
	var out []publish.Edition
	for _, src := range n {
		lines, err := src.Events(ctx)
		if err != nil {
			return nil, err
		}
		for _, l := range lines[:min(len(lines), most-len(out))] {
			h, err := src.Holding(ctx, l.ID)
			if err != nil {
				return nil, err
			}
			out = append(out, editionOf(h))
		}
	}
	return out, nil
}

// events lists all events.
func (n newsroom) events(ctx context.Context) ([]desk.EventLine, error) {
	return gather(n, func(src desk.Source) ([]desk.EventLine, error) { return src.Events(ctx) })
}

// documents lists all documents.
func (n newsroom) documents(ctx context.Context) ([]desk.DocumentLine, error) {
	return gather(n, func(src desk.Source) ([]desk.DocumentLine, error) { return src.Documents(ctx) })
}

// part lists most documents of all sources from a place on, and counts them all.
func (n newsroom) part(ctx context.Context, from, most int) (out []desk.DocumentLine, total int, err error) {
	for _, src := range n {
		some, in, err := src.Part(ctx, max(0, from-total), most-len(out))
		if err != nil {
			return nil, 0, err
		}
		out, total = append(out, some...), total+in
	}
	return out, total, nil
}

// parties lists all parties. One ID in two sources is two lines: nothing says
// that they are the same.
func (n newsroom) parties(ctx context.Context) ([]desk.PartyLine, error) {
	return gather(n, func(src desk.Source) ([]desk.PartyLine, error) { return src.Parties(ctx) })
}

func gather[T any](n newsroom, ask func(desk.Source) ([]T, error)) ([]T, error) {
	var out []T
	for _, src := range n {
		some, err := ask(src)
		if err != nil {
			return nil, err
		}
		out = append(out, some...)
	}
	return out, nil
}

// holding finds a document by its key, or by its own ID: the edition of its
// first event, or an edition with nothing but the document.
func (n newsroom) holding(ctx context.Context, key string) (publish.Edition, *onrecord.Document, error) {
	for _, src := range n {
		l, err := src.Line(ctx, key)
		if errors.Is(err, onrecord.ErrNotFound) {
			continue
		}
		if err != nil {
			return publish.Edition{}, nil, err
		}
		return around(ctx, src, l)
	}
	return publish.Edition{}, nil, fmt.Errorf("document %q: %w", key, onrecord.ErrNotFound)
}

func around(ctx context.Context, src desk.Source, l desk.DocumentLine) (publish.Edition, *onrecord.Document, error) {
	if len(l.Events) > 0 {
		h, err := src.Holding(ctx, l.Events[0])
		if err != nil {
			return publish.Edition{}, nil, err
		}
		if r := h.Reading(l.ID); r != nil {
			return editionOf(h), r.Document, nil
		}
	}
	r, err := src.Reading(ctx, l.ID)
	if err != nil {
		return publish.Edition{}, nil, err
	}
	e := publish.Edition{Readings: []onrecord.Reading{r}, Captures: map[onrecord.CaptureID]onrecord.Capture{}}
	captures, err := src.Captures(ctx, l.ID)
	if err != nil {
		return publish.Edition{}, nil, err
	}
	for _, c := range captures {
		if _, have := e.Captures[c.ID]; !have { // the earliest
			e.Captures[c.ID] = c
		}
	}
	return e, r.Document, nil
}

// appearances returns the editions in which a party appears.
func (n newsroom) appearances(ctx context.Context, slug string) ([]publish.Edition, error) {
	var out []publish.Edition
	for _, src := range n {
		lines, err := src.Parties(ctx)
		if err != nil {
			return nil, err
		}
		for _, l := range lines {
			if web.Slug(string(l.ID)) != slug {
				continue
			}
			for _, id := range l.Events {
				h, err := src.Holding(ctx, id)
				if err != nil {
					return nil, err
				}
				out = append(out, editionOf(h))
			}
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("person %q: %w", slug, onrecord.ErrNotFound)
	}
	return out, nil
}
