package main

import (
	"context"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/desk"
	"onrecord/publish/term"
)

func eventCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:     "event",
		Short:   "Put documents together as one event, and say who speaks for whom",
		Example: "  onrecord event suggest\n  onrecord event new \"The meeting\" --side us=\"United States:White House\" 3d1311e97ae6",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(eventNew(a), eventImport(a), eventSuggest(a), eventList(a), eventShow(a), eventAssign(a))
	return c
}

func eventNew(a *app) *cobra.Command {
	var id string
	var sides []string
	c := &cobra.Command{
		Use:   "new TITLE [DOC...]",
		Short: "Make an event of documents",
		Long: "Make an event of documents, each named by its ID, the start of it, or the address or file it\n" +
			"came from. A side is ID=NAME or ID=NAME:SPEAKER,SPEAKER: the people and bodies that speak for it.",
		Example: "  onrecord event new \"Biden and Hun Sen meet\" --side \"us=United States:White House,Joe Biden\" \\\n" +
			"    --side \"kh=Cambodia:Hun Sen,Ministry of Foreign Affairs\" 3d1311e97ae6",
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			e := desk.Event{ID: onrecord.EventID(id), Title: args[0]}
			for _, s := range sides {
				side, err := parseSide(s)
				if err != nil {
					return err
				}
				e.Sides = append(e.Sides, side)
			}
			return a.withDesk(c.Context(), func(d *desk.Desk) error {
				for _, key := range args[1:] {
					as, err := assignment(c.Context(), d, key)
					if err != nil {
						return err
					}
					e.Assign(as)
				}
				made, err := d.NewEvent(c.Context(), e)
				if err != nil {
					return err
				}
				return a.printEvent(made)
			})
		},
	}
	c.Flags().StringVar(&id, "id", "", "name of the event (default: made of the title)")
	c.Flags().StringArrayVar(&sides, "side", nil, "a side, as ID=NAME or ID=NAME:SPEAKER,SPEAKER (repeat)")
	return c
}

// parseSide reads "us=United States:White House,Joe Biden".
func parseSide(s string) (onrecord.Side, error) {
	id, rest, ok := strings.Cut(s, "=")
	name, speakers, _ := strings.Cut(rest, ":")
	side := onrecord.Side{ID: onrecord.SideID(strings.TrimSpace(id)), Name: strings.TrimSpace(name)}
	if !ok || side.ID == "" || side.Name == "" {
		return side, onrecord.WithHint(fmt.Errorf("side %q: %w", s, onrecord.ErrInvalid), `want ID=NAME or ID=NAME:SPEAKER,SPEAKER, such as "us=United States:White House"`)
	}
	for _, speaker := range strings.Split(speakers, ",") {
		if speaker = strings.TrimSpace(speaker); speaker != "" {
			side.Speakers = append(side.Speakers, speaker)
		}
	}
	return side, nil
}

// assignment is the document that key names, with nothing said of it yet.
func assignment(ctx context.Context, d *desk.Desk, key string) (desk.Assignment, error) {
	line, err := d.Find(ctx, key)
	if err != nil {
		return desk.Assignment{}, err
	}
	return desk.Assignment{Document: line.ID, Capture: line.Capture, Name: strings.TrimPrefix(line.URL, "file:")}, nil
}

func eventImport(a *app) *cobra.Command {
	var id string
	c := &cobra.Command{
		Use:     "import DIR",
		Short:   "Take a dossier.toml folder into the home folder, documents and sides",
		Example: "  onrecord event import examples/phnom-penh-2022",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return a.withLogging(c.Context(), func(d *desk.Desk) error {
				e, problems, err := d.ImportFolder(c.Context(), args[0], onrecord.EventID(id))
				for _, p := range problems {
					a.complain(problemError(p))
				}
				if err != nil {
					return err
				}
				if err := a.printEvent(e); err != nil || len(problems) == 0 {
					return err
				}
				return &exitError{exitPartial, nil}
			})
		},
	}
	c.Flags().StringVar(&id, "id", "", "name of the event (default: the folder's name)")
	return c
}

func eventSuggest(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "suggest",
		Short: "Group the documents that stand in no event yet by what they have in common",
		Long: "Group the documents that stand in no event yet by the words and names they share. It only\n" +
			"suggests: nothing is stored, and which side a document speaks for is never guessed.",
		Example: "  onrecord event suggest",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return a.withDesk(c.Context(), func(d *desk.Desk) error {
				suggestions, err := d.Suggest(c.Context())
				if err != nil {
					return err
				}
				return a.printSuggestions(suggestions)
			})
		},
	}
}

func (a *app) printSuggestions(suggestions []desk.Suggestion) error {
	for _, s := range suggestions {
		if a.json {
			if err := a.printJSON(s); err != nil {
				return err
			}
			continue
		}
		fmt.Fprintf(a.out, "%s look like one event: %s\n", count(len(s.Documents), "document"), term.Clean(s.Title))
		fmt.Fprintf(a.out, "  they share: %s\n", term.Clean(strings.Join(s.Shared, ", ")))
		fmt.Fprintf(a.out, "  accept with: onrecord event new TITLE %s\n", strings.ReplaceAll(joinIDs(s.Documents), ",", ""))
	}
	if len(suggestions) == 0 {
		fmt.Fprintln(a.err, "no two documents without an event look like one event")
	}
	return nil
}

