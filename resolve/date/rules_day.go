package date

import (
	"strconv"
	"strings"
	"time"
)

// dayRules give one day.
var dayRules = []rule{
	form("iso", "ISO", isoMeaning),
	form("slash", "SLASH", slashMeaning),
	form("month-day-year", "MONTH DAY [,] YEAR", calendarMeaning),
	form("month-day-year", "MONTH DAY , ' YY", calendarMeaning),
	form("day-month-year", "[the] DAY [of] MONTH [,] YEAR", calendarMeaning),
	form("month-day", "[dir:last|next|this|past] MONTH [the] DAY", calendarMeaning).when(notCounted),
	form("day-month", "[the] DAY [of] MONTH", calendarMeaning),
	form("weekday-date", "WEEKDAY [,] [the] MONTH DAY [,] YEAR", calendarMeaning),
	form("weekday-date", "WEEKDAY [,] [the] DAY [of] MONTH [,] YEAR", calendarMeaning),
	form("weekday-date", "WEEKDAY [,] MONTH [the] DAY", calendarMeaning).when(notCounted),
	form("weekday-date", "WEEKDAY [,] [the] DAY [of] MONTH", calendarMeaning),
	form("weekday-day", "WEEKDAY [,] the DAY", dayOfMonth),
	form("weekday", "[dir:last|next|this|past|coming|previous|following] WEEKDAY", func(m *match) meaning {
		return weekday{m.int("WEEKDAY"), m.word("dir")}
	}).when(isWeekday),
	form("weekday-of-week", "WEEKDAY dir:last|next week", func(m *match) meaning {
		return weekdayOf{m.int("WEEKDAY"), direction(m.word("dir"))}
	}),
	always("today", "today", offsetDays(0)),
	always("today", "earlier|later today", offsetDays(0)),
	always("yesterday", "yesterday", offsetDays(-1)),
	always("tomorrow", "tomorrow", offsetDays(1)),
	always("yesterday", "[the] day before yesterday", offsetDays(-2)),
	always("tomorrow", "[the] day after tomorrow", offsetDays(2)),
	always("nine-eleven", "9 / 11", plainDay(2001, 9, 11)).when(func(ts []token, i, j int) bool {
		return ts[i+1].glued && ts[i+2].glued && (j >= len(ts) || ts[j].lower != "/")
	}),
	always("same-day", "the [very] same day", sameDay{grainDay, 0}),
	always("same-day", "[that] same|that day", sameDay{grainDay, 0}),
	always("same-day", "the day", sameDay{grainDay, 0}).when(partOfDay),
	always("same-day", "earlier|later that [same] day", sameDay{grainDay, 0}),
	always("next-day", "the following|next|subsequent day", sameDay{grainDay, 1}),
	always("day-before", "the previous|preceding day", sameDay{grainDay, -1}),
	form("holiday", "[dir:last|next|this] christmas [eve:day|eve]", holidayMeaning("christmas")),
	form("holiday", "[dir:last|next|this] new year ' s [eve:day|eve]", holidayMeaning("new year")),
	form("holiday", "[dir:last|next|this] thanksgiving [day]", holidayMeaning("thanksgiving")),
	form("holiday", "[dir:last|next|this] easter [sunday]", holidayMeaning("easter")),
	form("holiday", "good friday", holidayMeaning("good friday")),
	form("holiday", "[dir:last|next|this] labor day", holidayMeaning("labor day")),
	form("holiday", "[dir:last|next|this] memorial day", holidayMeaning("memorial day")),
	form("holiday", "[dir:last|next|this] independence day", holidayMeaning("independence day")),
	form("holiday", "[dir:last|next|this] halloween", holidayMeaning("halloween")),
	form("holiday", "valentine ' s day", holidayMeaning("valentine")),
	form("holiday", "[dir:last|next|this] election day", holidayMeaning("election day")),
	form("holiday", "boxing day", holidayMeaning("boxing day")),
}

func calendarMeaning(m *match) meaning {
	d := calendar{year: m.int("YEAR"), month: m.int("MONTH"), day: m.int("DAY"), weekday: -1, dir: m.word("dir")}
	if t := m.get("WEEKDAY"); t != nil {
		d.weekday = int(t.n)
	}
	if m.get("YY") != nil {
		d.year = fullYear(m.int("YY"))
	}
	leap := d.year
	if leap == 0 {
		leap = 2000
	}
	if d.day != 0 && !valid(leap, d.month, d.day) {
		return nil
	}
	return d
}

