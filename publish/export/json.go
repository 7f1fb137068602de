package export

import (
	"encoding/json"
	"io"

	"onrecord/publish"
	"onrecord/publish/wire"
)

// JSON writes board.json as "onrecord board --json" prints it, and
// documents.jsonl and statements.jsonl as "read" and "statements" do.
func (x *Export) JSON(e *publish.Edition) error {
	all := allOf(e)
	board, err := json.MarshalIndent(all.Board, "", " ")
	if err != nil {
		return err
	}
	if err := x.Add("board.json", append(board, '\n'), 0); err != nil {
		return err
	}
	if err := addLines(x, "documents.jsonl", all.Documents); err != nil {
		return err
	}
	return addLines(x, "statements.jsonl", all.Statements)
}

// everything is an edition as one JSON object.
type everything struct {
	Format     string           `json:"format"`
	Counts     map[string]int   `json:"counts"`
	Board      wire.Board       `json:"board"`
	Documents  []wire.Document  `json:"documents"`
	Statements []wire.Statement `json:"statements"`
}

func allOf(e *publish.Edition) everything {
	all := everything{Format: format, Counts: counts(e), Board: wire.BoardOf(e.Board, e.Text)}
	for _, r := range e.Readings {
		all.Documents = append(all.Documents, wire.DocumentOf(r.Document))
		for _, s := range r.Statements {
			all.Statements = append(all.Statements, wire.StatementOf(r.Document, s))
		}
	}
	return all
}

// JSONTo writes all of an edition as one JSON object.
func JSONTo(w io.Writer, e *publish.Edition) error {
	if err := whole(e); err != nil {
		return err
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", " ")
	enc.SetEscapeHTML(false)
	return enc.Encode(allOf(e))
}

func addLines[T any](x *Export, name string, values []T) error {
	b, err := lines(values)
	if err != nil {
		return err
	}
	return x.Add(name, b, len(values))
}
