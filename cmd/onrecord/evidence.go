package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/desk"
	"onrecord/publish"
	"onrecord/publish/term"
)

func evidenceCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "evidence CASE FINDING[/SIDE]",
		Short: "Show the words that a finding rests on, where they stand",
		Long: "Show the words that a finding rests on, with the sentences around them, who says that who\n" +
			"said it, and the anchor that lets anybody check. FINDING is its name on the board, such as\n" +
			"p3; with /SIDE only that side's. A side without evidence shows what was searched.",
		Example: "  onrecord evidence examples/phnom-penh-2022 p1/us",
		Args:    cobra.ExactArgs(2),
		RunE: func(c *cobra.Command, args []string) error {
			return a.withCase(c.Context(), args[0], func(s desk.Source, id onrecord.EventID) error {
				h, err := s.Holding(c.Context(), id)
				if err != nil {
					return err
				}
				shown, err := evidenceOf(h, args[1])
				if err != nil {
					return err
				}
				if a.json {
					return a.printJSON(shown)
				}
				return printEvidence(a.out, shown)
			})
		},
	}
}

// shownEvidence is one finding's evidence as it is printed.
type shownEvidence struct {
	Proposition string            `json:"proposition"`
	Text        string            `json:"text"`
	Relation    onrecord.Relation `json:"relation"`
	Sides       []shownSide       `json:"sides"`
	Rule        string            `json:"rule"`
	Why         string            `json:"why"`
	Review      *onrecord.Review  `json:"review,omitempty"`
	reviewed    string
}

type shownSide struct {
	Side     onrecord.SideID       `json:"side"`
	Name     string                `json:"name"`
	Stance   onrecord.Stance       `json:"stance"`
	Rule     string                `json:"rule"`
	Why      string                `json:"why"`
	Passages []shownPassage        `json:"passages"`
	Searched []onrecord.DocumentID `json:"searched,omitempty"`
	History  []shownSaid           `json:"history,omitempty"`
}

// shownSaid is what the side said against its own stance, earlier or as well.
type shownSaid struct {
	Stance   onrecord.Stance `json:"stance"`
	Earlier  bool            `json:"earlier"`
	Day      string          `json:"day,omitempty"` // the last on which it can have been said
	Rule     string          `json:"rule"`
	Why      string          `json:"why"`
	Passages []shownPassage  `json:"passages"`
	when     string
}

type shownPassage struct {
	Ref      string             `json:"ref"` // document and bytes
	Exact    string             `json:"exact"`
	Context  string             `json:"context"`
	Chain    []string           `json:"chain"`
	Mode     string             `json:"mode"`
	Title    string             `json:"title"`
	Outlet   string             `json:"outlet,omitempty"`
	Date     string             `json:"date,omitempty"`
	Live     string             `json:"live,omitempty"`
	Capture  onrecord.CaptureID `json:"capture"`
	Citation string             `json:"citation"`
	Lost     bool               `json:"lost,omitempty"`
	passage  publish.Passage
}

// evidenceOf finds what "p3" or "p3/us" names.
func evidenceOf(h *desk.Holding, name string) (shownEvidence, error) {
	finding, side, one := strings.Cut(name, "/")
	i := slices.IndexFunc(h.Board.Findings, func(f onrecord.Finding) bool { return f.Proposition.ID == finding })
	if i < 0 {
		return shownEvidence{}, onrecord.WithHint(fmt.Errorf("finding %q: %w", finding, onrecord.ErrNotFound), findingsHint(h))
	}
	f := &h.Board.Findings[i]
	out := shownEvidence{Proposition: f.Proposition.ID, Text: f.Proposition.Text, Relation: f.Relation, Rule: f.Rule, Why: f.Why, Review: f.Review, reviewed: publish.RowOf(*f).Reviewed()}
	e := edition(h)
	for _, p := range f.Positions {
		if !one || string(p.Side) == side {
			out.Sides = append(out.Sides, sideOf(&e, p))
		}
	}
	if len(out.Sides) == 0 {
		return out, onrecord.WithHint(fmt.Errorf("side %q of finding %s: %w", side, finding, onrecord.ErrNotFound), sidesHint(f))
	}
	return out, nil
}

