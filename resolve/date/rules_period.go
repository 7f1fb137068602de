package date

import "time"

// periodRules give a week, month, year or longer.
var periodRules = []rule{
	form("month-year", "MONTH [,] [of] YEAR", calendarMeaning),
	form("month", "MONTH", calendarMeaning).when(bareMonth),
	form("month-of", "MONTH [of] dir:last|this|next year", func(m *match) meaning {
		return monthOf{m.int("MONTH"), direction(m.word("dir"))}
	}),
	form("that-month", "that MONTH", func(m *match) meaning { return thatMonth(m.int("MONTH")) }),
	form("last-month-name", "dir:last|next|this|past MONTH", func(m *match) meaning {
		return part{grain: grainMonth, month: time.Month(m.int("MONTH")), dir: m.word("dir")}
	}),
	form("year", "YEAR", calendarMeaning).when(bareYear),
	form("year", "the year YEAR", calendarMeaning),
	form("fiscal-year", "[the] fiscal [year] YEAR", func(m *match) meaning { return fixed{"DATE", "FY" + m.word("YEAR")} }),
	form("decade", "[the] ['] DECADE", decadeMeaning).when(isDecade),
	form("century", "[the] ORD [-] century", func(m *match) meaning {
		return fixed{"DATE", twoDigits(ordinalOf(m.get("ORD")) - 1)}
	}),
	form("relative", "[the] dir:last|next|this|coming|previous|current|preceding|upcoming UNIT", relativePeriod),
	form("relative", "[the] dir:following|subsequent UNIT", relativePeriod),
	form("relative", "dir:last|next|this weekend", relativePeriod),
	form("whole", "the [entire|whole|full] UNIT", func(m *match) meaning {
		if g, ok := grainOf[m.int("UNIT")]; ok && g > grainDay {
			return sameDay{g, 0}
		}
		return nil
	}).when(wholePeriod),
	form("relative", "[the] UNIT dir:before|after", func(m *match) meaning {
		return periodFrom(m, map[string]int{"before": -1, "after": 1}[m.word("dir")])
	}).when(endOfPhrase),
	always("weekend", "the weekend", period{grainWeekend, 0, false}),
	form("same", "[the] same|that [same] UNIT", func(m *match) meaning {
		if g, ok := grainOf[m.int("UNIT")]; ok {
			return sameDay{g, 0}
		}
		return nil
	}),
	form("same-last-year", "[the] same UNIT last year", func(m *match) meaning {
		if g, ok := grainOf[m.int("UNIT")]; ok {
			return yearBefore{g}
		}
		return nil
	}),
	form("same-last-year", "[the] same UNIT a year ago|earlier|before", func(m *match) meaning {
		if g, ok := grainOf[m.int("UNIT")]; ok {
			return yearBefore{g}
		}
		return nil
	}),
	always("same-last-year", "[the] same period [of] [the] last|previous year", yearBefore{-1}),
	always("same-last-year", "[the] same period a year ago|earlier|before", yearBefore{-1}),
	form("week-of", "[the] week of MONTH DAY", func(m *match) meaning { return weekOf{calendar{month: m.int("MONTH"), day: m.int("DAY"), weekday: -1}} }),
	form("week-of", "[the] week of DAY MONTH", func(m *match) meaning { return weekOf{calendar{month: m.int("MONTH"), day: m.int("DAY"), weekday: -1}} }),
	form("week-in-month", "[the] ORD week of|in MONTH [YEAR]", weekInMonth),
	form("week-in-month", "[the] last week of|in MONTH [YEAR]", weekInMonth),
}

func relativePeriod(m *match) meaning {
	u := m.int("UNIT")
	switch m.word("dir") {
	case "last", "next", "this", "coming", "current", "upcoming":
	default:
		return periodFrom(m, direction(m.word("dir")))
	}
	n := direction(m.word("dir"))
	if g, ok := grainOf[u]; ok {
		return period{g, n, false}
	}
	return nil
}

// periodFrom is counted from the last date of the text: "the previous year".
func periodFrom(m *match, n int) meaning {
	if m.word("dir") == "subsequent" {
		n = 1
	}
	if g, ok := grainOf[m.int("UNIT")]; ok {
		return period{g, n, true}
	}
	return nil
}

