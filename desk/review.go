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
// one finding. The finding is known by the words of its proposition, because
// its number changes when documents are added.
type ReviewLine struct {
	Proposition onrecord.Proposition `json:"proposition"`
	Review      onrecord.Review      `json:"review"`
}

func (d *Desk) reviewsPath(id onrecord.EventID) string {
	return filepath.Join(d.home, "reviews", string(id)+".jsonl")
}

// Review appends a person's review of the finding about the proposition p, an
// ID on the event's board. By must be set; At is filled in if it is zero.
func (d *Desk) Review(ctx context.Context, event onrecord.EventID, p string, r onrecord.Review) error {
	h, err := d.Holding(ctx, event)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(h.Board.Findings, func(f onrecord.Finding) bool { return f.Proposition.ID == p })
	if i < 0 {
		return onrecord.WithHint(fmt.Errorf("event %s: finding %q: %w", event, p, onrecord.ErrNotFound), "onrecord board "+string(event)+" shows the findings with their names")
	}
	if err := checkReview(r, &h.Board.Findings[i]); err != nil {
		return err
	}
	if r.At.IsZero() {
		r.At = d.config.Clock().UTC().Truncate(time.Second)
	}
	return d.write(func() error { return d.appendReview(event, ReviewLine{h.Board.Findings[i].Proposition, r}) })
}

// acts, relations and stances are what a review may say.
var (
	acts      = []string{"confirm", "correct", "reject"}
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
		return onrecord.WithHint(fmt.Errorf("review act %q: %w", r.Act, onrecord.ErrInvalid), "confirm, correct or reject")
	}
	if r.Act == "correct" && r.Relation == "" && len(r.Stances) == 0 {
		return fmt.Errorf("a correction that corrects nothing: %w", onrecord.ErrInvalid)
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
	old, err := os.ReadFile(d.reviewsPath(event))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return durable.WriteFile(durable.OS{}, d.reviewsPath(event), append(append(old, b...), '\n'))
}

// Reviews returns all reviews of an event, in the order they were made.
func (d *Desk) Reviews(event onrecord.EventID) ([]ReviewLine, error) {
	b, err := os.ReadFile(d.reviewsPath(event))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
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

// reviewed returns h with reviews on its findings; h itself is unchanged. The
// last review of a finding speaks.
func (h *Holding) reviewed(reviews []ReviewLine) *Holding {
	if len(reviews) == 0 {
		return h
	}
	with := *h
	with.Board.Findings = slices.Clone(h.Board.Findings)
	for _, r := range reviews {
		for i := range with.Board.Findings {
			if f := &with.Board.Findings[i]; f.Proposition.Text == r.Proposition.Text {
				f.Review = &r.Review
			}
		}
	}
	return &with
}
