package compare

import "onrecord"

// Who takes the word in a sentence that names nobody as its source: whom the
// sentence before spoke of, in whose eyes it is told, or a stranger.

// spokenOf returns the side whose person the sentence before p spoke of, and no
// other's, where p is what he or she says: "It took an hour for the minister Ana Ruiz
// to take this back. Nothing was agreed, she pointed out."
func (n *namer) spokenOf(p *passage) onrecord.SideID {
	b := p.before
	if b == nil || b.title || b.para != p.para || b.voice <= citedVoice || b.pronounSays() || finalAttribution(b.words, b.quoted) > 0 || !p.heSays() {
		return ""
	}
	var side onrecord.SideID
	for k := range b.words {
		if v, _ := n.m.named(b.words, k); v != nil && titleBefore(b.words, k) != "" && !b.quoted[k] {
			if side != "" && side != v.ID {
				return ""
			}
			side = v.ID
		}
	}
	return side
}

// heSays reports whether an attribution to "he" or "she" stands in p, outside
// quotation marks.
func (p *passage) heSays() bool {
	for i := 0; i+1 < len(p.words); i++ {
		if !p.quoted[i] && containsAny(p.words[i:i+1], "he", "she") && verbOfSaying(p.words, i+1) {
			return true
		}
	}
	return false
}

// strangerSpeaks reports whether p gives the word to somebody of whom it says for
// the first time who that is, and who is no side: "said a student who had knelt
// there", "the man who shot it said".
func (n *namer) strangerSpeaks(p *passage) bool {
	for k := 1; k+1 < len(p.words); k++ {
		if !p.quoted[k] && verbOfSaying(p.words, k) && (n.strangerAfter(p.words, k+1) || strangerBefore(p.words, k)) {
			return true
		}
	}
	return false
}

// strangerAfter finds "a student who" at i.
func (n *namer) strangerAfter(ws []word, i int) bool {
	return i+1 < len(ws) && containsAny(ws[i:i+1], "a", "an") && n.stranger(ws[i+1:min(len(ws), i+5)])
}

// strangerBefore finds "the man who shot it" before the verb at k.
func strangerBefore(ws []word, k int) bool {
	for j := max(0, k-6); j+2 < k; j++ {
		if ws[j].low == "the" && beings.has(ws[j+1].low) && ws[j+2].low == "who" && (j == 0 || ws[j-1].kind == mark) {
			return true
		}
	}
	return false
}

// stranger reports whether ws, behind "said a", begin with somebody who speaks for
// nobody.
func (n *namer) stranger(ws []word) bool {
	if len(n.mentions(ws)) > 0 {
		return false
	}
	for _, w := range ws {
		if beings.has(w.low) {
			return true
		}
		if !plainNoun(w) || spokespeople.has(w.low) || pronouns.has(w.low) {
			return false
		}
	}
	return false
}

// beings are people as reports call them who speak for themselves.
var beings = setOf(`man woman student worker driver passenger teacher neighbour neighbor resident shopkeeper farmer fisherman nurse doctor engineer expert professor
	scholar historian analyst journalist reporter photographer relative survivor witness bystander passerby villager protester pensioner pilot sailor waiter guest fan supporter mother father brother sister son daughter friend`)

// inTheEyesOf returns the side whose view a sentence gives that begins "For
// Bamako ..." or "To Moscow ...".
func (n *namer) inTheEyesOf(p *passage) onrecord.SideID {
	if len(p.words) < 4 || !containsAny(p.words[:1], "for", "to") || p.words[2].kind == mark {
		return ""
	}
	for k := range n.m.sides {
		if v := &n.m.sides[k]; v.nation != "" && v.nation == p.words[1].stem && !adjectival(p.words, 1) {
			return v.ID
		}
	}
	return ""
}

// adjectival reports whether the name at i only says of the word behind it whose
// it is: "for Algerian diplomacy".
func adjectival(ws []word, i int) bool {
	return i+1 < len(ws) && plainNoun(ws[i+1]) && !predicateWords.has(ws[i+1].low)
}
