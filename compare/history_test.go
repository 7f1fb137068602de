package compare_test

import (
	"strings"
	"testing"

	"onrecord"
	"onrecord/compare"
)

const (
	saysPipeline   = "France raised the gas pipeline with Brazil."
	deniesPipeline = "France did not raise the gas pipeline with Brazil."
	pipeline       = "France raised the gas pipeline with Brazil"
)

// TestHistory: the later word of a side is its stance and the earlier stands
// beside it; without an order both stand, under the word for it.
func TestHistory(t *testing.T) {
	for _, c := range []struct {
		name  string
		docs  []doc
		want  onrecord.Stance
		shade onrecord.Shade
		past  onrecord.Stance // "" for none
		day   string
	}{
		{"denied, then said", []doc{{"fr", "2023-05-04", deniesPipeline}, {"fr", "2023-05-09", saysPipeline}},
			onrecord.Asserts, onrecord.StanceChanged, onrecord.Denies, "2023-05-04"},
		{"said, then denied", []doc{{"fr", "2023-05-09", deniesPipeline}, {"fr", "2023-05-04", saysPipeline}},
			onrecord.Denies, onrecord.StanceChanged, onrecord.Asserts, "2023-05-04"},
		{"said, not aware later", []doc{{"fr", "2023-05-04", "The two ministers spoke by telephone."}, {"fr", "2023-05-06", "I am not aware of any conversation in which the two ministers spoke by telephone."}},
			onrecord.HedgedDenial, onrecord.StanceChanged, onrecord.Asserts, "2023-05-04"},
		{"both on one day", []doc{{"fr", "2023-05-04", deniesPipeline}, {"fr", "2023-05-04", saysPipeline}},
			onrecord.Denies, onrecord.SelfContradiction, onrecord.Asserts, "2023-05-04"},
		{"without days", []doc{{"fr", "", deniesPipeline}, {"fr", "", saysPipeline}},
			onrecord.Denies, onrecord.SelfContradiction, onrecord.Asserts, ""},
		{"a month is no day", []doc{{"fr", "2023-05", deniesPipeline}, {"fr", "2023-06-04", saysPipeline}},
			onrecord.Denies, onrecord.SelfContradiction, onrecord.Asserts, "2023-06-04"},
		{"a report before the side's own word", []doc{{"", "2023-05-04", "Claire Dubreuil said that France did not raise the gas pipeline with Brazil."}, {"fr", "2023-05-09", saysPipeline}},
			onrecord.Asserts, onrecord.StanceChanged, onrecord.Denies, "2023-05-04"},
		{"a later report may tell of older words", []doc{{"", "2023-05-11", "Claire Dubreuil said that France did not raise the gas pipeline with Brazil."}, {"fr", "2023-05-09", saysPipeline}},
			onrecord.Denies, onrecord.SelfContradiction, onrecord.Asserts, "2023-05-09"},
		{"said, denied, said", []doc{{"fr", "2023-05-04", saysPipeline}, {"fr", "2023-05-06", deniesPipeline}, {"fr", "2023-05-09", saysPipeline}},
			onrecord.Asserts, onrecord.StanceChanged, onrecord.Denies, "2023-05-06"},
		{"a reporter's words are nobody's history", []doc{{"", "2023-05-04", "Claire Dubreuil arrived in Lima. " + saysPipeline}, {"fr", "2023-05-09", deniesPipeline}},
			onrecord.Denies, "", "", ""},
		{"another side's words", []doc{{"fr", "2023-05-04", "Paulo Teixeira said that France raised the gas pipeline with Brazil."}, {"fr", "2023-05-09", deniesPipeline}},
			onrecord.Denies, "", "", ""},
		{"a claim taken up and answered", []doc{{"fr", "2023-05-04", saysPipeline + " So a newspaper writes. " + deniesPipeline}},
			onrecord.Denies, "", "", ""},
		{"said twice", []doc{{"fr", "2023-05-04", saysPipeline}, {"fr", "2023-05-09", saysPipeline}},
			onrecord.Asserts, "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			k := caseOf(c.docs...)
			question := pipeline
			if c.name == "said, not aware later" {
				question = "The two ministers spoke by telephone"
			}
			f := ask(withTimes(k), question)
			got := f.Position("fr")
			if got.Stance != c.want || got.Shade != c.shade {
				t.Fatalf("%s %q by %s (%.2f), want %s %q", got.Stance, got.Shade, got.Rule, got.Confidence, c.want, c.shade)
			}
			if c.past == "" {
				if len(got.History) > 0 {
					t.Fatalf("history %+v, want none", got.History)
				}
				return
			}
			checkPast(t, k, got, c.past, c.day)
		})
	}
}

