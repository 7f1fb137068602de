package feed

import (
	"encoding/xml"
	"strings"
	"time"
)

// urlXML is a url or sitemap element with the news extension.
type urlXML struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod"`
	News    struct {
		Title     string `xml:"title"`
		Published string `xml:"publication_date"`
		Outlet    struct {
			Name string `xml:"name"`
		} `xml:"publication"`
	} `xml:"news"`
}

// sitemap reads a sitemap or an index of them (sitemaps.org, and Google's news
// extension, the one place where a title is bound to a first publication time).
func sitemap(payload []byte) (List, error) {
	l := List{Kind: Sitemap}
	d := decoder(payload)
	for len(l.Entries)+len(l.Lists) <= maxEntries {
		token, err := d.Token()
		if err != nil {
			if eof(err) && len(l.Entries)+len(l.Lists) > 0 {
				return l, nil
			}
			return l, err
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "sitemapindex":
			l.Kind = Index
		case "url", "sitemap":
			var u urlXML
			if err := d.DecodeElement(&u, &start); err != nil {
				if eof(err) && len(l.Entries) > 0 {
					return l, nil
				}
				return l, err
			}
			l.take(u, start.Name.Local == "sitemap")
		}
	}
	return l, nil
}

func (l *List) take(u urlXML, list bool) {
	loc := strings.TrimSpace(u.Loc)
	switch {
	case loc == "":
	case list:
		l.Lists = append(l.Lists, loc)
	default:
		l.Entries = append(l.Entries, Entry{
			URL: loc, Title: strings.TrimSpace(u.News.Title), Outlet: strings.TrimSpace(u.News.Outlet.Name),
			Published: w3c(u.News.Published), Updated: w3c(u.LastMod),
		})
	}
}

// w3c reads a W3C date-time; the zero time for anything else.
func w3c(s string) time.Time {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02"} {
		if t, err := time.Parse(layout, strings.TrimSpace(s)); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}

// opml reads a list of feeds; outlines may nest.
func opml(payload []byte) (List, error) {
	l := List{Kind: OPML}
	d := decoder(payload)
	title := false
	for {
		token, err := d.Token()
		if err != nil {
			if eof(err) {
				return l, nil
			}
			return l, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			title = token.Name.Local == "title"
			if token.Name.Local == "outline" {
				l.outline(token)
			}
		case xml.EndElement:
			title = false
		case xml.CharData:
			if title && l.Title == "" {
				l.Title = strings.TrimSpace(string(token))
			}
		}
	}
}

func (l *List) outline(e xml.StartElement) {
	for _, a := range e.Attr {
		if strings.EqualFold(a.Name.Local, "xmlUrl") && strings.TrimSpace(a.Value) != "" {
			l.Lists = append(l.Lists, strings.TrimSpace(a.Value))
		}
	}
}
