package html

import (
	"regexp"
	"strings"

	"onrecord"
	"onrecord/read/lines"
	"onrecord/text"
)

// An Author is a name with the stretch of the source that says it.
type Author struct {
	Name string
	Raw  text.Span
}

// authorSources in the order in which they are believed. The structured data
// is filled in by the newsroom's own system; metas often hold only the outlet.
var authorSources = []string{"json-ld", "meta", "og", "dc"}

// Authors decides who wrote the page. A source that names only the outlet
// itself yields to a later one, or to the printed byline, that names people; if
// none does, the outlet is the author.
func (p *Page) Authors(ws []onrecord.Witness) []Author {
	sites := sitesOf(ws)
	var outlet []Author
	for _, from := range authorSources {
		people, bodies := p.named(ws, from, sites)
		if len(people) > 0 {
			return people
		}
		if from == "json-ld" {
			outlet = bodies
		}
	}
	if printed := p.byline(sites); len(printed) > 0 {
		return printed
	}
	return outlet
}

// named splits what one source says into people (and named desks) and the
// outlet itself.
func (p *Page) named(ws []onrecord.Witness, from string, sites []string) (people, outlet []Author) {
	seen := map[string]bool{}
	for _, w := range ws {
		if w.Field != "author" || w.From != from {
			continue
		}
		raw := p.Where(w)
		for _, name := range names(w.Value) {
			key := letters(name)
			if seen[key] || key == "" || noName(name) {
				continue
			}
			seen[key] = true
			a := Author{name, raw}
			if isOutlet(key, sites) {
				outlet = append(outlet, a)
			} else {
				people = append(people, a)
			}
		}
	}
	return people, outlet
}

// role cuts what follows a name: "A B / Journalist", "A B | Outlet", "신현주 기자".
var role = regexp.MustCompile(`\s+(?:[/|]\s+.*|기자|記者|记者)$`)

var and = regexp.MustCompile(`(?i)\s*(?:,|;|\s(?:and|und|et|y|e|og|och|&)\s)\s*`)

// names splits "A B, C D and E F" where every part looks like a name.
func names(value string) []string {
	value = strings.TrimSpace(role.ReplaceAllString(value, ""))
	if m := bySomebody.FindString(value); m != "" {
		value = strings.TrimSpace(value[len(m):])
	}
	parts := and.Split(value, -1)
	for _, part := range parts {
		if !lines.PersonLike(part) {
			return []string{value}
		}
	}
	return parts
}

var bySomebody = regexp.MustCompile(`^(?i:by|von|par|por)\s+`)

// noName are values that name nobody: addresses, handles, slugs.
func noName(s string) bool {
	return strings.Contains(s, "://") || strings.HasPrefix(s, "@") || strings.HasPrefix(s, "www.") || len(s) > 120 ||
		!strings.Contains(s, " ") && strings.Contains(s, "-") && s == strings.ToLower(s) || strings.EqualFold(s, "admin") || strings.EqualFold(s, "developer")
}

func isOutlet(key string, sites []string) bool {
	for _, s := range sites {
		if key == s || strings.Contains(key, "www") || len(s) > 3 && strings.HasPrefix(key, s) || len(key) > 3 && strings.HasPrefix(s, key) {
			return true
		}
	}
	return false
}

// byline reads the printed byline: a line that opens with "By", or a line of
// names in an element that is called author or byline, near the title.
func (p *Page) byline(sites []string) []Author {
	for pass := range 2 {
		for i := range p.Blocks {
			b := &p.Blocks[i]
			if b.In&(InNav|InFooter|InAside|InForm) != 0 || len(b.Text) > 160 {
				continue
			}
			if out := b.authors(pass == 0); len(out) > 0 && !isOutlet(letters(out[0].Name), sites) {
				return out
			}
		}
	}
	return nil
}

// authors reads a block as a byline, strictly by its shape or by its names.
func (b *Block) authors(shaped bool) []Author {
	if shaped {
		var out []Author
		for _, s := range lines.Byline(b.Text) {
			out = append(out, Author{b.Text[s.Start:s.End], b.source(s)})
		}
		return out
	}
	own := b.Names[max(0, len(b.Names)-2):]
	if !hint(own, hints[5]) || hint(own, []string{"avatar", "bio", "comment", "title", "role", "image"}) {
		return nil
	}
	var out []Author
	for _, n := range names(b.Text) {
		if !lines.PersonLike(n) {
			return nil
		}
		i := strings.Index(b.Text, n)
		out = append(out, Author{n, b.source(text.Span{Start: i, End: i + len(n)})})
	}
	return out
}

// source is the stretch of the page's source behind a span of the block.
func (b *Block) source(s text.Span) text.Span { return text.Hull(b.pieces.Raw(s)) }
