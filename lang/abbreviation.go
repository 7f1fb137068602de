package lang

import "strings"

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// titleAbbreviations stand before a name or a number, so no sentence ends in
// them: "Lt. Gen. Prak", "No. 7".
var titleAbbreviations = set(`Mr Mrs Ms Dr Prof Gen Col Lt Capt Cmdr Cpl Sgt Maj Adm Rear Rev Hon Gov Sen Rep Reps Sens Pres Fr
	St Ste Mt Ft Supt Insp Det Amb Atty Sec Msgr Messrs Mme Mlle Brig Pvt Sr No Nos Art Arts Fig vs v cf approx Vol pp`)

// otherAbbreviations keep their full stop and may also end a sentence.
var otherAbbreviations = set(`Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Inc Corp Co Ltd Bros Jr etc al Ave Blvd Rd Dept Est Gov
	Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Vt Va Wash Wis Wyo
	Mass ed eds est Assn Natl Intl Univ Tel ext e.g i.e a.m p.m a.k.a Ph.D U.S U.N U.K D.C`)

// prefixes hold on to the word after their hyphen.
var prefixes = set(`anti pro pre post non ex e co re un multi mid inter intra extra ultra semi sub super neo pan counter pseudo
	quasi mini micro macro mega bi tri de dis over under trans vice self al el ul`)

// commonHead are short capitalised words that are no first half of a
// hyphenated given name ("Min-woo").
var commonHead = set(`All One Two Four Five Six Nine Ten High Low Long Well Far Best So Top Big Old New Full Half Hard Self Part Open US UK UN EU Air Oil Gas Pro Non Anti Then Last Real Mr In On By To Al State Left East West Cold Hot Red Blue
	A Late Left Tax War Day Year Week Make Once Much Many Free Fast Vice Gold Iron Land Life Zero Bomb Drug Hand Home`)

// keepsStop reports whether the full stop after word belongs to it. rest is
// what follows the stop.
func keepsStop(word, rest string) bool {
	if titleAbbreviations[word] {
		return !(word == "No" || word == "v" || word == "Art" || word == "Fig" || word == "Rear") || nextIsNumber(rest) || word == "v"
	}
	if otherAbbreviations[word] {
		return true
	}
	if len(word) == 1 {
		return upper(word[0]) && (word != "I" || nextIsCapital(rest))
	}
	return initials(word)
}

// initials reports whether word is letters with stops between: U.S, D.C, J.P.
func initials(word string) bool {
	if len(word) < 3 || len(word)%2 == 0 {
		return false
	}
	for i := range len(word) {
		if i%2 == 1 && word[i] != '.' || i%2 == 0 && !lowerLetter(word[i]|0x20) {
			return false
		}
	}
	return true
}

func nextIsNumber(rest string) bool {
	rest = strings.TrimLeft(rest, " \u00a0")
	return rest != "" && isDigit(rest[0])
}

func nextIsCapital(rest string) bool {
	trimmed := strings.TrimLeft(rest, " ")
	return trimmed != "" && len(trimmed) < len(rest) && upper(trimmed[0])
}
