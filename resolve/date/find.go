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
