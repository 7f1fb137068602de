package date

import (
	"fmt"
	"math"
	"time"
)

// fixed means the same whenever it is said.
type fixed struct{ typ, value string }

func (f fixed) resolve(*context) resolved { return resolved{typ: f.typ, value: f.value} }

// calendar is a date with printed numbers. Year 0 is not printed.
type calendar struct {
	year, month, day int
	weekday          int    // printed beside it; -1 if none
	dir              string // "last 23 October"
}

func plainDay(y, m, d int) calendar { return calendar{year: y, month: m, day: d, weekday: -1} }

func (d calendar) resolve(c *context) resolved {
	switch {
	case d.year != 0 && d.month == 0:
		return dated(point{civil(d.year, 1, 1), grainYear}, anchorSelf)
	case d.year != 0:
		return dated(d.in(d.year), anchorSelf)
	}
	return d.guessYear(c)
}

func (d calendar) in(year int) point {
	if d.day == 0 {
		return point{civil(year, time.Month(d.month), 1), grainMonth}
	}
	return point{civil(year, time.Month(d.month), d.day), grainDay}
}

// guessYear picks among the years around the reference: the nearest on the side
// that the tense points to. 29 February has only the years that hold it.
func (d calendar) guessYear(c *context) resolved {
	if !c.known() {
		return d.yearFromDocument(c)
	}
	var years []point
	for _, y := range []int{c.ref.Year(), c.ref.Year() - 1, c.ref.Year() + 1} {
		if d.day == 0 || valid(y, d.month, d.day) {
			years = append(years, d.in(y))
		}
	}
	if len(years) == 0 {
		return open(d.unyeared())
	}
	return dated(d.choose(years, c), c.anchor, years...)
}

// choose prefers the year in which the printed weekday is right, then the side
// that "last" or "next" or the tense points to.
func (d calendar) choose(years []point, c *context) point {
	for _, p := range years {
		if d.weekday >= 0 && int(p.t.Weekday()) == d.weekday {
			return p
		}
	}
	switch direction(d.dir) {
	case -1:
		return nearest(years, c.ref, past)
	case 1:
		return nearest(years, c.ref, future)
	}
	return nearest(years, c.ref, c.tense)
}

func (d calendar) unyeared() string {
	if d.day == 0 {
		return fmt.Sprintf("XXXX-%02d", d.month)
	}
	return fmt.Sprintf("XXXX-%02d-%02d", d.month, d.day)
}

// nearest prefers the side that the tense points to; a date on the other side
// must be much nearer to win, since tenses are read by rule of thumb.
func nearest(ps []point, ref time.Time, t tense) point {
	best, cost := ps[0], math.MaxFloat64
	for _, p := range ps {
		days := p.t.Sub(ref).Hours() / 24
		if p.grain == grainMonth && p.t.Year() == ref.Year() && p.t.Month() == ref.Month() {
			days = 0
		}
		d := math.Abs(days)
		if days > 0 && t != future || days < 0 && t == future {
			d = d*wrongSide(t) + 1
		}
		if d < cost {
			best, cost = p, d
		}
	}
	return best
}

// Factors on the distance of a date on the side that the tense speaks against,
// tuned on the dev half of AQUAINT.
const (
	leanPast    = 8.0
	leanFuture  = 8.0
	leanUnknown = 2.0
)

func wrongSide(t tense) float64 {
	switch t {
	case past:
		return leanPast
	case future:
		return leanFuture
	}
	return leanUnknown
}

// weekday is a day of the week, with "last" or "next" or alone.
type weekday struct {
	day int    // 0 is Sunday
	dir string // "", "last", "next", "this"
}

func (w weekday) resolve(c *context) resolved {
	if !c.known() {
		return open(fmt.Sprintf("XXXX-WXX-%d", (w.day+6)%7+1))
	}
	back := (int(c.ref.Weekday()) - w.day + 7) % 7 // days since the last one
	before := point{c.ref.AddDate(0, 0, -back), grainDay}
	after := before.shift(7)
	if back == 0 {
		after = before
	}
	switch w.dir {
	case "last", "past", "previous":
		if back == 0 {
			before = before.shift(-7)
		}
		return dated(before, c.anchor, before.shift(-7))
	case "next", "coming", "following":
		if back == 0 {
			after = after.shift(7)
		}
		return dated(after, c.anchor, after.shift(7))
	}
	if c.tense == future {
		return dated(after, c.anchor, before)
	}
	return dated(before, c.anchor, after)
}

// offsetDays is today, yesterday, tomorrow.
type offsetDays int

func (o offsetDays) resolve(c *context) resolved {
	if !c.known() {
		return open("")
	}
	return dated(point{c.ref.AddDate(0, 0, int(o)), grainDay}, c.anchor)
}

// period is the unit that holds the reference, moved: "last month", "this week".
type period struct {
	grain grain
	move  int
	from  bool // the last mentioned date is the reference: "the following year"
}

func (p period) resolve(c *context) resolved {
	from, anchor := c.ref, c.anchor
	if p.from && c.spoke {
		from, anchor = c.mention.t, anchorSentence
	}
	if from.IsZero() {
		return open("")
	}
	return dated(point{from, p.grain}.shift(p.move), anchor)
}
