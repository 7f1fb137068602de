package main

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/compare"
	"onrecord/publish"
	"onrecord/publish/term"
)

func replyCommand(a *app) *cobra.Command {
	var side string
	var most int
	c := &cobra.Command{
		Use:   "reply --side SIDE CASE",
		Short: "Draft the question to a side whose record is missing or silent",
		Long: "Draft the question to a side whose record is missing or silent: what others are on record with,\n" +
			"in their exact words with outlet and day, and whether the side has a record of it. Points that\n" +
			"name the side come first. The draft is for a person to send or not.",
		Example: "  onrecord reply --side kh_mfa examples/phnom-penh-2022",
		Args:    cobra.ExactArgs(1),
	}
	c.Flags().StringVar(&side, "side", "", "the side to ask, by its id in the dossier (required)")
	c.Flags().IntVar(&most, "most", 12, "how many points to ask about at most")
	c.RunE = func(cmd *cobra.Command, args []string) error {
		kase, problems, err := a.loadCase(cmd.Context(), args[0])
		if err != nil {
			return err
		}
		name, err := sideName(kase.Dossier, onrecord.SideID(side))
		if err != nil {
			return err
		}
		b := compare.Board(kase)
		named, other := compare.Unanswered(b, onrecord.SideID(side))
		named = named[:min(max(most, 0), len(named))]
		other = other[:min(max(most, 0)-len(named), len(other))]
		b.Findings = slices.Concat(named, other)
		if a.json {
			return a.printBoard(kase, problems, b)
		}
		if len(b.Findings) == 0 {
			_, err := fmt.Fprintf(a.out, "Nothing to ask %s: its record speaks to every point.\n", term.Clean(name))
			return err
		}
		i := slices.IndexFunc(b.Accounts, func(to onrecord.Account) bool { return to.Side.ID == onrecord.SideID(side) })
		e := publish.Edition{Board: b, Dossier: kase.Dossier, Readings: kase.Readings}
		return letter{to: b.Accounts[i], edition: e, named: named, other: other}.write(a.out)
	}
	return c
}

// sideName returns the name of a side, or an error that lists the sides.
func sideName(d onrecord.Dossier, id onrecord.SideID) (string, error) {
	known := []onrecord.SideID{}
	for _, s := range d.Sides {
		if s.ID == id {
			return s.Name, nil
		}
		known = append(known, s.ID)
	}
	list, _ := json.Marshal(known)
	return "", onrecord.WithHint(fmt.Errorf("side %q: %w", id, onrecord.ErrNotFound), "the case has the sides "+string(list))
}
