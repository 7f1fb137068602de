package date

// durationRules give lengths of time and dates counted in them.
var durationRules = []rule{
	form("ago", "NUM [-] UNIT|UNITS ago", agoMeaning(-1, false)),
	form("ago", "a|an UNIT ago", agoMeaning(-1, false)),
	form("ago", "UNITS ago|later|earlier|beforehand", unsaidMeaning),
	form("ago", "SOME [of] [NUM] UNITS ago", unsaidMeaning),
	form("from-now", "NUM [-] UNIT|UNITS hence", agoMeaning(1, false)),
	form("from-now", "NUM UNIT|UNITS from now|today", agoMeaning(1, false)),
	form("from-now", "a|an UNIT from now|today", agoMeaning(1, false)),
	form("earlier", "NUM UNIT|UNITS earlier|previously", agoMeaning(-1, true)),
	form("earlier", "a|an UNIT earlier", agoMeaning(-1, true)),
	form("later", "NUM UNIT|UNITS later", agoMeaning(1, true)),
	form("later", "a|an UNIT later", agoMeaning(1, true)),
	form("length", "NUM - UNIT", lengthMeaning).when(notAge),
	form("length", "[the] [last|past|next|first|coming|previous|final|initial|following] NUM [more] [consecutive|straight|full|whole|long|trading|business|working] UNIT|UNITS", lengthMeaning).when(notAge),
	form("length", "NUM [more] UNIT|UNITS or so|more|less", lengthMeaning),
	form("length", "another NUM UNIT|UNITS", lengthMeaning).when(notAge),
	form("length", "another UNIT", func(m *match) meaning { return length{1, m.int("UNIT")} }),
	form("length", "LONG", func(m *match) meaning { return length{1, m.int("LONG")} }),
	form("length", "[the] past|coming UNIT", func(m *match) meaning { return length{1, m.int("UNIT")} }),
	form("length", "a|an [full|whole|entire|single] UNIT", func(m *match) meaning { return length{1, m.int("UNIT")} }).when(notAge),
	form("length", "half a|an UNIT", func(m *match) meaning { return length{0.5, m.int("UNIT")} }),
	form("length", "half [-] [a] UNIT", func(m *match) meaning { return length{0.5, m.int("UNIT")} }).when(isHalf),
	form("length", "a UNIT and a half", func(m *match) meaning { return length{1.5, m.int("UNIT")} }),
	form("some", "[the] [a] [last|past|next|first|coming|previous] SOME [more] [of] UNITS", unsaidMeaning),
	form("unsaid", "UNITS", unsaidMeaning).when(bareUnits),
	form("unsaid", "UNITS - long", unsaidMeaning),
	form("length", "UNIT - long", func(m *match) meaning { return length{1, m.int("UNIT")} }),
}

func agoMeaning(sign int, from bool) func(m *match) meaning {
	return func(m *match) meaning {
		n := 1.0
		if t := m.get("NUM"); t != nil {
			n = t.n
		}
		return ago{n: n, unit: unitOf(m), sign: sign, from: from}
	}
}

func unitOf(m *match) int {
	for _, name := range []string{"UNIT|UNITS", "UNITS", "UNIT"} {
		if t := m.get(name); t != nil {
			return int(t.n)
		}
	}
	return day
}

func lengthMeaning(m *match) meaning { return length{m.num("NUM"), unitOf(m)} }

func unsaidMeaning(m *match) meaning { return length{-1, unitOf(m)} }

// notAge refuses "44 years old" and "six-year-old": an age is no duration here.
func notAge(ts []token, i, j int) bool {
	if ts[j-1].is&(classUnit|classUnits) == 0 {
		return true
	}
	if ts[i].lower != "the" && ts[j-1].upper && !ts[i].upper && ts[i].lower != "a" {
		return false // CBS's "60 Minutes"
	}
	if u := int(ts[j-1].n); (u == quarter || u == weekend) && (ts[i].lower == "a" || ts[i].lower == "about") {
		return false // "about a quarter of its dealers"
	} else if ts[j-1].lower == "second" || u == second && ts[j-1].lower != "seconds" {
		return false
	}
	k := j
	if k < len(ts) && ts[k].lower == "-" {
		k++
	}
	return k >= len(ts) || ts[k].lower != "old" && ts[k].lower != "olds"
}

