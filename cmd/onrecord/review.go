package main

import (
	"context"
	"fmt"
	"maps"
	"os/user"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/desk"
	"onrecord/publish/term"
)

func reviewCommand(a *app) *cobra.Command {
	var r onrecord.Review
	var relation string
	var stances []string
	c := &cobra.Command{
		Use:   "review EVENT FINDING confirm|correct|reject|merge|unmerge",
		Short: "Say what a person makes of a machine's finding",
		Long: "Say what a person makes of a machine's finding, under their name. Reviews are kept one after\n" +
			"the other and never edited; the last one speaks. A finding is remembered by its words and by the\n" +
			"passages that it rests on, so a review stays with it when documents are added. A merge puts a\n" +
			"row into another that says the same; unmerge takes it out again. \"onrecord review EVENT\" alone\n" +
			"lists the reviews, each with the row that it stands on now.",
		Example: "  onrecord review phnom-penh-2022 p1 confirm --by \"S. Meas\"\n" +
			"  onrecord review phnom-penh-2022 p2 correct --relation one-sided --stance kh_mfa=silent --note \"other topic\"\n" +
			"  onrecord review phnom-penh-2022 p8 merge --into p2 --note \"the same call, in a report\"",
		Args: cobra.MatchAll(cobra.RangeArgs(1, 3), func(_ *cobra.Command, args []string) error {
			if len(args) == 2 {
				return fmt.Errorf("want EVENT, or EVENT FINDING ACT: %w", onrecord.ErrInvalid)
			}
			return nil
		}),
	}
	c.Flags().StringVar(&r.By, "by", "", "who says so (default: the name of the account)")
	c.Flags().StringVar(&r.Note, "note", "", "why")
	c.Flags().StringVar(&r.Into, "into", "", "with merge: the finding that goes on")
	c.Flags().StringVar(&relation, "relation", "", "with correct: what the relation is")
	c.Flags().StringArrayVar(&stances, "stance", nil, "with correct: a side's stance, as SIDE=STANCE (repeat)")
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.withDesk(c.Context(), func(d *desk.Desk) error {
			event := onrecord.EventID(args[0])
			if len(args) == 1 {
				return a.listReviews(c.Context(), d, event)
			}
			r.Act, r.Relation = args[2], onrecord.Relation(relation)
			if err := fillReview(&r, stances); err != nil {
				return err
			}
			if err := d.Review(c.Context(), event, args[1], r); err != nil {
				return err
			}
			return a.listReviews(c.Context(), d, event)
		})
	}
	return c
}

// fillReview reads the stances, and who is asking where nobody said.
func fillReview(r *onrecord.Review, stances []string) error {
	for _, s := range stances {
		side, stance, ok := strings.Cut(s, "=")
		if !ok {
			return onrecord.WithHint(fmt.Errorf("stance %q: %w", s, onrecord.ErrInvalid), "want SIDE=STANCE, such as us=denies")
		}
		if r.Stances == nil {
			r.Stances = map[onrecord.SideID]onrecord.Stance{}
		}
		r.Stances[onrecord.SideID(side)] = onrecord.Stance(stance)
	}
	if r.By == "" {
		if u, err := user.Current(); err == nil {
			r.By = u.Username
		}
	}
	return nil
}

// placedReview is a review with the row that it stands on now.
type placedReview struct {
	desk.ReviewLine
	Row string `json:"row"`
}

func (a *app) listReviews(ctx context.Context, d *desk.Desk, event onrecord.EventID) error {
	reviews, rows, err := d.PlacedReviews(ctx, event)
	if err != nil {
		return err
	}
	for i, r := range reviews {
		if a.json {
			err = a.printJSON(placedReview{r, rows[i]})
		} else {
			_, err = fmt.Fprintln(a.out, reviewText(r, rows[i]))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// reviewText is one review as a line.
func reviewText(r desk.ReviewLine, row string) string {
	words := []string{row, r.Proposition.Text}
	if r.Review.Into != "" {
		words = append(words, "into:", r.Review.Into)
	}
	if r.Review.Relation != "" {
		words = append(words, "relation="+string(r.Review.Relation))
	}
	for _, side := range slices.Sorted(maps.Keys(r.Review.Stances)) {
		words = append(words, string(side)+"="+string(r.Review.Stances[side]))
	}
	if r.Review.Note != "" {
		words = append(words, "("+r.Review.Note+")")
	}
	return fmt.Sprintf("%s  %s  %s  %s", r.Review.At.Format("2006-01-02T15:04Z"), term.Clean(r.Review.By), r.Review.Act,
		term.Clean(strings.TrimSpace(strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), "  "))))
}
