package main

import (
	"context"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/read/fetch"
)

// fetchFlags adds what a person may permit to a command that fetches.
func (a *app) fetchFlags(c *cobra.Command) {
	c.Flags().BoolVar(&a.allowPrivate, "allow-private", false, "fetch from private and loopback addresses too")
}

// fetch gets a page from the web.
func (a *app) fetch(ctx context.Context, address string) (onrecord.Capture, []byte, error) {
	return fetch.Get(ctx, address, fetch.Options{AllowPrivate: a.allowPrivate})
}
