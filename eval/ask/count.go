package ask

import (
	"fmt"
	"maps"
	"slices"

	"onrecord"
	"onrecord/compare"
	"onrecord/text"
)

// tally counts what the score is made of.
type tally struct {
	all, own, mixed        stratum
	relations, relationsOK int
	conP, conG, conTP      int
	silentDenied, flips    int
	ev, ev1, ev3           int
	shown, notVerbatim     int
	disP, disG, disTP      int
	problems               []string
	misses                 []Miss
}

// stratum counts stances of one kind of document.
type stratum struct {
	n, ok, ok7              int
	gold, answered, matched map[onrecord.Stance]int
}

// A Miss is one stance that differs from the gold, for reading.
type Miss struct {
	Case, Proposition, Side string
	Want, Got               onrecord.Stance
	Rule                    string
}

func merged(s onrecord.Stance) onrecord.Stance {
	switch {
	case s.Rejects():
		return onrecord.Denies
	case s == onrecord.Partial:
		return onrecord.Asserts
	}
	return s
}

func (s *stratum) add(want, got onrecord.Stance) {
	if s.gold == nil {
		s.gold, s.answered, s.matched = map[onrecord.Stance]int{}, map[onrecord.Stance]int{}, map[onrecord.Stance]int{}
	}
	s.n++
	if want == got {
		s.ok7++
	}
	w, g := merged(want), merged(got)
	s.gold[w]++
	s.answered[g]++
	if w == g {
		s.ok++
		s.matched[w]++
	}
}

func contradicts(r onrecord.Relation) bool {
	return r == onrecord.Contradicted || r == onrecord.ContradictedImplied
}

// add counts one case's board against its gold.
func (t *tally) add(name string, c compare.Case, g Gold, b onrecord.Board) {
	texts := map[onrecord.DocumentID]*text.Text{}
	for _, r := range c.Readings {
		texts[r.Document.ID] = r.Document.Text
	}
	found := map[string]onrecord.Finding{}
	for _, f := range b.Findings {
		found[f.Proposition.ID] = f
	}
	for _, p := range g.Propositions {
		f := found[p.ID]
		if p.IsCertain() {
			t.addRelation(p.Relation, f.Relation)
		}
		stances := p.Stances()
		for _, side := range slices.Sorted(maps.Keys(stances)) { // misses are listed in this order
			want := stances[side]
			pos := f.Position(side)
			t.verbatim(pos, texts)
			if p.IsCertain() {
				t.addStance(name, p.ID, side, want, pos, c, texts)
			}
		}
	}
	t.addDiscrepancies(g, b, texts)
}

func (t *tally) addRelation(want, got onrecord.Relation) {
	t.relations++
	if want == got {
		t.relationsOK++
	}
	w, g := contradicts(want), contradicts(got)
	if w {
		t.conG++
	}
	if g {
		t.conP++
	}
	if w && g {
		t.conTP++
	}
}

// verbatim counts shown evidence that is not a stretch of its document.
func (t *tally) verbatim(p onrecord.Position, texts map[onrecord.DocumentID]*text.Text) {
	for _, e := range p.Evidence {
		t.shown++
		if d := texts[e.Doc]; d == nil || !d.Valid(e.Span) {
			t.notVerbatim++
		}
	}
}

func (t *tally) addStance(name, id string, side onrecord.SideID, want GoldStance, pos onrecord.Position, c compare.Case, texts map[onrecord.DocumentID]*text.Text) {
	got := pos.Stance
	if got == onrecord.Missing {
		got = onrecord.Silent
	}
	t.all.add(want.Label, got)
	if ownOnly(c.Dossier, side, want) {
		t.own.add(want.Label, got)
	} else {
		t.mixed.add(want.Label, got)
	}
	if merged(want.Label) != merged(got) {
		t.misses = append(t.misses, Miss{name, id, string(side), want.Label, got, pos.Rule})
	}
	if want.Label == onrecord.Silent && got.Rejects() {
		t.silentDenied++
	}
	w, g := merged(want.Label), merged(got)
	if (w == onrecord.Asserts && g == onrecord.Denies) || (w == onrecord.Denies && g == onrecord.Asserts) {
		t.flips++
	}
	t.addEvidence(name, id, want, pos, texts)
}

// ownOnly reports whether the stance rests on a document that speaks for a
// side; for silence, whether every document that could speak for it does.
func ownOnly(d onrecord.Dossier, side onrecord.SideID, want GoldStance) bool {
	for _, item := range d.Documents {
		counts := item.SpeaksFor == "" || item.SpeaksFor == side
		if want.Doc != "" {
			counts = item.File == string(want.Doc)
		}
		if counts && item.SpeaksFor == "" {
			return false
		}
	}
	return true
}

func (t *tally) addEvidence(name, id string, want GoldStance, pos onrecord.Position, texts map[onrecord.DocumentID]*text.Text) {
	d := texts[want.Doc]
	if want.Span == "" || d == nil {
		return
	}
	span, ok := locate(d.String(), want.Span)
	if !ok {
		t.problems = append(t.problems, fmt.Sprintf("%s %s: gold span is not in %s", name, id, want.Doc))
		return
	}
	t.ev++
	for i, e := range pos.Evidence {
		if i < 3 && e.Doc == want.Doc && e.Span.Overlaps(span) {
			t.ev3++
			if i == 0 {
				t.ev1++
			}
			return
		}
	}
}

// addDiscrepancies pairs each gold discrepancy with the first unused one that
// has a value at both of its places.
func (t *tally) addDiscrepancies(g Gold, b onrecord.Board, texts map[onrecord.DocumentID]*text.Text) {
	t.disP += len(b.Discrepancies)
	used := make([]bool, len(b.Discrepancies))
	for _, want := range g.Discrepancies {
		if !want.Counts() {
			continue
		}
		t.disG++
		for i, d := range b.Discrepancies {
			if !used[i] && holds(d, want.A, texts) && holds(d, want.B, texts) {
				used[i] = true
				t.disTP++
				break
			}
		}
	}
}

func holds(d onrecord.Discrepancy, at GoldStance, texts map[onrecord.DocumentID]*text.Text) bool {
	tx := texts[at.Doc]
	if tx == nil {
		return true // the place lies in no held document: it asks for nothing
	}
	span, ok := locate(tx.String(), at.Span)
	for _, v := range d.Values {
		if ok && v.Doc == at.Doc && v.Span.Overlaps(span) {
			return true
		}
	}
	return false
}