func isHalf(ts []token, i, j int) bool { return j-i > 1 && notAge(ts, i, j) }

// bareUnits accepts "years" and "weeks" alone, but no ages and no idioms.
func bareUnits(ts []token, i, j int) bool {
	u := int(ts[i].n)
	if u < minute || u == quarter || u == weekend || !notAge(ts, i, i+1) {
		return false
	}
	if ts[i].upper && i > 0 && !ts[i-1].ends || j < len(ts) && !ts[j-1].ends && relational[ts[j].lower] {
		return false
	}
	if i > 0 && !ts[i-1].ends {
		switch ts[i-1].lower {
		case "-", "'", "these", "those", "happy", "working", "business", "school", "early", "small", "wee", "late":
			return false
		}
	}
	return true
}

// relational words make a plural a stretch beside some event: "the weeks before
// the vote" is no length.
var relational = set("before after since between leading following preceding when")

// setRules give what repeats.
var setRules = []rule{
	form("each", "EACH", func(m *match) meaning { return repeated(each[m.int("EACH")]) }),
	form("every", "every|each|per UNIT", func(m *match) meaning { return repeated(duration(1, m.int("UNIT"))) }),
	form("every", "every other UNIT", func(m *match) meaning { return repeated(duration(2, m.int("UNIT"))) }),
	form("every", "every|each NUM UNITS", func(m *match) meaning { return repeated(duration(m.num("NUM"), m.int("UNITS"))) }),
	form("every", "every|each WEEKDAY", func(m *match) meaning {
		return repeated("XXXX-WXX-" + twoDigits((m.int("WEEKDAY")+6)%7 + 1)[1:])
	}),
	form("every", "every|each PART", func(m *match) meaning { return repeated("XXXX-XX-XX" + parts[m.int("PART")]) }),
	form("every", "every|each MONTH", func(m *match) meaning { return repeated("XXXX-" + twoDigits(m.int("MONTH"))) }),
}

// referenceRules give a time that is only before, at or after the text's own.
var referenceRules = []rule{
	always("now", "now|currently|nowadays|presently", fixed{"DATE", "PRESENT_REF"}),
	always("now", "right now", fixed{"DATE", "PRESENT_REF"}),
	always("now", "at present", fixed{"DATE", "PRESENT_REF"}),
	always("now", "at this|the moment|time", fixed{"DATE", "PRESENT_REF"}),
	always("now", "these days", fixed{"DATE", "PRESENT_REF"}),
	always("now", "current", fixed{"DATE", "PRESENT_REF"}),
	always("before", "[more] recently|recent|lately", fixed{"DATE", "PAST_REF"}).when(notSuperlative),
	always("before", "[in] the past", fixed{"DATE", "PAST_REF"}).when(endOfPhrase),
	always("now", "the time being", fixed{"DATE", "PRESENT_REF"}),
	always("after", "the [very] long|short|near|medium term", fixed{"DATE", "FUTURE_REF"}),
	always("before", "[not] long ago", fixed{"DATE", "PAST_REF"}),
	always("that-time", "at that time", thatTime{}),
	always("that-time", "that time", thatTime{}),
	always("after", "[the] [near|foreseeable|distant] future", fixed{"DATE", "FUTURE_REF"}),
	always("after", "[very] soon|shortly", fixed{"DATE", "FUTURE_REF"}).when(notRelative),
}

// notRelative refuses "as soon as", "shortly after": they place one event by
// another.
func notRelative(ts []token, i, j int) bool {
	if j < len(ts) {
		switch ts[j].lower {
		case "as", "after", "before", "-", "thereafter", "afterwards", "afterward":
			return false
		}
	}
	return i == 0 || ts[i-1].lower != "as"
}

// thatTime is the last date of the text.
type thatTime struct{}

func (thatTime) resolve(c *context) resolved {
	if !c.spoke {
		return resolved{typ: "DATE", value: "PAST_REF"}
	}
	return dated(c.mention, anchorSentence)
}

// notSuperlative refuses "their most recent model".
func notSuperlative(ts []token, i, _ int) bool { return i == 0 || ts[i-1].lower != "most" }
