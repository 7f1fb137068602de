package watch

import (
	"net/http"
	"net/url"
	"strings"

	"onrecord"
	"onrecord/read/html"
)

// An Edition tells one of a site's editions from another: sites serve the one
// that suits the country or the language of who asks.
type Edition struct {
	Language string // base language of the page, lower case: "en"
	Region   string // as the page or its address names it: "us", "" if neither does
	Host     string // of the address, without www
}

// editionOf reads what the page and its address say.
func editionOf(p *html.Page, address string) Edition {
	var e Edition
	for _, tag := range []string{p.Lang, p.First("og:locale")} {
		language, region, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
		if e.Language == "" {
			e.Language = language
		}
		if e.Region == "" && language == e.Language {
			e.Region = region
		}
	}
	if u, err := url.Parse(address); err == nil {
		e.Host = strings.TrimPrefix(strings.ToLower(u.Host), "www.")
	}
	return e
}

// header takes the server's word where the page has none.
func (e *Edition) header(c onrecord.Capture) {
	if said := http.Header(c.Header).Get("Content-Language"); e.Language == "" && !strings.Contains(said, ",") {
		e.Language, e.Region, _ = strings.Cut(strings.ToLower(strings.TrimSpace(said)), "-")
	}
}

// String writes the edition for people: "en-us · news.example".
func (e Edition) String() string {
	tag := e.Language
	if e.Region != "" {
		tag += "-" + e.Region
	}
	return strings.Trim(tag+" · "+e.Host, " ·")
}

// foreign reports whether o is in another language, both being known.
func (e Edition) foreign(o Edition) bool {
	return e.Language != "" && o.Language != "" && e.Language != o.Language
}

// other reports whether o is another edition: another language or region, or
// the same page from another host. A silent page is no other edition.
func (e Edition) other(o Edition) bool {
	return e.foreign(o) || e.Region != "" && o.Region != "" && e.Region != o.Region || e.Host != "" && o.Host != "" && e.Host != o.Host
}

// switched are the changes of where the words come from, which would otherwise
// be told as edits.
func switched(old, new Version) []Change {
	var out []Change
	if old.Edition.other(new.Edition) {
		out = append(out, Change{Kind: EditionOf, Old: old.Edition.String(), New: new.Edition.String()})
	}
	if moved(old, new) {
		out = append(out, Change{Kind: RegionOf, Old: opening(old.Body), New: opening(new.Body)})
	}
	return out
}

// moved reports whether both bodies stand on both pages, and are not the same:
// the page did not change so much as what of it is the article.
func moved(old, new Version) bool {
	return size(old.Body) > 0 && size(new.Body) > 0 &&
		held(old.Body, new.all)*10 >= size(old.Body)*9 && held(new.Body, old.all)*10 >= size(new.Body)*9 &&
		held(old.Body, letters(strings.Join(new.Body, "")))*2 < size(old.Body)
}

// held counts the letters of the paragraphs that all holds.
func held(paragraphs []string, all string) int {
	n := 0
	for _, p := range paragraphs {
		if w := letters(p); strings.Contains(all, w) {
			n += len(w)
		}
	}
	return n
}

func size(paragraphs []string) int { return len(letters(strings.Join(paragraphs, ""))) }

// opening is the start of a body, to tell it by.
func opening(paragraphs []string) string {
	s := []rune(paragraphs[0])
	if len(s) > 80 {
		return string(s[:80]) + "…"
	}
	return string(s)
}
