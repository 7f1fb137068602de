package term

import (
	"cmp"
	"strings"

	"github.com/rivo/uniseg"

	"onrecord"
	"onrecord/publish"
)

// Columns of the glance table. Where words are cut, glyphs never are.
const (
	cellWidth = 17
	leastText = 24
)

// glance writes one line for each proposition with each side's stance. It is
// left out where the window is too narrow for it: all that it says follows.
func (p *printer) glance(e *publish.Edition, groups []publish.Group) {
	relationWidth := 0
	for _, g := range groups {
		relationWidth = max(relationWidth, uniseg.StringWidth(publish.RelationMark(g.Relation).String())+2)
	}
	rest := p.Width - relationWidth - cellWidth*len(e.Board.Accounts)
	if rest < leastText {
		rest, relationWidth = rest+relationWidth-18, 18
	}
	if rest < leastText || len(groups) == 0 {
		return
	}
	p.line("")
	head := pad("", relationWidth+rest)
	for _, a := range e.Board.Accounts {
		head += column(Clean(cmp.Or(a.Side.Name, string(a.Side.ID))), cellWidth)
	}
	p.line(p.paint(head, dim))
	for _, g := range groups {
		for _, r := range g.Rows {
			p.glanceRow(e, r, relationWidth, rest)
		}
	}
}

func (p *printer) glanceRow(e *publish.Edition, r publish.Row, relationWidth, rest int) {
	words := wrap(Clean(r.Proposition.ID)+" "+Clean(r.Proposition.Text), rest-2)
	m := publish.RelationMark(r.Relation)
	line := p.paint(column(m.String(), relationWidth), relationStyle(r.Relation)) + column(words[0], rest)
	for _, a := range e.Board.Accounts {
		pos := r.Position(a.Side.ID)
		line += p.paint(column(glanceMark(pos).String(), cellWidth), stanceStyle(pos.Stance))
	}
	p.line(line)
	for _, w := range words[1:] {
		p.line(strings.Repeat(" ", relationWidth) + w)
	}
}

// glanceMark is a side's stance, with a second glyph where its own words do not
// all go one way.
func glanceMark(pos onrecord.Position) publish.Mark {
	m := publish.StanceMark(pos.Stance)
	if len(pos.History) > 0 {
		m.Glyph += publish.ShadeMark(pos.Shade).Glyph
	}
	return m
}

// column fits s into n columns with a gap behind it.
func column(s string, n int) string {
	if uniseg.StringWidth(s) > n-2 {
		s = clip(s, n-2)
	}
	return pad(s, n)
}