// yearBefore is the mentioned period a year earlier; grain -1 is its own.
type yearBefore struct{ grain grain }

func (y yearBefore) resolve(c *context) resolved {
	from, anchor, g := c.ref, c.anchor, y.grain
	if c.spoke {
		from, anchor = c.mention.t, anchorSentence
	}
	if from.IsZero() {
		return open("")
	}
	if g < 0 {
		g = grainYear
		if c.spoke {
			g = c.mention.grain
		}
	}
	return dated(point{move(from, grainYear, -1), g}, anchor)
}

// thatMonth is "that November": of the year that the text speaks of.
type thatMonth int

func (t thatMonth) resolve(c *context) resolved {
	if !c.spoke {
		return calendar{month: int(t), weekday: -1}.resolve(c)
	}
	return dated(point{civil(c.mention.t.Year(), time.Month(t), 1), grainMonth}, anchorSentence)
}

// monthOf is "October of last year".
type monthOf struct{ month, move int }

func (o monthOf) resolve(c *context) resolved {
	if !c.known() {
		return open("XXXX-" + twoDigits(o.month))
	}
	return dated(point{civil(c.ref.Year()+o.move, time.Month(o.month), 1), grainMonth}, c.anchor)
}

// weekOf is the week that holds a day.
type weekOf struct{ day calendar }

func (w weekOf) resolve(c *context) resolved {
	r := w.day.resolve(c)
	if r.at.t.IsZero() {
		return open("XXXX-WXX")
	}
	return dated(point{r.at.t, grainWeek}, r.anchor)
}

// inMonth is the nth week of a month; 0 is the last.
type inMonth struct {
	month calendar
	n     int
}

func weekInMonth(m *match) meaning {
	n := 0
	if t := m.get("ORD"); t != nil {
		n = ordinalOf(t)
	}
	return inMonth{calendar{year: m.int("YEAR"), month: m.int("MONTH"), weekday: -1}, n}
}

func (w inMonth) resolve(c *context) resolved {
	r := w.month.resolve(c)
	if r.at.t.IsZero() {
		return open("XXXX-WXX")
	}
	d := r.at.t.AddDate(0, 0, 7*(w.n-1)+3)
	if w.n == 0 {
		d = r.at.t.AddDate(0, 1, -4)
	}
	return dated(point{d, grainWeek}, r.anchor)
}

func decadeMeaning(m *match) meaning {
	y := m.int("DECADE")
	if y < 100 {
		y += 1900 // "the 20s" of this century are not yet a name for a decade past
	}
	return decadeOf(y)
}

type decadeOf int

func (d decadeOf) resolve(*context) resolved {
	return dated(point{civil(int(d), 1, 1), grainDecade}, anchorSelf)
}

// isDecade refuses ages: "in his 40s", "in their early 20s".
func isDecade(ts []token, i, j int) bool {
	if i > 0 && (ts[i-1].lower == "early" || ts[i-1].lower == "mid" || ts[i-1].lower == "late" || ts[i-1].lower == "-") {
		i--
	}
	return ts[j-1].n > 100 || j-i > 1 || i == 0 || !possessives[ts[i-1].lower]
}

var possessives = set("his her their my your our its")

// ordinalOf is the rank that a token of class Ordinal names.
func ordinalOf(t *token) int {
	if t.lower == "second" {
		return 2
	}
	return int(t.n)
}

// endOfPhrase: "the year before" and not "the year before the war".
func endOfPhrase(ts []token, _, j int) bool {
	if j >= len(ts) || ts[j-1].ends {
		return true
	}
	switch ts[j].lower {
	case ",", ".", ";", "-", ")", "and", "when", "in", "at", "!", "?", "\"", "”":
		return true
	}
	return false
}

// wholePeriod accepts "the year" where it is the one spoken of: "for the entire
// year", "the end of the month".
func wholePeriod(ts []token, i, j int) bool {
	return i > 0 && !ts[i-1].ends && wholeBefore[ts[i-1].lower] && endOfPhrase(ts, i, j)
}

var wholeBefore = set("in of during for over throughout through")
