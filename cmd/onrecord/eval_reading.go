package main

import (
	"github.com/spf13/cobra"

	"onrecord/eval/reading"
)

func evalReadingCommand(a *app) *cobra.Command {
	var unseen bool
	var pin string
	c := &cobra.Command{
		Use:   "reading",
		Short: "Score the reading of news pages: bodies, titles, authors and days",
		Long: "Score the reading of news pages on two open sets, read from ../shared/corpora/extraction.tgz: the article\n" +
			"extraction benchmark (181 pages; F1 of shingles of four words, and pages read exactly) and the Fundus parser\n" +
			"tests (131 pages; mean F1 of bodies, exact titles, exact lists of authors, publication days). The judge that\n" +
			"chooses bodies has learned from these pages. With --unseen it is trained five times and each fifth of the\n" +
			"publishers is read by a judge that never saw them; that takes some minutes. A score below its pin in\n" +
			"eval/baseline.json by more than 0.3 fails.",
		Example: "  onrecord eval reading\n  onrecord eval reading --unseen",
		Args:    cobra.NoArgs,
	}
	c.Flags().BoolVar(&unseen, "unseen", false, "score bodies on publishers that the judge has not seen")
	c.Flags().StringVar(&pin, "pin", "", "write risen scores to this baseline file")
	c.RunE = func(*cobra.Command, []string) error {
		corpus, err := corpusOf("extraction")
		if err != nil {
			return err
		}
		zyte, fundus, err := reading.Load(corpus)
		if err != nil {
			return err
		}
		stage, measure := "reading", reading.Figures
		if unseen {
			stage, measure = "reading unseen", reading.Unseen
		}
		figures := measure(zyte, fundus)
		if err := a.printFigures(figures); err != nil {
			return err
		}
		return a.settleFigures(stage, figures, pin)
	}
	return c
}
