package date

import "time"

// part is a calendar part of a year: a quarter, half or season of a year that is
// printed, relative, or not said.
type part struct {
	grain grain
	month time.Month // its first
	year  int        // 0: not printed
	move  int        // years from the reference
	said  bool       // "of last year", "this spring": move is meant
	dir   string     // "last fall": the one before now
}

func (p part) resolve(c *context) resolved {
	if p.year != 0 {
		return dated(point{civil(p.year, p.month, 1), p.grain}, anchorSelf)
	}
	if !c.known() {
		return open("XXXX" + point{civil(2000, p.month, 1), p.grain}.String()[4:])
	}
	here := point{civil(c.ref.Year()+p.move, p.month, 1), p.grain}
	switch {
	case p.dir == "last" || p.dir == "past" || p.dir == "previous":
		if c.ref.Before(here.end()) {
			here = here.shift(-years(p.grain))
		}
		return dated(here, c.anchor)
	case p.dir == "next" || p.dir == "coming":
		if here.t.Before(c.ref) {
			here = here.shift(years(p.grain))
		}
		return dated(here, c.anchor)
	case p.said:
		return dated(here, c.anchor)
	}
	around := []point{here, here.shift(-years(p.grain)), here.shift(years(p.grain))}
	return dated(nearest(around, c.ref, c.tense), c.anchor, around...)
}

// years is how many periods of g make a year.
func years(g grain) int {
	switch g {
	case grainMonth:
		return 12
	case grainQuarter:
		return 4
	case grainHalf:
		return 2
	}
	return 1
}

// end is the first day after p, for months to seasons.
func (p point) end() time.Time {
	months := map[grain]time.Month{grainMonth: 1, grainQuarter: 3, grainHalf: 6, grainSeason: 3}[p.grain]
	return civil(p.t.Year(), p.t.Month()+months, 1)
}
