package date

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"onrecord"
	"onrecord/text"
)

// A Clash is a date or time that contradicts itself on the page. It says that
// one of two things printed side by side is wrong, never which.
type Clash struct {
	Span    text.Span // the words
	Beside  text.Span // of two times, the second; empty for a weekday
	Printed string    // what stands there: "Wednesday", "2025-05-29"
	Implied string    // what the other part implies: "Thursday"
}

// WeekdayOf reports whether day has the printed weekday, and which it has.
func WeekdayOf(day onrecord.Date, printed time.Weekday) (actual time.Weekday, agrees bool) {
	actual = day.Civil().Time.Weekday()
	return actual, actual == printed
}

// Weekdays returns the full dates of d that are printed with a wrong weekday:
// "Wednesday, 29 May 2025" was a Thursday. A date without a year is not checked,
// for the weekday may have chosen its year.
func Weekdays(d *onrecord.Document) []Clash {
	var out []Clash
	for _, s := range d.Own() {
		t := d.Text.Slice(s)
		if !namesYear(t) || !namesWeekday(t) {
			continue // no year, or no weekday
		}
		ts := tokenize(t, s.Start)
		for i := 0; i < len(ts); i++ {
			f, ok := days.best(ts, i)
			if !ok || !ts[i].opens {
				continue
			}
			if cal, is := f.meaning.(calendar); is && cal.year != 0 && cal.weekday >= 0 {
				actual, agrees := WeekdayOf(onrecord.DayOf(cal.year, time.Month(cal.month), cal.day), time.Weekday(cal.weekday))
				if !agrees {
					out = append(out, Clash{
						Span:    ts[f.i].span.Cover(ts[f.j-1].span),
						Printed: time.Weekday(cal.weekday).String(), Implied: actual.String(),
					})
				}
			}
			i = f.j - 1
		}
	}
	return out
}

// namesYear reports whether t may hold a year: four digits stand together in it,
// or a date is written with slashes.
func namesYear(t string) bool {
	run := 0
	for i := range len(t) {
		if t[i] < '0' || t[i] > '9' {
			run = 0
		} else if run++; run == 4 || i+1 < len(t) && t[i+1] == '/' {
			return true
		}
	}
	return false
}

// namesWeekday reports whether t may name a weekday: some word begins as one
// does, and is short or ends in "day".
func namesWeekday(t string) bool {
	for w := range strings.FieldsFuncSeq(t, func(r rune) bool { return !unicode.IsLetter(r) }) {
		for day := time.Sunday; day <= time.Saturday; day++ {
			if len(w) >= 3 && strings.EqualFold(w[:3], day.String()[:3]) && (len(w) <= len("thurs") || strings.HasSuffix(strings.ToLower(strings.TrimRight(w, "sS")), "day")) {
				return true
			}
		}
	}
	return false
}

// Clocks returns the times of d, as [Find] found them, that are printed twice,
// for two zones, and do not agree: "7.35am (12.35 GMT)" where local clocks are
// seven hours ahead. local are the zones of the places that the text tells of; a
// time without a zone may be in any of them, and the pair must clash in all.
// Pairs are found only side by side, the second in brackets; local is called
// where there are any.
func Clocks(d *onrecord.Document, found []onrecord.TimeExpr, local func() []*time.Location) []Clash {
	var out []Clash
	for i := 1; i < len(found); i++ {
		a, b := found[i-1], found[i]
		if strings.TrimSpace(d.Text.Slice(text.Span{Start: a.Span.End, End: b.Span.Start})) != "(" {
			continue
		}
		if implied, ok := clash(a.Value, b.Value, local()); ok {
			out = append(out, Clash{Span: a.Span, Beside: b.Span, Printed: d.Text.Slice(a.Span), Implied: implied})
		}
	}
	return out
}

// clash reports whether two times are different instants in each of the zones,
// and what the first is in the second's zone, by the first of them.
func clash(a, b string, local []*time.Location) (implied string, ok bool) {
	for _, zone := range local {
		first, ok1 := ClockOf(a, zone)
		second, ok2 := ClockOf(b, zone)
		if !ok1 || !ok2 {
			return "", false
		}
		if _, same := SameInstant(first, second); same {
			return "", false
		}
		if implied == "" {
			implied = first.at(second.Offset)
		}
	}
	return implied, len(local) > 0
}

