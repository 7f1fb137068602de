package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/publish/wire"
	"onrecord/read"
	"onrecord/resolve/date"
)

func timesCommand(a *app) *cobra.Command {
	var published string
	c := &cobra.Command{
		Use:   "times FILE...",
		Short: "Find dates and times in a text and say which days they mean",
		Long: "Find dates and times in a text and say which days they mean, as TIMEX3 values. A date that is\n" +
			"not printed in full is resolved against the publication date; without one it stays open\n" +
			"(XXXX-11-13) rather than guessed. What each was resolved against is named, and so are other\n" +
			"dates that the words allow. \"-\" reads standard input. Inputs that cannot be read are reported\n" +
			"and the others still done (exit code 3). Of a WARC or WACZ file each page, PDF and text is taken.",
		Example: "  onrecord times --published 2022-11-24 examples/phnom-penh-2022/kh-article.txt\n  onrecord times --json article.html | jq -r '[.value,.text]|@tsv'",
		Args:    cobra.MinimumNArgs(1),
	}
	c.Flags().StringVar(&published, "published", "", "day of publication, YYYY-MM-DD, believed before what the page says")
	c.RunE = func(c *cobra.Command, args []string) error {
		day, err := publicationDay(published)
		if err != nil {
			return err
		}
		return a.eachCapture(c.Context(), args, a.capture, func(c onrecord.Capture, payload []byte) error {
			return a.times(c, payload, day)
		})
	}
	return c
}

func publicationDay(s string) (onrecord.Date, error) {
	if s == "" {
		return onrecord.Date{}, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return onrecord.Date{}, onrecord.WithHint(fmt.Errorf("--published %q: %w", s, onrecord.ErrInvalid), "write the day as 2022-11-24")
	}
	return onrecord.DayOf(t.Date()), nil
}

func (a *app) times(c onrecord.Capture, payload []byte, published onrecord.Date) error {
	d, err := read.Read(c, payload, read.Options{Item: onrecord.Item{Published: published}})
	if err != nil {
		return err
	}
	for _, clash := range date.Weekdays(d) {
		fmt.Fprintf(a.err, "onrecord: %s: wrong-weekday: %q fell on a %s\n", d.ID, d.Text.Slice(clash.Span), clash.Implied)
	}
	enc := json.NewEncoder(a.out)
	for _, x := range date.Find(d) {
		if a.json {
			err = enc.Encode(wire.TimeOf(d, x))
		} else {
			err = printTime(a.out, d, x)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// printTime writes x for people: what it means, why, and the words.
func printTime(w io.Writer, d *onrecord.Document, x onrecord.TimeExpr) error {
	value, why := x.Value, x.Anchor
	if value == "" {
		value = "?"
	}
	if len(x.Alternatives) > 0 {
		why = strings.TrimSpace(why + " (or " + strings.Join(x.Alternatives, ", ") + ")")
	}
	_, err := fmt.Fprintf(w, "%-8s %-22s %s\n         %s\n", x.Type, value, d.Text.Slice(x.Span), why)
	return err
}
