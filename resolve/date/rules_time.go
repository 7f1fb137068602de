package date

import "fmt"

// timeRules give a time of day, with or without its zone.
var timeRules = []rule{
	form("clock", "CLOCK [AMPM] [ZONE]", clockMeaning).when(isClock),
	form("clock", "CLOCK [AMPM] ( ZONE )", clockMeaning),
	form("clock", "CLOCK [AMPM] ZONE sign:+|- east:HOUR", clockMeaning),
	form("clock", "CLOCK [AMPM] ( ZONE sign:+|- east:HOUR )", clockMeaning),
	form("trading", "PART trading", func(m *match) meaning { return at{time: parts[m.int("PART")]} }),
	form("clock", "DOTCLOCK AMPM [ZONE]", clockMeaning),
	form("clock", "DOTCLOCK AMPM ( ZONE )", clockMeaning),
	form("clock", "DOTCLOCK [hours|hrs] ZONE", clockMeaning),
	form("clock", "HOUR [AMPM] ZONE", clockMeaning),
	form("clock", "HOUR AMPM", clockMeaning),
	form("clock", "HOUR o ' clock", clockMeaning),
	form("clock", "MILITARY [hours|hrs] ZONE", clockMeaning),
	form("clock", "MILITARY hours|hrs", clockMeaning),
	form("clock", "HOUR in the PART", clockMeaning),
	form("clock", "CLOCK [o] in the PART", clockMeaning),
	form("noon", "w:noon|midday|midnight [ZONE]", func(m *match) meaning {
		return at{time: map[string]string{"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}[m.word("w")], zone: zoneOf(m)}
	}),
	form("this-part", "dir:this|last|yesterday|tomorrow|today PART", partMeaning),
	form("that-part", "that [same] PART", func(m *match) meaning { return at{day: sameDay{grainDay, 0}, time: parts[m.int("PART")]} }),
	form("next-part", "the following|next PART", func(m *match) meaning { return at{day: sameDay{grainDay, 1}, time: parts[m.int("PART")]} }),
	form("part-before", "the previous PART", func(m *match) meaning { return at{day: sameDay{grainDay, -1}, time: parts[m.int("PART")]} }),
	form("part-before", "the PART before", func(m *match) meaning { return at{day: sameDay{grainDay, -1}, time: parts[m.int("PART")]} }),
	always("tonight", "tonight", at{day: offsetDays(0), time: "TNI"}),
	always("overnight", "overnight", at{day: offsetDays(0), time: "TNI"}),
}

func clockMeaning(m *match) meaning {
	minutes, seconds := minutesOf(m)
	if ap := m.get("AMPM"); ap != nil {
		if minutes > 12*60+59 {
			return nil
		}
		minutes = minutes%(12*60) + int(ap.n)*60
	}
	if p := m.get("PART"); p != nil && minutes < 12*60 && p.lower != "morning" && (p.lower != "night" || minutes >= 5*60) {
		minutes += 12 * 60
	}
	if minutes > 24*60 {
		return nil
	}
	return at{time: fmt.Sprintf("T%02d:%02d%s", minutes/60, minutes%60, seconds), zone: zoneOf(m)}
}

func minutesOf(m *match) (minutes int, seconds string) {
	if t := m.get("CLOCK"); t != nil {
		return int(t.n), t.lower[5:]
	}
	if t := m.get("DOTCLOCK"); t != nil {
		return int(t.lower[0]-'0')*600 + int(t.lower[1]-'0')*60 + int(t.lower[3]-'0')*10 + int(t.lower[4]-'0'), ""
	}
	if t := m.get("MILITARY"); t != nil {
		return int(t.n)/100*60 + int(t.n)%100, ""
	}
	return m.int("HOUR") * 60, ""
}

// isClock accepts digits with a colon as a time where a half of the day, a zone
// or a preposition says so, not as a score or a verse.
func isClock(ts []token, i, j int) bool {
	if j-i > 1 {
		return true
	}
	if i == 0 {
		return false
	}
	return clockBefore[ts[i-1].lower]
}

var clockBefore = set("at from until till by around about after before since between and to , on")

func partMeaning(m *match) meaning {
	p := m.int("PART")
	mark := parts[p]
	switch m.word("dir") {
	case "last", "yesterday":
		return at{day: offsetDays(-1), time: mark}
	case "tomorrow":
		return at{day: offsetDays(1), time: mark}
	}
	return at{day: offsetDays(0), time: mark}
}
