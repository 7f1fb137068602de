package term

import (
	"bufio"
	"io"
	"strings"

	"onrecord"
	"onrecord/publish"
)

// Plain writes one tab-separated line for each piece of evidence, and one for
// each cell that has none: relation, proposition, side, stance, anchor, words,
// proposition text. What a side said against its own stance has lines of its
// own, its stance marked "earlier:" or "also:". Empty fields are "-". Nothing is
// cut or wrapped.
func Plain(w io.Writer, e publish.Edition) error {
	b := bufio.NewWriter(w)
	groups, _ := publish.Rows(e.Board)
	for _, g := range groups {
		for _, r := range g.Rows {
			for _, pos := range r.Positions {
				plainCell(b, &e, r, pos)
			}
		}
	}
	return b.Flush()
}

func plainCell(b *bufio.Writer, e *publish.Edition, r publish.Row, pos onrecord.Position) {
	line := func(stance, ref, words string) {
		fields := []string{string(r.Relation), r.Proposition.ID, string(pos.Side), stance, ref, words, r.Proposition.Text}
		for i, f := range fields {
			if fields[i] = Clean(f); fields[i] == "" {
				fields[i] = "-"
			}
		}
		b.WriteString(strings.Join(fields, "\t") + "\n") // the first error is kept for Flush
	}
	if len(pos.Evidence) == 0 {
		line(string(pos.Stance), "", "")
	}
	all := func(stance string, evidence []onrecord.Evidence) {
		for _, ev := range evidence {
			ps := e.Passage(ev)
			line(stance, ps.Ref(), ps.Exact)
		}
	}
	all(string(pos.Stance), pos.Evidence)
	for _, s := range pos.History {
		past := "also:"
		if s.Earlier {
			past = "earlier:"
		}
		all(past+string(s.Stance), s.Evidence)
	}
}