// fullYear reads the year of two digits as news of these decades means it.
func fullYear(yy int) int {
	if yy < 50 {
		return 2000 + yy
	}
	return 1900 + yy
}

func isoMeaning(m *match) meaning {
	s := m.word("ISO")
	t, err := time.Parse(time.DateOnly, s[:10])
	if err != nil {
		return nil
	}
	d := plainDay(t.Year(), int(t.Month()), t.Day())
	if len(s) == 10 {
		return d
	}
	clock := strings.ToUpper(s[10:])
	return at{day: d, time: clock}
}

// slashMeaning reads month first, as American news writes, unless only the other
// order is a date; both are kept where both are.
func slashMeaning(m *match) meaning {
	f := strings.Split(m.word("SLASH"), "/")
	a, _ := strconv.Atoi(f[0])
	b, _ := strconv.Atoi(f[1])
	y, _ := strconv.Atoi(f[2])
	if len(f[2]) == 2 {
		y = fullYear(y)
	}
	switch {
	case valid(y, a, b) && valid(y, b, a):
		return either{plainDay(y, a, b), plainDay(y, b, a)}
	case valid(y, a, b):
		return plainDay(y, a, b)
	case valid(y, b, a):
		return plainDay(y, b, a)
	}
	return nil
}

// either is two dates that the same figures may mean.
type either [2]calendar

func (e either) resolve(c *context) resolved {
	r := e[0].resolve(c)
	if other := e[1].resolve(c); other.value != r.value {
		r.alts = append(r.alts, other.value)
	}
	return r
}

// dayOfMonth is "Thursday the 4th": of the month that makes it a Thursday.
func dayOfMonth(m *match) meaning { return monthless{m.int("DAY"), m.int("WEEKDAY")} }

type monthless struct{ day, weekday int }

func (d monthless) resolve(c *context) resolved {
	if !c.known() {
		return open("XXXX-XX-" + twoDigits(d.day))
	}
	var fits []point
	for n := -2; n <= 2; n++ {
		first := civil(c.ref.Year(), c.ref.Month()+time.Month(n), 1)
		if d.day <= daysIn(first) {
			if t := first.AddDate(0, 0, d.day-1); int(t.Weekday()) == d.weekday {
				fits = append(fits, point{t, grainDay})
			}
		}
	}
	if len(fits) == 0 {
		return open("XXXX-XX-" + twoDigits(d.day))
	}
	return dated(nearest(fits, c.ref, c.tense), c.anchor, fits...)
}

func twoDigits(n int) string { return string([]byte{byte('0' + n/10%10), byte('0' + n%10)}) }

// weekdayOf is "Friday last week".
type weekdayOf struct{ day, move int }

func (w weekdayOf) resolve(c *context) resolved {
	if !c.known() {
		return open("XXXX-WXX-" + strconv.Itoa((w.day+6)%7+1))
	}
	monday := c.ref.AddDate(0, 0, -(int(c.ref.Weekday())+6)%7)
	return dated(point{monday.AddDate(0, 0, 7*w.move+(w.day+6)%7), grainDay}, c.anchor)
}

func direction(word string) int {
	switch word {
	case "last", "past", "previous", "preceding":
		return -1
	case "next", "coming", "following", "upcoming":
		return 1
	}
	return 0
}

// black are the words that make a weekday the name of one past event.
var black = set("black ash good super cyber palm bloody holy")

// isWeekday keeps abbreviations without a stop for dates: "The Sun said"; and
// refuses "Black Monday".
func isWeekday(ts []token, i, j int) bool {
	w := ts[j-1]
	if i > 0 && ts[i-1].upper && black[ts[i-1].lower] {
		return false
	}
	return len(w.lower) > 4 || w.span.Len() > len(w.lower)
}

// partOfDay accepts "the day" where it is the day spoken of: "later in the day",
// "to end the day".
func partOfDay(ts []token, i, j int) bool {
	if i == 0 || ts[i-1].ends || !endOfPhrase(ts, i, j) && (j >= len(ts) || ts[j].lower != "at") {
		return false
	}
	switch ts[i-1].lower {
	case "in", "of", "during", "end", "ended", "ending", "on", "closed":
		return true
	}
	return false
}

// notCounted refuses "May 10 people" and "March 5 percent".
func notCounted(ts []token, _, j int) bool {
	if j >= len(ts) || ts[j-1].ends {
		return true
	}
	switch ts[j].lower {
	case "%", "percent", "per", "people", "million", "billion", "points":
		return false
	}
	return true
}
