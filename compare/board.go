package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"onrecord"
)

// Board lines up the sides' accounts by itself: it takes the propositions from
// what the sides say, answers each as [Ask] does, folds those that rest on the
// same words, and puts conflicts first.
func Board(c Case) onrecord.Board {
	m := prepare(c)
	m.model = defaultModel()
	m.speakers = speakersOf(m.passages)
	m.least = leastShown
	b := m.board()
	b.Findings = m.rows()
	return b
}

// leastShown is how well a further passage must answer a row to stand under it. Who
// asks a question of their own gets all three that come nearest.
const leastShown = 0.05

func (m *material) rows() []onrecord.Finding {
	var rows []onrecord.Finding
	led := map[onrecord.Anchor]bool{} // passages that lead a row already
	all := m.candidates()
	for _, c := range all {
		if led[c.p.anchor(m)] && !c.denied && !c.part {
			continue
		}
		q := m.query(onrecord.Proposition{Text: c.text, Setting: c.setting()})
		f := m.finding(q)
		if !leads(f, c, c.p.anchor(m)) || slices.ContainsFunc(rows, func(r onrecord.Finding) bool { return sameGround(r, f) }) {
			continue
		}
		if f.Relation == onrecord.Unaddressed {
			continue
		}
		f.Proposition.Text = ownWords(c.text, q.words)
		for _, p := range f.Positions {
			if len(p.Evidence) > 0 && !c.slot {
				led[p.Evidence[0].Anchor] = true
			}
		}
		rows = append(rows, f)
	}
	rows = m.unrepeated(m.inSentences(rows, all))
	slices.SortStableFunc(rows, func(a, b onrecord.Finding) int {
		return cmp.Or(cmp.Compare(prominence(a), prominence(b)), strings.Compare(a.Proposition.Text, b.Proposition.Text))
	})
	for i := range rows {
		rows[i].Proposition.ID = fmt.Sprintf("p%d", i+1)
	}
	return rows
}

// inSentences words a row that only has a topic by the sentence of a side that
// says it, where one rests on the same words and gets the same answers.
func (m *material) inSentences(rows []onrecord.Finding, all []candidate) []onrecord.Finding {
	for i, r := range rows {
		if !topicOnly(r.Proposition.Text) {
			continue
		}
		for _, c := range all {
			if c.denied || c.part || c.slot || !leadBy(r, c.p.anchor(m)) {
				continue
			}
			q := m.query(onrecord.Proposition{Text: c.text, Setting: c.setting()})
			if f := m.finding(q); sameGround(r, f) {
				f.Proposition.Text = ownWords(c.text, q.words)
				rows[i] = f
				break
			}
		}
	}
	return rows
}

// leadBy reports whether the words at a are the first that a side's position
// rests on.
func leadBy(f onrecord.Finding, a onrecord.Anchor) bool {
	return slices.ContainsFunc(f.Positions, func(p onrecord.Position) bool {
		return len(p.Evidence) > 0 && p.Evidence[0].Anchor == a || slices.ContainsFunc(p.History, func(s onrecord.Said) bool { return len(s.Evidence) > 0 && s.Evidence[0].Anchor == a })
	})
}

// leads reports whether a row is about what its source says: the source's own
// position, or what it says against it, rests on the passage that the row was worded from,
// and takes it the way that it was worded, as a denial or not. That a side goes
// both ways with no day between is brought up only where it is plain.
func leads(f onrecord.Finding, c candidate, a onrecord.Anchor) bool {
	rests := func(s onrecord.Stance, evidence []onrecord.Evidence) bool {
		return s.Rejects() == c.denied && slices.ContainsFunc(evidence, func(e onrecord.Evidence) bool { return e.Anchor == a })
	}
	own := f.Position(c.p.side)
	return rests(own.Stance, own.Evidence) || slices.ContainsFunc(own.History, func(s onrecord.Said) bool {
		return (s.Earlier || own.Confidence >= certain) && rests(s.Stance, s.Evidence)
	})
}

// unrepeated leaves out rows that only negate another: a side asserts in them
// that what it rejects in the other row is not so.
func (m *material) unrepeated(rows []onrecord.Finding) []onrecord.Finding {
	rejected := map[onrecord.SideID][][]word{} // what each side rejects
	for _, f := range rows {
		for _, p := range f.Positions {
			if p.Stance == onrecord.Denies && (p.Shade == "" || len(p.History) > 0) && !m.negates(f.Proposition.Text) {
				rejected[p.Side] = append(rejected[p.Side], m.wordsIn(f.Proposition.Text))
			}
		}
	}
	return slices.DeleteFunc(rows, func(f onrecord.Finding) bool {
		if f.Relation != onrecord.OneSided || !m.negates(f.Proposition.Text) {
			return false
		}
		own := m.wordsIn(f.Proposition.Text)
		return slices.ContainsFunc(f.Positions, func(p onrecord.Position) bool {
			return p.Stance.Affirms() && slices.ContainsFunc(rejected[p.Side], func(other []word) bool { return coverage(other, own) >= 0.8 })
		})
	})
}

// sameGround reports whether two findings rest on the same first words of each
// side and say the same of them.
func sameGround(a, b onrecord.Finding) bool {
	shared := 0
	for _, p := range a.Positions {
		q := b.Position(p.Side)
		if p.Stance != q.Stance {
			return false
		}
		if len(p.Evidence) == 0 {
			continue
		}
		if len(q.Evidence) == 0 || p.Evidence[0].Anchor != q.Evidence[0].Anchor {
			return false
		}
		shared++
	}
	return shared > 0
}

// prominence orders rows: conflicts, then what is agreed, then the rest.
func prominence(f onrecord.Finding) int {
	return slices.Index([]onrecord.Relation{onrecord.Contradicted, onrecord.ContradictedImplied, onrecord.DeniedOnly,
		onrecord.PartlyAgreed, onrecord.Agreed, onrecord.OneSided, onrecord.Unaddressed}, f.Relation)
}
