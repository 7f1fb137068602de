package date

import (
	"fmt"
	"time"
)

// grain is how long a calendar period is.
type grain int

const (
	grainDay grain = iota
	grainWeekend
	grainWeek
	grainMonth
	grainQuarter
	grainHalf
	grainSeason
	grainYear
	grainDecade
	grainCentury
)

// grainOf gives the period that a unit names.
var grainOf = map[int]grain{
	day: grainDay, weekend: grainWeekend, week: grainWeek, fortnight: grainWeek, month: grainMonth,
	quarter: grainQuarter, year: grainYear, decadeUnit: grainDecade, century: grainCentury,
}

// A point is a period of the calendar: the one of its grain that holds t.
type point struct {
	t     time.Time // midnight UTC of a day in it
	grain grain
}

func civil(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// String writes the TIMEX3 value.
func (p point) String() string {
	y, m, _ := p.t.Date()
	switch p.grain {
	case grainWeek:
		wy, w := p.t.ISOWeek()
		return fmt.Sprintf("%04d-W%02d", wy, w)
	case grainWeekend:
		wy, w := p.t.ISOWeek()
		return fmt.Sprintf("%04d-W%02d-WE", wy, w)
	case grainMonth:
		return p.t.Format("2006-01")
	case grainQuarter:
		return fmt.Sprintf("%04d-Q%d", y, (int(m)+2)/3)
	case grainHalf:
		return fmt.Sprintf("%04d-H%d", y, (int(m)+5)/6)
	case grainSeason:
		return fmt.Sprintf("%04d-%s", y, seasons[seasonOf(m)])
	case grainYear:
		return p.t.Format("2006")
	case grainDecade:
		return p.t.Format("2006")[:3]
	case grainCentury:
		return p.t.Format("2006")[:2]
	}
	return p.t.Format(time.DateOnly)
}

// seasonOf gives the northern season of a month; a winter belongs to the year
// of its December.
func seasonOf(m time.Month) int { return (int(m) + 9) / 3 % 4 }

// firstMonth is the month that season s is taken to begin with.
func firstMonth(s int) time.Month { return time.Month(3 + 3*s) }

// shift moves p by n of its own grain.
func (p point) shift(n int) point {
	p.t = move(p.t, p.grain, n)
	return p
}

// move adds n periods to t. Months and longer ones never overflow: a month
// after 31 January is in February.
func move(t time.Time, g grain, n int) time.Time {
	switch g {
	case grainDay:
		return t.AddDate(0, 0, n)
	case grainWeek, grainWeekend:
		return t.AddDate(0, 0, 7*n)
	}
	months := map[grain]int{grainMonth: 1, grainQuarter: 3, grainHalf: 6, grainSeason: 12, grainYear: 12, grainDecade: 120, grainCentury: 1200}[g] * n
	y, m, d := t.Date()
	first := civil(y, m+time.Month(months), 1)
	return first.AddDate(0, 0, min(d, daysIn(first))-1)
}

func daysIn(first time.Time) int { return first.AddDate(0, 1, -1).Day() }

// valid reports whether y-m-d is a day of the calendar.
func valid(y, m, d int) bool {
	return m >= 1 && m <= 12 && d >= 1 && d <= daysIn(civil(y, time.Month(m), 1))
}
