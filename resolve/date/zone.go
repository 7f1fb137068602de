package date

import (
	"fmt"
	"time"
)

// zones are the abbreviations that news prints, in hours and minutes from UTC.
// Where one is used by several countries (IST, CST, AST, BST) it is the reading
// of the largest news market; see Ambiguous.
var zones = map[string]int{
	"UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "BST": 60, "CET": 60, "WAT": 60, "CEST": 120, "EET": 120, "CAT": 120, "SAST": 120,
	"EEST": 180, "MSK": 180, "EAT": 180, "TRT": 180, "IRST": 210, "GST": 240, "AFT": 270, "PKT": 300, "IST": 330, "NPT": 345,
	"BDT": 360, "MMT": 390, "ICT": 420, "WIB": 420, "HKT": 480, "SGT": 480, "PHT": 480, "MYT": 480, "AWST": 480, "KST": 540, "JST": 540,
	"ACST": 570, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780,
	"EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420, "AKST": -540, "HST": -600,
	"ET": -300, "BRT": -180, "ART": -180, "CLT": -240, "COT": -300, "VET": -240,
}

// offset writes minutes from UTC as ISO 8601 does: "Z", "+07:00".
func offset(minutes int) string {
	if minutes == 0 {
		return "Z"
	}
	sign := '+'
	if minutes < 0 {
		sign, minutes = '-', -minutes
	}
	return fmt.Sprintf("%c%02d:%02d", sign, minutes/60, minutes%60)
}

// ZoneOf returns the fixed zone of an abbreviation that news prints, such as
// "ICT" or "EDT", and whether it is known.
func ZoneOf(abbreviation string) (*time.Location, bool) {
	m, ok := zones[abbreviation]
	if !ok {
		return nil, false
	}
	return time.FixedZone(abbreviation, m*60), true
}
