package publish

import (
	"slices"

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
	Human    bool              // a person confirmed or corrected it
	Rejected bool              // a person took it off the board
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
	r.Human = f.Review.Act == confirmed || f.Review.Act == corrected
	r.Rejected = f.Review.Act == rejected
	if f.Review.Act != corrected {
		return r
	}
	if f.Review.Relation != "" {
		r.Relation, r.Shade = f.Review.Relation, ""
	}
	r.Positions = slices.Clone(f.Positions)
	for i, p := range r.Positions {
		if s, ok := f.Review.Stances[p.Side]; ok {
			r.Positions[i].Stance, r.Positions[i].Shade = s, ""
		}
	}
	return r
}

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
