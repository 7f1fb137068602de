package main

import (
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/compare"
	"onrecord/desk"
	"onrecord/publish"
	"onrecord/publish/wire"
)

func boardCommand(a *app) *cobra.Command {
	var o secondOpinion
	c := &cobra.Command{
		Use:   "board CASE",
		Short: "Line up the sides' accounts of one event, conflicts first",
		Long: "Line up the sides' accounts of one event. CASE is a folder with a dossier.toml beside its\n" +
			"documents, or an event of the home folder. The program words the rows itself; every cell rests on verbatim words.\n" +
			"A second opinion of a language model, if you name one, stands beside the rows and decides nothing;\n" +
			"passages of the documents are sent to it.",
		Example: "  onrecord board examples/phnom-penh-2022\n  onrecord board --json examples/phnom-penh-2022 | jq '.propositions[0]'" +
			fmt.Sprintf(opinionExample, "board", "examples/phnom-penh-2022"),
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withCase(cmd.Context(), args[0], func(s desk.Source, id onrecord.EventID) error {
				h, err := s.Holding(cmd.Context(), id)
				if err != nil {
					return err
				}
				b, err := a.giveOpinion(cmd.Context(), o, h.Case, h.Board)
				if err != nil {
					return err
				}
				if d, ok := s.(*desk.Desk); ok && o.base != "" {
					if err := d.KeepOpinions(id, h, b); err != nil {
						return err
					}
				}
				return a.printBoard(h.Case, h.Problems, b)
			})
		},
	}
	o.flags(c)
	a.plainFlag(c)
	return c
}

// printBoard writes b as JSON or for the terminal, then the problems of the
// material to standard error.
func (a *app) printBoard(c compare.Case, problems []onrecord.Problem, b onrecord.Board) error {
	e := publish.Edition{Board: b, Dossier: c.Dossier, Readings: c.Readings, Problems: problems}
	var err error
	if a.json {
		enc := json.NewEncoder(a.out)
		enc.SetIndent("", " ")
		err = enc.Encode(wire.BoardOf(b, e.Text))
	} else {
		err = a.showBoard(e)
	}
	for _, p := range problems {
		a.complain(problemError(p))
	}
	if err == nil && (len(problems) > 0 || a.opinionFailed) {
		return &exitError{exitPartial, nil}
	}
	return err
}

// problemError lets a problem be complained about as errors are.
type problemError onrecord.Problem

func (p problemError) Error() string { return p.Text }
