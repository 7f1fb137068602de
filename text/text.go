// Package text holds immutable document text and the spans that point into it.
//
// Everything Onrecord says rests on exact characters, so one type owns every
// conversion between the three ways of counting them:
//
//   - bytes: what Go slices, and what a [Span] counts;
//   - code points: what W3C Web Annotation selectors and the JSON output count;
//   - UTF-16 code units: what a browser's DOM counts.
//
// For the Phnom Penh article, whose apostrophes are curly, the three differ:
//
//	t := text.New("the country’s record")
//	s := text.Span{Start: 16, End: 22}   // bytes
//	t.Slice(s)                           // "record"
//	t.Points(s.Start)                    // 14: ’ is three bytes and one code point
//
// A span is start and end, end exclusive. Text is never trimmed, re-flowed or
// normalised; an [Alignment] says which captured bytes it was read from.
package text

import (
	"encoding/json"
	"fmt"
	"sort"
	"unicode/utf8"
)

// stride is the number of bytes between two recorded counts: a conversion
// scans at most this many bytes.
const stride = 256

// mark records how many code points and UTF-16 units precede a byte offset.
type mark struct{ at, points, units int }

// Text is an immutable string with fast offset conversions. Use a *Text; the
// zero value is the empty text. It is safe for concurrent use.
type Text struct {
	s     string
	ascii bool
	marks []mark
}

// New returns s as a Text. Cost is linear in len(s). Bytes that are not valid
// UTF-8 count as one code point each, as Go's range loop counts them; read
// replaces such bytes before a document is made.
func New(s string) *Text {
	t := &Text{s: s, ascii: true}
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			t.ascii = false
			break
		}
	}
	if t.ascii {
		return t
	}
	next, points, units := 0, 0, 0
	for i, r := range s {
		if i >= next {
			t.marks = append(t.marks, mark{i, points, units})
			next = i + stride
		}
		points++
		units += unitsOf(r)
	}
	return t
}

func unitsOf(r rune) int {
	if r >= 0x10000 {
		return 2
	}
	return 1
}

// String returns the whole text.
func (t *Text) String() string {
	if t == nil {
		return ""
	}
	return t.s
}

// Len returns the length in bytes.
func (t *Text) Len() int { return len(t.String()) }

// All returns the span of the whole text.
func (t *Text) All() Span { return Span{0, t.Len()} }

// Slice returns the characters of s. It panics, as slicing does, if s lies
// outside the text; see [Text.Valid].
func (t *Text) Slice(s Span) string { return t.String()[s.Start:s.End] }

// Valid reports whether s lies inside the text with both ends on code point
// boundaries.
func (t *Text) Valid(s Span) bool {
	return s.Start >= 0 && s.Start <= s.End && s.End <= t.Len() && t.boundary(s.Start) && t.boundary(s.End)
}

func (t *Text) boundary(i int) bool { return i == t.Len() || utf8.RuneStart(t.s[i]) }

// Points converts a byte offset to a code point offset. Offsets outside the
// text are clamped to it; an offset inside a character counts that character.
func (t *Text) Points(at int) int {
	p, _ := t.count(at)
	return p
}

// UTF16 converts a byte offset to an offset in UTF-16 code units.
func (t *Text) UTF16(at int) int {
	_, u := t.count(at)
	return u
}

func (t *Text) count(at int) (points, units int) {
	at = max(0, min(at, t.Len()))
	if t == nil || t.ascii || len(t.marks) == 0 {
		return at, at
	}
	m := t.marks[sort.Search(len(t.marks), func(i int) bool { return t.marks[i].at > at })-1]
	points, units = m.points, m.units
	for i, r := range t.s[m.at:] {
		if m.at+i >= at {
			break
		}
		points++
		units += unitsOf(r)
	}
	return points, units
}

// FromPoints converts a code point offset to a byte offset, clamped to the text.
func (t *Text) FromPoints(n int) int {
	return t.locate(n, func(m mark) int { return m.points }, func(rune) int { return 1 })
}

// FromUTF16 converts an offset in UTF-16 units to a byte offset, clamped to
// the text. An offset between two surrogates gives the end of that character.
func (t *Text) FromUTF16(n int) int {
	return t.locate(n, func(m mark) int { return m.units }, unitsOf)
}

func (t *Text) locate(n int, of func(mark) int, width func(rune) int) int {
	if n <= 0 || t == nil {
		return 0
	}
	if t.ascii || len(t.marks) == 0 {
		return min(n, len(t.s))
	}
	m := t.marks[sort.Search(len(t.marks), func(i int) bool { return of(t.marks[i]) > n })-1]
	left := n - of(m)
	for i, r := range t.s[m.at:] {
		if left <= 0 {
			return m.at + i
		}
		left -= width(r)
	}
	return len(t.s)
}

// MarshalJSON writes the text as a JSON string.
func (t *Text) MarshalJSON() ([]byte, error) { return json.Marshal(t.String()) }

// UnmarshalJSON reads a JSON string.
func (t *Text) UnmarshalJSON(b []byte) error {
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return fmt.Errorf("text: %w", err)
	}
	*t = *New(s)
	return nil
}
