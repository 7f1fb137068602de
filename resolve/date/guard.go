package date

// Guards tell months and years from names and counts.

// names are months that are also first names or verbs: alone they need a
// preposition.
var names = set("may march april june august")

var prepositions = set("in since until by of from before after during through last next this early late mid and or to between for till the")

// bareMonth accepts a month without a day: never an abbreviation, and no
// person ("April Ryan").
func bareMonth(ts []token, i, j int) bool {
	if short[ts[i].lower] {
		return false
	}
	before := ""
	if i > 0 && !ts[i-1].ends {
		before = ts[i-1].lower
	}
	if names[ts[i].lower] && !prepositions[before] && before != "-" {
		return false
	}
	if names[ts[i].lower] && between[before] && (i < 2 || ts[i-2].is&(classMonth|classDay|classYear) == 0) {
		return false // "and March on the capital"
	}
	if j < len(ts) && !ts[i].ends && ts[j].upper && ts[j].is == 0 && names[ts[i].lower] {
		return false
	}
	return i == 0 || ts[i-1].ends || !ts[i-1].upper || prepositions[before] || !names[ts[i].lower]
}

// bareYear accepts four digits that stand as a year, not as a count or a name.
func bareYear(ts []token, i, j int) bool {
	if i > 0 {
		if b := ts[i-1]; b.upper && !b.ends && b.is == 0 && !prepositions[b.lower] && j < len(ts) && ts[j].upper && !ts[i].ends {
			return false // "Russell 2000 Index"
		}
		switch b := ts[i-1]; b.lower {
		case "$", "£", "€", "#", "no", "number", "flight", "/", "route", "model", "than", "approximately", "almost", "nearly":
			return false
		case "-":
			return i > 1 && !(ts[i-2].upper && b.glued && ts[i].glued) // "MD-2000"
		}
	}
	if y := ts[i].n; y < 1700 || y > 2100 {
		return i > 0 && (ts[i-1].lower == "in" || ts[i-1].lower == "since")
	}
	if j >= len(ts) || ts[i].ends {
		return true
	}
	return !counted[ts[j].lower]
}

var counted = set(`% percent per people million billion points feet meters metres miles kilometers kilometres km kg tons tonnes
	jobs workers employees troops soldiers dollars euros pounds yen barrels acres hectares votes words pages units cars homes houses
	families students children men women households shares degrees rpm mph hp gmt utc hours hrs passengers planes aircraft`)
