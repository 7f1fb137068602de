package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/compare"
	"onrecord/desk"
	"onrecord/eval/ask"
)

type evalAsk struct {
	misses, leaveOneOut, boards bool
	train                       string
	also                        []string
}

func evalAskCommand(a *app) *cobra.Command {
	var o evalAsk
	c := &cobra.Command{
		Use:   "ask CASES",
		Short: "Score answers about two-sided cases",
		Long: "Score answers about two-sided cases. CASES is a folder of case folders, each with a\n" +
			"dossier.toml and a gold.json. The figures are those of ../shared/scorers/score_ask.py.",
		Example: "  onrecord eval ask ../shared/cases\n  onrecord eval ask --leave-one-out ../shared/cases\n" +
			"  onrecord eval ask --train compare/weights.json --also eval/ask/testdata/first ../shared/cases",
		Args: cobra.ExactArgs(1),
	}
	f := c.Flags()
	f.BoolVar(&o.misses, "misses", false, "list the stances that differ from the gold on standard error")
	f.BoolVar(&o.leaveOneOut, "leave-one-out", false, "answer each case with weights fitted on the others")
	f.BoolVar(&o.boards, "boards", false, "instead, run boards unprompted: gold contradictions found, and every row marked as a conflict")
	f.StringVar(&o.train, "train", "", "fit the weights on all cases and write them to this file")
	f.StringSliceVar(&o.also, "also", nil, "folders of further cases to fit the weights on, never left out")
	c.RunE = func(cmd *cobra.Command, args []string) error { return a.evalAsk(cmd.Context(), args[0], o) }
	return c
}

func (a *app) evalAsk(ctx context.Context, dir string, o evalAsk) error {
	enc := json.NewEncoder(a.out)
	enc.SetIndent("", " ")
	if o.boards {
		u, err := ask.Boards(ctx, dir, desk.LoadCase)
		if err != nil {
			return err
		}
		return enc.Encode(u)
	}
	answer := func(_ string, c compare.Case, ps []onrecord.Proposition) onrecord.Board { return compare.Ask(c, ps) }
	if o.leaveOneOut || o.train != "" {
		course, err := ask.NewCourse(ctx, dir, desk.LoadCase, o.also...)
		if err != nil {
			return err
		}
		if o.train != "" {
			return writeModel(o.train, course.Fit(""))
		}
		answer = func(name string, c compare.Case, ps []onrecord.Proposition) onrecord.Board {
			return course.Fit(name).Ask(c, ps)
		}
	}
	r, err := ask.Run(ctx, dir, desk.LoadCase, answer)
	if err != nil {
		return err
	}
	if o.misses {
		for _, m := range r.Misses {
			fmt.Fprintf(a.err, "%s %s %s: want %s, got %s (%s)\n", m.Case, m.Proposition, m.Side, m.Want, m.Got, m.Rule)
		}
	}
	return enc.Encode(r.Score)
}

func writeModel(name string, m compare.Model) error {
	b, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(name, append(b, '\n'), 0o644)
}
