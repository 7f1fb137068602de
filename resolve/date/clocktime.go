package date

// at is a time of day on a day: a clock time or a part of the day. Without a
// day it is on the day that the text speaks of.
type at struct {
	day  meaning // nil: not said
	time string  // "T16:15", "TMO"
	zone printedZone
}

func (a at) resolve(c *context) resolved {
	r := a.date(c)
	r.typ = "TIME"
	if r.value == "" {
		r.value = "XXXX-XX-XX"
	}
	offsets := a.zone.on(r.at.t)
	day, first := r.value, ""
	if len(offsets) > 0 {
		first = offset(offsets[0])
	}
	r.value += a.time + first
	for i := range r.alts {
		r.alts[i] += a.time + first
	}
	for _, other := range offsets[min(1, len(offsets)):] {
		r.alts = append(r.alts, day+a.time+offset(other))
	}
	return r
}

func (a at) date(c *context) resolved {
	switch {
	case a.day != nil:
		return a.day.resolve(c)
	case !c.day.t.IsZero():
		return dated(c.day, anchorSentence)
	case c.known():
		return dated(point{c.ref, grainDay}, c.anchor)
	}
	return open("")
}

// sameDay is "that day", "the same month": the last mention at another grain.
type sameDay struct {
	grain grain
	move  int // in its own grain
}

func (s sameDay) resolve(c *context) resolved {
	switch {
	case s.grain == grainDay && !c.day.t.IsZero():
		return dated(c.day.shift(s.move), anchorSentence)
	case c.spoke && (s.grain >= c.mention.grain || s.move != 0):
		return dated(point{c.mention.t, s.grain}.shift(s.move), anchorSentence)
	case c.known():
		return dated(point{c.ref, s.grain}.shift(s.move), c.anchor)
	}
	return open("")
}
