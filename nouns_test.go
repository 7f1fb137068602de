package onrecord_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"
	"time"

	"onrecord"
	"onrecord/text"
)

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"", "2022", "2022-11", "2022-11-12", "2022-11-12T16:49+07:00", "2022-11-12T16:49:30Z", "2022-11-31", "22", "２０２２"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := onrecord.ParseDate(s)
		if err != nil {
			if !errors.Is(err, onrecord.ErrInvalid) {
				t.Errorf("ParseDate(%q): %v is not ErrInvalid", s, err)
			}
			return
		}
		if d.String() != s {
			t.Errorf("ParseDate(%q).String() = %q", s, d.String())
		}
	})
}

func TestDateCivil(t *testing.T) {
	ict := time.FixedZone("", 7*3600)
	d := onrecord.Date{Time: time.Date(2022, 11, 13, 1, 30, 0, 0, ict), Precision: onrecord.Minute}
	if got := d.Civil().String(); got != "2022-11-13" {
		t.Errorf("Civil() = %s: the day is that of its own zone", got)
	}
}

func FuzzParseCaptureID(f *testing.F) {
	f.Add(onrecord.IDOf([]byte("the record")).String())
	f.Add("ABCDEF")
	f.Fuzz(func(t *testing.T, s string) {
		if id, err := onrecord.ParseCaptureID(s); err == nil && id.String() != s {
			t.Errorf("%q parsed as %s", s, id)
		}
	})
}

func TestHintKeepsTheKind(t *testing.T) {
	err := fmt.Errorf("board: %w", onrecord.WithHint(fmt.Errorf("side %q: %w", "xx", onrecord.ErrNotFound), "sides are us, kh"))
	if !errors.Is(err, onrecord.ErrNotFound) || onrecord.Hint(err) != "sides are us, kh" {
		t.Errorf("kind or hint lost: %v, hint %q", err, onrecord.Hint(err))
	}
	if onrecord.WithHint(nil, "nothing") != nil {
		t.Error("a hint made an error out of nil")
	}
}

func TestDocumentJSON(t *testing.T) {
	d := onrecord.Document{
		ID: "note.txt", Capture: onrecord.IDOf([]byte("x")), Text: text.New("A note."),
		Lines:     []onrecord.Line{{Kind: onrecord.LineTitle, Span: text.Span{Start: 0, End: 7}}},
		Published: onrecord.Published{NotAfter: onrecord.DayOf(2022, 11, 23), Why: "captured then"},
	}
	b, err := json.Marshal(&d)
	if err != nil {
		t.Fatal(err)
	}
	var back onrecord.Document
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	title, ok := back.Title()
	if !ok || back.Text.Slice(title) != "A note." || back.Capture != d.Capture || back.Published.NotAfter.String() != "2022-11-23" {
		t.Errorf("round trip lost something: %s", b)
	}
}

func ExampleFinding_Position() {
	f := onrecord.Finding{Positions: []onrecord.Position{{Side: "us", Stance: onrecord.Asserts}}}
	fmt.Println(f.Position("us").Stance, f.Position("kh_mfa").Stance)
	// Output: asserts no-record
}
