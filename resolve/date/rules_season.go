package date

import "time"

// seasonRules give quarters, halves and seasons.
var seasonRules = []rule{
	form("quarter", "[the] [fiscal] ORD [-] quarter [of] YEAR", quarterMeaning),
	form("quarter", "[the] [fiscal] ORD [-] quarter [of] dir:last|this|next year", quarterMeaning),
	form("quarter", "[the] [fiscal] ORD [-] quarter", quarterMeaning),
	form("quarter", "[the] last:last|final quarter of YEAR", quarterMeaning),
	form("quarter", "[the] last:last|final quarter of dir:last|this|next year", quarterMeaning),
	form("quarter", "q ~num:DAY [of] [YEAR]", func(m *match) meaning { return quarterOf(m.int("num"), m) }),
	form("half", "[the] ORD half of YEAR", halfMeaning),
	form("half", "[the] ORD half of dir:last|this|next year", halfMeaning),
	form("half", "[the] ORD half of the year", halfMeaning),
	form("season", "[the] [dir:last|next|this|past|coming] SEASON [of] YEAR", seasonMeaning),
	form("season", "dir:last|next|this|past|coming SEASON", seasonMeaning),
	form("season", "[the] SEASON", seasonMeaning).when(isSeason),
}

func quarterMeaning(m *match) meaning {
	n := 4
	if t := m.get("ORD"); t != nil {
		n = ordinalOf(t)
	}
	return quarterOf(n, m)
}

func quarterOf(n int, m *match) meaning {
	if n < 1 || n > 4 {
		return nil
	}
	dir := m.word("dir")
	return part{grain: grainQuarter, month: time.Month(3*n - 2), year: m.int("YEAR"), move: direction(dir), said: dir != ""}
}

func halfMeaning(m *match) meaning {
	n := ordinalOf(m.get("ORD"))
	if n > 2 {
		return nil
	}
	dir := m.word("dir")
	return part{grain: grainHalf, month: time.Month(6*n - 5), year: m.int("YEAR"), move: direction(dir), said: true}
}

func seasonMeaning(m *match) meaning {
	dir := m.word("dir")
	return part{grain: grainSeason, month: firstMonth(m.int("SEASON")), year: m.int("YEAR"), dir: dir, said: dir == "this"}
}

// isSeason keeps "fall" and "spring" from being verbs: only after a
// preposition or an article.
func isSeason(ts []token, i, j int) bool {
	if j-i > 1 { // with its article
		return ts[j-1].lower != "fall" || i > 0 && seasonBefore[ts[i-1].lower]
	}
	return i > 0 && (seasonBefore[ts[i-1].lower] || ts[i-1].lower == "early" || ts[i-1].lower == "late")
}

var seasonBefore = set("in during since until by of through before after from")
