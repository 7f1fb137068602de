package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"onrecord/ledger"
)

func backupCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "backup FOLDER",
		Short: "Copy the log, checked entry by entry, while it goes on",
		Long: "Copy the log to another folder while it goes on: cosignatures, peers and the encrypted diary come with it. Run again, it copies what is new. " +
			"Not copied, on purpose: keys (keep them apart), and what the guard and the witness remember, which must never go back in time.",
		Example: "  onrecord backup /mnt/backup/onrecord",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			home, err := a.homeDir()
			if err != nil {
				return err
			}
			head, err := ledger.Backup(c.Context(), home, args[0])
			if err != nil {
				return err
			}
			if a.json {
				return a.printJSON(map[string]any{"log": head.Origin, "size": head.Size, "root": head.Root})
			}
			_, err = fmt.Fprintf(a.out, "backed up %s of %s, each checked\n", entries(head.Size), head.Origin)
			return err
		},
	}
}

func restoreCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "restore FOLDER|URL",
		Short: "Rebuild the log from a backup or from a peer's mirror",
		Long: `Rebuild the log from a copy: the folder log/ of a backup, a peer's mirror of our
log (https://b.example/mirror/NAME/, or its folder), or any other copy of the
tiles. Every entry is checked against the last signed checkpoint, witnesses are
asked whether they know of more, and what was there is moved aside.

It refuses a copy that ends before what was signed: going on from there would be
a fork. And it needs guard/ and keys/ as they were. If guard/ is lost, this log
cannot go on: make a new one under a new name (onrecord log init --origin
example.org/log2), keep the old one readable, and tell the peers.`,
		Example: "  onrecord restore https://b.example/mirror/a-side/\n  onrecord restore /mnt/backup/onrecord/log",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			home, err := a.homeDir()
			if err != nil {
				return err
			}
			head, err := ledger.Restore(c.Context(), home, args[0], nil)
			if err != nil {
				return err
			}
			if a.json {
				return a.printJSON(map[string]any{"log": head.Origin, "size": head.Size, "root": head.Root})
			}
			_, err = fmt.Fprintf(a.out, "rebuilt %s: %s, root %s is the one that was signed\n", head.Origin, entries(head.Size), head.Root.Base64())
			return err
		},
	}
}