func eventList(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "List the events, the latest changed first",
		Example: "  onrecord event list",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return a.withDesk(c.Context(), func(d *desk.Desk) error {
				events, err := d.Events(c.Context())
				if err != nil {
					return err
				}
				return a.printEvents(events)
			})
		},
	}
}

func (a *app) printEvents(events []desk.EventLine) error {
	if len(events) == 0 && !a.json {
		_, err := fmt.Fprintln(a.err, "no events yet: onrecord event new makes one")
		return err
	}
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	for _, e := range events {
		if a.json {
			if err := a.printJSON(e); err != nil {
				return err
			}
			continue
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", e.ID, count(len(e.Sides), "side"), count(e.Documents, "document"), term.Clean(e.Title))
	}
	return w.Flush()
}

func eventShow(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "show EVENT",
		Short:   "Show an event's sides and documents",
		Example: "  onrecord event show phnom-penh-2022",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return a.withDesk(c.Context(), func(d *desk.Desk) error {
				e, err := d.Event(c.Context(), onrecord.EventID(args[0]))
				if err != nil {
					return err
				}
				return a.printEvent(e)
			})
		},
	}
}

func (a *app) printEvent(e desk.Event) error {
	if a.json {
		return a.printJSON(e)
	}
	fmt.Fprintf(a.out, "%s  %s\n", e.ID, term.Clean(e.Title))
	for _, s := range e.Sides {
		fmt.Fprintf(a.out, "  side %s  %s  %s\n", s.ID, term.Clean(s.Name), term.Clean(strings.Join(s.Speakers, ", ")))
	}
	for _, as := range e.Documents {
		role := "reports"
		if as.SpeaksFor != "" {
			role = "speaks for " + string(as.SpeaksFor)
		}
		if as.Part {
			role += ", in part"
		}
		fmt.Fprintf(a.out, "  %s  %s  %s\n", as.Document, role, term.Clean(as.Name))
	}
	return nil
}

// assignFlags are what a person may say of a document in an event.
type assignFlags struct {
	side, outlet, title, url, published, language string
	part, remove                                  bool
}

func eventAssign(a *app) *cobra.Command {
	var f assignFlags
	c := &cobra.Command{
		Use:   "assign EVENT DOC",
		Short: "Put a document into an event, or say more about it",
		Long: "Put a document into an event, or say more about it: whose own text it is (--side; without,\n" +
			"it reports on sides), who published it and when. What is not given stays as it is.",
		Example: "  onrecord event assign phnom-penh-2022 b586ecb0 --side us --published 2022-11-12",
		Args:    cobra.ExactArgs(2),
	}
	c.Flags().StringVar(&f.side, "side", "", "the side whose own text it is; \"none\" for a report")
	c.Flags().StringVar(&f.outlet, "outlet", "", "who published it")
	c.Flags().StringVar(&f.title, "title", "", "its title")
	c.Flags().StringVar(&f.url, "url", "", "where it was published")
	c.Flags().StringVar(&f.published, "published", "", "when: YYYY, YYYY-MM, YYYY-MM-DD or RFC 3339")
	c.Flags().StringVar(&f.language, "language", "", "BCP 47, such as en")
	c.Flags().BoolVar(&f.part, "part", false, "it is an extract: silence in it means nothing")
	c.Flags().BoolVar(&f.remove, "remove", false, "take it out of the event")
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.withDesk(c.Context(), func(d *desk.Desk) error {
			as, err := assignment(c.Context(), d, args[1])
			if err != nil {
				return err
			}
			e, err := d.ChangeEvent(c.Context(), onrecord.EventID(args[0]), func(e *desk.Event) error {
				return f.change(e, as, c.Flags().Changed)
			})
			if err != nil {
				return err
			}
			return a.printEvent(e)
		})
	}
	return c
}

// change applies the flags that were given to the document in the event.
func (f *assignFlags) change(e *desk.Event, as desk.Assignment, given func(string) bool) error {
	for _, old := range e.Documents {
		if old.Document == as.Document {
			as = old
		}
	}
	if f.remove {
		e.Remove(as.Document)
		return nil
	}
	for flag, set := range map[string]struct {
		to   *string
		from string
	}{"outlet": {&as.Outlet, f.outlet}, "title": {&as.Title, f.title}, "url": {&as.URL, f.url}, "language": {&as.Language, f.language}} {
		if given(flag) {
			*set.to = set.from
		}
	}
	if given("side") {
		as.SpeaksFor = onrecord.SideID(strings.TrimPrefix(f.side, "none"))
	}
	if given("part") {
		as.Part = f.part
	}
	if given("published") {
		published, err := onrecord.ParseDate(f.published)
		if err != nil {
			return err
		}
		as.Published = published
	}
	e.Assign(as)
	return nil
}
