package date

// Two days that share a month: "12-14 November", "April 24 and 25".

var between = set("and - to or")

// firstDay reads the 12 of "12-14 November 2022".
func firstDay(ts []token, i int) (found, bool) {
	if ts[i].is&classDay == 0 || i+3 >= len(ts) || !between[ts[i+1].lower] || ts[i+2].is&classDay == 0 {
		return found{}, false
	}
	f, ok := days.best(ts, i+2)
	cal, is := f.meaning.(calendar)
	if !ok || !is || cal.day != int(ts[i+2].n) || cal.day <= int(ts[i].n) || cal.month == 0 || cal.weekday >= 0 {
		return found{}, false
	}
	cal.day = int(ts[i].n)
	return found{i, i + 1, cal, "first-day"}, true
}

// secondDay reads the 25 of "April 24 and 25".
func secondDay(ts []token, f found) (found, bool) {
	first, ok := f.meaning.(calendar)
	if !ok || first.day == 0 || first.year != 0 || ts[f.j-1].is&classDay == 0 || f.j+1 >= len(ts) || ts[f.j-1].ends {
		return found{}, false
	}
	if !between[ts[f.j].lower] {
		return found{}, false
	}
	next := ts[f.j+1]
	if next.is&classDay == 0 || int(next.n) <= first.day || !endOfPhrase(ts, f.j+1, f.j+2) {
		return found{}, false
	}
	first.day, first.weekday = int(next.n), -1
	return found{f.j + 1, f.j + 2, first, "second-day"}, true
}
