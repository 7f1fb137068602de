package publish

import (
	"slices"
	"strings"
	"time"

	"onrecord"
)

// order is how relations follow each other on a board: conflicts first.
var order = []onrecord.Relation{
	onrecord.Contradicted, onrecord.ContradictedImplied, onrecord.DeniedOnly,
	onrecord.PartlyAgreed, onrecord.OneSided, onrecord.Agreed, onrecord.Unaddressed,
}

// Acts of a review.
const (
	confirmed = "confirm"
	corrected = "correct"
	rejected  = "reject"
)

// A Row is a finding as it is shown: the machine's, or what a person made of it.
type Row struct {
	onrecord.Finding
	Machine  onrecord.Relation // what the rule said
	Human    bool              // a person confirmed or corrected it as it stands
	Rejected bool              // a person took it off the board
	Outdated bool              // the rule says something else now than to the person
	// Machines are the rules' stances where a person corrected them.
	Machines map[onrecord.SideID]onrecord.Stance
}

// A Group is the rows with one relation.
type Group struct {
	Relation onrecord.Relation
	Rows     []Row
}

// RowOf applies a finding's review to it.
func RowOf(f onrecord.Finding) Row {
	r := Row{Finding: f, Machine: f.Relation}
	if f.Review == nil {
		return r
	}
	r.Outdated = f.Review.Outdated(&f)
	r.Human = f.Review.Act == corrected || f.Review.Act == confirmed && !r.Outdated
	r.Rejected = f.Review.Act == rejected
	if f.Review.Act == corrected {
		r.correct(f.Review)
	}
	return r
}

// correct puts a person's relation and stances in the place of the rules'. The
// words stay, and what a rule gave as its reason goes.
func (r *Row) correct(v *onrecord.Review) {
	if v.Relation != "" && v.Relation != r.Relation {
		r.Relation, r.Shade, r.Why = v.Relation, "", ""
	}
	r.Positions = slices.Clone(r.Positions)
	r.Machines = map[onrecord.SideID]onrecord.Stance{}
	for i := range r.Positions {
		p := &r.Positions[i]
		if s, ok := v.Stances[p.Side]; ok && s != p.Stance {
			r.Machines[p.Side] = p.Stance
			p.Stance, p.Shade, p.Triggers, p.Why, p.Rule = s, "", nil, "A person read it so; the words are those that the rule found.", ""
		}
	}
}

// Reviewed says who made what of the row, when and why; "" where nobody did.
func (r Row) Reviewed() string {
	v := r.Review
	if v == nil {
		return ""
	}
	words := Past(v.Act) + " by " + v.By + ", " + Minute(v.At)
	if v.Note != "" {
		words += ": " + v.Note
	}
	switch {
	case r.Outdated && v.Was == r.Machine:
		words += " (the rules find other stances now than then)"
	case r.Outdated:
		words += " (it said “" + RelationMark(v.Was).Word + "” then; the rule finds something else now)"
	case r.Machine != r.Relation:
		words += " (the rule said “" + RelationMark(r.Machine).Word + "”)"
	}
	return words
}

// Past writes the act of a review as what was done.
func Past(act string) string { return strings.TrimSuffix(act, "e") + "ed" }

// Minute writes when a person did something.
func Minute(t time.Time) string { return t.UTC().Format("2006-01-02 15:04 UTC") }

// Rows groups a board's findings by relation, conflicts first. Inside a group
// the board's own order holds. Rejected findings are returned apart.
func Rows(b onrecord.Board) (groups []Group, rejected []Row) {
	by := map[onrecord.Relation][]Row{}
	seen := slices.Clone(order)
	for _, f := range b.Findings {
		r := RowOf(f)
		if r.Rejected {
			rejected = append(rejected, r)
			continue
		}
		if !slices.Contains(seen, r.Relation) {
			seen = append(seen, r.Relation)
		}
		by[r.Relation] = append(by[r.Relation], r)
	}
	for _, rel := range seen {
		if len(by[rel]) > 0 {
			groups = append(groups, Group{rel, by[rel]})
		}
	}
	return groups, rejected
}

// IsConflict reports whether a relation sets side against side.
func IsConflict(r onrecord.Relation) bool {
	return r == onrecord.Contradicted || r == onrecord.ContradictedImplied
}

// Conflicts counts the findings that set side against side.
func Conflicts(groups []Group) int {
	n := 0
	for _, g := range groups {
		if IsConflict(g.Relation) {
			n += len(g.Rows)
		}
	}
	return n
}
