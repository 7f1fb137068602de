package date

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// isoDate reads "2022-11-13", with or without a time: "2022-11-13T16:49Z".
func isoDate(s string) (int, token) {
	if len(s) < 10 || run(s) != 4 || s[4] != '-' || s[7] != '-' {
		return 0, token{}
	}
	if _, err := time.Parse(time.DateOnly, s[:10]); err != nil {
		return 0, token{}
	}
	if len(s) > 10 && s[10] >= '0' && s[10] <= '9' {
		return 0, token{}
	}
	end := 10
	for _, layout := range []string{"T15:04:05Z07:00", "T15:04Z07:00", "T15:04:05", "T15:04"} {
		for n := min(len(s), 10+len(layout)+1); n > 10; n-- {
			if _, err := time.Parse(layout, s[10:n]); err == nil && n > end {
				end = n
			}
		}
	}
	return end, token{is: classISO}
}

// slashDate reads "11/13/2022" and "13/11/22". Which number is the month is for
// the resolver to say.
func slashDate(s string) (int, token) {
	a := run(s)
	if a == 0 || a > 2 || len(s) <= a || s[a] != '/' {
		return 0, token{}
	}
	b := run(s[a+1:])
	end := a + 1 + b
	if b == 0 || b > 2 || len(s) <= end || s[end] != '/' {
		return 0, token{}
	}
	y := run(s[end+1:])
	if y != 2 && y != 4 {
		return 0, token{}
	}
	return end + 1 + y, token{is: classSlash}
}

// clock reads "16:15", "7.35" and "16:15:30". A dot is a clock only where the
// rules see a zone or a half of the day after it, so it stays a number too.
func clock(s string) (int, token) {
	h := run(s)
	if h == 0 || h > 2 || len(s) < h+3 || s[h] != ':' && s[h] != '.' || run(s[h+1:]) != 2 {
		return 0, token{}
	}
	hour, _ := strconv.Atoi(s[:h])
	minute, _ := strconv.Atoi(s[h+1 : h+3])
	if hour > 24 || minute > 59 {
		return 0, token{}
	}
	t := token{is: classClock, lower: fmt.Sprintf("%02d:%02d", hour, minute), n: float64(hour*60 + minute)}
	if s[h] == '.' {
		return h + 3, token{is: classDotClock | classNum, lower: t.lower, n: float64(hour) + float64(minute)/100}
	}
	end := h + 3
	if strings.HasPrefix(s[end:], ":") && run(s[end+1:]) == 2 && s[end+1] < '6' {
		t.lower += s[end : end+3]
		end += 3
	}
	return end, t
}