// at writes the time of c as the clocks of another offset show it.
func (c Clock) at(east time.Duration) string {
	minutes := int((c.utc()+east+48*time.Hour)/time.Minute) % (24 * 60)
	return fmt.Sprintf("%02d:%02d%s", minutes/60, minutes%60, offset(int(east/time.Minute)))
}

// SameInstant reports whether two clock times, each in its zone, are one
// instant. When they are not, gap is how much later b is, within half a day:
// "7.35am Thai time (12.35 GMT)" are twelve hours apart.
func SameInstant(a Clock, b Clock) (gap time.Duration, same bool) {
	const halfDay = 12 * time.Hour
	gap = (b.utc() - a.utc()) % (2 * halfDay)
	if gap > halfDay {
		gap -= 2 * halfDay
	}
	if gap <= -halfDay {
		gap += 2 * halfDay
	}
	return gap, gap == 0
}

// A Clock is a time of day in a zone.
type Clock struct {
	Hour, Minute int
	Offset       time.Duration // east of UTC
}

func (c Clock) utc() time.Duration {
	return time.Duration(c.Hour)*time.Hour + time.Duration(c.Minute)*time.Minute - c.Offset
}

// ClockOf reads the time of day of a TIMEX3 value, "2022-11-12T16:49+07:00".
// Without a zone the offset is that of assumed, which may be nil.
func ClockOf(value string, assumed *time.Location) (Clock, bool) {
	for _, layout := range []string{"2006-01-02T15:04Z07:00", "2006-01-02T15:04:05Z07:00"} {
		if t, err := time.Parse(layout, value); err == nil {
			_, east := t.Zone()
			return Clock{t.Hour(), t.Minute(), time.Duration(east) * time.Second}, true
		}
	}
	if assumed == nil {
		return Clock{}, false
	}
	for _, layout := range []string{"2006-01-02T15:04", "2006-01-02T15:04:05"} {
		if t, err := time.ParseInLocation(layout, value, assumed); err == nil {
			_, east := t.Zone()
			return Clock{t.Hour(), t.Minute(), time.Duration(east) * time.Second}, true
		}
	}
	return Clock{}, false
}

// In converts a date known to the minute to another zone: 02:00Z on 15 October
// is 14 October in Washington. Coarser dates have no zone and stay as they are.
func In(d onrecord.Date, zone *time.Location) onrecord.Date {
	if d.Precision != onrecord.Minute && d.Precision != onrecord.Second {
		return d
	}
	d.Time = d.Time.In(zone)
	return d
}

// Days returns the civil days, in zone, that an instant known only to the day d
// somewhere on Earth may fall on: "yesterday" in Delhi may be "today" in
// Washington. Offsets reach from -12 to +14 hours.
func Days(d onrecord.Date, from, to *time.Location) []onrecord.Date {
	if d.Precision != onrecord.Day {
		return []onrecord.Date{In(d, to).Civil()}
	}
	y, m, day := d.Time.Date()
	start := time.Date(y, m, day, 0, 0, 0, 0, from).In(to)
	end := time.Date(y, m, day+1, 0, 0, 0, -1, from).In(to)
	first, last := onrecord.DayOf(start.Date()), onrecord.DayOf(end.Date())
	if first == last {
		return []onrecord.Date{first}
	}
	return []onrecord.Date{first, last}
}

// Civil returns the date that a TIMEX3 value of a day or finer stands for, and
// of a month or year with that precision; false for all else.
func Civil(value string) (onrecord.Date, bool) {
	if d, err := onrecord.ParseDate(value); err == nil && !d.IsZero() {
		return d.Civil(), true
	}
	if len(value) > len(time.DateOnly) && value[len(time.DateOnly)] == 'T' {
		return Civil(value[:len(time.DateOnly)])
	}
	return onrecord.Date{}, false
}
