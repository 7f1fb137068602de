package compare_test

import (
	"strings"
	"testing"

	"onrecord/compare"
)

// TestUnanswered: a side without a record is asked about what the other says;
// the side that says it is not.
func TestUnanswered(t *testing.T) {
	b := compare.Board(caseOf(doc{"fr", "2023-05-05", "The minister raised the detained journalists and called for their release."}))
	if named, other := compare.Unanswered(b, "br"); len(named) != 0 || len(other) == 0 {
		t.Errorf("%d rows that name the side without a record, %d others", len(named), len(other))
	}
	if named, other := compare.Unanswered(b, "fr"); len(named)+len(other) != 0 {
		t.Errorf("%d and %d questions to the side that said it", len(named), len(other))
	}
}

// TestUnansweredNamed: rows that name the side asked stand apart.
func TestUnansweredNamed(t *testing.T) {
	b := compare.Board(caseOf(doc{"fr", "2023-05-05", "The ministers discussed the harbour inspections.\n\nWe asked Paulo Teixeira to free the detained journalists."}))
	named, other := compare.Unanswered(b, "br")
	if len(named) != 1 || !strings.Contains(named[0].Proposition.Text, "Teixeira") || len(other) != 1 {
		t.Errorf("named %+v, other %+v", named, other)
	}
}
