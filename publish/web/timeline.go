package web

import (
	"cmp"
	"slices"
	"time"

	"onrecord"
	"onrecord/publish"
)

// timeline is drawn by us as SVG, and told again as a table: one lane for each
// side with documents of its own, one for the reports, one for the event.
type timeline struct {
	Width, Height int
	Days          []tick
	Lanes         []lane
	Rows          []moment // the table twin, by date; undated ones last
}

type tick struct {
	X    int
	Text string
}

type lane struct {
	Name  string
	Y     int
	Dots  []dot
	Bands []band
}

type dot struct {
	X     int
	Label string
	Many  int // documents on that day
}

// band is an undated document between its bounds.
type band struct {
	X, Width int
	Label    string
}

// moment is one line of the table.
type moment struct {
	Date, What, Lane, Href string
	from, to               onrecord.Date
}

// Sizes of the drawing, in SVG units.
const (
	laneHeight = 44
	labelWidth = 250
	drawWidth  = 1000
	margin     = 40
)

func timelineOf(p place, e *publish.Edition) timeline {
	var all []moment
	for _, d := range e.Board.Event.Dates {
		s := words(p, e, d.Source)
		outlet := cmp.Or(s.At.Outlet, s.At.Title)
		all = append(all, moment{d.Date.String(), "the event, as " + outlet + " dates it", "Event", s.Href, d.Date, d.Date})
	}
	for _, r := range e.Readings {
		d := r.Document
		m := moment{What: "published: " + e.Title(d.ID), Lane: "Reports", Href: p.Document(d)}
		if d.SpeaksFor != "" {
			m.Lane = e.SideName(d.SpeaksFor)
		}
		m.Date, m.from, m.to = d.Published.Date.String(), d.Published.Date, d.Published.Date
		if d.Published.Date.IsZero() {
			m.Date, m.from, m.to = bounds(d.Published), d.Published.NotBefore, d.Published.NotAfter
		}
		all = append(all, m)
	}
	slices.SortStableFunc(all, func(a, b moment) int {
		if a.from.IsZero() != b.from.IsZero() {
			return cmp.Compare(btoi(a.from.IsZero()), btoi(b.from.IsZero()))
		}
		return a.from.Time.Compare(b.from.Time)
	})
	t := draw(all)
	t.Rows = all
	return t
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// draw places what has a date. With fewer than two days there is nothing to
// draw, and the table alone speaks.
func draw(all []moment) timeline {
	first, last, ok := extent(all)
	if !ok {
		return timeline{}
	}
	days := int(last.Sub(first).Hours()/24) + 1
	x := func(t time.Time) int {
		return labelWidth + margin + int(float64(drawWidth-labelWidth-2*margin)*t.Sub(first).Hours()/24/float64(max(1, days-1)))
	}
	t := timeline{Width: drawWidth}
	step := max(1, (days+7)/8)
	for i := 0; i < days; i += step {
		day := first.AddDate(0, 0, i)
		t.Days = append(t.Days, tick{x(day), day.Format("2 Jan 2006")})
	}
	for _, m := range all {
		if m.from.IsZero() || m.to.IsZero() {
			continue
		}
		l := t.lane(m.Lane)
		from, to := x(civil(m.from)), x(civil(m.to))
		switch i := slices.IndexFunc(l.Dots, func(d dot) bool { return d.X == from }); {
		case from != to:
			l.Bands = append(l.Bands, band{from, to - from, m.What})
		case i >= 0:
			l.Dots[i].Many++
		default:
			l.Dots = append(l.Dots, dot{from, m.What, 1})
		}
	}
	t.Height = len(t.Lanes)*laneHeight + 36
	return t
}

func (t *timeline) lane(name string) *lane {
	i := slices.IndexFunc(t.Lanes, func(l lane) bool { return l.Name == name })
	if i < 0 {
		t.Lanes = append(t.Lanes, lane{Name: name, Y: len(t.Lanes)*laneHeight + 20})
		i = len(t.Lanes) - 1
	}
	return &t.Lanes[i]
}

func extent(all []moment) (first, last time.Time, ok bool) {
	for _, m := range all {
		for _, d := range []onrecord.Date{m.from, m.to} {
			if d.IsZero() {
				continue
			}
			day := civil(d)
			if first.IsZero() || day.Before(first) {
				first = day
			}
			if day.After(last) {
				last = day
			}
		}
	}
	return first, last, first.Before(last) && last.Sub(first) < 20*365*24*time.Hour
}

func civil(d onrecord.Date) time.Time { return d.Civil().Time }