func findingsHint(h *desk.Holding) string {
	if len(h.Board.Findings) == 0 {
		return "the board has no findings"
	}
	first, last := h.Board.Findings[0].Proposition.ID, h.Board.Findings[len(h.Board.Findings)-1].Proposition.ID
	return fmt.Sprintf("the board has %s, from %s to %s", count(len(h.Board.Findings), "finding"), first, last)
}

func sidesHint(f *onrecord.Finding) string {
	var sides []string
	for _, p := range f.Positions {
		sides = append(sides, string(p.Side))
	}
	return "its sides are " + strings.Join(sides, ", ")
}

func sideOf(e *publish.Edition, p onrecord.Position) shownSide {
	out := shownSide{Side: p.Side, Name: e.SideName(p.Side), Stance: p.Stance, Rule: p.Rule, Why: p.Why, Searched: p.Searched, Passages: passagesOf(e, p.Evidence)}
	for _, s := range p.History {
		past := shownSaid{Stance: s.Stance, Earlier: s.Earlier, Rule: s.Rule, Why: s.Why, Passages: passagesOf(e, s.Evidence), when: publish.PastWord(s)}
		if !s.Day.IsZero() {
			past.Day = s.Day.String()
		}
		out.History = append(out.History, past)
	}
	return out
}

func passagesOf(e *publish.Edition, evidence []onrecord.Evidence) []shownPassage {
	out := []shownPassage{}
	for _, ev := range evidence {
		out = append(out, passageOf(e.Passage(ev)))
	}
	return out
}

func passageOf(p publish.Passage) shownPassage {
	var context strings.Builder
	for _, part := range p.Parts {
		context.WriteString(part.Text)
	}
	return shownPassage{
		Ref: p.Ref(), Exact: p.Exact, Context: context.String(), Chain: p.Chain, Mode: p.Mode, Title: p.Title, Outlet: p.Outlet,
		Date: p.Date, Live: p.Live, Capture: p.Capture, Citation: p.Citation(), Lost: p.Lost, passage: p,
	}
}

func printEvidence(w io.Writer, s shownEvidence) error {
	fmt.Fprintf(w, "%s  %s\n%s\n  %s (%s)\n", s.Proposition, term.Clean(s.Text), publish.RelationMark(s.Relation), term.Clean(s.Why), s.Rule)
	if s.reviewed != "" {
		fmt.Fprintf(w, "  %s\n", term.Clean(s.reviewed))
	}
	for _, side := range s.Sides {
		fmt.Fprintf(w, "\n%s  %s\n", term.Clean(side.Name), publish.StanceMark(side.Stance))
		if side.Why != "" {
			fmt.Fprintf(w, "  %s (%s)\n", term.Clean(side.Why), side.Rule)
		}
		for _, p := range side.Passages {
			printPassage(w, p)
		}
		if len(side.Passages) == 0 && len(side.Searched) > 0 {
			fmt.Fprintf(w, "  no words; searched: %s\n", joinIDs(side.Searched))
		}
		for _, past := range side.History {
			fmt.Fprintf(w, "\n  %s: %s\n  %s (%s)\n", past.when, publish.StanceMark(past.Stance), term.Clean(past.Why), past.Rule)
			for _, p := range past.Passages {
				printPassage(w, p)
			}
		}
	}
	return nil
}

func printPassage(w io.Writer, p shownPassage) {
	if p.Lost {
		fmt.Fprintf(w, "\n  [%s] these words cannot be shown: the document is not held or does not fit\n", p.Ref)
		return
	}
	fmt.Fprintf(w, "\n  %s\n  %s · %s\n  [%s]\n", term.Clean(marked(p.passage.Parts)), term.Clean(strings.Join(p.Chain, " › ")), p.Mode, p.Ref)
	for _, line := range []string{p.passage.Citation(), p.Live} {
		if line != "" {
			fmt.Fprintf(w, "  %s\n", term.Clean(line))
		}
	}
}

// marked writes a passage with its evidence between » and «.
func marked(parts []publish.Part) string {
	var b strings.Builder
	inside := false
	for _, part := range parts {
		if part.Evidence != inside {
			b.WriteString(map[bool]string{true: "»", false: "«"}[part.Evidence])
			inside = part.Evidence
		}
		b.WriteString(part.Text)
	}
	if inside {
		b.WriteString("«")
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func joinIDs(ids []onrecord.DocumentID) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = string(id)
	}
	return strings.Join(names, ", ")
}
