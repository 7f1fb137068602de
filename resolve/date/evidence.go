package date

import (
	"time"

	"onrecord"
	"onrecord/lang/gazetteer"
)

// reach is how far a full date may lie from one without a year to vouch for it.
const reach = 183 * 24 * time.Hour

// evidence is what an undated document says of its own time.
type evidence struct {
	full                []time.Time // days and months printed with their year
	notBefore, notAfter time.Time
}

// gather reads the full dates of the lines, and the bounds of publication.
func gather(d *onrecord.Document, lines [][]token) *evidence {
	e := &evidence{notBefore: d.Published.NotBefore.Time, notAfter: d.Published.NotAfter.Time}
	if p := d.Published.Date; !p.IsZero() && p.Precision == onrecord.Month {
		e.full = append(e.full, p.Time)
	}
	for _, ts := range lines {
		for i := 0; i < len(ts); i++ {
			if !ts[i].opens {
				continue
			}
			f, ok := days.best(ts, i)
			if !ok {
				f, ok = periods.best(ts, i)
			}
			if cal, is := f.meaning.(calendar); ok && is && cal.year != 0 && cal.month != 0 {
				e.full = append(e.full, cal.in(cal.year).t)
			}
			i = max(i, f.j-1)
		}
	}
	return e
}

// yearFromDocument gives d the year that all full dates near it agree on, or the
// only one inside the bounds of publication.
func (d calendar) yearFromDocument(c *context) resolved {
	years := map[int]point{}
	for _, t := range c.doc.full {
		for y := t.Year() - 1; y <= t.Year()+1; y++ {
			if p, ok := d.inYear(y); ok && absolute(p.t.Sub(t)) <= reach {
				years[y] = p
			}
		}
	}
	if len(years) == 1 {
		for _, p := range years {
			r := dated(p, anchorDocument)
			r.alts = []string{d.unyeared()}
			return r
		}
	}
	if p, ok := d.insideBounds(c.doc); ok && len(years) == 0 {
		r := dated(p, anchorBounds)
		r.alts = []string{d.unyeared()}
		return r
	}
	return open(d.unyeared())
}

func (d calendar) inYear(y int) (point, bool) {
	if d.day != 0 && !valid(y, d.month, d.day) {
		return point{}, false
	}
	return d.in(y), true
}

// insideBounds: a document that appeared between two days within a year of each
// other leaves one year for a date in them.
func (d calendar) insideBounds(e *evidence) (point, bool) {
	if e.notBefore.IsZero() || e.notAfter.IsZero() || e.notAfter.Before(e.notBefore) {
		return point{}, false
	}
	var fits []point
	for y := e.notBefore.Year() - 1; y <= e.notAfter.Year(); y++ {
		if p, ok := d.inYear(y); ok && !p.t.Before(e.notBefore.Add(-reach)) && !p.t.After(e.notAfter) {
			fits = append(fits, p)
		}
	}
	if len(fits) != 1 {
		return point{}, false
	}
	return fits[0], true
}

func absolute(d time.Duration) time.Duration { return max(d, -d) }

// localDay is the day of p where the dateline stands: what was published at
// 18:00Z with a Phnom Penh dateline says "today" of the next day.
func localDay(p onrecord.Date, l *onrecord.Dateline) time.Time {
	if l == nil || p.Precision == onrecord.Day {
		return p.Civil().Time
	}
	place, ok := gazetteer.Lookup(l.Place)
	if !ok || place.Zone == "" {
		return p.Civil().Time
	}
	zone, err := time.LoadLocation(place.Zone)
	if err != nil {
		return p.Civil().Time
	}
	y, m, d := p.Time.In(zone).Date()
	return civil(y, m, d)
}
