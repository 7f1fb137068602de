package attribute

// nominalCue reads a noun or an adjective that reports: "her claim that",
// "expressed concern over", "is aware of".
func (p *page) nominalCue(s []atom, c cue, l *lexeme) (cue, bool) {
	if c.head > 0 && s[c.head-1].is("in") && s[c.head].is("order") {
		return c, false
	}
	for _, e := range l.entries {
		if e.pos == 'v' {
			continue
		}
		d := c
		d.entry, d.hi = e, c.head+1
		if e.pos == 'a' {
			d.lo = groupStart(s, c.head)
			if copula := copulaBefore(s, c.head); copula >= 0 {
				d.lo = groupStart(s, copula)
			} else if d.lo == c.head || helper(s, c.head) != be {
				continue
			}
		}
		if !p.right(s, &d) || d.frame == 'q' || e.pos == 'n' && !p.nounHolds(s, &d) {
			continue
		}
		if e.pos == 'n' {
			d.lo, d.linked = carrier(s, c.head)
		}
		return d, true
	}
	return c, false
}

// copulaBefore returns the "remains" or "feels" before an adjective, or -1.
func copulaBefore(s []atom, k int) int {
	for k--; k >= 0; k-- {
		switch {
		case s[k].tag == adv:
		case s[k].is("remain", "remains", "remained", "feel", "feels", "felt", "seem", "seems", "seemed", "became", "become"):
			return k
		default:
			return -1
		}
	}
	return -1
}

// nounHolds tells "the claim that he lied" from "the claim that was made".
func (p *page) nounHolds(s []atom, c *cue) bool {
	k := c.from
	switch c.frame {
	case 's':
		return s[k].tag == that && k+1 < len(s) && !s[k+1].tag.finite() && s[k+1].tag != past
	case 't':
		return k+1 < len(s) && (s[k+1].tag == base || s[k+1].tag == noun)
	case '+':
		return true
	}
	return false
}

// carriers are the verbs that lend a reporting noun its subject.
var carriers = map[string]bool{
	"expressed": true, "expresses": true, "express": true, "expressing": true, "made": true, "make": true, "makes": true, "making": true,
	"issued": true, "issues": true, "issuing": true, "voiced": true, "raised": true, "reiterated": true, "has": true, "have": true, "had": true,
	"gave": true, "give": true, "conveyed": true, "shared": true, "presented": true, "submitted": true, "filed": true, "sent": true, "provided": true, "provide": true, "gives": true, "repeated": true, "announced": true, "declared": true, "stated": true, "offered": true, "extended": true,
}

// carrier returns where the phrase that the noun at s[n] reports in starts:
// at its verb, if one carries it, else at the noun.
func carrier(s []atom, n int) (lo int, shared bool) {
	k := n - 1
	for k >= 0 && (s[k].tag == det || s[k].tag == adj || s[k].tag == noun || s[k].tag == part || s[k].tag == poss && s[k].known != nil && len(s[k].known.form) > 2 || s[k].tag == adv || s[k].is("and") || s[k].tag == ing) {
		k--
	}
	if k >= 0 && s[k].known == nil {
		return n, false
	}
	if k < 0 || !carriers[s[k].known.form] {
		return n, false
	}
	lo = groupStart(s, k)
	return lo, linked(s, lo, s[k].tag)
}
