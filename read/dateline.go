package read

import (
	"onrecord"
	"onrecord/lang/dateline"
	"onrecord/text"
)

// dateline looks at the first paragraphs: a summary may stand before the story.
func (r *reader) dateline(body []text.Span) {
	for _, p := range body[:min(2, len(body))] {
		line, ok := dateline.Parse(r.doc.Text.Slice(p))
		if !ok {
			continue
		}
		r.doc.Dateline = &onrecord.Dateline{
			Span:  text.Span{Start: p.Start + line.Span.Start, End: p.Start + line.Span.End},
			Place: line.Place(), Date: r.written(line), Wire: line.Wire,
		}
		return
	}
}

// written is the day that a dateline prints. Without a year it is the last
// such day up to a week after the publication; of an undated page it stays
// unknown.
func (r *reader) written(l dateline.Dateline) onrecord.Date {
	published := r.doc.Published.Date
	switch {
	case l.Day == 0:
		return onrecord.Date{}
	case l.Year > 0:
		return onrecord.DayOf(l.Year, l.Month, l.Day)
	case published.IsZero() || published.Precision == onrecord.Year:
		return onrecord.Date{}
	}
	day := published.Civil().Time
	d := onrecord.DayOf(day.Year(), l.Month, l.Day)
	if d.Time.After(day.AddDate(0, 0, 7)) {
		d = onrecord.DayOf(day.Year()-1, l.Month, l.Day)
	}
	return d
}
