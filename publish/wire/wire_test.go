package wire_test

import (
	"encoding/json"
	"testing"

	"onrecord"
	"onrecord/publish/wire"
	"onrecord/text"
)

func document() *onrecord.Document {
	return &onrecord.Document{
		ID: "note.txt", Text: text.New("The ministry’s note: “No talks,” it said."),
		Lines: []onrecord.Line{{Kind: onrecord.LineBody, Span: text.Span{Start: 0, End: 46}}},
	}
}

func TestSpanCountsPointsAndBytes(t *testing.T) {
	d := document()
	got := wire.SpanOf(d.Text, text.Span{Start: 26, End: 34})
	want := wire.Span{Start: 22, End: 30, ByteStart: 26, ByteEnd: 34, Text: "No talks"}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// The fields that measurements rely on are there under their names.
func TestStatementFields(t *testing.T) {
	d := document()
	b, err := json.Marshal(wire.StatementOf(d, onrecord.Statement{
		ID: "s1", Doc: d.ID, Kind: onrecord.Direct, Confidence: 0.5,
		Cue:     onrecord.Cue{Class: onrecord.Assert, Spans: []text.Span{{Start: 42, End: 46}}},
		Content: onrecord.Content{Spans: []text.Span{{Start: 26, End: 34}}},
	}))
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]any
	if err := json.Unmarshal(b, &m); err != nil {
		t.Fatal(err)
	}
	for _, field := range []string{"doc", "id", "kind", "in", "confidence", "cue", "source", "content"} {
		if _, ok := m[field]; !ok {
			t.Errorf("no field %q in %s", field, b)
		}
	}
	if m["in"] != nil || m["source"] != nil {
		t.Errorf("in and source must be null: %s", b)
	}
}

func TestBoardLeavesOutWhatHasNoWords(t *testing.T) {
	d := document()
	held := func(id onrecord.DocumentID) *text.Text {
		if id == d.ID {
			return d.Text
		}
		return nil
	}
	at := func(doc onrecord.DocumentID, start, end int) onrecord.Evidence {
		return onrecord.Evidence{Anchor: onrecord.Anchor{Doc: doc, Span: text.Span{Start: start, End: end}}}
	}
	b := onrecord.Board{Findings: []onrecord.Finding{{
		Proposition: onrecord.Proposition{ID: "p1"},
		Positions: []onrecord.Position{{Side: "a", Evidence: []onrecord.Evidence{
			at("note.txt", 26, 34), at("absent.txt", 0, 3), at("note.txt", 13, 14), at("note.txt", 0, 999),
		}}},
	}}}
	ev := wire.BoardOf(b, held).Propositions[0].Sides["a"].Evidence
	if len(ev) != 1 || ev[0].Text != "No talks" {
		t.Errorf("evidence = %+v, want only the one valid anchor", ev)
	}
}
