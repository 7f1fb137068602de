package attribute

import (
	"strings"

	"onrecord/text"
)

// saidByNone reports whether the source or the words before the reporting verb
// make it what was not said: “No official has confirmed ...”, “The envoy stopped
// short of saying ...”. The negations inside the cue are found with it.
func (p *page) saidByNone(c candidate) bool {
	return len(c.source) > 0 && p.nobody(c.source[0]) || !c.cue.Empty() && p.withheld(c.cue)
}

// nobody reports whether a source is what nobody of a kind is called: "neither
// side", "none of the ministers", "hardly anyone".
func (p *page) nobody(source text.Span) bool {
	r := p.layer.Within(source)
	if r.Len() == 0 {
		return false
	}
	word := func(k int) string { return strings.ToLower(p.layer.Word(k)) }
	switch word(r.Start) {
	case "no":
		return r.Len() > 1 && !numeral(p.layer.Word(r.Start+1))
	case "none", "nobody", "neither":
		return true
	case "not":
		return r.Len() > 1 && (word(r.Start+1) == "one" || word(r.Start+1) == "a")
	case "anyone", "anybody":
		return r.Start > 0 && (word(r.Start-1) == "hardly" || word(r.Start-1) == "scarcely")
	}
	return r.Start > 0 && word(r.Start-1) == "nor"
}

// numeral reports whether a word starts with a digit: "No 10" is an address.
func numeral(w string) bool { return w[0] >= '0' && w[0] <= '9' }

// withheld reports whether the verb that the cue ends in was kept back: "stopped
// short of saying", "refrained from accusing", "left without saying".
func (p *page) withheld(cue text.Span) bool {
	r := p.layer.Within(cue)
	for k := max(0, r.Start-2); k+1 < r.End; k++ {
		if p.starts[k+1] {
			continue
		}
		switch w, next := p.layer.Word(k), p.layer.Word(k+1); w {
		case "short", "instead":
			if next == "of" {
				return true
			}
		case "rather":
			if next == "than" {
				return true
			}
		case "refrain", "refrains", "refrained", "refraining":
			if next == "from" {
				return true
			}
		case "without", "avoid", "avoids", "avoided", "avoiding":
			if k+1 >= r.Start {
				return true
			}
		}
	}
	return false
}
