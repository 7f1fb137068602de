package variant

import (
	"slices"
	"strings"

	"onrecord/compare/sense"
	"onrecord/lang"
)

// Negated returns p with its main verb negated; false where p has no main verb
// that it can find, or is negated already.
func (p Sentence) Negated() (Sentence, bool) {
	at := p.main()
	if at < 0 || p.Negates() {
		return p, false
	}
	switch low := p.low(at); {
	case p.tags[at] == lang.MD || slices.Contains(auxiliaries, low) && (be(low) || p.participleAfter(at)):
		return p.put(at+1, at+1, "not"), true
	case p.tags[at] == lang.VBZ:
		return p.instead(at, "does", singular(low))
	case p.tags[at] == lang.VBD:
		return p.instead(at, "did", past(low))
	default:
		return p.instead(at, "do", low)
	}
}

// Absent returns p with nothing left of its subject: "No dog is barking" for "A
// dog is barking", "There is no dog" for "There is a dog".
func (p Sentence) Absent() (Sentence, bool) {
	at := p.main()
	if at < 0 || p.Negates() {
		return p, false
	}
	if p.low(0) == "there" && (p.low(at+1) == "a" || p.low(at+1) == "an") {
		return p.put(at+1, at+2, "no"), true
	}
	if low := p.low(0); low == "a" || low == "an" {
		return p.put(0, 1, "No"), true
	}
	return p, false
}

// Nowhere returns p as the absence of what it shows: "There is no dog barking"
// for "A dog is barking".
func (p Sentence) Nowhere() (Sentence, bool) {
	at := p.main()
	if at < 1 || p.Negates() || p.low(at) != "is" || at+1 >= len(p.tags) || p.tags[at+1] != lang.VBG || p.low(0) != "a" && p.low(0) != "an" {
		return p, false
	}
	return p.put(at, at+1).put(0, 1, "There", "is", "no"), true
}

func (p Sentence) instead(at int, do, root string) (Sentence, bool) {
	if root == "" {
		return p, false
	}
	return p.put(at, at+1, do, "not", root), true
}

var auxiliaries = strings.Fields("is are was were am 's has have had does do did")

func be(low string) bool {
	return slices.Contains(strings.Fields("is are was were am 's"), low)
}

func (p Sentence) participleAfter(at int) bool {
	for i := at + 1; i < min(len(p.tags), at+4); i++ {
		switch p.tags[i] {
		case lang.VBN, lang.VB:
			return true
		case lang.RB:
		default:
			return false
		}
	}
	return false
}

// singular returns the root of "runs", "watches", "carries".
func singular(low string) string {
	switch low {
	case "has":
		return "have"
	case "does", "goes":
		return low[:2]
	}
	for _, hiss := range []string{"ches", "shes", "sses", "xes", "zzes"} {
		if strings.HasSuffix(low, hiss) {
			return low[:len(low)-2]
		}
	}
	return firstKnown(ending(low, "ies", "y"), ending(low, "s", ""))
}

// past returns the root of a past tense, "" for one that it does not know.
func past(low string) string {
	if root, ok := pasts[low]; ok {
		return root
	}
	stem := ending(low, "ed", "")
	if stem == "" {
		return ""
	}
	if n := len(stem); n > 3 && stem[n-1] == stem[n-2] && !strings.HasSuffix(stem, "ss") && !strings.HasSuffix(stem, "ll") {
		return stem[:n-1]
	}
	return firstKnown(ending(low, "ied", "y"), stem+"e", stem)
}

// firstKnown returns the most frequent of the forms that vectors know.
func firstKnown(forms ...string) string {
	found := ""
	for _, f := range forms {
		if f != "" && sense.Rank(f) < sense.Unknown && (found == "" || sense.Rank(f) < sense.Rank(found)) {
			found = f
		}
	}
	return found
}

func ending(s, end, instead string) string {
	if root, ok := strings.CutSuffix(s, end); ok && root != "" {
		return root + instead
	}
	return ""
}

var pasts = roots(`had:have did:do said:say told:tell met:meet spoke:speak held:hold made:make took:take gave:give came:come went:go saw:see
	began:begin led:lead sent:send brought:bring found:find left:leave kept:keep thought:think knew:know rose:rise built:build
	wrote:write fell:fall became:become ran:run sat:sit stood:stand noted:note lost:lose sold:sell cut:cut paid:pay broke:break drove:drive grew:grow spent:spend stole:steal taught:teach won:win bought:buy caught:catch fought:fight hit:hit let:let heard:hear felt:feel ate:eat drank:drink threw:throw rode:ride sang:sing put:put set:set
	fed:feed hid:hide wept:weep shut:shut drew:draw lent:lend got:get swept:sweep slept:sleep lay:lie chose:choose froze:freeze shook:shake wore:wear swam:swim dug:dig hung:hang shot:shoot fled:flee bled:bleed sank:sink rang:ring swore:swear woke:wake understood:understand forgot:forget used:use stared:stare`)

func roots(s string) map[string]string {
	m := map[string]string{}
	for f := range strings.FieldsSeq(s) {
		form, root, _ := strings.Cut(f, ":")
		m[form] = root
	}
	return m
}
