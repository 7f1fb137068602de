package desk_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"onrecord"
	"onrecord/desk"
)

func TestReviewsAreAppendedAndTheLastSpeaks(t *testing.T) {
	home := t.TempDir()
	d := open(t, home)
	e := meeting(t, d)
	h, err := d.Holding(t.Context(), e.ID)
	if err != nil || len(h.Board.Findings) == 0 {
		t.Fatal("no findings to review: ", err)
	}
	f := h.Board.Findings[0]
	for _, r := range []onrecord.Review{{By: "A", Act: "reject"}, {By: "B", Act: "correct", Relation: onrecord.OneSided, Note: "other topic"}} {
		if err := d.Review(t.Context(), e.ID, f.Proposition.ID, r); err != nil {
			t.Fatal(err)
		}
	}
	all, err := d.Reviews(e.ID)
	if err != nil || len(all) != 2 || all[0].Review.By != "A" || all[1].Review.At.IsZero() {
		t.Errorf("reviews %+v, %v", all, err)
	}
	b, err := d.Board(t.Context(), e.ID)
	if err != nil || b.Findings[0].Review == nil || b.Findings[0].Review.By != "B" {
		t.Errorf("finding %+v, %v", b.Findings[0], err)
	}
	if h.Board.Findings[0].Review != nil {
		t.Error("a holding that was handed out has changed")
	}
}

func TestBadReviewsAreRefused(t *testing.T) {
	d := open(t, t.TempDir())
	e := meeting(t, d)
	h, err := d.Holding(t.Context(), e.ID)
	if err != nil {
		t.Fatal(err)
	}
	id := h.Board.Findings[0].Proposition.ID
	for name, r := range map[string]onrecord.Review{
		"nobody":           {Act: "confirm"},
		"no act":           {By: "A"},
		"corrects nothing": {By: "A", Act: "correct"},
		"no relation":      {By: "A", Act: "correct", Relation: "true"},
		"no side":          {By: "A", Act: "correct", Stances: map[onrecord.SideID]onrecord.Stance{"moon": onrecord.Denies}},
		"no stance":        {By: "A", Act: "correct", Stances: map[onrecord.SideID]onrecord.Stance{"a": "lies"}},
	} {
		if err := d.Review(t.Context(), e.ID, id, r); err == nil {
			t.Errorf("%s was kept", name)
		}
	}
	if err := d.Review(t.Context(), e.ID, "p999", onrecord.Review{By: "A", Act: "confirm"}); err == nil {
		t.Error("a review of no finding was kept")
	}
	if all, err := d.Reviews(e.ID); err != nil || len(all) != 0 {
		t.Errorf("kept %+v, %v", all, err)
	}
}

