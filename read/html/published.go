package html

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/markusmobius/go-htmldate"
	"golang.org/x/net/html"

	"onrecord"
)

// Known is what the date of a page may rest on beside the page itself.
type Known struct {
	URL      string
	Captured time.Time // zero if unknown
	Header   map[string][]string
}

// dateSources in the order in which they are believed; a later one is heard
// only if the earlier are silent.
var dateSources = []string{"json-ld", "og", "microdata", "meta", "dc", "feed", "sitemap", "time"}

// Published decides when the page came out and says by whose word. The newest
// of several articles' dates is not taken: the first article of the page counts.
// Where no witness speaks, go-htmldate searches the page's text.
func (p *Page) Published(ws []onrecord.Witness, k Known) (onrecord.Date, string) {
	if d, from := marked(ws, k); !d.IsZero() {
		return d, from
	}
	return p.searched(k)
}

// Marked is the date that the page's data and metas give, zero if they give
// none. Time elements are left out: pages use them for clocks and comments too.
func Marked(ws []onrecord.Witness) (onrecord.Date, string) {
	d, from := marked(ws, Known{})
	if from == "time" {
		return onrecord.Date{}, ""
	}
	return d, from
}

func marked(ws []onrecord.Witness, k Known) (onrecord.Date, string) {
	for _, from := range dateSources {
		for _, w := range ws {
			if w.Field != "published" || w.From != from {
				continue
			}
			if d, ok := ParseTime(w.Value); ok && plausible(d, k) {
				return d, from
			}
		}
	}
	return onrecord.Date{}, ""
}

// searched is go-htmldate's answer, to the day, confirmed by the address where
// the address has a day.
func (p *Page) searched(k Known) (onrecord.Date, string) {
	if d, ok := inAddress(k.URL); ok && plausible(d, k) {
		return d, "url"
	}
	if d := p.labelled(k); !d.IsZero() {
		return d, "text"
	}
	tree, err := html.Parse(strings.NewReader(p.Source))
	if err != nil {
		return onrecord.Date{}, ""
	}
	o := htmldate.Options{UseOriginalDate: true, URL: k.URL, SkipExtensiveSearch: true}
	if !k.Captured.IsZero() {
		o.MaxDate = k.Captured.AddDate(0, 0, 1)
	}
	got, err := htmldate.FromDocument(tree, o)
	if err != nil || got.IsZero() {
		return onrecord.Date{}, ""
	}
	return onrecord.DayOf(got.DateTime.Date()), "text"
}

// dateLabel opens a line that says when the page came out.
var dateLabel = regexp.MustCompile(`(?i)^(?:date|datum|fecha|data|published|posted|first published|veröffentlicht|erschienen|publié|publicado|pubblicato|publicerad|publisert|дата)(?:\s+(?:on|am|le|el|il))?\s*:?\s+`)

// labelled is the date of the first line that says that it is the page's date, or
// that stands under the title, and is nothing else.
func (p *Page) labelled(k Known) onrecord.Date {
	title := p.titleAt()
	for i := range p.Blocks {
		t := p.Blocks[i].Text
		m := dateLabel.FindString(t)
		under := title >= 0 && i > title && i <= title+4 && p.Blocks[i].lineForm().onlyDate
		if m == "" && !under || len(t) > 60 {
			continue
		}
		if d, ok := ParseTime(t[len(m):]); ok && plausible(d, k) {
			return d
		}
	}
	return onrecord.Date{}
}

// plausible keeps out dates after the capture and before newspapers had pages.
func plausible(d onrecord.Date, k Known) bool {
	if d.Time.Year() < 1990 {
		return false
	}
	return k.Captured.IsZero() || d.Time.Before(k.Captured.AddDate(0, 0, 2))
}

// layouts of times as markup writes them. Those without a zone give a day only:
// an hour without its zone is no time.
var layouts = []struct {
	layout string
	to     onrecord.Precision
}{
	{time.RFC3339Nano, onrecord.Second}, {"2006-01-02T15:04:05Z0700", onrecord.Second}, {"2006-01-02T15:04:05.999Z0700", onrecord.Second},
	{"2006-01-02T15:04Z07:00", onrecord.Minute}, {"2006-01-02T15:04Z0700", onrecord.Minute}, {"2006-01-02 15:04:05Z07:00", onrecord.Second},
	{"2006-01-02 15:04:05 Z07:00", onrecord.Second}, {"2006-01-02 15:04:05 -0700", onrecord.Second}, {"2006-01-02 15:04:05 MST", onrecord.Day},
	{"2006-01-02T15:04:05.999", onrecord.Day}, {"2006-01-02T15:04", onrecord.Day}, {"2006-01-02 15:04:05.999", onrecord.Day}, {"2006-01-02 15:04", onrecord.Day},
	{"2006-01-02", onrecord.Day}, {"2006/01/02 15:04:05", onrecord.Day}, {"2006/01/02", onrecord.Day}, {"20060102", onrecord.Day}, {"2006-01", onrecord.Month},
	{time.RFC1123Z, onrecord.Second}, {time.RFC1123, onrecord.Second}, {"Mon, 2 Jan 2006 15:04:05 -0700", onrecord.Second}, {"Mon, 2 Jan 2006 15:04:05 MST", onrecord.Second},
	{"Mon Jan 2 15:04:05 MST 2006", onrecord.Day}, {"January 2, 2006", onrecord.Day}, {"Jan 2, 2006", onrecord.Day}, {"2 January 2006", onrecord.Day}, {"2 Jan 2006", onrecord.Day},
	{"02.01.2006", onrecord.Day}, {"02.01.2006 15:04", onrecord.Day}, {"2006-01-02T15:04:05-07", onrecord.Second},
}

var zoneName = regexp.MustCompile(`\s*[\[(][\w/+\- ]+[\])]$`)

// ParseTime reads a time as markup writes it.
func ParseTime(s string) (onrecord.Date, bool) {
	s = strings.TrimSpace(zoneName.ReplaceAllString(strings.TrimSpace(s), ""))
	for _, l := range layouts {
		t, err := time.Parse(l.layout, s)
		if err != nil {
			continue
		}
		switch l.to {
		case onrecord.Day:
			return onrecord.DayOf(t.Date()), true
		case onrecord.Month:
			return onrecord.Date{Time: time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC), Precision: onrecord.Month}, true
		}
		return onrecord.Date{Time: t.Truncate(time.Second), Precision: l.to}, true
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil && len(s) == 10 {
		return onrecord.Date{Time: time.Unix(n, 0).UTC(), Precision: onrecord.Second}, true
	}
	return onrecord.Date{}, false
}

var urlDay = regexp.MustCompile(`/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?:/|-|$)`)

// inAddress reads a day out of a path such as /2022/11/13/.
func inAddress(address string) (onrecord.Date, bool) {
	u, err := url.Parse(address)
	if err != nil {
		return onrecord.Date{}, false
	}
	m := urlDay.FindStringSubmatch(u.Path)
	if m == nil {
		return onrecord.Date{}, false
	}
	d, err := onrecord.ParseDate(strings.Join(m[1:4], "-"))
	return d, err == nil
}

// Site is the outlet's name as the page gives it, "" if it does not.
func Site(ws []onrecord.Witness) string {
	for _, from := range []string{"og", "json-ld", "meta"} {
		for _, w := range ws {
			if w.Field == "site" && w.From == from {
				return w.Value
			}
		}
	}
	return ""
}
