package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"onrecord"
	"onrecord/internal/store/sqlite"
)

// Events implements [Source].
func (d *Desk) Events(ctx context.Context) ([]EventLine, error) {
	lines, err := d.indexedEvents(ctx)
	slices.SortStableFunc(lines, func(a, b EventLine) int { return b.Changed.Compare(a.Changed) })
	return lines, err
}

// Documents implements [Source].
func (d *Desk) Documents(ctx context.Context) ([]DocumentLine, error) {
	lines, _, err := d.Part(ctx, 0, -1)
	return lines, err
}

// Part implements [Source]. A negative n gives all.
func (d *Desk) Part(ctx context.Context, from, n int) ([]DocumentLine, int, error) {
	rows, total, err := d.index.Part(ctx, from, n)
	if err != nil {
		return nil, 0, err
	}
	lines, err := d.lines(ctx, rows)
	return lines, total, err
}

// Line implements [Source].
func (d *Desk) Line(ctx context.Context, key string) (DocumentLine, error) {
	row, err := d.index.Document(ctx, onrecord.DocumentID(key))
	if err != nil {
		return DocumentLine{}, named("document", key, err)
	}
	lines, err := d.lines(ctx, []json.RawMessage{row})
	if err != nil {
		return DocumentLine{}, err
	}
	return lines[0], nil
}

// lines reads lines of the index and adds the events they stand in.
func (d *Desk) lines(ctx context.Context, rows []json.RawMessage) ([]DocumentLine, error) {
	in, err := d.eventsOf(ctx)
	if err != nil {
		return nil, err
	}
	lines := make([]DocumentLine, len(rows))
	for i, row := range rows {
		if err := json.Unmarshal(row, &lines[i]); err != nil {
			return nil, err
		}
		lines[i].Events = in[lines[i].ID]
	}
	return lines, nil
}

// eventsOf tells in which events each document stands.
func (d *Desk) eventsOf(ctx context.Context) (map[onrecord.DocumentID][]onrecord.EventID, error) {
	ids, err := d.eventIDs()
	if err != nil {
		return nil, err
	}
	in := map[onrecord.DocumentID][]onrecord.EventID{}
	for _, id := range ids {
		e, err := d.Event(ctx, id)
		if err != nil {
			continue // doctor names it
		}
		for _, a := range e.Documents {
			in[a.Document] = append(in[a.Document], id)
		}
	}
	return in, nil
}

// Reading implements [Source].
func (d *Desk) Reading(ctx context.Context, id onrecord.DocumentID) (onrecord.Reading, error) {
	r, err := d.index.Reading(ctx, id)
	return r, named("document", string(id), err)
}

// Captures implements [Source].
func (d *Desk) Captures(ctx context.Context, id onrecord.DocumentID) ([]onrecord.Capture, error) {
	all, err := d.index.Captures(ctx, id)
	if err == nil && len(all) == 0 {
		err = onrecord.ErrNotFound
	}
	return all, named("document", string(id), err)
}

// History returns all captures of one address, earliest first; ErrNotFound for
// none.
func (d *Desk) History(ctx context.Context, address string) ([]onrecord.Capture, error) {
	all, err := d.index.History(ctx, address)
	if err == nil && len(all) == 0 {
		err = onrecord.ErrNotFound
	}
	return all, named("captures of", address, err)
}

// Payload implements [Source].
func (d *Desk) Payload(ctx context.Context, id onrecord.CaptureID) ([]byte, error) {
	return d.store.Payload(ctx, id)
}

// Find returns the one document that key names: its ID or the start of it, the
// address or the file it came from.
func (d *Desk) Find(ctx context.Context, key string) (DocumentLine, error) {
	var line DocumentLine
	ids, err := d.index.Match(ctx, key)
	switch {
	case err != nil:
		return line, err
	case len(ids) == 0:
		return line, onrecord.WithHint(fmt.Errorf("document %q: %w", key, onrecord.ErrNotFound), "onrecord list shows the documents; onrecord add takes one in")
	case len(ids) > 1:
		return line, fmt.Errorf("document %q could be any of %v: %w", key, ids, onrecord.ErrConflict)
	}
	row, err := d.index.Document(ctx, ids[0])
	if err != nil {
		return line, named("document", key, err)
	}
	return line, json.Unmarshal(row, &line)
}

// Statements returns the statements whose speaker or words hold all of like, in
// any case; at most limit.
func (d *Desk) Statements(ctx context.Context, like string, limit int) ([]onrecord.Statement, error) {
	return d.index.Statements(ctx, like, limit)
}

// Parties implements [Source].
func (d *Desk) Parties(ctx context.Context) ([]PartyLine, error) {
	rows, err := d.index.Parties(ctx)
	return partyLines(rows), err
}

// partyLines folds the same party of several events into one line.
func partyLines(rows []sqlite.EventParty) []PartyLine {
	var out []PartyLine
	for _, r := range rows {
		i := slices.IndexFunc(out, func(l PartyLine) bool { return l.ID == r.Party.ID })
		if i < 0 {
			i, out = len(out), append(out, PartyLine{ID: r.Party.ID, Kind: r.Party.Kind, Name: r.Party.Name})
		}
		out[i].Statements += r.Said
		out[i].Events = append(out[i].Events, r.Event)
	}
	return out
}

// Profile implements [Source].
func (d *Desk) Profile(ctx context.Context, id onrecord.PartyID) (*Profile, error) {
	parties, err := d.Parties(ctx)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(parties, func(l PartyLine) bool { return l.ID == id })
	if i < 0 {
		return nil, noParty(id)
	}
	var holdings []*Holding
	for _, event := range parties[i].Events {
		h, err := d.Holding(ctx, event)
		if err != nil {
			return nil, err
		}
		holdings = append(holdings, h)
	}
	return profile(id, holdings)
}

// profile gathers what one party said in several events.
func profile(id onrecord.PartyID, holdings []*Holding) (*Profile, error) {
	var out *Profile
	for _, h := range holdings {
		i := slices.IndexFunc(h.Case.Parties, func(p onrecord.Party) bool { return p.ID == id })
		if i < 0 {
			continue
		}
		if out == nil {
			out = &Profile{Party: h.Case.Parties[i]}
			out.Party.Aliases = nil
		}
		out.Party.Aliases = append(out.Party.Aliases, h.Case.Parties[i].Aliases...)
		for _, s := range sayings(h) {
			if s.Statement.Source.Party == id {
				out.Said = append(out.Said, s)
			}
		}
	}
	if out == nil {
		return nil, noParty(id)
	}
	return out, nil
}

func noParty(id onrecord.PartyID) error {
	return fmt.Errorf("party %q: %w", id, onrecord.ErrNotFound)
}

func named(what, id string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s %s: %w", what, id, err)
}
