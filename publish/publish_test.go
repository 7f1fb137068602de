package publish_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"onrecord"
	"onrecord/publish"
	"onrecord/publish/publishtest"
	"onrecord/text"
)

func ExampleEdition_Passage() {
	e := publishtest.PhnomPenh()
	p := e.Passage(e.Board.Findings[0].Position("kh_mfa").Evidence[0])
	fmt.Println(strings.Join(p.Chain, " › "))
	fmt.Println(p.Exact)
	fmt.Println(p.Mode)
	// Output:
	// EAC News › Ministry of Foreign Affairs
	// the two leaders did not discuss such issues
	// reported
}

// The marked parts of a passage are exactly the anchored characters, and all
// parts together are a stretch of the document.
func TestPassageShowsExactlyItsAnchor(t *testing.T) {
	e := publishtest.PhnomPenh()
	for _, f := range e.Board.Findings {
		for _, pos := range f.Positions {
			for _, ev := range pos.Evidence {
				p := e.Passage(ev)
				var marked, all strings.Builder
				for _, part := range p.Parts {
					all.WriteString(part.Text)
					if part.Evidence {
						marked.WriteString(part.Text)
					}
				}
				if marked.String() != e.Text(ev.Doc).Slice(ev.Span) {
					t.Errorf("%s: marked %q", p.Ref(), marked.String())
				}
				if !strings.Contains(e.Text(ev.Doc).String(), all.String()) {
					t.Errorf("%s: %q is no stretch of the document", p.Ref(), all.String())
				}
			}
		}
	}
}

// Words that bring only the opening of a quotation get both marks.
func TestQuoted(t *testing.T) {
	for words, want := range map[string]string{
		"no": "“no”", "“no”": "“no”", "\"No,\" he said.": "\"No,\" he said.", "\"The cup has been won.": "“\"The cup has been won.”", "«non»": "«non»", "": "“”",
	} {
		if got := publish.Quoted(words); got != want {
			t.Errorf("%q became %q, want %q", words, got, want)
		}
	}
}

func TestPassageMarksVerbatimAndInsertions(t *testing.T) {
	e := publishtest.PhnomPenh()
	p := e.Passage(e.Board.Findings[2].Position("kh_pm").Evidence[0])
	i := slices.IndexFunc(p.Parts, func(p publish.Part) bool { return p.Inserted })
	if i < 0 || p.Parts[i].Text != "[between the US President and me]" || !p.Parts[i].Verbatim {
		t.Errorf("parts = %+v, want the bracket marked as inserted", p.Parts)
	}
}

func TestPassageOfBadAnchorShowsNothing(t *testing.T) {
	e := publishtest.PhnomPenh()
	for _, a := range []onrecord.Anchor{
		{Doc: "not-held", Span: text.Span{Start: 0, End: 3}},
		{Doc: publishtest.Article, Span: text.Span{Start: 3, End: 1 << 30}},
		{Doc: publishtest.Article, Span: text.Span{Start: -1, End: 3}},
		{Doc: publishtest.Article, Span: text.Span{Start: 9, End: 9}},
	} {
		if p := e.At(a); !p.Lost || p.Exact != "" || p.Parts != nil {
			t.Errorf("%v: %+v, want a lost passage without words", a, p)
		}
	}
}

