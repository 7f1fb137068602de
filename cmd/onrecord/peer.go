package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/ledger"
	"onrecord/ledger/witness"
)

func peerCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "peer",
		Short: "Know the other side and neutral witnesses",
		Long: "Know the other side and neutral witnesses. A peer's witness cosigns our log; a peer's log is mirrored here, and our witness cosigns it. " +
			"Compare keys over another channel before adding them: nothing else here is taken on trust.",
		Example: "  onrecord peer add other-side --log-key KEY --log-url https://b.example/ --witness-key KEY --witness-url https://b.example/witness\n  onrecord peer sync",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(peerAdd(a), peerList(a), peerSync(a))
	return c
}

func peerAdd(a *app) *cobra.Command {
	var p ledger.Peer
	c := &cobra.Command{
		Use:     "add NAME",
		Short:   "Add another organisation, or a neutral witness, by its keys",
		Example: "  onrecord peer add neutral-1 --witness-key KEY --witness-url https://witness.example/",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			home, err := a.homeDir()
			if err != nil {
				return err
			}
			p.Name = args[0]
			if err := errors.Join(p.Check(), mustBeOthers(home, p.WitnessKey)); err != nil {
				return err
			}
			if err := ledger.AddPeer(home, p); err != nil {
				return err
			}
			return a.printPeer(p)
		},
	}
	f := c.Flags()
	f.StringVar(&p.LogKey, "log-key", "", "verifier key of its log (it prints it at log init)")
	f.StringVar(&p.LogURL, "log-url", "", "address that its log is served at")
	f.StringVar(&p.WitnessKey, "witness-key", "", "verifier key of its witness")
	f.StringVar(&p.WitnessURL, "witness-url", "", "address of its witness, without /add-checkpoint")
	return c
}

// mustBeOthers refuses our own witness as a peer: it would vouch for our own log.
func mustBeOthers(home, vkey string) error {
	if vkey == "" {
		return nil
	}
	own, err := witness.Owns(home, vkey)
	if own {
		err = onrecord.WithHint(fmt.Errorf("this is the key of our own witness: %w", onrecord.ErrInvalid), "a witness counts for the logs of others; give this key to them")
	}
	return err
}

func (a *app) printPeer(p ledger.Peer) error {
	if a.json {
		return a.printJSON(p)
	}
	role := "other side"
	if p.Neutral() {
		role = "neutral witness"
	}
	_, err := fmt.Fprintf(a.out, "%s  %s\n", p.Name, role)
	for _, line := range [][2]string{{"log key", p.LogKey}, {"log", p.LogURL}, {"witness key", p.WitnessKey}, {"witness", p.WitnessURL}} {
		if line[1] != "" && err == nil {
			_, err = fmt.Fprintf(a.out, "  %-12s %s\n", line[0], line[1])
		}
	}
	return err
}

func peerList(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "List the peers",
		Example: "  onrecord peer list",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			home, err := a.homeDir()
			if err != nil {
				return err
			}
			peers, err := ledger.Peers(home)
			if err != nil {
				return err
			}
			if len(peers) == 0 {
				fmt.Fprintln(a.err, "no peers yet: onrecord peer add makes one known")
			}
			for _, p := range peers {
				if err := a.printPeer(p); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

func peerSync(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "sync",
		Short:   "Ask the witnesses to cosign, and bring the mirrors up to date, once",
		Example: "  onrecord peer sync",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			home, err := a.homeDir()
			if err != nil {
				return err
			}
			notices, err := syncPeers(c.Context(), home, ledger.NewCollector(home, nil))
			if err != nil {
				return err
			}
			var bad []error
			for _, n := range notices {
				if err := a.printNotice(n); err != nil {
					return err
				}
				if n.err != nil {
					bad = append(bad, n.err)
				}
			}
			return partial(bad, len(notices))
		},
	}
}

// partial is the exit for several things of which some failed: a fork that came
// to light outweighs a peer that is away.
func partial(bad []error, all int) error {
	err := errors.Join(bad...)
	var fork *ledger.ForkError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &fork):
		return &exitError{exitFinding, fork}
	}
	return &exitError{exitPartial, onrecord.WithHint(fmt.Errorf("%d of %d failed", len(bad), all), "onrecord peer list shows the addresses; a peer that is away is asked again the next time")}
}

// A notice is what came of asking one peer for one thing.
type notice struct {
	Peer  string `json:"peer"`
	What  string `json:"what"` // "cosign" or "mirror"
	Size  uint64 `json:"size"`
	Error string `json:"error,omitempty"`
	err   error
}

func noticeOf(peer, what string, size uint64, err error) notice {
	n := notice{Peer: peer, What: what, Size: size, err: err}
	if err != nil {
		n.Error = err.Error()
	}
	return n
}

func (a *app) printNotice(n notice) error {
	if a.json {
		return a.printJSON(n)
	}
	if n.err != nil {
		_, err := fmt.Fprintf(a.out, "FAILED    %-8s %s: %v\n", n.What, n.Peer, n.err)
		return err
	}
	done := map[string]string{"cosign": "cosigned", "mirror": "mirrored"}[n.What]
	_, err := fmt.Fprintf(a.out, "%-9s %s, %s\n", done, entries(n.Size), n.Peer)
	return err
}

// syncPeers asks each witness and updates each mirror.
func syncPeers(ctx context.Context, home string, collector *ledger.Collector) ([]notice, error) {
	outcomes, err := collector.Collect(ctx)
	if err != nil {
		return nil, err
	}
	var notices []notice
	for _, o := range outcomes {
		notices = append(notices, noticeOf(o.Peer, "cosign", o.Size, o.Err))
	}
	peers, err := ledger.Peers(home)
	if err != nil {
		return nil, err
	}
	for _, p := range peers {
		if p.LogURL != "" {
			head, err := ledger.Mirror(ctx, home, p, nil)
			notices = append(notices, noticeOf(p.Name, "mirror", head.Size, err))
		}
	}
	return notices, ctx.Err()
}
