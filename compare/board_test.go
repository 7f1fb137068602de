package compare_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/compare"
	"onrecord/text"
)

// invented makes a report of about n words on one event, from a seed: two
// governments disagree on what was raised in one meeting.
func invented(seed uint64, n int) string {
	r := rand.New(rand.NewPCG(seed, 1))
	topics := []string{"fishing quotas", "the detained journalists", "rail links to the coast", "the dam at Itaiba", "student visas", "cheese tariffs",
		"the naval base", "a ceasefire in the north", "satellite data", "the stolen paintings", "harbour inspections", "wheat imports"}
	verbs := []string{"discussed", "raised", "reviewed", "called for progress on", "expressed concern about", "welcomed an agreement on"}
	speakers := []string{"Claire Dubreuil", "Paulo Teixeira", "the French foreign ministry", "the Brazilian foreign ministry"}
	var b strings.Builder
	for words := 0; words < n; {
		s := fmt.Sprintf("The ministers %s %s and %s, %s said.", verbs[r.IntN(len(verbs))], topics[r.IntN(len(topics))], topics[r.IntN(len(topics))], speakers[r.IntN(len(speakers))])
		switch r.IntN(9) {
		case 0:
			s = fmt.Sprintf("%s said that there was no discussion of %s.", speakers[r.IntN(len(speakers))], topics[r.IntN(len(topics))])
		case 1:
			s = fmt.Sprintf("“We did not discuss %s,” %s told reporters in the evening of %d May.", topics[r.IntN(len(topics))], speakers[r.IntN(len(speakers))], 1+r.IntN(28))
		case 2:
			s = fmt.Sprintf("Some %d people waited outside the palace while it rained on the square and on the old bridge.", 20+r.IntN(400))
		}
		b.WriteString(s)
		b.WriteString([]string{" ", "\n\n"}[r.IntN(2)])
		words += len(strings.Fields(s))
	}
	return b.String()
}

func inventedCase(docs, words int) compare.Case {
	var ds []doc
	for i := range docs {
		ds = append(ds, doc{"", "2023-05-05", invented(uint64(i), words)})
	}
	return caseOf(ds...)
}

// BenchmarkBoard: ten documents of 800 words take under 150 ms on one core.
func BenchmarkBoard(b *testing.B) {
	c := inventedCase(10, 800)
	compare.Board(c)
	for b.Loop() {
		compare.Board(c)
	}
}

// BenchmarkBoard500: five hundred documents of one event take under 10 s.
func BenchmarkBoard500(b *testing.B) {
	c := inventedCase(500, 800)
	for b.Loop() {
		compare.Board(c)
	}
}

func mirrored(c compare.Case) compare.Case {
	c.Dossier.Sides = slices.Clone(c.Dossier.Sides)
	slices.Reverse(c.Dossier.Sides)
	return c
}

// manyCases calls each with invented cases of all shapes: some documents are a
// side's own, some repeat another, days differ. By default they are few.
func manyCases(t *testing.T, each func(t *testing.T, seed uint64, c compare.Case)) {
	n := uint64(3)
	if os.Getenv("ONRECORD_LONG") != "" {
		n = 400
	}
	for seed := range n {
		r := rand.New(rand.NewPCG(seed, 99))
		var ds []doc
		for range 2 + r.IntN(5) {
			ds = append(ds, doc{[]string{"", "", "fr", "br"}[r.IntN(4)], []string{"", "2023-05-05", "2023-05-07"}[r.IntN(3)], invented(r.Uint64(), 60+r.IntN(300))})
			if r.IntN(4) == 0 {
				ds = append(ds, doc{"", "2023-05-06", ds[r.IntN(len(ds))].text})
			}
		}
		each(t, seed, withTimes(caseOf(ds...)))
	}
}

// TestMirror: the order of the sides changes the order of positions, and
// nothing else.
func TestMirror(t *testing.T) {
	rows := 0
	manyCases(t, func(t *testing.T, seed uint64, c compare.Case) {
		a, b := compare.Board(c), compare.Board(mirrored(c))
		rows += len(a.Findings)
		for i := range b.Findings {
			slices.Reverse(b.Findings[i].Positions)
		}
		slices.Reverse(b.Accounts)
		same(t, seed, a, b)
	})
	if rows == 0 {
		t.Fatal("no rows")
	}
}

// TestDocumentOrder: documents in any order give one board.
func TestDocumentOrder(t *testing.T) {
	manyCases(t, func(t *testing.T, seed uint64, c compare.Case) {
		a := compare.Board(c)
		rand.New(rand.NewPCG(seed, 7)).Shuffle(len(c.Readings), func(i, j int) { c.Readings[i], c.Readings[j] = c.Readings[j], c.Readings[i] })
		same(t, seed, a, compare.Board(c))
	})
}

// TestTwice: a document added twice changes nothing.
func TestTwice(t *testing.T) {
	manyCases(t, func(t *testing.T, seed uint64, c compare.Case) {
		a := compare.Board(c)
		c.Readings = append(slices.Clone(c.Readings), c.Readings[int(seed)%len(c.Readings)])
		same(t, seed, a, compare.Board(c))
	})
}

