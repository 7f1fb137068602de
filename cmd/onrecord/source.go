package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"onrecord"
	"onrecord/compare"
	"onrecord/desk"
	"onrecord/ledger"
	"onrecord/ledger/proof"
	"onrecord/publish"
)

// withDesk runs f with the home folder open, which is made if it is not there.
func (a *app) withDesk(ctx context.Context, f func(*desk.Desk) error) error {
	return a.withDeskOf(ctx, desk.Config{}, f)
}

func (a *app) withDeskOf(ctx context.Context, c desk.Config, f func(*desk.Desk) error) error {
	home, err := a.homeDir()
	if err != nil {
		return err
	}
	c.Fetch = a.fetch
	d, err := desk.Open(ctx, home, c)
	if err != nil {
		return err
	}
	return errors.Join(f(d), d.Close())
}

// withLogging is withDesk for commands that capture: what they capture goes
// into the log of the home folder, if it has one. A log that another process
// holds is left for the next time.
func (a *app) withLogging(ctx context.Context, f func(*desk.Desk) error) error {
	home, err := a.homeDir()
	if err != nil {
		return err
	}
	v, _ := version()
	config := desk.Config{Tool: proof.Tool{Name: "onrecord", Version: v}}
	l, err := ledger.Open(ctx, home, ledger.Options{})
	switch {
	case errors.Is(err, onrecord.ErrNotFound):
		return a.withDeskOf(ctx, config, f)
	case errors.Is(err, onrecord.ErrConflict):
		fmt.Fprintf(a.err, "onrecord: not logged now: %v; the next capture logs it\n", err)
		return a.withDeskOf(ctx, config, f)
	case err != nil:
		return err
	}
	config.Log = l
	err = a.withDeskOf(ctx, config, f)
	return errors.Join(err, l.Close(context.WithoutCancel(ctx)))
}

// withCase runs f with the source that CASE names, a dossier folder or an event
// of the home folder, and with the event's ID in it.
func (a *app) withCase(ctx context.Context, name string, f func(desk.Source, onrecord.EventID) error) error {
	if a.namesFolder(name) {
		s, err := desk.OpenFolder(ctx, name)
		if err != nil {
			return err
		}
		return f(s, s.ID())
	}
	return a.withDesk(ctx, func(d *desk.Desk) error {
		id := onrecord.EventID(name)
		if _, err := d.Event(ctx, id); err != nil {
			return onrecord.WithHint(fmt.Errorf("%q is no folder and no event of the home folder: %w", name, err),
				"name a folder with a dossier.toml, or an event that onrecord event list shows")
		}
		return f(d, id)
	})
}

// loadCase is the case that CASE names, without its board.
func (a *app) loadCase(ctx context.Context, name string) (c compare.Case, problems []onrecord.Problem, err error) {
	if a.namesFolder(name) {
		return desk.LoadCase(ctx, name)
	}
	err = a.withCase(ctx, name, func(s desk.Source, id onrecord.EventID) error {
		h, err := s.Holding(ctx, id)
		if err == nil {
			c, problems = h.Case, h.Problems
		}
		return err
	})
	return c, problems, err
}

// namesFolder reports whether a folder is meant. A bare word that is both the
// name of an event and of a folder here is the event, which holds what people
// made of it; who means the folder writes a path.
func (a *app) namesFolder(name string) bool {
	if !isFolder(name) || strings.ContainsAny(name, `/\`) || name == "." || name == ".." {
		return isFolder(name)
	}
	home, err := a.homeDir()
	if err != nil || !desk.HasEvent(home, onrecord.EventID(name)) {
		return true
	}
	fmt.Fprintf(a.err, "onrecord: %s is the event of the home folder; ./%s is the folder\n", name, name)
	return false
}

// isFolder tells a path from the ID of an event.
func isFolder(name string) bool {
	if strings.ContainsAny(name, `/\`) || name == "." || name == ".." {
		return true
	}
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// edition returns an event as it goes out.
func edition(h *desk.Holding) publish.Edition {
	return publish.Edition{
		Board: h.Board, Dossier: h.Case.Dossier, Readings: h.Case.Readings, Captures: h.Captures, Problems: h.Problems,
	}
}

// partial says on standard error what could not be read, and gives the exit
// code for it; nil if all could.
func (a *app) partial(h *desk.Holding) error {
	for _, p := range h.Problems {
		a.complain(problemError(p))
	}
	if len(h.Problems) > 0 {
		return &exitError{exitPartial, nil}
	}
	return nil
}
