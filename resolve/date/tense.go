package date

import "strings"

// tense is where the words around an expression look: back, ahead or nowhere.
type tense int

const (
	unknown tense = 0
	past    tense = -1
	future  tense = 1
)

// How far from the expression a verb may stand, in tokens.
const (
	reachLeft  = 20
	reachRight = 24
)

var (
	pastWords = set(`tore bore blew bound bled burst cast chose clung dealt dug drew drank drowned ate fed fled flung forbade forgot forgave froze
		hid hung knelt laid lay lent lit meant overcame overtook rode rang ran seen shook shed shone shrank sang sank sat slept slid spent split
		spread sprang stole stuck stung strode strove swam swept swung taught undertook upset wept wound wrung leapt withheld given taken known
		gone done become begun chosen driven fallen forgotten grown hidden spoken stolen sworn torn thrown worn written beaten shown proven
		said was were had did been told came went made met took gave held began became found left won lost
		got sent saw heard wrote spoke fell rose grew kept led brought thought knew felt sold bought paid put struck
		shot fought drove flew ran broke built chose hit cut hurt shut sought stood understood withdrew swore threw woke wore
		ago since earlier previously`)
	futureWords = set(`will shall 'll ll upcoming scheduled due expected expects plans planning intends hopes slated until till deadline`)
	modalWords  = set(`would should must might may`)
	notEd       = set(`need seed speed exceed proceed indeed succeed feed red bed hundred united shed led wed sacred kindred embed agreed-upon`)
	beforeTo    = set(`expected scheduled due plans planned plan planning set is are be going ready hopes hope hoping want wants
		ordered agreed likely able vowed continue trying date decision right pledged needs need wanted wants begin attempt effort`)
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// tenseAt reads the tense around tokens i to j of one text: the nearest verb
// before, else the nearest after, in the same sentence.
func tenseAt(ts []token, i, j int) tense {
	if i > 0 {
		if t := preposed(ts, i, j); t != unknown {
			return t
		}
	}
	if possessive(ts, j) && (i == 0 || !aheadOf[ts[i-1].lower]) {
		if ts[i].is&classWeekday == 0 {
			return unknown // "November's election": the nearest
		}
		return past // "around Wednesday's ruling", and not "ahead of Friday's vote"
	}
	if i > 0 && ts[i-1].lower == "the" && ts[i].is&classMonth != 0 {
		return unknown // "the Nov. 8 election": the verb is not about it
	}
	if t := scanLeft(ts, i); t != unknown {
		return t
	}
	return scanRight(ts, j)
}

var aheadOf = set("for of before")

// preposed reads the words just before: "by Friday", "as soon as Tuesday",
// "until Thursday they had not".
func preposed(ts []token, i, j int) tense {
	switch ts[i-1].lower {
	case "by":
		return future
	case "as":
		if i > 2 && ts[i-3].lower == "as" && (ts[i-2].lower == "soon" || ts[i-2].lower == "early") {
			return future
		}
	case "until", "till":
		if pluperfect(ts[max(0, i-6):i]) || pluperfect(ts[j:min(len(ts), j+6)]) {
			return past
		}
		return future
	case "since":
		return past
	}
	return unknown
}

func pluperfect(ts []token) bool {
	for _, t := range ts {
		switch t.lower {
		case "had", "was", "were", "did":
			return true
		}
	}
	return false
}

func possessive(ts []token, j int) bool {
	return j+1 < len(ts) && ts[j].lower == "'" && ts[j].glued && ts[j+1].lower == "s" && ts[j+1].glued
}

func scanLeft(ts []token, i int) tense {
	for k := i - 1; k >= 0 && k >= i-reachLeft && !ts[k].ends && ts[k].lower != ";"; k-- {
		if t := verb(ts, k); t != unknown {
			return t
		}
	}
	return unknown
}

func scanRight(ts []token, j int) tense {
	for k := j; k < len(ts) && k < j+reachRight; k++ {
		if t := verb(ts, k); t != unknown {
			return t
		}
		if ts[k].ends {
			break
		}
	}
	return unknown
}

// verb reads the tense of the verb that token k belongs to, if it is one.
func verb(ts []token, k int) tense {
	w := ts[k].lower
	switch {
	case futureWords[w]:
		return future
	case modalWords[w] && !ts[k].upper:
		return modal(ts, k)
	case w == "to" && infinitive(ts, k):
		return future
	case pastWords[w], ed(w):
		if governed(ts, k) {
			return unknown // "will be held", "to be returned": the auxiliary decides
		}
		return past
	}
	return unknown
}

// modal: "would be returned" looks ahead, "would have been" back.
func modal(ts []token, k int) tense {
	for n := k + 1; n < len(ts) && n <= k+3; n++ {
		if ts[n].lower == "have" {
			return past
		}
	}
	return future
}

// infinitive reports whether "to" at k opens a plan ("is to meet", "plans to
// return"), and not a direction ("to Cuba").
func infinitive(ts []token, k int) bool {
	if k == 0 || k+1 >= len(ts) || ts[k+1].upper || ts[k+1].is != 0 {
		return false
	}
	return beforeTo[ts[k-1].lower] && ts[k+1].lower != "the" && ts[k+1].lower != "a"
}

// governed reports whether a participle at k hangs on an auxiliary just before.
func governed(ts []token, k int) bool {
	for n := k - 1; n >= 0 && n >= k-3; n-- {
		switch ts[n].lower {
		case "be", "to", "will", "would":
			return true
		}
	}
	return false
}

func ed(w string) bool { return len(w) > 4 && strings.HasSuffix(w, "ed") && !notEd[w] }
