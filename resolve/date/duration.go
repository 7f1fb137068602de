package date

import (
	"fmt"
	"math"
	"strconv"
)

// ago is a number of units before or after the reference.
type ago struct {
	n    float64
	unit int
	sign int
	from bool // counted from the last mentioned date
}

func (a ago) resolve(c *context) resolved {
	from, anchor := c.ref, c.anchor
	if a.from && c.spoke {
		from, anchor = c.mention.t, anchorSentence
	}
	if from.IsZero() || a.from && !c.spoke {
		return resolved{typ: "DURATION", value: duration(a.n, a.unit)}
	}
	if a.unit < day {
		return resolved{typ: "DURATION", value: duration(a.n, a.unit), anchor: anchor}
	}
	g, n := grainOf[a.unit], int(math.Round(a.n))
	switch a.unit {
	case fortnight:
		n *= 2
	case decadeUnit, century:
		n *= map[int]int{decadeUnit: 10, century: 100}[a.unit]
		g = grainYear
	}
	return dated(point{from, g}.shift(a.sign*n), anchor)
}

// length is a duration; n below 0 is a number that is not said.
type length struct {
	n    float64
	unit int
}

func (l length) resolve(*context) resolved {
	return resolved{typ: "DURATION", value: duration(l.n, l.unit)}
}

var letters3 = map[int]string{
	second: "T%sS", minute: "T%sM", hour: "T%sH", day: "%sD", weekend: "%sWE", week: "%sW", month: "%sM", quarter: "%sQ", year: "%sY",
}

// duration writes n units as TIMEX3 does: "P2D", "PT30M", "PXY".
func duration(n float64, unit int) string {
	scale, base := 1.0, unit
	switch unit {
	case fortnight:
		scale, base = 2, week
	case decadeUnit:
		scale, base = 10, year
	case century:
		scale, base = 100, year
	}
	count := "X"
	if n >= 0 {
		count = strconv.FormatFloat(n*scale, 'f', -1, 64)
	}
	if n == math.Trunc(n)+0.5 && base == hour {
		return fmt.Sprintf("PT%dH30M", int(n))
	}
	return "P" + fmt.Sprintf(letters3[base], count)
}

// repeated is a SET.
type repeated string

func (r repeated) resolve(*context) resolved { return resolved{typ: "SET", value: string(r)} }
