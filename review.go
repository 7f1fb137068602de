package onrecord

import "time"

// A Review is a person's later claim about a machine's finding. Reviews are
// appended, never edited: the last one speaks.
type Review struct {
	By  string    `json:"by"`
	At  time.Time `json:"at"`
	Act string    `json:"act"` // "confirm", "correct", "reject", "merge", "unmerge"
	// Into is, of a merge, the text of the proposition that goes on.
	Into     string            `json:"into,omitempty"`
	Relation Relation          `json:"relation,omitempty"`
	Stances  map[SideID]Stance `json:"stances,omitempty"`
	Note     string            `json:"note,omitempty"`
	// Was and WasStances are what the row said when the person looked at it. Where
	// a re-run says otherwise, a confirmation no longer speaks for the row.
	Was        Relation          `json:"was,omitempty"`
	WasStances map[SideID]Stance `json:"was_stances,omitempty"`
}

// Outdated reports whether f, as machines made it, is no longer what the person
// looked at.
func (r *Review) Outdated(f *Finding) bool {
	if r.Was == "" {
		return false // kept before this was noted
	}
	for _, p := range f.Positions {
		if was, ok := r.WasStances[p.Side]; ok && was != p.Stance {
			return true
		}
	}
	return r.Was != f.Relation
}
