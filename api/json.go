package api

import (
	"context"
	"fmt"
	"net/http"

	"onrecord"
	"onrecord/publish"
	"onrecord/publish/web"
	"onrecord/publish/wire"
)

func (s *server) todayJSON(ctx context.Context, _ *http.Request) (*content, error) {
	lines, err := s.newsroom.events(ctx)
	if err != nil {
		return nil, err
	}
	return listed("events", lines)
}

func (s *server) sourcesJSON(ctx context.Context, _ *http.Request) (*content, error) {
	lines, err := s.newsroom.documents(ctx)
	if err != nil {
		return nil, err
	}
	return listed("documents", lines)
}

func (s *server) peopleJSON(ctx context.Context, _ *http.Request) (*content, error) {
	lines, err := s.newsroom.parties(ctx)
	if err != nil {
		return nil, err
	}
	return listed("parties", lines)
}

// listed writes a whole list with its count, so that a cut one shows.
func listed[T any](name string, lines []T) (*content, error) {
	if lines == nil {
		lines = []T{}
	}
	return data(map[string]any{"count": len(lines), name: lines})
}

func boardJSON(e *publish.Edition) (*content, error) { return data(wire.BoardOf(e.Board, e.Text)) }

func propositionJSON(e *publish.Edition, slug string) (*content, error) {
	board := wire.BoardOf(e.Board, e.Text)
	for _, f := range board.Propositions {
		if web.Slug(f.ID) == slug {
			return data(struct {
				Event onrecord.EventID `json:"event"`
				wire.Finding
			}{e.Board.Event.ID, f})
		}
	}
	return nil, fmt.Errorf("proposition %q: %w", slug, onrecord.ErrNotFound)
}

func documentJSON(r *onrecord.Reading) (*content, error) {
	d := r.Document
	statements := make([]wire.Statement, len(r.Statements))
	for i, s := range r.Statements {
		statements[i] = wire.StatementOf(d, s)
	}
	times := make([]wire.Time, len(r.Times))
	for i, t := range r.Times {
		times[i] = wire.TimeOf(d, t)
	}
	return data(struct {
		wire.Document
		Statements []wire.Statement `json:"statements"`
		Times      []wire.Time      `json:"times"`
	}{wire.DocumentOf(d), statements, times})
}

// appearance is a party in one event.
type appearance struct {
	Event      onrecord.EventID `json:"event"`
	Party      wire.Party       `json:"party"`
	Statements []wire.Statement `json:"statements"`
}

func personJSON(es []publish.Edition, slug string) (*content, error) {
	var out []appearance
	for i := range es {
		e := &es[i]
		for _, p := range wire.BoardOf(e.Board, e.Text).Parties {
			if web.Slug(string(p.ID)) != slug {
				continue
			}
			a := appearance{e.Board.Event.ID, p, []wire.Statement{}}
			for _, r := range e.Readings {
				for _, s := range r.Statements {
					if s.Source != nil && s.Source.Party == p.ID {
						a.Statements = append(a.Statements, wire.StatementOf(r.Document, s))
					}
				}
			}
			out = append(out, a)
		}
	}
	return listed("appearances", out)
}
