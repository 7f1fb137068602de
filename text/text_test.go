package text_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"onrecord/text"
)

func ExampleText_Points() {
	t := text.New("the country’s record")
	s := text.Span{Start: 16, End: 22}
	fmt.Println(t.Slice(s), t.Points(s.Start), t.Points(s.End))
	// Output: record 14 20
}

// FuzzOffsets holds the sparse index against counting from the start.
func FuzzOffsets(f *testing.F) {
	f.Add("plain", 3)
	f.Add("the country’s “record” 🇰🇭 \U0001F468\u200d\U0001F469", 17)
	f.Add(string(make([]byte, 700))+"’’’😀", 705)
	f.Fuzz(func(t *testing.T, s string, at int) {
		if !utf8.ValidString(s) {
			t.Skip()
		}
		tx := text.New(s)
		at = max(0, min(at, len(s)))
		for at < len(s) && !utf8.RuneStart(s[at]) {
			at++
		}
		head := s[:at]
		points, units := utf8.RuneCountInString(head), len(utf16.Encode([]rune(head)))
		if got := tx.Points(at); got != points {
			t.Errorf("Points(%d) = %d, want %d", at, got, points)
		}
		if got := tx.UTF16(at); got != units {
			t.Errorf("UTF16(%d) = %d, want %d", at, got, units)
		}
		if got := tx.FromPoints(points); got != at {
			t.Errorf("FromPoints(%d) = %d, want %d", points, got, at)
		}
		if got := tx.FromUTF16(units); got != at {
			t.Errorf("FromUTF16(%d) = %d, want %d", units, got, at)
		}
	})
}

func TestValid(t *testing.T) {
	tx := text.New("a’b")
	for _, c := range []struct {
		s    text.Span
		want bool
	}{{text.Span{Start: 0, End: 5}, true}, {text.Span{Start: 1, End: 2}, false}, {text.Span{Start: 4, End: 6}, false}, {text.Span{Start: -1, End: 1}, false}, {text.Span{Start: 3, End: 1}, false}} {
		if got := tx.Valid(c.s); got != c.want {
			t.Errorf("Valid(%v) = %v, want %v", c.s, got, c.want)
		}
	}
}

func TestAlignmentRaw(t *testing.T) {
	// captured: <p>country&rsquo;s</p>   text: country’s
	a := text.Alignment{
		{Text: text.Span{Start: 0, End: 7}, Raw: text.Span{Start: 3, End: 10}, Copied: true},
		{Text: text.Span{Start: 7, End: 10}, Raw: text.Span{Start: 10, End: 17}},
		{Text: text.Span{Start: 10, End: 11}, Raw: text.Span{Start: 17, End: 18}, Copied: true},
	}
	for _, c := range []struct {
		s    text.Span
		want []text.Span
	}{
		{text.Span{Start: 0, End: 11}, []text.Span{{Start: 3, End: 18}}},
		{text.Span{Start: 3, End: 7}, []text.Span{{Start: 6, End: 10}}},
		{text.Span{Start: 7, End: 10}, []text.Span{{Start: 10, End: 17}}},
		{text.Span{Start: 11, End: 12}, nil},
	} {
		if got := a.Raw(c.s); !slices.Equal(got, c.want) {
			t.Errorf("Raw(%v) = %v, want %v", c.s, got, c.want)
		}
	}
}

func TestTextJSON(t *testing.T) {
	b, err := json.Marshal(text.New("“record”"))
	if err != nil {
		t.Fatal(err)
	}
	var back text.Text
	if err := json.Unmarshal(b, &back); err != nil || back.String() != "“record”" {
		t.Errorf("round trip gave %q, %v", back.String(), err)
	}
}
