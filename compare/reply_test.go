package compare_test

import (
	"testing"

	"onrecord/compare"
)

// TestUnanswered: a side without a record is asked about what the other says;
// the side that says it is not.
func TestUnanswered(t *testing.T) {
	b := compare.Board(caseOf(doc{"fr", "2023-05-05", "The minister raised the detained journalists and called for their release."}))
	if n := len(compare.Unanswered(b, "br")); n == 0 {
		t.Error("nothing to ask the side without a record")
	}
	if n := len(compare.Unanswered(b, "fr")); n != 0 {
		t.Errorf("%d questions to the side that said it", n)
	}
}
