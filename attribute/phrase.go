package attribute

import "slices"

// nounPhrase returns the end of the noun phrase that starts at s[k], with the
// prepositional phrases that hang on it; k if there is none.
func nounPhrase(s []atom, k int) int {
	end := simplePhrase(s, k)
	if end == k {
		return k
	}
	if s[k].tag == pron && end == k+1 && !s[k].is("one", "some", "others", "none", "those") {
		return end
	}
	for end+1 < len(s) {
		next := end
		switch {
		case s[end].is("of", "for", "in", "at", "from", "on", "with", "to", "between", "against", "over") && !s[end+1].isTime():
			next = simplePhrase(s, end+1)
			if next == end+1 || s[end].tag == to && s[end+1].tag == base {
				return end
			}
		case s[end].tag == conj && !s[end].is("but"):
			if next = simplePhrase(s, end+1); next == end+1 || next < len(s) && (s[next].tag.finite() || s[next].tag == past) {
				return end
			}
		default:
			return end
		}
		end = next
	}
	return end
}

// simplePhrase returns the end of the noun phrase at s[k] without what hangs
// on it; k if there is none.
func simplePhrase(s []atom, k int) int {
	end := k
	for end < len(s) {
		switch t := s[end].tag; {
		case t == pron:
			if end > k && !s[end-1].is("the", "all", "some", "many", "these", "those", "both", "several") {
				return end
			}
			end++
			if end < len(s) && s[end].tag != poss {
				return end
			}
			continue
		case t == det, t == poss, t == num, t == day, t == name, t == noun, t == adj, t == phrase:
		case t == ing, t == part:
			if end > k && (s[end-1].tag == noun || s[end-1].tag == name) {
				return end
			}
		case t == past:
			if end == k || s[end-1].tag == noun || s[end-1].tag == name || s[end-1].tag == num {
				return end
			}
		case t == adv && end == k && end+1 < len(s) && s[end+1].tag.nominal() && s[end+1].tag != pron:
		case t == openBracket:
			close := closing(s, end)
			if close < 0 {
				return end
			}
			end = close
		default:
			return end
		}
		end++
	}
	return end
}

// closing returns the closing bracket of the one at s[k] within a few atoms, or -1.
func closing(s []atom, k int) int {
	for j := k + 1; j < len(s) && j < k+12; j++ {
		if s[j].tag == closeBracket {
			return j
		}
	}
	return -1
}

// phraseBefore returns where the noun phrase that ends just before s[end]
// starts; end if there is none.
func phraseBefore(s []atom, end int) int {
	lo, cut := end, -1
	for k := end - 1; k >= 0; k-- {
		switch t := s[k].tag; {
		case t == pron:
			if lo == end {
				return k
			}
			return lo
		case (t == past || t == part) && (k == 0 || !attributive(s[k-1].tag)):
			if cut >= 0 {
				lo = cut
			}
			return trimPhrase(s, lo, end)
		case t == det && lo < end && s[lo].tag == det && !s[k].is("all", "both", "half", "many", "some"):
			return lo // "to this the minister added"
		case t.nominal(), t == adv && k > 0 && (s[k-1].tag == det || lo < end && s[lo].tag == adj && s[k-1].tag.nominal()):
			lo = k
		case t == prep && k > 0 && lo < end && (s[k-1].tag.head() || s[k-1].tag == closeBracket):
			lo = k
		case t == to && k > 0 && s[k-1].tag.head() && lo < end && s[lo].tag != base:
			lo = k
		case t == conj && lo < end && k > 0 && s[k-1].tag.head():
			if cut < 0 {
				cut = lo
			}
			lo = k
		case t == openBracket && !bracketCloses(s[k:end]): // "a van (her office"
			return trimPhrase(s, lo, end)
		case t == openBracket, t == closeBracket:
			lo = k
		case t == comma && cut >= 0 && k > 0 && s[k-1].tag == name && lo < len(s) && s[lo].tag == name:
			lo = k
		case t.finite() || t == past || t == to || t == base || t == comma && cut >= 0:
			if cut >= 0 {
				return trimPhrase(s, cut, end)
			}
			return trimPhrase(s, lo, end)
		default:
			return trimPhrase(s, lo, end)
		}
	}
	return trimPhrase(s, lo, end)
}

// bracketCloses reports whether a bracket closes in s.
func bracketCloses(s []atom) bool {
	return slices.ContainsFunc(s, func(a atom) bool { return a.tag == closeBracket })
}

// trimPhrase moves the start of a phrase past what cannot begin one: a time
// or place before the subject, a conjunction.
func trimPhrase(s []atom, lo, end int) int {
	for lo < end {
		switch t := s[lo].tag; {
		case t == conj, t == adv, t == comma, t == closeBracket:
			lo++
		case t == prep || t == to:
			lo++
			for lo < end && (s[lo].tag == day || s[lo].tag == num) {
				lo++
			}
		case t == day && lo+1 < end && s[lo+1].tag != noun:
			lo++
		default:
			return lo
		}
	}
	return lo
}

// attributive reports whether a participle after t describes the noun after it.
func attributive(t tag) bool {
	return t == det || t == poss || t == adj || t == prep || t == adv
}
