package publish

import "onrecord"

// PastWord says how words of the same side stand to its stance: "earlier, by
// 2022-11-12" or "also".
func PastWord(s onrecord.Said) string {
	switch {
	case !s.Earlier:
		return "also"
	case s.Day.IsZero():
		return "earlier"
	}
	return "earlier, by " + s.Day.String()
}
