package read

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"onrecord"
)

// published says when the document came out. A dossier is believed first. A
// page without a date gets bounds, each with its reason.
func (r *reader) published() {
	d := r.doc
	if !r.item.Published.IsZero() {
		d.Published = onrecord.Published{Date: r.item.Published, From: "dossier"}
		return
	}
	if l := r.capture.Listed; l != nil && d.Published.Date.IsZero() && !l.Published.IsZero() {
		d.Published = onrecord.Published{Date: onrecord.Date{Time: l.Published.UTC(), Precision: onrecord.Second}, From: l.Kind}
	}
	if !d.Published.Date.IsZero() {
		return
	}
	r.problem("no-date", "no publication date is printed or marked up")
	var why []string
	if !r.capture.Started.IsZero() {
		d.Published.NotAfter = onrecord.DayOf(r.capture.Started.UTC().Date())
		why = append(why, "it was captured on "+d.Published.NotAfter.String())
	}
	if day := r.lastModified(); !day.IsZero() {
		d.Published.NotAfter = day
		why = append(why, "its server last changed it on "+day.String())
	}
	if day, words := r.latestPast(); !day.IsZero() {
		d.Published.NotBefore = day
		why = append(why, fmt.Sprintf("it tells of %q in the past", words))
	}
	d.Published.Why = strings.Join(why, "; ")
}

// fullDay is a day with its year: "12 November 2022", "November 12, 2022".
var fullDay = regexp.MustCompile(`\b(?:(\d{1,2})(?:st|nd|rd|th)?\s+(\p{Lu}\p{L}+)\.?,?\s+(\d{4})|(\p{Lu}\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,\s+(\d{4}))\b`)

// past and future are words that put a clause before or after its telling.
var (
	past   = regexp.MustCompile(`(?i)\b(?:was|were|had|did|said|told|met|held|took|gave|made|came|went|sent|wrote|spoke|began|left|\p{L}{2,}ed)\b`)
	future = regexp.MustCompile(`(?i)\b(?:will|would|shall|may|might|plans?|planned|scheduled|next|upcoming|deadline|expected)\b`)
	limit  = regexp.MustCompile(`(?i)\b(?:by|until|till|before|from|to|due)\s+$`)
)

// longParagraph is the length in bytes from which a paragraph is no prose.
const longParagraph = 20_000

// latestPast is the last day that a sentence in the past tells of, with the
// words that name it. A sentence that also looks ahead proves nothing.
func (r *reader) latestPast() (latest onrecord.Date, words string) {
	for _, p := range r.doc.Spans(onrecord.LineBody) {
		if p.Len() > longParagraph {
			continue
		}
		for _, sentence := range strings.SplitAfter(r.doc.Text.Slice(p), ". ") {
			if !past.MatchString(sentence) || future.MatchString(sentence) {
				continue
			}
			day, said := lastDay(sentence)
			if day.Time.After(latest.Time) && !r.afterCapture(day) {
				latest, words = day, said
			}
		}
	}
	return latest, words
}

// lastDay is the latest full day in sentence that is not a limit ("by 12
// November 2022").
func lastDay(sentence string) (latest onrecord.Date, words string) {
	for _, m := range fullDay.FindAllStringSubmatchIndex(sentence, -1) {
		group := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return sentence[m[2*i]:m[2*i+1]]
		}
		day := dayOf(group(1)+group(5), group(2)+group(4), group(3)+group(6))
		if day.Time.After(latest.Time) && !limit.MatchString(sentence[:m[0]]) {
			latest, words = day, sentence[m[0]:m[1]]
		}
	}
	return latest, words
}

func (r *reader) afterCapture(day onrecord.Date) bool {
	return !r.capture.Started.IsZero() && day.Time.After(r.capture.Started)
}

func dayOf(day, month, year string) onrecord.Date {
	m, err := time.Parse("January", month)
	if err != nil {
		m, err = time.Parse("Jan", month)
	}
	n, _ := strconv.Atoi(day)
	y, _ := strconv.Atoi(year)
	d := onrecord.DayOf(y, m.Month(), n)
	if err != nil || d.Time.Day() != n {
		return onrecord.Date{}
	}
	return d
}
