package compare

import "onrecord"

// Unanswered returns the findings that a side should be asked about: others
// say or deny something and this side's held texts do not speak to it. They
// stand in the board's order.
func Unanswered(b onrecord.Board, side onrecord.SideID) []onrecord.Finding {
	var out []onrecord.Finding
	for _, f := range b.Findings {
		own := f.Position(side).Stance
		if (own == onrecord.Missing || own == onrecord.Silent) && spoken(f, side) {
			out = append(out, f)
		}
	}
	return out
}

// spoken reports whether another side than the given one takes a stance.
func spoken(f onrecord.Finding, side onrecord.SideID) bool {
	for _, p := range f.Positions {
		if p.Side != side && (p.Stance.Affirms() || p.Stance.Rejects()) {
			return true
		}
	}
	return false
}
