// Package date finds the time expressions of a document and says which dates
// they mean.
//
//	Document, published 2022-11-24          value        anchor
//	"On 13 November, Prime Minister ..."    2022-11-13   published
//	"issued ... on 12 November 2022"        2022-11-12   self
//
// Values are TIMEX3 (ISO-TimeML): days, weeks, months, quarters, seasons,
// decades, times of day with their zone, durations ("P2D"), sets ("P1D" of type
// SET) and PAST_REF, PRESENT_REF, FUTURE_REF.
//
// An expression is read by rules over tokens ([pattern]), then resolved: against
// the publication day seen from the dateline's time zone, else the dateline's
// date, else a date earlier in the text. The tense of the nearest verb says
// whether "Saturday" lies behind or ahead. What was used is named in Anchor, and
// other dates that the words allow are kept in Alternatives.
//
// Nothing is resolved silently. In an undated document "yesterday" has no value,
// "Friday" is "XXXX-WXX-5" and "13 November" is "XXXX-11-13", unless all full
// dates of the document near that day agree on the year ("document") or the
// bounds of its publication leave one ("bounds").
//
// Limits: English; no Hijri, Buddhist or other calendars; feasts that move by
// country are the American ones. Tense is read by rule of thumb, so the
// alternatives of a weekday or a month matter.
package date

import (
	"onrecord"
)

// version names the rules in TimeExpr.By.
const version = "date/1"

// Find returns the time expressions of d in text order: in its title, body and
// the lines that belong to them, or in the whole text where no line is labelled.
// Items of other stories (ticker, related news) are not read. Cost is linear in
// the length of the text.
func Find(d *onrecord.Document) []onrecord.TimeExpr {
	if d == nil || d.Text == nil {
		return nil
	}
	c := &context{}
	c.ref, c.anchor = reference(d)
	var lines [][]token
	for _, s := range d.Own() {
		lines = append(lines, tokenize(d.Text.Slice(s), s.Start))
	}
	if !c.known() {
		c.doc = gather(d, lines)
	}
	var out []onrecord.TimeExpr
	for _, ts := range lines {
		out = appendFound(out, ts, c)
	}
	return out
}

func appendFound(out []onrecord.TimeExpr, ts []token, c *context) []onrecord.TimeExpr {
	for i := 0; i < len(ts); {
		if f, ok := firstDay(ts, i); ok {
			c.tense = tenseAt(ts, f.i, f.j+3)
			out = appendOne(out, ts, f, c)
			i = f.j
			continue
		}
		f, ok := expression(ts, i)
		if !ok {
			i++
			continue
		}
		c.tense = tenseAt(ts, f.i, f.j)
		out = appendOne(out, ts, f, c)
		i = f.j
		if g, good := secondDay(ts, f); good {
			out = appendOne(out, ts, g, c)
			i = g.j
		}
	}
	return out
}

func appendOne(out []onrecord.TimeExpr, ts []token, f found, c *context) []onrecord.TimeExpr {
	r := f.meaning.resolve(c)
	if r.moves {
		c.mention, c.spoke = r.at, true
		if r.at.grain == grainDay {
			c.day = r.at
		}
	}
	return append(out, onrecord.TimeExpr{
		Span: ts[f.i].span.Cover(ts[f.j-1].span), Type: r.typ, Value: r.value,
		Anchor: r.anchor, Alternatives: r.alts, By: version + " " + f.rule,
	})
}

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

// expression reads the longest expression that starts at token i, with the
// words that blur it in front: "late November", "more than four years".
func expression(ts []token, i int) (found, bool) {
	if !ts[i].opens {
		return found{}, false
	}
	f, ok := plain(ts, i)
	if k := blur(ts, i); k > i && k < len(ts) {
		if g, good := blurred(ts, k); good && (!ok || g.j > f.j) {
			g.i = i
			return g, true
		}
	}
	return f, ok
}

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
