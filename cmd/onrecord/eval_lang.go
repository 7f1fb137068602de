package main

import (
	"github.com/spf13/cobra"

	"onrecord/eval/lang"
)

func evalLangCommand(a *app) *cobra.Command {
	var pin string
	c := &cobra.Command{
		Use:   "lang",
		Short: "Score tokens, sentences, tags and names on their test sets",
		Long: "Score tokens, sentences, tags and names on EWT, GUM, PUD and the worldwide newswire, read from\n" +
			"../shared/corpora/nlp.tgz. Fails (exit code 1) if a pinned score dropped by more than 0.3.",
		Example: "  onrecord eval lang --json",
		Args:    cobra.NoArgs,
	}
	c.Flags().StringVar(&pin, "pin", "", "write risen scores to this baseline file")
	c.RunE = func(*cobra.Command, []string) error {
		nlp, err := corpusOf("nlp")
		if err != nil {
			return err
		}
		figures, err := lang.Measure(nlp)
		if err != nil {
			return err
		}
		if err := a.printFigures(figures); err != nil {
			return err
		}
		return a.settleFigures("lang", figures, pin)
	}
	return c
}
