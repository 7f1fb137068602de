package main

import (
	"encoding/json"
	"fmt"
	"io/fs"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/eval/times"
	"onrecord/internal/shared"
	"onrecord/resolve/date"
)

func evalTimesCommand(a *app) *cobra.Command {
	var misses bool
	c := &cobra.Command{
		Use:   "times",
		Short: "Score time expressions on AQUAINT and MEANTIME by the rules of TempEval-3",
		Long: "Score time expressions on AQUAINT and MEANTIME, read from ../shared/corpora/temporal.tgz, by the\n" +
			"rules of TempEval-3: F1 of spans that are the same (strict) or overlap (relaxed), and of those that\n" +
			"overlap with the same type or value. \"dev\" are the documents that rules were written on.",
		Example: "  onrecord eval times\n  onrecord eval times --misses 2>&1 | grep missed",
		Args:    cobra.NoArgs,
	}
	c.Flags().BoolVar(&misses, "misses", false, "list what differs in the dev documents on standard error")
	c.RunE = func(*cobra.Command, []string) error {
		fsys, err := shared.Corpus("temporal")
		if err != nil {
			return onrecord.WithHint(err, "run it in a checkout with ../shared beside it, or set ONRECORD_SHARED")
		}
		for _, corpus := range []struct {
			name string
			read func(fs.FS) ([]times.Doc, error)
		}{{"aquaint", times.Aquaint}, {"meantime", times.Meantime}} {
			docs, err := corpus.read(fsys)
			if err != nil {
				return err
			}
			if err := a.scoreTimes(corpus.name, docs, misses); err != nil {
				return err
			}
		}
		return nil
	}
	return c
}

func (a *app) scoreTimes(corpus string, docs []times.Doc, misses bool) error {
	dev, test := times.Halves(docs)
	if misses {
		for _, m := range times.Misses(dev, date.Find) {
			fmt.Fprintln(a.err, m)
		}
	}
	for _, part := range []struct {
		name string
		docs []times.Doc
	}{{"all", docs}, {"dev", dev}, {"test", test}} {
		s := times.Evaluate(part.docs, date.Find)
		var err error
		if a.json {
			err = json.NewEncoder(a.out).Encode(map[string]any{
				"corpus": corpus, "part": part.name, "documents": len(part.docs), "gold": s.Gold, "found": s.Found,
				"strict": s.F1(s.Strict), "relaxed": s.F1(s.Relaxed), "type": s.F1(s.Type), "value": s.F1(s.Value),
			})
		} else {
			_, err = fmt.Fprintf(a.out, "%-9s %-5s %3d documents  %v\n", corpus, part.name, len(part.docs), s)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
