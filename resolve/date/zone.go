package date

import (
	"fmt"
	"strings"
	"time"
	_ "time/tzdata" // zones must be known on every machine
)

// zones are the abbreviations that news prints, in minutes from UTC. Where
// several countries use one it is the reading of the largest news market;
// rivals holds the others.
var zones = map[string]int{
	"UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "BST": 60, "CET": 60, "WAT": 60, "CEST": 120, "EET": 120, "CAT": 120, "SAST": 120,
	"EEST": 180, "MSK": 180, "EAT": 180, "TRT": 180, "IRST": 210, "GST": 240, "AFT": 270, "PKT": 300, "IST": 330, "NPT": 345,
	"BDT": 360, "MMT": 390, "ICT": 420, "WIB": 420, "HKT": 480, "SGT": 480, "PHT": 480, "MYT": 480, "AWST": 480, "KST": 540, "JST": 540,
	"ACST": 570, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780,
	"CT": -360, "MT": -420, "PT": -480,
	"EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420, "AKST": -540, "HST": -600,
	"ET": -300, "BRT": -180, "ART": -180, "CLT": -240, "COT": -300, "VET": -240,
}

// rivals are the other readings of an abbreviation.
var rivals = map[string][]int{"IST": {120, 60}, "CST": {480}, "BST": {360}, "GST": {600}, "PST": {480}}

// wandering are abbreviations that mean summer or winter time by the day.
var wandering = map[string]string{"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"}

// A printedZone is a zone as it stands in the text, with an hour added to it
// ("GMT +8").
type printedZone struct {
	name string // upper case; "" if none is printed
	plus int    // minutes
}

// on returns the offsets that z may mean on a day, likeliest first; none if no
// zone is printed.
func (z printedZone) on(day time.Time) []int {
	if z.name == "" {
		return nil
	}
	if name, ok := wandering[z.name]; ok && !day.IsZero() {
		if l, err := time.LoadLocation(name); err == nil {
			_, east := day.In(l).Zone()
			return []int{east / 60}
		}
	}
	out := []int{zones[z.name] + z.plus}
	for _, r := range rivals[z.name] {
		out = append(out, r+z.plus)
	}
	return out
}

// zoneOf reads the zone that a clock rule captured.
func zoneOf(m *match) printedZone {
	t := m.get("ZONE")
	if t == nil {
		return printedZone{}
	}
	z := printedZone{name: strings.ToUpper(t.lower)}
	switch m.word("sign") {
	case "+":
		z.plus = 60 * m.int("east")
	case "-":
		z.plus = -60 * m.int("east")
	}
	return z
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
