package main

import "github.com/spf13/cobra"

// evals makes every measuring subcommand, one file each.
var evals = []func(*app) *cobra.Command{
	evalAskCommand,
	evalAttributionCommand,
	evalCompareCommand,
	evalLangCommand,
	evalReadingCommand,
	evalTimesCommand,
}

func evalCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:     "eval",
		Short:   "Measure the stages on material whose answers are known",
		Example: "  onrecord eval ask ../shared/cases",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	for _, command := range evals {
		c.AddCommand(command(a))
	}
	return c
}