func TestDamagedReviewsAreNamed(t *testing.T) {
	home := t.TempDir()
	d := open(t, home)
	e := meeting(t, d)
	if err := os.MkdirAll(filepath.Join(home, "reviews"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(home, "reviews", string(e.ID)+".jsonl"), []byte("{\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Holding(t.Context(), e.ID); err == nil {
		t.Error("a damaged file was read")
	}
}

func review(t *testing.T, d *desk.Desk, e onrecord.EventID, id string, r onrecord.Review) {
	t.Helper()
	if err := d.Review(t.Context(), e, id, r); err != nil {
		t.Fatalf("%s %s: %v", r.Act, id, err)
	}
}

func rowsOf(t *testing.T, d *desk.Desk, e onrecord.EventID) []onrecord.Finding {
	t.Helper()
	b, err := d.Board(t.Context(), e)
	if err != nil {
		t.Fatal(err)
	}
	return b.Findings
}

// TestMergedRowsStandInOne: a merged row is shown in the row that goes on, with
// who said so, and comes back when a person takes it out.
func TestMergedRowsStandInOne(t *testing.T) {
	d := open(t, t.TempDir())
	e := meeting(t, d)
	before := rowsOf(t, d, e.ID)
	if len(before) < 2 {
		t.Fatal("want two rows at least: ", len(before))
	}
	into, from := before[0], before[1]
	review(t, d, e.ID, from.Proposition.ID, onrecord.Review{By: "A", Act: "merge", Into: into.Proposition.ID, Note: "the same"})
	after := rowsOf(t, d, e.ID)
	if len(after) != len(before)-1 || len(after[0].Merged) != 1 || after[0].Merged[0].Proposition.Text != from.Proposition.Text || after[0].Merged[0].By != "A" || after[0].Merged[0].At.IsZero() {
		t.Fatalf("after the merge: %d rows, first %+v", len(after), after[0].Merged)
	}
	for i, p := range after[0].Positions {
		if mute := p.Stance == onrecord.Silent || p.Stance == onrecord.Missing; mute && !(from.Positions[i].Stance == onrecord.Silent || from.Positions[i].Stance == onrecord.Missing) {
			t.Errorf("%s is %s, though the merged row has %s", p.Side, p.Stance, from.Positions[i].Stance)
		}
	}
	review(t, d, e.ID, from.Proposition.ID, onrecord.Review{By: "B", Act: "unmerge"})
	if again := rowsOf(t, d, e.ID); len(again) != len(before) || again[0].Merged != nil {
		t.Errorf("after the unmerge: %d rows, %+v", len(again), again[0].Merged)
	}
	if all, err := d.Reviews(e.ID); err != nil || len(all) != 2 {
		t.Errorf("both acts stay on file: %d, %v", len(all), err)
	}
}

// TestImpossibleMergesAreRefused: into itself, into nothing, twice, in a ring.
func TestImpossibleMergesAreRefused(t *testing.T) {
	d := open(t, t.TempDir())
	e := meeting(t, d)
	rows := rowsOf(t, d, e.ID)
	a, b := rows[0].Proposition.ID, rows[1].Proposition.ID
	refuse := func(name, id string, r onrecord.Review, kind error) {
		t.Helper()
		r.By = "A"
		if err := d.Review(t.Context(), e.ID, id, r); !errors.Is(err, kind) {
			t.Errorf("%s: %v, want %v", name, err, kind)
		}
	}
	refuse("into itself", a, onrecord.Review{Act: "merge", Into: a}, onrecord.ErrInvalid)
	refuse("into nothing", a, onrecord.Review{Act: "merge"}, onrecord.ErrInvalid)
	refuse("into no row", a, onrecord.Review{Act: "merge", Into: "p999"}, onrecord.ErrNotFound)
	refuse("a confirmation into a row", a, onrecord.Review{Act: "confirm", Into: b}, onrecord.ErrInvalid)
	refuse("a merge with a stance", a, onrecord.Review{Act: "merge", Into: b, Relation: onrecord.Agreed}, onrecord.ErrInvalid)
	refuse("out of no merge", a, onrecord.Review{Act: "unmerge"}, onrecord.ErrConflict)
	review(t, d, e.ID, a, onrecord.Review{By: "A", Act: "merge", Into: b})
	refuse("twice", a, onrecord.Review{Act: "merge", Into: b}, onrecord.ErrConflict)
	refuse("in a ring", b, onrecord.Review{Act: "merge", Into: a}, onrecord.ErrConflict)
	if all, err := d.Reviews(e.ID); err != nil || len(all) != 1 {
		t.Errorf("kept %d, %v", len(all), err)
	}
}

// TestReviewsStayWithTheirRows: documents that come later give rows other
// numbers, and the reviews stay with what they were about.
func TestReviewsStayWithTheirRows(t *testing.T) {
	d := open(t, t.TempDir())
	e := meeting(t, d)
	last := rowsOf(t, d, e.ID)[len(rowsOf(t, d, e.ID))-1]
	review(t, d, e.ID, last.Proposition.ID, onrecord.Review{By: "A", Act: "confirm"})
	more := add(t, d, "The ministry denied that the two sides had agreed on a bridge. It said that the ferry was discussed, and the price of salt was not.\n")
	if _, err := d.ChangeEvent(t.Context(), e.ID, func(e *desk.Event) error { e.Assign(assignment(more, "")); return nil }); err != nil {
		t.Fatal(err)
	}
	for _, f := range rowsOf(t, d, e.ID) {
		if (f.Review != nil) != (f.Proposition.Text == last.Proposition.Text) {
			t.Errorf("%s %q has the review %+v", f.Proposition.ID, f.Proposition.Text, f.Review)
		}
	}
	if _, rows, err := d.PlacedReviews(t.Context(), e.ID); err != nil || len(rows) != 1 || rows[0] == "" {
		t.Errorf("placed on %q, %v", rows, err)
	}
}

// oneStatement makes an event of two statements, the second by side b.
func oneStatement(t *testing.T, d *desk.Desk, first, second string) desk.Event {
	t.Helper()
	e, err := d.NewEvent(t.Context(), desk.Event{
		Title:     "The quota",
		Sides:     []onrecord.Side{{ID: "a", Name: "Peru"}, {ID: "b", Name: "Chile"}},
		Documents: []desk.Assignment{assignment(add(t, d, first), "a"), assignment(add(t, d, second), "b")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// swap puts another text in the place of an event's document i, as where a page
// was changed and captured again.
func swap(t *testing.T, d *desk.Desk, e onrecord.EventID, i int, body string) {
	t.Helper()
	now := add(t, d, body)
	if _, err := d.ChangeEvent(t.Context(), e, func(e *desk.Event) error {
		e.Documents[i] = assignment(now, e.Documents[i].SpeaksFor)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

func rowAbout(t *testing.T, d *desk.Desk, e onrecord.EventID, text string) onrecord.Finding {
	t.Helper()
	for _, f := range rowsOf(t, d, e) {
		if f.Proposition.Text == text {
			return f
		}
	}
	t.Fatalf("no row %q among %+v", text, rowsOf(t, d, e))
	return onrecord.Finding{}
}

const (
	quota      = "Peru raised the fishing quotas with Chile"
	quotaSaid  = "Peru raised the fishing quotas with Chile. The ministers met in Lima.\n"
	quotaNo    = "Peru did not raise the fishing quotas with Chile. The ministers met in Lima.\n"
	quotaOther = "The ministers met in Lima. They watched a parade of boats.\n"
)

// TestAConfirmationSpeaksOnlyForWhatWasSeen: where a re-run finds something else
// than the person confirmed, the row does not stand under their name.
func TestAConfirmationSpeaksOnlyForWhatWasSeen(t *testing.T) {
	d := open(t, t.TempDir())
	e := oneStatement(t, d, quotaSaid, quotaNo)
	row := rowAbout(t, d, e.ID, quota)
	if row.Relation != onrecord.Contradicted {
		t.Fatalf("%s, want contradicted", row.Relation)
	}
	review(t, d, e.ID, row.Proposition.ID, onrecord.Review{By: "A", Act: "confirm"})
	if row = rowAbout(t, d, e.ID, quota); row.Review == nil || row.Review.Outdated(&row) {
		t.Fatalf("just confirmed: %+v", row.Review)
	}
	swap(t, d, e.ID, 1, quotaOther)
	row = rowAbout(t, d, e.ID, quota)
	if row.Relation == onrecord.Contradicted || row.Review == nil || !row.Review.Outdated(&row) || row.Review.Was != onrecord.Contradicted {
		t.Errorf("%s under the review %+v, want an outdated one", row.Relation, row.Review)
	}
}

// TestReviewedRowsDoNotGoAway: a row that the machines no longer make stays for
// the sake of who looked at it, judged anew on what is held.
func TestReviewedRowsDoNotGoAway(t *testing.T) {
	d := open(t, t.TempDir())
	e := oneStatement(t, d, quotaSaid, quotaNo)
	id := rowAbout(t, d, e.ID, quota).Proposition.ID
	review(t, d, e.ID, id, onrecord.Review{By: "A", Act: "correct", Relation: onrecord.OneSided, Note: "another meeting"})
	swap(t, d, e.ID, 0, quotaOther)
	swap(t, d, e.ID, 1, "The ministers met in Lima. Chile sent no boats.\n")
	row := rowAbout(t, d, e.ID, quota)
	if row.Review == nil || row.Review.By != "A" || row.Review.Note != "another meeting" || !row.Review.Outdated(&row) || row.Relation != onrecord.Unaddressed {
		t.Errorf("%s under %+v", row.Relation, row.Review)
	}
	review(t, d, e.ID, row.Proposition.ID, onrecord.Review{By: "B", Act: "reject"})
	if row = rowAbout(t, d, e.ID, quota); row.Review.By != "B" || row.Review.Outdated(&row) {
		t.Errorf("the row that stayed could not be reviewed again: %+v", row.Review)
	}
	if _, placed, err := d.PlacedReviews(t.Context(), e.ID); err != nil || len(placed) != 2 || placed[0] != row.Proposition.ID || placed[1] != row.Proposition.ID {
		t.Errorf("placed on %q, %v", placed, err)
	}
}

// TestTheRelationFollowsCorrectedStances: who corrects a stance alone does not
// leave the row saying what the old stance said.
func TestTheRelationFollowsCorrectedStances(t *testing.T) {
	d := open(t, t.TempDir())
	e := oneStatement(t, d, quotaSaid, quotaNo)
	id := rowAbout(t, d, e.ID, quota).Proposition.ID
	review(t, d, e.ID, id, onrecord.Review{By: "A", Act: "correct", Stances: map[onrecord.SideID]onrecord.Stance{"b": onrecord.Silent}})
	row := rowAbout(t, d, e.ID, quota)
	if row.Relation != onrecord.Contradicted || row.Review.Relation != onrecord.OneSided {
		t.Errorf("the rules say %s and the person %s, want contradicted and one-sided", row.Relation, row.Review.Relation)
	}
	if kept, err := d.Reviews(e.ID); err != nil || kept[0].Review.Relation != "" {
		t.Errorf("what was appended has changed: %+v, %v", kept, err)
	}
}