func TestContextIsTheSentenceBeforeAndAfter(t *testing.T) {
	body := "One is first. Two is before. Three is it. Four is after. Five is last."
	d := &onrecord.Document{ID: "d", Text: text.New(body), Lines: []onrecord.Line{{Kind: onrecord.LineBody, Span: text.Span{Start: 0, End: len(body)}}}}
	e := publish.Edition{Readings: []onrecord.Reading{{Document: d}}}
	i := strings.Index(body, "Three is it.")
	var all strings.Builder
	for _, p := range e.At(onrecord.Anchor{Doc: "d", Span: text.Span{Start: i, End: i + 12}}).Parts {
		all.WriteString(p.Text)
	}
	if got, want := all.String(), "Two is before. Three is it. Four is after."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestExcerptStartsNearWhatDecided(t *testing.T) {
	words := "However, according to a long press release issued by the ministry of one country on a day in November, they only spoke of trade and of culture."
	d := &onrecord.Document{ID: "d", Text: text.New(words)}
	e := publish.Edition{Readings: []onrecord.Reading{{Document: d}}}
	p := e.At(onrecord.Anchor{Doc: "d", Span: d.Text.All()})
	i := strings.Index(words, "only")
	only := []onrecord.Anchor{{Doc: "d", Span: text.Span{Start: i, End: i + 4}}}
	for _, c := range []struct {
		triggers []onrecord.Anchor
		n        int
		want     string
	}{
		{only, 90, "… of one country on a day in November, they only spoke of trade and of culture."},
		{only, 60, "… of one country on a day in November, they only spoke of…"},
		{nil, 60, "However, according to a long press release issued by the…"},
		{only, 500, words},
		{[]onrecord.Anchor{{Doc: "other", Span: only[0].Span}}, 500, words},
	} {
		if got := p.Excerpt(c.triggers, c.n); got != c.want {
			t.Errorf("Excerpt(%d) = %q, want %q", c.n, got, c.want)
		}
	}
}

func TestLiveAddressScrollsToTheWords(t *testing.T) {
	e := publishtest.PhnomPenh()
	p := e.Passage(e.Board.Findings[1].Position("us").Evidence[0])
	want := "https://www.example.gov/briefing/2022/11/12/readout#:~:text=The%20President%20voiced%20concern%20about%20the%20naval%20base%20at%20Ream.,-He%20asked%20that"
	if p.Live != want {
		t.Errorf("live = %s\nwant   %s", p.Live, want)
	}
}

func TestScriptAddressesAreNotLinked(t *testing.T) {
	e := publishtest.Hostile()
	for _, r := range e.Readings {
		if u := e.Address(r.Document.ID); u != "" && !strings.HasPrefix(u, "https://") {
			t.Errorf("%s: address %q", r.Document.ID, u)
		}
	}
}

func TestRowsPutConflictsFirst(t *testing.T) {
	e := publishtest.PhnomPenh()
	slices.Reverse(e.Board.Findings)
	groups, rejected := publish.Rows(e.Board)
	var got []string
	for _, g := range groups {
		for _, r := range g.Rows {
			got = append(got, r.Proposition.ID)
		}
	}
	if want := []string{"p1", "p2", "p4", "p3"}; !slices.Equal(got, want) || rejected != nil {
		t.Errorf("rows %v (rejected %v), want %v", got, rejected, want)
	}
	if n := publish.Conflicts(groups); n != 2 {
		t.Errorf("conflicts = %d, want 2", n)
	}
}

func TestReviewsSpeakLast(t *testing.T) {
	f := publishtest.PhnomPenh().Board.Findings[0]
	f.Review = &onrecord.Review{By: "A", Act: "correct", Relation: onrecord.PartlyAgreed, Stances: map[onrecord.SideID]onrecord.Stance{"kh_pm": onrecord.Partial}}
	r := publish.RowOf(f)
	if r.Relation != onrecord.PartlyAgreed || r.Machine != onrecord.Contradicted || !r.Human || r.Position("kh_pm").Stance != onrecord.Partial {
		t.Errorf("corrected row = %+v", r)
	}
	if f.Position("kh_pm").Stance != onrecord.Denies {
		t.Error("the finding itself was changed")
	}
	f.Review.Act = "reject"
	if r := publish.RowOf(f); !r.Rejected || r.Relation != onrecord.Contradicted {
		t.Errorf("rejected row = %+v", r)
	}
}

// Every value that the vocabulary knows has its own word and glyph.
func TestMarksAreWordAndGlyph(t *testing.T) {
	seen := map[string]bool{}
	for _, m := range []publish.Mark{
		publish.RelationMark(onrecord.Agreed), publish.RelationMark(onrecord.PartlyAgreed), publish.RelationMark(onrecord.Contradicted),
		publish.RelationMark(onrecord.ContradictedImplied), publish.RelationMark(onrecord.OneSided), publish.RelationMark(onrecord.DeniedOnly),
		publish.RelationMark(onrecord.Unaddressed),
	} {
		if m.Glyph == "" || m.Word == "" || seen[m.Glyph] || seen[m.Word] {
			t.Errorf("mark %+v is empty or taken", m)
		}
		seen[m.Glyph], seen[m.Word] = true, true
	}
	if publish.StanceMark(onrecord.Silent).Glyph == publish.StanceMark(onrecord.Missing).Glyph {
		t.Error("silence and a missing record look alike")
	}
}
