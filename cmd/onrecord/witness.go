package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"onrecord/ledger"
	"onrecord/ledger/witness"
)

func witnessCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "witness",
		Short: "Cosign the other side's log, and keep what it tried",
		Long: "Cosign the logs of our peers: each cosignature says that the log only grew since the last one. " +
			"Requests that betray a rewritten log are kept as evidence. It never vouches for what the entries say.",
		Example: "  onrecord witness init --name example.org/witness\n  onrecord witness serve",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(witnessInit(a), witnessServe(a), witnessStatus(a))
	return c
}

func witnessInit(a *app) *cobra.Command {
	var name string
	var postQuantum bool
	c := &cobra.Command{
		Use:     "init --name NAME",
		Short:   "Make the key of our witness and print what others verify with",
		Example: "  onrecord witness init --name example.org/witness",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			home, err := a.homeDir()
			if err != nil {
				return err
			}
			keys, err := witness.Init(home, name, postQuantum)
			if err != nil {
				return err
			}
			if a.json {
				return a.printJSON(map[string]any{"name": name, "keys": keys})
			}
			for _, k := range keys {
				fmt.Fprintln(a.out, k)
			}
			return nil
		},
	}
	c.Flags().StringVar(&name, "name", "", "the witness's name, such as example.org/witness")
	c.Flags().BoolVar(&postQuantum, "post-quantum", false, "make an ML-DSA-44 key too and sign with both")
	return c
}

func witnessServe(a *app) *cobra.Command {
	var addr string
	c := &cobra.Command{
		Use:     "serve",
		Short:   "Answer requests for cosignatures of the peers' logs, and nothing else",
		Long:    "Answer requests for cosignatures of the peers' logs (c2sp.org/tlog-witness): POST /add-checkpoint, GET /ORIGIN-HASH/checkpoint. A peer that is added meanwhile is known within a second or two. onrecord log serve includes it under /witness/.",
		Example: "  onrecord witness serve --addr 127.0.0.1:8081",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			home, err := a.homeDir()
			if err != nil {
				return err
			}
			l, err := listen(c.Context(), addr)
			if err != nil {
				return err
			}
			defer l.Close()
			w, err := openWitness(home)
			if err != nil {
				return err
			}
			defer w.Close()
			ctx, cancel := context.WithCancel(c.Context())
			defer cancel()
			go a.keepMeeting(ctx, home, w, time.Second)
			return a.answer(ctx, l, w)
		},
	}
	c.Flags().StringVar(&addr, "addr", "127.0.0.1:8081", "address to listen on")
	return c
}

// witnessed is the standing of one peer's log with our witness and mirror.
type witnessed struct {
	Peer string `json:"peer"`
	Log  string `json:"log"`
	Size uint64 `json:"cosigned"` // 0 if nothing was
}

func witnessStatus(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "status",
		Short:   "Say what was cosigned, and list the evidence that was kept",
		Long:    "Say how far each peer's log was cosigned by our witness, and list the evidence that was kept: forks (proven by the file alone; onrecord verify FILE) and refused requests. Exit code 1 if a fork is proven.",
		Example: "  onrecord witness status",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			home, err := a.homeDir()
			if err != nil {
				return err
			}
			return a.witnessStatus(home)
		},
	}
}

func (a *app) witnessStatus(home string) error {
	peers, err := ledger.Peers(home)
	if err != nil {
		return err
	}
	var logs []witnessed
	for _, p := range peers {
		if p.LogKey == "" {
			continue
		}
		c, err := witness.Cosigned(home, p.LogKey)
		if err != nil {
			return err
		}
		logs = append(logs, witnessed{p.Name, c.Origin, c.Size})
	}
	forks, refused, err := witness.Evidence(home)
	if err != nil {
		return err
	}
	mirrored, err := ledger.Forks(home)
	if err != nil {
		return err
	}
	forks = append(forks, mirrored...)
	if err := a.printWitnessed(logs, forks, refused); err != nil {
		return err
	}
	if len(forks) > 0 {
		return &exitError{exitFinding, fmt.Errorf("%s proven", numbered(uint64(len(forks)), "fork", "forks"))}
	}
	return nil
}

func (a *app) printWitnessed(logs []witnessed, forks, refused []string) error {
	if a.json {
		return a.printJSON(map[string]any{"logs": logs, "forks": forks, "refused": refused})
	}
	if len(logs) == 0 {
		fmt.Fprintln(a.err, "no peer's log is known: onrecord peer add NAME --log-key KEY has our witness cosign it")
	}
	for _, l := range logs {
		fmt.Fprintf(a.out, "cosigned  %s of %s (%s)\n", entries(l.Size), l.Log, l.Peer)
	}
	for _, f := range forks {
		fmt.Fprintf(a.out, "FORK      %s\n", f)
	}
	for _, r := range refused {
		fmt.Fprintf(a.out, "refused   %s\n", r)
	}
	return nil
}
