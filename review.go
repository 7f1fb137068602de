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
}
