package term

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/rivo/uniseg"

	"onrecord"
	"onrecord/publish"
)

// Board writes the edition's board to w.
func Board(w io.Writer, e publish.Edition, o Options) error {
	p := newPrinter(w, o)
	groups, rejected := publish.Rows(e.Board)
	p.header(&e)
	p.records(&e)
	p.strip(&e, groups)
	p.glance(&e, groups)
	for _, g := range groups {
		for _, r := range g.Rows {
			p.row(&e, r)
		}
	}
	p.alike(&e)
	p.legend(groups)
	p.rejected(rejected)
	p.discrepancies(&e)
	p.carriers(&e)
	return p.w.Flush()
}

func (p *printer) header(e *publish.Edition) {
	p.block("", 0, Clean(e.Name()), bold)
	for _, d := range e.Board.Event.Dates {
		words := fmt.Sprintf("%s · %s", d.Date, source(e, d.Source))
		if d.Note != "" {
			words += " (" + Clean(d.Note) + ")"
		}
		p.block("when   ", 7, words, noStyle)
	}
	for _, l := range e.Board.Event.Places {
		p.block("where  ", 7, Clean(l.Place)+" · "+source(e, l.Source), noStyle)
	}
}

// source writes who says so, in which words, and where they stand.
func source(e *publish.Edition, a onrecord.Anchor) string {
	ps := e.At(a)
	if ps.Lost {
		return "(" + Clean(string(a.Doc)) + " is not held)"
	}
	return fmt.Sprintf("%s: %s [%s]", Clean(cmp.Or(ps.Outlet, ps.Title)), publish.Quoted(Clean(ps.Exact)), Clean(ps.Ref()))
}

func (p *printer) records(e *publish.Edition) {
	p.heading("What is held of each side")
	for _, a := range e.Board.Accounts {
		words := fmt.Sprintf("%s: %s", Clean(cmp.Or(a.Side.Name, string(a.Side.ID))), publish.RecordMark(a.Record).Word)
		if a.Record == onrecord.NoRecord {
			words += " - ask for it; its silence means nothing"
		}
		if len(a.Documents) > 0 {
			words += " (" + Clean(joinDocs(a.Documents)) + ")"
		}
		p.block("  "+publish.RecordMark(a.Record).Glyph+" ", 4, words, noStyle)
	}
}

func joinDocs(ids []onrecord.DocumentID) string {
	var s []string
	for _, id := range ids {
		s = append(s, string(id))
	}
	return strings.Join(s, ", ")
}

