package main

import (
	"fmt"
	"io"
	"io/fs"

	"github.com/spf13/cobra"

	"onrecord/attribute/model"
	attributetrain "onrecord/attribute/train"
	"onrecord/eval/attribution"
)

func evalAttributionCommand(a *app) *cobra.Command {
	var pin string
	var cross bool
	c := &cobra.Command{
		Use:   "attribution",
		Short: "Score who said what on PolNeAR dev and on the world set",
		Long: `Score statements, from raw text, on the development part of PolNeAR and on the
world set, read from ../shared/corpora, with the definitions of the scorers in
../shared/scorers. The model has learned from the world set: its scores there
show what it kept, not what it will do on new text. With --cross-validate every
fifth of the world set is read instead by a model trained without it, which
takes as long as training does.
Fails (exit code 1) if a pinned score dropped by more than 0.3.`,
		Example: "  onrecord eval attribution\n  onrecord eval attribution --json | jq .pair\n  onrecord eval attribution --cross-validate",
		Args:    cobra.NoArgs,
	}
	c.Flags().StringVar(&pin, "pin", "", "write risen scores to this baseline file")
	c.Flags().BoolVar(&cross, "cross-validate", false, "score the world set with models that have not seen the article; trains for some minutes")
	c.RunE = func(*cobra.Command, []string) error {
		polnear, err := corpusOf("attribution")
		if err != nil {
			return err
		}
		world, err := corpusOf("world")
		if err != nil {
			return err
		}
		if cross {
			return a.crossValidate(polnear, world)
		}
		r, err := attribution.Measure(model.Default(), polnear, world)
		if err != nil {
			return err
		}
		if a.json {
			err = a.printFigures(r.Figures())
		} else {
			err = printAttribution(a.out, r)
		}
		if err != nil {
			return err
		}
		return a.settleFigures("attribution", r.Figures(), pin)
	}
	return c
}

func (a *app) crossValidate(polnear, world fs.FS) error {
	m, err := attribution.Material(polnear, world)
	if err != nil {
		return err
	}
	log := func(format string, v ...any) { fmt.Fprintf(a.err, format+"\n", v...) }
	o := attributetrain.Options{Seed: attribution.CrossSeed, Log: log, Judge: attribution.Judge}
	top, nested, err := attribution.CrossValidate(attributetrain.Learn(m, o), m.World)
	if err != nil {
		return err
	}
	if a.json {
		return a.printFigures(attribution.WorldFigures(top, nested))
	}
	return printWorld(a.out, "unseen in training", top, nested)
}

func printAttribution(w io.Writer, r attribution.Report) error {
	printResult(w, "PolNeAR dev", r.Dev)
	for _, kind := range []string{"direct", "mixed", "indirect"} {
		fmt.Fprintf(w, "  pair, %-10s %27s %6.2f\n", kind, "F1", r.Dev.Kind[kind].F1())
	}
	fmt.Fprintln(w, "\nPolNeAR dev, counted as the published tables are (fragments, all readers)")
	for _, role := range []string{"source", "cue", "content"} {
		p := r.Published[role]
		fmt.Fprintf(w, "  %-8s exact P %5.2f R %5.2f F1 %5.2f   begin F1 %5.2f   J %5.2f\n", role, p.Exact.P(), p.Exact.R(), p.Exact.F1(), p.Begin.F1(), p.Jaccard())
	}
	fmt.Fprintln(w)
	return printWorld(w, "seen in training", r.World, r.Nested)
}

func printWorld(w io.Writer, how string, top, nested attribution.Result) error {
	printResult(w, "world set, top level ("+how+")", top)
	fmt.Fprintf(w, "  cue class right given content %17.2f\n\n", top.Classes)
	printResult(w, "world set, nested", nested)
	_, err := fmt.Fprintf(w, "  cue class right given content %17.2f\n", nested.Classes)
	return err
}

func printResult(w io.Writer, title string, r attribution.Result) {
	fmt.Fprintf(w, "%s: %d articles, %d marked, %d found\n", title, r.Articles, r.Pair.Marked, r.Pair.Found)
	line := func(name string, c attribution.Count) {
		fmt.Fprintf(w, "  %-16s P %6.2f   R %6.2f   F1 %6.2f\n", name, c.P(), c.R(), c.F1())
	}
	line("pair", r.Pair)
	fmt.Fprintf(w, "  %-16s %.2f to %.2f\n", "  95 % of draws", r.Interval[0], r.Interval[1])
	for _, o := range []struct {
		name string
		o    attribution.Overlap
	}{{"content", r.Content}, {"source", r.Source}, {"cue", r.Cue}} {
		line(o.name+" exact", o.o.Exact)
		line(o.name+" .8", o.o.J80)
		line(o.name+" .5", o.o.J50)
	}
	fmt.Fprintf(w, "  speaker right given content %19.2f\n", r.Speaker)
	fmt.Fprintf(w, "  recall at 90 %% pair precision %17.2f\n  recall at 95 %% pair precision %17.2f\n", r.At90, r.At95)
}
