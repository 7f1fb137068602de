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
	b := m.board()
	b.Findings = m.rows()
	return b
}

func (m *material) rows() []onrecord.Finding {
	var rows []onrecord.Finding
	for _, p := range m.candidates() {
		f := m.finding(m.query(p))
		if f.Relation != onrecord.Unaddressed && !slices.ContainsFunc(rows, func(r onrecord.Finding) bool { return sameGround(r, f) }) {
			rows = append(rows, f)
		}
	}
	slices.SortStableFunc(rows, func(a, b onrecord.Finding) int { return cmp.Compare(prominence(a), prominence(b)) })
	for i := range rows {
		rows[i].Proposition.ID = fmt.Sprintf("p%d", i+1)
	}
	return rows
}

// candidates are what the sides put forward, one a passage.
func (m *material) candidates() []onrecord.Proposition {
	var out []onrecord.Proposition
	for _, p := range m.passages {
		if p.side == "" || p.title || p.question || p.voice > carriedVoice || len(m.heavy(p.words)) < 2 {
			continue
		}
		out = append(out, onrecord.Proposition{Text: wording(p.text(m))})
	}
	return out
}

// wording cuts a sentence to what a row header can hold.
func wording(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) <= 140 {
		return s
	}
	cut := strings.LastIndexByte(s[:140], ' ')
	return s[:max(cut, 1)] + " ..."
}

// sameGround reports whether two findings rest on the same first words of each
// side.
func sameGround(a, b onrecord.Finding) bool {
	shared := 0
	for _, p := range a.Positions {
		q := b.Position(p.Side)
		if len(p.Evidence) == 0 || len(q.Evidence) == 0 {
			if len(p.Evidence) != len(q.Evidence) {
				return false
			}
			continue
		}
		if p.Evidence[0].Anchor != q.Evidence[0].Anchor {
			return false
		}
		shared++
	}
	return shared > 0
}

// prominence orders rows: conflicts, then what is agreed, then the rest.
func prominence(f onrecord.Finding) int {
	return slices.Index([]onrecord.Relation{onrecord.Contradicted, onrecord.ContradictedImplied, onrecord.DeniedOnly,
		onrecord.PartlyAgreed, onrecord.Agreed, onrecord.OneSided}, f.Relation)
}
