package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/attribute"
	"onrecord/publish/wire"
	"onrecord/read"
	"onrecord/text"
)

func statementsCommand(a *app) *cobra.Command {
	var side string
	c := &cobra.Command{
		Use:   "statements FILE...",
		Short: "Find who said what: each statement with its cue, source and content",
		Long: "Find who said what: direct, mixed and indirect statements with the words that report them,\n" +
			"who is named as speaking, and what was said. A statement inside another names it. \"-\" reads\n" +
			"standard input. Inputs that cannot be read are reported and the others still done (exit code 3).\n" +
			"Of a WARC or WACZ file each page, PDF and text is taken.",
		Example: "  onrecord statements examples/phnom-penh-2022/kh-article.txt\n  onrecord statements --json article.html | jq -r .content.spans[].text",
		Args:    cobra.MinimumNArgs(1),
	}
	c.Flags().StringVar(&side, "speaks-for", "", "side whose own text this is: what it attributes to nobody is its account")
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.eachCapture(c.Context(), args, a.capture, func(c onrecord.Capture, payload []byte) error {
			return a.statements(c, payload, onrecord.SideID(side))
		})
	}
	return c
}

func (a *app) statements(c onrecord.Capture, payload []byte, side onrecord.SideID) error {
	d, err := read.Read(c, payload, read.Options{Item: onrecord.Item{SpeaksFor: side}})
	if err != nil {
		return err
	}
	for _, p := range attribute.Problems(d) {
		fmt.Fprintf(a.err, "onrecord: %s: %s: %s\n", d.ID, p.Code, p.Text)
	}
	enc := json.NewEncoder(a.out)
	for _, s := range attribute.Statements(d) {
		if a.json {
			err = enc.Encode(wire.StatementOf(d, s))
		} else {
			err = printStatement(a.out, d, s)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// printStatement writes s for people: who, by which words, what.
func printStatement(w io.Writer, d *onrecord.Document, s onrecord.Statement) error {
	where := string(s.ID)
	if s.In != "" {
		where += " in " + string(s.In)
	}
	_, err := fmt.Fprintf(w, "%s  %s %s%s\n  who   %s\n  cue   %s\n  what  %s\n", where, s.Kind, s.Cue.Class, marksOf(s), who(d, s), joined(d, s.Cue.Spans), joined(d, s.Content.Spans))
	return err
}

func marksOf(s onrecord.Statement) string {
	var marks strings.Builder
	for _, m := range []struct {
		on   bool
		name string
	}{{s.Cue.Negated, "negated"}, {s.Cue.Hedged, "hedged"}, {s.Headline, "headline"}, {s.Narrated, "narrated"}} {
		if m.on {
			marks.WriteString(" " + m.name)
		}
	}
	return marks.String()
}

func who(d *onrecord.Document, s onrecord.Statement) string {
	switch {
	case s.Source == nil:
		return "(not named)"
	case len(s.Source.Spans) == 0:
		return "(the document)"
	}
	words := joined(d, s.Source.Spans)
	if p := s.Source.Speaker; p != "" && p != words {
		return words + " = " + p
	}
	return words
}

func joined(d *onrecord.Document, spans []text.Span) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = d.Text.Slice(s)
	}
	return strings.Join(parts, " ... ")
}
