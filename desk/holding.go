package desk

import (
	"context"
	"fmt"
	"time"

	"onrecord"
	"onrecord/compare"
)

// kept is a holding with what it was made from.
type kept struct {
	changed time.Time
	holding *Holding
}

// Holding implements [Source].
func (d *Desk) Holding(ctx context.Context, id onrecord.EventID) (*Holding, error) {
	e, err := d.Event(ctx, id)
	if err != nil {
		return nil, err
	}
	h, err := d.hold(ctx, &e)
	if err != nil {
		return nil, err
	}
	if h, err = d.withOpinions(id, h); err != nil {
		return nil, err
	}
	reviews, err := d.Reviews(id)
	if err != nil {
		return nil, err
	}
	return h.reviewed(reviews), nil
}

// Board returns the board of one event with reviews applied.
func (d *Desk) Board(ctx context.Context, id onrecord.EventID) (onrecord.Board, error) {
	h, err := d.Holding(ctx, id)
	if err != nil {
		return onrecord.Board{}, err
	}
	return h.Board, nil
}

// hold returns the holding of e as machines made it, from memory where e has
// not changed since.
func (d *Desk) hold(ctx context.Context, e *Event) (*Holding, error) {
	d.mu.Lock()
	k, ok := d.holdings[e.ID]
	d.mu.Unlock()
	if ok && k.changed.Equal(e.Changed) {
		return k.holding, nil
	}
	h, err := d.make(ctx, e)
	if err != nil {
		return nil, fmt.Errorf("event %s: %w", e.ID, err)
	}
	d.mu.Lock()
	d.holdings[e.ID] = kept{e.Changed, h}
	d.mu.Unlock()
	return h, nil
}

// make runs the stages over an event's documents.
func (d *Desk) make(ctx context.Context, e *Event) (*Holding, error) {
	h := &Holding{Captures: map[onrecord.CaptureID]onrecord.Capture{}}
	var items []material
	for _, a := range e.Documents {
		payload, err := d.store.Payload(ctx, a.Capture)
		if err != nil {
			h.Problems = append(h.Problems, unread(string(a.Document), err))
			continue
		}
		captures, err := d.index.Captures(ctx, a.Document)
		if err != nil {
			return nil, err
		}
		c := localCapture(a.Name, payload)
		if len(captures) > 0 {
			c = captures[0]
		}
		h.Captures[c.ID] = c
		items = append(items, material{a.item(), c, payload})
	}
	var problems []onrecord.Problem
	var err error
	h.Case, problems, err = compose(ctx, e.Dossier(), items)
	if err != nil {
		return nil, err
	}
	h.Problems = append(h.Problems, problems...)
	h.Case.Event.ID = e.ID
	h.Board = compare.Board(h.Case)
	return h, nil
}

// sayings lists every statement of the case whose source is a known party.
func sayings(h *Holding) []Saying {
	var out []Saying
	for i := range h.Case.Readings {
		r := &h.Case.Readings[i]
		for j := range r.Statements {
			if s := &r.Statements[j]; s.Source != nil && s.Source.Party != "" {
				out = append(out, Saying{h.Case.Event.ID, r.Document, s})
			}
		}
	}
	return out
}
