package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/netip"
	"slices"
	"sync"

	"github.com/spf13/cobra"

	"onrecord/api"
	"onrecord/desk"
	"onrecord/publish/web"
)

func serveCommand(a *app) *cobra.Command {
	var addr, contact string
	var hosts []string
	var quiet bool
	c := &cobra.Command{
		Use:   "serve [CASE_DIR...]",
		Short: "Show events in the browser",
		Long: "Show events in the browser: the home folder's, or those of the dossier folders named.\n" +
			"Only this machine can reach it unless --addr says otherwise; there is no login. On a\n" +
			"loopback address it answers only to loopback names and those given with --host. It runs\n" +
			"until it is interrupted, and then finishes what it has begun.",
		Example: "  onrecord serve examples/phnom-penh-2022\n  onrecord serve --addr 127.0.0.1:8080",
	}
	c.Flags().StringVar(&addr, "addr", "127.0.0.1:8416", "address and port to listen on; port 0 takes a free one")
	c.Flags().StringSliceVar(&hosts, "host", nil, "also answer to this name (may be repeated)")
	c.Flags().StringVar(&contact, "contact", "", "mail or web address for error reports, shown on each page")
	c.Flags().BoolVar(&quiet, "quiet", false, "log failures only")
	c.RunE = func(cmd *cobra.Command, args []string) error {
		return a.withSources(cmd.Context(), args, func(sources []desk.Source) error {
			level := slog.LevelInfo
			if quiet {
				level = slog.LevelWarn
			}
			v, _ := version()
			log := slog.New(slog.NewTextHandler(a.err, &slog.HandlerOptions{Level: level}))
			return a.serve(cmd.Context(), addr, sources, api.Config{
				Site: web.Site{Contact: contact, Version: v}, Hosts: hosts, Log: log,
			})
		})
	}
	return c
}

func (a *app) serve(ctx context.Context, addr string, sources []desk.Source, c api.Config) error {
	l, err := listen(ctx, addr)
	if err != nil {
		return err
	}
	if at, err := netip.ParseAddrPort(l.Addr().String()); err == nil && at.Addr().IsLoopback() {
		c.Hosts = slices.Concat(api.Loopback, c.Hosts)
	}
	url := "http://" + l.Addr().String() + "/"
	if a.json {
		err = json.NewEncoder(a.out).Encode(map[string]string{"url": url})
	} else {
		_, err = fmt.Fprintln(a.out, url)
	}
	if err != nil {
		return errors.Join(err, l.Close())
	}
	var warming sync.WaitGroup
	warming.Go(func() { warm(ctx, sources) })
	defer warming.Wait()
	return api.Serve(ctx, l, api.New(sources, c), c.Log)
}

// warm has each event compared before somebody asks for it, the latest first.
// What fails here fails again for the reader, who is told.
func warm(ctx context.Context, sources []desk.Source) {
	for _, src := range sources {
		events, _ := src.Events(ctx)
		for _, e := range events {
			if ctx.Err() != nil {
				return
			}
			_, _ = src.Holding(ctx, e.ID)
		}
	}
}

// withSources runs f with the dossier folders open, or else the home folder.
func (a *app) withSources(ctx context.Context, dirs []string, f func([]desk.Source) error) error {
	if len(dirs) == 0 {
		return a.withDesk(ctx, func(d *desk.Desk) error { return f([]desk.Source{d}) })
	}
	var sources []desk.Source
	for _, dir := range dirs {
		folder, err := desk.OpenFolder(ctx, dir)
		if err != nil {
			return err
		}
		sources = append(sources, folder)
	}
	return f(sources)
}
