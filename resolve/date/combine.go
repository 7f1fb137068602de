package date

// Expressions of more than one rule: a day with its time, a period with what
// blurs it.

func plain(ts []token, i int) (found, bool) {
	var out found
	for _, read := range []func([]token, int) (found, bool){dayAndTime, timeAndDay, partOf, periods.best, others.best} {
		if f, ok := read(ts, i); ok && f.j > out.j {
			out = f
		}
	}
	return out, out.j > 0
}

// dayAndTime reads a day with what follows it: "Friday night", "13 November at
// 16:15 GMT".
func dayAndTime(ts []token, i int) (found, bool) {
	f, ok := days.best(ts, i)
	if !ok || ts[f.j-1].ends || f.j >= len(ts) {
		return f, ok
	}
	if ts[f.j].is&classPart != 0 {
		return found{f.i, f.j + 1, at{day: f.meaning, time: parts[int(ts[f.j].n)]}, "day-part"}, true
	}
	k := skip(ts, f.j, ",", "at")
	if g, good := times.best(ts, k); good {
		if t, plain := g.meaning.(at); plain && t.day == nil {
			t.day = f.meaning
			return found{f.i, g.j, t, "day-time"}, true
		}
	}
	return f, true
}

// timeAndDay reads a time with the day after it: "9 a.m. EDT on Tuesday".
func timeAndDay(ts []token, i int) (found, bool) {
	f, ok := times.best(ts, i)
	if !ok || ts[f.j-1].ends {
		return f, ok
	}
	t, plain := f.meaning.(at)
	if !plain || t.day != nil {
		return f, true
	}
	k := skip(ts, f.j, ",", "on", "of")
	if k >= len(ts) {
		return f, true
	}
	if g, good := days.best(ts, k); good {
		t.day = g.meaning
		return found{f.i, g.j, t, "time-day"}, true
	}
	return f, true
}

// partOf reads "the night of 13 November".
func partOf(ts []token, i int) (found, bool) {
	k := skip(ts, i, "the")
	if k+2 >= len(ts) || ts[k].is&classPart == 0 || ts[k+1].lower != "of" {
		return found{}, false
	}
	f, ok := days.best(ts, k+2)
	return found{i, f.j, at{day: f.meaning, time: parts[int(ts[k].n)]}, "part-of"}, ok
}

// skip steps over the given words, each at most once, in order.
func skip(ts []token, i int, words ...string) int {
	for _, w := range words {
		if i < len(ts) && ts[i].lower == w {
			i++
		}
	}
	return min(i, len(ts))
}

var (
	blursDate   = set("early late mid earlier later")
	blursEdge   = set("beginning start end middle")
	bound       = set("than least most to")
	blursLength = set("more less at up over under")
)

// blur steps over words that blur what follows, from i; it returns i if there
// are none.
func blur(ts []token, i int) int {
	k := i
	if ts[k].lower == "the" {
		k++
	}
	switch {
	case k < len(ts) && blursDate[ts[k].lower]:
		return skip(ts, k+1, "-", "in", "of", "the")
	case k+1 < len(ts) && blursEdge[ts[k].lower] && ts[k+1].lower == "of":
		return skip(ts, k+2, "the")
	case blursLength[ts[i].lower]:
		return skip(ts, i+1, "than", "least", "most", "to")
	}
	return i
}

// blurred reads what may follow a blurring word at k.
func blurred(ts []token, k int) (found, bool) {
	if ts[k-1].ends {
		return found{}, false
	}
	if blursLength[ts[k-1].lower] || bound[ts[k-1].lower] {
		f, ok := others.best(ts, k)
		_, counted := f.meaning.(length)
		_, before := f.meaning.(ago)
		return f, ok && (counted || before) && ts[k].lower != "the"
	}
	f, ok := periods.best(ts, k)
	if t, good := times.best(ts, k); good && t.j > f.j {
		f, ok = t, true // "late last night"
	}
	if g, unit := grainOf[int(ts[k].n)]; !ok && unit && ts[k].is&classUnit != 0 && ts[k-1].lower == "the" {
		return found{k, k + 1, sameDay{g, 0}, "end-of"}, true // "the end of the year"
	}
	return f, ok
}
