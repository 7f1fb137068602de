package compare

import (
	"slices"
	"strings"

	"onrecord"
)

// Several sides may say one thing in one sentence: "France and Brazil deny
// that", "the mayor, the army and the union all dispute it". The passage is then
// each one's account.

// together returns the other sides that p names in one subject with the side
// that it cites.
func (n *namer) together(p *passage) []onrecord.SideID {
	var subject []onrecord.SideID
	coordinated := false
	found := n.subjects(p.words)
	for i, at := range found {
		if i == 0 || !follows(p.words, found[i-1], at) {
			subject, coordinated = nil, false
		} else {
			coordinated = coordinated || containsAny(p.words[found[i-1].at:at.at], "and")
		}
		if governed(p.words, at.at) {
			continue // "after talks with France, Brazil denied"
		}
		subject = append(subject, at.side.ID)
		if coordinated && slices.Contains(subject, p.side) && speakTogether(p.words, at.at+at.length) {
			slices.Sort(subject)
			return slices.DeleteFunc(slices.Compact(subject), func(s onrecord.SideID) bool { return s == p.side })
		}
	}
	return nil
}

// governed reports whether the name at i stands under a preposition or a verb,
// so that it is no subject.
func governed(ws []word, i int) bool {
	if i > 0 && articles.has(ws[i-1].low) {
		i--
	}
	return i > 0 && governing.has(ws[i-1].low)
}

// follows reports whether b is joined to a, or goes on naming the same side:
// "the French foreign ministry".
func follows(ws []word, a, b mention) bool {
	between := ws[a.at+a.length : b.at]
	return joined(between) || len(between) == 0 && a.side == b.side
}

// subjects are the mentions in ws with the states that stand bare among others:
// "France and Brazil deny".
func (n *namer) subjects(ws []word) []mention {
	var out []mention
	for i := 0; i < len(ws); i++ {
		at, ok := n.at(ws, i)
		if v := n.m.ofState(ws[i].stem); !ok && v != nil && (joined(ws[i+1:min(len(ws), i+2)]) || speakTogether(ws, i+1)) {
			at, ok = mention{i, 1, v}, true
		}
		if ok {
			out = append(out, at)
			i += at.length - 1
		}
	}
	return out
}

// ofState returns the one side of a state, nil where there is none or several.
func (m *material) ofState(state string) *sideView {
	var found *sideView
	for i := range m.sides {
		if m.sides[i].nation == state && state != "" {
			if found != nil {
				return nil
			}
			found = &m.sides[i]
		}
	}
	return found
}

// joined reports whether ws do no more than join two names.
func joined(ws []word) bool {
	return len(ws) > 0 && !slices.ContainsFunc(ws, func(w word) bool { return !joining.has(w.low) && !strings.HasPrefix(w.stem, "<") })
}

// speakTogether reports whether a verb of saying of several comes next.
func speakTogether(ws []word, i int) bool {
	for i < len(ws) && collective.has(ws[i].low) {
		i++
	}
	return i < len(ws) && verbOfSaying(ws, i)
}

var (
	joining    = setOf(", and as well the a an")
	collective = setOf("all both each have had also jointly alike")
)

// withJoint adds to the passages of a document one for each other side that
// says the same in the same sentence.
func withJoint(ps []*passage) []*passage {
	var out []*passage
	for _, p := range ps {
		out = append(out, p)
		for _, side := range p.joint {
			other := *p
			other.side = side
			out = append(out, &other)
		}
	}
	return out
}
