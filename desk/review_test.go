package desk_test

import (
	"os"
	"path/filepath"
	"testing"

	"onrecord"
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
