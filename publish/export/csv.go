package export

import (
	"bytes"
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord"
	"onrecord/publish"
	"onrecord/text"
)

// CSV writes findings.csv, discrepancies.csv, statements.csv and documents.csv.
func (x *Export) CSV(e *publish.Edition) error {
	for _, t := range []table{findings(e), discrepancies(e), statements(e), documents(e)} {
		b, err := t.encode()
		if err != nil {
			return err
		}
		if err := x.Add(t.name, b, len(t.rows)); err != nil {
			return err
		}
	}
	return nil
}

// FindingsTo writes findings.csv alone.
func FindingsTo(w io.Writer, e *publish.Edition) error {
	if err := whole(e); err != nil {
		return err
	}
	b, err := findings(e).encode()
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

// A table is one CSV file. Cells are the words as they are.
type table struct {
	name   string
	header []string
	rows   [][]string
}

func (t table) encode() ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true // RFC 4180
	_ = w.Write(t.header)
	for _, row := range t.rows {
		safe := make([]string, len(row))
		for i, cell := range row {
			safe[i] = Cell(cell)
		}
		_ = w.Write(safe)
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// Cell makes s safe for a spreadsheet, which runs what looks like a formula,
// white space in front or not. Control characters go: some programs start a new
// cell at them.
func Cell(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' && r != '\r' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }))
	lead, _ := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("=+-@＝＋－＠−", first) || strings.ContainsRune("\t\r\n", lead) || lead == '\'' {
		return "'" + s
	}
	return s
}

var spanHeader = []string{"document", "start", "end", "byte_start", "byte_end", "text"}

// spanCells are an anchor's cells; empty ones for a nil text.
func spanCells(t *text.Text, doc onrecord.DocumentID, s text.Span) []string {
	if t == nil {
		return make([]string, len(spanHeader))
	}
	return []string{string(doc), strconv.Itoa(t.Points(s.Start)), strconv.Itoa(t.Points(s.End)), strconv.Itoa(s.Start), strconv.Itoa(s.End), t.Slice(s)}
}

func findings(e *publish.Edition) table {
	t := table{name: "findings.csv", header: append([]string{
		"finding", "proposition", "topic", "relation", "shade", "rule", "review", "reviewed_by", "reviewed_at", "review_note",
		"reviewed_relation", "outdated", "merged", "side", "side_name", "stance", "reviewed_stance", "said", "said_by", "stance_rule", "confidence", "n",
	}, spanHeader...)}
	for _, f := range e.Board.Findings {
		row := append([]string{f.Proposition.ID, f.Proposition.Text, f.Proposition.Topic, string(f.Relation), string(f.Shade), f.Rule}, reviewCells(f)...)
		for _, p := range f.Positions {
			side := append(slices.Clip(row), string(p.Side), e.SideName(p.Side))
			t.passages(e, slices.Concat(side, []string{string(p.Stance), reviewedStance(f.Review, p.Side), "", "", p.Rule, number(p.Confidence)}), p.Evidence)
			for _, s := range p.History {
				t.passages(e, slices.Concat(side, []string{string(s.Stance), "", said(s), s.Day.String(), s.Rule, ""}), s.Evidence)
			}
		}
	}
	return t
}

// passages adds one row for each passage, and one without words where there is
// none.
func (t *table) passages(e *publish.Edition, head []string, evidence []onrecord.Evidence) {
	if len(evidence) == 0 {
		t.add(head, []string{"0"}, spanCells(nil, "", text.Span{}))
	}
	for n, ev := range evidence {
		t.add(head, []string{strconv.Itoa(n + 1)}, spanCells(e.Text(ev.Doc), ev.Doc, ev.Span))
	}
}

// reviewCells are what a person made of a row.
func reviewCells(f onrecord.Finding) []string {
	var merged []string
	for _, m := range f.Merged {
		merged = append(merged, m.Proposition.ID+" "+m.Proposition.Text+" ("+m.By+", "+publish.Minute(m.At)+")")
	}
	cells := []string{"", "", "", "", "", "", strings.Join(merged, "; ")}
	if r := f.Review; r != nil {
		outdated := strconv.FormatBool(r.Outdated(&f))
		copy(cells, []string{r.Act, r.By, r.At.UTC().Format("2006-01-02T15:04:05Z"), r.Note, string(r.Relation), outdated})
	}
	return cells
}

func reviewedStance(r *onrecord.Review, side onrecord.SideID) string {
	if r == nil {
		return ""
	}
	return string(r.Stances[side])
}

// said tells a side's other stance from its own: it was said before, or as well.
func said(s onrecord.Said) string {
	if s.Earlier {
		return "earlier"
	}
	return "also"
}

func discrepancies(e *publish.Edition) table {
	t := table{name: "discrepancies.csv", header: append([]string{"n", "type", "slot", "note", "side", "value"}, spanHeader...)}
	for i, d := range e.Board.Discrepancies {
		for _, v := range d.Values {
			t.add([]string{strconv.Itoa(i + 1), d.Type, d.Slot, d.Note, string(v.Side), v.Value}, spanCells(e.Text(v.Doc), v.Doc, v.Span))
		}
	}
	return t
}

func statements(e *publish.Edition) table {
	t := table{name: "statements.csv", header: append([]string{
		"statement", "in", "kind", "headline", "narrated", "cue_class", "negated", "hedged", "cue", "source", "speaker", "party", "confidence", "by",
	}, spanHeader...)}
	for _, r := range e.Readings {
		for _, s := range r.Statements {
			t.add(statementCells(r.Document, s), spanCells(r.Document.Text, r.Document.ID, s.Content.Hull()))
		}
	}
	return t
}

func statementCells(d *onrecord.Document, s onrecord.Statement) []string {
	source, speaker, party := "", "", ""
	if s.Source != nil {
		source, speaker, party = publish.Slices(d.Text, s.Source.Spans), s.Source.Speaker, string(s.Source.Party)
	}
	return []string{
		string(s.ID), string(s.In), string(s.Kind), strconv.FormatBool(s.Headline), strconv.FormatBool(s.Narrated),
		string(s.Cue.Class), strconv.FormatBool(s.Cue.Negated), strconv.FormatBool(s.Cue.Hedged), publish.Slices(d.Text, s.Cue.Spans),
		source, speaker, party, number(s.Confidence), s.By,
	}
}

func documents(e *publish.Edition) table {
	t := table{name: "documents.csv", header: []string{
		"document", "title", "outlet", "url", "published", "language", "speaks_for", "complete", "sha256", "captured", "statements", "problems",
	}}
	for _, r := range e.Readings {
		d := r.Document
		captured := ""
		if c := e.Captures[d.Capture]; !c.Started.IsZero() {
			captured = c.Started.Format("2006-01-02T15:04:05Z")
		}
		t.rows = append(t.rows, []string{
			string(d.ID), e.Title(d.ID), e.Outlet(d.ID), e.Address(d.ID), d.Published.Date.String(), d.Language, string(d.SpeaksFor),
			strconv.FormatBool(d.Complete), d.Capture.String(), captured, strconv.Itoa(len(r.Statements)), strconv.Itoa(len(d.Problems)),
		})
	}
	return t
}

func (t *table) add(parts ...[]string) {
	var row []string
	for _, p := range parts {
		row = append(row, p...)
	}
	t.rows = append(t.rows, row)
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', 3, 64) }
