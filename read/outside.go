package read

import (
	"net/http"
	"regexp"
	"strings"
	"time"

	"onrecord"
)

// outside are the witnesses that do not stand on the page: the feed or sitemap
// that led to it, and the server's header fields.
func (r *reader) outside() []onrecord.Witness {
	var out []onrecord.Witness
	add := func(field, from, value string) {
		if value = strings.Join(strings.Fields(value), " "); value != "" {
			out = append(out, onrecord.Witness{Field: field, From: from, Value: value})
		}
	}
	if l := r.capture.Listed; l != nil {
		add("title", l.Kind, l.Title)
		for _, name := range l.Authors {
			add("author", l.Kind, name)
		}
		add("published", l.Kind, stamp(l.Published))
		add("modified", l.Kind, stamp(l.Updated))
		add("site", l.Kind, l.Outlet)
	}
	header := http.Header(r.capture.Header)
	add("modified", "header", header.Get("Last-Modified"))
	add("language", "header", header.Get("Content-Language"))
	for _, link := range header.Values("Link") {
		for _, m := range canonical.FindAllStringSubmatch(link, -1) {
			add("url", "header", m[1])
		}
	}
	return out
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// canonical is a link of that relation in a Link field (RFC 8288).
var canonical = regexp.MustCompile(`<([^<>]*)>(?:\s*;[^,;<>]*)*?;\s*(?i:rel)\s*=\s*"?(?i:canonical)\b`)

// lastModified is the day on which the server says that it last changed the
// page; zero where that is no more than the moment of the capture.
func (r *reader) lastModified() onrecord.Date {
	t, err := http.ParseTime(http.Header(r.capture.Header).Get("Last-Modified"))
	if err != nil || r.capture.Started.IsZero() || r.capture.Started.Sub(t) < time.Hour {
		return onrecord.Date{}
	}
	return onrecord.DayOf(t.UTC().Date())
}

// disagree reports days of publication that witnesses name and that are more
// than a day from the one believed: time zones alone explain one day.
func (r *reader) disagree(parse func(string) (onrecord.Date, bool)) {
	believed := r.doc.Published.Date
	if believed.IsZero() || believed.Precision == onrecord.Year || believed.Precision == onrecord.Month {
		return
	}
	var others []string
	for _, w := range r.doc.Witnesses {
		if w.Field != "published" || w.From == "time" { // time elements are clocks and comments too
			continue
		}
		d, ok := parse(w.Value)
		if !ok || d.Precision == onrecord.Month || d.Precision == onrecord.Year {
			continue
		}
		if gap := d.Civil().Time.Sub(believed.Civil().Time); gap > 24*time.Hour || gap < -24*time.Hour {
			others = append(others, w.From+" says "+d.Civil().String())
		}
	}
	if len(others) > 0 {
		r.problem("dates-differ", "published "+believed.Civil().String()+" by "+r.doc.Published.From+"; "+strings.Join(others, ", "))
	}
}
