package ask

import (
	"context"
	"path/filepath"

	"onrecord"
	"onrecord/compare"
	"onrecord/text"
)

// Unprompted is what boards find without being asked.
type Unprompted struct {
	Rows      int        `json:"rows"`
	Conflicts []Conflict `json:"conflicts"` // rows marked contradicted or denied
	// Pairs is how many gold contradictions have words on both sides, and Found
	// how many of them some contradicted row shows with both.
	Pairs  int      `json:"pairs"`
	Found  int      `json:"found"`
	Missed []string `json:"missed"`
}

// A Conflict is one row for a person to judge.
type Conflict struct {
	Case     string            `json:"case"`
	Row      string            `json:"row"`
	Relation onrecord.Relation `json:"relation"`
	Words    []string          `json:"words"` // side: stance by rule: first evidence
}

// Boards runs the boards of every case under dir.
func Boards(ctx context.Context, dir string, load Loader) (Unprompted, error) {
	var u Unprompted
	cases, err := Cases(dir)
	if err != nil {
		return u, err
	}
	for _, folder := range cases {
		g, err := LoadGold(folder)
		if err != nil {
			return u, err
		}
		c, _, err := load(ctx, folder)
		if err != nil {
			return u, err
		}
		u.add(filepath.Base(folder), c, g)
	}
	return u, nil
}

func (u *Unprompted) add(name string, c compare.Case, g Gold) {
	texts := map[onrecord.DocumentID]*text.Text{}
	for _, r := range c.Readings {
		texts[r.Document.ID] = r.Document.Text
	}
	b := compare.Board(c)
	u.Rows += len(b.Findings)
	for _, f := range b.Findings {
		if contradicts(f.Relation) || f.Relation == onrecord.DeniedOnly {
			u.Conflicts = append(u.Conflicts, conflictOf(name, f, texts))
		}
	}
	for _, p := range g.Propositions {
		if !p.IsCertain() || !contradicts(p.Relation) || !twoSided(p) {
			continue
		}
		u.Pairs++
		if shownBy(b, p, texts) {
			u.Found++
		} else {
			u.Missed = append(u.Missed, name+" "+p.ID+" "+p.Text)
		}
	}
}

func conflictOf(name string, f onrecord.Finding, texts map[onrecord.DocumentID]*text.Text) Conflict {
	c := Conflict{Case: name, Row: f.Proposition.Text, Relation: f.Relation}
	for _, p := range f.Positions {
		if len(p.Evidence) > 0 {
			e := p.Evidence[0]
			c.Words = append(c.Words, string(p.Side)+": "+string(p.Stance)+" by "+p.Rule+": "+texts[e.Doc].Slice(e.Span))
		}
	}
	return c
}

// twoSided reports whether the gold quotes both an affirming and a rejecting
// side.
func twoSided(p GoldProposition) bool {
	var affirms, rejects bool
	for _, s := range p.Stances() {
		affirms = affirms || s.Label.Affirms() && s.Span != ""
		rejects = rejects || s.Label.Rejects() && s.Span != ""
	}
	return affirms && rejects
}

func shownBy(b onrecord.Board, p GoldProposition, texts map[onrecord.DocumentID]*text.Text) bool {
	for _, f := range b.Findings {
		if !contradicts(f.Relation) {
			continue
		}
		var affirms, rejects bool
		for side, want := range p.Stances() {
			pos := f.Position(side)
			if !shows(pos, want, texts) {
				continue
			}
			affirms = affirms || want.Label.Affirms() && pos.Stance.Affirms()
			rejects = rejects || want.Label.Rejects() && pos.Stance.Rejects()
		}
		if affirms && rejects {
			return true
		}
	}
	return false
}

func shows(p onrecord.Position, want GoldStance, texts map[onrecord.DocumentID]*text.Text) bool {
	d := texts[want.Doc]
	if d == nil {
		return false
	}
	span, ok := locate(d.String(), want.Span)
	for _, e := range p.Evidence {
		if ok && e.Doc == want.Doc && e.Span.Overlaps(span) {
			return true
		}
	}
	return false
}
