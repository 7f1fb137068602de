package compare

import (
	"slices"
	"strings"
)

// An act is what a proposition says was done, coarsely. The acts of talking
// are ordered by strength: to negotiate over a thing is to press it, to press
// is to raise, to raise is to discuss. Denying a stronger act leaves the
// weaker ones standing.
type act int

const (
	otherAct act = iota
	discussed
	raised
	requested
	pressed
	negotiated
	agreedTo
	thanked
)

var actWords = map[act]set{
	discussed:  stems("discuss discussion talk speak spoke mention reference refer touch review exchange conversation topic topics cover address dialogue"),
	raised:     stems("raise bring broach arise arose voice express concern note emphasise underscore stress highlight"),
	requested:  stems("call request ask urge appeal seek invite propose request plea inquiry inquiries enquiry"),
	pressed:    stems("press pressure demand insist warn threaten punish question"),
	negotiated: stems("negotiate negotiation bargain haggle"),
	agreedTo:   stems("agree agreement consent pledge commit settle accord assure assurance promise"),
	thanked:    stems("thank gratitude appreciation congratulate congratulation condolence condolences"),
}

// strongest is the strongest act that a stem can name.
var strongest = func() *table[act] {
	out := map[string]act{}
	for a, stems := range actWords {
		for s := range stems.values {
			out[s] = max(out[s], a)
		}
	}
	return tableOf(out)
}()

// calling is the stem of a word that asks for something only before "for", "on",
// "upon".
var calling = stemOf("call", "call")

func actOf(ws []word) act {
	best := otherAct
	for i, w := range ws {
		if w.low == "if" {
			break // what is only a condition is not what was done
		}
		if w.stem == "exchang" && !containsAny(ws[i:min(len(ws), i+3)], "views", "view", "opinions", "greetings", "of", "with") {
			continue // of prisoners, of boxes
		}
		if w.stem == calling && !containsAny(ws[i:min(len(ws), i+3)], "for", "on", "upon") {
			best = max(best, discussed) // a telephone call
			continue
		}
		if w.low == "according" {
			continue
		}
		if w.stem == "come" && i+1 < len(ws) && ws[i+1].low == "up" {
			best = max(best, raised)
		}
		if w.stem == "said" || w.stem == "say" {
			if containsAny(ws[i+1:min(len(ws), i+3)], "anything", "nothing", "word", "something") || i > 0 && containsAny(ws[max(0, i-3):i], "word") {
				best = max(best, raised)
			}
			continue
		}
		best = max(best, strongest.of(w.stem))
	}
	return best
}

// talking reports whether a is one of the ordered acts of talking.
func (a act) talking() bool { return a >= discussed && a <= negotiated }

// lead words, before a topic, what is said to have been done with it. A row says
// no less than what is denied, or else the denial would leave it standing.
func (a act) lead() string {
	switch a {
	case raised:
		return "Raised: "
	case negotiated:
		return "Negotiated: "
	}
	return "Discussed: "
}

// topicOnly reports whether a row opens with such words.
func topicOnly(row string) bool {
	return slices.ContainsFunc([]act{discussed, raised, negotiated}, func(a act) bool { return strings.HasPrefix(row, a.lead()) })
}

// strongerThan reports whether denying a leaves b standing.
func (a act) strongerThan(b act) bool { return a.talking() && b.talking() && a > b }
