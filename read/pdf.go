package read

import (
	"context"
	"strings"

	"onrecord"
	"onrecord/read/pdf"
	"onrecord/read/plain"
	"onrecord/text"
)

// pdf reads a press release.
func (r *reader) pdf(payload []byte) error {
	pages, err := pdf.Pages(context.Background(), payload)
	if err != nil {
		return err
	}
	var b strings.Builder
	d := r.doc
	for i, page := range pages {
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		span := text.Span{Start: b.Len(), End: b.Len() + len(page)}
		b.WriteString(page)
		if span.Empty() {
			continue
		}
		d.Pages = append(d.Pages, onrecord.Page{Number: i + 1, Span: span})
		d.Raw = append(d.Raw, text.Piece{Text: span, Raw: text.Span{Start: 0, End: len(payload)}})
	}
	if len(strings.Fields(b.String())) < 8 {
		return refuse(TooLittle, "%d pages without text; they may be scans", len(pages))
	}
	d.Text = text.New(b.String())
	d.Lines = plain.Lines(d.Text, r.item.Title, place)
	r.byline()
	return nil
}
