package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/ledger"
	"onrecord/ledger/witness"
)

func logServe(a *app) *cobra.Command {
	var addr string
	var every time.Duration
	c := &cobra.Command{
		Use:   "serve",
		Short: "Serve the log, the mirrors and our witness; ask the peers again and again",
		Long: "Serve the log for reading (tlog-tiles), the mirrors of the peers' logs under /mirror/NAME/, and, where onrecord witness init was run, our witness under /witness/. " +
			"Meanwhile the peers' witnesses are asked for cosignatures and the mirrors are brought up to date. Entries are added by other commands at the same time. " +
			"Put it behind a web server that speaks TLS. A peer that is added meanwhile is asked, mirrored and cosigned from the next turn on.",
		Example: "  onrecord log serve --addr 127.0.0.1:8080",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			home, err := a.homeDir()
			if err != nil {
				return err
			}
			if every < time.Second {
				return onrecord.WithHint(fmt.Errorf("--every %s: at least 1s: %w", every, onrecord.ErrInvalid), "such as --every 10s")
			}
			return a.serveLog(c.Context(), home, addr, every)
		},
	}
	c.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", "address to listen on")
	c.Flags().DurationVar(&every, "every", 10*time.Second, "how often to ask the peers")
	return c
}

func (a *app) serveLog(ctx context.Context, home, addr string, every time.Duration) error {
	if _, err := ledger.Status(home); err != nil {
		return err
	}
	l, err := listen(ctx, addr)
	if err != nil {
		return err
	}
	defer l.Close()
	mux := http.NewServeMux()
	mux.Handle("/", ledger.Handler(home))
	w, err := openWitness(home)
	if err != nil && !errors.Is(err, onrecord.ErrNotFound) {
		return err
	}
	if w != nil {
		defer w.Close()
		mux.Handle("/witness/", http.StripPrefix("/witness", w))
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go a.keepAsking(ctx, home, every)
	if w != nil {
		go a.keepMeeting(ctx, home, w, every)
	}
	return a.answer(ctx, l, mux)
}

// keepAsking syncs with the peers until ctx ends, and says what changed.
func (a *app) keepAsking(ctx context.Context, home string, every time.Duration) {
	collector := ledger.NewCollector(home, nil)
	said := map[string]notice{}
	for tick := time.NewTicker(every); ; {
		notices, err := syncPeers(ctx, home, collector)
		if err != nil && ctx.Err() == nil {
			a.complain(err)
		}
		for _, n := range notices {
			if key := n.What + " " + n.Peer; said[key].Error != n.Error || said[key].Size != n.Size {
				said[key] = n
				a.printNotice(n)
			}
		}
		select {
		case <-ctx.Done():
			tick.Stop()
			return
		case <-tick.C:
		}
	}
}

// listen binds an address.
func listen(ctx context.Context, addr string) (net.Listener, error) {
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	return l, onrecord.WithHint(err, "name a free address with --addr, such as 127.0.0.1:0")
}

// answer says where it listens and serves until ctx ends.
func (a *app) answer(ctx context.Context, l net.Listener, h http.Handler) error {
	s := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 30 * time.Second, MaxHeaderBytes: 16 << 10}
	fmt.Fprintf(a.err, "listening on http://%s/\n", l.Addr())
	context.AfterFunc(ctx, func() {
		stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		s.Shutdown(stop)
	})
	if err := s.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// openWitness opens our witness for the logs of all peers.
func openWitness(home string) (*witness.Witness, error) {
	keys, err := logKeys(home)
	if err != nil {
		return nil, err
	}
	return witness.Open(home, keys)
}

// keepMeeting tells a witness that serves of peers added meanwhile, until ctx
// ends.
func (a *app) keepMeeting(ctx context.Context, home string, w *witness.Witness, every time.Duration) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	said := ""
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		keys, err := logKeys(home)
		if err == nil {
			err = w.Know(keys)
		}
		if err != nil && err.Error() != said {
			said = err.Error()
			a.complain(err)
		}
	}
}

// logKeys lists the keys of the peers' logs.
func logKeys(home string) ([]string, error) {
	peers, err := ledger.Peers(home)
	if err != nil {
		return nil, err
	}
	var keys []string
	for _, p := range peers {
		if p.LogKey != "" {
			keys = append(keys, p.LogKey)
		}
	}
	return keys, nil
}
