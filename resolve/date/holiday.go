package date

import "time"

// holidays gives the day of a feast in a year. Those that move by country are
// the American ones, as the wire agencies use them.
var holidays = map[string]func(year int) time.Time{
	"christmas":        func(y int) time.Time { return civil(y, 12, 25) },
	"christmas eve":    func(y int) time.Time { return civil(y, 12, 24) },
	"boxing day":       func(y int) time.Time { return civil(y, 12, 26) },
	"new year":         func(y int) time.Time { return civil(y, 1, 1) },
	"new year eve":     func(y int) time.Time { return civil(y, 12, 31) },
	"valentine":        func(y int) time.Time { return civil(y, 2, 14) },
	"halloween":        func(y int) time.Time { return civil(y, 10, 31) },
	"independence day": func(y int) time.Time { return civil(y, 7, 4) },
	"thanksgiving":     func(y int) time.Time { return nth(y, 11, time.Thursday, 4) },
	"labor day":        func(y int) time.Time { return nth(y, 9, time.Monday, 1) },
	"memorial day":     func(y int) time.Time { return nth(y, 6, time.Monday, 1).AddDate(0, 0, -7) },
	"election day":     func(y int) time.Time { return nth(y, 11, time.Monday, 1).AddDate(0, 0, 1) },
	"easter":           easter,
	"good friday":      func(y int) time.Time { return easter(y).AddDate(0, 0, -2) },
}

// nth returns the nth weekday w of a month.
func nth(y int, m time.Month, w time.Weekday, n int) time.Time {
	first := civil(y, m, 1)
	return first.AddDate(0, 0, (int(w)-int(first.Weekday())+7)%7+7*(n-1))
}

// easter follows the anonymous Gregorian computus (Nature, 1876).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return civil(y, time.Month(n/31), n%31+1)
}

// feast is a holiday of the year that direction and tense point to.
type feast struct{ name, dir string }

func holidayMeaning(name string) func(m *match) meaning {
	return func(m *match) meaning {
		if m.word("eve") == "eve" {
			return feast{name + " eve", m.word("dir")}
		}
		return feast{name, m.word("dir")}
	}
}

func (f feast) resolve(c *context) resolved {
	if !c.known() {
		return open("")
	}
	var all []point
	for n := -1; n <= 1; n++ {
		all = append(all, point{holidays[f.name](c.ref.Year() + n), grainDay})
	}
	t := c.tense
	switch direction(f.dir) {
	case -1:
		t = past
	case 1:
		t = future
	}
	return dated(nearest(all, c.ref, t), c.anchor, all...)
}