func (p *printer) strip(e *publish.Edition, groups []publish.Group) {
	n := len(e.Board.Findings)
	counts := []string{plural(n, "proposition")}
	for _, g := range groups {
		m := publish.RelationMark(g.Relation)
		counts = append(counts, fmt.Sprintf("%s %d %s", m.Glyph, len(g.Rows), m.Word))
	}
	if d := len(e.Board.Discrepancies); d > 0 {
		counts = append(counts, "△ "+strings.Replace(plural(d, "discrepancy"), "discrepancys", "discrepancies", 1))
	}
	p.line("")
	p.block("", 0, strings.Join(counts, " · "), bold)
	if n == 0 {
		p.block("", 0, "No proposition was found that two sides could be compared on. The documents may be too few, or no side speaks in them.", noStyle)
	}
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

// row writes one proposition with every side's words.
func (p *printer) row(e *publish.Edition, r publish.Row) {
	m := publish.RelationMark(r.Relation)
	lead := m.String() + "  " + Clean(r.Proposition.ID) + "  "
	p.line("")
	words := Clean(r.Proposition.Text)
	if r.Proposition.Setting != "" {
		words += " (" + publish.SettingWord(r.Proposition.Setting) + ")"
	}
	p.lead(lead, words, relationStyle(r.Relation))
	p.block("    ", 4, decided(r), dim)
	for _, m := range r.Merged {
		p.block("    ", 4, "merged into it by "+Clean(m.By)+", "+publish.Minute(m.At)+": "+Clean(m.Proposition.ID)+" "+Clean(strings.TrimSpace(m.Proposition.Text+" "+bracketed(m.Note))), dim)
	}
	for _, a := range e.Board.Accounts {
		p.cell(e, a.Side, r)
	}
	for _, o := range e.Opinions(r.Finding) {
		p.block("    ", 6, fmt.Sprintf("second opinion, %s, which decides nothing: %s - %s [%s]; %s [%s]", Clean(o.Model), Clean(o.Says),
			publish.Quoted(Clean(o.Triggers[0].Exact)), Clean(o.Triggers[0].Ref()), publish.Quoted(Clean(o.Triggers[1].Exact)), Clean(o.Triggers[1].Ref())), dim)
	}
}

// lead writes a row's relation and proposition, on two lines where one is narrow.
func (p *printer) lead(lead, words string, st style) {
	if w := uniseg.StringWidth(lead); w <= p.Width/2 {
		p.block(p.paint(lead, st), w, words, bold)
		return
	}
	p.block("", 0, strings.TrimSpace(lead), st)
	p.block("    ", 4, words, bold)
}

// decided says who says so: a rule, or a person after it.
func decided(r publish.Row) string {
	words := Clean(r.Why)
	if m := publish.ShadeMark(r.Shade); m.Word != "" {
		words = m.String() + "; " + words
	}
	parts := []string{words, "machine-made, " + Clean(r.Rule), Clean(r.Reviewed())}
	if r.Human {
		parts[1] = ""
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

// bracketed puts a person's note behind what it is about.
func bracketed(note string) string {
	if note == "" {
		return ""
	}
	return "(" + note + ")"
}

func (p *printer) cell(e *publish.Edition, side onrecord.Side, r publish.Row) {
	pos := r.Position(side.ID)
	m := publish.StanceMark(pos.Stance)
	words := Clean(cmp.Or(side.Name, string(side.ID))) + ": " + m.String()
	if s := publish.ShadeMark(pos.Shade); s.Word != "" {
		words += " (" + s.String() + ")"
	}
	if was, ok := r.Machines[side.ID]; ok {
		words += " (corrected; the rule said “" + publish.StanceMark(was).Word + "”)"
	}
	if pos.Stance == onrecord.Silent && len(pos.Evidence) == 0 {
		words += fmt.Sprintf(", %s searched", plural(len(pos.Searched), "document"))
	}
	p.block("    ", 4, words, stanceStyle(pos.Stance))
	for i, ev := range pos.Evidence {
		if i == p.Evidence {
			p.line(fmt.Sprintf("      … and %s", plural(len(pos.Evidence)-i, "more passage")))
			break
		}
		p.passage(e.Passage(ev), len(pos.History) > 0)
	}
	p.history(e, pos.History)
}

// history writes what the same side's words say against its stance.
func (p *printer) history(e *publish.Edition, past []onrecord.Said) {
	for _, s := range past {
		p.block("    ", 4, publish.PastWord(s)+": "+publish.StanceMark(s.Stance).String(), dim)
		for _, ev := range s.Evidence[:min(p.Evidence, len(s.Evidence))] {
			p.passage(e.Passage(ev), true)
		}
	}
}

// passage writes words and where they stand; dated, also when they were
// published, as where a side's words of several days stand together.
func (p *printer) passage(ps publish.Passage, dated bool) {
	if ps.Lost {
		p.block("      ", 6, "(these words are not held: "+Clean(ps.Ref())+")", noStyle)
		return
	}
	words := publish.Quoted(Clean(ps.Exact)) + " [" + Clean(ps.Ref()) + "]"
	if len(ps.Chain) > 0 {
		words += " " + Clean(strings.Join(ps.Chain, " › ")) + ", " + ps.Mode
	}
	if dated && ps.Date != "" {
		words += ", " + ps.Date
	}
	if len(ps.Carriers) > 0 {
		words += ", also carried by " + Clean(joinDocs(ps.Carriers))
	}
	p.block("      ", 6, words, noStyle)
}

// alike lists the rows that a model finds to say the same, for a person to
// merge or not.
func (p *printer) alike(e *publish.Edition) {
	if len(e.Board.Alike) == 0 {
		return
	}
	p.heading("Second opinion: rows that may say the same")
	for _, g := range e.Board.Alike {
		p.block("  ", 4, Clean(strings.Join(g.Propositions, ", "))+" ("+Clean(g.Model)+")", dim)
	}
}

// legend explains the signs that need it, where any is used.
func (p *printer) legend(groups []publish.Group) {
	entries := publish.Legend(groups)
	if len(entries) == 0 {
		return
	}
	p.heading("What the signs mean")
	for _, e := range entries {
		p.block("  ", 4, e.String()+": "+e.Meaning, noStyle)
	}
}

func (p *printer) rejected(rows []publish.Row) {
	if len(rows) == 0 {
		return
	}
	p.heading("Taken off the board by a person")
	for _, r := range rows {
		p.block("  ", 4, fmt.Sprintf("%s  %s - %s", Clean(r.Proposition.ID), Clean(r.Proposition.Text), Clean(r.Reviewed())), noStyle)
	}
}

func (p *printer) discrepancies(e *publish.Edition) {
	if len(e.Board.Discrepancies) == 0 {
		return
	}
	p.heading("△ Differs between sources")
	for _, d := range e.Board.Discrepancies {
		words := Clean(cmp.Or(d.Slot, d.Type))
		if d.Note != "" {
			words += " - " + Clean(d.Note)
		}
		p.block("  ", 4, words, noStyle)
		for _, v := range d.Values {
			p.block("    ", 6, Clean(v.Value)+" · "+source(e, v.Anchor), noStyle)
		}
	}
}

func (p *printer) carriers(e *publish.Edition) {
	if len(e.Board.Derivations) == 0 {
		return
	}
	p.heading("Copies that count once")
	for _, d := range e.Board.Derivations {
		for _, c := range d.Carriers {
			p.block("  ", 4, fmt.Sprintf("%s carries %.0f %% of the words of %s", Clean(string(c.Doc)), 100*c.Shared, Clean(string(d.Record))), noStyle)
		}
	}
}

func relationStyle(r onrecord.Relation) style {
	switch {
	case publish.IsConflict(r):
		return red
	case r == onrecord.Agreed:
		return green
	case r == onrecord.PartlyAgreed, r == onrecord.DeniedOnly:
		return yellow
	}
	return noStyle
}

func stanceStyle(s onrecord.Stance) style {
	switch {
	case s.Affirms():
		return green
	case s.Rejects():
		return red
	}
	return dim
}
