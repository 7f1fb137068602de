package main

import (
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/compare"
	"onrecord/desk"
	"onrecord/eval/ask"
)

func evalAskCommand(a *app) *cobra.Command {
	var misses bool
	c := &cobra.Command{
		Use:   "ask CASES",
		Short: "Score answers about two-sided cases",
		Long: "Score answers about two-sided cases. CASES is a folder of case folders, each with a\n" +
			"dossier.toml and a gold.json. The figures are those of ../shared/scorers/score_ask.py.",
		Example: "  onrecord eval ask ../shared/cases",
		Args:    cobra.ExactArgs(1),
	}
	c.Flags().BoolVar(&misses, "misses", false, "list the stances that differ from the gold on standard error")
	c.RunE = func(cmd *cobra.Command, args []string) error {
		answer := func(_ string, c compare.Case, ps []onrecord.Proposition) onrecord.Board { return compare.Ask(c, ps) }
		r, err := ask.Run(cmd.Context(), args[0], desk.LoadCase, answer)
		if err != nil {
			return err
		}
		if misses {
			for _, m := range r.Misses {
				fmt.Fprintf(a.err, "%s %s %s: want %s, got %s (%s)\n", m.Case, m.Proposition, m.Side, m.Want, m.Got, m.Rule)
			}
		}
		enc := json.NewEncoder(a.out)
		enc.SetIndent("", " ")
		return enc.Encode(r.Score)
	}
	return c
}
