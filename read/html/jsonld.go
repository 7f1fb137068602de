package html

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// An Article is what one JSON-LD article node says.
type Article struct {
	Types     []string
	Headline  string
	Name      string
	Authors   []string
	Published string
	Modified  string
	Body      string
	Dateline  string
	Publisher string
	Words     int
	// Free is "false" when the page says that it is not free to read.
	Free string
	URL  string
}

// Articles returns the article nodes of the page's JSON-LD, in page order. It
// puts up with what pages get wrong: arrays and graphs at any level, entities,
// comments and CDATA around the data, raw line breaks in strings, trailing commas.
// They are decoded on the first call; a Page is not for concurrent use.
func (p *Page) Articles() []Article {
	if !p.decoded {
		p.articles, p.decoded = p.decode(), true
	}
	return p.articles
}

func (p *Page) decode() []Article {
	var out []Article
	for _, d := range p.Data {
		if !strings.Contains(d.Text, "schema.org") && !strings.Contains(d.Text, "@type") {
			continue
		}
		v, ok := lenient(d.Text)
		if !ok {
			continue
		}
		g := graph{}
		g.index(v, 0)
		g.collect(v, 0)
		out = append(out, g.articles...)
	}
	return out
}

// lenient decodes JSON as pages write it.
func lenient(s string) (any, bool) {
	for _, mend := range []func(string) string{strings.TrimSpace, unwrap, html.UnescapeString, mendCommas} {
		s = mend(s)
		var v any
		if err := json.Unmarshal([]byte(s), &v); err == nil {
			return v, true
		}
	}
	return nil, false
}

// unwrap takes comments and CDATA off and raw control characters out of strings.
func unwrap(s string) string {
	for _, mark := range []string{"//<![CDATA[", "<![CDATA[", "//]]>", "]]>", "<!--", "-->", "/*<![CDATA[*/", "/*]]>*/"} {
		s = strings.ReplaceAll(s, mark, "")
	}
	s = strings.TrimRight(strings.TrimSpace(s), ";")
	var b strings.Builder
	quoted, escaped := false, false
	for _, r := range s {
		switch {
		case escaped:
			escaped = false
			if !strings.ContainsRune(`"\/bfnrtu`, r) {
				b.WriteByte('\\') // a lone backslash stands for itself
			}
		case r == '\\' && quoted:
			escaped = true
		case r == '"':
			quoted = !quoted
		case r < ' ' && quoted:
			b.WriteString(`\n`)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// mendCommas drops a comma before a closing bracket and doubles of a comma.
func mendCommas(s string) string {
	var b strings.Builder
	quoted, escaped, comma := false, false, ""
	for _, r := range s {
		if !quoted && (r == ',' || comma != "" && strings.ContainsRune(" \t\r\n", r)) {
			if comma == "" {
				comma = ","
			}
			continue
		}
		if comma != "" && r != '}' && r != ']' {
			b.WriteString(comma)
		}
		comma = ""
		switch {
		case escaped:
			escaped = false
		case r == '\\':
			escaped = quoted
		case r == '"':
			quoted = !quoted
		}
		b.WriteRune(r)
	}
	return b.String()
}

// maxNesting bounds how deep a graph is walked.
const maxNesting = 64

// graph walks decoded JSON-LD.
type graph struct {
	byID     map[string]map[string]any
	articles []Article
}

func (g *graph) index(v any, depth int) {
	if depth > maxNesting {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			g.index(x, depth+1)
		}
	case map[string]any:
		if id := str(v["@id"]); id != "" && len(v) > 1 {
			if g.byID == nil {
				g.byID = map[string]map[string]any{}
			}
			if _, seen := g.byID[id]; !seen {
				g.byID[id] = v
			}
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			g.index(v[key], depth+1)
		}
	}
}

func (g *graph) collect(v any, depth int) {
	if depth > maxNesting {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			g.collect(x, depth+1)
		}
	case map[string]any:
		if types := words(v["@type"]); articleTypes(types) {
			g.articles = append(g.articles, g.article(v, types))
			return
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "hasPart", "item"} {
			g.collect(v[key], depth+1)
		}
	}
}

func articleTypes(types []string) bool {
	for _, t := range types {
		t = strings.TrimPrefix(strings.TrimPrefix(t, "https://schema.org/"), "http://schema.org/")
		if strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "NewsArticle") || t == "BlogPosting" || t == "Report" || t == "LiveBlogPosting" || t == "SocialMediaPosting" || t == "PressRelease" {
			return true
		}
	}
	return false
}

func (g *graph) article(v map[string]any, types []string) Article {
	a := Article{
		Types: types, Headline: clean(v["headline"]), Name: clean(v["name"]), Authors: g.names(v["author"], 0),
		Published: str(v["datePublished"]), Modified: str(v["dateModified"]), Body: str(v["articleBody"]),
		Dateline: clean(v["dateline"]), URL: str(v["url"]),
	}
	if len(a.Authors) == 0 {
		a.Authors = g.names(v["creator"], 0)
	}
	if names := g.names(v["publisher"], 0); len(names) > 0 {
		a.Publisher = names[0]
	}
	switch w := v["wordCount"].(type) {
	case float64:
		a.Words = int(w)
	}
	switch f := v["isAccessibleForFree"].(type) {
	case bool:
		if !f {
			a.Free = "false"
		}
	case string:
		if strings.EqualFold(f, "false") {
			a.Free = "false"
		}
	}
	return a
}

// names reads people or bodies: a string, an object with a name, a reference.
func (g *graph) names(v any, depth int) []string {
	if depth > 8 {
		return nil
	}
	switch v := v.(type) {
	case string:
		if s := clean(v); s != "" {
			return []string{s}
		}
	case []any:
		var out []string
		for _, x := range v {
			out = append(out, g.names(x, depth+1)...)
		}
		return out
	case map[string]any:
		if n := g.names(v["name"], depth+1); len(n) > 0 {
			return n
		}
		if ref := g.byID[str(v["@id"])]; ref != nil && str(ref["@id"]) != "" {
			return g.names(ref["name"], depth+1)
		}
	}
	return nil
}

// clean reads a string that may hold entities and markup.
func clean(v any) string {
	s := html.UnescapeString(str(v))
	if strings.ContainsRune(s, '<') {
		s = stripTags(s)
	}
	return strings.Join(strings.Fields(s), " ")
}

// stripTags drops markup from a short string.
func stripTags(s string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			b.Write(z.Text())
		}
	}
}

func str(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		return str(v["@value"])
	case []any:
		if len(v) > 0 {
			return str(v[0])
		}
	}
	return ""
}

func words(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, x := range v {
			if s, ok := x.(string); ok {
				out = append(out, s)
			}
		}
		return out
	}
	return nil
}
