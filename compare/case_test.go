package compare_test

import (
	"onrecord/compare"
	"onrecord/resolve/date"
)

// withTimes finds the dates, as desk does before comparing.
func withTimes(c compare.Case) compare.Case {
	for i := range c.Readings {
		c.Readings[i].Times = date.Find(c.Readings[i].Document)
	}
	return c
}
