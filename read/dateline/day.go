package dateline

import (
	"strconv"
	"strings"
	"time"

	"onrecord"
)

// takeDay reads a field that is a day: "Nov 22", "22 November", "Nov. 22,
// 2022" (its year comes as a field of its own), "Wednesday".
func (p *parts) takeDay(field string) bool {
	words := strings.Fields(strings.ToLower(strings.ReplaceAll(field, ".", "")))
	if len(words) == 1 {
		if _, ok := weekdays[words[0]]; ok {
			return true
		}
		if y, err := strconv.Atoi(words[0]); err == nil && y > 1800 && y < 2200 && p.day > 0 {
			p.year = y
			return true
		}
		return false
	}
	if len(words) == 3 {
		if y, err := strconv.Atoi(words[2]); err == nil && y > 1800 && y < 2200 {
			p.year, words = y, words[:2]
		}
	}
	if len(words) != 2 {
		return false
	}
	month, day := words[0], words[1]
	if months[month] == 0 {
		month, day = day, month
	}
	n, err := strconv.Atoi(strings.TrimRight(day, "stndrh"))
	if err != nil || n < 1 || n > 31 || months[month] == 0 {
		return false
	}
	p.month, p.day = months[month], n
	return true
}

// date is the day printed, with the year of the publication when none is.
func (p parts) date(published onrecord.Date) onrecord.Date {
	if p.day == 0 {
		return onrecord.Date{}
	}
	if p.year > 0 {
		return onrecord.DayOf(p.year, p.month, p.day)
	}
	if published.IsZero() || published.Precision == onrecord.Year {
		return onrecord.Date{}
	}
	pub := published.Civil().Time
	d := onrecord.DayOf(pub.Year(), p.month, p.day)
	if d.Time.After(pub.AddDate(0, 0, 7)) {
		d = onrecord.DayOf(pub.Year()-1, p.month, p.day)
	}
	return d
}

// months and weekdays in the languages whose wires print them like this.
var months = map[string]time.Month{
	"jan": 1, "january": 1, "januar": 1, "enero": 1, "janvier": 1, "janeiro": 1, "gennaio": 1, "januari": 1,
	"feb": 2, "february": 2, "februar": 2, "febrero": 2, "février": 2, "fevereiro": 2, "febbraio": 2, "februari": 2,
	"mar": 3, "march": 3, "märz": 3, "marzo": 3, "mars": 3, "março": 3, "maart": 3,
	"apr": 4, "april": 4, "abril": 4, "avril": 4, "aprile": 4,
	"may": 5, "mai": 5, "mayo": 5, "maio": 5, "maggio": 5, "mei": 5,
	"jun": 6, "june": 6, "juni": 6, "junio": 6, "juin": 6, "junho": 6, "giugno": 6,
	"jul": 7, "july": 7, "juli": 7, "julio": 7, "juillet": 7, "julho": 7, "luglio": 7,
	"aug": 8, "august": 8, "agosto": 8, "août": 8, "augustus": 8,
	"sep": 9, "sept": 9, "september": 9, "septiembre": 9, "septembre": 9, "setembro": 9, "settembre": 9,
	"oct": 10, "october": 10, "okt": 10, "oktober": 10, "octubre": 10, "octobre": 10, "outubro": 10, "ottobre": 10,
	"nov": 11, "november": 11, "noviembre": 11, "novembre": 11, "novembro": 11,
	"dec": 12, "december": 12, "dez": 12, "dezember": 12, "diciembre": 12, "décembre": 12, "dezembro": 12, "dicembre": 12,
}

var weekdays = map[string]time.Weekday{
	"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	"sun": 0, "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thurs": 4, "fri": 5, "sat": 6,
}