func same(t *testing.T, seed uint64, a, b onrecord.Board) {
	t.Helper()
	if len(a.Findings) != len(b.Findings) {
		t.Fatalf("case %d: %d rows, then %d", seed, len(a.Findings), len(b.Findings))
	}
	for i := range a.Findings {
		if !reflect.DeepEqual(a.Findings[i], b.Findings[i]) {
			t.Fatalf("case %d: row %d differs:\n%+v\n%+v", seed, i, a.Findings[i], b.Findings[i])
		}
	}
	if !reflect.DeepEqual(a.Discrepancies, b.Discrepancies) || !reflect.DeepEqual(a.Derivations, b.Derivations) || !reflect.DeepEqual(a.Accounts, b.Accounts) {
		t.Errorf("case %d: discrepancies, derivations or accounts differ", seed)
	}
}

// TestCopies: three reports that carry a side's own text count as one record.
func TestCopies(t *testing.T) {
	own := "The minister raised the detained journalists and asked for their release before the summer. She also welcomed the new rail link to the coast and thanked the hosts for their patience in long talks."
	c := caseOf(doc{"fr", "2023-05-04", own}, doc{"", "2023-05-05", "A statement reads: “" + own + "”"}, doc{"", "2023-05-06", "Ministers met. " + own + " It rained."})
	b := compare.Board(c)
	if len(b.Derivations) != 1 || b.Derivations[0].Record != "d1.txt" || len(b.Derivations[0].Carriers) != 2 {
		t.Fatalf("derivations %+v, want d1.txt with two carriers", b.Derivations)
	}
}

// TestSpeed holds the board of ten documents well inside a reader's patience,
// also on slow machines; the benchmark has the real figure.
func TestSpeed(t *testing.T) {
	c := inventedCase(10, 800)
	start := time.Now()
	compare.Board(c)
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("a board of ten documents took %v", took)
	}
}

// TestHostileText: whatever a document holds, evidence is a stretch of it.
func TestHostileText(t *testing.T) {
	for _, s := range []string{"", "\n\n", "”“\"", "no", "No such", "only", "’s ’s ’s", strings.Repeat("not ", 400), strings.Repeat("and no longer ", 200), strings.Repeat("and without it he would go ", 40), strings.Repeat("nobody left without and without a word, which no one did, ", 60), "Q \n\nQ ", "at the latter’s request", "\xff\xfe"} {
		c := caseOf(doc{"fr", "", s}, doc{"", "", s + " Paulo Teixeira said."})
		b := compare.Ask(c, []onrecord.Proposition{{ID: "q", Text: s}, {ID: "r", Text: "The talk took place on 4 May"}})
		for _, f := range append(b.Findings, compare.Board(c).Findings...) {
			for _, p := range f.Positions {
				for _, e := range p.Evidence {
					if !textOf(c, e.Doc).Valid(e.Span) {
						t.Errorf("%q: evidence %v is not in %s", s, e.Span, e.Doc)
					}
				}
			}
		}
	}
}

func textOf(c compare.Case, id onrecord.DocumentID) *text.Text {
	for _, r := range c.Readings {
		if r.Document.ID == id {
			return r.Document.Text
		}
	}
	return nil
}

// TestRowsAreNotNegatedTwice: what a side rejects in one row makes no second row
// that says so in its own words.
func TestRowsAreNotNegatedTwice(t *testing.T) {
	b := compare.Board(caseOf(doc{"fr", "2023-05-05", "The ministers discussed the detained journalists."},
		doc{"br", "2023-05-05", "The ministers did not discuss the detained journalists."}))
	if len(b.Findings) != 1 || b.Findings[0].Relation != onrecord.Contradicted {
		t.Errorf("rows %+v, want one, contradicted", b.Findings)
	}
}

// TestDeniedRowsAreWordedAsSaid: a row made of a denial says no less than what is
// denied, and where another side says it in a sentence, that is the row.
func TestDeniedRowsAreWordedAsSaid(t *testing.T) {
	for _, c := range []struct{ denied, said, row string }{
		{"France did not raise the cheese quotas with Brazil.", "France raised the cheese quotas with Brazil.", "France raised the cheese quotas with Brazil"},
		{"France did not negotiate the cheese quotas with Brazil.", "France negotiated the cheese quotas with Brazil.", "France negotiated the cheese quotas with Brazil"},
		{"France did not raise the cheese quotas with Brazil.", "The ministers visited a harbour.", "Raised: the cheese quotas with Brazil"},
	} {
		b := compare.Board(caseOf(doc{"fr", "2023-05-04", c.denied}, doc{"br", "2023-05-04", c.said}))
		i := slices.IndexFunc(b.Findings, func(f onrecord.Finding) bool { return f.Proposition.Text == c.row })
		if i < 0 {
			t.Errorf("no row %q among %+v", c.row, b.Findings)
			continue
		}
		f := b.Findings[i]
		if said := strings.Contains(c.said, "quotas"); f.Position("fr").Stance != onrecord.Denies || (f.Relation == onrecord.Contradicted) != said {
			t.Errorf("%q: %s, France %s", c.row, f.Relation, f.Position("fr").Stance)
		}
	}
}
