package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"html/template"
	"io"
	"net/url"
	"path"
	"strings"

	"onrecord/publish"
)

//go:embed templates/*.html
var templates embed.FS

//go:embed static/onrecord.css
var css []byte

//go:embed static/icon.svg
var icon []byte

// A Site writes pages. The zero value works. It is safe for concurrent use.
type Site struct {
	// Contact is where readers report errors: a mail or web address. Without
	// one the pages say that none is set.
	Contact string
	// Version is what the footer names.
	Version string
}

// Stylesheet returns the style sheet of all pages.
func Stylesheet() []byte { return css }

// Icon returns the site's icon, an SVG image.
func Icon() []byte { return icon }

// StyleTag names the style sheet's content, so that it can be cached for ever.
func StyleTag() string {
	sum := sha256.Sum256(css)
	return hex.EncodeToString(sum[:6])
}

var pages = parse("today", "board", "proposition", "document", "person", "people", "sources", "proof", "log", "error")

// parse reads each page's template on top of the shared ones. It runs once, at
// start; a mistake in a template is ours and ends the program.
func parse(names ...string) map[string]*template.Template {
	funcs := template.FuncMap{"mark": mark, "clip": clip, "plural": plural, "entries": entries, "marked": publish.BringsMarks, "setting": publish.SettingWord}
	base := template.Must(template.New("base.html").Funcs(funcs).ParseFS(templates, "templates/base.html", "templates/parts.html"))
	out := map[string]*template.Template{}
	for _, name := range names {
		out[name] = template.Must(template.Must(base.Clone()).ParseFS(templates, path.Join("templates", name+".html")))
	}
	return out
}

// A page is what the shared frame needs, around what one page shows.
type page struct {
	place
	Site     Site
	Title    string
	Section  string // of the navigation
	Self     string // address of this page's data without the ending; "" if none
	Headings []headline
	Body     any
}

// Tag names the style sheet in its address.
func (page) Tag() string { return StyleTag() }

// Report is where an error of this page is reported: a mail with the page's
// name, or the contact's own page; "" without one.
func (p page) Report() string {
	switch u, err := url.Parse(p.Site.Contact); {
	case err != nil || p.Site.Contact == "":
		return ""
	case u.Scheme == "http" || u.Scheme == "https":
		return p.Site.Contact
	case u.Scheme == "" && strings.Contains(p.Site.Contact, "@"):
		return "mailto:" + url.PathEscape(p.Site.Contact) + "?subject=" + url.PathEscape("Onrecord: "+publish.Clip(p.Title, 120))
	}
	return ""
}

// InlineCSS is the style sheet for a page that stands alone.
func (page) InlineCSS() template.CSS { return template.CSS(css) }

// Policy is the content security policy of a page that stands alone: its own
// style sheet, by digest, and nothing else.
func (page) Policy() string {
	sum := sha256.Sum256(css)
	return fmt.Sprintf("default-src 'none'; style-src 'sha256-%s'; img-src data:; base-uri 'none'; form-action 'none'", base64.StdEncoding.EncodeToString(sum[:]))
}

// write renders to memory first: a reader gets a whole page or an error.
func (s Site) write(w io.Writer, p place, name string, pg page) error {
	pg.place, pg.Site = p, s
	var b bytes.Buffer
	if err := pages[name].ExecuteTemplate(&b, "base.html", pg); err != nil {
		return fmt.Errorf("page %s: %w", name, err)
	}
	_, err := b.WriteTo(w)
	return err
}

// Error writes a page that says what went wrong and what to do.
func (s Site) Error(w io.Writer, status int, title, advice string) error {
	return s.write(w, live, "error", page{Title: title, Body: struct {
		Status int
		Advice string
	}{status, advice}})
}

func clip(n int, s string) string { return publish.Clip(s, n) }

func entries(n uint64) string {
	if n == 1 {
		return "1 entry"
	}
	return fmt.Sprintf("%d entries", n)
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
