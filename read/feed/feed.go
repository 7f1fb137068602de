// Package feed reads lists of pages: RSS, Atom, JSON Feed, OPML, sitemaps, news
// sitemaps and sitemap indexes.
//
//	list, err := feed.Parse(payload)
//	list.Entries[0].URL, list.Entries[0].Published     // a page and its witness for a date
//	list.Lists                                         // further lists: an index, an OPML
//
// An entry is a witness about a page: what the outlet's list says of title and
// time. Reading the page is another matter.
//
// A list may be compressed with gzip, as sitemaps often are.
//
// Limits: 8 MB, expanded, and 50,000 entries a list, as the sitemaps protocol has it.
// Entities that a document defines for itself are not expanded.
package feed

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html/charset"

	"onrecord"
)

// Kind is the format of a list.
type Kind string

// Kinds of list.
const (
	Feed    Kind = "feed" // RSS, Atom or JSON Feed
	OPML    Kind = "opml"
	Sitemap Kind = "sitemap"
	Index   Kind = "sitemap-index"
)

// A List is what one feed, sitemap or OPML names.
type List struct {
	Kind    Kind
	Title   string
	Self    string   // where the list says that it is published; "" if it does not
	Entries []Entry  // pages, in the list's order
	Lists   []string // addresses of further lists
}

// An Entry is one page as the list describes it. Times are zero if not given.
type Entry struct {
	URL       string
	Title     string
	Authors   []string
	Published time.Time
	Updated   time.Time
	Outlet    string // as a news sitemap names it
}

// Limits of one list.
const (
	maxBytes   = 8 << 20
	maxEntries = 50_000
)

// Is reports whether payload looks like a list that Parse reads.
func Is(payload []byte) bool {
	payload, err := expand(payload)
	if err != nil {
		return false
	}
	head := bytes.TrimSpace(bytes.TrimPrefix(payload[:min(len(payload), 512)], []byte("\ufeff")))
	if !bytes.HasPrefix(head, []byte("<")) && !bytes.HasPrefix(head, []byte("{")) {
		return false
	}
	root, _ := rootOf(payload)
	return root != ""
}

// expand takes the gzip off a sitemap that is published so, up to the limit.
func expand(payload []byte) ([]byte, error) {
	if !bytes.HasPrefix(payload, []byte{0x1f, 0x8b}) {
		return payload, nil
	}
	z, err := gzip.NewReader(bytes.NewReader(payload))
	if err != nil {
		return nil, fmt.Errorf("list: %w: %w", err, onrecord.ErrInvalid)
	}
	b, err := io.ReadAll(io.LimitReader(z, maxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("list: %w: %w", err, onrecord.ErrInvalid)
	}
	return b, nil
}

// Parse reads a list of any kind. Errors wrap onrecord.ErrInvalid, or
// ErrRefused for one over the limits.
func Parse(payload []byte) (List, error) {
	payload, err := expand(payload)
	if err != nil {
		return List{}, err
	}
	if len(payload) > maxBytes {
		return List{}, fmt.Errorf("a list of %d bytes; up to %d are read: %w", len(payload), maxBytes, onrecord.ErrRefused)
	}
	root, err := rootOf(payload)
	if err != nil {
		return List{}, fmt.Errorf("list: %w: %w", err, onrecord.ErrInvalid)
	}
	var l List
	switch root {
	case "urlset", "sitemapindex":
		l, err = sitemap(payload)
	case "opml":
		l, err = opml(payload)
	case "rss", "rdf", "feed", "json":
		l, err = feed(payload)
	default:
		return List{}, fmt.Errorf("list: no feed, sitemap or OPML: %w", onrecord.ErrInvalid)
	}
	if err != nil {
		return List{}, fmt.Errorf("list: %w: %w", err, onrecord.ErrInvalid)
	}
	if len(l.Entries)+len(l.Lists) > maxEntries {
		return List{}, fmt.Errorf("a list of over %d entries: %w", maxEntries, onrecord.ErrRefused)
	}
	return l, nil
}

// rootOf names the root element, lower case, or "json" for a JSON Feed; "" for
// anything that is no list.
func rootOf(payload []byte) (string, error) {
	head := bytes.TrimSpace(bytes.TrimPrefix(payload, []byte("\ufeff")))
	if bytes.HasPrefix(head, []byte("{")) {
		var f struct {
			Version string `json:"version"`
		}
		if err := json.Unmarshal(head, &f); err != nil || !strings.Contains(f.Version, "jsonfeed.org") {
			return "", err
		}
		return "json", nil
	}
	d := decoder(payload)
	for range 64 { // a prolog is short
		token, err := d.Token()
		if err != nil {
			return "", err
		}
		if start, ok := token.(xml.StartElement); ok {
			name := strings.ToLower(start.Name.Local)
			switch name {
			case "urlset", "sitemapindex", "opml", "rss", "rdf", "feed":
				return name, nil
			}
			return "", nil
		}
	}
	return "", errors.New("no root element")
}

// decoder reads XML as the web writes it. It expands no entity but HTML's.
func decoder(payload []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(payload))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = charset.NewReaderLabel
	return d
}

func feed(payload []byte) (l List, err error) {
	defer func() {
		if recover() != nil { // the parser's own bug on a broken feed
			err = errors.New("a feed that cannot be parsed")
		}
	}()
	f, err := gofeed.NewParser().Parse(bytes.NewReader(payload))
	if err != nil {
		return List{}, err
	}
	l = List{Kind: Feed, Title: strings.TrimSpace(f.Title), Self: cmp.Or(f.FeedLink, f.Link)}
	for _, it := range f.Items {
		if e := entry(it); e.URL != "" {
			l.Entries = append(l.Entries, e)
		}
	}
	return l, nil
}

func entry(it *gofeed.Item) Entry {
	e := Entry{URL: strings.TrimSpace(it.Link), Title: strings.TrimSpace(it.Title)}
	if e.URL == "" && strings.HasPrefix(it.GUID, "http") {
		e.URL = it.GUID
	}
	for _, a := range it.Authors {
		if a != nil && a.Name != "" {
			e.Authors = append(e.Authors, a.Name)
		}
	}
	if it.PublishedParsed != nil {
		e.Published = it.PublishedParsed.UTC()
	}
	if it.UpdatedParsed != nil {
		e.Updated = it.UpdatedParsed.UTC()
	}
	return e
}

// eof reports the end of a list; a list cut short keeps what it had.
func eof(err error) bool {
	var syntax *xml.SyntaxError
	return errors.Is(err, io.EOF) || errors.As(err, &syntax)
}
