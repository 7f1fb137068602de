package date

import (
	"strconv"
	"strings"
)

// digits emits what starts with a digit: a number, an ISO date, a clock time, an
// ordinal, a decade.
func (l *lexer) digits() {
	rest := l.s[l.at:]
	for _, f := range []func(string) (int, token){isoDate, slashDate, clock, decade, ordinal} {
		if n, t := f(rest); n > 0 {
			out := l.emit(l.at+n, rest[:n])
			out.is, out.n = t.is, t.n
			if t.lower != "" {
				out.lower = t.lower
			}
			return
		}
	}
	n := numberEnd(rest)
	out := l.emit(l.at+n, rest[:n])
	out.n, _ = strconv.ParseFloat(strings.ReplaceAll(rest[:n], ",", ""), 64)
	out.is = numeral(rest[:n], out.n)
}

func run(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// numberEnd returns the end of "40", "1,200" or "2.5".
func numberEnd(s string) int {
	n := run(s)
	for n+3 < len(s) && s[n] == ',' && run(s[n+1:]) == 3 {
		n += 4
	}
	if n+1 < len(s) && s[n] == '.' && run(s[n+1:]) > 0 && run(s[n+1:]) < 3 {
		n += 1 + run(s[n+1:])
	}
	return min(n, len(s))
}

func numeral(s string, n float64) class {
	c := classNum
	whole := run(s) == len(s)
	if whole && len(s) <= 2 && n >= 1 && n <= 31 {
		c |= classDay
	}
	if whole && len(s) <= 2 && n < 25 {
		c |= classHour
	}
	if whole && len(s) == 4 && n >= 1400 && n < 2200 {
		c |= classYear
	}
	if whole && len(s) == 4 && n < 2400 && int(n)%100 < 60 {
		c |= classMilitary
	}
	if whole && len(s) == 2 {
		c |= classShortYear
	}
	return c
}

// ordinal reads "1st", "22nd".
func ordinal(s string) (int, token) {
	n := run(s)
	if n == 0 || n > 3 || letters(s, n) != n+2 {
		return 0, token{}
	}
	switch strings.ToLower(s[n : n+2]) {
	case "st", "nd", "rd", "th":
	default:
		return 0, token{}
	}
	v, _ := strconv.Atoi(s[:n])
	is := classOrdinal
	if v >= 1 && v <= 31 {
		is |= classDay
	}
	return n + 2, token{is: is, n: float64(v)}
}

// decade reads "1980s" and "80s" and "1980's".
func decade(s string) (int, token) {
	n := run(s)
	if n != 4 && n != 2 || s[n-1] != '0' {
		return 0, token{}
	}
	end := n
	if strings.HasPrefix(s[end:], "'") {
		end++
	} else if strings.HasPrefix(s[end:], "’") {
		end += len("’")
	}
	if end >= len(s) || s[end] != 's' || letters(s, end) != end+1 {
		return 0, token{}
	}
	v, _ := strconv.Atoi(s[:n])
	if n == 4 && (v < 1400 || v > 2200) {
		return 0, token{}
	}
	return end + 1, token{is: classDecade, n: float64(v)}
}
