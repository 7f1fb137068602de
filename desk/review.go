package desk

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"onrecord"
	"onrecord/internal/durable"
)

// A ReviewLine is one line of an event's reviews file: what somebody said of
// one finding. The finding is known by what it says and rests on, because its
// number changes when documents are added; see [Subject].
type ReviewLine struct {
	Subject
	Into   *Subject        `json:"into,omitempty"` // of a merge: the row that goes on
	Review onrecord.Review `json:"review"`
}

func (d *Desk) reviewsPath(id onrecord.EventID) string {
	return filepath.Join(d.home, "reviews", string(id)+".jsonl")
}

// Review appends a person's review of the finding about the proposition p, an
// ID on the event's board as machines made it. By must be set; At is filled in
// if it is zero. For a merge, r.Into is the ID of the row that goes on.
func (d *Desk) Review(ctx context.Context, event onrecord.EventID, p string, r onrecord.Review) error {
	return d.write(func() error {
		e, err := d.Event(ctx, event)
		if err != nil {
			return err
		}
		h, err := d.hold(ctx, &e)
		if err != nil {
			return err
		}
		reviews, err := d.Reviews(event)
		if err != nil {
			return err
		}
		h = h.keeping(reviews)
		f, err := findingOf(h, p)
		if err != nil {
			return err
		}
		if err := checkReview(r, f); err != nil {
			return err
		}
		line := ReviewLine{Subject: h.subject(f), Review: r}
		if err := checkMerge(h, &line, reviews); err != nil {
			return err
		}
		line.Review.Was, line.Review.WasStances = seen(h.reviewed(reviews), f)
		if r.At.IsZero() {
			line.Review.At = d.config.Clock().UTC().Truncate(time.Second)
		}
		return d.appendReview(event, line)
	})
}

// seen returns what the rules say in f's row as the board shows it, with rows
// that were merged into it.
func seen(shown *Holding, f *onrecord.Finding) (onrecord.Relation, map[onrecord.SideID]onrecord.Stance) {
	if i := slices.IndexFunc(shown.Board.Findings, func(s onrecord.Finding) bool { return s.Proposition.ID == f.Proposition.ID }); i >= 0 {
		f = &shown.Board.Findings[i]
	}
	stances := map[onrecord.SideID]onrecord.Stance{}
	for _, p := range f.Positions {
		stances[p.Side] = p.Stance
	}
	return f.Relation, stances
}

// findingOf returns a row of the board as machines made it.
func findingOf(h *Holding, id string) (*onrecord.Finding, error) {
	i := slices.IndexFunc(h.Board.Findings, func(f onrecord.Finding) bool { return f.Proposition.ID == id })
	if i < 0 {
		event := string(h.Case.Event.ID)
		return nil, onrecord.WithHint(fmt.Errorf("event %s: finding %q: %w", event, id, onrecord.ErrNotFound), "onrecord board "+event+" shows the findings with their names")
	}
	return &h.Board.Findings[i], nil
}

// The acts of a review.
const (
	confirm = "confirm"
	correct = "correct"
	reject  = "reject"
	merge   = "merge"
	unmerge = "unmerge"
)

// acts, relations and stances are what a review may say.
var (
	acts      = []string{confirm, correct, reject, merge, unmerge}
	relations = []onrecord.Relation{
		"", onrecord.Agreed, onrecord.PartlyAgreed, onrecord.Contradicted, onrecord.ContradictedImplied,
		onrecord.OneSided, onrecord.DeniedOnly, onrecord.Unaddressed,
	}
	stances = []onrecord.Stance{
		onrecord.Asserts, onrecord.Partial, onrecord.Denies, onrecord.HedgedDenial, onrecord.ImpliesNot,
		onrecord.Declines, onrecord.Silent, onrecord.Missing,
	}
)

func checkReview(r onrecord.Review, f *onrecord.Finding) error {
	if strings.TrimSpace(r.By) == "" {
		return fmt.Errorf("a review without a name: %w", onrecord.ErrInvalid)
	}
	if !slices.Contains(acts, r.Act) {
		return onrecord.WithHint(fmt.Errorf("review act %q: %w", r.Act, onrecord.ErrInvalid), strings.Join(acts, ", "))
	}
	if r.Act == correct && r.Relation == "" && len(r.Stances) == 0 {
		return fmt.Errorf("a correction that corrects nothing: %w", onrecord.ErrInvalid)
	}
	if r.Act != correct && (r.Relation != "" || len(r.Stances) > 0) {
		return onrecord.WithHint(fmt.Errorf("a %s with a relation or a stance: %w", r.Act, onrecord.ErrInvalid), "only correct takes them")
	}
	if !slices.Contains(relations, r.Relation) {
		return onrecord.WithHint(fmt.Errorf("relation %q: %w", r.Relation, onrecord.ErrInvalid), hintOf(relations[1:]))
	}
	for side, stance := range r.Stances {
		if !slices.ContainsFunc(f.Positions, func(p onrecord.Position) bool { return p.Side == side }) {
			return fmt.Errorf("side %q is not on the board: %w", side, onrecord.ErrInvalid)
		}
		if !slices.Contains(stances, stance) {
			return onrecord.WithHint(fmt.Errorf("stance %q: %w", stance, onrecord.ErrInvalid), hintOf(stances))
		}
	}
	return nil
}

func hintOf[S ~string](words []S) string {
	all := make([]string, len(words))
	for i, w := range words {
		all[i] = string(w)
	}
	return "one of " + strings.Join(all, ", ")
}

// appendReview adds one line, all of it or nothing. The caller is the writer.
func (d *Desk) appendReview(event onrecord.EventID, line ReviewLine) error {
	b, err := json.Marshal(line)
	if err != nil {
		return err
	}
	old, err := readIfThere(d.reviewsPath(event))
	if err != nil {
		return err
	}
	return durable.WriteFile(durable.OS{}, d.reviewsPath(event), append(append(old, b...), '\n'))
}

// readIfThere returns a file of the home folder, nothing where there is none.
func readIfThere(name string) ([]byte, error) {
	b, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return b, err
}

// Reviews returns all reviews of an event, in the order they were made.
func (d *Desk) Reviews(event onrecord.EventID) ([]ReviewLine, error) {
	b, err := readIfThere(d.reviewsPath(event))
	if err != nil {
		return nil, err
	}
	var out []ReviewLine
	scan := bufio.NewScanner(bytes.NewReader(b))
	scan.Buffer(nil, 1<<20)
	for scan.Scan() {
		var line ReviewLine
		if err := json.Unmarshal(scan.Bytes(), &line); err != nil {
			return nil, fmt.Errorf("reviews of %s, line %d: %w: %w", event, len(out)+1, err, onrecord.ErrTampered)
		}
		out = append(out, line)
	}
	return out, scan.Err()
}

// PlacedReviews returns all reviews of an event with the ID of the row that each
// stands on now.
func (d *Desk) PlacedReviews(ctx context.Context, event onrecord.EventID) ([]ReviewLine, []string, error) {
	e, err := d.Event(ctx, event)
	if err != nil {
		return nil, nil, err
	}
	h, err := d.hold(ctx, &e)
	if err != nil {
		return nil, nil, err
	}
	reviews, err := d.Reviews(event)
	if err != nil {
		return nil, nil, err
	}
	h = h.keeping(reviews)
	rows := make([]string, len(reviews))
	for i, r := range reviews {
		rows[i] = h.Board.Findings[h.place(r.Subject)].Proposition.ID
	}
	return reviews, rows, nil
}
