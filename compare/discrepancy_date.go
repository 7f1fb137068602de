package compare

import (
	"strconv"

	"onrecord"
)

// dateDiscrepancies lists every source's day for the talk where they differ.
func dateDiscrepancies(m *material) []onrecord.Discrepancy {
	var vs []onrecord.Value
	for _, p := range m.passages {
		d, ok := m.eventDay(p)
		if ok && !p.question {
			vs = append(vs, m.value(p, p.span, d.day.String()))
		}
	}
	vs = m.sameYear(vs)
	if distinct(vs) < 2 {
		return nil
	}
	return []onrecord.Discrepancy{{Type: "date", Slot: "day of the talk", Values: ordered(vs), Rule: "discrepancy/date",
		Note: outlier(vs) + "Dates in other time zones may name one moment."}}
}

// sameYear drops days that lie more than a month from the others: they are of
// other events.
func (m *material) sameYear(vs []onrecord.Value) []onrecord.Value {
	days := make([]day, len(vs))
	for i, v := range vs {
		days[i], _ = dayIn(m.wordsIn(v.Value))
	}
	var out []onrecord.Value
	for i, v := range vs {
		for k := range vs {
			if i != k && apart(days[i], days[k]) <= 3 {
				out = append(out, v)
				break
			}
		}
	}
	return out
}

func apart(a, b day) int {
	n := (a.month-b.month)*30 + a.day - b.day
	if a.year*b.year != 0 {
		n += 365 * (a.year - b.year)
	}
	return max(n, -n)
}

// outlier says which value one source alone gives, without judging it.
func outlier(vs []onrecord.Value) string {
	count := map[string]int{}
	for _, v := range vs {
		count[v.Value]++
	}
	for _, v := range vs {
		if count[v.Value] == 1 && len(vs) > 2 {
			return "One of " + strconv.Itoa(len(vs)) + " gives " + v.Value + ". "
		}
	}
	return ""
}

// olderTexts finds a text about the talk that is dated before a day given for
// the talk: a release of the 12th cannot report a meeting of the 13th.
func olderTexts(m *material) []onrecord.Discrepancy {
	var out []onrecord.Discrepancy
	var talks []*passage
	for _, p := range m.passages {
		if _, ok := m.eventDay(p); ok {
			talks = append(talks, p)
		}
	}
	for _, p := range m.passages {
		for _, d := range m.daysOf(p) {
			if !m.issuedAround(p, d) || !hasAny(p.words, talkNouns) {
				continue
			}
			for _, o := range talks {
				e, ok := m.eventDay(o)
				if ok && d.day.before(e.day) && apart(d.day, e.day) < 8 {
					out = append(out, onrecord.Discrepancy{Type: "date", Slot: "a text about the talk and the talk", Rule: "discrepancy/older-text",
						Values: []onrecord.Value{m.value(p, p.span, d.day.String()), m.value(o, o.span, e.day.String())},
						Note:   "The text is dated before the day that another source gives for the talk."})
				}
			}
		}
	}
	return out
}

var dayParts = map[string]string{"morning": "morning", "noon": "noon", "afternoon": "afternoon", "evening": "evening", "night": "night", "tonight": "night"}

// timeOfDayDiscrepancies compares "this morning" with "last night" for one talk.
func timeOfDayDiscrepancies(m *material) []onrecord.Discrepancy {
	var vs []onrecord.Value
	for _, p := range m.passages {
		for i, w := range p.words {
			part := dayParts[w.low]
			if part == "" || p.question || i == 0 || !containsAny(p.words[i-1:i], "this", "last", "the", "that", "yesterday", "thursday", "friday", "monday", "tuesday", "wednesday", "saturday", "sunday") {
				continue
			}
			if hasAny(p.words[max(0, i-5):min(len(p.words), i+6)], eventVerbs) && !planned(p.words, max(0, i-5), i-1) {
				vs = append(vs, m.value(p, p.span, part))
			}
		}
	}
	if distinct(vs) < 2 || distinctSides(vs) < 2 {
		return nil
	}
	return []onrecord.Discrepancy{{Type: "time", Slot: "time of day of the talk", Values: ordered(vs), Rule: "discrepancy/time-of-day",
		Note: "One moment has other names in other time zones."}}
}

func distinctSides(vs []onrecord.Value) int {
	seen := map[onrecord.SideID]bool{}
	for _, v := range vs {
		seen[v.Side] = true
	}
	return len(seen)
}
