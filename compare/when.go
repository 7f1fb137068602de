package compare

import (
	"strconv"
	"strings"

	"onrecord"
	"onrecord/text"
)

// A day is a civil date; a part that is not known is 0.
type day struct{ year, month, day int }

func (d day) known() bool { return d.month > 0 && d.day > 0 }

// differs reports whether two days cannot be one.
func (d day) differs(o day) bool {
	return d.known() && o.known() && (d.month != o.month || d.day != o.day || d.year*o.year != 0 && d.year != o.year)
}

// before reports whether d is earlier than o, as far as both are known.
func (d day) before(o day) bool {
	if d.year*o.year != 0 && d.year != o.year {
		return d.year < o.year
	}
	return d.month < o.month || d.month == o.month && d.day < o.day
}

func (d day) next() day {
	t := onrecord.DayOf(max(d.year, 2001), 0+1, 1).Time.AddDate(0, d.month-1, d.day)
	return day{d.year, int(t.Month()), t.Day()}
}

func (d day) String() string {
	s := strconv.Itoa(d.day) + " " + monthNames[max(d.month-1, 0)]
	if d.year > 0 {
		s += " " + strconv.Itoa(d.year)
	}
	return s
}

var monthNames = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// dayOf reads the TIMEX3 values of days, with or without a year or a time.
func dayOf(value string) day {
	value, _, _ = strings.Cut(value, "T")
	f := strings.Split(value, "-")
	if len(f) != 3 {
		return day{}
	}
	y, _ := strconv.Atoi(f[0])
	m, _ := strconv.Atoi(f[1])
	d, _ := strconv.Atoi(f[2])
	return day{y, m, d}
}

// dayIn reads a day written out in words, as in a proposition.
func dayIn(ws []word) (day, bool) {
	for i, w := range ws {
		month := monthOf(w.low)
		if month == 0 {
			continue
		}
		d := day{month: month}
		for _, k := range []int{i - 1, i + 1} {
			if k >= 0 && k < len(ws) && ws[k].kind == number && d.day == 0 {
				if n, err := strconv.Atoi(strings.TrimPrefix(ws[k].stem, "#")); err == nil && n >= 1 && n <= 31 {
					d.day = n
				}
			}
		}
		for k := i + 1; k < min(len(ws), i+4); k++ {
			if n, err := strconv.Atoi(ws[k].low); err == nil && n > 1900 {
				d.year = n
			}
		}
		if d.known() {
			return d, true
		}
	}
	return day{}, false
}

func monthOf(low string) int {
	for i, name := range monthNames {
		if n := strings.ToLower(name); low == n || len(low) == 3 && strings.HasPrefix(n, low) && low != "may" || low == "sept" && i == 8 {
			return i + 1
		}
	}
	return 0
}

// A dated is a day that a passage names.
type dated struct {
	day      day
	span     text.Span
	relative bool // "today", "Saturday"
	at       int  // index of its first word in the passage
}

// daysOf returns the days that p names.
func (m *material) daysOf(p *passage) []dated {
	return p.facts.days.get(func() []dated { return m.findDays(p) })
}

func (m *material) findDays(p *passage) []dated {
	var out []dated
	for _, t := range m.c.Readings[p.doc].Times {
		if !p.span.Contains(t.Span) {
			continue
		}
		if d := dayOf(t.Value); d.known() {
			out = append(out, dated{d, t.Span, t.Anchor != "self" && t.Anchor != "", wordAt(p.words, t.Span.Start)})
		}
	}
	return out
}

func wordAt(ws []word, at int) int {
	for i, w := range ws {
		if w.span.End > at {
			return i
		}
	}
	return len(ws)
}

// eventVerbs say that the talk took place.
var eventVerbs = setOf("met meet meets spoke speak talked held conversation call meeting talk talks spoken telephone phone assured told")

// eventDay returns the day that p gives for the talk itself: a date close to a
// word for the talk, and no other event between.
func (m *material) eventDay(p *passage) (dated, bool) {
	d := p.facts.eventDay.get(func() *dated { return m.findEventDay(p) })
	if d == nil {
		return dated{}, false
	}
	return *d, true
}

func (m *material) findEventDay(p *passage) *dated {
	if m.otherPeopleIn(p) {
		return nil
	}
	for _, d := range m.daysOf(p) {
		for k := max(0, d.at-8); k < min(len(p.words), d.at+9); k++ {
			if eventVerbs.has(p.words[k].low) && !m.issuedAround(p, d) && !planned(p.words, k, d.at) {
				return &d
			}
		}
	}
	return nil
}