func checkPast(t *testing.T, k compare.Case, got onrecord.Position, want onrecord.Stance, day string) {
	t.Helper()
	if len(got.History) != 1 {
		t.Fatalf("history %+v, want one", got.History)
	}
	past := got.History[0]
	if past.Stance != want || past.Day.String() != day || past.Earlier != (got.Shade == onrecord.StanceChanged) {
		t.Errorf("history %s on %q, earlier %v; want %s on %q", past.Stance, past.Day, past.Earlier, want, day)
	}
	if len(past.Evidence) == 0 || !textOf(k, past.Evidence[0].Doc).Valid(past.Evidence[0].Span) {
		t.Errorf("history without its words: %+v", past)
	}
	for _, e := range got.Evidence {
		if e.Anchor == past.Evidence[0].Anchor {
			t.Errorf("the words %v stand on both sides", e.Anchor)
		}
	}
}

// TestSelfContradictionOnTheRow: a row that rests on one of a side's two words
// says so.
func TestSelfContradictionOnTheRow(t *testing.T) {
	f := ask(caseOf(doc{"fr", "", deniesPipeline}, doc{"fr", "", saysPipeline}, doc{"br", "", saysPipeline}), pipeline)
	if f.Shade != onrecord.SelfContradiction {
		t.Errorf("row %s with shade %q, want %q", f.Relation, f.Shade, onrecord.SelfContradiction)
	}
}

// TestRowsThatGoBothWays: on a board a side that says a thing and denies it has
// one row, worded as what is denied, that shows both and says who else says it.
func TestRowsThatGoBothWays(t *testing.T) {
	const also = "The two ministers spoke by telephone on Tuesday. "
	for _, c := range []struct {
		name  string
		docs  []doc
		shade onrecord.Shade
	}{
		{"on one day", []doc{{"fr", "2023-05-04", also + saysPipeline}, {"fr", "2023-05-04", deniesPipeline}, {"br", "2023-05-04", also}}, onrecord.SelfContradiction},
		{"on two days", []doc{{"fr", "2023-05-04", also + saysPipeline}, {"fr", "2023-05-09", deniesPipeline}, {"br", "2023-05-04", also}}, onrecord.StanceChanged},
	} {
		t.Run(c.name, func(t *testing.T) {
			k := caseOf(c.docs...)
			var rows []onrecord.Finding
			for _, f := range compare.Board(withTimes(k)).Findings {
				if strings.Contains(f.Proposition.Text, "pipeline") {
					rows = append(rows, f)
				}
			}
			if len(rows) != 1 || rows[0].Proposition.Text != pipeline {
				t.Fatalf("rows on the pipeline: %+v, want %q", rows, pipeline)
			}
			p := rows[0].Position("fr")
			if p.Stance != onrecord.Denies || p.Shade != c.shade {
				t.Errorf("France %s %q, want denies %q", p.Stance, p.Shade, c.shade)
			}
			checkPast(t, k, p, onrecord.Asserts, "2023-05-04")
			if strings.Contains(rows[0].Why, "no side") {
				t.Errorf("the row says %q, but France said it", rows[0].Why)
			}
		})
	}
}
