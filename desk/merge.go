package desk

import (
	"fmt"
	"slices"

	"onrecord"
	"onrecord/compare"
)

// checkMerge fills in what a merge names, and refuses one that cannot be: into
// itself, into a row that is merged elsewhere, or of a row that holds others.
func checkMerge(h *Holding, line *ReviewLine, reviews []ReviewLine) error {
	r := &line.Review
	if r.Act != merge && r.Act != unmerge {
		if r.Into != "" {
			return onrecord.WithHint(fmt.Errorf("a %s into another row: %w", r.Act, onrecord.ErrInvalid), "only merge takes a target")
		}
		return nil
	}
	targets := h.targets(reviews)
	from := h.place(line.Subject)
	into, merged := targets[from]
	if r.Act == unmerge {
		if !merged {
			return fmt.Errorf("%s is not merged into another row: %w", line.Proposition.ID, onrecord.ErrConflict)
		}
		return nil
	}
	if r.Into == "" {
		return onrecord.WithHint(fmt.Errorf("a merge into nothing: %w", onrecord.ErrInvalid), "name the row that goes on, such as --into p1")
	}
	target, err := findingOf(h, r.Into)
	if err != nil {
		return err
	}
	to := h.place(h.subject(target))
	next, moved := targets[to]
	switch {
	case from == to:
		return fmt.Errorf("%s cannot be merged into itself: %w", r.Into, onrecord.ErrInvalid)
	case merged:
		return onrecord.WithHint(fmt.Errorf("%s is merged into %s already: %w", line.Proposition.ID, h.Board.Findings[into.row].Proposition.ID, onrecord.ErrConflict), "unmerge it first")
	case moved:
		return onrecord.WithHint(fmt.Errorf("%s is itself merged into another row: %w", r.Into, onrecord.ErrConflict),
			"merge into "+h.Board.Findings[next.row].Proposition.ID)
	}
	for _, t := range targets {
		if t.row == from {
			return onrecord.WithHint(fmt.Errorf("%s holds merged rows itself: %w", line.Proposition.ID, onrecord.ErrConflict), "merge the other way round")
		}
	}
	s := h.subject(target)
	line.Into, r.Into = &s, s.Proposition.Text
	return nil
}

// A target is where a row was merged to, and by which review.
type target struct {
	row    int
	review onrecord.Review
}

// targets returns, by row of the machines' board, the row that each was merged
// into. Only the last merge or unmerge of a row counts; rows are one deep.
func (h *Holding) targets(reviews []ReviewLine) map[int]target {
	out := map[int]target{}
	for _, r := range reviews {
		from := h.place(r.Subject)
		switch {
		case from < 0:
		case r.Review.Act == unmerge:
			delete(out, from)
		case r.Review.Act == merge && r.Into != nil:
			to := h.place(*r.Into)
			if _, gone := out[to]; to >= 0 && to != from && !gone {
				out[from] = target{to, r.Review}
			}
		}
	}
	return out
}

// keeping returns h with the rows that reviews are about and that the machines
// no longer make by themselves, each judged anew on what is held now; h itself
// is unchanged. What a person looked at does not go away with a re-run.
func (h *Holding) keeping(reviews []ReviewLine) *Holding {
	var gone []onrecord.Proposition
	miss := func(s Subject) {
		if h.place(s) < 0 && !slices.ContainsFunc(gone, func(p onrecord.Proposition) bool { return p.Text == s.Proposition.Text }) {
			p := s.Proposition
			p.ID = fmt.Sprintf("p%d", len(h.Board.Findings)+len(gone)+1)
			gone = append(gone, p)
		}
	}
	for _, r := range reviews {
		miss(r.Subject)
		if r.Into != nil {
			miss(*r.Into)
		}
	}
	if len(gone) == 0 {
		return h
	}
	with := *h
	with.Board.Findings = append(slices.Clip(h.Board.Findings), compare.Ask(h.Case, gone).Findings...)
	return &with
}

