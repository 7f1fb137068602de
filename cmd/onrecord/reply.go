package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/compare"
	"onrecord/publish"
	"onrecord/publish/term"
	"onrecord/publish/wire"
)

func replyCommand(a *app) *cobra.Command {
	var side string
	var most int
	c := &cobra.Command{
		Use:   "reply --side SIDE CASE",
		Short: "Draft the question to a side whose record is missing or silent",
		Long: "Draft the question to a side whose record is missing or silent: what others say, in their\n" +
			"exact words, and whether the side confirms it. The draft is for a person to send or not.",
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
		rows := compare.Unanswered(b, onrecord.SideID(side))
		b.Findings = rows[:min(max(most, 0), len(rows))]
		if a.json {
			return a.printBoard(kase, problems, b)
		}
		e := publish.Edition{Board: b, Dossier: kase.Dossier, Readings: kase.Readings}
		return writeReply(a.out, name, wire.BoardOf(b, e.Text))
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

// writeReply writes the draft, with the words of the other sides under each
// point.
func writeReply(w io.Writer, name string, b wire.Board) error {
	if len(b.Propositions) == 0 {
		_, err := fmt.Fprintf(w, "Nothing to ask %s: its record speaks to every point.\n", term.Clean(name))
		return err
	}
	fmt.Fprintf(w, "To: %s\nOn: %s\n\nThe following is on record from others. Do you confirm it, deny it, or put it otherwise?\n", term.Clean(name), term.Clean(b.Title))
	for i, f := range b.Propositions {
		fmt.Fprintf(w, "\n%d. %s\n", i+1, term.Clean(f.Text))
		for _, account := range b.Accounts {
			p := f.Sides[account.Side]
			if len(p.Evidence) > 0 {
				e := p.Evidence[0]
				fmt.Fprintf(w, "   %s %s: “%s” [%s:%d-%d]\n", term.Clean(account.Name), p.Stance, term.Clean(e.Text), e.Doc, e.ByteStart, e.ByteEnd)
			}
		}
	}
	_, err := fmt.Fprintln(w, "\nPlease answer point by point; your words will be quoted in full.")
	return err
}
