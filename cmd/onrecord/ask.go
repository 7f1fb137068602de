package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/compare"
)

func askCommand(a *app) *cobra.Command {
	var file string
	var o secondOpinion
	c := &cobra.Command{
		Use:   "ask --propositions FILE CASE",
		Short: "Say where each side stands on given propositions",
		Long: "Say where each side stands on given propositions. FILE is a JSON list of objects with\n" +
			"\"id\" and \"text\"; \"-\" reads it from standard input.",
		Example: "  echo '[{\"id\":\"p1\",\"text\":\"The release of prisoners was raised\"}]' |\n" +
			"    onrecord ask --json --propositions - examples/phnom-penh-2022" +
			fmt.Sprintf(opinionExample, "ask --propositions FILE", "examples/phnom-penh-2022"),
		Args: cobra.ExactArgs(1),
	}
	c.Flags().StringVar(&file, "propositions", "", "JSON list of {id, text}; \"-\" for standard input (required)")
	o.flags(c)
	a.plainFlag(c)
	c.RunE = func(cmd *cobra.Command, args []string) error {
		ps, err := a.propositions(file)
		if err != nil {
			return err
		}
		kase, problems, err := a.loadCase(cmd.Context(), args[0])
		if err != nil {
			return err
		}
		b, err := a.giveOpinion(cmd.Context(), o, kase, compare.Ask(kase, ps))
		if err != nil {
			return err
		}
		return a.printBoard(kase, problems, b)
	}
	return c
}

// propositions reads the questions and checks that each can be answered.
func (a *app) propositions(file string) ([]onrecord.Proposition, error) {
	if file == "" {
		return nil, onrecord.WithHint(fmt.Errorf("no propositions: %w", onrecord.ErrInvalid), "name a JSON file with --propositions FILE")
	}
	in := a.in
	if file != "-" {
		f, err := os.Open(file)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	b, err := io.ReadAll(io.LimitReader(in, 16<<20))
	if err != nil {
		return nil, err
	}
	var ps []onrecord.Proposition
	if err := json.Unmarshal(b, &ps); err != nil {
		return nil, onrecord.WithHint(fmt.Errorf("%s: %w: %w", file, onrecord.ErrInvalid, err), `want [{"id": "p1", "text": "..."}, ...]`)
	}
	seen := map[string]bool{}
	for i, p := range ps {
		if p.ID == "" || p.Text == "" || seen[p.ID] {
			return nil, onrecord.WithHint(fmt.Errorf("%s: proposition %d needs a text and an id of its own: %w", file, i+1, onrecord.ErrInvalid), `want [{"id": "p1", "text": "..."}, ...]`)
		}
		seen[p.ID] = true
	}
	return ps, nil
}
