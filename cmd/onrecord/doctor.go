package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/desk"
	"onrecord/ledger"
)

func doctorCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "doctor",
		Short:   "Look whether the home folder is in order, and say what to do if not",
		Long:    "Look at disk, clock, index, captures, events and the log. It hashes nothing again: see\nonrecord archive scrub and onrecord log check. Exit code 1 if anything is not in order.",
		Example: "  onrecord doctor",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return a.withDesk(c.Context(), func(d *desk.Desk) error {
				home, err := a.homeDir()
				if err != nil {
					return err
				}
				return a.printChecks(append(d.Health(c.Context()), logCheckOf(home)))
			})
		},
	}
}

// logCheckOf says how the log stands, if there is one.
func logCheckOf(home string) desk.Check {
	s, err := ledger.Status(home)
	switch {
	case errors.Is(err, onrecord.ErrNotFound):
		return desk.Check{Name: "log", OK: true, Detail: "there is none: onrecord log init makes one"}
	case err != nil:
		return desk.Check{Name: "log", Detail: err.Error(), Advice: "onrecord log check names what is wrong"}
	}
	return desk.Check{Name: "log", OK: true, Detail: s.Origin}
}

func (a *app) printChecks(checks []desk.Check) error {
	bad := 0
	for _, c := range checks {
		word := "ok "
		if !c.OK {
			word = "BAD"
			bad++
		}
		if a.json {
			continue
		}
		fmt.Fprintf(a.out, "%s  %-8s  %s\n", word, c.Name, c.Detail)
		if c.Advice != "" {
			fmt.Fprintf(a.out, "               do: %s\n", c.Advice)
		}
	}
	if a.json {
		if err := a.printJSON(checks); err != nil {
			return err
		}
	}
	if bad > 0 {
		return &exitError{exitFinding, nil}
	}
	return nil
}
