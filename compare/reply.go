package compare

import (
	"slices"
	"strings"

	"onrecord"
)

// Unanswered returns the findings that a side should be asked about: others
// say or deny something and this side's held texts do not speak to it. Those that
// name the side stand apart from the others; both stand in the board's order.
func Unanswered(b onrecord.Board, side onrecord.SideID) (named, other []onrecord.Finding) {
	var names []string
	for _, a := range b.Accounts {
		if a.Side.ID == side {
			names = namesToLookFor(a.Side)
		}
	}
	for _, f := range b.Findings {
		own := f.Position(side).Stance
		switch {
		case own != onrecord.Missing && own != onrecord.Silent || !spoken(f, side):
		case slices.ContainsFunc(names, func(n string) bool { return strings.Contains(f.Proposition.Text, n) }):
			named = append(named, f)
		default:
			other = append(other, f)
		}
	}
	return named, other
}

// namesToLookFor are a side's names as rows may have them: in full, and the last
// word of a speaker's name.
func namesToLookFor(s onrecord.Side) []string {
	names := append([]string{s.Name}, s.Speakers...)
	for _, n := range s.Speakers {
		if words := strings.Fields(n); len(words) == 2 {
			names = append(names, words[1])
		}
	}
	return names
}

// spoken reports whether another side than the given one takes a stance.
func spoken(f onrecord.Finding, side onrecord.SideID) bool {
	return slices.ContainsFunc(f.Positions, func(p onrecord.Position) bool {
		return p.Side != side && (p.Stance.Affirms() || p.Stance.Rejects())
	})
}
