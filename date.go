package onrecord

import (
	"fmt"
	"time"

	"onrecord/text"
)

// Precision is how finely a date is known.
type Precision string

// Precisions, coarse to fine.
const (
	Year   Precision = "year"
	Month  Precision = "month"
	Day    Precision = "day"
	Minute Precision = "minute"
	Second Precision = "second"
)

var layouts = map[Precision]string{
	Year: "2006", Month: "2006-01", Day: "2006-01-02",
	Minute: "2006-01-02T15:04Z07:00", Second: time.RFC3339,
}

// A Date is a moment with its precision. To the day or coarser it is a civil
// date (kept at midnight UTC, without a zone); finer ones keep their zone.
type Date struct {
	Time      time.Time
	Precision Precision
}

// DayOf returns a date known to the day.
func DayOf(year int, month time.Month, day int) Date {
	return Date{time.Date(year, month, day, 0, 0, 0, 0, time.UTC), Day}
}

// IsZero reports whether d says nothing.
func (d Date) IsZero() bool { return d.Precision == "" }

// String writes as much of ISO 8601 as is known: "2022", "2022-11",
// "2022-11-12", "2022-11-12T16:49+07:00"; "" for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.Time.Format(layouts[d.Precision])
}

// ParseDate reads the forms that String writes.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	for p, layout := range layouts {
		if t, err := time.Parse(layout, s); err == nil && t.Format(layout) == s {
			return Date{t, p}, nil
		}
	}
	return Date{}, fmt.Errorf("date %q: want YYYY, YYYY-MM, YYYY-MM-DD or RFC 3339: %w", s, ErrInvalid)
}

// MarshalText writes String's form.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads String's form.
func (d *Date) UnmarshalText(b []byte) (err error) {
	*d, err = ParseDate(string(b))
	return err
}

// Civil returns d cut to the day in its own zone; coarser dates are unchanged.
func (d Date) Civil() Date {
	if d.Precision != Minute && d.Precision != Second {
		return d
	}
	return DayOf(d.Time.Date())
}

// A TimeExpr is a time expression in a text, resolved as far as the text allows.
// Values follow TIMEX3.
type TimeExpr struct {
	Span  text.Span `json:"span"`
	Type  string    `json:"type"`  // DATE, TIME, DURATION or SET
	Value string    `json:"value"` // "2022-11-13", "2022-W46", "P2D"; "" if unresolved
	// Anchor names what it was resolved against: "published", "dateline",
	// "sentence" (a date earlier in the text), "document" (all full dates near
	// it agree on the year), "bounds" (of an unknown publication date) or "self"
	// for a full date.
	Anchor string `json:"anchor,omitempty"`
	// Alternatives are other values that the words allow, likeliest first.
	Alternatives []string `json:"alternatives,omitempty"`
	By           string   `json:"by,omitempty"`
}