// reviewed returns h with reviews on its findings; h itself is unchanged. The
// last review of a finding speaks; merged rows stand in the row that goes on.
func (h *Holding) reviewed(reviews []ReviewLine) *Holding {
	if len(reviews) == 0 {
		return h
	}
	h = h.keeping(reviews)
	with := *h
	with.Board.Findings = slices.Clone(h.Board.Findings)
	for _, r := range reviews {
		if i := h.place(r.Subject); i >= 0 && r.Review.Act != merge && r.Review.Act != unmerge {
			with.Board.Findings[i].Review = &r.Review
		}
	}
	with.Board.Findings = merged(with.Board.Findings, h.targets(reviews))
	for i := range with.Board.Findings {
		followStances(&with.Board.Findings[i])
	}
	return &with
}

// followStances fills in the relation of a correction that gives stances alone:
// it follows from them.
func followStances(f *onrecord.Finding) {
	if f.Review == nil || f.Review.Act != correct || f.Review.Relation != "" {
		return
	}
	so := onrecord.Finding{Positions: slices.Clone(f.Positions)}
	for i, p := range so.Positions {
		if s, ok := f.Review.Stances[p.Side]; ok && s != p.Stance {
			so.Positions[i] = onrecord.Position{Side: p.Side, Stance: s}
		}
	}
	compare.Relate(&so)
	f.Review.Relation = so.Relation
}

// merged puts each row with a target into it and takes it off the list.
func merged(fs []onrecord.Finding, targets map[int]target) []onrecord.Finding {
	var out []onrecord.Finding
	for i := range fs {
		t, ok := targets[i]
		if !ok {
			continue
		}
		into := &fs[t.row]
		into.Merged = append(slices.Clip(into.Merged), onrecord.Merged{Proposition: fs[i].Proposition, By: t.review.By, At: t.review.At, Note: t.review.Note})
		into.Positions = joined(into, &fs[i])
		compare.Relate(into)
	}
	for i, f := range fs {
		if _, ok := targets[i]; !ok {
			out = append(out, f)
		}
	}
	return out
}

// joined adds b's evidence to a's positions. A side that a has nothing of takes
// b's position; where both have one, a's stance stands, and an opposite one of b
// stands beside it as what the side says as well. Where one row negates what the
// other says, to assert the one is to deny the other.
func joined(a, b *onrecord.Finding) []onrecord.Position {
	odd := compare.Negates(a.Proposition.Text) != compare.Negates(b.Proposition.Text)
	out := slices.Clone(a.Positions)
	for i := range out {
		p := &out[i]
		k := slices.IndexFunc(b.Positions, func(o onrecord.Position) bool { return o.Side == p.Side })
		if k < 0 || mute(b.Positions[k].Stance) {
			continue
		}
		other := b.Positions[k]
		if odd {
			other.Stance, other.History = turned(other.Stance), turnedAll(other.History)
		}
		switch {
		case mute(p.Stance):
			*p = other
		case p.Stance.Affirms() && other.Stance.Rejects(), p.Stance.Rejects() && other.Stance.Affirms():
			p.Shade = onrecord.SelfContradiction
			p.History = append(slices.Clip(p.History), onrecord.Said{Stance: other.Stance, Evidence: other.Evidence, Rule: other.Rule, Why: other.Why})
		default:
			p.Evidence = united(p.Evidence, other.Evidence)
			if len(p.History) == 0 && len(other.History) > 0 {
				p.History, p.Shade = other.History, other.Shade
			}
		}
	}
	return out
}

// turned is what a stance on a row says of the row's negation.
func turned(s onrecord.Stance) onrecord.Stance {
	switch {
	case s.Affirms():
		return onrecord.Denies
	case s.Rejects():
		return onrecord.Asserts
	}
	return s
}

func turnedAll(past []onrecord.Said) []onrecord.Said {
	out := slices.Clone(past)
	for i := range out {
		out[i].Stance = turned(out[i].Stance)
	}
	return out
}

func united(a, b []onrecord.Evidence) []onrecord.Evidence {
	out := slices.Clone(a)
	for _, e := range b {
		if !slices.ContainsFunc(out, func(o onrecord.Evidence) bool { return o.Anchor == e.Anchor }) {
			out = append(out, e)
		}
	}
	return out
}

func mute(s onrecord.Stance) bool { return s == onrecord.Silent || s == onrecord.Missing }
