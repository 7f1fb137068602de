package compare_test

import (
	"slices"
	"strings"
	"testing"

	"onrecord/compare"
)

// TestRowsStateSomething: orders, wishes, feelings and words about one's own
// speaking make no row; what somebody calls for, plans or holds does.
func TestRowsStateSomething(t *testing.T) {
	for _, c := range []struct {
		said string
		row  string // "" for none
	}{
		{"Let them open their own archives.", ""},
		{"Let the committee open its own archives.", ""},
		{"Show us the papers of the harbour office.", ""},
		{"Please respect the privacy of the crews in this hour.", ""},
		{"We thank the crews of the lifeboats for their courage.", ""},
		{"I hope the weather over the harbour will be kinder next week.", ""},
		{"I'm grateful for the patience of the harbour pilots.", ""},
		{"I won't speculate about the future of the harbour company.", ""},
		{"They should be ashamed of the state of the harbour.", ""},
		{"It is a disgrace for the harbour of a great city.", ""},
		{"One does not lend one's boat to a pirate.", ""},
		{"May they rest in the harbour of peace.", ""},
		{"The ministry wishes to provide clarification concerning the harbour.", ""},
		{"We hoped for a tender in spring and closed the harbour.", "“We hoped for a tender in spring and closed the harbour”"},
		{"The ministry hopes that the harbour opens in May.", "The ministry hopes that the harbour opens in May"},
		{"The minister rejected a claim that the harbour had run out of coal.", "The harbour had run out of coal"},
		{"The minister denied that anybody had ordered the pilots ashore.", "Somebody had ordered the pilots ashore"},
		{"The harbour company should pay the crews.", "The harbour company should pay the crews"},
		{"The captain is a disgrace to the harbour.", "The captain is a disgrace to the harbour"},
		{"Mayor Lettice closed the harbour on Monday.", "Mayor Lettice closed the harbour on Monday"},
		{"We demand the removal of the wreck from the harbour.", "“We demand the removal of the wreck from the harbour”"},
		{"Let me be clear: no boat left the harbour.", "No boat left the harbour"},
	} {
		rows := rowsOf(doc{"fr", "", c.said})
		if want := c.row; want == "" && len(rows) > 0 || want != "" && !slices.Contains(rows, want) {
			t.Errorf("%q makes the rows %q, want %q", c.said, rows, want)
		}
	}
}

// TestRowsAreWhole: a row is a clause, not what a verb has done to somebody, who
// speaks, or a claim run together with what is said of it.
func TestRowsAreWhole(t *testing.T) {
	for _, c := range []struct {
		docs []doc
		not  string // how no row begins
	}{
		{[]doc{{"br", "", "Reports that the harbour was mined are simply untrue. The claim that the harbour was mined is simply untrue."}}, "The harbour was mined is"},
		{[]doc{{"br", "", "The minister denied that the harbour toll was to go; it would be paid with the berth fee."}, {"fr", "", "The harbour toll is to go."}}, "The harbour toll was to go;"},
	} {
		for _, row := range rowsOf(c.docs...) {
			if strings.HasPrefix(row, c.not) {
				t.Errorf("%+v makes the row %q", c.docs, row)
			}
		}
	}
}

func rowsOf(docs ...doc) []string {
	var out []string
	for _, f := range compare.Board(caseOf(docs...)).Findings {
		out = append(out, f.Proposition.Text)
	}
	return out
}