// otherLeader reports whether ws name the leader of a state that is on no side.
func (m *material) otherLeader(ws []word) bool {
	for i := 1; i < len(ws); i++ {
		if strings.HasPrefix(ws[i-1].stem, "<") && !m.onASide(ws[i-1].stem) && (ws[i].low == "president" || ws[i].low == "prime") {
			return true
		}
	}
	return false
}

// otherPeopleIn is [material.otherPeople] of the passage's words.
func (m *material) otherPeopleIn(p *passage) bool {
	return p.facts.others.get(func() bool { return m.otherPeople(p.words) })
}

// otherPeople reports whether ws name a leader who is on no side: the talk is
// then another one.
func (m *material) otherPeople(ws []word) bool {
	for i := range ws {
		for _, t := range titlesBy.of(ws[i].low) {
			if i+len(t) >= len(ws) || !lows(ws[i:], t) {
				continue
			}
			next := ws[i+len(t)]
			if i > 0 && strings.HasPrefix(ws[i-1].stem, "<") && !m.onASide(ws[i-1].stem) {
				return true
			}
			if v, _ := m.named(ws, i+len(t)); v == nil && next.upper && next.kind == plainWord && !strings.HasPrefix(next.stem, "<") && !m.sideName(next.low) {
				return true
			}
		}
	}
	return false
}

func (m *material) onASide(state string) bool {
	for _, v := range m.sides {
		if v.state == state || v.state == "" {
			return true
		}
	}
	return false
}

// sideName reports whether a word is part of some side's name.
func (m *material) sideName(low string) bool { return m.actors[stemOf(low, low)] }

// planned reports whether the words before a date speak of what is to come or
// of another occasion.
func planned(ws []word, a, b int) bool {
	near := ws[max(0, min(a, b)-4):max(a, b)]
	return containsAny(near, "will", "next", "upcoming", "plans", "follows", "following", "since", "until", "previous", "last", "earlier", "summit", "statement", "videoconference")
}

// issuedAround reports whether the date is that of a text ("a press release
// issued on 12 November").
func (m *material) issuedAround(p *passage, d dated) bool {
	near := p.words[max(0, d.at-14):d.at]
	for i, w := range near {
		if issuing.has(w.stem) || w.low == "dated" {
			return hasAny(near[:i+1], statementNouns) || hasAny(near[i:], statementNouns) || containsAny(near, "release", "statement")
		}
	}
	return false
}

// dateRule: another day for the talk, or a text about it that is older.
func dateRule(m *material, q *query, p *passage, _ map[onrecord.SideID][]fit) (objection, bool) {
	asked := q.day
	if !q.dayAsked || !theTalk(q.words) {
		return objection{}, false // they may have spoken on other days too
	}
	if d, ok := m.eventDay(p); ok && asked.differs(d.day) && !(d.relative && asked.next() == (day{asked.year, d.day.month, d.day.day})) {
		return rival("implied/other-date", "The side gives another day, "+d.day.String()+".", p.words[d.at], 0.75), true
	}
	for _, d := range m.daysOf(p) {
		if m.issuedAround(p, d) && d.day.before(asked) && hasAny(p.words, eventVerbs) {
			return rival("implied/older-text", "A text of the side about it is dated before, "+d.day.String()+".", p.words[d.at], 0.6), true
		}
	}
	return objection{}, false
}

// theTalk reports whether ws speak of the one talk: "the meeting", "the call".
func theTalk(ws []word) bool {
	for i := range ws {
		if talkNouns.has(ws[i].low) && i > 0 && containsAny(ws[max(0, i-2):i], "the", "their", "this") {
			return true
		}
	}
	return false
}

// askedDay returns the day that a query is about: when the talk took place.
func (m *material) askedDay(q *query) (day, bool) {
	if q.negated || !hasAny(q.words, eventVerbs) {
		return day{}, false
	}
	asked, ok := dayIn(q.words)
	if !ok {
		return day{}, false
	}
	for _, w := range q.heavy {
		if w.kind != number && monthOf(w.low) == 0 && !eventVerbs.has(w.low) {
			return day{}, false // about something else that has a date
		}
	}
	return asked, true
}

// saysDay reports whether p gives the asked day for the talk.
func (m *material) saysDay(q *query, p *passage) bool {
	asked := q.day
	if !q.dayAsked {
		return false
	}
	d, found := m.eventDay(p)
	return found && (!asked.differs(d.day) || d.relative && asked.next() == (day{asked.year, d.day.month, d.day.day}))
}
