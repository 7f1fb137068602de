package read

import (
	"onrecord"
	"onrecord/read/lines"
	"onrecord/text"
)

// byline takes the authors from the lines that are labelled so.
func (r *reader) byline() {
	for _, line := range r.doc.Spans(onrecord.LineByline) {
		for _, a := range lines.Byline(r.doc.Text.Slice(line)) {
			r.doc.Byline = append(r.doc.Byline, text.Span{Start: line.Start + a.Start, End: line.Start + a.End})
		}
	}
}
