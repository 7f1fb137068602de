package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"onrecord/eval/public"
)

func evalCompareCommand(a *app) *cobra.Command {
	var pin, train string
	var held bool
	c := &cobra.Command{
		Use:   "compare",
		Short: "Score comparing on public sets of texts and sentence pairs",
		Long: "Score comparing on public sets, read from ../shared/corpora/comparison.tgz, beside a lexical baseline: whether\n" +
			"a text says a claim (PropSegmEnt dev; nothing is fitted on it), and what one sentence makes of another (SICK\n" +
			"test and negated MNLI, SNLI and RTE; none of them is learned from). n counts texts or pairs; for the precision\n" +
			"of contradictions those found, for the recall those there are. A score below its pin by more than 0.3 fails.\n" +
			"With --held-out no public test is read: five models judge what each has not learned from.",
		Example: "  onrecord eval compare\n  onrecord eval compare --json\n  onrecord eval compare --held-out\n  onrecord eval compare --train compare/pair.bin",
		Args:    cobra.NoArgs,
	}
	c.Flags().StringVar(&pin, "pin", "", "write risen scores to this baseline file")
	c.Flags().StringVar(&train, "train", "", "instead, fit the model of pairs and write it to this file")
	c.Flags().BoolVar(&held, "held-out", false, "instead, cross-validate the model of pairs on what it learns from")
	c.RunE = func(*cobra.Command, []string) error {
		if train != "" {
			return trainPairs(train)
		}
		corpus, err := corpusOf("comparison")
		if err != nil {
			return err
		}
		if held {
			rows, err := public.HeldOut(corpus)
			if err != nil {
				return err
			}
			return a.printRows(rows)
		}
		rows, err := public.Measure(corpus)
		if err != nil {
			return err
		}
		if err := a.printRows(rows); err != nil {
			return err
		}
		return a.settleFigures("compare", public.Figures(rows), pin)
	}
	return c
}

func (a *app) printRows(rows []public.Row) error {
	if a.json {
		enc := json.NewEncoder(a.out)
		enc.SetIndent("", " ")
		return enc.Encode(rows)
	}
	fmt.Fprintf(a.out, "%-18s %-16s %6s %9s %6s\n", "set", "figure", "n", "baseline", "ours")
	for _, r := range rows {
		if _, err := fmt.Fprintf(a.out, "%-18s %-16s %6d %9.1f %6.1f\n", r.Set, r.Figure, r.N, r.Baseline, r.Ours); err != nil {
			return err
		}
	}
	return nil
}

func trainPairs(name string) error {
	corpus, err := corpusOf("comparison")
	if err != nil {
		return err
	}
	lessons, err := public.Lessons(corpus)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := public.Describe(lessons).Train(public.Everything).Write(&b); err != nil {
		return err
	}
	return os.WriteFile(name, b.Bytes(), 0o644)
}
