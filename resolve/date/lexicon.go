package date

import "strings"

// Classes of tokens. The number n of a token is, by class: the number itself,
// the month 1-12, the weekday 0-6 from Sunday, the index of a unit, part of the
// day, season or zone.
const (
	classNum class = 1 << iota
	classDay
	classHour
	classYear
	classShortYear
	classMilitary // 1630
	classOrdinal
	classDecade
	classISO
	classSlash
	classClock
	classDotClock
	classMonth
	classWeekday
	classUnit
	classUnits // plural
	classPart  // of the day
	classSeason
	classZone
	classMeridiem
	classHoliday
	classSome // several, few: a number that is not said
	classEach // daily, weekly
	classLong // weeklong
)

// A word is what a lexicon entry means.
type word struct {
	is      class
	n       float64
	capital bool // only when printed with a capital: "March", "May"
}

// Units of time, short to long.
const (
	second = iota
	minute
	hour
	day
	weekend
	week
	fortnight
	month
	quarter
	year
	decadeUnit
	century
)

// short are the words that keep a full stop as part of themselves.
var short = map[string]bool{}

var lexicon = func() map[string]word {
	m := map[string]word{}
	add := func(is class, n int, capital bool, names string) {
		for _, w := range strings.Fields(names) {
			m[w] = word{is, float64(n), capital}
		}
	}
	for i, names := range strings.Split("january jan;february feb;march mar;april apr;may;june jun;july jul;august aug;september sept sep;october oct;november nov;december dec", ";") {
		add(classMonth, i+1, true, names)
		for _, w := range strings.Fields(names)[1:] {
			short[w] = true
		}
	}
	for i, names := range strings.Split("sunday sundays sun;monday mondays mon;tuesday tuesdays tue tues;wednesday wednesdays wed weds;thursday thursdays thu thur thurs;friday fridays fri;saturday saturdays sat", ";") {
		add(classWeekday, i, true, names)
		for _, w := range strings.Fields(names)[2:] {
			short[w] = true
		}
	}
	for i, names := range strings.Split("second;minute;hour;day;weekend;week;fortnight;month;quarter;year;decade;century", ";") {
		add(classUnit, i, false, names)
		add(classUnits, i, false, strings.Replace(names+"s", "centurys", "centuries", 1))
	}
	add(classUnits, minute, false, "mins")
	add(classUnits, hour, false, "hrs")
	for i, names := range strings.Split("morning;afternoon;evening;night overnight;daytime;midday noon;midnight", ";") {
		add(classPart, i, false, names)
	}
	for i, names := range strings.Split("spring;summer;autumn fall;winter", ";") {
		add(classSeason, i, false, names)
	}
	for i, names := range strings.Split("daily;weekly;biweekly fortnightly;monthly;quarterly;annual annually yearly;hourly;nightly;biennial", ";") {
		add(classEach, i, false, names)
	}
	for w, unit := range map[string]int{"hourlong": hour, "daylong": day, "weeklong": week, "monthlong": month, "yearlong": year, "decadelong": decadeUnit} {
		add(classLong, unit, false, w)
	}
	add(classMeridiem, 0, false, "am")
	add(classMeridiem, 12, false, "pm")
	add(classSome, 0, false, "several few some many numerous couple dozens hundreds thousands recent coming past")
	for i, w := range strings.Fields("first second third fourth fifth sixth seventh eighth ninth tenth") {
		e := m[w]
		e.is |= classOrdinal
		if w != "second" { // the unit keeps its index; ordinalOf knows
			e.n = float64(i + 1)
		}
		m[w] = e
	}
	for name := range zones {
		m[strings.ToLower(name)] = word{is: classZone, capital: true}
	}
	return m
}()

// parts are the TIMEX3 marks of the parts of the day, by index.
var parts = []string{"TMO", "TAF", "TEV", "TNI", "TDT", "T12:00", "T24:00"}

// seasons are the TIMEX3 marks of the seasons, by index.
var seasons = []string{"SP", "SU", "FA", "WI"}

// each are the periods of the words of class Each, by index.
var each = []string{"P1D", "P1W", "P2W", "P1M", "P1Q", "P1Y", "PT1H", "P1D", "P2Y"}
