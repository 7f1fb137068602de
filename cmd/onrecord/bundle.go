package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"

	"onrecord"
	"onrecord/archive/wacz"
	"onrecord/desk"
	"onrecord/ledger"
	"onrecord/publish/export"
)

// proofsDir is the folder of a bundle that holds proofs from the log.
const proofsDir = "proofs/"

// addBundle adds EVENT.wacz to an export: the captures, and a proof for each
// that is logged and signed.
func (a *app) addBundle(ctx context.Context, x *export.Export, s desk.Source, id onrecord.EventID) error {
	d, ok := s.(*desk.Desk)
	if !ok {
		return onrecord.WithHint(fmt.Errorf("a folder holds no captures: %w", onrecord.ErrInvalid), "take it in first: onrecord event import DIR")
	}
	b, captures, err := d.Bundle(ctx, id)
	if err != nil {
		return err
	}
	b.Software = "onrecord " + first(version())
	if b.Extra, err = a.proofsOf(ctx, d, captures); err != nil {
		return err
	}
	var file bytes.Buffer
	if err := wacz.Write(&file, b); err != nil {
		return err
	}
	return x.Add(string(id)+".wacz", file.Bytes(), 0)
}

func first(a, _ string) string { return a }

// proofsOf proves every capture that is logged, under the log's own policy,
// which goes with them. It says which are not logged.
func (a *app) proofsOf(ctx context.Context, d *desk.Desk, captures []onrecord.Capture) ([]wacz.File, error) {
	home, err := a.homeDir()
	if err != nil {
		return nil, err
	}
	policy, err := ledger.Policy(home)
	if errors.Is(err, onrecord.ErrNotFound) || errors.Is(err, fs.ErrNotExist) {
		fmt.Fprintln(a.err, "onrecord: no log in the home folder, so the bundle has no proofs")
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	files := []wacz.File{{Name: proofsDir + "policy.txt", Body: []byte(policy.String())}}
	for _, c := range captures {
		entry, err := d.LogEntry(ctx, c)
		if errors.Is(err, onrecord.ErrNotFound) {
			fmt.Fprintf(a.err, "onrecord: capture %s of %s is not logged, so it has no proof\n", c.ID.Short(), c.URL)
			continue
		}
		if err != nil {
			return nil, err
		}
		bundle, err := ledger.Prove(ctx, home, entry, policy)
		if err != nil {
			return nil, err
		}
		for _, f := range bundle.Files() {
			files = append(files, wacz.File{Name: proofsDir + f.Name, Body: f.Data})
		}
	}
	return files, nil
}
